"""Names that the recogniser has missed: behind a definite title, in quotation marks, and family names alone;
and those of which it has missed the end.

Comes in: words, the names found so far.  Goes out: spans with their kind.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from kg.extract.mentions.complements import core_end
from kg.extract.mentions.coordination import over_fields
from kg.extract.mentions.known import Found
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.phrases import extent
from kg.extract.mentions.quotations import QUOTES, over_quotation, quotation_end
from kg.extract.mentions.words import Words
from kg.model import Kind
from kg.names import find_nisba, find_word
from kg.names.given import is_given_name
from kg.names.tables import bare_word

#: Fewest letters of a family name that stands alone.
SHORTEST = 3
#: An abbreviation has fewer letters.
_LETTERS = 7
_HYPHEN = "-"
#: Relations of a family name alone that is a common word, too: "Price defeated her".
_ALONE = frozenset({"nsubj", "obj", "iobj", "obl"})
#: Most words of a name behind a title.
_LONGEST = 5
#: Parts of speech of names alone, of all words that names are made of, and of what quoted names have inside.
NAMELIKE = frozenset({"X", "PROPN"})
CONTENT = NAMELIKE | {"NOUN", "ADJ"}
_INSIDE = CONTENT | {"ADP", "CCONJ", "NUM"}
#: Kinds of what is named between quotation marks.
_NAMED = frozenset({"ORG", "WORK", "PLACE"})
#: Endings of an indefinite accusative.
_ACCUSATIVE = ("اً", "ًا")
#: Words inside names: "son of", "father of", "servant of".
_LINKS = frozenset({"بن", "ابن", "بنت", "ابو", "ال", "عبد"})


def words_of(spans: Iterable[Found]) -> set[int]:
    """The words of some names."""
    return {i for start, end, _ in spans for i in range(start, end)}


def name_at(spans: Iterable[Found]) -> dict[int, Found]:
    """The name that each word of some names stands in."""
    return {i: span for span in spans for i in range(span[0], span[1])}


def instead(found: list[Found], spans: Iterable[Found]) -> list[Found]:
    """Names with those that were found later, which take the place of their parts."""
    held = words_of(found)
    return [span for span in spans if span[0] not in held] + found


def after_definite_titles(words: Words, lex: Lexicon, spans: Sequence[Found]) -> Iterator[Found]:
    """Names behind an Arabic title with article, which takes no complement ("the professor | X Y")."""
    taken, size = words_of(spans), len(words)
    titles = lex.definite if words.lang == "ar" else ()
    for title in [i for i, key in enumerate(words.key) if key in titles]:
        first = title + 1
        if title in taken:
            continue
        end = first
        while end < size and end not in taken and words.sent[end] == words.sent[title]:
            if words.key[end] not in _LINKS and not _is_name(words, lex, end):
                break
            end += 1
        when = all(lex.has("time", words.key[i], words.bare[i]) for i in range(first, end))
        if first + 1 < end <= first + _LONGEST and not when and _sounds_so(words, first, end):
            yield first, end, "PERSON"


def _sounds_so(words: Words, first: int, end: int) -> bool:
    """Say whether words are likely a name: no article first, one foreign or given word or an article last."""
    if bare_word(words.key[first]) != words.key[first]:
        return False
    named = any(words.pos[i] in NAMELIKE or is_given_name(words.key[i]) for i in range(first, end))
    return named or bare_word(words.key[end - 1]) != words.key[end - 1]


def quoted(words: Words, lex: Lexicon, spans: Sequence[Found]) -> Iterator[Found]:
    """Names in quotation marks behind a word for an institution (حزب "ليكود"), in Arabic also behind a noun
    for a work or a place that they hang on (فيلم "كثيب"); parts may be known."""
    name_of = name_at(spans)
    for mark in [i for i, key in enumerate(words.key[:-2]) if key in QUOTES]:
        first, end = mark + 1, quotation_end(words, mark)
        kind = _quoted_kind(words, lex, mark, end) if mark and end > first else None
        parts = {name_of[i] for i in range(first, end) if i in name_of}
        inside = all(first <= start and stop <= end for start, stop, _ in parts)
        if kind and inside and (first, end, kind) not in parts:
            yield first, end, kind


def _quoted_kind(words: Words, lex: Lexicon, mark: int, end: int) -> Kind | None:
    """The kind of what is named between quotation marks, by the noun before them; None for others."""
    noun = mark - 1
    if words.pos[mark + 1] in CONTENT and lex.announces(words.bare[noun]):
        return "ORG" if all(words.pos[i] in _INSIDE for i in range(mark + 1, end)) else None
    kind = lex.kind(words.bare[noun], words.lemma[noun])
    return kind if kind in _NAMED and over_quotation(words, noun, mark) > mark else None


def next_apart(words: Words, lex: Lexicon, spans: Sequence[Found]) -> Iterator[Found]:
    """Names, those of known persons without the family name of somebody else that was taken with them
    ("received Abdullah II | Lavrov", "told Sisi | Blinken")."""
    persons = [(start, end) for start, end, kind in spans if kind == "PERSON" and end > start + 1]
    families = Counter([words.key[end - 1] for _, end in persons])
    for start, end, kind in spans:
        last = end - 1
        if kind != "PERSON" or last == start:
            two = False
        elif last == start + 1:
            two = _are_two(words, lex, start)
        else:
            two = families[words.key[last]] > 1 and _is_person(words, lex, start, last)
        yield from ((start, last, kind), (last, end, kind)) if two else ((start, end, kind),)


def _are_two(words: Words, lex: Lexicon, start: int) -> bool:
    """Say whether two words are the names of two persons who are known by them alone."""
    one = not is_given_name(words.key[start]) and _is_person(words, lex, start, start + 1)
    return (
        one and _is_person(words, lex, start + 1, start + 2) and not _is_person(words, lex, start, start + 2)
    )


def _is_person(words: Words, lex: Lexicon, start: int, end: int) -> bool:
    known = lex.names.lookup(words.phrase(start, end), words.lang)
    return known is not None and known.kind == "PERSON"


def whole(words: Words, lex: Lexicon, spans: Sequence[Found]) -> list[Found]:
    """Arabic names of persons with the foreign words beside them that hang on them ("Yair | Lapid")."""
    taken, found = words_of(spans), []
    for start, end, kind in spans:
        grows = kind == "PERSON" and words.lang == "ar"
        while grows and _hangs(words, lex, end, range(start, end)) and end not in taken:
            end += 1
        while grows and _hangs(words, lex, start - 1, range(start, end)) and start - 1 not in taken:
            start -= 1
        taken.update(range(start, end))
        found.append((start, end, kind))
    return found


def over_complement(words: Words, lex: Lexicon, span: Found, taken: Set[int]) -> int:
    """The end of an Arabic name of an institution with all its fields, and with the first one where only the
    word for the institution was recognised ("the party | of justice and development"); and with its state
    ("the central bank | of Switzerland")."""
    start, end, kind = span
    if words.lang != "ar" or kind != "ORG":
        return end
    if _is_of_state(words, end, range(start, end)) and end not in taken:
        return end + 1
    if lex.kinds.get(words.key[start]) != "ORG":
        return end
    first = core_end(words, lex, start, extent(words, lex, start)[1]) if end == start + 1 else end
    last = over_fields(words, lex, start, first)
    return next((i for i in range(end, last) if i in taken), last)


def _is_of_state(words: Words, i: int, name: range) -> bool:
    """Say whether an adjective behind a name that has the article tells its state."""
    if i >= len(words) or words.pos[i] != "ADJ" or words.head[i] not in name:
        return False
    definite = words.key[i] != words.bare[i] and words.key[name.start] != words.bare[name.start]
    return definite and find_nisba(words.key[i]) is not None


def is_god_behind(words: Words, start: int, end: int) -> bool:
    """Say whether a name ends before its last word: "prayed al-Qurashi | God", but not نصر الله."""
    return end > start + 1 and words.key[end - 1] == "الله" and words.key[end - 2] != words.bare[end - 2]


def _hangs(words: Words, lex: Lexicon, i: int, name: range) -> bool:
    """Say whether a foreign word beside a name belongs to it by the tree."""
    if not 0 <= i < len(words) or words.pos[i] not in NAMELIKE or words.sent[i] != words.sent[name.start]:
        return False
    if i == name.stop and is_god_behind(words, name.start, i + 1):
        return False
    tied = words.head[i] in name or any(words.head[k] == i for k in name)
    return tied and len(words.key[i]) >= SHORTEST and _is_name(words, lex, i)


def family_names(words: Words, lex: Lexicon, spans: Sequence[Found]) -> Iterator[Found]:
    """Family names alone behind the full name ("denied | Siyala | the news")."""
    taken, full = words_of(spans), dict[str, int]()
    for start, end, kind in spans:
        named = kind == "PERSON" and end > start + 1 and words.bare[start] not in lex.kinds
        if named and _is_family_name(words, lex, end - 1):
            full[words.key[end - 1]] = min(start, full.get(words.key[end - 1], start))
    for i in [i for i, key in enumerate(words.key) if key in full] if full else ():
        if _is_capital(words, i):
            words.pos[i] = "PROPN"
        alone = i > full[words.key[i]] and i not in taken and words.dep[i] != "amod"
        if alone and _is_family_name(words, lex, i):
            yield i, i + 1, "PERSON"


def abbreviations(words: Words, lex: Lexicon, spans: Sequence[Found]) -> Iterator[Found]:
    """Known institutions by their letters ("the | EU"), in English."""
    taken = words_of(spans)
    for i in [i for i, pos in enumerate(words.pos if words.lang == "en" else ()) if pos == "PROPN"]:
        form, beside = words.form[i], words.key[max(0, i - 1) : i + 2]
        if i not in taken and 1 < len(form) < _LETTERS and form.isupper() and _HYPHEN not in beside:
            known = lex.names.lookup(form, words.lang)
            if known and known.kind == "ORG":
                yield i, i + 1, "ORG"


def _is_capital(words: Words, i: int) -> bool:
    """Say whether an English word with a capital that the parser takes for a noun is one by itself."""
    noun = words.lang == "en" and words.pos[i] == "NOUN" and words.form[i].istitle()
    return noun and words.dep[i] in _ALONE and all(words.dep[k] == "case" for k in words.kids[i])


def _is_family_name(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word can be a family name that is known as nothing else."""
    if len(words.key[i]) < SHORTEST or words.feats[i].number == "Dual":
        return False
    known = lex.names.lookup(words.phrase(i, i + 1), words.lang)
    return _is_name(words, lex, i) and (known is None or known.kind == "PERSON")


def is_adverbial(words: Words, i: int) -> bool:
    """Say whether a word shows the ending of an indefinite accusative, which no name behind a title has."""
    return words.form[i].endswith(_ACCUSATIVE)


def _is_name(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word can be part of a person's name, and is no common word."""
    if words.pos[i] not in (NAMELIKE if words.lang == "en" else CONTENT) or is_adverbial(words, i):
        return False
    key, bare = words.key[i], words.bare[i]
    common = bare in lex.kinds or lex.has("no_participant", bare) or find_word(key) is not None
    return not common and find_nisba(key) is None
