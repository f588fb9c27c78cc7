"""Candidates: who stands in the sentence, who from before."""

import numpy as np

from kg.extract.evidence import pair_features
from kg.extract.history import AGENT, NEVER, PATIENT, history_of, last_alike, last_stood
from kg.extract.pairs import MAX_PATH, NONE, Pairs, pairs_of
from kg.extract.scene import Scene
from tests.support.scenes import at, scene
from tests.support.trees import tree

ATTACKED = """
هاجم    هاجم VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
الحوثيون حوثي NOUN Definite=Def|Number=Plur 1 nsubj
و       و    CCONJ _  4 cc
داعش    داعش X    _   2 conj ORG
مدينة   مدينة NOUN _  1 obj
عدن     عدن  X    _   5 nmod GPE
"""
AGAIN = """
قصفت    قصف  VERB Voice=Act|Gender=Fem|Number=Sing|Person=3 0 root
الطائرات طائرة NOUN Definite=Def|Number=Plur 1 nsubj
صنعاء   صنعاء X   _   1 obj GPE
"""


def pairs(here: Scene) -> Pairs:
    return pairs_of(here)


def written(here: Scene, numbers: list[int]) -> list[str]:
    """The candidates' words."""
    drafts = [here.drafts[number] for number in numbers if number != NONE]
    return [" ".join(here.tree.text[draft.start : draft.end]) for draft in drafts]


def test_everybody_in_the_sentence_is_a_candidate_and_nobody_the_last() -> None:
    here = scene(tree(ATTACKED))
    found = pairs(here)
    group = found.groups[at(here, "هاجم")]
    drafts = found.draft[group].tolist()
    assert {"الحوثيون", "داعش", "مدينة عدن"} <= set(written(here, drafts))
    assert drafts[-1] == NONE and NONE not in drafts[:-1]
    assert len(found) == found.bounds[-1]
    assert int((found.climbs + found.drops).max()) <= MAX_PATH


def test_coordinated_participants_stand_the_same_way() -> None:
    here = scene(tree(ATTACKED))
    found = pairs(here)
    way = dict(zip(written(here, found.draft[:-1].tolist()), found.down.tolist(), strict=False))
    assert way["الحوثيون"] == way["داعش"] != way["مدينة عدن"]


def test_who_stood_in_the_last_event_of_the_type_is_a_candidate() -> None:
    here = scene(tree(ATTACKED, AGAIN))
    found = pairs(here)
    group = found.groups[at(here, "قصفت")]
    assert {"الحوثيون", "صنعاء"} <= set(written(here, found.draft[group].tolist()))


def test_who_stands_in_the_frames_of_events() -> None:
    here = scene(tree(ATTACKED, AGAIN))
    history = history_of(here)
    first, second = at(here, "هاجم"), at(here, "قصفت")
    assert history[first][0][1] == AGENT and PATIENT in {part for _, part in history[second]}
    alike = here.triggers[first].type == here.triggers[second].type
    before = last_alike(history, here.triggers)
    assert bool(before[second]) == alike
    assert before[first] == []


def test_where_a_chain_stood_last_in_a_frame() -> None:
    here = scene(tree(ATTACKED, AGAIN, ATTACKED))
    history, events = history_of(here), np.arange(3)
    chain = {written(here, [n])[0]: chains[0] for n, chains in enumerate(here.chains_of)}

    def stood(part: int, who: str) -> list[int]:
        found: list[int] = last_stood(here, history, part, np.full(3, chain[who]), events).tolist()
        return found

    assert stood(AGENT, "الحوثيون") == [NEVER, 0, 0]
    assert stood(PATIENT, "صنعاء") == [NEVER, NEVER, 1]
    assert stood(PATIENT, "الحوثيون") == [NEVER, NEVER, NEVER]


def test_agreement_with_the_verb_is_a_feature() -> None:
    rows = "{0} {1} VERB Gender={2} 0 root\nالوزير وزير NOUN Definite=Def|Gender=Masc|Number=Sing 1 nsubj"
    here = [scene(tree(rows.format("التقى", "التقى", gender))) for gender in ("Masc", "Fem")]
    masculine, feminine = (set(pair_features(one, pairs(one)).entries()[1].tolist()) for one in here)
    assert len(masculine - feminine) == len(feminine - masculine) > 0


def test_every_pair_has_features_and_they_are_the_same_every_time() -> None:
    here = scene(tree(ATTACKED, AGAIN))
    one, other = (pair_features(here, pairs(here)) for _ in range(2))
    items, keys = one.entries()
    assert set(items.tolist()) == set(range(len(pairs(here))))
    assert keys.tolist() == other.entries()[1].tolist()


def test_an_article_without_events_has_no_pairs() -> None:
    here = scene(tree("موسكو موسكو X _ 0 root GPE"))
    assert len(pairs(here)) == 0 and pairs(here).groups == []
    assert len(pair_features(here, pairs(here))) == 0
