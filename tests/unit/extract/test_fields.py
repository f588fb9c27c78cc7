"""How far names reach: of institutions and offices over fields, between quotation marks, over points."""

import pytest

from kg.extract.mentions import find_mentions
from tests.support.trees import tree

ACT = "VERB Voice=Act|Gender=Fem|Number=Sing|Person=3 0 root"
MINISTRY = f"""
أعلنت     أعلن   {ACT}
وزارة     وزارة  NOUN Gender=Fem|Number=Sing                     1 nsubj
الثقافة   ثقافة  NOUN Gender=Fem|Number=Sing|Definite=Def        2 nmod
و         و      CCONJ _                                         5 cc
الإعلام   إعلام  NOUN Gender=Masc|Number=Sing|Definite=Def       3 conj
الجديد    جديد   ADJ  Gender=Masc|Number=Sing|Definite=Def       5 amod
و         و      CCONJ _                                         8 cc
السياحة   سياحة  NOUN Gender=Fem|Number=Sing|Definite=Def        3 conj
البرنامج  برنامج NOUN Gender=Masc|Number=Sing|Definite=Def       1 obj
"""
PARTY = f"""
أعلنت     أعلن   {ACT}
حزب       حزب    NOUN Gender=Masc|Number=Sing                    1 nsubj ORG
البناء    بناء   NOUN Gender=Masc|Number=Sing|Definite=Def       2 nmod
و         و      CCONJ _                                         5 cc
النماء    نماء   NOUN Gender=Masc|Number=Sing|Definite=Def       3 conj
"""
QUOTED = f"""
نظمت      نظم    {ACT}
جمعية     جمعية  NOUN Gender=Fem|Number=Sing                     1 nsubj
«         «      PUNCT _                                         4 punct
تيفسا     تيفسا  X    _                                          2 nmod
ل         ل      ADP  _                                          6 case
الثقافة   ثقافة  NOUN Gender=Fem|Number=Sing|Definite=Def        4 nmod
»         »      PUNCT _                                         4 punct
حفلا      حفل    NOUN Gender=Masc|Number=Sing                    1 obj
"""

ENGINEER = f"""
قالت      قال    {ACT}
مدير      مدير   NOUN Gender=Masc|Number=Sing                    1 nsubj
الطرق     طريق   NOUN Number=Plur|Definite=Def                   2 nmod
{{short}}         {{short}}      X    _                                          2 nmod
.         .      PUNCT _                                         4 punct
إبراهيم   إبراهيم X   _                                          4 nmod PERSON
الضلعان   الضلعان X   _                                          6 nmod PERSON
"""
RECEIVED = f"""
استقبل    استقبل {ACT}
عبد       عبد    X    _                                          1 nsubj PERSON
الله      الله   X    _                                          2 nmod PERSON
الثاني    الثاني X    _                                          2 nmod PERSON
لافروف    لافروف X    _                                          2 nmod PERSON
"""
ARRIVED = f"""
وصل       وصل    {ACT}
سيرجي     سيرجي  X    _                                          1 nsubj PERSON
لافروف    لافروف X    _                                          2 nmod PERSON
"""


def phrases(*sentences: str) -> list[str]:
    """The phrases of all mentions."""
    doc = tree(*sentences)
    return [doc[draft.start : draft.end].text for draft in find_mentions(doc)]


def test_an_institution_is_named_with_all_its_fields() -> None:
    assert "وزارة الثقافة و الإعلام الجديد و السياحة" in phrases(MINISTRY)
    assert "وزير الثقافة و الإعلام الجديد و السياحة" in phrases(MINISTRY.replace("وزارة ", "وزير "))


@pytest.mark.parametrize(
    "change",
    [
        ("الإعلام   إعلام ", "الشركة    شركة  "),
        ("الإعلام   إعلام ", "المدير    مدير  "),
        ("|Definite=Def       3 conj\nالجديد", "|Definite=Def       2 conj\nالجديد"),
        ("وزارة     وزارة ", "زيادة     زيادة "),
    ],
)
def test_other_things_are_no_fields(change: tuple[str, str]) -> None:
    found = phrases(MINISTRY.replace(*change))
    assert not any("الثقافة و" in phrase for phrase in found)


def test_a_recognised_word_for_an_institution_takes_its_fields() -> None:
    assert "حزب البناء و النماء" in phrases(PARTY)
    assert "حزب" in phrases(PARTY.replace("2 nmod", "1 obj"))


def test_a_quoted_name_may_have_prepositions() -> None:
    assert "جمعية « تيفسا ل الثقافة »" in phrases(QUOTED)


@pytest.mark.parametrize("short", ["م", "د"])
def test_a_title_may_be_cut_short_with_a_point(short: str) -> None:
    found = phrases(ENGINEER.format(short=short))
    assert f"مدير الطرق {short} . إبراهيم الضلعان" in found


def test_a_point_behind_a_whole_word_ends_a_title() -> None:
    assert "إبراهيم الضلعان" in phrases(ENGINEER.format(short="أمس"))


def test_a_known_person_takes_no_family_name_of_somebody_else() -> None:
    assert {"عبد الله الثاني", "لافروف", "سيرجي لافروف"} <= set(phrases(ARRIVED, RECEIVED))
    assert "عبد الله الثاني لافروف" in phrases(RECEIVED)
