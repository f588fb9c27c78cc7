"""What raw text says about words and names, once a trained network has labelled it.

Comes in: sentences of raw text with the tag of each word and how sure it is. Goes out: lists of words that
have a tag rarely, often or mostly, and of names of several words, as `kg.language.gazetteer` reads them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.language.gazetteer import seen_list

#: The shares of a word's occurrences from which it has a tag rarely, often, mostly.
SHARES = (0.02, 0.2, 0.6)
#: Fewest occurrences of a word in all, and with a tag.
LEAST, LEAST_TAGGED = 3, 2
#: Fewest occurrences of a name of several words, its share that must be of one kind, its most words.
LEAST_NAME, ONE_KIND, LONGEST_NAME = 3, 0.7, 6


@dataclass
class Seen:
    """Counts of words and names in labelled text.

    Args:
        tags: All tags, the first for no name.
    """

    tags: Sequence[str]
    words: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, keys: Sequence[str], tags: Sequence[int]) -> None:
        """Count a sentence: keys of its words and numbers of their tags, -1 where in doubt."""
        for key, tag in zip(keys, tags, strict=True):
            if tag >= 0:
                self.words[key][tag] += 1
        for start, end, kind in self._names(tags):
            if 1 < end - start <= LONGEST_NAME:
                self.names[" ".join(keys[start:end])][kind] += 1

    def _names(self, tags: Sequence[int]) -> Iterable[tuple[int, int, str]]:
        start = -1
        for i, tag in enumerate([*tags, 0]):
            name = self.tags[tag] if tag >= 0 else "?"
            if start >= 0 and not name.startswith("I-"):
                if name != "?":
                    yield start, i, self.tags[tags[start]][2:]
                start = -1
            if name.startswith("B-"):
                start = i

    def usual(self, key: str, share: float, least: int) -> int:
        """Give the tag that a word has in so large a share of at least so many occurrences, else -1."""
        counts = self.words.get(key)
        if not counts or (total := counts.total()) < least:
            return -1
        tag, count = max(counts.items(), key=lambda item: (item[1], -item[0]))
        return tag if count >= share * total else -1

    def share(self, key: str, tag: int) -> float:
        """Give the share of a word's occurrences that have a tag."""
        counts = self.words.get(key, Counter())
        return counts[tag] / max(1, counts.total())

    def lists(self) -> dict[str, list[str]]:
        """Give the lists."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, counts in self.words.items():
            total = counts.total()
            if total >= LEAST and key.isalpha():
                for tag, count in counts.items():
                    if tag and count >= LEAST_TAGGED and (step := _step(count / total)) >= 0:
                        found[seen_list(self.tags[tag], step)].add(key)
        for name, kinds in self.names.items():
            kind, count = max(kinds.items(), key=lambda item: (item[1], item[0]))
            if count >= LEAST_NAME and count >= ONE_KIND * kinds.total():
                found[kind].add(name)
        return {name: sorted(words) for name, words in sorted(found.items())}


def _step(share: float) -> int:
    return sum(share >= least for least in SHARES) - 1
