"""Objects right behind the subject that the parser takes for a part of it, in hand-written trees."""

import pytest

from kg.extract.mentions.words import Words, read_words
from tests.support.trees import tree

MASC, FEM = "Gender=Masc|Number=Sing", "Gender=Fem|Number=Sing"
DENIED = f"نفى نفى VERB {MASC}|Person=3|Voice=Act 0 root"
FEM_DENIED = f"نفت نفى VERB {FEM}|Person=3|Voice=Act 0 root"
MINISTER, CABINET = f"الوزير وزير NOUN {MASC} 1 nsubj", f"الحكومة حكومة NOUN {FEM} 1 nsubj"
MINISTRY, EGYPTIAN = "وزير وزير NOUN _ 1 nsubj\nالخارجية خارجي ADJ _ 2 amod", "المصري مصري ADJ _ 2 amod"
VISITED, GREETED = DENIED.replace("نفى", "زار"), DENIED.replace("نفى", "هنأ")
PRESIDENT = "الرئيس رئيس NOUN _ 1 nsubj\nالروسي روسي ADJ _ 3 amod"
UN, TAREQ = "أممية أممي ADJ _ 2 amod", "طارق طارق X _ 1 nsubj PERSON\nالملا الملا X _ 2 nmod PERSON"
STATEMENT = "في في ADP _ 5 case\nبيان بيان NOUN _ 1 obl"


def words_of(*rows: str) -> Words:
    return read_words(tree("\n".join(rows)))


def objects_of(words: Words) -> list[str]:
    return [words.form[i] for i, dep in enumerate(words.dep) if dep == "obj"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((DENIED, MINISTER, f"الشائعات شائعة ADJ {FEM} 2 amod"), "الشائعات"),
        ((FEM_DENIED, CABINET, f"المقترح مقترح ADJ {MASC} 2 amod"), "المقترح"),
        ((DENIED, MINISTER, f"القرار قرار NOUN {MASC} 2 nmod"), "القرار"),
        ((DENIED, MINISTER, f"القرار قرار ADJ {MASC} 2 amod", STATEMENT), "القرار"),
        ((DENIED, MINISTER.replace("nsubj", "nmod"), f"القرار قرار NOUN {MASC} 2 nmod"), "القرار"),
        ((DENIED, MINISTER, "هذه هذه DET _ 4 det", f"التقارير تقرير NOUN {FEM} 2 nmod"), "التقارير"),
        ((DENIED, MINISTRY, "التقارير تقرير NOUN _ 2 nmod"), "التقارير"),
        ((DENIED, MINISTER, EGYPTIAN, "القرار قرار NOUN _ 2 nmod"), "القرار"),
        ((VISITED, MINISTER, "واشنطن واشنطن X _ 2 nmod LOC"), "واشنطن"),
        ((GREETED, MINISTER, PRESIDENT), "الرئيس"),
        ((GREETED, "ميركل ميركل X _ 1 nsubj PERSON", "السفير سفير NOUN _ 2 nmod"), "السفير"),
    ],
)
def test_what_stands_behind_the_subject_is_the_object(rows: tuple[str, ...], expected: str) -> None:
    words = words_of(*rows)
    found = words.form.index(expected)
    assert objects_of(words) == [expected] and words.head[found] == 0
    assert words.rel[1] == "nsubj" and words.pos[found] in {"NOUN", "X"}


