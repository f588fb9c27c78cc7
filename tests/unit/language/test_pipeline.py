"""The shipped Arabic pipeline."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.mentions import find_mentions
from kg.language import load, vector

pytestmark = [pytest.mark.model, pytest.mark.slow]

ALPHABET = 'ابتوفلكسيهنمأإةىء\u064b\u0651ـ٣5.،؟"«()- \n\tab'
TEXT = (
    "زار وزير الصحة سامي الحداد أمس مدينة بنغازي، وقال للصحفيين إن حكومته ستبني مستشفى جديدا. "
    "ورحبت نقابة الأطباء بالخطوة.\nولم يحدد الوزير موعدا لها."
)


@pytest.fixture(scope="module")
def nlp():  # type: ignore[no-untyped-def]
    return load("ar")


def columns(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.norm_, t.lemma_, t.pos_, str(t.morph), t.head.i, t.dep_, t.ent_type_) for t in doc]


def test_words_are_pieces_of_the_text_in_full_spelling(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("وللأطباء مطالبهم.")
    assert doc.text == "وللأطباء مطالبهم."
    assert [t.text for t in doc] == ["و", "ل", "لأطباء", "مطالب", "هم", "."]
    assert doc[2].norm_ == "الأطباء"


def test_a_clitic_before_a_hamza_is_cut(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("عن الهجوم.\nوأدان الموقعون على بيان نشر الاثنين، وَأردف بإيعاز من فأس وفأرة وكأس.")
    assert {"أدان", "أردف", "إيعاز", "فأس", "فأرة", "كأس"} <= {token.text for token in doc}


def test_the_first_word_of_a_known_name_is_whole(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("قال الأمين العام للأمم المتحدة بان كي مون إن وست هام فاز، وقال بان الفريق تعب.")
    assert {"بان", "وست"} <= {token.text for token in doc}


def test_a_name_of_one_word_is_whole_and_no_future_stands_before_other_letters(nlp) -> None:  # type: ignore[no-untyped-def]
    words = [word.text for word in nlp("حذر بايدن إسرائيل، والتقت سهام ستولتنبرج، وسيزور موسكو.")]
    assert {"بايدن", "سهام", "ستولتنبرج", "يزور"} <= set(words)


def test_a_word_in_latin_letters_is_a_name(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("اشترت Google شركة Fitbit.")
    assert [doc[1].pos_, doc[1].dep_, doc[1].lemma_] == ["X", "nsubj", "Google"]


def test_a_clitic_is_cut_before_a_word_that_raw_text_has_more_often(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("دخل المسلحون القرية وقتلوا خمسة جنود، وانتخبت لجنة وجهة النظر واحدا من ولاة المدينة.")
    words = [token.text for token in doc]
    assert "قتلوا" in words
    assert {"وجهة", "واحدا", "ولاة"} <= set(words)


def test_a_word_that_the_treebank_lacks_is_cut_before_a_verb_that_it_has(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("طلب الوفد الدعم فوافقت الحكومة، فعادت الوفود. واشترطت الهيئة أن يفوز فيصل في فيان.")
    assert {"وافقت", "عادت", "اشترطت", "فيصل", "يفوز"} <= {token.text for token in doc}
    doc = nlp("ومن جانبها لخصت الوزيرة الأرقام، وصلوات تلمودية. كتبوا ملاحظاتهم.")
    assert {"لخصت", "كتبوا", "صلوات"} <= {token.text for token in doc}
    assert nlp("بحثت الشرطة الأمر.")[0].lemma_ == "بحث"  # and not ب|حثت
    assert nlp("أفرج الجيش عن الأسير.")[0].text == "أفرج"  # and not أ|فرج
    assert nlp("كادت الطائرة تسقط.")[0].lemma_ == "كاد"  # and not ك|ادت


def test_a_plural_that_was_left_whole_is_cut_before_its_object(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("قبضوا عليه ثم سلموه للشرطة، واعتقلوه في منزله.")
    assert {("سلم", "VERB"), ("اعتقل", "VERB")} <= {(token.lemma_, token.pos_) for token in doc}
    doc = nlp("أصابه مكروه ومشهد مشوه من فيروس كورونا")
    assert {"مكروه", "مشوه", "كورونا"} <= {token.text for token in doc}


def test_a_future_is_cut_before_its_verb(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("قال: سأحاول، وسيلتقيان غدا، سَيُكَرَّم الفائز وسيتنحّى الوزير، وهذا سـيدعم الخطة.")
    words = {token.norm_ for token in doc}
    assert {"أحاول", "يلتقيان", "يكرم", "يتنحى", "يدعم"} <= words
    assert sum(token.norm_ == "س" for token in doc) == 5
    doc = nlp("سألته عن سياسته السنية في سيراليون وستوكهولم، وعن سيارته ومشاهد سينمائية وسيلة وسيناريو.")
    assert not [token.text for token in doc if token.norm_ == "س"]


def test_a_word_without_a_pronoun_is_whole(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("يتهم السكان الشركة ببيع السمك بألف درهم وبالترفيه عن أعضائها، وستسهم الهيئة في ذلك.")
    assert {"يتهم", "السمك", "درهم", "الترفيه", "تسهم"} <= {token.norm_ for token in doc}
    assert "أعضاء" in {token.norm_ for token in doc}


def test_a_letter_of_the_stem_is_no_clitic(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("كاد يترك وظيفته بعد لقائها ووالدهم في لحج، وستساهم في بنائها ويتجه إلى بلادهما وبرامجهما.")
    full = {"كاد", "وظيفة", "لقاء", "والد", "لحج", "تساهم", "بناء", "يتجه", "بلاد", "برامج"}
    assert full <= {token.norm_ for token in doc}
    doc = nlp("تحدث عن ولده وبصديقه وبيده وسيفهم.")
    assert {"ولد", "صديق", "يد", "يفهم"} <= {token.norm_ for token in doc}
    doc = nlp("التقى لوكاس محمد بوطالب وهنأه بوسام.")
    assert {"لوكاس", "بوطالب"} <= {token.norm_ for token in doc}


def test_a_text_without_a_mark_at_its_end_is_cut_like_others(nlp) -> None:  # type: ignore[no-untyped-def]
    assert [token.norm_ for token in nlp("شكر حكومته")] == ["شكر", "حكومة", "ه"]


def test_a_word_is_not_cut_before_what_is_no_word(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("باعت الشركة وجبات عبر فيسبوك بمثابة هدية لولاة الأمر وفاتن.")
    assert [t.text for t in doc][:4] == ["باعت", "الشركة", "وجبات", "عبر"]
    assert [t.text for t in doc][4:] == [
        "فيسبوك",
        "ب",
        "مثابة",
        "هدية",
        "ل",
        "ولاة",
        "الأمر",
        "و",
        "فاتن",
        ".",
    ]


@pytest.mark.parametrize(
    ("written", "full", "phrase"),
    [
        ("للجنة", "اللجنة", "لجنة"),
        ("للاعب", "اللاعب", "لاعب"),
        ("للاجئين", "اللاجئين", "لاجئين"),
        ("للحكومة", "الحكومة", "حكومة"),
    ],
)
def test_the_article_behind_lam_also_where_the_word_begins_with_lam(  # type: ignore[no-untyped-def]
    nlp, written: str, full: str, phrase: str
) -> None:
    doc = nlp(f"قدم الوزير الهدية {written} أمس.")
    assert full in [t.norm_ for t in doc]
    drafts = [d for d in find_mentions(doc) if doc[d.head].norm_ == full]
    assert [doc[d.start : d.end].text[d.skip :] for d in drafts] == [phrase]


def test_a_text_is_analysed(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp(TEXT)
    verb = next(t for t in doc if t.text == "زار")
    assert verb.pos_ == "VERB" and verb.lemma_ == "زار"
    assert {t.dep_ for t in verb.children} >= {"nsubj"}
    assert {e.label_ for e in doc.ents} <= {"PERSON", "LOC", "ORG", "MISC"}
    assert "بنغازي" in {e.text for e in doc.ents}
    assert len(list(doc.sents)) == 3
    assert doc.tensor.shape[0] == len(doc)


def test_neighbours_in_a_batch_change_nothing(nlp) -> None:  # type: ignore[no-untyped-def]
    words = TEXT.split()
    chooser = random.Random(0)
    texts = [" ".join(chooser.choices(words, k=size)) for size in (1, 2, 3, 5, 8, 13, 21, 34, 55, 90) * 4]
    alone = [nlp(text) for text in texts]
    for size in (3, 40):
        order = list(range(len(texts)))
        chooser.shuffle(order)
        for i, doc in zip(order, nlp.pipe([texts[i] for i in order], batch_size=size), strict=True):
            assert columns(doc) == columns(alone[i])
            assert np.allclose(doc.tensor, alone[i].tensor, atol=1e-4)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=ALPHABET, max_size=50))
def test_any_text_comes_back(nlp, text: str) -> None:  # type: ignore[no-untyped-def]
    doc = nlp(text)
    assert doc.text == text
    assert all(0 <= t.head.i < len(doc) for t in doc)
    assert all(t.sent == t.head.sent for t in doc)


def test_vectors_know_spellings(nlp) -> None:  # type: ignore[no-untyped-def]
    assert np.array_equal(vector(nlp, "أحمد"), vector(nlp, "احمد"))
    assert vector(nlp, "مدينة").shape == vector(nlp, "x").shape


def test_marks_of_direction_change_nothing(nlp) -> None:  # type: ignore[no-untyped-def]
    plain = "التقى جون كيري نظيره الروسي في موسكو أمس."
    doc, marked = nlp(plain), nlp("\u200f" + plain.replace("جون كيري", "\u202bجون كيري\u202c\u200f"))
    seen = [token for token in marked if token.pos_ != "SPACE"]
    assert [(t.text, t.pos_, t.dep_) for t in seen] == [(t.text, t.pos_, t.dep_) for t in doc]
    assert marked.text.startswith("\u200f")
