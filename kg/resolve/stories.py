"""Which articles tell the same story: only their events are compared word by word.

Comes in: readings. Goes out: pairs of articles that share rare words within few days, and the words of pieces
of their text with how rare they are.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache

from kg import ontology
from kg.model import Mention, Reading, Span
from kg.text import fold

LEAST = 20
"""Different words that an article must have to be known by them."""

DAYS = 3
"""Days between two articles that tell the same news."""

TOP = 40
"""Words of an article that stand for its story: those with most weight."""

LONGEST = 150
"""Articles a word may stand for and still lead from one to the other; beyond it says too little."""

NEAR = 0.12
"""Least share of weight that the words of two articles have in common."""

CLOSE = 0.2
"""The same for articles of one happening, in which less shows that two names, or two reports, are one."""

ONE_STORY = 0.35
"""The same for articles of one story, in which one name is one participant: copies of an agency's text."""

MOST = 25
"""Most related articles of one article that are kept, the nearest: a happening told by more is joined over
some of them."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u064b-\u065f\u0670])*")
_PREFIX = re.compile("^(?:و|ف)?(?:بال|كال|لل|ال)(?=...)|^[وفبل](?=....)")


@lru_cache(maxsize=262144)
def _stem(word: str) -> str:
    """A word without what may be attached before it; rough, and the same everywhere."""
    word = fold(word)
    return _PREFIX.sub("", word) if len(word) > 3 else word


def words(text: str) -> list[str]:
    """Words of a piece of text as they are compared."""
    return [_stem(word) for word in _WORD.findall(text)]


@cache
def function_words() -> frozenset[str]:
    """Words that nearly every article has, as they are compared."""
    return frozenset(_stem(row["word"]) for _, row in ontology.rows("function_words.tsv"))


class Stories:
    """The words of articles with their weights.

    Args:
        readings: Readings sorted by article.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = {reading.article.id: reading for reading in readings}
        self._counts: Counter[str] = Counter()
        tops: dict[str, Counter[str]] = {}
        for reading in readings:
            counts = Counter(words(reading.article.text))
            self._counts.update(counts.keys())
            tops[reading.article.id] = counts
        scale = math.log(len(readings) + PRIOR)
        common = function_words()
        self._weights = {
            word: scale - math.log(count + (word in common) * PRIOR / 2)
            for word, count in self._counts.items()
        }
        self._tops = {article: self._top(counts) for article, counts in tops.items()}
        self._cache: dict[tuple[str, Span], frozenset[str]] = {}

    def _top(self, counts: Counter[str]) -> dict[str, float]:
        """The words that stand for an article, with their weights, of length one."""
        weights = {word: (1 + math.log(n)) * self._weights[word] for word, n in counts.items()}
        best = sorted(weights, key=lambda word: (-weights[word], word))[:TOP]
        length = math.sqrt(sum(weights[word] ** 2 for word in best)) or 1.0
        return {word: weights[word] / length for word in best}

    @cached_property
    def related(self) -> dict[tuple[str, str], float]:
        """Pairs of articles that may tell the same story, the first in the alphabet first, and how near."""
        lists: dict[str, list[tuple[int, str]]] = defaultdict(list)
        days = {article: self._day(article) for article in self._tops}
        for article, top in self._tops.items():
            for word in top:
                lists[word].append((days[article], article))
        kept: dict[tuple[str, str], float] = {}
        for article, top in self._tops.items():
            scores: dict[str, float] = defaultdict(float)
            for word, weight in top.items():
                for other in _near(lists[word], days[article]):
                    scores[other] += weight * self._tops[other][word]
            scores.pop(article, None)
            near = sorted((one for one in scores if scores[one] >= NEAR), key=lambda one: (-scores[one], one))
            for other in near[:MOST]:
                pair = (article, other) if article < other else (other, article)
                kept[pair] = max(kept.get(pair, 0.0), scores[other])
        return dict(sorted(kept.items()))

    @cached_property
    def copies(self) -> dict[str, frozenset[str]]:
        """For each article those that tell the very same story."""
        return self._nearer(ONE_STORY)

    @cached_property
    def close(self) -> dict[str, frozenset[str]]:
        """For each article those that tell of the same happening."""
        return self._nearer(CLOSE)

    def _nearer(self, least: float) -> dict[str, frozenset[str]]:
        near: dict[str, set[str]] = defaultdict(set)
        for (one, other), score in self.related.items():
            if score >= least and min(len(self._tops[one]), len(self._tops[other])) >= LEAST:
                near[one].add(other)
                near[other].add(one)
        return {article: frozenset(others) for article, others in near.items()}

    def _day(self, article: str) -> int:
        published = self._readings[article].article.published
        return published.toordinal() if published else 0

    def lang(self, article: str) -> str:
        """Language of an article."""
        return self._readings[article].article.lang

    def mentions(self, article: str) -> Sequence[Mention]:
        """Mentions of an article."""
        return self._readings[article].mentions

    def piece(self, article: str, span: Span) -> frozenset[str]:
        """The words of a piece of an article."""
        found = self._cache.get((article, span))
        if found is None:
            text = self._readings[article].article.text[span.start : span.end]
            found = self._cache[article, span] = frozenset(words(text))
        return found

    def _sum(self, found: Iterable[str]) -> float:
        """Weight of words, the same in any order; what is cut off at the end of a piece weighs nothing."""
        weights = self._weights
        return math.fsum(weights[word] for word in found if word in weights)

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weighted Jaccard of two sets of words, 0 to 1."""
        both = one & other
        shared = self._sum(both) if both else 0.0
        return shared / self._sum(one | other) if shared else 0.0

    def contained(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weighted share of the smaller set that is in the other, 0 to 1."""
        least = min(self._sum(one), self._sum(other))
        return self._sum(one & other) / least if least else 0.0


PRIOR = 50
"""Articles that nothing is known of, so that what all of four articles say is not common; half of them have
each function word."""


def _near(found: list[tuple[int, str]], day: int) -> Iterator[str]:
    """Articles of a list within DAYS of a day, unless there are too many."""
    near = [article for other, article in found if not (day and other) or abs(day - other) <= DAYS]
    if len(near) <= LONGEST:
        yield from near
