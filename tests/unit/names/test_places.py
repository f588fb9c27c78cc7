"""Where places lie."""

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.names import places
from kg.names.places import locate


@pytest.mark.parametrize(
    ("name", "near", "country"),
    [
        *[("جدة", (21.5, 39.2), "Saudi Arabia"), ("Jeddah", (21.5, 39.2), "Saudi Arabia")],
        *[("مدينة جدة", (21.5, 39.2), "Saudi Arabia"), ("عَدَن", (12.8, 45.0), "Yemen")],
        *[("موسكو", (55.8, 37.6), "Russia"), ("العاصمة موسكو", (55.8, 37.6), "Russia")],
        *[("Washington", (38.9, -77.0), "United States"), ("الضفة الغربية", (32.0, 35.2), "Palestine")],
    ],
)
def test_a_known_place(name: str, near: tuple[float, float], country: str) -> None:
    found = locate([name])
    assert found is not None
    assert abs(found.latitude - near[0]) < 0.3
    assert abs(found.longitude - near[1]) < 0.3
    assert found.country is not None
    assert country in found.country.label_en


def test_a_state_lies_in_none() -> None:
    found = locate(["اليمن"])
    assert found is not None
    assert found.country is None
    assert found.is_state


def test_an_id_tells_which_of_the_places_of_one_name_is_meant() -> None:
    amman, oman = locate(["عمان"], wikidata="Q3805"), locate(["عمان"], wikidata="Q842")
    assert amman == locate(["عمان", "Amman"]) == locate(["Amman"])
    assert amman is not None and amman.country is not None and amman.country.label_en == "Jordan"
    assert oman is not None and oman.is_state
    assert locate(["عمان"]) is None


def test_a_row_with_another_id_is_not_meant() -> None:
    assert locate(["القاهرة"], wikidata="Q999999999") is None
    assert locate(["ورزازات"], wikidata="Q999999999") == locate(["Ouarzazate"])


def test_a_state_goes_before_a_capital_of_its_id() -> None:
    found = locate(["Singapore"], wikidata="Q334")
    assert found is not None and found.is_state


def test_the_first_known_name_decides() -> None:
    assert locate(["بيت الجيران", "القاهرة"]) == locate(["Cairo"])


@pytest.mark.parametrize("name", ["", "بيت الجيران", "جون كيري", "البحر الأحمر"])
def test_what_is_not_known_lies_nowhere(name: str) -> None:
    assert locate([name]) is None


def test_every_line_belongs_to_a_known_place() -> None:
    keys = [(row["name_en"], row["code"]) for _, row in ontology.rows("names/coordinates.tsv")]
    assert len(keys) == len(set(keys)) > 4000


def test_a_wrong_line_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"name_en": "Jeddah", "code": "SA", "lat": "north", "long": "39"}
    monkeypatch.setattr(ontology, "rows", lambda _: iter([(7, row)]))
    places._coordinates.cache_clear()
    with pytest.raises(OntologyError, match=r"coordinates\.tsv line 7"):
        places._coordinates()
    places._coordinates.cache_clear()
