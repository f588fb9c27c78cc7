"""Arabic phrases over the members of a coordination that belong to one name: "the ministers of X | and Y".

Comes in: words and a phrase.  Goes out: the end of the phrase with all its members.
"""

from kg.extract.mentions.complements import is_purpose
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.phrases import extent
from kg.extract.mentions.words import Words

_MEMBERS = frozenset({"NOUN", "PROPN", "X"})
_NONE = -1


def over_coordination(words: Words, lex: Lexicon, head: int, end: int) -> int:
    """The end of a phrase with the other members of its coordinated complement.

    "the ministers of X | and Y" is one phrase, and so is "crews of rescue | and ambulance of the city", where
    the first complement is not definite before the second one is.
    """
    if words.lang != "ar":
        return end
    first, end = head + 1, over_fields(words, lex, head, end)
    if lex.has("purpose", words.bare[head]) and "ل" in words.key[first:end]:
        return _over_purposes(words, lex, words.key.index("ل", first) + 1, end)
    if end != head + 2 or words.pos[first] not in _MEMBERS:
        return end
    while (other := _member(words, end)) != _NONE:
        if words.head[other] != first or words.pos[other] not in _MEMBERS:
            break
        own = extent(words, lex, other)[1]
        named = own == other + 1 and _names(words, lex, (head, first, other))
        if not named and not _waits(words, first, other, own):
            break
        end = own
    return end


def _member(words: Words, end: int) -> int:
    """The word behind "and" at the end of a phrase, if it is coordinated with one before; else `_NONE`."""
    joined = end + 1 < len(words) and words.key[end] == "و" and words.pos[end] == "CCONJ"
    return end + 1 if joined and words.dep[end + 1] == "conj" else _NONE


def over_fields(words: Words, lex: Lexicon, head: int, end: int) -> int:
    """The end of a phrase with all fields of an institution or office in it: "the ministry of culture | and
    information", "the minister of labour | and social affairs"."""
    while (other := _member(words, end)) != _NONE:
        if not head < words.head[other] < end or not _is_field(words, lex, other):
            break
        first = words.first_conjunct(other)
        above = words.key[words.head[first]]
        office = above in lex.titles and not lex.titles[above] and _is_field(words, lex, first)
        if not office and lex.kinds.get(above) != "ORG":
            break
        end = extent(words, lex, other)[1]
    return end


def _is_field(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a noun with article can be what an institution is for: no person, place or institution."""
    thing = lex.kind(words.bare[i], words.lemma[i]) == "OTHER" and words.bare[i] not in lex.titles
    return words.pos[i] == "NOUN" and words.key[i] != words.bare[i] and thing


def _over_purposes(words: Words, lex: Lexicon, first: int, end: int) -> int:
    """The end of a name with all that an institution is for: "Organization for Food | and Agriculture"."""
    while (other := _member(words, end)) != _NONE:
        thing = lex.kind(words.bare[other], words.lemma[other]) == "OTHER" and is_purpose(words, lex, other)
        if words.head[other] != first or not thing:
            break
        end = extent(words, lex, other)[1]
        end = next((i for i in range(other + 1, end) if words.bare[i] in lex.titles), end)
    return end


def _names(words: Words, lex: Lexicon, parts: tuple[int, int, int]) -> bool:
    """Say whether several are told apart by the names behind them ("the ministers of X and Y")."""
    head, first, other = parts
    several = words.feats[head].number in {"Plur", "Dual"}
    return several and _is_name(words, lex, first) and _is_name(words, lex, other)


def _is_name(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word is a name; names of states are tagged as nouns."""
    return words.pos[i] != "NOUN" or lex.names.kind((words.bare[i],)) == "GPE"


def _waits(words: Words, first: int, other: int, end: int) -> bool:
    """Say whether two nouns without article share the definite complement of the second one."""
    bare = all(words.pos[i] == "NOUN" and words.key[i] == words.bare[i] for i in (first, other))
    after = range(other + 1, end)
    definite = any(words.key[i] != words.bare[i] or words.pos[i] in {"X", "PROPN"} for i in after)
    return bare and definite and not any(words.pos[i] in {"NUM", "PRON"} for i in after)
