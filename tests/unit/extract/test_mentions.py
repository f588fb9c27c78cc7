"""Mentions on trees written by hand."""

import pytest
from spacy.tokens import Doc

from kg.extract.mentions import Draft, find_mentions
from kg.extract.mentions.words import read_words
from kg.language import load
from tests.support.trees import tree

MEETING = """
التقى      التقى  VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0  root
وزير       وزير   NOUN  Gender=Masc|Number=Sing                    1  nsubj
الخارجية   خارجية NOUN  Gender=Fem|Number=Sing|Definite=Def        2  nmod
الفرنسي    فرنسي  ADJ   Gender=Masc|Number=Sing|Definite=Def       2  amod
لوران      لوران  X     _                                          2  nmod   PERSON
فابيوس     فابيوس X     _                                          5  flat   PERSON
الرئيس     رئيس   NOUN  Gender=Masc|Number=Sing|Definite=Def       6  nmod
التركي     تركي   ADJ   Gender=Masc|Number=Sing|Definite=Def       7  amod
عبد        عبد    X     _                                          7  nmod   PERSON
الله       الله   X     _                                          9  flat   PERSON
غول        غول    X     _                                          9  flat   PERSON
في         في     ADP   _                                          13 case
أنقرة      أنقرة  X     _                                          1  obl    GPE
"""

COUNT = """
قتل      قتل    VERB  Voice=Pass|Gender=Masc|Number=Sing|Person=3  0  root
عدد      عدد    NOUN  Gender=Masc|Number=Sing                      1  nsubj:pass
من       من     ADP   _                                            4  case
المصلين  مصلي   NOUN  Gender=Masc|Number=Plur|Definite=Def         2  nmod
و        و      CCONJ _                                            6  cc
جنديان   جندي   NOUN  Gender=Masc|Number=Dual                      2  conj
"""

HIDDEN = """
قال    قال   VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
الناطق ناطق  NOUN  Gender=Masc|Number=Sing|Definite=Def        1 nsubj
إن     إن    SCONJ _                                           5 mark
ها     هو    PRON  Gender=Fem|Number=Sing|Person=3             5 nsubj
رفضت   رفض   VERB  Voice=Act|Gender=Fem|Number=Sing|Person=3   1 ccomp
و      و     CCONJ _                                           7 cc
غادرت  غادر  VERB  Voice=Act|Gender=Fem|Number=Sing|Person=3   5 conj
حيث    حيث   SCONJ _                                           9 mark
يمكن   أمكن  VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  7 advcl
"""


def texts(doc: Doc, form: str) -> list[str]:
    return [doc[d.start : d.end].text for d in find_mentions(doc) if d.form == form]


def draft_of(doc: Doc, text: str) -> Draft:
    return next(d for d in find_mentions(doc) if doc[d.start : d.end].text == text)


def test_two_title_blocks_that_the_parser_glued_are_two_mentions() -> None:
    doc = tree(MEETING)
    assert texts(doc, "name") == [
        "وزير الخارجية الفرنسي لوران فابيوس",
        "الرئيس التركي عبد الله غول",
        "أنقرة",
    ]
    draft = draft_of(doc, "الرئيس التركي عبد الله غول")
    assert draft.name == (8, 11)
    assert draft.title == (6, 8)
    assert (draft.kind, draft.gender, draft.number) == ("PERSON", "Masc", "Sing")


@pytest.mark.parametrize(
    ("title", "apart"), [("الرئيس رئيس", True), ("الأمير أمير", False), ("الدكتور دكتور", False)]
)
def test_an_office_behind_another_one_is_somebody_else(title: str, apart: bool) -> None:
    doc = tree(
        "هنأ هنأ VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root\nوزير وزير NOUN Number=Sing 1 nsubj\n"
        f"الخارجية خارجية NOUN Definite=Def 2 nmod\n{title} NOUN Definite=Def 2 nmod\n"
        "عمر عمر X _ 4 nmod PERSON\nالبشير بشير X _ 5 nmod PERSON"
    )
    people = [draft.start for draft in find_mentions(doc) if draft.kind == "PERSON"]
    assert people == ([1, 3] if apart else [1])


