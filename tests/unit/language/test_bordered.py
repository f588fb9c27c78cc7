"""The tokenizer of English with weights made by hand: what the network leaves to rules."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kg.language.bordered import BorderTokenizer, _goes_on
from kg.language.borders import GAPS, ROWS, SIDE
from kg.language.weights import Model

WIDTH = 2
ALPHABET = "aAbÉ’'n t.,-!?15\n\t \u00a0"


def tokenizer(word: float, sentence: float, **together: int) -> BorderTokenizer:
    """Make a tokenizer that finds the same everywhere: borders where the number is above 0."""
    arrays = {
        "borders.table.weight": np.zeros((ROWS, WIDTH), dtype=np.float32),
        "borders.gap.weight": np.zeros((GAPS, WIDTH), dtype=np.float32),
        "borders.window.weight": np.zeros((3, (2 * SIDE + 1) * WIDTH), dtype=np.float32),
        "borders.window.bias": np.zeros(3, dtype=np.float32),
        "borders.output.weight": np.zeros((2, 3), dtype=np.float32),
        "borders.output.bias": np.array([word, sentence], dtype=np.float32),
    }
    tables = {"together": {"cannot": 3, **together}}
    return BorderTokenizer(Vocab(), Model(arrays, tables, {}))


def test_atoms_are_joined_or_left_apart() -> None:
    text = "We cannot wait, al-Ani  said."
    apart = [token.text for token in tokenizer(1, -1)(text)]
    assert apart == ["We", "can", "not", "wait", ",", "al", "-", "Ani", " ", "said", "."]
    joined = [token.text for token in tokenizer(-1, -1)(text)]
    assert joined == ["We", "cannot", "wait,", "al-Ani", " ", "said."]


def test_a_new_line_ends_a_sentence() -> None:
    doc = tokenizer(1, -1)("One two\n\nthree\n")
    assert [sentence.text.strip() for sentence in doc.sents] == ["One two", "three"]
    assert [token.norm_ for token in doc if not token.text.isspace()] == ["One", "two", "three"]


def test_names_go_on_after_titles_and_initials() -> None:
    cut = tokenizer(-1, 1)
    starts = {token.text for token in cut("Gen. Adams met Salim") if token.is_sent_start}
    assert starts == {"Gen.", "met", "Salim"}
    assert _goes_on("John B. Salim", [(0, 4, True), (5, 7, False)])
    assert not _goes_on("vitamin B. Salim", [(0, 7, True), (8, 10, False)])


def test_the_point_of_a_title_before_a_name_is_part_of_it() -> None:
    cut = tokenizer(1, 1)
    assert [token.text for token in cut("said Col. Smith")] == ["said", "Col.", "Smith"]
    assert [token.text for token in cut("Col. Smith") if token.is_sent_start] == ["Col."]
    assert [token.text for token in cut("the col. of")] == ["the", "col", ".", "of"]
    assert [token.text for token in cut("a Rep.")] == ["a", "Rep", "."]
    assert [token.text for token in cut("Wendy R. Sherman")] == ["Wendy", "R.", "Sherman"]
    assert [token.text for token in cut("Plan B. The end")] == ["Plan", "B", ".", "The", "end"]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ('"We came." The end', "The"),
        ("“In 1980.” The end", "The"),
        ('"We came." he said', None),
        ('"We came," He said', None),
        ('the "U.S." Army', None),
        ('He said. "We came', None),
    ],
)
def test_a_sentence_begins_behind_speech_that_ends_with_a_stop(text: str, second: str | None) -> None:
    starts = [token.text for token in tokenizer(1, -1)(text) if token.is_sent_start]
    assert starts[1:] == ([second] if second else [])


@pytest.mark.parametrize("word", [1, -1])
@given(text=st.text(alphabet=ALPHABET, max_size=40))
def test_any_text_comes_back(word: int, text: str) -> None:
    assert tokenizer(word, word)(text).text == text


def test_plurals_are_not_cut_as_genitives_are() -> None:
    cut = tokenizer(1, -1, doctors=6, its=2, lets=3)
    assert [token.text for token in cut("doctors its a lets")] == ["doctors", "it", "s", "a", "let", "s"]
    assert [token.text for token in cut("its not Its owner")] == ["it", "s", "not", "Its", "owner"]
