"""Lists of names found in raw text by the words that stand before them.

Comes in: lines of split raw text (keys of words). Goes out: lists of given and family names, of organisations
and of places. A word is listed when it often enough follows a title, `club`, `company`, `city` and the like.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from kg.language.orthography import norm
from kg.training.words import word_lists

#: Words are seen at least so often after a word of the kind, and at least in this share of all.
LEAST = 4
SHARES: Mapping[str, float] = {"given": 0.03, "family": 0.15, "orgs": 0.12, "towns": 0.10}


def mine_lists(text: Path) -> dict[str, set[str]]:
    """Collect the lists from a file of split raw text, one paragraph a line."""
    with text.open(encoding="utf-8") as lines:
        seen, after = _announced(lines)
    lists = {kind: _listed(seen, after[kind], SHARES[kind]) for kind in after}
    lists["given"] = {word for word in lists["given"] if not word.startswith("ال")}
    followers: Counter[str] = Counter()
    with text.open(encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            followers.update(second for first, second in pairwise(words) if first in lists["given"])
    return {**lists, "family": _listed(seen, followers, SHARES["family"])}


def _announced(lines: Iterable[str]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Count all words, and those after words that announce a name."""
    lists = word_lists()
    kinds = {kind: frozenset(map(norm, lists[kind])) for kind in ("given", "orgs", "towns")}
    kind_of: dict[str, list[str]] = {}
    for kind, announcing in kinds.items():
        for word in announcing:
            kind_of.setdefault(word, []).append(kind)
    seen: Counter[str] = Counter()
    after: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for line in lines:
        words = line.split()
        seen.update(words)
        for first, second in pairwise(words):
            for kind in kind_of.get(first, ()):
                after[kind][second] += 1
    return seen, after


def _listed(seen: Mapping[str, int], counts: Mapping[str, int], share: float) -> set[str]:
    return {
        word
        for word, count in counts.items()
        if count >= LEAST and count >= share * seen[word] and len(word) > 2 and word[0].isalpha()
    }
