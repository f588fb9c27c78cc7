"""The words of a parsed article as plain columns, read once: no rule asks spaCy again.

Comes in: a spaCy Doc in Universal Dependencies.  Goes out: `Words`, one list for each property.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

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
from spacy.strings import StringStore
from spacy.tokens import Doc

from kg.names.tables import bare_word
from kg.text import fold


class Feats(NamedTuple):
    """The features of a word that bear on participants; empty where the tree does not say."""

    gender: str = ""
    number: str = ""
    person: str = ""
    definite: str = ""
    voice: str = ""
    verbform: str = ""
    prontype: str = ""
    mood: str = ""
    aspect: str = ""


Value = TypeVar("Value")

MOST = 1 << 18
"""So many different strings are remembered: the words of some 10,000 articles."""

_ATTRIBUTES: list[int | str] = [ORTH, NORM, LEMMA, POS, DEP, MORPH, SPACY, LENGTH, SENT_START, HEAD]
_LEMMA, _SPACE, _LENGTH, _OPENS, _HEAD = 2, 6, 7, 8, 9
_FEATS = {
    "Gender": "gender",
    "Number": "number",
    "Person": "person",
    "Definite": "definite",
    "Voice": "voice",
    "VerbForm": "verbform",
    "PronType": "prontype",
    "Mood": "mood",
    "Aspect": "aspect",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Columns over the words of one Doc.

    Args:
        lang: Language of the Doc.
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
        text = " ".join(self.text[self.start[start] : self.end[end - 1]].split())
        return "ال" + text if self.elided[start] or self.merged[start] else text

    def cases(self, i: int) -> list[str]:
        """Keys of the prepositions of a noun."""
        return [self.key[k] for k in self.kids[i] if self.dep[k] == "case"]

    def first_conjunct(self, i: int) -> int:
        """The word by which a coordination hangs on the rest of the sentence."""
        while self.dep[i] == "conj" and self.head[i] != i:
            i = self.head[i]
        return i


@lru_cache(maxsize=4096)
def parse_feats(morph: str) -> Feats:
    """Read a FEATS string."""
    found = {}
    for pair in morph.split("|"):
        name, _, value = pair.partition("=")
        if name in _FEATS:
            found[_FEATS[name]] = value
    return Feats(**found)


def without_article(key: str, lang: str) -> str:
    """A key without the definite article it begins with."""
    return bare_word(key) if lang == "ar" else key


def _bare(written: str, key: str, lang: str) -> str:
    """The key of a restored word without its article; أل, إل and آل are none."""
    return key if written.startswith(("أ", "إ", "آ")) else without_article(key, lang)


class _Written(dict[int, str]):
    """Strings by their numbers, each looked up in those of the Doc at hand when it is first asked for."""

    strings: StringStore

    def __missing__(self, number: int) -> str:
        self[number] = self.strings[number] if number else ""
        return self[number]


class _Table(dict[int, Value]):
    """What strings say, by their numbers in spaCy; each is read when it is first asked for."""

    def __init__(self, read: Callable[[int], Value]) -> None:
        self._read = read

    def __missing__(self, number: int) -> Value:
        self[number] = self._read(number)
        return self[number]


@dataclass(frozen=True, slots=True)
class _Known:
    """Strings by their numbers in spaCy, which are the same for ever, and what is read from them.

    Args:
        lang: The language.
        written: The strings.
        key: Look-up keys of restored words and lemmas.
        bare: The same without the article.
        dep: Relations without their subtypes.
        feats: Features that bear on participants.
    """

    lang: str
    written: _Written
    key: _Table[str]
    bare: _Table[str]
    dep: _Table[str]
    feats: _Table[Feats]


@cache
def _known(lang: str) -> _Known:
    written = _Written()
    key = _Table(lambda number: fold(written[number]))
    return _Known(
        lang,
        written,
        key,
        bare=_Table(lambda number: _bare(written[number], key[number], lang)),
        dep=_Table(lambda number: written[number].partition(":")[0]),
        feats=_Table(lambda number: parse_feats(written[number])),
    )


def _remembered(lang: str) -> _Known:
    """What is known of a language's strings; when it is too much, everything is forgotten."""
    if len(_known(lang).written) > MOST:
        _known.cache_clear()
    return _known(lang)


@lru_cache(maxsize=2)
def read_words(doc: Doc) -> Words:
    """Lay out a Doc as columns; the same Doc is laid out once."""
    table, known = doc.to_array(_ATTRIBUTES).T, _remembered(doc.vocab.lang or "ar")
    orth, norm, lemma, pos, rel, morph, space = table[:_LENGTH].tolist()
    known.written.strings = doc.vocab.strings
    forms = _each(known.written, orth)
    text = "".join([form + " " if blank else form for form, blank in zip(forms, space, strict=True)])
    start, end = _offsets(table[_LENGTH], table[_SPACE])
    keys, labels, lemmas = _each(known.key, norm), _each(known.written, lemma), _each(known.key, lemma)
    for word in np.flatnonzero(table[_LEMMA] == 0).tolist():
        labels[word], lemmas[word] = forms[word], fold(forms[word])
    elided, merged = [False] * len(keys), [False] * len(keys)
    for word, joined in list(_behind_lam(text, start, keys)) if known.lang == "ar" else ():
        merged[word], elided[word] = joined, not joined
        start[word] += not joined
    heads = (np.arange(len(keys)) + table[_HEAD].astype(np.int64)).tolist()
    return Words(
        lang=known.lang,
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
        sent=_sentences(table[_OPENS]),
        text=text,
        start=start,
        end=end,
        elided=elided,
        merged=merged,
    )


def _each(table: dict[int, Value], values: list[int]) -> list[Value]:
    return list(map(table.__getitem__, values))


def _offsets(length: NDArray[np.uint64], space: NDArray[np.uint64]) -> tuple[list[int], list[int]]:
    """Where words begin and end, from their lengths and the spaces behind them."""
    end = np.cumsum(length + space) - space
    return (end - length).tolist(), end.tolist()


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


def _sentences(opens: NDArray[np.uint64]) -> list[int]:
    """Number of the sentence of each word, from marks of their first words."""
    numbers = np.cumsum(opens == 1)
    return (numbers - numbers[:1]).tolist()  # type: ignore[no-any-return]
