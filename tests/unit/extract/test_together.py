"""Who "they", "we", "I" and "the two sides" are: two who met, a speaking institution, a person."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.extract.coref import resolve_mentions
from kg.extract.mentions import Draft, find_mentions
from tests.support.trees import tree

MET = """
التقى    التقى  VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
وزير     وزير   NOUN Gender=Masc|Number=Sing                     1 nsubj
الدفاع   دفاع   NOUN Gender=Masc|Number=Sing|Definite=Def        2 nmod
سامي     سامي   X    _                                           2 nmod  PERSON
الحداد   حداد   X    _                                           4 flat  PERSON
نظير     نظير   NOUN Gender=Masc|Number=Sing                     {head} {dep}
ه        هو     PRON Gender=Masc|Number=Sing|Person=3            6 nmod
نيكوس    نيكوس  X    _                                           6 nmod  PERSON
بابا     بابا   X    _                                           8 flat  PERSON
"""
TALKED = """
و        و      CCONJ _                                          2 cc
بحثا     بحث    VERB Voice=Act|Gender=Masc|Number={number}|Person=3  0 root
الحدود   حد     NOUN Gender=Masc|Number=Plur|Definite=Def        2 obj
"""


def names_where(doc: Doc, lang: str, wanted: Callable[[Draft], bool]) -> list[str]:
    """Names of the chains of the first mention that is wanted."""
    drafts = find_mentions(doc)
    resolved = resolve_mentions(doc, drafts, lang=lang)
    index = next(i for i, draft in enumerate(drafts) if wanted(draft))
    return [resolved.chains[chain].names[0][1] for chain in resolved.chains_of[index]]


def subject_of(doc: Doc, verb: str, lang: str = "ar") -> list[str]:
    """Names of the chains of the pronoun before a verb, or hidden in it."""
    (place,) = (token.i for token in doc if token.text == verb)
    return names_where(doc, lang, lambda d: d.head in {place, place - 1} and d.form in {"zero", "pronoun"})


def names_of(doc: Doc, word: str, lang: str) -> list[str]:
    """Names of the chains of the description that a word heads."""
    return names_where(doc, lang, lambda draft: doc[draft.head].text == word)


def test_a_dual_stands_for_both_who_met() -> None:
    both = ["سامي الحداد", "نيكوس بابا"]
    talked = TALKED.format(number="Dual")
    assert subject_of(tree(MET.format(head=1, dep="obj"), talked), "بحثا") == both
    assert subject_of(tree(MET.format(head=2, dep="nmod"), talked), "بحثا") == both


def test_a_singular_stands_for_one_of_them() -> None:
    doc = tree(MET.format(head=1, dep="obj"), TALKED.format(number="Sing"))
    assert len(subject_of(doc, "بحثا")) == 1


VISIT = """
Kerry Kerry PROPN Number=Sing 2 nsubj PERSON
met   meet  VERB  Tense=Past  0 root
Putin Putin PROPN Number=Sing 2 obj   PERSON
"""
THEY = """
They  they  PRON  Number=Plur|Person=3|PronType=Prs 2 nsubj
agreed agree VERB Tense=Past  0 root
"""
CLAIM = """
Two     two     NUM   _           2 nummod
attacks attack  NOUN  Number=Plur 3 nsubj
show    show    VERB  _           0 root
"""
NORWAY = """
Norway Norway PROPN Number=Sing 2 nsubj GPE
helps  help   VERB  _           0 root
Mali   Mali   PROPN Number=Sing 2 obj   GPE
"""
WE = """
We      we      PRON Number=Plur|Person=1|PronType=Prs 2 nsubj
condemn condemn VERB _                                 0 root
"""
SPOKE = """
Opec Opec PROPN Number=Sing                           2 nsubj ORG
says say  VERB  _                                     0 root
we   we   PRON  Number=Plur|Person=1|PronType=Prs     4 nsubj
wait wait VERB  _                                     2 ccomp
"""


def test_they_are_both_who_met_and_never_one_person() -> None:
    assert subject_of(tree(VISIT, THEY, lang="en"), "agreed", "en") == ["Kerry", "Putin"]
    alone = VISIT.replace("met   meet ", "slept sleep").splitlines()[:3]
    assert subject_of(tree("\n".join(alone), THEY, lang="en"), "agreed", "en") == []


def test_we_are_the_state_that_a_statement_shows_acting() -> None:
    assert subject_of(tree(NORWAY, CLAIM, WE, lang="en"), "condemn", "en") == ["Norway"]
    assert subject_of(tree(CLAIM, WE, lang="en"), "condemn", "en") == []


def test_an_organisation_that_says_we_is_meant() -> None:
    assert subject_of(tree(NORWAY, SPOKE, lang="en"), "wait", "en") == ["Opec"]


BRENDE = """
Brende Brende PROPN Number=Sing 2 nsubj PERSON
spoke  say    VERB  Tense=Past  0 root
"""
REPORT = """
Norway Norway PROPN Number=Sing 2 nsubj GPE
says   say    VERB  _           0 root
"""
ME = """
I      I      PRON Number=Sing|Person=1|PronType=Prs 2 nsubj
agree  agree  VERB _                                 0 root
"""


def test_i_am_the_last_person_who_spoke() -> None:
    assert subject_of(tree(BRENDE, REPORT, ME, lang="en"), "agree", "en") == ["Brende"]


BOTH_AR = """
ناقش     ناقش   VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
الجانبان جانب   NOUN Gender=Masc|Number=Dual|Definite=Def        1 nsubj
الحدود   حد     NOUN Gender=Masc|Number=Plur|Definite=Def        1 obj
"""
TALKS = """
أجرى     أجرى   VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
الحداد   حداد   X    _                                           1 nsubj PERSON
محادثات  محادثة NOUN Gender=Fem|Number=Plur                      1 obj
حول      حول    ADP  _                                           5 case
السلام   سلام   NOUN Gender=Masc|Number=Sing|Definite=Def        3 nmod
مع       مع     ADP  _                                           7 case
بابا     بابا   X    _                                           5 nmod PERSON
في       في     ADP  _                                           9 case
روما     روما   X    _                                           1 obl GPE
"""
RECEIVED = """
خلال     خلال   ADP  _                                           2 case
استقبال  استقبال NOUN Gender=Masc|Number=Sing                    7 obl
الحداد   حداد   X    _                                           2 nmod PERSON
ل        ل      ADP  _                                           5 case
بابا     بابا   X    _                                           3 nmod PERSON
،        ،      PUNCT _                                          7 punct
شرح      شرح    VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
سعد      سعد    X    _                                           7 nsubj PERSON
الخطة    خطة    NOUN Gender=Fem|Number=Sing|Definite=Def         7 obj
"""
FIGHTING = """
Fighting fighting NOUN  _             2 nsubj
erupted  erupt    VERB  Tense=Past    0 root
between  between  ADP   _             4 case
Hamas    Hamas    PROPN Number=Sing   2 obl ORG
and      and      CCONJ _             6 cc
Fatah    Fatah    PROPN Number=Sing   4 conj ORG
"""
URGED = """
Egypt    Egypt    PROPN Number=Sing   2 nsubj GPE
urged    urge     VERB  Tense=Past    0 root
both     both     DET   _             4 det
parties  party    NOUN  Number=Plur   2 obj
"""


def test_the_two_sides_are_who_met_and_not_who_was_named_last() -> None:
    for said in (TALKS, RECEIVED):
        assert names_of(tree(said, BOTH_AR), "الجانبان", "ar") == ["الحداد", "بابا"]
    assert names_of(tree(FIGHTING, URGED, lang="en"), "parties", "en") == ["Hamas", "Fatah"]


def test_the_two_sides_of_whom_nothing_is_known_stay_themselves() -> None:
    alone = tree("\n".join(TALKS.splitlines()[:5]), BOTH_AR)
    assert names_of(alone, "الجانبان", "ar") == ["الجانبان"]


def test_of_three_no_two_are_the_two_sides() -> None:
    three = FIGHTING + ", , PUNCT _ 8 punct\nJihad Jihad PROPN Number=Sing 4 conj ORG\n"
    assert names_of(tree(three, URGED, lang="en"), "parties", "en") == ["both parties"]


def test_the_two_are_the_last_two_persons_named() -> None:
    greeted = """
    John   John   PROPN _ 3 nsubj PERSON
    Kerry  Kerry  PROPN _ 1 flat  PERSON
    thanked thank VERB  _ 0 root
    Sergei Sergei PROPN _ 3 obj   PERSON
    Lavrov Lavrov PROPN _ 4 flat  PERSON
    in     in     ADP   _ 7 case
    Geneva Geneva PROPN _ 3 obl   GPE
    """
    agreed = "The the DET Definite=Def 2 det\ntwo two NUM _ 3 nsubj\nagreed agree VERB _ 0 root"
    assert names_of(tree(greeted, agreed, lang="en"), "two", "en") == ["John Kerry", "Sergei Lavrov"]
    alone = "John John PROPN _ 2 nsubj PERSON\nspoke speak VERB _ 0 root"
    assert names_of(tree(alone, agreed, lang="en"), "two", "en") == ["The two"]


LATTER = """
اتهم     اتهم    VERB Voice=Act|Gender=Masc|Number=Sing|Person=3        0 root
سامي     سامي    X    _                                                 1 nsubj  PERSON
روسيا    روسيا   X    Gender=Fem|Number=Sing                            1 obj    GPE
و        و       CCONJ _                                                5 cc
نفى      نفى     VERB Voice=Act|Gender={gender}|Number=Sing|Person=3    1 conj
{latter} أخير    ADJ  Gender={gender}|Number=Sing|Definite=Def          5 nsubj
"""


@pytest.mark.parametrize(
    ("latter", "gender", "name"), [("الأخيرة", "Fem", "روسيا"), ("الأخير", "Masc", "سامي")]
)
def test_the_latter_is_who_agrees_and_was_told_of_last(latter: str, gender: str, name: str) -> None:
    doc = tree(LATTER.format(latter=latter, gender=gender))
    assert names_where(doc, "ar", lambda draft: draft.head == 5) == [name]


def test_the_latter_of_many_things_is_nobody() -> None:
    doc = tree(
        LATTER.format(latter="الأخير", gender="Masc")
        .replace("سامي     سامي    X    _", "الخبر خبر NOUN Gender=Masc|Definite=Def")
        .replace("PERSON", "")
    )
    assert names_where(doc, "ar", lambda draft: draft.head == 5) == ["الأخير"]
