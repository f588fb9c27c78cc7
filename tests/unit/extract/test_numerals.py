"""Arabic numbers of several words and what they count, in hand-written trees."""

import pytest

from kg.extract.coref import resolve_mentions
from kg.extract.mentions import find_mentions
from kg.extract.mentions.words import read_words
from tests.support.trees import tree

KILLED = "قتل قتل VERB Voice=Pass 0 root"
TWENTY_FIVE = """خمسة خمسة NUM _ 1 nsubj:pass
و و CCONJ _ 4 cc
عشرون عشرون NUM _ 2 conj
جنديا جندي NOUN Case=Acc|Number=Sing 4 nmod"""
MISTAGGED = """واحد واحد ADJ _ 1 nsubj:pass
و و CCONJ _ 4 cc
ثلاثون ثلاثون VERB _ 1 conj
شخصا شخص NOUN Case=Acc|Number=Sing 4 obj"""
HUNDRED = """مئة مئة NUM _ 1 nsubj:pass
و و CCONJ _ 4 cc
خمسون خمسون NUM _ 2 conj
مدنيا مدني ADJ _ 2 amod"""
TWO_GROUPS = """ثلاثة ثلاثة NUM _ 1 nsubj:pass
جنود جندي NOUN Number=Plur 2 nmod
و و CCONJ _ 5 cc
عشرون عشرون NUM _ 2 conj
مسلحا مسلح NOUN _ 5 nmod"""


@pytest.mark.parametrize("rows", [TWENTY_FIVE, MISTAGGED, HUNDRED])
def test_a_number_and_what_it_counts_are_one_phrase(rows: str) -> None:
    doc = tree(f"{KILLED}\n{rows}")
    drafts = find_mentions(doc)
    words = read_words(doc)
    assert (1, 5) in [(draft.start, draft.end) for draft in drafts]
    assert words.rel[1] == "nsubj:pass" and words.dep[2:] == ["fixed", "fixed", "nmod"]
    parties = resolve_mentions(doc, drafts, lang="ar", gazetteer=None, english=False).chains_of
    phrase = next(n for n, draft in enumerate(drafts) if (draft.start, draft.end) == (1, 5))
    inner = next(n for n, draft in enumerate(drafts) if draft.start == 4)
    assert parties[phrase] == parties[inner]


def test_two_groups_stay_two() -> None:
    drafts = find_mentions(tree(f"{KILLED}\n{TWO_GROUPS}"))
    spans = {(draft.start, draft.end) for draft in drafts}
    assert {(1, 3), (4, 6)} <= spans and (1, 6) not in spans


def test_a_number_may_be_the_root() -> None:
    rows = TWENTY_FIVE.replace("1 nsubj:pass", "0 root").replace(" 4 ", " 3 ").replace(" 2 conj", " 1 conj")
    assert read_words(tree(rows)).head == [0, 0, 0, 0]
