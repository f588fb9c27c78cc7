"""Verbs that the parser joins to an infinitive and not to the verb above it, and clauses that it hangs on the
verb and not on the noun before them.

Comes in: `Tree`. Goes out: `Tree` in which "refused to sign and | left" tells that somebody left, and
"scrapped plans | to sell" what was planned.
"""

from kg.extract import cues as cue_table
from kg.extract.tree import NO_WORD, Tree, moved


def finite_apart(tree: Tree, lang: str) -> Tree:
    """A tree in which no finite English verb is joined to an infinitive."""
    for word, relation in enumerate(tree.dep) if lang == "en" else ():
        if relation == "conj" and (verb := above_infinitive(tree, word)) != NO_WORD:
            tree = moved(tree, word, verb, "conj")
    return tree


def plans_apart(tree: Tree, lang: str) -> Tree:
    """A tree in which an English clause behind a noun that says how it is with it hangs on that noun."""
    for word, relation in enumerate(tree.dep) if lang == "en" else ():
        if relation == "advcl" and (noun := _noun_of(tree, word)) != NO_WORD:
            tree = moved(tree, word, noun, "acl")
    return tree


def _noun_of(tree: Tree, word: int) -> int:
    """The noun that a clause stands right behind: plans to, the condition that; `NO_WORD` for others."""
    first = tree.children[word][0] if tree.children[word] else word
    noun = first - 1
    opened = tree.dep[first] == "mark" and noun > tree.head[word] == tree.head[noun]
    if not opened or tree.pos[noun] != "NOUN":
        return NO_WORD
    signals = cue_table.load("en").of(tree.lemma[noun])
    meant = any(cue.value == "intend" for cue in signals) if tree.lemma[first] == "to" else bool(signals)
    return noun if meant and tree.lemma[first] in {"to", "that"} else NO_WORD


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
