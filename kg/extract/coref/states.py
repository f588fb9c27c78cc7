"""Chains of states: the one that an article has already, or a new one under the state's name.

Comes in: chains, states as they are known.  Goes out: places of chains, the chains.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.mentions.words import Words
from kg.model import Chain, Name
from kg.names import Known, Nisba, find_demonym, find_nisba, name_key


class StateChains:
    """The chains of an article, to which states are added.

    Args:
        chains: The chains so far; those added come behind them.
        lang: Language of the article.
    """

    def __init__(self, chains: Iterable[Chain], lang: str) -> None:
        self.chains = list(chains)
        self._lang = lang
        self._place = {
            key: i for i, chain in enumerate(self.chains) if chain.kind == "GPE" for key in _keys_of(chain)
        }

    def of(self, state: Known) -> int:
        """The place of a state's chain; one without mentions is added where there is none."""
        keys = _keys(state)
        number = next((self._place[key] for key in keys if key in self._place), len(self.chains))
        if number == len(self.chains):
            self.chains.append(Chain((), "GPE", _names(state, self._lang), state.wikidata, True))
            self._place.update(dict.fromkeys(keys, number))
        return number

    def has(self, state: Known) -> bool:
        """Say whether a state has a chain."""
        return any(key in self._place for key in _keys(state))

    def mention(self, number: int, draft: int) -> None:
        """Add a mention to a chain."""
        chain = self.chains[number]
        self.chains[number] = replace(chain, mentions=tuple(sorted({*chain.mentions, draft})))


def state_adjectives(words: Words, start: int, end: int) -> Iterator[tuple[int, Known]]:
    """States that the words of a phrase name as adjectives or peoples, with the word each ends at."""
    find = find_demonym if words.lang == "en" else find_nisba
    word = start
    while word < end:
        found: Nisba | None = None
        if word + 1 < end:
            found = find(f"{words.key[word]} {words.key[word + 1]}")
        last = word + (found is not None)
        found = found or find(words.key[word])
        if found and found.of.kind == "GPE" and found.of.country:
            yield last, found.of
        word = last + 1


def _keys(state: Known) -> tuple[str, ...]:
    keys = (name_key(state.label_ar), name_key(state.label_en), state.wikidata)
    return tuple(key for key in keys if key)


def _keys_of(chain: Chain) -> tuple[str, ...]:
    names = tuple(name_key(name) for _, name in chain.names)
    return (*names, chain.wikidata) if chain.wikidata else names


def _names(state: Known, lang: str) -> tuple[Name, ...]:
    labels: tuple[Name, ...] = (("ar", state.label_ar), ("en", state.label_en))
    return tuple(sorted((name for name in labels if name[1]), key=lambda name: name[0] != lang))