@pytest.mark.parametrize(
    ("rows", "subject", "expected"),
    [
        (("مسلحون مسلح ADJ Number=Plur 1 nsubj", "طبيبة طبيبة X _ 2 nmod"), "مسلحون", "طبيبة"),
        (("لصوص لص NOUN Number=Plur 1 nsubj", "متحفا متحف ADJ _ 2 amod"), "لصوص", "متحفا"),
        (("لصوص لص NOUN Number=Plur 1 obj", "مصرفا مصرف NOUN _ 2 nmod"), "لصوص", "مصرفا"),
        ((MINISTER, "زملاء زميل NOUN _ 2 nmod", "ه هو PRON _ 3 nmod"), "الوزير", "زملاء"),
        (("لجنة لجنة NOUN _ 1 nsubj", UN, "الموقع موقع ADJ _ 2 amod"), "لجنة", "الموقع"),
        ((TAREQ, "نيقوسيا نيقوسيا X _ 2 nmod PERSON"), "طارق", "نيقوسيا"),
    ],
)
def test_subjects_without_article_end_too(rows: tuple[str, ...], subject: str, expected: str) -> None:
    words = words_of(VISITED.replace("Gender=Masc|", ""), *rows)
    assert objects_of(words) == [expected] and words.rel[words.form.index(subject)] == "nsubj"


@pytest.mark.parametrize(
    "rows",
    [
        (DENIED, MINISTER, f"المصري مصري ADJ {MASC} 2 amod"),
        (DENIED, MINISTER, f"السابق سابق ADJ {MASC} 2 amod"),
        (DENIED, MINISTER, f"المكلف مكلف ADJ {MASC} 2 amod", STATEMENT),
        (DENIED, MINISTER, "القرار قرار NOUN _ 2 nmod", "خبرا خبر NOUN Case=Acc 1 obj"),
        (DENIED, MINISTER, "الاثنين اثنان NOUN _ 2 nmod"),
        (DENIED, "الدكتور دكتور NOUN _ 1 nsubj", "الربيعة ربيعة NOUN _ 2 nmod"),
        (DENIED, "الدول دولة NOUN Number=Plur 1 nsubj", "الأعضاء عضو NOUN Number=Plur 2 nmod"),
        (DENIED.replace("نفى", "استقال"), MINISTER, "القرار قرار NOUN _ 2 nmod"),
        (DENIED, "وزير وزير NOUN _ 1 nsubj", "الدفاع دفاع NOUN _ 2 nmod"),
        (DENIED, "مصدر مصدر NOUN _ 1 nsubj", "وثيق وثيق ADJ _ 2 amod", "الاطلاع اطلاع NOUN _ 3 nmod"),
        (DENIED, MINISTER, "نفس نفس NOUN _ 2 nmod", "ه هو PRON _ 3 nmod"),
    ],
)
def test_what_may_belong_to_the_subject_stays(rows: tuple[str, ...]) -> None:
    assert [found for found in objects_of(words_of(*rows)) if found != "خبرا"] == []


def test_who_has_killed_whom_shows_in_the_ending() -> None:
    killed = f"قتل قتل VERB {MASC}|Person=3|Voice=Pass 0 root"
    army = f"الجيش جيش NOUN {MASC} 1 nsubj:pass"
    words = words_of(killed, army, "المعتقلين معتقل NOUN Number=Plur 2 nmod")
    assert words.rel[1:] == ["nsubj", "obj"] and "Voice=Act" in words.morph[0]


def test_who_kills_somebody_is_active() -> None:
    killed = f"قتل قتل VERB {MASC}|Person=3|Voice=Pass 0 root"
    rows = ("الشاب شاب NOUN _ 1 nsubj:pass", "والد والد NOUN _ 1 obj", "ه هو PRON _ 3 nmod")
    words = words_of(killed, *rows)
    assert words.rel[1:3] == ["nsubj", "obj"] and "Voice=Act" in words.morph[0]


def test_a_clause_behind_the_object_goes_with_it() -> None:
    came = f"قدم قدم VERB {MASC} 2 acl"
    words = words_of(DENIED, MINISTER, f"الشائعات شائعة ADJ {FEM} 2 amod", came)
    assert words.head[3] == 2


def test_a_name_ends_before_the_object() -> None:
    union = f"الاتحاد اتحاد NOUN {MASC} 1 nsubj ORG"
    words = words_of(VISITED, union, "الموصل موصل ADJ _ 2 amod ORG")
    assert objects_of(words) == ["الموصل"] and words.names == [(1, 2, "ORG")]
