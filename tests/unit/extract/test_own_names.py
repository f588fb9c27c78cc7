"""Names of a user's own are found as mentions, with their kind and label."""

from datetime import date

import pytest

from kg.extract import Extractor
from kg.language import load
from kg.model import Article, Reading
from kg.names import Gazetteer, Known, Row

pytestmark = pytest.mark.model


def row(kind: str, *forms: str, english: str = "") -> Row:
    known = Known(forms[0], english, kind, "Q900001", "", "own")  # type: ignore[arg-type]
    return known, tuple(form for form in (*forms, english) if form)


def read(lang: str, text: str, *rows: Row) -> Reading:
    article = Article("a", lang, text, "", date(2024, 3, 6))
    names = Gazetteer.load(tuple(rows)) if rows else None
    return Extractor(lang, names=names).read(article, load(lang)(text))


def named(reading: Reading) -> dict[str, tuple[str, str | None]]:
    """Kind and id by the first name of each chain that is a name."""
    return {chain.names[0][1]: (chain.kind, chain.wikidata) for chain in reading.chains if chain.specific}


@pytest.mark.parametrize(
    ("text", "kind", "forms", "name"),
    [
        ("وأعلنت الراصد أمس نتائجها.", "ORG", ("الراصد",), "الراصد"),
        ("رحب وفد للراصد بالقرار.", "ORG", ("الراصد",), "الراصد"),
        ("قالت كوكب السُّهى إن الأسعار ارتفعت.", "ORG", ("كوكب السهى",), "كوكب السُّهى"),
        ("التقى بلكاسم المهدوي الوزير أمس.", "PERSON", ("بلكاسم المهدوي",), "بلكاسم المهدوي"),
        ("افتتح الوزير محطة 5 نيسان أمس.", "PLACE", ("محطة 5 نيسان",), "محطة 5 نيسان"),
    ],
)
def test_own_names_are_mentions_with_their_kind(
    text: str, kind: str, forms: tuple[str, ...], name: str
) -> None:
    assert named(read("ar", text, row(kind, *forms))).get(name) == (kind, "Q900001")


def test_own_names_have_their_own_english_label() -> None:
    reading = read("ar", "أعلنت الراصد أمس نتائجها.", row("ORG", "الراصد", english="The Observer Fund"))
    assert ("en", "The Observer Fund") in [name for chain in reading.chains for name in chain.names]


def test_own_names_have_their_own_english_label_behind_a_common_word() -> None:
    own = row("ORG", "نورسات", english="Noursat Co")
    reading = read("ar", "قال الوزير إن شركة نورسات ستفتح مصنعا في طنجة.", own)
    (company,) = [chain.names for chain in reading.chains if chain.names[0][1] == "شركة نورسات"]
    assert ("en", "Noursat Co") in company


def test_in_english_a_name_begins_with_a_capital() -> None:
    names = row("ORG", "Apple")
    assert named(read("en", "Apple said on Tuesday that prices rose.", names)).get("Apple") == (
        "ORG",
        "Q900001",
    )
    assert "apple" not in named(read("en", "The minister ate an apple on Tuesday.", names))


def test_other_texts_are_read_as_without_them() -> None:
    text = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمان أمس."
    assert read("ar", text, row("ORG", "الراصد")) == read("ar", text)
