"""Half-done lemmas of verbs are led to those of the lexicon."""

import pytest

from kg.extract.respelling import meant_by, respell
from kg.extract.tree import tree_of
from kg.text import fold
from tests.support.trees import tree


@pytest.mark.parametrize(
    ("lemma", "meant"),
    [
        ("حتفل", "احتفل"),
        ("نؤكد", "أكد"),
        ("نطالب", "طالب"),
        ("ننتظر", "انتظر"),
        ("استفيد", "استفاد"),
        ("اتفقنا", "اتفق"),
        ("اشتر", "اشترى"),
        ("غلق", "أغلق"),
        ("نصل", "وصل"),
    ],
)
def test_what_is_missing_is_restored(lemma: str, meant: str) -> None:
    assert meant_by("ar", lemma) == (fold(meant), meant)


def test_known_verbs_nonsense_and_other_languages_stay() -> None:
    assert meant_by("ar", "قال") is None
    assert meant_by("ar", "ظظظظظظ") is None
    assert meant_by("en", "met") is None


@pytest.mark.parametrize(
    ("lemma", "meant"),
    [
        ("expell", "expel"),
        ("acquitte", "acquit"),
        ("bombe", "bomb"),
        ("conven", "convene"),
        ("lobbie", "lobby"),
    ],
)
def test_english_endings_are_mended(lemma: str, meant: str) -> None:
    assert meant_by("en", lemma) == (meant, meant)


def test_only_verbs_are_respelled_and_the_label_follows() -> None:
    doc = tree("يحتفل حتفل VERB Person=3 0 root\nحتفل حتفل NOUN _ 1 nsubj")
    before = tree_of(doc)
    after = respell(before, "ar")
    assert after.lemma == ["احتفل", before.lemma[1]]
    assert after.label[0] == "احتفل" and after.label[1] == before.label[1]


@pytest.mark.parametrize(
    ("word", "lemma", "aspect", "meant"),
    [
        ("يلتقون", "لتق", "Imp", "التقى"),
        ("يقودون", "قود", "Imp", "قاد"),
        ("يسيطران", "سيطران", "Imp", "سيطر"),
        ("يقفون", "قف", "Imp", "وقف"),
        ("يرددن", "رددن", "Imp", "ردد"),
        ("سينضم", "سينضم", "Imp", "انضم"),
        ("انفصلا", "انفصلا", "Perf", "انفصل"),
        ("اخترت", "اختر", "Perf", "اختار"),
        ("بدؤوا", "بدؤ", "Perf", "بدأ"),
    ],
)
def test_the_word_tells_where_the_lemma_does_not(word: str, lemma: str, aspect: str, meant: str) -> None:
    assert meant_by("ar", fold(lemma), fold(word), aspect) == (fold(meant), meant)
    other = {"Imp": "Perf", "Perf": "Imp"}[aspect]
    assert meant_by("ar", fold(lemma), fold(word), other) != (fold(meant), meant)
