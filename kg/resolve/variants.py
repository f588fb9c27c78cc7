"""Links between different names of one person: fuller names, other spellings, other scripts, family names.

Comes in: components of nodes, their scenery. Goes out: Proposals. Every one needs a witness beside the name,
and no second candidate of equal weight.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.names import NameIndex, is_title_word, name_key, similarity, split_title
from kg.names import key as sound_key
from kg.names.given import given_en
from kg.names.native import is_native
from kg.resolve.joining import Joiner, Proposal
from kg.resolve.nodes import PARTICLES, Node, Scenery
from kg.resolve.offices import disagree
from kg.resolve.proper import is_common, is_description, is_two_given
from kg.resolve.same_name import WITNESS, weigh

SOUND = 0.8
"""Least similarity of names in two scripts: at it 92 of 100 persons are found first among 20,000 names."""

MARGIN = 0.05
"""By how much the best of several candidates must lead."""

SPELLING = 0.75
"""Least share of equal letters, in pairs, of two spellings of one word."""

FAMILY = 2 * WITNESS
"""What articles must share before a bare family name in one is the full name in the other."""

SON = frozenset({"بن", "ابن", "بنت", "bin", "ben", "ibn", "bint"})

HOUSE = frozenset({"ال", "al"})
"""Words before the name of a house, as keys write them."""

SAMPLED = 6
"""Articles of a component that are compared with those of another."""


@dataclass(frozen=True, slots=True)
class Person:
    """A component of persons: its first node, fullest name, titles, some articles, whether tables know it."""

    number: int
    node: Node
    titles: frozenset[str]
    articles: tuple[str, ...]
    keys: frozenset[str]
    known: bool = False


def persons(joiner: Joiner) -> list[Person]:
    """All components of persons by their first node."""
    found = []
    for members in sorted(sorted(numbers) for numbers in joiner.members.values()):
        nodes = [joiner.nodes[number] for number in members]
        if nodes[0].kind != "PERSON" or not _is_name(nodes[0]):
            continue
        fullest = min(nodes, key=lambda node: (-len(node.words), node.order))
        step = max(1, len(nodes) // SAMPLED)
        found.append(
            Person(
                members[0],
                fullest,
                frozenset(title for node in nodes for title in node.titles),
                tuple(dict.fromkeys(node.place[0] for node in nodes[::step][:SAMPLED])),
                frozenset(key for node in nodes for key in (node.key, node.known) if key),
                any(node.known for node in nodes),
            )
        )
    return found


def _is_name(node: Node) -> bool:
    """Say whether a name of a person is whole: it begins with a name."""
    return bool(node.words) and node.key.split()[0] not in PARTICLES and not is_description(node.words[0])


def witness(one: Person, other: Person, scenery: Scenery) -> tuple[float, tuple[str, ...]]:
    """How much speaks for two persons being one beside their names, and what."""
    without = one.keys | other.keys
    company: tuple[float, tuple[str, ...]] = (0.0, ())
    for a in one.articles:
        for b in other.articles:
            if a != b:
                company = max(company, scenery.shared(a, b, without))
    titles = one.titles & other.titles
    weight, reasons = weigh(company, scenery.rank(() if disagree(one.titles, other.titles) else titles))
    if any(not scenery.close.get(a, frozenset()).isdisjoint(other.articles) for a in one.articles):
        return weight + WITNESS, (*reasons, "articles of one happening")
    return weight, reasons


def fuller_names(joiner: Joiner, scenery: Scenery) -> Iterator[Proposal]:
    """خالد الفيصل and خالد الفيصل بن عبدالعزيز; سعد السياري and سعد بن محمد السياري."""
    everybody = persons(joiner)
    ends: dict[tuple[str, str, str], list[Person]] = defaultdict(list)
    for person in everybody:
        words = person.node.words
        if len(words) > 2:
            for word in dict.fromkeys((words[1], words[-1])):
                ends[person.node.lang, words[0], word].append(person)
    for person in everybody:
        words = person.node.words
        if len(words) < 2:
            continue
        longer = [
            other
            for other in ends[person.node.lang, words[0], words[-1]]
            + ends[person.node.lang, words[0], words[1]]
            if other is not person and len(other.node.words) > len(words) and _inside(person.node, other.node)
            if not _other_family(person, other)
        ]
        least = FAMILY if is_two_given(words) and not SON & set(person.node.key.split()) else 0.0
        chosen = _one(person, list(dict.fromkeys(longer)), scenery, least)
        if chosen:
            other, reasons = chosen
            reason = f"{person.node.name} is short for {other.node.name}"
            first, second = sorted((person.number, other.number))
            yield Proposal(first, second, "fuller-name", 0.9, (reason, *reasons))


def _inside(short: Node, long: Node) -> bool:
    """Say whether one name is short for another: its words in their order, a father's name at its place."""
    if SON & set(short.key.split()):
        return f"{long.key} ".startswith(f"{short.key} ")
    rest = iter(long.words)
    return all(word in rest for word in short.words)


def _other_family(short: Person, long: Person) -> bool:
    """Say whether a longer name gives a person of the tables another family name.

    The tables have all names by which somebody goes: what may follow is a father's name or a house (آل سعود).
    """
    words = long.node.key.split()
    if not short.known or long.known or long.node.words[-1] == short.node.words[-1]:
        return False
    return words[-2] not in SON | HOUSE


