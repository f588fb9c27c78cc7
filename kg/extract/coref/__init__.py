"""Coreference: which mentions of an article are one participant, and what it is called.

Comes in: a Doc and its drafts.  Goes out: `Resolved`, chains and the chains of each draft.
May use: mentions, names, model, text, ontology, spaCy.
"""

from collections.abc import Container
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.coref.anaphora import resolve_anaphors
from kg.extract.coref.demonyms import with_demonyms
from kg.extract.coref.homes import with_homes
from kg.extract.coref.labels import NameLabels, english_of, named_by_user
from kg.extract.coref.named import join_names
from kg.extract.coref.naming import make_chain
from kg.extract.coref.nominal import join_nominals
from kg.extract.coref.rank import ranking
from kg.extract.coref.scene import Resolved, Scene, set_scene
from kg.extract.mentions.draft import Draft
from kg.extract.mentions.lexicon import lexicon
from kg.extract.mentions.words import read_words
from kg.model import Chain
from kg.names import Gazetteer, Known

__all__ = ["Resolved", "resolve_mentions", "with_demonyms", "with_english"]


def resolve_mentions(
    doc: Doc,
    drafts: tuple[Draft, ...],
    *,
    lang: str,
    gazetteer: Gazetteer | None = None,
    english: bool = True,
) -> Resolved:
    """Join the mentions of an article into chains.

    Args:
        doc: The article in Universal Dependencies.
        drafts: What `find_mentions` found in it.
        lang: Language of the article.
        gazetteer: Known names; those of ontology/names unless given.
        english: Give every chain its English label at once. It costs more than all the rest; with False,
            `with_english` gives it to the chains that are needed.
    """
    names = Gazetteer.load() if gazetteer is None else gazetteer
    scene = set_scene(read_words(doc), lexicon(lang, gazetteer), drafts)
    join_names(scene)
    join_nominals(scene)
    resolve_anaphors(scene, ranking(lang).best)
    return with_homes(scene, _chains(scene, NameLabels(lang, names, scene.meant, english=english)))


def with_english(
    chains: tuple[Chain, ...],
    wanted: Container[int],
    *,
    lang: str,
    gazetteer: Gazetteer | None = None,
    spelled: Container[str] | None = None,
) -> tuple[Chain, ...]:
    """The chains, those at the wanted places with an English label behind their first name.

    Args:
        chains: Chains of one article.
        wanted: Places of the chains that need a label.
        lang: Language of the article.
        gazetteer: Known names; those of ontology/names unless given.
        spelled: The words that are names: a description with other words in no table has no English label.
            None for all words.
    """
    if lang != "ar":
        return chains
    names = Gazetteer.load() if gazetteer is None else gazetteer
    labelled = []
    for place, chain in enumerate(chains):
        if place in wanted and all([code != "en" for code, _ in chain.names]):
            name, known = chain.names[0][1], _named(chain, names)
            label = english_of(name, chain.kind, known, None if chain.specific else spelled)
            english = (("en", label),) if label else ()
            chain = replace(chain, names=(chain.names[0], *english, *chain.names[1:]))
        labelled.append(chain)
    return tuple(labelled)


def _named(chain: Chain, names: Gazetteer) -> Known | None:
    """What a chain's name is known to name; of several places of one name the one that it was found to be."""
    name = chain.names[0][1]
    for place in names.homonyms(name):
        if place.wikidata == chain.wikidata:
            return place
    return names.lookup(name) or named_by_user(name, chain.kind, names)


def _chains(scene: Scene, labels: NameLabels) -> Resolved:
    """Chains in the order of their first mention; joint parties give the chains of their members."""
    parties = scene.parties
    single = [n for n in dict.fromkeys(scene.party_of) if n is not None and not parties[n].joint]
    alone: dict[int | None, tuple[int, ...]] = {number: (i,) for i, number in enumerate(single)}
    chains_of = [alone.get(number, ()) for number in scene.party_of]
    for index, number in enumerate(scene.party_of):
        joint = parties[number].joint if number is not None and number not in alone else ()
        members = [n for n in joint if n in alone]
        if members:
            chains_of[index] = tuple(sorted([place for n in members for place in alone[n]]))
        for n in members:
            if index not in parties[n].drafts:
                parties[n].drafts.append(index)
    return Resolved(tuple([make_chain(scene, parties[n], labels) for n in single]), tuple(chains_of))
