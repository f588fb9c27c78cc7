"""Lemma edits."""

from hypothesis import given
from hypothesis import strategies as st

from kg.language.lemmas import LemmaTables, apply_edit, make_edit

words = st.text(alphabet="ابتولمنيهس", min_size=1, max_size=8)


@given(words, words)
def test_an_edit_leads_from_the_form_to_the_lemma(form: str, lemma: str) -> None:
    assert apply_edit(make_edit(form, lemma), form) == lemma


def test_an_edit_carries_over_to_other_words() -> None:
    assert apply_edit(make_edit("المدرسة", "مدرسة"), "الجامعة") == "جامعة"


def test_known_forms_come_first() -> None:
    edits = (make_edit("كتاب", "كتاب"), make_edit("الكتاب", "كتاب"))
    tables = LemmaTables(edits, {"NOUN اسلحة": ("سلاح",)}, {"NOUN امير": "أمير"})
    assert tables.lemma("أسلحة", "NOUN", (0, 1)) == "سلاح"
    assert tables.lemma("الأمير", "NOUN", (1, 0)) == "أمير"
    assert tables.lemma("أحلام", "X", (0,)) == "أحلام"