def test_nobody_is_named_behind_a_town() -> None:
    doc = tree(
        "عاد عاد VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root\nإلى إلى ADP _ 3 case\n"
        "بلدة بلدة NOUN Gender=Fem|Number=Sing 1 obl\nفيرنهايم فيرنهايم X _ 3 nmod PERSON"
    )
    assert draft_of(doc, "بلدة فيرنهايم").kind == "GPE"


def test_a_counted_phrase_has_the_kind_of_what_is_counted() -> None:
    doc = tree(COUNT)
    draft = draft_of(doc, "عدد من المصلين")
    assert (draft.kind, draft.number) == ("GROUP", "Plur")


def test_members_of_a_coordination_are_mentions_of_their_own() -> None:
    assert "جنديان" in texts(tree(COUNT), "nominal")


def test_verbs_without_a_subject_hide_one_unless_they_are_impersonal() -> None:
    doc = tree(HIDDEN)
    assert texts(doc, "zero") == ["غادرت"]
    draft = draft_of(doc, "غادرت")
    assert (draft.gender, draft.number, draft.person) == ("Fem", "Sing", "3")


def test_suffixes_are_pronouns() -> None:
    assert texts(tree(HIDDEN), "pronoun") == ["ها"]


@pytest.mark.parametrize("rows", [MEETING, COUNT, HIDDEN])
def test_drafts_stand_in_the_order_of_the_text_and_inside_it(rows: str) -> None:
    doc = tree(rows)
    drafts = find_mentions(doc)
    assert list(drafts) == sorted(drafts, key=lambda d: (d.start, -d.end, d.form))
    assert all(0 <= d.start <= d.head < d.end <= len(doc) for d in drafts)


GLUED = """
سلم     سلم    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
الوسيط  وسيط   NOUN  Gender=Masc|Number=Sing|Definite=Def        1 nsubj
عدة     عدة    NOUN  Gender=Fem|Number=Sing                      2 nmod
رسائل   رسالة  NOUN  Gender=Fem|Number=Plur                      3 nmod
مؤخرا   مؤخر   ADJ   Gender=Masc|Number=Sing                     1 obl
"""

SHARED = """
اجتمع    اجتمع VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
سفراء    سفير  NOUN  Gender=Masc|Number=Plur                     1 nsubj
مصر      مصر   X     _                                           2 nmod  GPE
و        و     CCONJ _                                           5 cc
تونس     تونس  NOUN  Gender=Fem|Number=Sing                      3 conj  GPE
مع       مع    ADP   _                                           7 case
فرق      فرقة  NOUN  Gender=Fem|Number=Plur                      1 obl
إنقاذ    إنقاذ NOUN  Gender=Masc|Number=Sing                     7 nmod
و        و     CCONJ _                                           10 cc
إسعاف    إسعاف NOUN  Gender=Masc|Number=Sing                     8 conj
المدينة  مدينة NOUN  Gender=Fem|Number=Sing|Definite=Def         10 nmod
"""


def test_a_noun_with_the_article_owns_no_noun_without_it() -> None:
    found = texts(tree(GLUED), "nominal")
    assert "الوسيط" in found
    assert "عدة رسائل" in found


def test_an_adverb_is_no_participant() -> None:
    assert "مؤخرا" not in texts(tree(GLUED), "nominal")


def test_a_coordinated_complement_belongs_to_its_phrase() -> None:
    found = texts(tree(SHARED), "nominal")
    assert "سفراء مصر و تونس" in [" ".join(text.split()) for text in found]
    assert "فرق إنقاذ و إسعاف المدينة" in [" ".join(text.split()) for text in found]


