"""Atoms: pieces that words are made of, and nothing of the text lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.language.atoms import APART, FRESH, GLUED, find_atoms
from kg.language.borders import shape

ALPHABET = "aABzé\u0301'’`n't sSdD.,-/@:?!\"()019$% \n\t\u00a0زو"


def pieces(text: str, **together: int) -> list[str]:
    return [text[start:end] for start, end, _ in find_atoms(text, together)]


def test_contractions_and_possessives() -> None:
    assert pieces("They don't, she’ll; Kerry's") == [
        "They",
        "do",
        "n't",
        ",",
        "she",
        "’ll",
        ";",
        "Kerry",
        "'s",
    ]
    assert pieces("O'Neill") == ["O", "'", "Neill"]


def test_numbers_addresses_and_hyphens() -> None:
    assert pieces("$1,200.50 in 2015.") == ["$", "1,200.50", "in", "2015", "."]
    assert pieces("(see www.example.org/a-b).") == ["(", "see", "www.example.org/a-b", ")", "."]
    assert pieces("a.b@example.org!") == ["a.b@example.org", "!"]
    assert pieces("al-Ani") == ["al", "-", "Ani"]


def test_words_written_together_are_cut() -> None:
    assert pieces("Cannot go", cannot=3) == ["Can", "not", "go"]


def test_what_is_not_seen_is_no_atom() -> None:
    assert pieces("Ol\u200baf \u200eScholz\u200f, Ber\u00adlin\ufeff.") == [
        "Ol\u200baf",
        "Scholz",
        ",",
        "Ber\u00adlin",
        ".",
    ]


def test_gaps() -> None:
    assert [gap for _, _, gap in find_atoms("a b.\n c")] == [FRESH, APART, GLUED, FRESH]


def test_shapes_are_short() -> None:
    assert [shape(atom) for atom in ("Kerry", "USA", "2015", ",", "x")] == ["Xx", "X", "dd", ",1", "x1"]


@given(st.text(alphabet=ALPHABET, max_size=40))
def test_nothing_is_lost(text: str) -> None:
    atoms = list(find_atoms(text, {"as": 1, "nz": 1}))
    assert "".join(text[start:end] for start, end, _ in atoms) == "".join(text.split())
    assert all(start < end for start, end, _ in atoms)
    assert all(one[1] <= other[0] for one, other in pairwise(atoms))
