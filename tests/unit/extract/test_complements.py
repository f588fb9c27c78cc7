"""Phrases with what a preposition or a quotation adds to them, on trees written by hand."""

import pytest

from kg.extract.mentions import Draft, find_mentions
from tests.support.trees import tree

HE = "Voice=Act|Gender=Masc|Number=Sing|Person=3"
MASC = "Gender=Masc|Number=Sing"
DEF = f"{MASC}|Definite=Def"
MANY = "Gender=Masc|Number=Plur|Definite=Def"

SCIENTISTS = f"""
كشف      كشف   VERB {HE}   0 root
فريق     فريق  NOUN {MASC} 1 nsubj
من       من    ADP  _      4 case
العلماء  عالم  NOUN {MANY} 2 nmod
السر     سر    NOUN {DEF}  1 obj
"""
SIGNED = f"""
طالب     طالب  VERB {HE}   0 root
الموقعون موقع  NOUN {MANY} 1 nsubj
على      على   ADP  _      4 case
الرسالة  رسالة NOUN Gender=Fem|Number=Sing|Definite=Def 2 obl:arg
"""
FORCES = f"""
قصفت     قصف   VERB Voice=Act|Gender=Fem|Number=Sing|Person=3 0 root
القوات   قوة   NOUN Gender=Fem|Number=Plur|Definite=Def 1 nsubj
الموالية موالي ADJ  Gender=Fem|Number=Sing|Definite=Def 2 amod
ل        ل     ADP  _      5 case
الرئيس   رئيس  NOUN {DEF}  3 obl:arg
هادي     هادي  X    _      5 nmod PERSON
"""
ARMED = f"""
قصفت     قصف   VERB Voice=Act|Gender=Fem|Number=Sing|Person=3 0 root
القوات   قوة   NOUN Gender=Fem|Number=Plur|Definite=Def 1 nsubj
المسلحة  مسلح  ADJ  Gender=Fem|Number=Sing|Definite=Def 2 amod
المدعومة مدعوم ADJ  Gender=Fem|Number=Sing|Definite=Def 2 amod
من       من    ADP  _ 6 case
الرئيس   رئيس  NOUN {DEF} 4 obl:arg
"""
OFFICE = f"""
أعلن     أعلن   VERB {HE}   0 root
المكتب   مكتب   NOUN {DEF}  1 nsubj
التنفيذي تنفيذي ADJ  {DEF}  2 amod
ل        ل      ADP  _      5 case
الرابطة  رابطة  NOUN Gender=Fem|Number=Sing|Definite=Def 2 nmod
"""
PER_CENT = f"""
قال      قال    VERB {HE} 0 root
29       29     NUM  _    1 nsubj
في       في     ADP  _    4 case
المئة    مئة    NOUN Gender=Fem|Number=Sing|Definite=Def 2 nmod
من       من     ADP  _    6 case
الآباء   أب     NOUN {MANY} 2 nmod
"""
PLAYER = f"""
شارك     شارك   VERB {HE}  0 root
اللاعب   لاعب   NOUN {DEF} 1 nsubj
في       في     ADP  _     4 case
المباراة مباراة NOUN Gender=Fem|Number=Sing|Definite=Def 2 nmod
"""
YEAR = f"""
قبلت     قبل    VERB Voice=Act|Gender=Fem|Number=Sing|Person=3 0 root
الجامعة  جامعة  NOUN Gender=Fem|Number=Sing|Definite=Def 1 nsubj
هذا      هذا    DET  _     4 det
العام    عام    NOUN {DEF} 2 nmod
طلابا    طالب   NOUN Gender=Masc|Number=Plur 1 obj
"""
FESTIVAL = f"""
زار      زار    VERB {HE}   0 root
مهرجان   مهرجان NOUN {MASC} 1 obj
«        «      PUNCT _     4 punct
جدة      جدة    X    _      2 nmod GPE
شو       شو     X    _      4 flat
»        »      PUNCT _     4 punct
"""
FILM = f"""
عرض      عرض    VERB {HE}   0 root
فيلم     فيلم   NOUN {MASC} 1 obj
"        "      PUNCT _     4 punct
أريد     أراد   VERB {HE}   2 nmod
حلا      حل     NOUN {MASC} 4 obj
"        "      PUNCT _     4 punct
"""
LECTURE = f"""
ألقى     ألقى   VERB {HE}   0 root
محاضرة   محاضرة NOUN Gender=Fem|Number=Sing 1 obj
ب        ب      ADP  _      4 case
عنوان    عنوان  NOUN {MASC} 2 nmod
«        «      PUNCT _     6 punct
السلام   سلام   NOUN {DEF}  4 nmod
»        »      PUNCT _     6 punct
"""


