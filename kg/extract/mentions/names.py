"""Proper names and the titles before them: [title [name]] blocks that bound the noun phrases.

Comes in: the entities that the pipeline or a gazetteer found.  Goes out: `Block`s in order of the text.

The parser glues two neighbouring blocks ("met | the minister John Kerry | the president ...") into one
phrase; names and title words are surer than the tree there, so blocks are read on the surface, from left
to right.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from kg.extract.mentions.described import behind_nouns, says_what
from kg.extract.mentions.known import Found, find_known, find_own
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.missed import (
    CONTENT,
    NAMELIKE,
    abbreviations,
    after_definite_titles,
    family_names,
    instead,
    is_adverbial,
    is_god_behind,
    name_at,
    next_apart,
    over_complement,
    quoted,
    whole,
    words_of,
)
from kg.extract.mentions.offices import with_office
from kg.extract.mentions.quotations import QUOTES
from kg.extract.mentions.titles import MAX_TITLE, SON, modifiers_start, title_start, without_title
from kg.extract.mentions.words import Words
from kg.model import Kind

LABELS: dict[str, Kind] = {
    "PERSON": "PERSON",
    "PERS": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "GPE",
    "PLACE": "PLACE",
    "FAC": "PLACE",
    "NORP": "GROUP",
    "GROUP": "GROUP",
    "WORK": "WORK",
    "WORK_OF_ART": "WORK",
    "EVENT": "OTHER",
    "MISC": "OTHER",
    "PRODUCT": "OTHER",
}


_HYPHEN = "-"
#: Second half of Korean names that is written like a preposition ("Moon Jae-in").
_KOREAN = "in"
#: Sort of the words for towns, behind which no person is named ("the town | X").
_CITY = "city"


@dataclass(frozen=True, slots=True)
class Block:
    """A name with its title: `start` is the first token of the title, or of the name without one."""

    start: int
    first: int
    end: int
    kind: Kind


def find_blocks(words: Words, lex: Lexicon) -> list[Block]:
    """All names of the article with their titles, none overlapping."""
    found = whole(words, lex, list(next_apart(words, lex, list(_entities(words, lex)))))
    own = [own for own in find_own(words, lex.names) if not any(_is_longer(span, own) for span in found)]
    spans = own + [span for span in found if all(span[1] <= name[0] or name[1] <= span[0] for name in own)]
    spans = _with_known(words, lex, spans, own)
    for missed in (after_definite_titles, quoted, family_names, _after_titles, abbreviations):
        spans = instead(list(missed(words, lex, spans)), spans)
    spans = [span for span in spans if not _announces_another(words, lex, span, spans)]
    spans += list(behind_nouns(words, lex, words_of(spans)))
    taken = words_of(spans)
    spans = [(span[0], over_complement(words, lex, span, taken), span[2]) for span in spans]
    spans = sorted((start, _over_hyphens(words, end, taken), kind) for start, end, kind in spans)
    blocks: list[Block] = []
    floor = 0
    for start, end, kind in spans:
        first = title_start(words, lex, start, floor) if kind == "PERSON" else start
        if first == start and start > floor and start - 1 not in taken and says_what(words, lex, start, end):
            first -= 1
            kind = _as_said(lex.kind(words.bare[first], words.lemma[first]), kind, end - start)
        first = modifiers_start(words, first, start, floor)
        blocks.append(Block(first, start, end, kind))
        if kind == "PERSON":
            floor = end
    return blocks


def _as_said(said: Kind, kind: Kind, length: int) -> Kind:
    """The kind of a name by the noun before it, which is surer of a single word."""
    return said if said in {"ORG", "PERSON"} and (kind == "OTHER" or length == 1) else kind


def _with_known(words: Words, lex: Lexicon, spans: list[Found], own: list[Found]) -> list[Found]:
    """Add the names of the tables among the other words; a longer one takes the place of its parts."""
    name_of = name_at(spans)
    free = [pos in CONTENT for pos in words.pos]
    for start, end, _ in own:
        free[start:end] = [False] * (end - start)

    def fits(start: int, end: int, kind: Kind) -> bool:
        inside = {name_of[i][:2] for i in range(start, end) if i in name_of}
        titled = kind == "PERSON" and any(first > start for first, _ in inside)
        parts = all(start <= first and last <= end for first, last in inside)
        apart = all(free[i] or words.pos[i] in {"ADP", "CCONJ"} for i in range(start + 1, end))
        counted = _is_counted(words, start, end)
        return parts and (start, end) not in inside and not titled and apart and not counted

    return instead(list(find_known(words, lex.names, free, fits)), spans)


def _announces_another(words: Words, lex: Lexicon, span: Found, spans: Sequence[Found]) -> bool:
    """Say whether a name is only the word before another one ("the group | «X»")."""
    start, end, _ = span
    if end - start > 1 or not lex.announces(words.bare[start]) or end == len(words):
        return False
    behind = end + 1 if words.key[end] in QUOTES else end
    return any(first == behind for first, _, _ in spans)


def _is_longer(span: Found, own: Found) -> bool:
    """Say whether an entity is something else with a longer name, of which a user's own name is a part."""
    return span[0] <= own[0] and own[1] <= span[1] and span[2] != own[2] and span[:2] != own[:2]


