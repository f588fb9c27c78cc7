"""Lists of names as marks on words: what the network is told about a word beyond its form.

Comes in: keys of the words of a text. Goes out: the numbers of their marks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.language.orthography import norm
from kg.language.weights import Model

#: Lists of single words with the numbers of their marks, and the marks of names of several words.
LISTS = {"given": 0, "family": 1, "places": 2, "towns": 3, "orgs": 6}
#: Lists of names of several words with the marks of their first word and of the others.
PHRASES = {"phrases": (4, 5), "org_phrases": (7, 8), "person_phrases": (9, 10)}
MARKS = 11
#: Steps of how often a word has a tag of names in raw text.
STEPS = 3


@dataclass(frozen=True)
class Layout:
    """Which lists there are, and the numbers of their marks.

    Args:
        words: Lists of single words.
        phrases: Lists of names of several words, with a mark for the first word and one for the others.
    """

    words: Mapping[str, int]
    phrases: Mapping[str, tuple[int, int]]

    @property
    def marks(self) -> int:
        """Give the number of marks."""
        return len(self.words) + 2 * len(self.phrases)


KNOWN = Layout(LISTS, PHRASES)


def seen_layout(tags: Sequence[str]) -> Layout:
    """Give the lists of words that raw text has with a tag rarely, often, mostly, and of names seen in it."""
    words = [seen_list(tag, step) for tag in tags if tag != "O" for step in range(STEPS)]
    kinds = [tag[2:] for tag in tags if tag.startswith("B-")]
    phrases = {kind: (len(words) + 2 * i, len(words) + 2 * i + 1) for i, kind in enumerate(kinds)}
    return Layout({name: number for number, name in enumerate(words)}, phrases)


def seen_list(tag: str, step: int) -> str:
    """Name the list of words that have a tag so often."""
    return f"{tag} {step}"


class Gazetteer:
    """Looks words up in lists of names.

    Args:
        lists: The lists of a layout; one that is missing is empty.
        layout: Which lists, with which marks.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]], layout: Layout = KNOWN) -> None:
        self.marks = layout.marks
        self._marks: dict[str, tuple[int, ...]] = {}
        for name, number in layout.words.items():
            for word in lists.get(name, ()):
                self._marks[word] = (*self._marks.get(word, ()), number)
        self._phrases: dict[str, list[tuple[list[str], tuple[int, int]]]] = {}
        for name, marks in layout.phrases.items():
            for phrase in lists.get(name, ()):
                words = phrase.split()
                self._phrases.setdefault(words[0], []).append((words, marks))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: (-len(phrase[0]), phrase))

    def word(self, key: str) -> tuple[int, ...]:
        """Give the marks of a word by itself."""
        return self._marks.get(key, ())

    def phrases(self, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Give place and mark of each word of names in a text, of overlapping ones the first and longest."""
        known = self._phrases
        end = 0
        for i, key in enumerate(keys):
            if key not in known or i < end:
                continue
            for words, (first, rest) in known[key]:
                if keys[i : i + len(words)] == words:
                    end = i + len(words)
                    yield i, first
                    yield from ((j, rest) for j in range(i + 1, end))
                    break


def gazetteer_of(model: Model) -> Gazetteer:
    """Give the lists of names of a trained language, made once."""
    if "gazetteer" not in model.cache:
        model.cache["gazetteer"] = Gazetteer(model.tables["gazetteer"])
    found: Gazetteer = model.cache["gazetteer"]
    return found


def name_keys(name: str) -> list[str]:
    """Give the keys of the words of a name."""
    return [key for word in name.replace("-", " ").split() if (key := norm(word))]
