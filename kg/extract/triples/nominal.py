"""Arabic sentences without a verb, which the parser takes for one long phrase: "بغداد عاصمة العراق".

Comes in: a tree and the mentions of the article. Goes out: a tree in which an indefinite noun or adjective
right behind a definite one that begins the sentence is said of it, and an indefinite noun right behind a
phrase with a preposition is what is there ("في المدينة متاحف"). Nothing definite is bound to the noun behind
it, so that these two are no phrase.
"""

from collections.abc import Sequence

from kg.extract.mentions import Draft
from kg.extract.mentions.lexicon import lexicon as words
from kg.extract.tree import NO_WORD, Tree, moved, rehung
from kg.extract.triples.definite import definite_end, is_definite
from kg.extract.triples.phrases import relation

_GLUED = frozenset({"nmod", "dep", "amod", "nummod", "obl"})
_SAID = frozenset({"NOUN", "ADJ"})
_THERE = frozenset({"NOUN", "NUM"})
_SMALL = frozenset({"CCONJ", "PART", "ADP"})
_ADVERB = "ا"


def nominal_sentences(tree: Tree, drafts: Sequence[Draft]) -> Tree:
    """Give the tree with a subject and what is said of it where the parser has made them one phrase."""
    names = {draft.start: draft.end for draft in drafts if draft.form == "name" and draft.kind != "OTHER"}
    for first, end in tree.sentences:
        top = _opening(tree, first, end)
        if top == NO_WORD or tree.dependents(top, "nsubj", "csubj", "cop", "aux"):
            continue
        behind = _behind(tree, top, definite_end(tree, top, names))
        if behind == NO_WORD:
            continue
        if tree.prepositions[top]:
            there = tree.pos[behind] in _THERE
            tree = moved(tree, behind, tree.head[behind], "nsubj") if there else tree
        elif _is_said(tree, behind):
            tree = _with_predicate(tree, top, behind)
    return tree


def _opening(tree: Tree, first: int, end: int) -> int:
    """Give the root of a sentence, if its phrase begins the sentence and no verb stands before it."""
    root = next((w for w in range(first, end) if tree.head[w] == NO_WORD), NO_WORD)
    if root == NO_WORD or tree.pos[root] not in ("NOUN", "PROPN", "X"):
        return NO_WORD
    return root if all(tree.pos[w] in _SMALL for w in range(first, root)) else NO_WORD


def _behind(tree: Tree, top: int, last: int) -> int:
    """Give the indefinite word right behind a definite phrase that the parser hangs on it, or `NO_WORD`; what
    the phrase has with a preposition stands between."""
    word = last + 1
    while last != NO_WORD and word < len(tree) and tree.pos[word] == "ADP":
        noun = tree.head[word]
        if not top <= tree.head[noun] <= last or relation(tree, noun) != "nmod":
            return NO_WORD
        word = tree.subtree(noun)[-1] + 1
    if last == NO_WORD or word >= len(tree) or not top <= tree.head[word] < word:
        return NO_WORD
    glued = relation(tree, word) in _GLUED and not tree.prepositions[word] and tree.pos[word] != "PRON"
    return word if glued and not is_definite(tree, word) and tree.norm[word][:1].isalpha() else NO_WORD


def _is_said(tree: Tree, word: int) -> bool:
    """Tell whether a word may be what is said of a noun: no name beside it, no adverb in the accusative, no
    time."""
    noun = tree.pos[word] in _SAID and tree.morph[word].get("Definite") in ("Ind", "Cons")
    return (
        noun and not tree.norm[word].endswith(_ADVERB) and tree.norm[word] not in words("ar").classes["time"]
    )


def _with_predicate(tree: Tree, top: int, said: int) -> Tree:
    """Give the tree in which a word has the place of the noun before it, which is its subject."""
    head, dep = list(tree.head), list(tree.dep)
    head[said], dep[said] = head[top], dep[top]
    for child in tree.children[top]:
        if child > said or (child < top and tree.pos[child] in ("CCONJ", "PART")):
            head[child] = said
    head[top], dep[top] = said, "nsubj"
    return rehung(tree, head, dep)
