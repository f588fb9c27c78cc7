"""What a chain is known to be by the tables of names, and when that is too unsure.

Comes in: a chain, the states its article speaks of. Goes out: a Wikidata id, or the name of a row.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from kg import ontology
from kg.model import Chain, Kind, Name, Reading
from kg.names import Gazetteer, Known, find_word, name_key
from kg.resolve.clubs import is_club
from kg.resolve.standing import inside, lookup, of_any_state, row_name

Votes = Mapping[str, Counter[str]]
"""For each country the keys of the names that belong to it, with how often an article mentions them."""

_TOWNS = frozenset({"capitals", "cities", "places"})


def known_id(reading: Reading, chain: Chain, votes: Votes) -> str:
    """Who a chain is known to be; empty when unknown, or when its name may mean something else here."""
    lang = reading.article.lang
    name = chain.name(lang)
    known = known_as(name, chain.wikidata)
    longer = "" if known and _is_town(known) and is_club(reading, chain) else inside(reading, chain)
    if longer is not None:
        return longer
    if acts_for(name, chain.wikidata):
        return chain.wikidata or ""
    if _homonyms(name):
        return (known.wikidata or row_name(known)) if known else ""
    fits = known is None or (kinds_fit(known.kind, chain.kind) and not _is_thing(name, known, chain))
    if known is not None and not _witnessed(name, known, votes):
        return ""
    if chain.wikidata:
        return chain.wikidata if fits or " " in name.strip() else ""
    return (known.wikidata or row_name(known)) if known is not None and fits else ""


def labels_of(known: str) -> tuple[Name, ...]:
    """The usual names of who is known by a Wikidata id or the name of a row, by language."""
    row = _rows().get(known)
    return (
        tuple((lang, text) for lang, text in (("ar", row.label_ar), ("en", row.label_en)) if text)
        if row
        else ()
    )


@cache
def _rows() -> dict[str, Known]:
    return {known.wikidata or row_name(known): known for known in reversed(Gazetteer.load().entries())}


def _is_thing(name: str, known: Known, chain: Chain) -> bool:
    """Say whether a common word (القاعدة) stands for the place that it means, not for who is called so."""
    common = known.kind in ("ORG", "GROUP") and find_word(name_key(name)) is not None
    return common and chain.kind in ("PLACE", "GPE")


def _is_town(known: Known) -> bool:
    return known.kind == "GPE" and known.table in _TOWNS


def _witnessed(name: str, known: Known, votes: Votes) -> bool:
    """Say whether a name means what the tables say: where it may mean else, its state is named too.

    Such are the names of ambiguous.tsv, common words, towns of one word (many are family names), names
    without the article that is part of them (رباط, "Sun"), and what any state may have (مجلس الأمة).
    """
    key = name_key(name)
    needed = ambiguous().get(key)
    if needed is None and known.kind != "PERSON" and _doubtful(name, known):
        needed = known.country or "-"
    return needed is None or any(other != key for other in votes.get(needed, ()))


def _doubtful(name: str, known: Known) -> bool:
    key = name_key(name)
    if " " in key:
        return known.kind in ("ORG", "GROUP") and bool(known.country) and of_any_state(key)
    place = known.kind in ("GPE", "PLACE")
    common = place and (known.table == "cities" or find_word(key) is not None)
    return common or f"ال{key}" == name_key(known.label_ar) or f"The {name}" == known.label_en


@cache
def ambiguous() -> dict[str, str]:
    """Country that must be named by key of an ambiguous name, "-" when none is enough."""
    return {name_key(row["name"]): row["country"] for _, row in ontology.rows("names/ambiguous.tsv")}


def known_as(name: str, wikidata: str | None) -> Known | None:
    """What a name is known to name; of several places of one name the one with an id, else none of them."""
    places = _homonyms(name)
    if not places:
        return lookup(name)
    return next((place for place in places if place.wikidata == wikidata), None) if wikidata else None


@lru_cache(maxsize=65536)
def acts_for(name: str, wikidata: str | None) -> Known | None:
    """The state of an id when a name is that of its capital: extraction found that it acts."""
    names = Gazetteer.load()
    found = _homonyms(name) or (lookup(name),) if wikidata else ()
    states = [names.state(known.country) for known in found if known and known.table == "capitals"]
    return next((state for state in states if state and state.wikidata == wikidata), None)


@lru_cache(maxsize=65536)
def _homonyms(name: str) -> tuple[Known, ...]:
    return Gazetteer.load().homonyms(name)


def kinds_fit(known: Kind, kind: Kind) -> bool:
    """Say whether a table's kind and the text's can be of one thing: persons are nothing else."""
    return (known == "PERSON") == (kind == "PERSON")
