"""Splits of written words and the full spelling of their pieces."""

from hypothesis import given
from hypothesis import strategies as st

from kg.language.clitics import WHOLE, Inventory, Pattern, apply_edit, letter_cuts, restore
from kg.language.orthography import strip_marks
from kg.language.tokenizer import split_word

AND = Pattern((1,), (), ("=", "="), frozenset(["و", "ل"]), frozenset([""]))
FOR_THE = Pattern((1,), (), ("=", "^ا"), frozenset(["ل"]), frozenset([""]))
HER = Pattern((), (2,), ("ت>ة", "="), frozenset([""]), frozenset(["ها"]))
PATTERNS = Inventory([WHOLE, AND, FOR_THE, HER])


def test_patterns_fit_only_where_their_letters_stand() -> None:
    assert PATTERNS.fitting("وقال") == [0, 1]
    assert PATTERNS.fitting("للمسايل") == [0, 1, 2]
    assert PATTERNS.fitting("مدرستها") == [0, 3]
    assert PATTERNS.fitting("و") == [0]


def test_pieces_are_spelled_in_full() -> None:
    assert split_word("للأسلحة", FOR_THE, {}) == [("ل", "ل"), ("لأسلحة", "الأسلحة")]
    assert split_word("مدرستها", HER, {}) == [("مدرست", "مدرسة"), ("ها", "ها")]
    assert split_word("واعلن", AND, {"اعلن": "أعلن"}) == [("و", "و"), ("اعلن", "أعلن")]


def test_a_hamza_that_was_written_is_kept() -> None:
    assert restore("إعلان", "=", {"اعلان": "أعلان"}) == "إعلان"


def test_edits() -> None:
    assert apply_edit("لعبة", "^ال") == "اللعبة"
    assert apply_edit("كتاب", "=") == "كتاب"


@given(st.text(alphabet="وللمسحتها\u064e\u0651\u0640", min_size=1, max_size=12))
def test_pieces_are_the_word(word: str) -> None:
    letters = strip_marks(word)
    for number in PATTERNS.fitting(letters):
        pieces = split_word(word, PATTERNS.patterns[number], {})
        assert "".join(piece for piece, _ in pieces) == word
        assert all(piece for piece, _ in pieces)


def test_marks_stay_with_the_letter_before() -> None:
    assert letter_cuts("وَقالَ", [0, 1, 4]) == [0, 2, 6]