def _entities(words: Words, lex: Lexicon) -> Iterable[Found]:
    """The pipeline's entities without title words, conjunctions and punctuation at their edges."""
    persons = [(start, end) for start, end, label in words.names if LABELS.get(label) == "PERSON"]
    families = {words.key[end - 1] for start, end in persons if end > start + 1}
    for start, end, kind in _recognised(words, lex):
        if kind == "PERSON":
            start = without_title(words, lex, start - _lacks_first(words, start), end)
            end -= is_god_behind(words, start, end)
        if start == end or _is_whens(words, lex, start, end) or _is_counted(words, start, end):
            continue
        told = kind == "PERSON" and end == start + 1 and words.key[start] in families
        sure = kind if told else _surer_kind(words, lex, start, end, kind)
        named = sure == "PERSON" and _is_named_after(words, lex, start)
        yield (start - 1, end, lex.kinds[words.bare[start - 1]]) if named else (start, end, sure)


def _recognised(words: Words, lex: Lexicon) -> Iterable[Found]:
    """The pipeline's entities without conjunctions and punctuation at their edges, and English offices."""
    for start, end, label in words.names:
        while start < end and words.pos[start] in {"CCONJ", "ADP", "PUNCT"}:
            start += 1
        while end > start and words.pos[end - 1] in {"CCONJ", "ADP", "PUNCT", "PRON"}:
            end -= 1
        if start < end and label in LABELS:
            found = start, end, LABELS[label]
            person = with_office(words, lex, found) if words.lang == "en" else found
            if person:
                yield person


def _is_named_after(words: Words, lex: Lexicon, start: int) -> bool:
    """Say whether the name of a person is that of the place or institution before it: مطار | محمد الخامس."""
    before = start - 1
    if start == 0 or words.sent[before] != words.sent[start] or words.key[before] != words.bare[before]:
        return False
    return lex.has("named", words.bare[before]) and words.bare[before] in lex.kinds


def _is_whens(words: Words, lex: Lexicon, start: int, end: int) -> bool:
    """Say whether a name is only the genitive of a time in English ("Monday's | earthquake")."""
    time, mark, _ = words.key[start].replace("’", "'").partition("'")
    return words.lang == "en" and end == start + 1 and bool(mark) and lex.has("time", time)


def _is_counted(words: Words, start: int, end: int) -> bool:
    """Say whether a word is only what is counted in Arabic ("500 | riyals", which may be a club's name)."""
    one = words.lang == "ar" and end == start + 1 and start > 0 and words.pos[start - 1] == "NUM"
    return one and words.pos[start] == "NOUN" and words.key[start] == words.bare[start]


def _over_hyphens(words: Words, end: int, taken: Set[int]) -> int:
    """The end of an English name with the free parts that hyphens join to it ("Suleiman al|-Amr")."""
    while words.lang == "en" and end + 1 < len(words) and words.key[end] == "-":
        spaced = words.end[end - 1] < words.start[end] or words.end[end] < words.start[end + 1]
        name = words.pos[end + 1] in NAMELIKE or words.key[end + 1] == _KOREAN
        if spaced or not name or not taken.isdisjoint((end, end + 1)):
            break
        end += 2
    return end


def _lacks_first(words: Words, i: int) -> bool:
    """Say whether a name that begins with "son of" has its first word right before: رهف | بنت راشد."""
    if words.key[i] not in SON or i == 0 or words.sent[i - 1] != words.sent[i]:
        return False
    return words.pos[i - 1] in {"NOUN", "X", "ADJ"} and words.key[i - 1] == words.bare[i - 1]


def _surer_kind(words: Words, lex: Lexicon, start: int, end: int, kind: Kind) -> Kind:
    """The kind of a name by the tables, by the word that says what it is, else as recognised."""
    known = lex.names.kind(words.bare[start:end]) or _joined_kind(words, lex, start, end)
    if known is not None:
        return known
    before = words.key[start - 1] if start else ""
    if kind == "PERSON" and words.lang == "ar" and lex.classes["hyper"].get(before) == _CITY:
        return "GPE"
    if kind in {"GPE", "PLACE", "ORG"} and words.key[start] == words.bare[start] and end - start > 1:
        said = lex.kinds.get(words.bare[start])
        return said if said in {"ORG", "GPE", "PLACE"} else kind
    return kind


def _joined_kind(words: Words, lex: Lexicon, start: int, end: int) -> Kind | None:
    """The kind of a name with hyphens, which are words of their own: "Paris Saint|-|Germain"."""
    known = (
        lex.names.lookup(words.phrase(start, end), words.lang) if _HYPHEN in words.key[start:end] else None
    )
    return known.kind if known else None


def _after_titles(words: Words, lex: Lexicon, spans: Sequence[Found]) -> Iterable[Found]:
    """Runs of foreign words right after a title that no recogniser has seen: names of persons, or of the
    place of an office ("the mayor of | Taif")."""
    taken = words_of(spans)
    end = 0
    for i in [i for i, pos in enumerate(words.pos) if pos in NAMELIKE]:
        field = lex.has("field", words.key[i])
        if i < end or i in taken or words.bare[i] in lex.kinds or field or is_adverbial(words, i):
            continue
        end = words.run_end(i, NAMELIKE, taken)
        if end - i <= 5 and title_start(words, lex, i, max(0, i - MAX_TITLE)) < i:
            alone = end == i + 1 and words.lang == "ar"
            if alone and _is_of_place(words, lex, i):
                yield i, end, "GPE"
            elif not alone or words.dep[i] != "amod" or words.key[i] == words.bare[i]:
                yield i, end, "PERSON"


def _is_of_place(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a known place is the complement of the word before it, which has no article."""
    before = words.pos[i - 1] == "NOUN" and words.key[i - 1] == words.bare[i - 1]
    return before and lex.names.kind(words.bare[i : i + 1]) == "GPE"