CORPORATION = """
أعلنت    أعلن   VERB  Voice=Act|Gender=Fem|Number=Sing|Person=3  0  root
الهيئة   هيئة   NOUN  Gender=Fem|Number=Sing|Definite=Def        1  nsubj
العامة   عام    ADJ   Gender=Fem|Number=Sing|Definite=Def        2  amod
ل        ل      ADP   _                                          5  case
السياحة  سياحة  NOUN  Gender=Fem|Number=Sing|Definite=Def        2  nmod
و        و      CCONJ _                                          7  cc
التراث   تراث   NOUN  Gender=Masc|Number=Sing|Definite=Def       5  conj
الوطني   وطني   ADJ   Gender=Masc|Number=Sing|Definite=Def       7  amod
ل        ل      ADP   _                                          10 case
المرة    مرة    NOUN  Gender=Fem|Number=Sing|Definite=Def        2  nmod
الأولى   أول    ADJ   Gender=Fem|Number=Sing|Definite=Def        10 amod
"""

LED = """
تقاتل     قاتل  VERB  Voice=Act|Gender=Fem|Number=Plur|Person=3   0  root
القوات    قوة   NOUN  Gender=Fem|Number=Plur|Definite=Def         1  nsubj
ب         ب     ADP   _                                          4  case
قيادة     قيادة NOUN  Gender=Fem|Number=Sing                      1  obl
اللواء    لواء  NOUN  Gender=Masc|Number=Sing|Definite=Def        4  nmod
"""

PAPER = """
نشرت   نشر   VERB  Voice=Act|Gender=Fem|Number=Sing|Person=3  0  root
عين    عين   X     _                                          1  nsubj  PLACE
اليوم  يوم   NOUN  Gender=Masc|Number=Sing|Definite=Def       2  nmod
صورا   صورة  NOUN  Gender=Fem|Number=Plur                      1  obj
"""


def test_the_name_of_an_institution_tells_what_it_is_for() -> None:
    names = texts(tree(CORPORATION), "name")
    assert "الهيئة العامة ل السياحة و التراث الوطني" in names


def test_a_noun_that_is_part_of_a_preposition_is_no_mention() -> None:
    found = {text for form in ("name", "nominal") for text in texts(tree(LED), form)}
    assert not any(text.startswith("قيادة") for text in found)
    assert "القوات" in found


def test_an_entity_with_which_a_longer_known_name_begins_is_that_name() -> None:
    draft = draft_of(tree(PAPER), "عين اليوم")
    assert draft.kind == "ORG"


DENIED = """
التقى    التقى  VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0  root
محمد     محمد   X     _                                          1  nsubj  PERSON
سيالة    سيالة  X     _                                          2  flat   PERSON
الوفد    وفد    NOUN  Gender=Masc|Number=Sing|Definite=Def       1  obj
و        و      CCONJ _                                          6  cc
نفى      نفى    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  1  conj
سيالة    سيالة  NOUN  Gender=Fem|Number=Sing                     6  nsubj
الأنباء  نبأ    NOUN  Gender=Masc|Number=Plur|Definite=Def       7  nmod
"""

AGENCY = """
قالت     قال    VERB  Voice=Act|Gender=Fem|Number=Sing|Person=3   0  root
المنظمة  منظمة  NOUN  Gender=Fem|Number=Sing|Definite=Def        1  nsubj
الدولية  دولي   ADJ   Gender=Fem|Number=Sing|Definite=Def        2  amod
ل        ل      ADP   _                                          5  case
الهجرة   هجرة   NOUN  Gender=Fem|Number=Sing|Definite=Def        1  obl
"""


def test_a_family_name_that_the_recogniser_misses_is_its_bearer() -> None:
    doc = tree(DENIED)
    again = [d for d in find_mentions(doc) if doc[d.start : d.end].text == "سيالة"]
    assert [d.kind for d in again] == ["PERSON"]
    assert "الأنباء" in texts(doc, "nominal")


def test_a_known_name_is_found_over_its_preposition() -> None:
    assert draft_of(tree(AGENCY), "المنظمة الدولية ل الهجرة").kind == "ORG"