def _one(
    person: Person, candidates: Sequence[Person], scenery: Scenery, least: float
) -> tuple[Person, tuple[str, ...]] | None:
    """The candidate that a witness singles out; candidates that may themselves be one do not compete."""
    ranked = []
    for other in candidates:
        weight, reasons = witness(person, other, scenery)
        if weight > least:
            ranked.append((weight, -other.number, other, reasons))
    ranked.sort(key=lambda item: item[:2], reverse=True)
    if not ranked:
        return None
    best = ranked[0][2]
    rivals = [
        item
        for item in ranked[1:]
        if item[0] > ranked[0][0] * (1 - 2 * MARGIN) and not _nested(best.node, item[2].node)
    ]
    return None if rivals else (best, ranked[0][3])


def _nested(one: Node, other: Node) -> bool:
    """Say whether one name is the other's short form."""
    short, long = sorted((one, other), key=lambda node: len(node.words))
    return short.words[0] == long.words[0] and _inside(short, long)


def spellings(joiner: Joiner, scenery: Scenery) -> Iterator[Proposal]:
    """غوتيريش and جوتيريش: one sound, nearly the same letters, one language."""
    groups: dict[tuple[str, str, int], list[Person]] = defaultdict(list)
    for person in persons(joiner):
        if len(person.node.words) > 1:
            lang = person.node.lang
            groups[lang, sound_key(" ".join(person.node.words), lang), len(person.node.words)].append(person)
    for _, group in sorted(groups.items()):
        for position, person in enumerate(group):
            others = [
                other
                for other in group[:position]
                if other.node.key != person.node.key and _alike(other.node.words, person.node.words)
            ]
            chosen = _one(person, others, scenery, 0.0)
            if chosen:
                other, reasons = chosen
                reason = f"{person.node.name} and {other.node.name} are spellings of one name"
                yield Proposal(other.number, person.number, "spelling", 0.9, (reason, *reasons))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether names of equal length are spelled nearly alike, word by word.

    Two names that both stand in the tables are two (حسن, حسين), and so are two of Arabic origin: only foreign
    names are spelled as they sound.
    """
    return all(a == b or _respelled(a, b) for a, b in zip(one, other, strict=True))


def _respelled(a: str, b: str) -> bool:
    """Say whether two different words are one word with another spelling, article or و before it."""
    if a.removeprefix("و").removeprefix("ال") == b.removeprefix("و").removeprefix("ال"):
        return True
    if (given_en(a) and given_en(b)) or is_native(a) or is_native(b):
        return False
    return _overlap(a, b) >= SPELLING


def _overlap(a: str, b: str) -> float:
    """Dice coefficient of the letters of two words, as multisets."""
    rest = list(b)
    shared = 0
    for letter in a:
        if letter in rest:
            rest.remove(letter)
            shared += 1
    return 2 * shared / (len(a) + len(b))


def across_scripts(joiner: Joiner, scenery: Scenery) -> Iterator[Proposal]:
    """Arabic and English names of one sound, with a witness."""
    everybody = [person for person in persons(joiner) if len(person.node.words) > 1]
    english: dict[str, list[Person]] = defaultdict(list)
    for person in everybody:
        if person.node.lang == "en":
            english[person.node.name].append(person)
    if not english:
        return
    index = NameIndex(sorted(english))
    for person in everybody:
        if person.node.lang != "ar":
            continue
        sounds = [(sound, name) for sound, name in index.rank(person.node.name, shared=2) if sound >= SOUND]
        candidates = [other for _, name in sounds for other in english[name]]
        chosen = _one_translated(person, candidates, scenery)
        if chosen:
            other, reasons = chosen
            sound = similarity(person.node.name, other.node.name)
            reason = f"{person.node.name} sounds like {other.node.name}"
            first, second = sorted((person.number, other.number))
            yield Proposal(first, second, "transliteration", round(0.95 * sound, 3), (reason, *reasons))


def _one_translated(
    person: Person, candidates: Sequence[Person], scenery: Scenery
) -> tuple[Person, tuple[str, ...]] | None:
    """As `_one`, with the Arabic person's titles in English."""
    translated = Person(
        person.number, person.node, _english_titles(person.titles), person.articles, person.keys
    )
    return _one(translated, candidates, scenery, 0.0)


def _english_titles(titles: frozenset[str]) -> frozenset[str]:
    """English words for words of Arabic titles."""
    words: set[str] = set()
    for title in titles:
        found = split_title([title])[1] if is_title_word(title) else None
        words.update(name_key(found.en).split() if found else ())
    return frozenset(words - {"of", "the", "{c}"})


def family_names(joiner: Joiner, scenery: Scenery) -> Iterator[Proposal]:
    """A bare family name and the one full name that ends in it, when their articles share much."""
    everybody = persons(joiner)
    families: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in everybody:
        if len(person.node.words) > 1:
            families[person.node.lang, person.node.words[-1]].append(person)
    for person in everybody:
        word = person.node.words[0] if len(person.node.words) == 1 else ""
        if not word or given_en(word) or is_common(word):
            continue
        chosen = _one(person, families[person.node.lang, word], scenery, FAMILY)
        if chosen and len(chosen[1]) > 1:  # a title and company
            other, reasons = chosen
            reason = f"{person.node.name} is the family name of {other.node.name}"
            first, second = sorted((person.number, other.number))
            yield Proposal(first, second, "family-name", 0.85, (reason, *reasons))
