"""Verbs that are joined to a verb above and that the parser joins to an infinitive below it.

Comes in: `Tree`. Goes out: `Tree` in which "refused to sign and | left" tells that somebody left.
"""

from kg.extract.tree import NO_WORD, Tree, moved


def finite_apart(tree: Tree, lang: str) -> Tree:
    """A tree in which no finite English verb is joined to an infinitive."""
    for word, relation in enumerate(tree.dep) if lang == "en" else ():
        if relation == "conj" and (verb := above_infinitive(tree, word)) != NO_WORD:
            tree = moved(tree, word, verb, "conj")
    return tree


def above_infinitive(tree: Tree, word: int) -> int:
    """The verb above an infinitive to which a finite verb without subject is joined; `NO_WORD` for others."""
    head = tree.head[word]
    joined = head != NO_WORD and is_infinitive(tree, head) and is_finite(tree, word)
    if not joined or tree.dependents(word, "nsubj", "csubj", "mark"):
        return NO_WORD
    above = (a for a in tree.ancestors(head) if tree.pos[a] == "VERB" and not is_infinitive(tree, a))
    return next(above, NO_WORD)


def is_infinitive(tree: Tree, word: int) -> bool:
    """Whether a verb is an infinitive without an auxiliary."""
    return tree.morph[word].get("VerbForm") == "Inf" and not tree.dependents(word, "aux")


def is_finite(tree: Tree, word: int) -> bool:
    """Whether a verb shows its tense, or an auxiliary of it does."""
    morph = tree.morph[word]
    single = (morph.get("VerbForm"), morph.get("Person"), morph.get("Number")) == ("Fin", "3", "Sing")
    helped = any(tree.morph[aux].get("VerbForm") == "Fin" for aux in tree.dependents(word, "aux"))
    return morph.get("Tense") == "Past" or single or helped
