"""Proper names and the titles before them: [title [name]] blocks that bound the noun phrases.

Comes in: the entities that the pipeline or a gazetteer found.  Goes out: `Block`s in order of the text.

The parser glues two neighbouring blocks ("met | the minister John Kerry | the president ...") into one
phrase; names and title words are surer than the tree there, so blocks are read on the surface, from left
to right.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from kg.extract.mentions.known import Found, find_known, find_own
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.missed import (
    CONTENT,
    NAMELIKE,
    after_definite_titles,
    family_names,
    instead,
    name_at,
    next_apart,
    over_complement,
    quoted,
    whole,
    words_of,
)
from kg.extract.mentions.quotations import QUOTES
from kg.extract.mentions.words import Words
from kg.model import Kind
from kg.names import find_nisba

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
#: How far left of a name its title can begin; 98 % of the titles in the training articles are shorter.
MAX_TITLE = 14
_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "DET"})
#: Prepositions that tie a noun to a title ("spokesman of", "official at").
_TIES = frozenset({"ب", "ل", "في", "لدي", "of", "for"})


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
    for missed in (after_definite_titles, quoted, family_names, _after_titles):
        spans = instead(list(missed(words, lex, spans)), spans)
    spans = [span for span in spans if not _announces_another(words, lex, span, spans)]
    taken = words_of(spans)
    spans = [(span[0], over_complement(words, lex, span, taken), span[2]) for span in spans]
    spans = sorted((start, _over_hyphens(words, end, taken), kind) for start, end, kind in spans)
    blocks: list[Block] = []
    floor = 0
    for start, end, kind in spans:
        first = _title_start(words, lex, start, floor) if kind == "PERSON" else start
        first = _modifiers_start(words, first, start, floor)
        blocks.append(Block(first, start, end, kind))
        if kind == "PERSON":
            floor = end
    return blocks


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
        return parts and (start, end) not in inside and not titled and apart

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
    for start, end, label in words.names:
        kind = LABELS.get(label)
        while start < end and words.pos[start] in {"CCONJ", "ADP", "PUNCT"}:
            start += 1
        while end > start and words.pos[end - 1] in {"CCONJ", "ADP", "PUNCT", "PRON"}:
            end -= 1
        if kind == "PERSON":
            start = _without_title(words, lex, start, end)
        if kind is not None and start < end:
            yield start, end, _surer_kind(words, lex, start, end, kind)


def _over_hyphens(words: Words, end: int, taken: Set[int]) -> int:
    """The end of an English name with the free parts that hyphens join to it ("Suleiman al|-Amr")."""
    while words.lang == "en" and end + 1 < len(words) and words.key[end] == "-":
        spaced = words.end[end - 1] < words.start[end] or words.end[end] < words.start[end + 1]
        if spaced or words.pos[end + 1] not in NAMELIKE or not taken.isdisjoint((end, end + 1)):
            break
        end += 2
    return end


def _without_title(words: Words, lex: Lexicon, start: int, end: int) -> int:
    """Where a person's name begins behind titles that were taken with it ("US Secretary of State X Y")."""
    if words.lang == "en":
        titles = [i for i in range(start, end - 1) if _is_title(words, lex, i)]
        start = titles[-1] + 1 if titles else start
        return start + 2 if titles and words.pos[start] == "ADP" and start < end - 2 else start
    while start < end - 1 and _is_title(words, lex, start):
        start += 1
    return start


def _surer_kind(words: Words, lex: Lexicon, start: int, end: int, kind: Kind) -> Kind:
    """The kind of a name by the tables, by the word that says what it is, else as recognised."""
    known = lex.names.kind(words.bare[start:end])
    if known is not None:
        return known
    if kind in {"GPE", "PLACE", "ORG"} and words.key[start] == words.bare[start] and end - start > 1:
        said = lex.kinds.get(words.bare[start])
        return said if said in {"ORG", "GPE", "PLACE"} else kind
    return kind


def _is_title(words: Words, lex: Lexicon, i: int) -> bool:
    return words.bare[i] in lex.titles and words.pos[i] not in {"VERB", "ADP"}


def _is_origin(words: Words, i: int, name: int) -> bool:
    """Say whether a word says where the person comes from ("the Moroccan X")."""
    if words.lang != "ar" or words.key[i] == words.bare[i] or words.pos[i] not in _NOMINAL:
        return False
    before = i > 0 and words.head[i] == i - 1 and words.dep[i] == "amod"
    return i >= name - 2 and not before and find_nisba(words.key[i]) is not None


