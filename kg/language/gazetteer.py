"""Lists of names as marks on words: what the network is told about a word beyond its form.

Comes in: keys of the words of a text. Goes out: for each word the numbers of its marks.
"""

from collections.abc import Mapping, Sequence

from kg.language.orthography import norm

#: Lists of single words with the numbers of their marks, and the marks of names of several words.
LISTS = {"given": 0, "family": 1, "places": 2, "towns": 3, "orgs": 6}
#: Lists of names of several words with the marks of their first word and of the others.
PHRASES = {"phrases": (4, 5), "org_phrases": (7, 8), "person_phrases": (9, 10)}
MARKS = 11


class Gazetteer:
    """Looks words up in lists of names.

    Args:
        lists: The lists named in LISTS, of single words, and in PHRASES, of names of several words.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._marks: dict[str, tuple[int, ...]] = {}
        for name, number in LISTS.items():
            for word in lists.get(name, ()):
                self._marks[word] = (*self._marks.get(word, ()), number)
        self._phrases: dict[str, list[tuple[list[str], tuple[int, int]]]] = {}
        for name, marks in PHRASES.items():
            for phrase in lists.get(name, ()):
                words = phrase.split()
                self._phrases.setdefault(words[0], []).append((words, marks))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: (-len(phrase[0]), phrase))

    def __call__(self, keys: Sequence[str]) -> list[tuple[int, ...]]:
        """Give the marks of each word; of overlapping phrases the first, and of these the longest."""
        found = [self._marks.get(key, ()) for key in keys]
        end = 0
        for i, key in enumerate(keys):
            if i < end or key not in self._phrases:
                continue
            for words, (first, rest) in self._phrases[key]:
                if keys[i : i + len(words)] == words:
                    end = i + len(words)
                    found[i] = (*found[i], first)
                    for j in range(i + 1, end):
                        found[j] = (*found[j], rest)
                    break
        return found


def name_keys(name: str) -> list[str]:
    """Give the keys of the words of a name."""
    return [key for word in name.replace("-", " ").split() if (key := norm(word))]
