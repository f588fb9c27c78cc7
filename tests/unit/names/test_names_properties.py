"""Laws of the names room over words in any order: nothing raises, and answers stay inside their bounds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.names import (
    Gazetteer,
    compose,
    find_nisba,
    find_word,
    key,
    label_en,
    name_key,
    similarity,
    split_title,
)
from kg.names import transliterate as latin

WORDS = [
    "وزير", "رئيس", "الرئيس", "الأمين", "العام", "المتحدث", "باسم", "نائب", "الدكتور",
    "الأمير", "الملك", "السابق", "الأمريكي", "كوري", "جنوبي", "الخارجية", "خارجية",
    "والدفاع", "وزارة", "مجلس", "الأمن", "مدينة", "مطار", "قوات", "جنود", "شخصان", "38",
    "٣٨", "ثلاثة", "محمد", "بن", "عبد", "الله", "جون", "كيري", "السيسي", "في", "من", "ل",
    "لل", "إلى", "و", "ال", "،", "(", ")", "«", ".", "x", "ـ", "ً", "للأمم", "المتحدة",
    "لجامعة", "الدول", "العربية", "ذات", "زوجته",
]  # fmt: skip
phrases = st.lists(st.sampled_from(WORDS), max_size=7)
NAMES = Gazetteer.load()
patient = settings(deadline=None)  # the first call reads the tables


@patient
@given(phrases)
def test_titles_stay_inside_the_phrase(words: list[str]) -> None:
    length, title = split_title(words)
    assert 0 <= length <= len(words)
    assert (title is None) == (length == 0)
    if title is not None:
        assert title.text == " ".join(words[:length])
        assert title.en
        assert "{c}" not in title.en


@patient
@given(phrases, st.sampled_from(["PERSON", "ORG", "GROUP", "GPE"]))
def test_labels_are_made_of_something(words: list[str], kind: str) -> None:
    text, how = label_en(" ".join(words), kind)  # type: ignore[arg-type]
    assert how in ("known", "composed", "transliterated", "as written")
    assert text == text.strip()
    assert "{" not in text


@patient
@given(phrases)
def test_matches_stay_inside_the_phrase(words: list[str]) -> None:
    for start in range(len(words) + 1):
        length, known = NAMES.match(words, start)
        assert 0 <= length <= len(words) - start
        assert (known is None) == (length == 0)


@patient
@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_has_keys_and_a_similarity(one: str, other: str) -> None:
    assert name_key(name_key(one)) == name_key(one)
    assert 0.0 <= similarity(one, other) <= 1.0
    for function in (key, latin, find_word, find_nisba, NAMES.lookup):
        function(one)
    compose(one.split())
