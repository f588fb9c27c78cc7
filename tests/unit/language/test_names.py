"""Decoding of name tags, and look-up in lists of names."""

import numpy as np

from kg.language.gazetteer import PHRASE_FIRST, PHRASE_REST, Gazetteer
from kg.language.names import BEGIN, INSIDE, OUTSIDE, NameTags

TAGS = ["O", "B-LOC", "I-LOC", "B-PERSON", "I-PERSON"]


def scores(*best: int) -> np.ndarray:
    found = np.zeros((len(best), len(TAGS)), dtype=np.float32)
    found[np.arange(len(best)), list(best)] = 5
    return found


def test_tags_become_codes() -> None:
    tags = NameTags(TAGS)
    assert tags.decode(scores(3, 4, 0)) == [(BEGIN, 2), (INSIDE, 2), (OUTSIDE, 0)]
    assert tags.decode(scores(0, 0)) == [(OUTSIDE, 0)] * 2


def test_a_name_never_begins_inside() -> None:
    found = NameTags(TAGS).decode(scores(0, 2, 4))
    codes = [code for code, _ in found]
    assert codes[0] == OUTSIDE and all(
        code != INSIDE or found[i - 1][1] == found[i][1] for i, code in enumerate(codes)
    )


def test_phrases_are_found_whole_and_longest_first() -> None:
    lists = Gazetteer({"places": ["موسكو"], "phrases": ["كوريا", "كوريا الجنوبية"]})
    marks = lists(["في", "كوريا", "الجنوبية", "موسكو"])
    assert marks == [(), (PHRASE_FIRST,), (PHRASE_REST,), (2,)]