def _after_titles(words: Words, lex: Lexicon, spans: Sequence[Found]) -> Iterable[Found]:
    """Runs of foreign words right after a title that no recogniser has seen: names of persons."""
    taken = words_of(spans)
    end, size = 0, len(words)
    for i in [i for i, pos in enumerate(words.pos) if pos in NAMELIKE]:
        if i < end or i in taken or words.bare[i] in lex.kinds:
            continue
        end = i
        while (
            end < size
            and words.pos[end] in NAMELIKE
            and end not in taken
            and words.sent[end] == words.sent[i]
        ):
            end += 1
        if end - i <= 5 and _title_start(words, lex, i, max(0, i - MAX_TITLE)) < i:
            yield i, end, "PERSON"


def _title_start(words: Words, lex: Lexicon, name: int, floor: int) -> int:
    """The token at which the title before a name begins; the name's own start without a title."""
    best = name
    i = name - 1
    while i >= max(floor, name - MAX_TITLE) and words.sent[i] == words.sent[name]:
        if i + 1 < best and _ends_phrase(words, lex, i):
            break
        if _is_title(words, lex, i):
            if best < name and _stands_apart(words, lex, i, best) and "الي" not in words.key[best:name]:
                break
            best = i
        elif best == name and _is_origin(words, i, name):
            best = i
        elif not _may_continue(words, lex, i, name):
            break
        i -= 1
    return best


def _ends_phrase(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a phrase ends between two words: no noun without article can go on with a definite one."""
    definite = words.key[i] != words.bare[i] or words.pos[i] == "PRON"
    after = words.key[i + 1] == words.bare[i + 1] and words.pos[i + 1] == "NOUN"
    return words.lang == "ar" and definite and after and not lex.has("beside", words.key[i + 1])


def _stands_apart(words: Words, lex: Lexicon, left: int, right: int) -> bool:
    """Say whether a title does not belong to the same block as the title to its right.

    "the king | minister of ..." and "the wife of | president X" are two phrases.
    """
    if words.bare[right] not in lex.titles:
        return False
    definite = words.key[left] != words.bare[left]
    if definite and not lex.titles[words.bare[left]] and right == left + 1:
        return words.key[right] == words.bare[right]
    office = words.key[right] != words.bare[right] and not lex.titles[words.bare[right]]
    return not definite and office and right == left + 1 and lex.has("kin", words.bare[left])


def _modifiers_start(words: Words, first: int, name: int, floor: int) -> int:
    """In English the first word that modifies a title: "former US | Secretary of State X Y"."""
    if words.lang != "en" or first == name:
        return first
    while (
        first > floor
        and words.sent[first - 1] == words.sent[name]
        and words.dep[first - 1] in {"amod", "compound", "nmod", "det"}
        and first <= words.head[first - 1]
        and words.head[first - 1] < name + 4
    ):
        first -= 1
    return first


def _may_continue(words: Words, lex: Lexicon, i: int, name: int) -> bool:
    """Say whether a token can stand inside a title."""
    pos = words.pos[i]
    if pos in _NOMINAL:
        return words.feats[i].prontype != "Rel"
    if pos == "PRON":
        return words.head[i] == i - 1 and (_is_title(words, lex, i - 1) or words.key[i - 1] == "اسم")
    if i == name - 1:
        short = i > 0 and len(words.key[i - 1]) == 1 and words.key[i] == "."
        return words.key[i] in QUOTES or words.key[i] == "/" or short
    if pos == "CCONJ":
        return (
            not _is_title(words, lex, i + 1) and words.pos[i + 1] in _NOMINAL and words.head[i + 1] > name - 8
        )
    if pos == "ADP":
        return _inner_preposition(words, lex, i) and not _names_its_own(words, lex, i, name)
    return False


def _names_its_own(words: Words, lex: Lexicon, i: int, name: int) -> bool:
    """Say whether the title behind a preposition is that of the name: "received by X | for prince Y"."""
    title = i + 1
    if title >= name or not _is_title(words, lex, title) or words.sent[title] != words.sent[name]:
        return False
    return lex.titles[words.bare[title]] or title == name - 1


def _inner_preposition(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a preposition ties its noun to a title ("spokesman of", "official at")."""
    noun = words.head[i]
    if noun <= i:
        noun = i + 1
    top = words.head[noun]
    ties = words.key[i] in _TIES or (words.key[i] == "الي" and words.bare[top] in lex.titles)
    return ties and top < i and words.pos[top] in _NOMINAL