QUOTED = """
قال      قال    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0  root
حزب      حزب    NOUN  Gender=Masc|Number=Sing                     1  nsubj
"        "      PUNCT _                                          4  punct
ليكود    ليكود  X     _                                          2  nmod
"        "      PUNCT _                                          4  punct
إن       إن     SCONJ _                                          9  mark
يائير    يائير  X     _                                          9  nsubj  PERSON
لبيد     لبيد   X     _                                          7  flat
رحل      رحل    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  1  ccomp
"""

PROFESSOR = """
دشن      دشن    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0  root
مدير     مدير   NOUN  Gender=Masc|Number=Sing                     1  nsubj
الصحة    صحة    NOUN  Gender=Fem|Number=Sing|Definite=Def        2  nmod
ب        ب      ADP   _                                          5  case
المنطقة  منطقة  NOUN  Gender=Fem|Number=Sing|Definite=Def        2  nmod
الأستاذ  أستاذ  NOUN  Gender=Masc|Number=Sing|Definite=Def       5  nmod
مطلق     مطلق   ADJ   Gender=Masc|Number=Sing                    6  amod
الخمعلي  خمعلي  ADJ   Gender=Masc|Number=Sing|Definite=Def       6  amod
المشروع  مشروع  NOUN  Gender=Masc|Number=Sing|Definite=Def       1  obj
"""

CABINET = """
قال      قال    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0  root
الوزير   وزير   NOUN  Gender=Masc|Number=Sing|Definite=Def       1  nsubj
إن       إن     SCONJ _                                          6  mark
حكومت    حكومة  NOUN  Gender=Fem|Number=Sing                     6  nsubj
ه        ه      PRON  Gender=Masc|Number=Sing|Person=3           4  nmod
رفضت     رفض    VERB  Voice=Act|Gender=Fem|Number=Sing|Person=3  1  ccomp
العرض    عرض    NOUN  Gender=Masc|Number=Sing|Definite=Def       6  obj
"""


def test_what_somebody_owns_is_no_name() -> None:
    draft = draft_of(tree(CABINET), "حكومت ه")
    assert (draft.kind, draft.form, draft.name, draft.definite) == ("ORG", "nominal", None, True)


def test_a_name_in_quotation_marks_behind_what_it_is() -> None:
    draft = draft_of(tree(QUOTED), 'حزب " ليكود "')
    assert (draft.kind, draft.form, draft.name) == ("ORG", "name", (3, 4))


def test_foreign_words_that_hang_on_a_persons_name_are_part_of_it() -> None:
    assert draft_of(tree(QUOTED), "يائير لبيد").kind == "PERSON"


def test_a_name_behind_a_definite_title_that_the_recogniser_misses() -> None:
    draft = draft_of(tree(PROFESSOR), "مدير الصحة ب المنطقة الأستاذ مطلق الخمعلي")
    assert (draft.kind, draft.name) == ("PERSON", (6, 8))
    assert "المنطقة الأستاذ" not in texts(tree(PROFESSOR), "name")


def test_an_institution_is_named_with_its_state() -> None:
    doc = tree(
        "أعلن أعلن VERB Voice=Act 0 root\nالبنك بنك NOUN Definite=Def 1 nsubj ORG\n"
        "المركزي مركزي ADJ Definite=Def 2 amod ORG\nالسويسري سويسري ADJ Definite=Def 2 amod"
    )
    assert texts(doc, "name") == ["البنك المركزي السويسري"]


def test_a_time_behind_a_definite_title_is_nobody() -> None:
    doc = tree(
        "اعتقل اعتقل VERB Voice=Act 0 root\nالشاب شاب NOUN Definite=Def 1 obj\n"
        "فجر فجر NOUN _ 1 obl\nالسبت سبت NOUN Definite=Def 3 nmod"
    )
    assert texts(doc, "name") == []


def test_an_accusative_behind_a_title_is_no_name() -> None:
    doc = tree("قدم قدم VERB Voice=Act 0 root\nالمحامي محامي NOUN Definite=Def 1 nsubj\nطعناً طعنا X _ 1 obj")
    assert "المحامي طعناً" not in texts(doc, "name")


