"""Look-ups of known names in the spellings of newspapers."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.names import Gazetteer, Known, find_demonym, find_nisba, meant, name_key, own_names, rows_in
from kg.names.tables import read_names

NAMES = Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("روسيا", "Russia"),
        ("عراق", "Iraq"),
        ("أميركا", "United States"),
        ("الولايات المتحدة الأميركية", "United States"),
        ("الإمارات", "United Arab Emirates"),
        ("السُّعوديّة", "Saudi Arabia"),
        ("المملكه العربيه السعوديه", "Saudi Arabia"),
        ("أبو ظبي", "Abu Dhabi"),
        ("موســـكو", "Moscow"),
        ("اوباما", "Barack Obama"),
        ("جوتيريش", "António Guterres"),
        ("غوتيريش", "António Guterres"),
        ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"),
        ("عبدالفتاح السيسي", "Abdel Fattah el-Sisi"),
        ("داعش", "Islamic State"),
        ("تنظيم الدولة الإسلامية (داعش)", "Islamic State"),
        ("حزب الله", "Hezbollah"),
        ("البيت الأبيض", "White House"),
        ("«رويترز»", "Reuters"),
        ("U.S.", "United States"),
        ("the Kremlin", "Kremlin"),
        ("ISIL", "Islamic State"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("\u200fلندن\u200f", "London"),
    ],
)
def test_lookup_finds_the_usual_spellings(name: str, english: str) -> None:
    found = NAMES.lookup(name)
    assert found is not None
    assert found.label_en == english


@pytest.mark.parametrize("name", ["", "كتاب", "المالي", "خبر", "the", "علي بن لا أحد"])
def test_lookup_knows_what_it_does_not_know(name: str) -> None:
    assert NAMES.lookup(name) is None


def test_known_names_carry_kind_state_and_id() -> None:
    kerry = NAMES.lookup("كيري", "ar")
    assert kerry is not None
    assert (kerry.kind, kerry.wikidata, kerry.country, kerry.table) == ("PERSON", "Q22316", "US", "people")
    moscow = NAMES.lookup("موسكو")
    assert moscow is not None
    assert (moscow.table, moscow.country) == ("capitals", "RU")


def test_match_takes_the_longest_name() -> None:
    words = ["قال", "مجلس", "الأمن", "الدولي", "في", "نيويورك"]
    length, known = NAMES.match(words, 1)
    assert length == 3
    assert known is not None
    assert known.label_en == "United Nations Security Council"
    assert NAMES.match(words, 0) == (0, None)
    assert NAMES.match([], 0) == (0, None)


def test_match_leaves_a_name_to_its_own_state() -> None:
    assert NAMES.match(["مجلس", "الشيوخ", "أمس"])[0] == 2
    assert NAMES.match(["مجلس", "الشيوخ", "الفرنسي"]) == (0, None)


def test_preferred_entries_come_first() -> None:
    first = Known("الف", "First", "ORG")
    second = Known("الف", "Second", "ORG")
    assert Gazetteer([(first, ("الف",)), (second, ("الف", "باء"))]).lookup("الف") == first


def test_names_that_are_sure_wherever_they_stand() -> None:
    keys = ["مجلس", "الامن", "الدولي", "في", "عمان", "النصر"]
    bare = ["مجلس", "امن", "دولي", "في", "عمان", "نصر"]
    assert [length for length, _ in NAMES.safe(keys, bare, 0)][:1] == [3]
    assert [known.country for _, known in NAMES.safe(keys, bare, 4)] == ["OM"]
    assert list(NAMES.safe(keys, bare, 5)) == []
    assert list(NAMES.safe(["الماليه"], ["ماليه"], 0)) == []  # the finance, not Malé
    assert NAMES.kind(["مجلس", "امن", "دولي"]) == "ORG"
    assert "عراق" in NAMES.states and "موسكو" not in NAMES.states


@pytest.mark.parametrize(
    ("phrases", "english"),
    [
        (["وزير الخارجية الأردني", "عمان"], "Amman"),
        (["Jordanian ministers"], "Amman"),
        (["سلطنة عمان"], "Oman"),
        (["الأردن", "السلطان العماني"], None),
        (["وزير الخارجية"], None),
    ],
)
def test_the_place_of_several_of_one_name_that_an_article_means(
    phrases: list[str], english: str | None
) -> None:
    found = meant(NAMES.homonyms("عمّان"), phrases, NAMES)
    assert (found.label_en if found else None) == english


def test_names_of_one_place_have_no_homonyms() -> None:
    assert NAMES.homonyms("موسكو") == NAMES.homonyms("بوتين") == NAMES.homonyms("لا أحد") == ()


def test_rows_that_a_text_may_name(tmp_path: Path) -> None:
    file = tmp_path / "n.tsv"
    file.write_text("name_ar\tname_en\tkind\nنادي الوفاق\t\tORG\nالراصد\t\tORG\n", encoding="utf-8")
    rows = own_names([file])
    assert [known.label_ar for known, _ in rows_in(rows, "قرّر النـادي دعم للوفاق")] == ["نادي الوفاق"]
    assert rows_in(rows, "لا شيء") == ()


@pytest.mark.parametrize(
    ("word", "english", "person"),
    [
        ("الأمريكي", "US", False),
        ("أميركيّة", "US", False),
        ("الروس", "Russian", True),
        ("سعوديون", "Saudi", True),
        ("مصريين", "Egyptian", True),
        ("كوري جنوبي", "South Korean", False),
        ("الكورية الجنوبية", "South Korean", False),
        ("الحوثية", "Houthi", False),
    ],
)
def test_nisba_leads_to_its_state(word: str, english: str, *, person: bool) -> None:
    found = find_nisba(word)
    assert found is not None
    assert (found.adjective_en, found.person) == (english, person)


@pytest.mark.parametrize("word", ["روسيا", "سوريا", "ليبيا", "المالية", "كبير", "جون"])
def test_names_of_states_and_common_words_are_no_nisba(word: str) -> None:
    assert find_nisba(word) is None


@pytest.mark.parametrize(("word", "state"), [("Russian", "RU"), ("Saudis", "SA"), ("American", "US")])
def test_english_demonyms(word: str, state: str) -> None:
    found = find_demonym(word)
    assert found is not None
    assert found.of.country == state
    assert find_demonym("table") is None


def test_own_tables_go_first(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("name_ar\tname_en\tkind\twikidata\nموسكو\tMoscow Cafe\tORG\t\n", encoding="utf-8")
    found = Gazetteer.load(own_names([file])).lookup("موسكو")
    assert found is not None
    assert (found.label_en, found.table) == ("Moscow Cafe", "own")


def test_name_key_joins_what_is_written_both_ways() -> None:
    assert name_key("أبو بكر") == name_key("ابوبكر")
    assert name_key("عبد الله ابن عمر") == name_key("عبدالله بن عمر")
    assert name_key("Al-Qaeda") == name_key("al Qaeda")


def test_tables_hold_enough_and_no_pair_that_is_kept_out() -> None:
    people = list(read_names("names/people.tsv"))
    orgs = list(read_names("names/orgs.tsv"))
    assert len(people) + len(orgs) >= 1500
    known = {name_key(form) for _, forms in people + orgs for form in forms}
    for _, row in ontology.rows(Path(__file__).with_name("held_out.tsv")):
        assert name_key(row["name_ar"]) not in known
        assert name_key(row["name_en"]) not in known


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("اسم\tName\tNOTHING\t", "line 2: unknown kind"),
        ("اسم\tName\tORG\tX1", "line 2: malformed Wikidata id"),
        ("\t\tORG\t", "line 2: a row without a name"),
    ],
)
def test_a_wrong_line_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, message: str
) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("name_ar\tname_en\tkind\twikidata\n" + line + "\n", encoding="utf-8")
    monkeypatch.setattr(ontology, "path", lambda _: file)
    with pytest.raises(OntologyError, match=message):
        list(read_names("own.tsv"))


def test_an_abbreviation_is_no_word_in_small_letters() -> None:
    assert NAMES.lookup("Us") is None
    assert (us := NAMES.lookup("US")) is not None and us.label_en == "United States"
