"""Names that stand in tables, where the pipeline's recogniser is silent or wrong; a user's own above all.

Comes in: words, known names.  Goes out: spans with their kind.
"""

from collections.abc import Callable, Iterator, Sequence

from kg.extract.mentions.words import Words
from kg.model import Kind
from kg.names import Gazetteer, Known, name_key

Found = tuple[int, int, Kind]
"""First word, one past the last, kind."""


def find_known(
    words: Words, names: Gazetteer, free: Sequence[bool], fits: Callable[[int, int, Kind], bool]
) -> Iterator[Found]:
    """The longest safe names of an article.

    Args:
        words: The article.
        names: Known names.
        free: False for words that begin no name: verbs, prepositions, a user's own names.
        fits: Says whether a name of a kind may stand on the words from a first one up to one behind it.
    """
    end = 0
    for i in [i for i, may in enumerate(free) if may and names.begins(words.key[i], words.bare[i])]:
        if i < end:
            continue
        for length, known in names.safe(words.key, words.bare, i):
            if fits(i, i + length, known.kind):
                end = i + length
                yield i, end, known.kind
                break


def find_own(words: Words, names: Gazetteer) -> Iterator[Found]:
    """The longest of a user's own names, whatever the pipeline takes their words for or splits them into.

    Args:
        words: The article.
        names: Known names.
    """
    if not names.own:
        return
    most = 2 * max(key.count(" ") + 1 for key in names.own)
    first = {key[0] for key in names.own}
    i = 0
    while i < len(words):
        end = i + 1
        if words.key[i][:1] in first:
            for stop in range(min(i + most, len(words)), i, -1):
                known = _own(words.phrase(i, stop), names)
                if known is not None:
                    end = stop
                    yield i, stop, known.kind
                    break
        i = end


def _own(phrase: str, names: Gazetteer) -> Known | None:
    """Whom a phrase names by a user's own names; in English names begin with a capital."""
    known = names.own.get(name_key(phrase))
    lower = known is not None and phrase[0].islower() and not known.label_en[:1].islower()
    return None if lower else known
