"""Open triples of sentences that the parser takes for something else: without a verb, with a participle, with
a verb that only says that a deed was done, with a subject behind its verb.
"""

from typing import Any

from tests.support.trees import tree
from tests.unit.extract.test_triples import Row, rows, triples


def told(doc: Any) -> list[Row]:
    return triples(doc, "ar")


def test_an_indefinite_noun_behind_a_definite_one_is_said_of_it() -> None:
    doc = tree(
        """
        القلب  قلب  NOUN Case=Nom|Definite=Def 0 root
        عضو    عضو  NOUN Case=Nom|Definite=Ind 1 nmod
        عضلي   عضلي ADJ  Definite=Ind 2 amod
        .      .    PUNCT _ 1 punct
        """
    )
    assert told(doc) == [("القلب", "هو", "عضو عضلي")]


def test_two_definite_nouns_and_a_noun_bound_to_another_stay_one_phrase() -> None:
    for second in ("المدينة NOUN Definite=Def", "مدينة NOUN Definite=Ind"):
        form, pos, morph = second.split()
        first = "سور" if pos == "NOUN" and "Ind" in morph else "السور"
        doc = tree(f"{first} سور NOUN Definite=Cons 0 root\n{form} مدينة {pos} {morph} 1 nmod")
        assert told(doc) == []


def test_what_is_there_stands_behind_a_phrase_with_a_preposition() -> None:
    doc = tree(
        """
        في       في     ADP  _ 2 case
        المدينة  مدينة  NOUN Case=Gen|Definite=Def 0 root
        ثلاثة    ثلاثة  NUM  Definite=Cons 2 dep
        متاحف    متحف   NOUN Definite=Ind 3 nmod
        """
    )
    assert told(doc) == [("ثلاثة متاحف", "هو", "في المدينة")]


PARTICIPLE = """
    غادر     غادر  VERB Aspect=Perf|Gender=Masc|Person=3 0 root
    الوفد    وفد   NOUN Definite=Def 1 nsubj
    القاعة   قاعة  NOUN Definite=Def 1 obj
    {form}   {lemma} NOUN Case=Acc|Definite=Ind 1 {relation}
    شعارات   شعار  NOUN Definite=Ind 4 nmod
"""


def test_a_participle_in_the_accusative_tells_what_else_the_subject_does() -> None:
    for relation in ("obl", "xcomp"):
        doc = tree(PARTICIPLE.format(form="رافعا", lemma="رافع", relation=relation))
        assert told(doc) == [("الوفد", "غادر", "القاعة"), ("الوفد", "رافعا", "شعارات")]
    noun = tree(PARTICIPLE.format(form="صباحا", lemma="صباح", relation="obl"))
    assert told(noun) == [("الوفد", "غادر", "القاعة صباحا شعارات")]


def test_a_verb_that_says_that_a_deed_was_done_is_one_predicate_with_the_deed() -> None:
    doc = tree(
        """
        تم        تم      VERB Aspect=Perf|Gender=Masc|Person=3 0 root
        افتتاح    افتتاح  NOUN Definite=Cons 1 nsubj
        المستشفى  مستشفى  NOUN Definite=Def 2 nmod
        في        في      ADP  _ 5 case
        العقبة    عقبة    NOUN Definite=Def 2 obl
        """
    )
    assert told(doc) == [("المستشفى", "تم افتتاح في", "العقبة")]


def test_a_phrase_that_the_verb_asks_for_is_no_part_of_the_subject_before_it() -> None:
    doc = tree(
        """
        وصلت      وصل     VERB Aspect=Perf|Gender=Fem|Person=3 0 root
        الطائرة   طائرة   NOUN Definite=Def|Gender=Fem 1 nsubj
        إلى       إلى     ADP  _ 4 case
        صنعاء     صنعاء   NOUN _ 2 nmod
        """
    )
    assert told(doc) == [("الطائرة", "وصلت إلى", "صنعاء")]


def test_a_definite_noun_behind_a_definite_subject_is_the_object() -> None:
    for head in (2, 3):
        doc = tree(
            f"""
            غادر    غادر  VERB Aspect=Perf|Gender=Masc|Person=3 0 root
            حارس    حارس  NOUN Definite=Cons|Number=Sing 1 nsubj
            المرمى  مرمى  NOUN Definite=Def|Number=Sing 2 nmod
            الملعب  ملعب  NOUN Definite=Def|Number=Sing {head} nmod
            """
        )
        assert told(doc) == [("حارس المرمى", "غادر", "الملعب")]


