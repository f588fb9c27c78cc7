"""Written words and keys, on an alphabet of Arabic letters, marks, tatweel, digits, marks and Latin."""

from hypothesis import given
from hypothesis import strategies as st

from kg.language.orthography import fold, norm, strip_marks, word_spans
from kg.text import is_blank

ALPHABET = 'ابتوفلكسيهنمأإآىةءؤئـ\u064b\u0650\u0651\u0670٠٣15.,،؟!"«»()-/:% \n\u00a0\u200fabZé\u0640'
texts = st.text(alphabet=ALPHABET, max_size=60)


@given(texts)
def test_spans_cover_everything_that_is_seen(text: str) -> None:
    at = 0
    for start, end in word_spans(text):
        assert start >= at and end > start
        assert is_blank(text[at:start])
        assert not any(char.isspace() for char in text[start:end])
        assert not is_blank(text[start]) and not is_blank(text[end - 1])
        at = end
    assert is_blank(text[at:])


def test_marks_of_direction_are_no_words() -> None:
    text = "\u200fالتقى \u202bجون\u202c كي\u200cري\u200f \u2067BB\u200bC\u2069"
    words = [text[start:end] for start, end in word_spans(text)]
    assert words == ["التقى", "جون", "كي\u200cري", "BB\u200bC"]
    assert [norm(word) for word in words[2:]] == ["كيري", "bbc"]


@given(texts)
def test_keys_are_keys_of_themselves(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert norm(norm(text)) == norm(text)
    assert strip_marks(strip_marks(text)) == strip_marks(text)


def test_punctuation_stands_alone_and_numbers_stay_whole() -> None:
    text = 'قال:"بلغ 3.5 و1,200".'
    words = [text[start:end] for start, end in word_spans(text)]
    assert words == ["قال", ":", '"', "بلغ", "3.5", "و", "1,200", '"', "."]


def test_a_change_of_script_ends_a_word() -> None:
    text = "وBBC"
    assert [text[start:end] for start, end in word_spans(text)] == ["و", "BBC"]
