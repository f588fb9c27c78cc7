"""Lists of words that training goes by, kept as data in `words.tsv`.

Comes in: lines of a kind and, after a tab, words apart by blanks. Goes out: the words by kind.
"""

from pathlib import Path

from kg.errors import TrainingDataError

PATH = Path(__file__).parent / "words.tsv"


def word_lists(path: Path = PATH) -> dict[str, tuple[str, ...]]:
    """Read the lists.

    Raises:
        TrainingDataError: A line has no tab, or a kind comes twice.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        kind, tab, words = line.partition("\t")
        if not tab or kind in lists:
            raise TrainingDataError("not one kind, a tab and words", where=f"{path.name}:{number}")
        lists[kind] = tuple(words.split())
    return lists
