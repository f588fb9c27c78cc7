"""Which happenings of different articles are compared, and which of them are one.

Comes in: happenings in order of telling, a Matcher. Goes out: pairs with what makes them one. Compared are
events of one type in articles that share words, and those of the same two participants in any language.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from kg.resolve.matching import Match, Matcher
from kg.resolve.stories import DAYS, LONGEST
from kg.resolve.told import NEVER_MERGED, SYMMETRIC, Happening, Key

SAME_DAY = Match("same-roles-same-day", 0.93, ("the same participants in the same roles, the same day",))

Pair = tuple[int, int, Match]


def same_day(found: Sequence[Happening], matcher: Matcher) -> Iterator[Pair]:
    """Happenings whose participants are all known beyond their articles, the same, on the very day.

    Each is paired with the first that tells the same, as far as the two bear that out.
    """
    told: dict[Key, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if not one.key:
            continue
        starts = told[one.key]
        start = next((other for other in starts if matcher.borne_out(found[other], one)), None)
        if start is None:
            starts.append(number)
        else:
            yield start, number, SAME_DAY


def same_story(found: Sequence[Happening], matcher: Matcher) -> list[Pair]:
    """Matches between happenings that are compared, the surest first."""
    pairs = []
    for a, b in chain(_of_related(found, matcher), _of_two(found, matcher)):
        match = matcher.match(found[a], found[b])
        if match:
            pairs.append((a, b, match))
    return sorted(pairs, key=lambda pair: (-pair[2].score, pair[0], pair[1]))


def _of_related(found: Sequence[Happening], matcher: Matcher) -> Iterator[tuple[int, int]]:
    """Pairs of one type in articles that share words."""
    told: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(found):
        told[one.article][one.tolds[0].report.type].append(number)
    for first, second in matcher.stories.related:
        for type_ in sorted(told[first].keys() & told[second].keys()):
            for a in told[first][type_]:
                for b in told[second][type_]:
                    yield min(a, b), max(a, b)


def _of_two(found: Sequence[Happening], matcher: Matcher) -> Iterator[tuple[int, int]]:
    """The other pairs of one type with the same two named participants as sides, told within few days."""
    related = matcher.stories.related
    told: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for key in _twos(one):
            told[key].append(number)
    pairs = {
        (a, b)
        for numbers in told.values()
        for position, b in enumerate(numbers)
        for a in numbers[max(0, position - LONGEST) : position]
        if _within_days(found[a], found[b])
    }
    for a, b in sorted(pairs):
        first, second = sorted((found[a].article, found[b].article))
        if first != second and (first, second) not in related:
            yield a, b


def _within_days(one: Happening, other: Happening) -> bool:
    """Say whether two articles are of one time; those without a day are of any."""
    return not (one.day and other.day) or abs(one.day - other.day) <= DAYS


def _twos(one: Happening) -> set[tuple[str, str, str]]:
    """Type, subject and object of a happening, named ones only; of a meeting the two in any order."""
    told = one.tolds[0]
    type_ = told.report.type
    if type_ in NEVER_MERGED:
        return set()
    sides = [
        [who for at, who in told.roles if at == role and who in told.named] for role in ("subject", "object")
    ]
    twos = [(a, b) for a in sides[0] for b in sides[1] if a != b]
    return {(type_, min(a, b), max(a, b)) if type_ in SYMMETRIC else (type_, a, b) for a, b in twos}
