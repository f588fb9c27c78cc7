"""Capitals that act are their states, with the pronouns behind them; places stay cities."""

from datetime import date

import pytest

from kg.extract import Extractor
from kg.language import load
from kg.model import Article, Reading

pytestmark = pytest.mark.model

RUSSIA, MOSCOW, US, UK, CAIRO = "Q159", "Q649", "Q30", "Q145", "Q85"


def read(lang: str, text: str) -> Reading:
    article = Article("a", lang, text, "", date(2024, 3, 6))
    return Extractor(lang).read(article, load(lang)(text))


def ids(lang: str, text: str) -> dict[str, set[str | None]]:
    """Ids of the chains that each name of the text is in, by the name."""
    reading = read(lang, text)
    found: dict[str, set[str | None]] = {}
    for chain in reading.chains:
        for number in chain.mentions:
            if reading.mentions[number].form == "name":
                found.setdefault(reading.mentions[number].text, set()).add(chain.wikidata)
    return found


@pytest.mark.parametrize(
    ("lang", "text", "name", "wanted"),
    [
        ("ar", "رفضت موسكو الاتهامات.", "موسكو", RUSSIA),
        ("ar", "وقالَت مـوسكو إنها لم تهاجم أحدا.", "مـوسكو", RUSSIA),
        ("en", "London accused Moscow of spying on Wednesday.", "Moscow", RUSSIA),
        ("en", "London accused Moscow of spying on Wednesday.", "London", UK),
        ("en", "The minister arrived in Moscow on Tuesday.", "Moscow", MOSCOW),
        ("ar", "وصل الوزير إلى موسكو أمس.", "موسكو", MOSCOW),
        ("ar", "اندلع حريق في القاهرة أمس.", "القاهرة", CAIRO),
    ],
)
def test_a_capital_is_its_state_only_where_it_acts(lang: str, text: str, name: str, wanted: str) -> None:
    assert ids(lang, text)[name] == {wanted}


def test_one_article_can_mean_both_and_pronouns_follow_the_name_before_them() -> None:
    text = "وصل الوزير إلى موسكو أمس. وقالت موسكو إنها لم تهاجم أحدا."
    reading = read("ar", text)
    both = {chain.wikidata: chain for chain in reading.chains if chain.names[0] == ("ar", "موسكو")}
    assert set(both) == {RUSSIA, MOSCOW}
    assert len(both[MOSCOW].mentions) == 1
    said = next(report for report in reading.reports if report.lemma == "قال")
    assert [reading.chains[who.chain].wikidata for who in said.subject] == [RUSSIA]
    assert said.place is None


def test_a_capital_in_quotation_marks_may_be_a_newspaper() -> None:
    assert "Q851" not in ids("ar", 'وأكدت "الرياض" الخبر.').get("الرياض", set())
