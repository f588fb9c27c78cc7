"""States that act through an adjective: "the Israeli bombing", القصف الإسرائيلي.

Comes in: words, mentions, chains.  Goes out: both, with a mention for each adjective that says whose doing a
thing is; it joins the chain of its state, or opens one under the state's name.
"""

from dataclasses import replace

from kg.extract.coref.scene import Resolved
from kg.extract.mentions.draft import Draft
from kg.extract.mentions.words import Words
from kg.model import Chain, Name
from kg.names import find_demonym, find_nisba
from kg.names.tables import Known, name_key

_THINGS = frozenset({"OTHER", "TIME", "WORK"})


def with_demonyms(
    words: Words, drafts: tuple[Draft, ...], resolved: Resolved
) -> tuple[tuple[Draft, ...], Resolved]:
    """Add the states behind adjectives to what an article mentions.

    Args:
        words: The article.
        drafts: Its mentions; adjectives in names and titles, and of participants, are left alone.
        resolved: Who they are.

    Returns:
        The same with the new mentions at the end, and behind the chains those of states not named elsewhere.
    """
    chains = list(resolved.chains)
    place = {key: i for i, chain in enumerate(chains) if chain.kind == "GPE" for key in _keys_of(chain)}
    found = list(drafts)
    chains_of = list(resolved.chains_of)
    for word, state in _adjectives(words, drafts):
        number = next((place[key] for key in _keys(state) if key in place), len(chains))
        if number == len(chains):
            chains.append(Chain((), "GPE", _names(state, words.lang), state.wikidata, True))
            place.update(dict.fromkeys(_keys(state), number))
        chains[number] = replace(chains[number], mentions=(*chains[number].mentions, len(found)))
        found.append(_draft(word))
        chains_of.append((number,))
    return tuple(found), Resolved(tuple(chains), tuple(chains_of))


def _draft(word: int) -> Draft:
    return Draft(
        word, word + 1, word, "GPE", "name", (word, word + 1), number="Sing", person="3", definite=True
    )


def _adjectives(words: Words, drafts: tuple[Draft, ...]) -> list[tuple[int, Known]]:
    taken = {i for draft in drafts for span in (draft.name, draft.title) if span for i in range(*span)}
    kinds = {draft.head: draft.kind for draft in drafts if draft.form in {"name", "nominal"}}
    found = []
    for i, dep in enumerate(words.dep):
        if dep != "amod" or i in taken or kinds.get(words.head[i], "OTHER") not in _THINGS:
            continue
        nisba = find_demonym(words.key[i]) if words.lang == "en" else find_nisba(words.key[i])
        if nisba and nisba.of.kind == "GPE" and nisba.of.country:
            found.append((i, nisba.of))
    return found


def _keys(state: Known) -> tuple[str, ...]:
    keys = (name_key(state.label_ar), name_key(state.label_en), state.wikidata)
    return tuple(key for key in keys if key)


def _keys_of(chain: Chain) -> tuple[str, ...]:
    names = tuple(name_key(name) for _, name in chain.names)
    return (*names, chain.wikidata) if chain.wikidata else names


def _names(state: Known, lang: str) -> tuple[Name, ...]:
    labels: tuple[Name, ...] = (("ar", state.label_ar), ("en", state.label_en))
    return tuple(sorted((name for name in labels if name[1]), key=lambda name: name[0] != lang))
