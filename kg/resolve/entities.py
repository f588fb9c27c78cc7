"""Chains to entities: the same Wikidata id, or the same kind and fullest name, is the same participant.

Comes in: readings sorted by article. Goes out: entities, and the entity of each chain.
When in doubt nothing is merged: a bare family name joins a full name only inside its article.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.ids import entity_id
from kg.model import Chain, Entity, Kind, Name, Reading

Place = tuple[str, int]
"""A chain: article id and index."""


def find_entities(readings: Sequence[Reading]) -> tuple[dict[str, Entity], dict[Place, str]]:
    """All entities by id, sorted, and (article id, chain index) to entity id."""
    entity_of: dict[Place, str] = {}
    chains: dict[str, list[Chain]] = defaultdict(list)
    for reading in readings:
        for index, chain in enumerate(reading.chains):
            found = entity_id(reading.article.id, chain)
            entity_of[reading.article.id, index] = found
            chains[found].append(chain)
    return {found: _entity(found, chains[found]) for found in sorted(chains)}, entity_of


def _entity(found: str, chains: list[Chain]) -> Entity:
    wikidata = min((chain.wikidata for chain in chains if chain.wikidata), default=None)
    return Entity(found, _kind(chains), _names(chains), wikidata)


def _kind(chains: Iterable[Chain]) -> Kind:
    """The kind that most chains have; among equals the first in the alphabet."""
    votes = Counter(chain.kind for chain in chains)
    return min(votes, key=lambda kind: (-votes[kind], kind))


def _names(chains: Iterable[Chain]) -> tuple[Name, ...]:
    """All names: the preferred one of each language, then the others, each part sorted.

    Preferred is the name that most chains have as their fullest; among equals the more frequent, the longer,
    the first in the alphabet.
    """
    fullest: Counter[Name] = Counter()
    every: Counter[Name] = Counter()
    for chain in chains:
        names = tuple(dict.fromkeys(chain.names))
        every.update(names)
        fullest.update({lang: (lang, text) for lang, text in reversed(names)}.values())

    def rank(name: Name) -> tuple[int, int, int, str]:
        return (-fullest[name], -every[name], -len(name[1]), name[1])

    preferred = [
        min((name for name in every if name[0] == lang), key=rank)
        for lang in sorted({lang for lang, _ in every})
    ]
    return (*preferred, *sorted(set(every) - set(preferred)))
