"""Which of the places of one name an article means: عمان is Oman, or the capital of Jordan.

Comes in: the places (`Gazetteer.homonyms`), the other phrases of the article. Goes out: one, or nothing.
"""

from collections.abc import Iterable, Sequence

from kg.names.gazetteer import Gazetteer
from kg.names.nisba import find_demonym, find_nisba
from kg.names.tables import Known


def meant(places: Sequence[Known], phrases: Iterable[str], names: Gazetteer) -> Known | None:
    """The one place whose state the article names, or speaks of as in "the Jordanian minister".

    Args:
        places: Places of one name, of different states.
        phrases: Names and descriptions of the article, without proclitics.
        names: Known names.

    Returns:
        The place; None when the article speaks of none of the states, or of several.
    """
    left = {place.country: place for place in places}
    spoken = _states(list(phrases), names) & left.keys()
    return left[spoken.pop()] if len(spoken) == 1 else None


def _states(phrases: Sequence[str], names: Gazetteer) -> set[str]:
    """The states that some phrases name or speak of by an adjective, as ISO 3166 codes."""
    words = {word for phrase in phrases for word in phrase.split()}
    spoken = {nisba.of.country for word in words if (nisba := find_nisba(word) or find_demonym(word))}
    named = [phrase for phrase in phrases if not names.homonyms(phrase)]
    return spoken | {known.country for phrase in named if (known := names.lookup(phrase))}
