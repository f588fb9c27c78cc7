"""A parsed article as plain lists, the form in which all rules and models of events read it.

Comes in: a spaCy Doc in Universal Dependencies. Goes out: `Tree`, words addressed by index. Lists that also
serve the search for mentions are shared with `Words`: do not change them.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc

from kg.extract.mentions.words import read_words
from kg.extract.vectors import Vectors, vectors_of
from kg.model import Span

NO_WORD = -1


@lru_cache(maxsize=8192)
def features(morph: str) -> dict[str, str]:
    """UD features of a word as a dictionary; do not change it, it is shared."""
    return dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)


@dataclass(frozen=True, slots=True, eq=False)
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
        elided: True where a word begins with the ل that is left of its article after ل (ل|لاجتماع).
        sentence: Number of the sentence each word is in.
        sentences: First and last word (exclusive) of each sentence.
        prepositions: Folded lemma of the preposition that governs each word ("علي_يد" for a compound), or "".
        vectors: What the pipeline knows of each word, None where it is not ours.
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
    elided: list[bool]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    prepositions: list[str]
    vectors: Vectors | None = None

    def __len__(self) -> int:
        return len(self.text)

    def dependents(self, word: int, *relations: str) -> list[int]:
        """Dependents with one of the relations; `nsubj` also finds `nsubj:pass`."""
        return [c for c in self.children[word] if self.dep[c].partition(":")[0] in relations]

    def span(self, first: int, last: int) -> Span:
        """Code points from the first word to the last one, inclusive."""
        return Span(self.start[first], self.end[last])

    def sentence_span(self, word: int) -> Span:
        """Code points of the sentence of a word."""
        first, end = self.sentences[self.sentence[word]]
        return self.span(first, end - 1)

    def subtree(self, word: int) -> list[int]:
        """A word and all words below it, ascending."""
        found = [word]
        for current in found:
            found += self.children[current]
        found.sort()
        return found

    def ancestors(self, word: int) -> list[int]:
        """The heads above a word, nearest first."""
        above = []
        while (word := self.head[word]) != NO_WORD:
            above.append(word)
        return above

    def first_conjunct(self, word: int) -> int:
        """The word by which a coordination hangs on the rest of the sentence."""
        while self.dep[word] == "conj" and self.head[word] != NO_WORD:
            word = self.head[word]
        return word

    def is_circumstantial(self, word: int) -> bool:
        """Say whether a word is an indefinite accusative, as participles are that tell what the subject of
        their verb does besides (نفى الخبر مؤكدا أن)."""
        morph = self.morph[word]
        return morph.get("Case") == "Acc" and morph.get("Definite") == "Ind"


def tree_of(doc: Doc) -> Tree:
    """Lay out a Doc for events, from the columns that mentions are read from."""
    words = read_words(doc)
    start = [i - missing for i, missing in zip(words.start, words.elided, strict=True)]
    head = [NO_WORD if above == word else above for word, above in enumerate(words.head)]
    return Tree(
        text=words.form,
        norm=words.key,
        lemma=words.lemma,
        label=words.label,
        pos=words.pos,
        dep=words.rel,
        head=head,
        morph=list(map(features, words.morph)),
        children=words.kids,
        start=start,
        end=words.end,
        elided=words.elided,
        sentence=words.sent,
        sentences=_sentences(words.sent),
        prepositions=_prepositions(words.lemma, words.rel, head),
        vectors=vectors_of(doc, words.token),
    )


def rehung(tree: Tree, head: list[int], dep: list[str]) -> Tree:
    """The tree with other heads and relations."""
    children: list[list[int]] = [[] for _ in head]
    for word, above in enumerate(head):
        if above != NO_WORD:
            children[above].append(word)
    return replace(tree, head=head, dep=dep, children=children)


def moved(tree: Tree, word: int, above: int, relation: str) -> Tree:
    """The tree with one word on another head; it was no root."""
    head, dep, children = list(tree.head), list(tree.dep), list(tree.children)
    children[head[word]] = [child for child in children[head[word]] if child != word]
    children[above] = sorted([*children[above], word])
    head[word], dep[word] = above, relation
    return replace(tree, head=head, dep=dep, children=children)


def _sentences(numbers: list[int]) -> list[tuple[int, int]]:
    """First and last word (exclusive) of each sentence, from the number of each word's sentence."""
    firsts = [word for word, number in enumerate(numbers) if word == 0 or numbers[word - 1] != number]
    return list(pairwise([*firsts, len(numbers)]))


def _prepositions(lemma: list[str], dep: list[str], head: list[int]) -> list[str]:
    found = [""] * len(lemma)
    for word, relation in enumerate(dep):
        if relation == "case" and head[word] > word and not found[head[word]]:
            found[head[word]] = lemma[word]
        elif relation == "fixed" and dep[above := head[word]] == "case":
            noun = head[above]
            found[noun] += "_" + lemma[word] if found[noun].partition("_")[0] == lemma[above] else ""
    return found
