"""Arabic noun phrases of known words, told in English: "قوات الأمن التركية" as "Turkish security forces".

Comes in: the words of a phrase, with or without attached و, ل, ب.  Goes out: English, or "" when a word is
unknown.  Arabic order (head, complement, adjectives, phrases with prepositions) becomes English order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.names.gazetteer import Gazetteer
from kg.names.given import given_en
from kg.names.heads import looks_plural, superlative, takes_none, title_noun
from kg.names.nisba import find_nisba
from kg.names.noun_phrase import NounPhrase, not_en
from kg.names.numbers import compound_en, number_en
from kg.names.particles import PREPOSITIONS, split_clitics, with_article
from kg.names.portfolios import portfolio_at
from kg.names.tables import name_key
from kg.names.words import (
    Word,
    find_adjective,
    find_phrase,
    find_possessed,
    find_word,
    is_head,
    plural_en,
)
from kg.text import digits

#: Titles of rulers in names of institutions.
_ROYAL = {
    "الملك": "King",
    "الامير": "Prince",
    "الشيخ": "Sheikh",
    "الملكه": "Queen",
    "السلطان": "Sultan",
    "الامام": "Imam",
}

#: Adjectives of a place as a whole: "occupied Palestine".
_OF_PLACES = frozenset({"occupied", "neighboring", "northern", "southern", "eastern", "western"})
#: Tables whose single words are names even where they are common words too.
_SURE = frozenset({"countries", "capitals", "places"})

#: Words before a noun that have a plural of their own and make none of the noun.
_THESE = {"this": "these", "that": "those"}

#: "Other", behind a noun an adjective and no noun ("others").
_OTHERS = frozenset({"اخري", "اخرين", "الاخري", "الاخرين"})

Unknown = Callable[[str], str]


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
        preposition = "from" if self._comes_from(i) else PREPOSITIONS[self.keys[i]]
        start = i + 1
        if start < len(self.keys) and self.keys[start] == "ل" and preposition == "of":
            start += 1
        if start >= len(self.tokens):
            return i, ""
        end, inner = self.phrase(start)
        return (end, f"{preposition} {with_article(inner)}") if end > start else (i, "")

    def _comes_from(self, i: int) -> bool:
        """Say whether people are told by where they are from (طفل من ساحل العاج)."""
        if self.keys[i] != "من" or i + 1 == len(self.tokens):
            return False
        known = self.names.match(self.tokens, i + 1)[1]
        first = find_word(self.tokens[0])
        people = first is not None and first.kind in ("PERSON", "GROUP")
        return people and known is not None and known.kind in ("GPE", "PLACE")

    def _name(self, i: int) -> tuple[int, str]:
        """Read a known name with its adjectives; a single word that is also a common head is no name here."""
        if self.keys[i] in _ROYAL and i + 1 < len(self.tokens):
            return self._royal(i)
        length, known = self.names.match(self.tokens, i)
        if known is None or not known.label_en:
            return i, ""
        if length == 1 and known.table not in _SURE and find_word(self.tokens[i]):
            return i, ""
        end = i + length
        nations: list[str] = []
        while end < len(self.tokens) and (nisba := find_nisba(self.tokens[end])):
            nations.append(nisba.adjective_en)
            end += 1
        if end < len(self.tokens) and known.kind == "ORG" and find_adjective(self.tokens[end]):
            return i, ""  # "مجلس الأمن القومي" is not the Security Council
        word = find_adjective(self.tokens[end]) if end < len(self.tokens) else None
        if word is not None and word.en in _OF_PLACES:
            nations.insert(0, word.en)
            end += 1
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
        best = superlative(self.tokens[i]) if i + 1 < len(self.tokens) else ""
        i += bool(best)
        length, head = self._head(i) if i < len(self.tokens) else (0, None)
        if head is None:
            return (i, count) if count == "many" and i == len(self.tokens) else (start, "")
        if count in _THESE:
            count = _THESE[count] if head.plural or looks_plural(head.en) else count
        elif count and not head.plural and count not in ("1", "one of", "all"):
            head = replace(head, en=plural_en(head.en), plural=True, definite=True)
        phrase = NounPhrase(head, f"{count} {best}".strip())
        i = self._complement(i + length, phrase)
        i = self._adjectives(i, phrase)
        return i, phrase.english()

    def _count(self, i: int) -> tuple[str, int]:
        counts: list[str] = []
        several, length = compound_en(self.tokens[i:])
        if several:
            return several, i + length
        while i < len(self.tokens) and (count := number_en(self.tokens[i]) or self._determiner(i)):
            counts.append(count)
            i += 1
            if self.keys[i : i + 1] == ["من"]:
                i += 1
        return " ".join(counts), i

    def _determiner(self, i: int) -> str:
        word = find_word(self.tokens[i], rare=True)
        return word.en if word is not None and word.pos == "function" and not self._is_preposition(i) else ""

    def _head(self, i: int) -> tuple[int, Word | None]:
        """Read the head noun: a fixed phrase, a common noun, people of a nation, else a name."""
        length, phrase = find_phrase(self.tokens, i)
        if phrase is not None:
            return length, replace(phrase, definite=self.keys[i + length - 1].startswith("ال"))
        found = find_word(self.tokens[i])
        if found and found.pos == "noun":
            return 1, found
        nisba = find_nisba(self.tokens[i])
        if nisba is not None:
            plural = nisba.person or self.keys[i].endswith(("ون", "ين"))
            ending = "s" if plural and nisba.adjective_en[-1] in "nibq" else ""
            definite = self.keys[i].startswith("ال")
            return 1, Word(nisba.adjective_en + ending, "noun", plural, definite=definite)
        found = found or find_possessed(self.tokens[i]) or title_noun(self.tokens[i])
        found = found or find_word(self.tokens[i], rare=True) or find_possessed(self.tokens[i], rare=True)
        if found is not None and found.pos != "function":
            return 1, found
        name = given_en(self.tokens[i]) or (self.unknown(self.tokens[i]) if self.unknown else "")
        return (1, Word(name, "noun", definite=self.keys[i].startswith("ال"))) if name else (0, None)

    def _complement(self, i: int, phrase: NounPhrase) -> int:
        """Read the idafa after a head that has no article."""
        if phrase.head.definite or i >= len(self.tokens) or self._is_preposition(i) or self._denied(i):
            return i
        if takes_none(phrase.head, self.keys[i - 1], self.tokens[i]):
            return i
        if phrase.head.en.lower() in ("ministry", "ministries", "committee"):
            length, names = portfolio_at(self.tokens, i)
            if length:
                phrase.complement = names[1]
                return i + length
        others = self.keys[i] in _OTHERS
        adjective = self._is_adjective(i, people=phrase.head.plural)
        adjective = adjective and (others or not is_head(self.tokens[i]))
        adjective = adjective and (others or not self._is_noun(i))
        if adjective and not self._starts_name(i):
            return i
        end, inner = self._name(i)
        if end == i:
            end, inner = self._nominal(i)
            word = find_word(self.tokens[i])
            bare = with_article(inner) == inner and not inner.startswith("the ")
            article = end > i and word and word.definite and not word.plural and bare
            inner = f"the {inner}" if article else inner
            dual = self.keys[i - 1].endswith("ا") and find_word(self.tokens[i - 1]) is not None
            if end > i and dual and not phrase.head.plural:
                phrase.head = replace(phrase.head, en=plural_en(phrase.head.en), plural=True, dual=True)
        phrase.complement = inner
        return end

    def _is_noun(self, i: int) -> bool:
        """Say whether a word with the article is a noun, too: behind one without it, it is no adjective."""
        found = find_word(self.tokens[i]) if self.keys[i].startswith("ال") else None
        return found is not None and found.pos == "noun"

    def _starts_name(self, i: int) -> bool:
        return self.names.match(self.tokens, i)[0] > 1

    def _is_adjective(self, i: int, *, people: bool = False) -> bool:
        nisba = find_nisba(self.tokens[i])
        if nisba is not None and (people or not nisba.person):
            return True
        return find_adjective(self.tokens[i], rare=True) is not None

    def _is_preposition(self, i: int) -> bool:
        """Say whether a preposition stands here; علي with two dots is the name."""
        return self.keys[i] in PREPOSITIONS and self.tokens[i] != "علي"

    def _adjectives(self, i: int, phrase: NounPhrase) -> int:
        """Read the adjectives after a noun: those of states apart, which stand nearest to it in English."""
        while i < len(self.tokens) and not self._is_preposition(i):
            length = 2 if i + 1 < len(self.tokens) and find_nisba(" ".join(self.tokens[i : i + 2])) else 1
            nisba = find_nisba(" ".join(self.tokens[i : i + length]))
            adjective = find_adjective(self.tokens[i], rare=True)
            if denied := self._denied(i):
                phrase.adjectives.insert(0, denied)
                length = 2
            elif nisba is not None and (not nisba.person or phrase.head.plural):
                phrase.nations.insert(0, nisba.adjective_en)
            elif adjective is not None:
                phrase.adjectives[:0] = [adjective.en] if adjective.en else []
            elif not self._joins_adjectives(i) and not self._number_behind(i, phrase):
                return i
            i += length
        return i

    def _denied(self, i: int) -> str:
        """Read "غير" with its adjective: "non-governmental", "illegal"; empty where none stands here."""
        if self.keys[i] != "غير" or i + 1 == len(self.tokens):
            return ""
        nisba, adjective = find_nisba(self.tokens[i + 1]), find_adjective(self.tokens[i + 1], rare=True)
        english = adjective.en if adjective else nisba.adjective_en if nisba else ""
        return not_en(english) if english else ""

    def _number_behind(self, i: int, phrase: NounPhrase) -> bool:
        """Read a number behind its noun: النشطاء الخمسة counts, الدفعة 36 names one."""
        figure = digits(self.tokens[i])
        number = figure if figure.isdigit() and not phrase.number else ""
        behind = self.tokens[i].startswith("ال") and not phrase.count
        count = number_en(self.tokens[i][2:]) if behind else ""
        phrase.number, phrase.count = number or phrase.number, count or phrase.count
        return bool(number or count)

    def _joins_adjectives(self, i: int) -> bool:
        """Say whether "and" stands here between two adjectives."""
        if self.keys[i] != "و" or not 0 < i < len(self.tokens) - 1:
            return False
        return self._is_adjective(i - 1) and self._is_adjective(i + 1)
