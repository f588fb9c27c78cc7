"""The words of a parsed article as plain columns: every rule reads these instead of asking spaCy again.

Comes in: a spaCy Doc in Universal Dependencies.  Goes out: `Words`, one list for each property.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from spacy.attrs import DEP, HEAD, LEMMA, LENGTH, MORPH, NORM, POS  # type: ignore[import-not-found]
from spacy.tokens import Doc

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
        lemma: Look-up key of the lemma.
        pos: UPOS.
        dep: Dependency relation without its subtype.
        rel: The relation with its subtype.
        head: Index of the head; a root is its own head.
        feats: Features.
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
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    rel: list[str]
    head: list[int]
    feats: list[Feats]
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
    if lang == "ar" and key.startswith("ال") and len(key) > 4:
        return key[2:]
    return key


@lru_cache(maxsize=2)
def read_words(doc: Doc) -> Words:
    """Lay out a Doc as columns; the same Doc is laid out once."""
    strings = doc.vocab.strings
    lang = doc.vocab.lang or "ar"
    columns = doc.to_array([NORM, LEMMA, POS, DEP, HEAD, MORPH, LENGTH]).T.tolist()
    names = {}
    for column in columns[:4] + columns[5:6]:
        for value in column:
            if value not in names:
                names[value] = strings[value] if value else ""
    norm, lemma, pos, rel, head, morph, length = columns
    count = len(norm)
    heads = [i + (h if h < count else h - (1 << 64)) for i, h in enumerate(head)]
    kids: list[list[int]] = [[] for _ in range(count)]
    for i, h in enumerate(heads):
        if h != i:
            kids[h].append(i)
    keys = [fold(names[value]) for value in norm]
    rels = [names[value] for value in rel]
    text, start = doc.text, [token.idx for token in doc]
    elided = [
        lang == "ar" and key.startswith("ال") and text[i : i + 1] == "ل" == text[i - 1 : i]
        for i, key in zip(start, keys, strict=True)
    ]
    sent: list[int] = []
    for number, span in enumerate(doc.sents):
        sent.extend([number] * (span.end - span.start))
    return Words(
        lang=lang,
        key=keys,
        bare=[without_article(key, lang) for key in keys],
        lemma=[fold(names[value]) for value in lemma],
        pos=[names[value] for value in pos],
        dep=[value.partition(":")[0] for value in rels],
        rel=rels,
        head=heads,
        feats=[parse_feats(names[value]) for value in morph],
        kids=kids,
        sent=sent,
        text=text,
        start=[i + missing for i, missing in zip(start, elided, strict=True)],
        end=[i + size for i, size in zip(start, length, strict=True)],
        elided=elided,
    )
