"""A parsed article as plain lists, the form in which all rules and models of this room read it.

Comes in: a spaCy Doc in Universal Dependencies. Goes out: `Tree`, words addressed by index.
"""

from dataclasses import dataclass
from functools import lru_cache

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

    def __len__(self) -> int:
        return len(self.text)

    def preposition(self, word: int) -> str:
        """Folded lemma of the preposition that governs a noun ("علي_يد" for a compound one), or ""."""
        for child in self.children[word]:
            if child < word and self.dep[child] == "case":
                fixed = [self.lemma[c] for c in self.children[child] if self.dep[c] == "fixed"]
                return "_".join([self.lemma[child], *fixed])
        return ""

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
    """Read a Doc into lists, once, because every look-up in a Doc costs."""
    heads = [NO_WORD if t.head.i == t.i else t.head.i for t in doc]
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != NO_WORD:
            children[head].append(word)
    starts = [t.idx for t in doc]
    texts = [t.text for t in doc]
    sentences = [(s.start, s.end) for s in doc.sents]
    labels = [t.lemma_ or t.text for t in doc]
    return Tree(
        text=texts,
        norm=[_key(t.norm_) for t in doc],
        lemma=[_key(label) for label in labels],
        label=labels,
        pos=[t.pos_ for t in doc],
        dep=[t.dep_ for t in doc],
        head=heads,
        morph=[features(str(t.morph)) for t in doc],
        children=children,
        start=starts,
        end=[start + len(text) for start, text in zip(starts, texts, strict=True)],
        sentence=[n for n, (first, last) in enumerate(sentences) for _ in range(first, last)],
        sentences=sentences,
    )