def test_a_time_is_no_subject_of_a_clause_about_a_noun() -> None:
    doc = tree(
        """
        عقد     عقد    VERB Aspect=Perf|Gender=Masc|Person=3 0 root
        المجلس  مجلس   NOUN Definite=Def 1 nsubj
        جلسة    جلسة   NOUN Definite=Ind|Gender=Fem 1 obj
        استمرت  استمر  VERB Aspect=Perf|Gender=Fem|Person=3 3 acl
        عشر     عشرة   NUM  _ 4 nsubj
        ساعات   ساعة   NOUN _ 5 nmod
        """
    )
    assert told(doc)[1] == ("جلسة", "استمرت", "عشر ساعات")


def test_a_clause_is_no_subject_of_a_verb_of_the_first_person() -> None:
    doc = tree(
        """
        أردت   أراد  VERB Aspect=Perf|Person=1 0 root
        أن     أن    SCONJ _ 3 mark
        أنام   نام   VERB Aspect=Imp|Mood=Sub|Person=1 1 csubj
        مبكرا  مبكر  ADJ Case=Acc|Definite=Ind 3 obl
        """
    )
    assert told(doc) == [("", "أردت أن أنام", "مبكرا")]


def test_what_is_said_to_be_somewhere_may_stand_behind_its_verb() -> None:
    doc = tree(
        """
        Inside  inside ADP  _ 3 case
        the     the    DET  _ 3 det
        box     box    NOUN _ 6 nmod
        is      be     AUX  VerbForm=Fin 6 cop
        a       a      DET  _ 6 det
        magnet  magnet NOUN _ 0 root
        .       .      PUNCT _ 6 punct
        """,
        lang="en",
    )
    assert triples(doc) == [("a magnet", "is Inside", "the box")]
    doc = tree(
        """
        On      on     ADP  _ 3 case
        the     the    DET  _ 3 det
        square  square NOUN _ 4 obl
        stands  stand  VERB Mood=Ind|VerbForm=Fin 0 root
        a       a      DET  _ 6 det
        church  church NOUN _ 4 obj
        """,
        lang="en",
    )
    assert triples(doc) == [("a church", "stands", "On the square")]


def test_rather_than_joins_what_is_not_so() -> None:
    doc = tree(
        """
        It      it     PRON _ 3 nsubj
        will    will   AUX  VerbForm=Fin 3 aux
        cut     cut    VERB VerbForm=Inf 0 root
        routes  route  NOUN _ 3 obj
        rather  rather ADV  _ 7 cc
        than    than   ADP  _ 5 fixed
        reduce  reduce VERB VerbForm=Inf 3 conj
        flights flight NOUN _ 7 obj
        """,
        lang="en",
    )
    assert triples(doc) == [
        ("It", "will cut", "routes rather than reduce flights"),
        ("It", "reduce", "flights"),
    ]
    assert [row["negated"] for row in rows(doc, "en")] == [False, True]


def test_a_pronoun_of_the_deed_stands_for_the_subject() -> None:
    doc = tree(
        """
        الملعب   ملعب   NOUN Definite=Def|Gender=Masc 2 nsubj
        افتتح    افتتح  VERB Aspect=Perf|Gender=Masc|Person=3 0 root
        و        و      CCONJ _ 4 cc
        تم       تم     VERB Aspect=Perf|Gender=Masc|Person=3 2 conj
        تجديد    تجديد  NOUN Definite=Cons 4 nsubj
        ه        هو     PRON Gender=Masc|Person=3 5 nmod
        كليا     كلي    ADJ  Case=Acc 5 obl
        """,
        glued="و تجديد",
    )
    assert told(doc) == [("الملعب", "افتتح", ""), ("الملعب", "تم تجديده", "كليا")]


def test_what_is_to_be_is_one_predicate_and_told_as_such() -> None:
    doc = tree(
        """
        من      من    ADP   _ 2 case
        المقرر  مقرر  ADJ   Definite=Def 0 root
        أن      أن    SCONJ _ 4 mark
        يصل     وصل   VERB  Aspect=Imp|Gender=Masc|Mood=Sub|Person=3 2 csubj
        الوزير  وزير  NOUN  Definite=Def 4 nsubj
        غدا     غد    NOUN  Case=Acc 4 obl
        """
    )
    assert told(doc) == [("الوزير", "من المقرر أن يصل", "غدا")]
    assert [row["modality"] for row in rows(doc, "ar")] == ["future"]
