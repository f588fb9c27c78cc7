"""Words that the parser hangs on an Arabic phrase and that stand beside it, in hand-written trees."""

import pytest

from kg.extract.mentions import find_mentions
from tests.support.trees import tree

MASC, FEM, PLURAL = (f"Gender={form}" for form in ("Masc|Number=Sing", "Fem|Number=Sing", "Masc|Number=Plur"))
VERB = f"هاجم هاجم VERB Voice=Act|{MASC}|Person=3 0 root"
GUNMEN = f"مسلحون مسلح NOUN {PLURAL} 1 nsubj\nمجهولون مجهول ADJ {PLURAL} 2 amod"
SOURCES = f"مصادر مصدر NOUN {PLURAL} 1 nsubj\nدبلوماسية دبلوماسي ADJ {FEM} 2 amod"
SPEAKER = f"المتحدث متحدث NOUN {MASC} 1 nsubj"
HOUTHIS = f"الحوثيون حوثي NOUN {PLURAL} 1 nsubj"
BODY = f"جمعية جمعية NOUN {FEM} 1 nsubj\nالمكفوفين مكفوف NOUN {PLURAL} 2 nmod"

MINISTER = f"الوزير وزير NOUN {MASC}|Definite=Def 1 nsubj\nالإيطالي إيطالي ADJ {MASC}|Definite=Def 2 amod"


@pytest.mark.parametrize(
    ("rows", "subject"),
    [
        (f"{GUNMEN}\nقافلة قافلة NOUN {FEM} 3 nmod", "مسلحون مجهولون"),
        (
            f"{GUNMEN}\nثلاثة ثلاثة NUM _ 3 nummod\nمن من ADP _ 6 case\nالجنود جندي NOUN {PLURAL} 4 nmod",
            "مسلحون مجهولون",
        ),
        (f"{SOURCES}\nانهيار انهيار NOUN {MASC} 2 nmod", "مصادر دبلوماسية"),
        (f"{SPEAKER}\nالسفينة سفينة NOUN {FEM} 2 nmod", "المتحدث"),
        (f"{SPEAKER}\nالجسر جسر NOUN {MASC} 2 nmod", "المتحدث"),
        (f"{HOUTHIS}\nالسعودية سعودي ADJ {FEM} 2 amod", "الحوثيون"),
        (
            "تجمع تجمع NOUN Case=Nom|Number=Sing 1 nsubj\nالمهنيين مهني NOUN Case=Gen|Number=Plur 2 nmod\n"
            "الاتفاق اتفاق NOUN Case=Acc|Number=Sing 2 nmod",
            "تجمع المهنيين",
        ),
        (f"محتجون محتج NOUN {PLURAL} 1 nsubj\nالطرق طريق NOUN {PLURAL} 2 nmod", "محتجون"),
        (
            f"الحكومة حكومة NOUN Case=Nom|{FEM} 1 nsubj\nالثقة ثقة NOUN Case=Acc|{FEM} 2 amod",
            "الحكومة",
        ),
        (f"اللجنة لجنة NOUN {FEM} 1 nsubj\nالإدارة إدارة NOUN {FEM} 2 nmod", "اللجنة"),
        (f"محتجون محتج NOUN {PLURAL} 1 nsubj\nالمرشح مرشح NOUN {MASC}|Definite=Def 2 nmod", "محتجون"),
        (f"{MINISTER}\nتونس تونس X _ 2 nmod LOC", "الوزير الإيطالي"),
        ("جريزمان جريزمان X _ 1 nsubj PERSON\nالهدف هدف NOUN _ 2 nmod", "جريزمان"),
    ],
)
def test_an_object_is_no_part_of_the_subject(rows: str, subject: str) -> None:
    assert subject_of(rows) == subject


@pytest.mark.parametrize(
    ("rows", "subject"),
    [
        (f"{HOUTHIS}\nالأبرياء بريء NOUN {PLURAL} 2 nmod", "الحوثيون الأبرياء"),
        (f"اللجنة لجنة NOUN {FEM} 1 nsubj\nالمنظمة منظمة NOUN {FEM} 2 nmod", "اللجنة المنظمة"),
        (f"{BODY}\nالخيرية خيري ADJ {FEM} 3 amod", "جمعية المكفوفين الخيرية"),
        (
            f"مدير مدير NOUN {MASC} 1 nsubj\nعام عام ADJ {MASC} 2 amod\nهيئة هيئة NOUN {FEM} 2 nmod",
            "مدير عام هيئة",
        ),
        ("سعد سعد X _ 1 nsubj PERSON\nالجمعة جمعة NOUN _ 2 nmod PERSON", "سعد الجمعة"),
    ],
)
def test_what_may_belong_to_it_stays(rows: str, subject: str) -> None:
    assert subject_of(rows) == subject


def subject_of(rows: str) -> str:
    """The first phrase behind the verb."""
    doc = tree(f"{VERB}\n{rows}")
    return next(doc[draft.start : draft.end].text for draft in find_mentions(doc) if draft.start == 1)


def test_the_noun_that_completes_a_verb_is_no_part_of_its_subject() -> None:
    rows = (
        f"نقضت نقض VERB _ 0 root\nمحكمة محكمة NOUN {FEM} 1 nsubj\nالعدل عدل NOUN {MASC}|Definite=Def 2 nmod\n"
        f"الحكم حكم NOUN {MASC}|Definite=Def 3 nmod"
    )
    doc = tree(rows)
    assert "محكمة العدل" in [doc[draft.start : draft.end].text for draft in find_mentions(doc)]


def test_a_noun_with_a_pronoun_may_complete_a_verb_as_well() -> None:
    rows = f"""
    لقي    لقي   VERB Voice=Act|{MASC}|Person=3 0 root
    شخص    شخص   NOUN {MASC} 1 nsubj
    {{noun}} NOUN {MASC} 2 nmod
    ه      هو    PRON {MASC}|Person=3 3 nmod
    """
    for noun, subject in (("حتف حتف", "شخص"), ("بيت بيت", "شخص بيته")):
        doc = tree(rows.format(noun=noun), glued=noun.split()[0])
        found = next(draft for draft in find_mentions(doc) if draft.start == 1)
        assert doc[found.start : found.end].text == subject
