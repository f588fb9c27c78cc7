"""Where: which mention is the place of which event.

Comes in: `Scene` with the events' casts. Goes out: for each trigger its place or None. Candidates are the
places that the event's sentence names, phrases that a preposition makes one (in the hall), the last places of
the two sentences before, the first one of the article, and those of the last event that may be the same. A
model ranks them, "nowhere" among them. A dateline is where the article was written: no event has it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.extract.choosing import Stage, Table, choose, kinship, weigh
from kg.extract.circumstances import (
    Events,
    Owned,
    Pairs,
    nothing_keys,
    owned,
    pair_keys,
    pairs_of,
)
from kg.extract.columns import word_codes
from kg.extract.hashed import Block, Codes, Hashed, Ints, Template, block, codes, keys
from kg.extract.scene import Scene
from kg.model import Argument
from kg.names import Gazetteer

WHERE = "where"
"""The one class of the model."""

SHARE = 0.3
"""A place needs this share of the probability of "nowhere" (chosen on the folds)."""

BACK = 2
"""Places are sought in so many sentences before the event's own."""

_PLACES = frozenset({"GPE", "PLACE"})
_MADE_PLACES = frozenset({"ORG", "OTHER"})
"""Kinds that a preposition makes a place."""

_DATELINE = re.compile(r"^[^\n.؟!]{1,80}?(?:\)\s*[-–—:.،]|[-–—]\s?[(\[][^\n)\]]{1,30}[)\]]|\s[-–—]\s)")


