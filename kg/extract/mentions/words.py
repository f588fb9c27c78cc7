"""The words of a parsed article as plain columns, read once: no rule asks spaCy again.

Comes in: a spaCy Doc in Universal Dependencies.  Goes out: `Words`, one list for each property.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

from spacy.attrs import (
    DEP,
    HEAD,
    LEMMA,
    LENGTH,
    MORPH,
    NORM,
    POS,
    SENT_START,
    SPACY,
)
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

_ATTRIBUTES: list[int | str] = [NORM, LEMMA, POS, DEP, MORPH, HEAD, LENGTH, SPACY, SENT_START]
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
    """

    lang: str
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

    def __len__(self) -> int:
        return len(self.key)

    def phrase(self, start: int, end: int) -> str:
        """The text of a range of words on one line, its article restored after ل."""
        text = " ".join(self.text[self.start[start] : self.end[end - 1]].split())
        return "ال" + text if self.elided[start] else text


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
    written: dict[int, str]
    key: dict[int, str]
    bare: dict[int, str]
    dep: dict[int, str]
    feats: dict[int, Feats]

    def learn(self, doc: Doc, columns: list[list[int]]) -> None:
        """Look up what was never seen."""
        strings, written = doc.vocab.strings, self.written
        norm, lemma, pos, rel, morph = map(set, columns)
        for value in (norm | lemma | pos | rel | morph) - written.keys():
            written[value] = strings[value] if value else ""
        for value in (norm | lemma) - self.key.keys():
            self.key[value] = fold(written[value])
            self.bare[value] = _bare(written[value], self.key[value], self.lang)
        for value in rel - self.dep.keys():
            self.dep[value] = written[value].partition(":")[0]
        for value in morph - self.feats.keys():
            self.feats[value] = parse_feats(written[value])


@cache
def _known(lang: str) -> _Known:
    return _Known(lang, {}, {}, {}, {}, {})


def _remembered(lang: str) -> _Known:
    """What is known of a language's strings; when it is too much, everything is forgotten."""
    if len(_known(lang).written) > MOST:
        _known.cache_clear()
    return _known(lang)


@lru_cache(maxsize=2)
def read_words(doc: Doc) -> Words:
    """Lay out a Doc as columns; the same Doc is laid out once."""
    text, known = doc.text, _remembered(doc.vocab.lang or "ar")
    norm, lemma, pos, rel, morph, head, length, space, opens = doc.to_array(_ATTRIBUTES).T.tolist()
    known.learn(doc, [norm, lemma, pos, rel, morph])
    start = _starts(length, space)
    end = [i + size for i, size in zip(start, length, strict=True)]
    keys, labels, lemmas = _each(known.key, norm), _each(known.written, lemma), _each(known.key, lemma)
    for word in [word for word, value in enumerate(lemma) if not value]:
        labels[word] = text[start[word] : end[word]]
        lemmas[word] = fold(labels[word])
    elided = [
        text[i - 1 : i] == "ل" == text[i : i + 1] and known.lang == "ar" and key.startswith("ال")
        for i, key in zip(start, keys, strict=True)
    ]
    heads = _heads(head)
    return Words(
        lang=known.lang,
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
        sent=_sentences(opens),
        text=text,
        start=[i + missing for i, missing in zip(start, elided, strict=True)],
        end=end,
        elided=elided,
    )


def _each(table: dict[int, Value], values: list[int]) -> list[Value]:
    return list(map(table.__getitem__, values))


def _heads(offsets: list[int]) -> list[int]:
    """Heads from offsets to them; negative ones are stored as large numbers."""
    size = len(offsets)
    return [i + (offset if offset < size else offset - (1 << 64)) for i, offset in enumerate(offsets)]


def _dependents(heads: list[int]) -> list[list[int]]:
    kids: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    return kids


def _starts(length: list[int], space: list[int]) -> list[int]:
    starts, at = [], 0
    for size, blank in zip(length, space, strict=True):
        starts.append(at)
        at += size + blank
    return starts


def _sentences(opens: list[int]) -> list[int]:
    """Number of the sentence of each word, from marks of their first words."""
    numbers, number = [], 0
    for i, mark in enumerate(opens):
        number += i > 0 and mark == 1
        numbers.append(number)
    return numbers
