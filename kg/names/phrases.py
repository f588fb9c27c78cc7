"""Arabic noun phrases of known words, told in English: "قوات الأمن التركية" as "Turkish security forces".

Comes in: the words of a phrase, with or without attached و, ل, ب.  Goes out: English, or "" when a word is
unknown.  The order of Arabic (head, complement, adjectives, phrases with prepositions) is turned into English order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kg.names.gazetteer import Gazetteer
from kg.names.given import given_en
from kg.names.nisba import find_nisba
from kg.names.numbers import number_en
from kg.names.portfolios import portfolio_at
from kg.names.tables import name_key
from kg.names.words import Word, find_adjective, find_phrase, find_word, plural_en

#: Prepositions that join a phrase to what stands before it.
PREPOSITIONS = {
    "في": "in",
    "ب": "in",
    "ل": "of",
    "لدي": "to",
    "الي": "to",
    "عن": "of",
    "من": "of",
    "علي": "on",
    "مع": "with",
    "بين": "between",
    "ضد": "against",
    "بشان": "on",
    "حول": "on",
    "قرب": "near",
    "داخل": "inside",
    "خارج": "outside",
    "عبر": "across",
    "تحت": "under",
    "بعد": "after",
    "قبل": "before",
    "خلال": "during",
    "باسم": "for",
    "لشؤون": "for",
    "تابع": "of",
    "تابعه": "of",
    "التابع": "of",
    "التابعه": "of",
    "التابعين": "of",
    "و": "and",
}
#: Clitics that may still be attached, with what stays of the word when they are taken off.
_CLITICS = (("لل", "ل", "ال"), ("بال", "ب", "ال"), ("وال", "و", "ال"), ("ل", "ل", ""), ("ب", "ب", ""), ("و", "و", ""))

#: Last words of English names that take the article.
_WITH_THE = frozenset(
    "Nations States House League Union Emirates Kingdom Parliament Army Council Committee Forces Authority Fund"
    " Agency Ministry Department Republic Party Movement Organization Senate Congress Representatives Commission"
    " Bank Navy Brotherhood Coalition coalition Front Guard Guards Corps Court Force Region Gulf Strip Observatory".split()
)

#: Titles of rulers in names of institutions.
_ROYAL = {"الملك": "King", "الامير": "Prince", "الشيخ": "Sheikh", "الملكه": "Queen", "السلطان": "Sultan", "الامام": "Imam"}

Unknown = Callable[[str], str]


@dataclass
class _Phrase:
    """A phrase while it is read: English of its head, and what stands around it."""

    head: Word
    count: str = ""
    nations: list[str] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    complement: str = ""

    def english(self) -> str:
        """Put the parts in English order."""
        noun, after = self.head.en, ""
        before = [*self.adjectives, *self.nations]
        if self.complement and self.head.place == "pre":
            before = [*self.nations, self.complement.removeprefix("the "), *self.adjectives]
        elif self.complement:
            after = f"of {with_article(self.complement)}"
        count = self.count or ("two" if self.head.dual else "")
        parts = [count, *before, noun, after]
        return " ".join(part for part in parts if part)


def split_clitics(words: Sequence[str]) -> list[str]:
    """Take و, ل, ب off words that are unknown with them and known without.

    >>> split_clitics(["الشباب", "والرياضة"])
    ['الشباب', 'و', 'الرياضة']
    """
    out: list[str] = []
    for word in words:
        out.extend([word] if is_known(word) else _split(word))
    return out


def is_known(word: str) -> bool:
    """Say whether a single word stands in any table."""
    key = name_key(word)
    if key in PREPOSITIONS or not key or key.isascii():
        return True
    return bool(find_word(word) or find_nisba(word) or Gazetteer.load().lookup(word) or portfolio_at([word], 0)[0])


def _split(word: str) -> list[str]:
    key = name_key(word)
    for start, clitic, article in _CLITICS:
        rest = article + key[len(start) :]
        if key.startswith(start) and len(rest) > 1 and is_known(rest):
            return [clitic, rest]
    for start, clitic, article in _CLITICS[:3]:
        if key.startswith(start) and len(key) > 4:
            return [clitic, article + key[len(start) :]]
    return [word]


def compose(words: Sequence[str], *, unknown: Unknown | None = None) -> str:
    """Return a noun phrase in English, "" when a word of it is unknown.

    Args:
        words: The words of the phrase.
        unknown: Writes a word that no table knows (a transliteration); without it the phrase is given up.
    """
    tokens = split_clitics([w for w in words if name_key(w)])
    if not tokens:
        return ""
    reader = _Reader(tokens, unknown)
    end, english = reader.whole()
    parts = [english]
    while unknown is not None and 0 < end < len(tokens):
        start = end
        end, english = reader.phrase(start)
        end, english = (end, english) if end > start else (start + 1, unknown(tokens[start]))
        parts.append(english)
    return " ".join(parts) if end == len(tokens) else ""


def with_article(name: str) -> str:
    """Return an English name as it stands after a preposition: "the United Nations"."""
    return f"the {name}" if " " in name and name.rsplit(" ", 1)[-1] in _WITH_THE else name


class _Reader:
    """Reads one phrase from left to right; every method returns where it stopped, and English."""

    def __init__(self, tokens: Sequence[str], unknown: Unknown | None) -> None:
        self.tokens = tokens
        self.keys = [name_key(t) for t in tokens]
        self.unknown = unknown
        self.names = Gazetteer.load()

    def whole(self) -> tuple[int, str]:
        """Read everything; a phrase may begin with its preposition (للأمم المتحدة)."""
        if self._is_preposition(0):
            return self._after_preposition(0)
        return self.phrase(0)

    def phrase(self, i: int) -> tuple[int, str]:
        """Read a noun phrase with everything that belongs to it."""
        end, english = self._name(i)
        if end == i:
            end, english = self._nominal(i)
        while end > i and end < len(self.tokens) and self._is_preposition(end):
            after, inner = self._after_preposition(end)
            if after == end:
                break
            end, english = after, f"{english} {inner}"
        return end, english

    def _after_preposition(self, i: int) -> tuple[int, str]:
        preposition = PREPOSITIONS[self.keys[i]]
        start = i + 1
        if start < len(self.keys) and self.keys[start] == "ل" and preposition == "of":
            start += 1
        if start >= len(self.tokens):
            return i, ""
        end, inner = self.phrase(start)
        return (end, f"{preposition} {with_article(inner)}") if end > start else (i, "")

    def _name(self, i: int) -> tuple[int, str]:
        """Read a known name with its adjectives; a single word that is also a common head is no name here."""
        if self.keys[i] in _ROYAL and i + 1 < len(self.tokens):
            return self._royal(i)
        length, known = self.names.match(self.tokens, i)
        if known is None or not known.label_en:
            return i, ""
        if length == 1 and find_word(self.tokens[i]) and known.table not in ("countries", "capitals", "places"):
            return i, ""
        end = i + length
        nations: list[str] = []
        while end < len(self.tokens) and (nisba := find_nisba(self.tokens[end])):
            nations.append(nisba.adjective_en)
            end += 1
        if end < len(self.tokens) and known.kind == "ORG" and find_adjective(self.tokens[end]):
            return i, ""  # "مجلس الأمن القومي" is not the Security Council
        return end, " ".join([*nations, known.label_en])

    def _royal(self, i: int) -> tuple[int, str]:
        """Read the name of a ruler that an institution bears: مستشفى الملك فهد."""
        end, words = i + 1, [_ROYAL[self.keys[i]]]
        while end < len(self.tokens) and not self._is_preposition(end) and not self._is_adjective(end):
            name = given_en(self.tokens[end]) or (self.unknown(self.tokens[end]) if self.unknown else "")
            if not name:
                break
            words.append(name)
            end += 1
        return (end, " ".join(words)) if end > i + 1 else (i, "")

    def _nominal(self, i: int) -> tuple[int, str]:
        """Read number, head, complement and adjectives."""
        start = i
        count, i = self._count(i)
        length, head = self._head(i) if i < len(self.tokens) else (0, None)
        if head is None:
            return start, ""
        if count and not head.plural and count not in ("1", "one of", "all"):
            head = replace(head, en=plural_en(head.en), plural=True, definite=True)
        phrase = _Phrase(head, count)
        i = self._complement(i + length, phrase)
        i = self._adjectives(i, phrase)
        return i, phrase.english()

    def _count(self, i: int) -> tuple[str, int]:
        counts: list[str] = []
        while i < len(self.tokens) and (count := number_en(self.tokens[i]) or self._determiner(i)):
            counts.append(count)
            i += 1
            if self.keys[i : i + 1] == ["من"]:
                i += 1
        return " ".join(counts), i

    def _determiner(self, i: int) -> str:
        word = find_word(self.tokens[i])
        return word.en if word is not None and word.pos == "function" and not self._is_preposition(i) else ""

    def _head(self, i: int) -> tuple[int, Word | None]:
        """Read the head noun: a fixed phrase, a common noun, people of a nation, else a name."""
        length, phrase = find_phrase(self.tokens, i)
        if phrase is not None:
            return length, replace(phrase, definite=True)
        found = find_word(self.tokens[i])
        if found and found.pos == "noun":
            return 1, found
        nisba = find_nisba(self.tokens[i])
        if nisba is not None:
            plural = nisba.person or self.keys[i].endswith(("ون", "ين"))
            ending = "s" if plural and nisba.adjective_en[-1] in "nibq" else ""
            return 1, Word(nisba.adjective_en + ending, "noun", plural, definite=self.keys[i].startswith("ال"))
        if found and found.pos == "adjective":
            return 1, found
        name = given_en(self.tokens[i]) or (self.unknown(self.tokens[i]) if self.unknown else "")
        return (1, Word(name, "noun", definite=self.keys[i].startswith("ال"))) if name else (0, None)

    def _complement(self, i: int, phrase: _Phrase) -> int:
        """Read the idafa after a head that has no article."""
        if phrase.head.definite or i >= len(self.tokens) or self._is_preposition(i):
            return i
        if phrase.head.en.lower() in ("ministry", "ministries", "committee"):
            length, names = portfolio_at(self.tokens, i)
            if length:
                phrase.complement = names[1]
                return i + length
        if self._is_adjective(i, people=phrase.head.plural) and not self._starts_name(i):
            return i
        end, inner = self._name(i)
        if end == i:
            end, inner = self._nominal(i)
            word = find_word(self.tokens[i])
            inner = f"the {inner}" if end > i and word and word.definite and not word.plural else inner
        phrase.complement = inner
        return end

    def _starts_name(self, i: int) -> bool:
        return self.names.match(self.tokens, i)[0] > 1

    def _is_adjective(self, i: int, *, people: bool = False) -> bool:
        nisba = find_nisba(self.tokens[i])
        return find_adjective(self.tokens[i]) is not None or (nisba is not None and (people or not nisba.person))

    def _is_preposition(self, i: int) -> bool:
        """Say whether a preposition stands here; علي with two dots is the name."""
        return self.keys[i] in PREPOSITIONS and self.tokens[i] != "علي"

    def _adjectives(self, i: int, phrase: _Phrase) -> int:
        """Read the adjectives after a noun: those of states apart, which stand nearest to it in English."""
        while i < len(self.tokens):
            length = 2 if i + 1 < len(self.tokens) and find_nisba(" ".join(self.tokens[i : i + 2])) else 1
            nisba = find_nisba(" ".join(self.tokens[i : i + length]))
            adjective = find_adjective(self.tokens[i])
            if nisba is not None and (not nisba.person or phrase.head.plural):
                phrase.nations.insert(0, nisba.adjective_en)
            elif adjective is not None:
                phrase.adjectives[:0] = [adjective.en] if adjective.en else []
            elif self.keys[i] == "و" and i + 1 < len(self.tokens) and self._is_adjective(i + 1) and self._open_pair(i):
                length = 1
            else:
                return i
            i += length
        return i

    def _open_pair(self, i: int) -> bool:
        """Say whether "and" joins two adjectives: the word before it is one."""
        return i > 0 and self._is_adjective(i - 1)
