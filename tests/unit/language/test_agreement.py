"""Splits of words that agree within a text, with patterns and counts made by hand."""

from collections.abc import Sequence

import numpy as np

from kg.language.agreement import agree, rivals_of
from kg.language.clitics import WHOLE, Inventory, Pattern

CUT = 1
PATTERNS = Inventory([WHOLE, Pattern((1,), (), ("=", "="), heads=frozenset("وفبلكس"), tails=frozenset({""}))])


def read(words: Sequence[tuple[str, float, float]]) -> list[int]:
    """The patterns of words, given how much likelier cutting is and how much more frequent the stem is."""
    rivals = []
    logits = np.zeros((len(words), 2), dtype=np.float32)
    for place, (word, likelier, more) in enumerate(words):
        scores = np.array([0.2, 0.2 + more / 16], dtype=np.float32)
        rivals.append(rivals_of(word, PATTERNS, scores, np.array([True, word[0] in "وفبلكس"])))
        logits[place, CUT] = likelier if word[0] in "وفبلكس" else -100
    chosen = logits.argmax(axis=1).tolist()
    agree(rivals, logits, chosen)
    return chosen


def test_a_word_is_cut_before_a_stem_that_stands_beside_it() -> None:
    assert read([("لميلان", -1, 5), ("ميلان", 0, 0)]) == [CUT, 0]


def test_but_not_before_one_that_stands_nowhere() -> None:
    assert read([("لميلان", -1, 5), ("مدريد", 0, 0)]) == [0, 0]


def test_nor_where_raw_text_has_the_whole_word_as_often() -> None:
    assert read([("كمال", -1, 1), ("مال", 0, 0)]) == [0, 0]


def test_nor_where_the_segmenter_is_sure() -> None:
    assert read([("لميلان", -9, 5), ("ميلان", 0, 0)]) == [0, 0]


def test_a_name_that_is_whole_elsewhere_is_not_cut_before_what_is_no_word() -> None:
    assert read([("كاريك", 1, 1), ("كاريك", -1, 1)]) == [0, 0]


def test_a_name_that_is_cut_everywhere_stays_as_it_is() -> None:
    assert read([("كاريك", 1, 1), ("كاريك", 1, 1)]) == [CUT, CUT]


def test_a_stem_with_another_clitic_speaks_for_the_cut() -> None:
    assert read([("كاريك", 1, 1), ("كاريك", -1, 1), ("واريك", 3, 1)]) == [CUT, 0, CUT]


def test_an_article_is_the_beginning_of_a_word() -> None:
    assert read([("بالمير", 1, 1), ("بالمير", -1, 1)]) == [CUT, 0]
