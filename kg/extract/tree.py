"""A parsed article as plain lists, the form in which all rules and models of this room read it.

Comes in: a spaCy Doc in Universal Dependencies. Goes out: `Tree`, words addressed by index.
"""

from dataclasses import dataclass
from functools import lru_cache

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, MORPH, NORM, ORTH, POS
from spacy.tokens import Doc

from kg.model import Span
from kg.text import fold

NO_WORD = -1


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=8192)
def features(morph: str) -> dict[str, str]:
    """UD features of a word as a dictionary; do not change it, it is shared."""
    return dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of an article with their analysis; every list has one item for each word.

    Args:
        text: Words as they stand in the text.
        norm: Folded restored words, for look-ups.
        lemma: Folded lemmas, for look-ups.
        label: Lemmas as they are shown to people.
        pos: UD parts of speech.
        dep: UD relations to the head, subtypes included.
        head: Index of the head, or `NO_WORD` at the root of a sentence.
        morph: UD features of each word.
        children: Indices of the dependents, ascending.
        start: First code point of each word.
        end: End of each word, exclusive.
        sentence: Number of the sentence each word is in.
        sentences: First and last word (exclusive) of each sentence.
        prepositions: Folded lemma of the preposition that governs each word ("علي_يد" for a compound), or "".
    """

    text: list[str]
    norm: list[str]
    lemma: list[str]
    label: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    morph: list[dict[str, str]]
    children: list[list[int]]
    start: list[int]
    end: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    prepositions: list[str]

    def __len__(self) -> int:
        return len(self.text)

    def dependents(self, word: int, *relations: str) -> list[int]:
        """Dependents with one of the relations; `nsubj` also finds `nsubj:pass`."""
        return [c for c in self.children[word] if self.dep[c].partition(":")[0] in relations]

    def span(self, first: int, last: int) -> Span:
        """Code points from the first word to the last one, inclusive."""
        return Span(self.start[first], self.end[last])

    def subtree(self, word: int) -> list[int]:
        """A word and all words below it, ascending."""
        found, todo = [], [word]
        while todo:
            current = todo.pop()
            found.append(current)
            todo.extend(self.children[current])
        return sorted(found)

    def ancestors(self, word: int) -> list[int]:
        """The heads above a word, nearest first."""
        above = []
        while (word := self.head[word]) != NO_WORD:
            above.append(word)
        return above


def tree_of(doc: Doc) -> Tree:
    """Read a Doc into lists, column by column: asking each token costs ten times as much."""
    columns = doc.to_array([ORTH, NORM, LEMMA, POS, DEP, MORPH, HEAD, IDX, LENGTH])
    strings = doc.vocab.strings
    orth, norm, lemma, pos, dep, morph = (
        [strings[k] for k in column] for column in columns[:, :6].T.tolist()
    )
    offsets = columns[:, 6].astype("int64").tolist()
    heads = [NO_WORD if offset == 0 else word + offset for word, offset in enumerate(offsets)]
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != NO_WORD:
            children[head].append(word)
    starts, lengths = columns[:, 7].tolist(), columns[:, 8].tolist()
    sentences = [(s.start, s.end) for s in doc.sents]
    labels = [name or text for name, text in zip(lemma, orth, strict=True)]
    keys = [_key(label) for label in labels]
    return Tree(
        text=orth,
        norm=[_key(word) for word in norm],
        lemma=keys,
        label=labels,
        pos=pos,
        dep=dep,
        head=heads,
        morph=[features(word) for word in morph],
        children=children,
        start=starts,
        end=[start + length for start, length in zip(starts, lengths, strict=True)],
        sentence=[n for n, (first, last) in enumerate(sentences) for _ in range(first, last)],
        sentences=sentences,
        prepositions=_prepositions(keys, dep, heads),
    )


def _prepositions(lemma: list[str], dep: list[str], head: list[int]) -> list[str]:
    found = [""] * len(lemma)
    for word, relation in enumerate(dep):
        if relation == "case" and head[word] > word and not found[head[word]]:
            found[head[word]] = lemma[word]
        elif relation == "fixed" and dep[above := head[word]] == "case":
            noun = head[above]
            found[noun] += "_" + lemma[word] if found[noun].partition("_")[0] == lemma[above] else ""
    return found
