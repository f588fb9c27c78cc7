"""The words of a parsed article as plain columns, read once: no rule asks spaCy again.

Comes in: a spaCy Doc in Universal Dependencies.  Goes out: `Words`, one list for each property; tokens of
white space are none.
"""

from bisect import bisect_left
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import (
    DEP,
    HEAD,
    LEMMA,
    LENGTH,
    MORPH,
    NORM,
    ORTH,
    POS,
    SENT_START,
    SPACY,
)
from spacy.symbols import IDS
from spacy.tokens import Doc

from kg.extract.mentions.accused import take_for_deeds
from kg.extract.mentions.contents import take_for_contents
from kg.extract.mentions.edges import mend_edges
from kg.extract.mentions.gapped import take_for_joined
from kg.extract.mentions.numerals import join_numerals
from kg.extract.mentions.objects import part_objects
from kg.extract.mentions.openers import take_for_verbs
from kg.extract.mentions.passives import take_for_passives
from kg.extract.mentions.retagging import take_for_adjectives, take_for_nouns
from kg.extract.mentions.sentences import part_sentences
from kg.extract.mentions.strings import Feats, Value, parse_feats, remembered
from kg.extract.mentions.unmet import take_unmet_for_verbs
from kg.extract.mentions.verbless import take_for_predicates
from kg.text import fold, visible

_ATTRIBUTES: list[int | str] = [ORTH, NORM, LEMMA, POS, DEP, MORPH, SPACY, LENGTH, SENT_START, HEAD]
_LEMMA, _POS, _SPACE, _LENGTH, _OPENS, _HEAD = 2, 3, 6, 7, 8, 9
_BLANK = IDS["SPACE"]


@dataclass(frozen=True, slots=True)
class Words:
    """Columns over the words of one Doc.

    Args:
        lang: Language of the Doc.
        token: Number of the word's token in the Doc.
        names: What the pipeline took for names: first word, end, label.
        form: The word as it stands in the text.
        key: Look-up key of the restored word (NORM).
        bare: The key without the article.
        label: Lemma as it is shown to people; the word itself where the tree has none.
        lemma: Look-up key of the lemma.
        pos: UPOS.
        dep: Dependency relation without its subtype.
        rel: The relation with its subtype.
        head: Index of the head; a root is its own head.
        feats: Features that bear on participants.
        morph: All features, as they are written.
        kids: Indices of the dependents, ascending.
        sent: Number of the sentence.
        text: The text of the Doc.
        start: Offset of the word, code points; behind the ل that is left of an article after ل (ل|لوزير).
        end: Offset of its end, exclusive.
        elided: True where the article is missing so.
        merged: True where it is missing and its ل is one with the word's own first letter (ل|لجنة).
    """

    lang: str
    token: NDArray[np.int64]
    names: list[tuple[int, int, str]]
    form: list[str]
    key: list[str]
    bare: list[str]
    label: list[str]
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    rel: list[str]
    head: list[int]
    feats: list[Feats]
    morph: list[str]
    kids: list[list[int]]
    sent: list[int]
    text: str
    start: list[int]
    end: list[int]
    elided: list[bool]
    merged: list[bool]

    def __len__(self) -> int:
        return len(self.key)

    def phrase(self, start: int, end: int) -> str:
        """The text of a range of words on one line, its article restored after ل."""
        text = " ".join(visible(self.text[self.start[start] : self.end[end - 1]]).split())
        return "ال" + text if self.elided[start] or self.merged[start] else text

    def cases(self, i: int) -> list[str]:
        """Keys of the prepositions of a noun."""
        return [self.key[k] for k in self.kids[i] if self.dep[k] == "case"]

    def has_suffix(self, i: int) -> bool:
        """Whether a pronoun is written as one with a word (رسالته)."""
        return i + 1 < len(self) and self.pos[i + 1] == "PRON" and self.head[i + 1] == i

    def is_below(self, i: int, top: int, steps: int) -> bool:
        """Whether a word is another one or hangs below it, so many steps down at most."""
        for _ in range(steps):
            if i == top:
                break
            i = self.head[i]
        return i == top

    def hang(self, i: int, head: int, relation: str) -> None:
        """Hang a word on another one; on itself as a root."""
        if self.head[i] != i:
            self.kids[self.head[i]].remove(i)
        if head != i:
            self.kids[head] = sorted([*self.kids[head], i])
        self.head[i], self.rel[i], self.dep[i] = head, relation, relation.partition(":")[0]

    def named(self) -> set[int]:
        """The words of recognised names."""
        return {i for start, end, _ in self.names for i in range(start, end)}

    def run_end(self, start: int, among: Container[str], taken: Container[int] = ()) -> int:
        """Where a run of words of some parts of speech ends: in its sentence, before words that are taken."""
        end = start
        while end < len(self) and self.pos[end] in among and end not in taken:
            if self.sent[end] != self.sent[start]:
                break
            end += 1
        return end

    def make_verb(self, i: int, label: str, morph: str) -> None:
        """Make a word a form of a verb, with the features of that form."""
        self.pos[i], self.morph[i], self.feats[i] = "VERB", morph, parse_feats(morph)
        self.label[i], self.lemma[i] = label, fold(label)

    def first_conjunct(self, i: int) -> int:
        """The word by which a coordination hangs on the rest of the sentence."""
        while self.dep[i] == "conj" and self.head[i] != i:
            i = self.head[i]
        return i


