"""Places on the map: coordinates, and the state a place lies in.

Comes in: the entities of a World, coordinates that a user gives. Goes out: statements of the canonical graph.
"""

from collections.abc import Iterable, Mapping

from kg.graph.terms import Lines, decimal, iri, literal
from kg.graph.vocab import GEO, KG, OWL, RDF, RDFS, SCHEMA, WD
from kg.graph.world import World
from kg.model import Entity
from kg.names import Known
from kg.names.places import Location, locate

Coordinates = Mapping[str, tuple[float, float]]
"""Latitude and longitude in degrees by entity id (its Wikidata id where it has one)."""

GEOSPARQL = "http://www.opengis.net/ont/geosparql#"
_PLACES = frozenset({"GPE", "PLACE"})


def geography_lines(out: Lines, world: World, given: Coordinates) -> None:
    """State where each place lies; what a user gives goes before what is known."""
    for entity in world.resolution.entities.values():
        known = _location(entity)
        degrees = given.get(entity.id) or ((known.latitude, known.longitude) if known else None)
        about = world.entity_iri(entity.id)
        if degrees:
            _point(out, about, *degrees)
        if known and known.is_state:
            out.add(about, RDF + "type", iri(SCHEMA + "Country"))
        elif known and known.country and known.country.wikidata:
            _country(out, world, about, known.country)


def _location(entity: Entity) -> Location | None:
    if entity.kind not in _PLACES:
        return None
    return locate((text for _, text in entity.names), wikidata=entity.wikidata)


def _point(out: Lines, about: str, lat: float, long: float) -> None:
    out.add(about, GEO + "lat", decimal(lat, 5))
    out.add(about, GEO + "long", decimal(long, 5))
    point = f'"POINT({_number(long)} {_number(lat)})"^^<{GEOSPARQL}wktLiteral>'
    out.add(about, GEOSPARQL + "asWKT", point)


def _number(value: float) -> str:
    """Degrees as WKT writes them: no exponent, no trailing zeros."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _country(out: Lines, world: World, about: str, country: Known) -> None:
    """The state of a place; one that no article speaks of has its names here."""
    assert country.wikidata is not None
    state = world.entity_iri(country.wikidata)
    if state == about:
        return
    out.add(about, KG + "inCountry", iri(state))
    if country.wikidata not in world.resolution.entities:
        out.add(state, RDF + "type", iri(SCHEMA + "Country"))
        out.add(state, OWL + "sameAs", iri(WD + country.wikidata))
        out.add(state, RDFS + "label", *_labels(country))


def _labels(country: Known) -> Iterable[str]:
    pairs = (("ar", country.label_ar), ("en", country.label_en))
    return [literal(text, lang) for lang, text in pairs if text]