def draft(rows: str, first: str) -> tuple[str, Draft]:
    """The mention that begins with a word, and its text."""
    doc = tree(rows)
    found = next(d for d in find_mentions(doc) if doc[d.start].text == first)
    return doc[found.start : found.end].text, found


@pytest.mark.parametrize(
    ("rows", "phrase"),
    [
        (SCIENTISTS, "فريق من العلماء"),
        (SIGNED, "الموقعون على الرسالة"),
        (FORCES, "القوات الموالية ل الرئيس هادي"),
        (OFFICE, "المكتب التنفيذي ل الرابطة"),
        (PER_CENT, "29 في المئة من الآباء"),
        (FESTIVAL, "مهرجان « جدة شو »"),
        (FILM, 'فيلم " أريد حلا "'),
        (LECTURE, "محاضرة ب عنوان « السلام »"),
    ],
)
def test_a_phrase_goes_on(rows: str, phrase: str) -> None:
    assert draft(rows, phrase.split()[0])[0] == phrase


@pytest.mark.parametrize(
    ("rows", "phrase"),
    [
        (PLAYER, "اللاعب"),
        (ARMED, "القوات المسلحة"),
        (YEAR, "الجامعة"),
        (
            SCIENTISTS.replace("فريق     فريق  NOUN Gender=Masc|Number=Sing", f"الفريق فريق NOUN {DEF}"),
            "الفريق",
        ),
        (OFFICE.replace("المكتب   مكتب", "النظام نظام").replace("1 nsubj", "1 obj"), "النظام التنفيذي"),
        (FESTIVAL.replace("مهرجان   مهرجان", "المهرجان مهرجان"), "المهرجان"),
        (FESTIVAL.replace("2 nmod", "1 obj"), "مهرجان"),
        (FESTIVAL.replace("»        »", "،        ،"), "مهرجان"),
    ],
)
def test_a_phrase_ends(rows: str, phrase: str) -> None:
    assert draft(rows, phrase.split()[0])[0] == phrase


def test_a_complement_makes_no_phrase_definite() -> None:
    assert not draft(SCIENTISTS, "فريق")[1].definite
    assert draft(SIGNED, "الموقعون")[1].definite


def test_who_signed_are_people_and_no_places() -> None:
    assert draft(SIGNED, "الموقعون")[1].kind == "GROUP"


def test_a_quoted_film_is_called_so() -> None:
    found = draft(FILM, "فيلم")[1]
    assert (found.kind, found.form, found.name) == ("WORK", "name", (3, 5))


STRIKES = """
U.S.     U.S.   PROPN _ 3 compound
-        -      PUNCT _ 1 punct
led      lead   VERB  _ 5 amod
air      air    NOUN  _ 5 compound
strikes  strike NOUN  _ 6 nsubj
continue continue VERB _ 0 root
"""
ANSAR = """
Egypt  Egypt  PROPN _ 2 nsubj
blamed blame  VERB  _ 0 root
Beit   Beit   PROPN _ 2 obj
al     al     PROPN _ 3 flat
-      -      PUNCT _ 4 punct
Maqdis Maqdis PROPN _ 4 flat
"""


@pytest.mark.parametrize(
    ("rows", "glued", "phrase"),
    [
        (STRIKES, "U.S. -", "U.S.-led air strikes"),
        (STRIKES, "", "led air strikes"),
        (ANSAR, "al -", "Beit al-Maqdis"),
        (ANSAR, "", "Beit al"),
    ],
)
def test_hyphens_join_words_in_english(rows: str, glued: str, phrase: str) -> None:
    doc = tree(rows, lang="en", glued=glued)
    assert phrase in [doc[d.start : d.end].text for d in find_mentions(doc)]
