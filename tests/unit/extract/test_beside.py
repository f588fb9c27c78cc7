"""Descriptions beside the name of a person, on trees written by hand."""

import pytest

from kg.extract.coref import resolve_mentions
from kg.extract.mentions import find_mentions
from tests.support.trees import tree

SAID = "قال قال VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root"
MASC = "Gender=Masc|Number=Sing"
DEF = f"{MASC}|Definite=Def"

SELLER = f"""
{SAID}
البائع  بائع  NOUN Gender=Masc|Number=Plur|Definite=Def 1 nsubj
بسام    بسام  X    _      2 appos PERSON
النمري  نمري  X    _      3 flat  PERSON
"""
SUPERVISOR = f"""
{SAID}
المشرف   مشرف   NOUN {DEF} 1 nsubj
على      على    ADP  _      4 case
المهرجان مهرجان NOUN {DEF} 2 nmod
علي      علي    X    _      2 appos PERSON
الزين    زين    X    _      5 flat  PERSON
"""
LEADER = """
أكدت     أكد    VERB  Voice=Act|Gender=Fem|Number=Sing|Person=3 0 root
رئيسة    رئيسة  NOUN  Gender=Fem|Number=Sing  1 nsubj
فريق     فريق   NOUN  Gender=Masc|Number=Sing 2 nmod
“        “      PUNCT _                       5 punct
أمل      أمل    NOUN  Gender=Masc|Number=Sing 3 nmod
”        ”      PUNCT _                       5 punct
سلمى     سلمى   X     _                       2 appos PERSON
الشهري   شهري   X     _                       7 flat  PERSON
"""
TWO_ROLES = f"""
{SAID}
مساعد    مساعد  NOUN  {MASC} 1 nsubj
المدير   مدير   NOUN  {DEF}  2 nmod
ل        ل      ADP   _      5 case
العلاقات علاقة  NOUN  Gender=Fem|Number=Plur|Definite=Def 3 nmod
و        و      CCONJ _      7 cc
المتحدث  متحدث  NOUN  {DEF}  2 conj
الرسمي   رسمي   ADJ   {DEF}  7 amod
كمال     كمال   X     _      7 appos PERSON
الفهد    فهد    X     _      9 flat  PERSON
"""
WIFE = """
زارت     زار    VERB  Voice=Act|Gender=Fem|Number=Sing|Person=3 0 root
زوجة     زوجة   NOUN  Gender=Fem|Number=Sing                 1 nsubj
البائع   بائع   NOUN  Gender=Masc|Number=Sing|Definite=Def   2 nmod
الراحل   راحل   ADJ   Gender=Masc|Number=Sing|Definite=Def   3 amod
نجيب     نجيب   X     _                                      3 appos PERSON
سرور     سرور   X     _                                      5 flat  PERSON
"""
RECEIVED = f"""
استقبل   استقبل VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
الملك    ملك    NOUN {DEF}  1 nsubj
عبد      عبد    X    _      2 appos PERSON
الله     الله   X    _      3 flat  PERSON
رئيس     رئيس   NOUN {MASC} 1 obj
الوزراء  وزير   NOUN Gender=Masc|Number=Plur|Definite=Def 5 nmod
"""
WIDOW = """
A        a       DET   _    2 det
widow    widow   NOUN  _    5 nsubj
named    name    VERB  _    2 acl
Hasina   Hasina  PROPN _    3 xcomp PERSON
left     leave   VERB  _    0 root
"""
CALLED = f"""
قتل      قتل     VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
رجل      رجل     NOUN  {MASC} 1 nsubj
يدعى     دعا     VERB  Voice=Pass|Gender=Masc|Number=Sing|Person=3 2 acl
سامي     سامي    X     _      3 obj PERSON
الحداد   حداد    X     _      4 flat PERSON
"""
TWO_OFFICES = f"""
{SAID}
وزير     وزير   NOUN  {MASC} 1 nsubj
الدفاع   دفاع   NOUN  {DEF}  2 nmod
و        و      CCONJ _      5 cc
وزير     وزير   NOUN  {MASC} 2 conj
الصحة    صحة    NOUN  Gender=Fem|Number=Sing|Definite=Def 5 nmod
سامي     سامي   X     _      5 appos PERSON
الحداد   حداد   X     _      7 flat  PERSON
"""
PRIZE = f"""
تسلم     تسلم   VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
الموظف   موظف   NOUN  {DEF}  1 nsubj
جائزة    جائزة  NOUN  Gender=Fem|Number=Sing 1 obj
نجيب     نجيب   X     _      3 nmod  PERSON
سرور     سرور   X     _      4 flat  PERSON
"""
LAWYER = f"""
قال      قال    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
المحامي  محامي  NOUN  {DEF}  1 nsubj
و        و      CCONJ _      4 cc
المستشار مستشار NOUN  {DEF}  2 conj
بدر      بدر    X     _      4 nmod  PERSON
إسحاق    إسحاق  X     _      5 flat  PERSON
"""


def are_one(rows: str, description: str, name: str, lang: str = "ar") -> bool:
    doc = tree(rows, lang=lang)
    drafts = find_mentions(doc)
    chains_of = resolve_mentions(doc, drafts, lang=lang).chains_of
    by_text = {doc[d.start : d.end].text: chains_of[i] for i, d in enumerate(drafts) if d.form != "pronoun"}
    named = next(chains for text, chains in by_text.items() if text.endswith(name))
    return by_text[description] == named


@pytest.mark.parametrize(
    ("rows", "description", "name"),
    [
        (SELLER, "البائع", "بسام النمري"),
        (SUPERVISOR, "المشرف على المهرجان", "علي الزين"),
        (LEADER, "رئيسة فريق “ أمل ”", "سلمى الشهري"),
        (TWO_ROLES, "مساعد المدير", "كمال الفهد"),
        (WIFE, "البائع الراحل", "نجيب سرور"),
        (LAWYER, "المحامي", "بدر إسحاق"),
    ],
)
def test_a_role_before_a_name_is_the_person(rows: str, description: str, name: str) -> None:
    assert are_one(rows, description, name)


@pytest.mark.parametrize(
    ("rows", "description", "name"),
    [
        (WIFE, "زوجة البائع الراحل", "نجيب سرور"),
        (TWO_OFFICES, "وزير الدفاع", "سامي الحداد"),
        (PRIZE, "الموظف", "نجيب سرور"),
        (LAWYER.replace("المحامي  محامي ", "الملك    ملك   "), "الملك", "بدر إسحاق"),
    ],
)
def test_kin_two_offices_and_names_of_something_else_are_others(
    rows: str, description: str, name: str
) -> None:
    assert not are_one(rows, description, name)


def test_a_name_that_a_description_calls_is_the_same_person() -> None:
    assert are_one(WIDOW, "A widow", "Hasina", "en")
    assert are_one(CALLED, "رجل", "سامي الحداد")
    assert not are_one(CALLED.replace("يدعى ", "يحمي "), "رجل", "سامي الحداد")


def test_somebody_with_a_title_does_not_receive_himself() -> None:
    doc = tree(RECEIVED)
    drafts = find_mentions(doc)
    chains_of = resolve_mentions(doc, drafts, lang="ar").chains_of
    king, minister = (next(i for i, one in enumerate(drafts) if one.start == start) for start in (1, 4))
    assert chains_of[king] != chains_of[minister]
