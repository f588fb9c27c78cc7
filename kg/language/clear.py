"""Trees with CLEAR labels, as the English pipelines of spaCy give them, turned into Universal Dependencies.

Comes in: words with heads and CLEAR labels (`dobj`, `prep`, `pobj`, `attr` …). Goes out: heads and UD labels.
Where the schemes differ in more than names, words are hung anew: prepositions below their noun (`case`),
forms of `be` below their predicate (`cop`), coordinators below the conjunct after them, conjuncts below the
first, names of persons below their first word (`flat`).

Source: https://github.com/clir/clearnlp-guidelines/blob/master/md/specifications/dependency_labels.md and
https://universaldependencies.org/u/dep/
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Span

#: Labels that only CLEAR has.
LABELS = frozenset({"pobj", "dobj", "nsubjpass", "attr", "acomp"})
_RENAMED = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "obl",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET"})
_CLAUSAL = frozenset({"VERB", "AUX"})
#: What stays with a form of `be` that has become a copula: nothing but what belongs to the word itself.
_STAYS = frozenset({"fixed", "goeswith"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


@dataclass(frozen=True)
class Word:
    """A word of one sentence; `head` is a place in the sentence, its own for the root.

    Args:
        person: Whether the word is inside the name of a person, and not its first word.
    """

    form: str
    lemma: str
    upos: str
    tag: str
    head: int
    dep: str
    person: bool = False


@dataclass
class _Tree:
    """Heads and labels in the making."""

    words: Sequence[Word]
    heads: list[int]
    deps: list[str]
    done: set[int] = field(default_factory=set)

    def children(self, i: int) -> list[int]:
        return [j for j, head in enumerate(self.heads) if head == i and j != i]

    def hang(self, i: int, head: int, dep: str) -> None:
        self.heads[i], self.deps[i] = head, dep
        self.done.add(i)

    def replace(self, old: int, new: int) -> None:
        """Let a word take the place of its own head."""
        above = self.heads[old]
        self.heads[new] = new if above == old else above
        self.deps[new] = self.deps[old]
        if old in self.done:
            self.done.add(new)


def to_ud(words: Sequence[Word]) -> list[tuple[int, str]]:
    """Give head (its own place for the root) and UD label of each word of a sentence."""
    tree = _Tree(words, [word.head for word in words], [word.dep for word in words])
    _copulas(tree)
    _prepositions(tree)
    _coordination(tree)
    _names(tree)
    for i, word in enumerate(words):
        if i not in tree.done:
            tree.deps[i] = _renamed(tree, i, word)
    return list(zip(tree.heads, tree.deps, strict=True))


def _renamed(tree: _Tree, i: int, word: Word) -> str:
    dep = tree.deps[i]
    if dep == "aux" and word.tag == "TO":
        return "mark"
    if dep == "nmod":
        return "nmod" if word.upos in _NOMINAL else "amod"
    if dep == "det" and word.tag in {"WP$", "PRP$"}:
        return "nmod:poss"
    if dep == "npadvmod" and tree.words[tree.heads[i]].upos in _NOMINAL:
        return "nmod:unmarked"
    return _RENAMED.get(dep, dep)


def _copulas(tree: _Tree) -> None:
    """Hang forms of `be` below their predicate; one that says that something exists keeps its place."""
    for i, word in enumerate(tree.words):
        if word.lemma.lower() != "be" or tree.deps[i] in {"aux", "auxpass"}:
            continue
        own = tree.children(i)
        predicate = next((j for j in own if tree.deps[j] in {"attr", "acomp"}), None)
        if any(tree.deps[j] == "expl" for j in own):
            if predicate is not None:
                tree.hang(predicate, i, "nsubj")
            continue
        predicate = _place(tree, i, own) if predicate is None else predicate
        if predicate is not None:
            _lower(tree, i, predicate)


def _place(tree: _Tree, i: int, own: Sequence[int]) -> int | None:
    """Find the preposition that is the predicate (`is in London`)."""
    if not any(tree.deps[j] in _SUBJECTS for j in own) or any(
        tree.deps[j] in {"ccomp", "xcomp"} for j in own
    ):
        return None
    return next((j for j in own if j > i and tree.deps[j] == "prep" and _object(tree, j) is not None), None)


def _lower(tree: _Tree, copula: int, predicate: int) -> None:
    """Let a predicate take the place of its copula, with all that hung on that."""
    for j in tree.children(copula):
        if j != predicate and tree.deps[j] not in _STAYS:
            tree.heads[j] = predicate
    outer = tree.children(predicate)
    tree.replace(copula, predicate)
    tree.hang(copula, predicate, "cop")
    for j in outer:
        if tree.deps[j] in {"nsubj", "nsubjpass"} and tree.heads[j] == predicate:
            tree.deps[j] = "nsubj"


def _object(tree: _Tree, i: int) -> int | None:
    """Give the object of a preposition, through further prepositions (`out of the box`)."""
    for j in tree.children(i):
        if tree.deps[j] in {"pobj", "pcomp"}:
            return j
    for j in tree.children(i):
        if tree.deps[j] == "prep" and j > i:
            return _object(tree, j)
    return None


def _prepositions(tree: _Tree) -> None:
    """Hang each preposition below its object, and the object where the preposition was."""
    for i in _inner_first(tree):
        noun = next((j for j in tree.children(i) if tree.deps[j] in {"pobj", "pcomp"}), None)
        role = tree.words[i].dep
        if noun is None:
            if role in {"prep", "agent"} and i not in tree.done and tree.deps[i] == role:
                tree.hang(i, tree.heads[i], "advmod" if tree.words[i].upos == "ADV" else "obl")
            continue
        clause = tree.deps[noun] == "pcomp" and tree.words[noun].upos in _CLAUSAL
        for j in tree.children(i):
            if j != noun:
                tree.heads[j] = noun
                if tree.deps[j] == "prep":
                    tree.hang(j, noun, "case")
        tree.replace(i, noun)
        tree.hang(i, noun, "mark" if clause else "case")
        if noun not in tree.done and tree.deps[noun] in _PREPOSITIONS:
            _place_object(tree, i, noun, clause)


def _place_object(tree: _Tree, preposition: int, noun: int, clause: bool) -> None:
    """Name the relation of a noun that hangs where its preposition hung."""
    above, role = tree.heads[noun], tree.words[preposition].dep
    if tree.deps[above] in _PREPOSITIONS and above not in tree.done:
        tree.deps[noun] = "pobj"
        return
    nominal = tree.words[tree.words[preposition].head].upos in _NOMINAL
    if clause:
        label = "acl" if nominal else "advcl"
    elif role == "agent":
        label = "obl:agent"
    else:
        label = "nmod" if nominal else "obl"
    tree.hang(noun, above, label)


def _inner_first(tree: _Tree) -> Iterator[int]:
    """Give the prepositions, those below others first."""

    def depth(i: int) -> int:
        steps = 0
        while tree.heads[i] != i and steps <= len(tree.words):
            i, steps = tree.heads[i], steps + 1
        return steps

    objects = {tree.heads[j] for j, dep in enumerate(tree.deps) if dep in {"pobj", "pcomp"}}
    found = sorted(objects)
    found += [i for i, dep in enumerate(tree.deps) if dep in {"prep", "agent"} and i not in found]
    yield from sorted(found, key=lambda i: (-depth(i), i))


def _coordination(tree: _Tree) -> None:
    """Hang conjuncts below the first one, coordinators and commas below the conjunct after them."""
    for i, dep in enumerate(list(tree.deps)):
        if dep != "conj":
            continue
        first = tree.heads[i]
        while tree.deps[first] == "conj" and tree.heads[first] != first:
            first = tree.heads[first]
        tree.heads[i] = first
    for i, dep in enumerate(tree.deps):
        if dep == "cc" or (dep == "punct" and tree.words[i].form == ","):
            head = tree.heads[i]
            head = tree.heads[head] if tree.deps[head] == "conj" and head < i else head
            after = [j for j in tree.children(head) if tree.deps[j] == "conj" and j > i]
            if after and head < i:
                tree.heads[i] = after[0]


def _names(tree: _Tree) -> None:
    """Hang the words of a person's name below its first word."""
    i = 0
    while i < len(tree.words):
        end = i + 1
        while end < len(tree.words) and tree.words[end].person:
            end += 1
        last = end - 1
        if last > i and all(tree.heads[j] == last and tree.deps[j] == "compound" for j in range(i, last)):
            for j in tree.children(last):
                tree.heads[j] = i
            tree.replace(last, i)
            for j in range(i + 1, end):
                tree.hang(j, i, "flat")
        i = end


def sentence_words(sentence: Span) -> list[Word]:
    """Give the words of a parsed sentence, white space among them, heads as places in the sentence."""
    return [
        Word(
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.head.i - sentence.start,
            token.dep_,
            token.ent_type_ == "PERSON" and token.ent_iob_ == "I",
        )
        for token in sentence
    ]


@Language.component("kg_clear")
def clear_to_ud(doc: Doc) -> Doc:
    """Turn the trees of a Doc into Universal Dependencies."""
    heads: list[int] = []
    labels: list[int] = []
    for sentence in doc.sents:
        for i, (head, label) in enumerate(to_ud(sentence_words(sentence))):
            heads.append(head - i)
            labels.append(doc.vocab.strings.add(label))
    if heads:
        columns: Any = np.array([heads, labels], dtype=np.int64).T.astype(np.uint64)
        doc.from_array([HEAD, DEP], columns)
    return doc