def test_a_place_behind_a_foreign_name_is_no_part_of_it() -> None:
    doc = tree("حذر حذر VERB Voice=Act 0 root\nماكرون ماكر X _ 1 nsubj\nروسيا روسيا X Foreign=Yes 2 nmod LOC")
    assert texts(doc, "name") == ["ماكرون", "روسيا"]


def test_a_quantity_in_the_accusative_counts_as_well() -> None:
    draft = draft_of(tree(COUNT.replace("عدد      عدد", "عددا     عدد")), "عددا من المصلين")
    assert (draft.kind, draft.number) == ("GROUP", "Plur")


@pytest.mark.model
def test_blanks_between_words_are_no_words() -> None:
    doc = load("ar")("وافقت إدارة  النادي الأهلي \n على التنازل.")
    words = read_words(doc)
    phrases = [words.phrase(d.start, d.end) for d in find_mentions(doc)]
    assert "إدارة النادي الأهلي" in phrases
    assert [doc[token].text for token in words.token.tolist()] == words.form
    assert not any(form.isspace() for form in words.form)
    assert [doc.text[a:b] for a, b in zip(words.start, words.end, strict=True)] == words.form


PRINCE = """
وصل      وصل    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
الأمير   أمير   NOUN  Gender=Masc|Number=Sing|Definite=Def 1 nsubj
سلطان    سلطان  NOUN  Gender=Masc|Number=Sing 2 nmod PERSON
بن       ابن    NOUN  Gender=Masc|Number=Sing 3 nmod PERSON
سلمان    سلمان  X     _ 4 nmod PERSON
"""
MARSHAL = """
قال      قال    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
خليفة    خليفة  NOUN  Gender=Masc|Number=Sing 1 nsubj PERSON
حفتر     حفتر   X     _ 2 nmod PERSON
"""

FULL = """
وصل      وصل    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
عاطي     عاطي   X     _ 1 nsubj PERSON
القرشي   قرشي   X     _ 2 flat PERSON
"""


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (PRINCE, "سلطان بن سلمان"),
        (PRINCE.replace("2 nmod PERSON", "2 nmod", 1), "سلطان بن سلمان"),
        (MARSHAL, "خليفة حفتر"),
        (MARSHAL.replace("خليفة    خليفة", "الخليفة خليفة"), "حفتر"),
    ],
)
def test_a_given_name_that_is_a_title_elsewhere(rows: str, name: str) -> None:
    doc = tree(rows)
    assert [doc[slice(*d.name)].text for d in find_mentions(doc) if d.name] == [name]


def test_god_is_no_family_name() -> None:
    doc = tree(MARSHAL.replace("خليفة    خليفة", "الخمعلي خمعلي").replace("حفتر     حفتر", "الله الله"))
    assert [doc[slice(*d.name)].text for d in find_mentions(doc) if d.kind == "PERSON"] == ["الخمعلي"]
    doc = tree(MARSHAL.replace("خليفة    خليفة", "نصر نصر").replace("حفتر     حفتر", "الله الله"))
    assert [doc[slice(*d.name)].text for d in find_mentions(doc) if d.kind == "PERSON"] == ["نصر الله"]


def test_a_family_name_that_the_article_has_told_in_full_is_no_place() -> None:
    alone = MARSHAL.replace("خليفة    خليفة", "القرشي قرشي").replace(
        "حفتر     حفتر   X     _ 2 nmod PERSON", ""
    )
    kinds = [[d.kind for d in find_mentions(tree(*rows)) if d.name] for rows in ([alone], [FULL, alone])]
    assert kinds == [["GPE"], ["PERSON", "PERSON"]]


