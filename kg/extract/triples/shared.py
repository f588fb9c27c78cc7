"""What is said once for several verbs joined by conjunctions: auxiliaries and negation.

Comes in: a tree, a verb and the words of its language. Goes out: the words before it that it shares.
"""

from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.phrases import relation
from kg.extract.triples.words import Words

#: What a verb has that shares nothing with the one it is joined to.
_OWN = ("aux", "cop", "mark", "expl", "nsubj", "csubj")
#: Forms of a verb that cannot tell without an auxiliary.
_BARE = ("Inf", "Part")


def shared(tree: Tree, word: int, known: Words) -> list[int]:
    """Give the auxiliaries and the negation that a verb shares with the one it is joined to.

    An infinitive or participle shares all of them ("did not come and help", "was arrested and charged");
    behind "or" every verb shares the negation ("never came or called"). What "but" joins is not denied too;
    of a participle that "and" joins to a denied one it is not known ("has not paid and closed its shops").
    """
    lender = lender_of(tree, word, known)
    if lender == NO_WORD:
        return []
    auxiliaries, denials = _auxiliaries(tree, word, lender), _denials(tree, lender, known)
    if not denials or _is_alternative(tree, word, known):
        denied_itself = any(known.negates(tree, c) for c in tree.dependents(word, "cc"))
        return sorted({*auxiliaries} | ({*denials} if not denied_itself else set()))
    if any(known.has(tree, c, "but") for c in tree.dependents(word, "cc")):
        return auxiliaries
    return sorted({*auxiliaries, *denials}) if auxiliaries and _form(tree, word) == "Inf" else []


def lender_of(tree: Tree, word: int, known: Words) -> int:
    """Give the verb whose auxiliaries and negation another one may share, or `NO_WORD`."""
    while relation(tree, word) == "conj" and tree.pos[word] == "VERB":
        if tree.dependents(word, *_OWN) or _denials(tree, word, known):
            return NO_WORD
        word = tree.head[word]
        if tree.dependents(word, "aux") or _denials(tree, word, known):
            return word if tree.pos[word] == "VERB" else NO_WORD
    return NO_WORD


def _denials(tree: Tree, word: int, known: Words) -> list[int]:
    """Give the words that negate a verb, but for its conjunction."""
    found = (c for c in tree.children[word] if known.negates(tree, c))
    return [c for c in found if c < word and tree.dep[c] != "cc"]


def _auxiliaries(tree: Tree, word: int, lender: int) -> list[int]:
    bare = _form(tree, word) in _BARE and _same_form(tree, word, lender)
    return tree.dependents(lender, "aux") if bare else []


def _same_form(tree: Tree, word: int, other: int) -> bool:
    return all(tree.morph[word].get(f) == tree.morph[other].get(f) for f in ("VerbForm", "Voice"))


def _form(tree: Tree, word: int) -> str:
    return tree.morph[word].get("VerbForm", "")


def _is_alternative(tree: Tree, word: int, known: Words) -> bool:
    """Tell whether "or" or "nor" joins a verb or the last of those that it is listed with."""
    listed = [c for c in tree.children[tree.head[word]] if c >= word and relation(tree, c) == "conj"]
    joints = [c for one in listed for c in tree.dependents(one, "cc")]
    return any(known.joins_denied(tree, joint) for joint in joints[:1])
