"""English offices before the names of persons: what was taken with the name, or for one.

Comes in: words, a recognised name.  Goes out: the person in it, or that it is none.

Press releases write "Minister of Foreign Affairs Liina Raudsepp", of which the recogniser takes "Foreign
Affairs Liina Raudsepp" for a name, of a place or institution as often as of a person.
"""

from kg.extract.mentions.known import Found
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.titles import TIES, is_title
from kg.extract.mentions.words import Words

#: What stands between a title and all that its office is for, and kinds of what an office is of.
_AT = TIES | {"at", "in", "to"}
_WITHIN = _AT | {"the", "and", ","}
_SEATS = frozenset({"GPE", "ORG", "PLACE"})
#: Relation of titles to names.
_TITLE = frozenset({"nmod:desc", "compound"})


def with_office(words: Words, lex: Lexicon, found: Found) -> Found | None:
    """Give a name without the office before it, as that of a person; None for what is only an office.

    Args:
        words: The article in English.
        lex: Its words.
        found: A name as it was recognised: first word, end, kind.
    """
    start, end, kind = found
    if _is_office(words, lex, start, end):
        return None
    if _is_of_title(words, lex, start):
        name = _behind_field(words, lex, start, end)
        if name == start and kind == "PERSON":
            name = _behind_place(words, lex, start, end)
        return (name, end, "PERSON") if name > start and _is_person(words, lex, name, end, kind) else found
    end = _over_flat(words, end)
    unknown = kind in _SEATS and lex.names.kind(words.bare[start:end]) is None
    return (start, end, "PERSON") if unknown and _is_titled(words, lex, start, end) else found


def _over_flat(words: Words, end: int) -> int:
    """Where a name ends whose last words hang on it: "Foreign Minister Florence | Parly"."""
    last = end - 1
    while end < len(words) and words.rel[end] == "flat" and words.head[end] == last:
        end += 1
    return end


def _is_office(words: Words, lex: Lexicon, start: int, end: int) -> bool:
    """Say whether a name is only a title before what it is for ("the Assistant Secretary | for"), with that
    ("Kenyan Minister of Defence"), or only what a title is for ("the Secretary of | State for Defence"); or
    only how somebody is called ("Her | Royal Highness")."""
    if lex.has("honorific", words.key[end - 1]):
        return any(words.dep[kid] == "nmod" and words.pos[kid] == "PRON" for kid in words.kids[end - 1])
    if is_title(words, lex, end - 1):
        return not TIES.isdisjoint(words.key[end : end + 1])
    field = end
    while field > start and (lex.has("field", words.key[field - 1]) or words.key[field - 1] in _WITHIN):
        field -= 1
    return (
        field < end
        and (field == start or is_title(words, lex, field - 1))
        and _is_of_title(words, lex, end - 1)
    )


def _is_of_title(words: Words, lex: Lexicon, start: int) -> bool:
    """Say whether what begins here is what a title is for: "Minister of Foreign Affairs and | Trade"."""
    before, tied = start - 1, False
    while before >= 0 and words.sent[before] == words.sent[start]:
        tied = tied or words.key[before] in _AT
        if is_title(words, lex, before):
            return tied
        within = words.key[before] in _WITHIN or lex.has("field", words.key[before])
        if not within and lex.names.kind(words.bare[before : before + 1]) not in _SEATS:
            break
        before -= 1
    return False


def _behind_field(words: Words, lex: Lexicon, start: int, end: int) -> int:
    """Where a name goes on behind the field of an office: "Defence | Ursula von der Leyen"."""
    name = behind = start
    while behind < end - 1 and (lex.has("field", words.key[behind]) or words.key[behind] in _WITHIN):
        behind += 1
        name = behind if lex.has("field", words.key[behind - 1]) else name
    return name


def _behind_place(words: Words, lex: Lexicon, start: int, end: int) -> int:
    """Where a name goes on behind the place or institution of an office: "London | Sadiq Khan"."""
    seats = (stop for stop in range(end - 1, start, -1) if lex.names.kind(words.bare[start:stop]) in _SEATS)
    return next(seats, start)


def _is_person(words: Words, lex: Lexicon, start: int, end: int, kind: str) -> bool:
    """Say whether what is left of a name is that of a person; one that was recognised as something else has
    two words that name no institution."""
    last = words.pos[max(start, end - 2) : end]
    named = lex.kinds.keys().isdisjoint(words.bare[start:end])
    return kind == "PERSON" or (named and last == ["PROPN", "PROPN"])


def _is_said_to_be(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word is followed by what somebody is: "Bukar Modu, a farmer"."""
    beside = [k for k in words.kids[i] if words.dep[k] == "appos" and words.pos[k] == "NOUN"]
    people = [k for k in beside if lex.kind(words.key[k], words.lemma[k]) == "PERSON"]
    return any(not lex.has("quantity", words.key[k]) or _has_a(words, k) for k in people)


def _has_a(words: Words, i: int) -> bool:
    """Say whether a noun has the indefinite article."""
    return any(words.key[k] in {"a", "an"} for k in words.kids[i])


def _is_titled(words: Words, lex: Lexicon, start: int, end: int) -> bool:
    """Say whether a name has a title before it, stands beside one or begins with one: "Foreign Minister |
    X Y", "the Minister of Defence, | X Y"."""
    inside = [i for i in range(start, end - 2) if is_title(words, lex, i)]
    before = start > 0 and words.sent[start - 1] == words.sent[start] and is_title(words, lex, start - 1)
    beside = any(words.dep[i] == "appos" and is_title(words, lex, words.head[i]) for i in range(start, end))
    beside = beside or any(_is_said_to_be(words, lex, i) for i in range(start, end))
    titled = words.rel[inside[-1]] in _TITLE if inside else before or beside
    return titled and _is_person(words, lex, inside[-1] + 1 if inside else start, end, "")
