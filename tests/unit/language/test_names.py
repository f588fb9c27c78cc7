"""Decoding of name tags, and look-up in lists of names."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.gazetteer import PHRASES, Gazetteer, seen_layout
from kg.language.names import BEGIN, INSIDE, OUTSIDE, Decoded, NameTags, legal_steps
from kg.language.scripts import script_of
from kg.language.wordforms import ALONE, WordMarks

TAGS = ["O", "B-LOC", "I-LOC", "B-PERSON", "I-PERSON"]


def scores(*best: int) -> np.ndarray:
    found = np.zeros((len(best), len(TAGS)), dtype=np.float32)
    found[np.arange(len(best)), list(best)] = 5
    return found


def codes(decoded: Decoded) -> list[tuple[int, int]]:
    return [(int(code), int(kind)) for code, kind in decoded.codes]


def test_tags_become_codes() -> None:
    found = NameTags(TAGS).decode([scores(0, 0), scores(3, 4, 0)])
    assert codes(found[0]) == [(OUTSIDE, 0)] * 2
    assert codes(found[1]) == [(BEGIN, 2), (INSIDE, 2), (OUTSIDE, 0)]


def test_a_name_never_begins_inside() -> None:
    found = codes(NameTags(TAGS).decode([scores(0, 2, 4)])[0])
    assert found[0][0] == OUTSIDE
    assert all(code != INSIDE or found[i - 1][1] == found[i][1] for i, (code, _) in enumerate(found))


def test_nothing_is_decoded_from_nothing() -> None:
    assert NameTags(TAGS).decode([]) == []


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_the_best_sequence_wins_by_its_margin(seed: int, sizes: list[int]) -> None:
    draw = np.random.default_rng(seed)
    steps = draw.normal(size=(len(TAGS) + 1, len(TAGS))).astype(np.float32)
    sentences = [draw.normal(size=(size, len(TAGS))).astype(np.float32) for size in sizes]
    allowed = legal_steps(TAGS) + steps
    tags = NameTags(TAGS, steps)
    for sentence, decoded in zip(sentences, tags.decode(sentences), strict=True):
        ways = list(product(range(len(TAGS)), repeat=len(sentence)))
        totals = [
            sum(
                float(sentence[i, tag] + allowed[way[i - 1] if i else len(TAGS), tag])
                for i, tag in enumerate(way)
            )
            for way in ways
        ]
        best, second = np.argsort(totals)[::-1][:2]
        assert codes(decoded) == codes(NameTags(TAGS).decode([scores(*ways[best])])[0])
        assert decoded.margin == pytest.approx(totals[best] - totals[second], abs=1e-3)


def test_phrases_are_found_whole_and_longest_first() -> None:
    lists = Gazetteer({"places": ["موسكو"], "phrases": ["كوريا", "كوريا الجنوبية"]})
    first, rest = PHRASES["phrases"]
    assert list(lists.phrases(["في", "كوريا", "الجنوبية", "موسكو"])) == [(1, first), (2, rest)]
    assert lists.word("موسكو") == (2,) and lists.word("في") == ()


def test_what_raw_text_says_has_marks_of_its_own() -> None:
    layout = seen_layout(TAGS)
    lists = Gazetteer({"B-PERSON 2": ["صلاح"], "PERSON": ["محمد صلاح"]}, layout)
    first, rest = layout.phrases["PERSON"]
    assert list(lists.phrases(["محمد", "صلاح"])) == [(0, first), (1, rest)]
    assert lists.word("صلاح") == (layout.words["B-PERSON 2"],)
    assert layout.marks == lists.marks == 4 * 3 + 2 * 2 and set(layout.phrases) == {"LOC", "PERSON"}


def test_marks_of_raw_text_come_after_all_others() -> None:
    seen = Gazetteer({"B-LOC 0": ["صور"]}, seen_layout(TAGS))
    known = Gazetteer({"places": ["صور"]})
    plain = WordMarks(known, script_of("ar"))
    both = WordMarks(known, script_of("ar"), seen)
    assert both(["صور"], [ALONE]) == [(*plain(["صور"], [ALONE])[0], plain.bits)]
    assert both.bits == plain.bits + seen.marks


def test_scores_of_two_networks_are_added() -> None:
    steps = np.zeros((len(TAGS) + 1, len(TAGS)), dtype=np.float32)
    steps[-1, 1] = 3
    one, both = NameTags(TAGS, steps), NameTags(TAGS, steps, steps)
    assert codes(one.decode([scores(0)])[0]) == [(OUTSIDE, 0)]
    assert codes(both.decode([scores(0)])[0]) == [(BEGIN, 1)]
