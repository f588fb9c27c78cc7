"""How far names of institutions and offices reach: over all their fields, and between quotation marks."""

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
التنمية   تنمية  NOUN Gender=Fem|Number=Sing|Definite=Def        3 conj
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


def phrases(text: str) -> list[str]:
    """The phrases of all mentions."""
    doc = tree(text)
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
    assert "حزب البناء و التنمية" in phrases(PARTY)
    assert "حزب" in phrases(PARTY.replace("2 nmod", "1 obj"))


def test_a_quoted_name_may_have_prepositions() -> None:
    assert "جمعية « تيفسا ل الثقافة" in phrases(QUOTED)
