"""English labels, transliteration and matching across scripts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg import ontology
from kg.model import Kind
from kg.names import NameIndex, described_en, find_word, gender, key, label_en, similarity, transliterate

CASES: list[tuple[str, Kind, str, str]] = [
    ("جون كيري", "PERSON", "John Kerry", "known"),
    ("وزير الخارجية الأمريكي جون كيري", "PERSON", "John Kerry", "known"),
    ("وزير الخارجية الأمريكي", "PERSON", "US foreign minister", "composed"),
    ("وزارة الخارجية المصرية", "ORG", "Egyptian Ministry of Foreign Affairs", "composed"),
    ("وزارة الشباب والرياضة", "ORG", "Ministry of Youth and Sports", "composed"),
    ("قوات الأمن التركية", "ORG", "Turkish security forces", "composed"),
    ("38 شخصا", "GROUP", "38 people", "composed"),
    ("٣٨ شخصاً", "GROUP", "38 people", "composed"),
    ("خمسة جنود سوريين", "GROUP", "five Syrian soldiers", "composed"),
    ("شخصان", "GROUP", "two people", "composed"),
    ("مطار عدن الدولي", "PLACE", "Aden international airport", "composed"),
    ("مستشفى الملك فهد", "ORG", "King Fahd Hospital", "composed"),
    ("شمال العراق", "PLACE", "northern Iraq", "composed"),
    ("الهيئة العامة للطيران المدني", "ORG", "General Authority of Civil Aviation", "composed"),
    ("عدد من المواطنين", "GROUP", "number of citizens", "composed"),
    ("طفلين", "GROUP", "two children", "composed"),
    ("ضابطا شرطة", "GROUP", "two officers of police", "composed"),
    ("نظيره الأميركي", "PERSON", "his US counterpart", "composed"),
    ("أحد الصحفيين", "PERSON", "one of the journalists", "composed"),
    ("شركات الطاقة", "ORG", "companies of energy", "composed"),
    ("اتحاد الناشرين التونسيين", "ORG", "union of Tunisian publishers", "composed"),
    ("النشطاء الخمسة", "GROUP", "five activists", "composed"),
    ("الدفعة ٣٦", "GROUP", "batch 36", "composed"),
    ("خمسة جنود زغرتم", "GROUP", "five soldiers of Zagrtm", "transliterated"),
    ("مشروعه التجاري", "OTHER", "his commercial project", "composed"),
    ("وفد المملكة", "GROUP", "delegation of the kingdom", "composed"),
    ("محمد بن راشد القحطاني", "PERSON", "Mohammed bin Rashid al-Qahtani", "transliterated"),
    ("Reuters", "ORG", "Reuters", "as written"),
]


@pytest.mark.parametrize(("name", "kind", "english", "how"), CASES)
def test_labels(name: str, kind: Kind, english: str, how: str) -> None:
    assert label_en(name, kind) == (english, how)


@pytest.mark.parametrize(
    ("description", "kind", "english"),
    [
        ("أعضائها", "GROUP", "its members"),
        ("ثلاثة من أقاربه", "GROUP", "three of his relatives"),
        ("ثمانين رهينة", "GROUP", "eighty hostages"),
        ("مجهولون", "GROUP", "unknown people"),
        ("شاهد عيان", "PERSON", "eyewitness"),
        ("الصندوق الأسود", "OTHER", "black box"),
        ("خمسة عشر جنديا", "GROUP", "fifteen soldiers"),
        ("خمسة وعشرون لاجئا", "GROUP", "twenty-five refugees"),
        ("الخارجية المصرية", "ORG", "Egyptian Foreign Ministry"),
        ("أكثر من 200 مدرس إيراني", "GROUP", "more than 200 Iranian teachers"),
        ("قيادات المقاومة", "GROUP", "leaders of the resistance"),
        ("أهدافا", "OTHER", "targets"),
        ("الهجرة غير القانونية", "OTHER", "illegal migration"),
        ("منظمات غير حكومية", "ORG", "non-government organizations"),
        ("مصدر مسؤول", "PERSON", "official source"),
        ("سكان القطحان", "GROUP", "residents of al-Qathan"),
        ("الطبيب سامر القطحان", "PERSON", "Samer al-Qathan"),
        ("سكان الزحفون", "GROUP", ""),
    ],
)
def test_descriptions_are_told_where_every_word_is_known_or_a_name(
    description: str, kind: Kind, english: str
) -> None:
    assert described_en(description, kind, {"سامر", "القطحان"}) == english


def test_rarer_words_are_told_but_still_tell_names_apart() -> None:
    assert find_word("بصمة") is None
    assert find_word("بصمة", rare=True)


def test_a_person_is_never_labelled_as_a_place() -> None:
    assert label_en("جورجيا", "GPE")[0] == "Georgia"
    assert label_en("جورجيا", "PERSON")[0] != "Georgia (country)"


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("عبد الله", "Abdullah"),
        ("عَبد الرَّحمن بن فيصل", "Abdulrahman bin Faisal"),
        ("محـــمد", "Mohammed"),
        ("أبو محمد", "Abu Mohammed"),
        ("جون سميث (IBM)", "John Smith (IBM)"),
    ],
)
def test_transliteration(arabic: str, latin: str) -> None:
    assert transliterate(arabic) == latin


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("كيري", "Kerry"),
        ("بوتين", "Putin"),
        ("لافروف", "Lavrov"),
        ("غوتيريش", "Guterres"),
        ("جوتيريش", "Guterres"),
        ("شويغو", "Shoigu"),
        ("تشوركين", "Churkin"),
        ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"),
        ("القحطاني", "al-Qahtani"),
    ],
)
def test_keys_agree_across_scripts(arabic: str, english: str) -> None:
    assert key(arabic) == key(english) != ""
    assert key(arabic, "ar") == key(english, "en")


def test_similarity_tells_names_apart() -> None:
    assert similarity("سيرغي لافروف", "Sergey Lavrov") > 0.8
    assert similarity("جون كيري", "John Carter") < 0.5
    assert similarity("", "Kerry") == 0.0
    assert 0.0 <= similarity("محمد علي حسن كريم", "Kerry") <= 1.0


def test_gender_of_given_names() -> None:
    assert (gender("محمد"), gender("فاطمة"), gender("كتاب")) == ("m", "f", "")


HELD_OUT = [row for _, row in ontology.rows(Path(__file__).with_name("held_out.tsv"))]


def _share_found(index: NameIndex, people: list[dict[str, str]]) -> float:
    return sum(index.rank(row["name_ar"], most=1)[0][1] == row["name_en"] for row in people) / len(people)


def test_most_names_kept_out_of_the_tables_are_found_among_all() -> None:
    known = [row["name_en"] for _, row in ontology.rows("names/people.tsv")]
    index = NameIndex([row["name_en"] for row in HELD_OUT] + known)
    people = [row for row in HELD_OUT if row["kind"] == "person"]
    assert _share_found(index, people[::4]) >= 0.85


@pytest.mark.slow
def test_most_names_kept_out_are_found_among_20000() -> None:
    """Measured 91.7 % (233 of 254); the others of the 20,000 pair given and family names of the tables."""
    people = [row["name_en"] for _, row in ontology.rows("names/people.tsv")]
    rows = [row for _, row in ontology.rows("names/given_names.tsv")]
    given = sorted({row["name_en"] for row in rows if row["use"] != "s"})
    family = sorted({name.split()[-1] for name in people} | {r["name_en"] for r in rows if r["use"] == "s"})
    names = dict.fromkeys([row["name_en"] for row in HELD_OUT] + people)
    choose = random.Random(0).choice
    while len(names) < 20_000:
        names.setdefault(f"{choose(given)} {choose(family)}")
    held = [row for row in HELD_OUT if row["kind"] == "person"]
    assert _share_found(NameIndex(names), held) >= 0.90


def test_a_sound_plural_in_the_genitive_is_no_dual() -> None:
    assert label_en("عدد من المسؤولين", "GROUP")[0] == "number of officials"
    assert label_en("هذه المفاوضات", "OTHER")[0] == "these negotiations"
    assert label_en("معظم أسواق الأسهم الخليجية", "GROUP")[0] == "most Gulf stock markets"


@pytest.mark.parametrize(
    ("name", "kind", "label"),
    [
        ("المواطن العادي", "PERSON", "ordinary citizen"),
        ("معارض منغولي بارز", "PERSON", "prominent Mongolian dissident"),
        ("رجل أعمال غير معروف", "PERSON", "unknown businessman"),
        ("صورا أخرى", "WORK", "other pictures"),
        ("العديد من الشركات الأخرى", "GROUP", "many other companies"),
        ("العديد", "GROUP", "many"),
        ("أحدث تقرير", "WORK", "latest report"),
        ("أكبر شركة نفط", "ORG", "largest oil company"),
        ("السائحين القادمين من أوربا الغربية", "GROUP", "coming tourists from Western Europe"),
        ("عنصرين إرهابيين", "GROUP", "two terrorist members"),
        ("هذه النتائج الإيجابية", "OTHER", "these positive results"),
        ("إحصائيات", "OTHER", "statistics"),
        ("القرار رقم 2235", "WORK", "decision number 2235"),
        ("الطائرة التابعة للخطوط الجوية الماليزية", "OTHER", "plane of Malaysia Airlines"),
        ("حفل الافتتاح الرسمي", "OTHER", "official opening ceremony"),
        ("خلافة", "OTHER", "caliphate"),
        ("شعبة", "ORG", "division"),
        ("جميع أنحاء العالم", "PLACE", "all parts of the world"),
        ("الدفعة الأولى", "GROUP", "first batch"),
    ],
)
def test_descriptions_read_as_english(name: str, kind: Kind, label: str) -> None:
    assert label_en(name, kind)[0] == label