KILLING = """
أدى      أدى    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
مقتل     مقتل   NOUN  Gender=Masc|Number=Sing 1 obj
سوريين   سوري   ADJ   Gender=Masc|Number=Plur 2 amod
"""


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (KILLING, {"مقتل سوريين": "OTHER", "سوريين": "GROUP"}),
        (
            KILLING.replace("مقتل     مقتل   NOUN  Gender=Masc|Number=Sing", "ثلاثة ثلاثة NUM _"),
            {"ثلاثة سوريين": "GROUP", "سوريين": "GROUP"},
        ),
        (KILLING.replace("Sing 1 obj", "Plur 1 obj"), {"مقتل سوريين": "OTHER"}),
        (KILLING.replace("مقتل     مقتل", "جنديين جندي"), {"جنديين سوريين": "PERSON"}),
        (KILLING.replace("مقتل     مقتل", "غير غير"), {"غير سوريين": "OTHER"}),
    ],
)
def test_people_whom_the_parser_takes_for_adjectives(rows: str, found: dict[str, str]) -> None:
    doc = tree(rows)
    assert {doc[d.start : d.end].text: d.kind for d in find_mentions(doc) if d.form == "nominal"} == found


SEVEN = """
أدى      أدى    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
مقتل     مقتل   NOUN  Gender=Masc|Number=Sing 1 obj
7        7      NUM   _ 2 nummod
من       من     ADP   _ 5 case
الجنود   جندي   NOUN  Gender=Masc|Number=Plur|Definite=Def 3 nmod
"""
ONE_OF_THEM = """
قال      قال    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
أحد      أحد    NOUN  Gender=Masc|Number=Sing 1 nsubj
هم       هم     PRON  Gender=Masc|Number=Plur|Person=3 2 nmod
"""


def test_a_number_before_of_and_one_of_them_are_mentions() -> None:
    assert draft_of(tree(SEVEN), "7 من الجنود").kind == "GROUP"
    assert draft_of(tree(ONE_OF_THEM, glued="أحد"), "أحدهم").form == "nominal"
    assert not texts(tree(ONE_OF_THEM.replace("أحد      أحد", "الأحد أحد")), "nominal")


@pytest.mark.parametrize(
    ("noun", "name"),
    [("مسرح مسرح NOUN _", True), ("بيت بيت NOUN _", False), ("المسرح مسرح NOUN Definite=Def", False)],
)
def test_a_place_is_named_after_the_person_behind_it(noun: str, *, name: bool) -> None:
    doc = tree(
        f"زار زار VERB _ 0 root\n{noun} 1 obj\nمحمد محمد X _ 4 nmod PERSON\nالخامس الخامس X _ 2 nmod PERSON"
    )
    assert ("مسرح محمد الخامس" in texts(doc, "name")) == name
    if name:
        assert draft_of(doc, "مسرح محمد الخامس").kind == "PLACE"


def test_what_is_counted_is_no_club() -> None:
    doc = tree("دفع دفع VERB _ 0 root\n500 500 NUM _ 1 obj\nريال ريال NOUN _ 2 nmod MISC")
    assert "ريال" not in texts(doc, "name")


@pytest.mark.parametrize(
    ("office", "word", "kind"),
    [
        ("أمين أمين NOUN _", "الطائف الطائف X _ 2 nmod", "GPE"),
        ("الشيخ شيخ NOUN Definite=Def", "الطائف الطائف X _ 2 nmod", "PERSON"),
        ("أمين أمين NOUN _", "كاريك كاريك X _ 2 nmod", "PERSON"),
    ],
)
def test_an_office_may_be_that_of_a_place(office: str, word: str, kind: str) -> None:
    doc = tree(f"قال قال VERB _ 0 root\n{office} 1 nsubj\n{word}")
    assert next(draft.kind for draft in find_mentions(doc) if draft.name == (2, 3)) == kind


def test_an_adjective_is_nobodys_name() -> None:
    doc = tree("أدان أدان VERB _ 0 root\nالإرهابي إرهابي NOUN Definite=Def 1 obj\nالغاشم الغاشم X _ 2 amod")
    assert not texts(doc, "name")


@pytest.mark.parametrize(
    ("word", "lemma", "kind"),
    [("رعايا", "رعايى", "GROUP"), ("مجهولون", "مجهول", "GROUP"), ("جار", "جار", "PERSON")],
)
def test_nouns_for_people_that_no_title_tells(word: str, lemma: str, kind: str) -> None:
    (draft,) = find_mentions(tree(f"{word} {lemma} NOUN _ 0 root"))
    assert draft.kind == kind