@lru_cache(maxsize=2)
def read_words(doc: Doc) -> Words:
    """Lay out a Doc as columns; the same Doc is laid out once."""
    words = _columns(doc)
    if words.lang == "ar":
        part_sentences(words)
        join_numerals(words)
        take_for_nouns(words)
        take_for_adjectives(words)
        take_for_verbs(words)
        take_unmet_for_verbs(words)
        take_for_passives(words)
        part_objects(words)
    if words.lang == "en":
        mend_edges(words)
        take_for_contents(words)
        take_for_predicates(words)
        take_for_joined(words)
        take_for_deeds(words)
    return words


def _columns(doc: Doc) -> Words:
    every, known = doc.to_array(_ATTRIBUTES).T, remembered(doc.vocab.lang or "ar")
    token = np.flatnonzero(every[_POS] != _BLANK)
    table = every[:, token]
    orth, norm, lemma, pos, rel, morph = table[:_SPACE].tolist()
    known.written.strings = doc.vocab.strings
    forms = _each(known.written, orth)
    start, end = (offsets[token].tolist() for offsets in _offsets(every[_LENGTH], every[_SPACE]))
    keys, labels, lemmas = _each(known.key, norm), _each(known.written, lemma), _each(known.key, lemma)
    for word in np.flatnonzero(table[_LEMMA] == 0).tolist():
        labels[word], lemmas[word] = forms[word], fold(forms[word])
    elided, merged = [False] * len(keys), [False] * len(keys)
    for word, joined in list(_behind_lam(doc.text, start, keys)) if known.lang == "ar" else ():
        merged[word], elided[word] = joined, not joined
        start[word] += not joined
    heads = _heads(every[_HEAD], token)
    return Words(
        lang=known.lang,
        token=token,
        names=_names(doc, token),
        form=forms,
        key=keys,
        bare=_each(known.bare, norm),
        label=labels,
        lemma=lemmas,
        pos=_each(known.written, pos),
        dep=_each(known.dep, rel),
        rel=_each(known.written, rel),
        head=heads,
        feats=_each(known.feats, morph),
        morph=_each(known.written, morph),
        kids=_dependents(heads),
        sent=_sentences(every[_OPENS], token),
        text=doc.text,
        start=start,
        end=end,
        elided=elided,
        merged=merged,
    )


def _each(table: dict[int, Value], values: list[int]) -> list[Value]:
    return list(map(table.__getitem__, values))


def _offsets(
    length: NDArray[np.uint64], space: NDArray[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Where tokens begin and end, from their lengths and the spaces behind them."""
    end = np.cumsum(length + space) - space
    return end - length, end


def _heads(away: NDArray[np.uint64], token: NDArray[np.int64]) -> list[int]:
    """Heads of the words, from how far away those of all tokens are; a root is its own."""
    number = np.full(len(away), -1, dtype=np.int64)
    number[token] = np.arange(len(token))
    head = number[token + away[token].astype(np.int64)]
    return np.where(head < 0, np.arange(len(token)), head).tolist()  # type: ignore[no-any-return]


def _names(doc: Doc, token: NDArray[np.int64]) -> list[tuple[int, int, str]]:
    """Names as ranges of words."""
    found = doc.ents
    start = np.searchsorted(token, [name.start for name in found]).tolist()
    end = np.searchsorted(token, [name.end for name in found]).tolist()
    return list(zip(start, end, [name.label_ for name in found], strict=True))


def _behind_lam(text: str, start: list[int], keys: list[str]) -> Iterator[tuple[int, bool]]:
    """Words behind ل without the alef of their article, and whether its ل is one with the word's (ل|لجنة)."""
    second = text.find("لل") + 1
    while second:
        word = bisect_left(start, second)
        if word < len(start) and start[word] == second and keys[word].startswith("ال"):
            yield word, keys[word].startswith("الل") and text[second + 1 : second + 2] != "ل"
        second = text.find("لل", second) + 1


def _dependents(heads: list[int]) -> list[list[int]]:
    kids: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    return kids


def _sentences(opens: NDArray[np.uint64], token: NDArray[np.int64]) -> list[int]:
    """Number of the sentence of each word, from marks of the first tokens."""
    numbers = np.cumsum(opens == 1)[token]
    return np.unique(numbers, return_inverse=True)[1].tolist()  # type: ignore[no-any-return]