def dateline_end(text: str) -> int:
    """Where the dateline at the head of an article ends ("القاهرة (رويترز) -"), 0 when it has none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def place_table(stage: Stage, *, dateline: int = 0) -> Table:
    """The places that each event may have; the numbers of its expressions are those of drafts.

    Args:
        stage: The article with its events.
        dateline: Where the text proper begins; places before are candidates of no event.
    """
    scene = stage.scene
    numbers = [n for n in range(len(scene.drafts)) if _is_candidate(scene, n, dateline)]
    items = owned(scene, [scene.drafts[n].head for n in numbers])
    here, before = _candidates(stage, numbers, items)
    pairs, near = pairs_of(here, before)
    meaning = [scene.chains_of[numbers[item]][0] for item in pairs.item.tolist()]
    blocks = _blocks(stage, (items, pairs, near), numbers)
    features = pairs.features(blocks, pairs.ends(scene.tree, stage.events.word, items.head))
    return Table(replace(pairs, item=np.array(numbers, dtype=np.int64)[pairs.item]), meaning, features)


def _of_alike(items: Owned, alike: Sequence[int]) -> list[list[int]]:
    """For each event the expressions of the last event that may be the same."""
    of_event: dict[int, list[int]] = {}
    for number, owner in enumerate(items.owner.tolist()):
        of_event.setdefault(owner, []).append(number)
    return [of_event.get(event, []) if event >= 0 else [] for event in alike]


def _is_candidate(scene: Scene, number: int, dateline: int) -> bool:
    draft = scene.drafts[number]
    if draft.kind not in _PLACES and (
        draft.kind not in _MADE_PLACES or not scene.tree.prepositions[draft.head]
    ):
        return False
    named = bool(scene.chains_of[number]) and draft.form != "zero"
    return named and scene.tree.start[draft.head] >= dateline


def _candidates(
    stage: Stage, numbers: Sequence[int], items: Owned
) -> tuple[list[list[int]], list[list[int]]]:
    """For each event the candidates of its sentence, and those of earlier ones that it does not name.

    What is no place by its kind is the place of its owner alone.
    """
    scene, tree, drafts = stage.scene, stage.scene.tree, stage.scene.drafts
    owner, of_alike = items.owner.tolist(), _of_alike(items, stage.alike)
    is_place = [drafts[n].kind in _PLACES for n in numbers]
    heads = items.head.tolist()
    sentences = [tree.sentence[head] for head in heads]
    by_sentence: dict[int, list[int]] = {}
    last: dict[int, int] = {}
    for i, sentence in enumerate(sentences):
        by_sentence.setdefault(sentence, []).append(i)
        if is_place[i] and tree.prepositions[heads[i]]:
            last[sentence] = i
    first = list(last.values())[:1]
    here: list[list[int]] = [[] for _ in scene.triggers]
    before: list[list[int]] = [[] for _ in scene.triggers]
    for event in sorted(stage.told):
        word = scene.triggers[event].word
        sentence = tree.sentence[word]
        there = [i for i in by_sentence.get(sentence, ()) if heads[i] != word]
        here[event] = [i for i in there if is_place[i] or owner[i] == event]
        back = [last[s] for s in range(sentence - 1, max(-1, sentence - 1 - BACK), -1) if s in last]
        back += [i for i in (*of_alike[event], *first) if sentences[i] < sentence]
        before[event] = _unnamed(scene, numbers, here[event], back)
    return here, before


def _unnamed(scene: Scene, numbers: Sequence[int], here: Sequence[int], back: Sequence[int]) -> list[int]:
    """Earlier candidates that the sentence does not name, each once."""
    chains = {chain for i in here for chain in scene.chains_of[numbers[i]]}
    found = []
    for i in back:
        if chains.isdisjoint(scene.chains_of[numbers[i]]):
            found.append(i)
            chains.update(scene.chains_of[numbers[i]])
    return found


def _blocks(
    stage: Stage, table: tuple[Owned, Pairs, NDArray[np.bool_]], numbers: Sequence[int]
) -> list[Block]:
    """Features of the pairs of one sentence, of those with earlier sentences, and of having no place."""
    scene, events = stage.scene, stage.events
    items, pairs, near = table
    facts, part = _facts(scene, numbers), _parts(stage, numbers, pairs)
    kin = kinship(stage, pairs.event, items.owner[pairs.item])
    close, far = pairs.only(near), pairs.only(~near)
    rows, blocks = pairs.rows, []
    if len(close.event):
        found = [
            *pair_keys(scene, events, items, close),
            *_here((events, items, facts), close, part[near], kin[near]),
        ]
        blocks.append(block(rows[near], found))
    if len(far.event):
        found = _before(scene, (events, items, facts), far, (part[~near], kin[~near]))
        blocks.append(block(rows[~near], found))
    if len(pairs.choices):
        found = [*nothing_keys(scene, events, items, pairs, close), *_nowhere(stage, pairs, close)]
        blocks.append(block(pairs.bounds[1:] - 1, found))
    return blocks


def _nowhere(stage: Stage, pairs: Pairs, near: Pairs) -> list[Template]:
    """Features of having no place: whether the sentence names one, and whether anybody takes part."""
    e, events = pairs.choices, stage.events
    some = (np.bincount(near.event, minlength=len(events.word))[e] > 0).astype(np.uint64)
    roles = np.array([bool(s) + 2 * bool(o) for s, o in stage.parts], dtype=np.uint64)[e]
    return [keys("0c", some, events.type[e], events.pos[e]), keys("0p", roles, events.type[e])]


def _parts(stage: Stage, numbers: Sequence[int], pairs: Pairs) -> Codes:
    """For each pair whether the candidate is a subject (1) or object (2) of the event."""
    chains, found = [stage.scene.chains_of[number][0] for number in numbers], []
    for event, item in zip(pairs.event.tolist(), pairs.item.tolist(), strict=True):
        chain, (subject, object_) = chains[item], stage.parts[event]
        found.append((chain in subject) + 2 * (chain in object_))
    return np.array(found, dtype=np.uint64)


def _facts(scene: Scene, numbers: Sequence[int]) -> dict[str, Codes]:
    """What candidates are by themselves, in columns."""
    tree, drafts = scene.tree, [scene.drafts[n] for n in numbers]
    heads = [draft.head for draft in drafts]
    said = [len(scene.salience.get(scene.chains_of[n][0], ())) for n in numbers]
    first = [scene.salience[scene.chains_of[n][0]][0] for n in numbers]
    of = word_codes(tree)
    return {
        "preposition": of.preposition[heads],
        "kind": codes([draft.kind for draft in drafts]),
        "sort": codes([f"{draft.kind}/{draft.form}" for draft in drafts]),
        "table": codes([_table(" ".join(tree.text[slice(*d.name)])) if d.name else "-" for d in drafts]),
        "dep": codes([tree.dep[head].partition(":")[0] for head in heads]),
        "noun": codes([tree.lemma[d.head] if d.form == "nominal" or d.name is None else "" for d in drafts]),
        "definite": codes([f"{draft.kind}/{draft.definite}" for draft in drafts]),
        "above": of.lemma[[tree.head[head] for head in heads]],
        "said": np.array([min(count, 5) for count in said], dtype=np.uint64),
        "first": np.array([min(sentence, 3) for sentence in first], dtype=np.uint64),
    }


@lru_cache(maxsize=4096)
def _table(name: str) -> str:
    """The table of names that knows a name: as places, states are told apart from cities."""
    found = Gazetteer.load().lookup(name)
    return found.table if found else ""


def _alone(facts: dict[str, Codes], i: Ints) -> list[Template]:
    """Features of a candidate by itself."""
    preposition = facts["preposition"][i]
    return [
        keys("k", facts["sort"][i], preposition),
        keys("ky", facts["table"][i], preposition),
        keys("kp", preposition, facts["dep"][i]),
        keys("kl", facts["noun"][i]),
        keys("kd", facts["definite"][i]),
        keys("kw", facts["above"][i], preposition),
        keys("kn", facts["said"][i], facts["sort"][i]),
        keys("kf", facts["first"][i], facts["said"][i]),
    ]


def _here(
    columns: tuple[Events, Owned, dict[str, Codes]], pairs: Pairs, part: Codes, kin: Codes
) -> list[Template]:
    events, items, facts = columns
    e, i = pairs.event, pairs.item
    type_, kind, preposition = events.type[e], facts["kind"][i], facts["preposition"][i]
    own = (items.owner[i] == e).astype(np.uint64)
    way = items.way[i] * own
    return [
        *_alone(facts, i),
        keys("kt", type_, kind, preposition),
        keys("km", way, kind, type_),
        keys("ks", way, kind, events.pos[e]),
        keys("kr", events.lemma[e], preposition),
        keys("ko", events.lemma[e], own),
        keys("ku", part, type_, kind),
        keys("kv", part, facts["table"][i], preposition),
        keys("kx", part, own, facts["table"][i]),
        keys("ki", kin, kind, events.pos[e]),
        keys("kit", kin, type_),
    ]


def _before(
    scene: Scene, columns: tuple[Events, Owned, dict[str, Codes]], pairs: Pairs, how: tuple[Codes, Codes]
) -> list[Template]:
    part, kin = how
    events, items, facts = columns
    e, i = pairs.event, pairs.item
    sentence = np.array(scene.tree.sentence, dtype=np.int64)
    then = sentence[items.head[i]]
    back = np.minimum(sentence[events.word[e]] - then, BACK + 1).astype(np.uint64)
    owner = np.maximum(items.owner[i], 0)
    owner_type = np.where(items.owner[i] >= 0, events.type[owner], 0)
    type_, shape = events.type[e], events.shape[e]
    preposition = facts["preposition"][i]
    return [
        keys("before", back),
        keys("bt", back, type_),
        keys("bn", back, shape),
        keys("bl", events.lemma[e]),
        keys("bo", owner_type, type_),
        keys("be", kin, back, events.pos[e]),
        keys("bet", kin, type_),
        keys("bs", np.minimum(then, 2).astype(np.uint64), back),
        keys("bk", facts["sort"][i], preposition),
        keys("by", facts["table"][i], preposition),
        keys("bp", preposition, facts["dep"][i]),
        keys("bf", facts["first"][i], facts["said"][i], back),
        keys("bu", part, type_, facts["kind"][i]),
    ]


def place_events(stage: Stage, model: Hashed, *, dateline: int = 0) -> list[Argument | None]:
    """The place of every event that choices are made for, None where none is told."""
    scene = stage.scene
    found: list[Argument | None] = [None] * len(scene.triggers)
    table = place_table(stage, dateline=dateline)
    for event, pair in choose(table, weigh(table, model), SHARE).items():
        draft = int(table.pairs.item[pair])
        found[event] = Argument(draft, scene.chains_of[draft][0])
    return found
