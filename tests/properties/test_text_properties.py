"""Laws of `kg.text`, over an alphabet in which every character is one that has broken a key somewhere."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.text import clean, digits, fold, fold_map, iri_safe, slug, strip_marks

ALPHABET = (
    "اأإآٱىيةهوؤئءبلمفكسکیھ"  # letters with variants, proclitics
    "\ufefb\ufdf2\ufef9\ufb01\u212b"  # ligatures, presentation forms, a compatibility letter
    "\u064b\u0651\u0653\u0654\u0655\u0670\u0640\u0301"  # marks that compose and marks that do not, tatweel
    "\u200f\u200d\u2067\ufeff\u00ad"  # bidi and joining controls
    "ABçéİßǅſ١۵7 \n\r\t\u00a0\x00،؟.-"
)
texts = st.text(alphabet=ALPHABET, max_size=20) | st.text(max_size=12)


@given(texts)
def test_folding_twice_changes_nothing(s: str) -> None:
    assert fold(fold(s)) == fold(s)


@given(texts)
def test_the_map_agrees_with_the_key(s: str) -> None:
    key, offsets = fold_map(s)
    assert key == fold(s)
    assert len(offsets) == len(key) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(s)


@given(texts)
def test_each_piece_of_the_map_folds_to_its_piece_of_the_key(s: str) -> None:
    key, offsets = fold_map(s)
    starts = [i for i in range(len(key)) if i == 0 or offsets[i] != offsets[i - 1]]
    for here, after in pairwise([*starts, len(key)]):
        assert fold(s[offsets[here] : offsets[after]]) == key[here:after]


@given(texts)
def test_cleaning_is_idempotent_and_keeps_the_key_of_clean_text(s: str) -> None:
    assert clean(clean(s)) == clean(s)
    assert "\r" not in clean(s)


@given(texts)
def test_stripping_is_idempotent_and_invisible_to_the_key(s: str) -> None:
    assert strip_marks(strip_marks(s)) == strip_marks(s)
    assert fold(strip_marks(s)) == fold(s)


@given(texts)
def test_digits_keep_offsets(s: str) -> None:
    assert len(digits(s)) == len(s)


@given(texts)
def test_names_are_stable(s: str) -> None:
    assert slug(slug(s)) == slug(s)
    assert " " not in iri_safe(s)
