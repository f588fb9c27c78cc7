"""When: which time expression belongs to which event.

Comes in: `Scene` with the events' casts, the article's `TimeRef`s. Goes out: for each trigger its `TimeRef`
or None. Candidates are the expressions of the event's sentence, the last one of the sentence before it and
the first one of the article, and that of the last event that may be the same. A model ranks them,
"none" among them; without it the nearest event above the expression has it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kg.extract.choosing import Stage, Table, choose, kinship, weigh
from kg.extract.circumstances import Events, Owned, Pairs, nothing_keys, owned, pair_keys, pairs_of
from kg.extract.columns import word_codes
from kg.extract.hashed import Block, Codes, Hashed, Template, block, codes, keys
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree
from kg.model import TimeRef

WHEN = "when"
"""The one class of the model."""

SHARE = 0.5
"""A time needs this share of the probability of "none" (chosen on the folds)."""


def head_of(tree: Tree, time: TimeRef) -> int:
    """The word of a time expression whose head lies outside it."""
    first = max(0, bisect_right(tree.start, time.span.start) - 1)
    word = first
    while tree.head[word] != NO_WORD and time.span.start <= tree.start[tree.head[word]] < time.span.end:
        word = tree.head[word]
    return word


def time_table(stage: Stage, times: Sequence[TimeRef], published: date | None) -> Table:
    """The time expressions that each event may have.

    Args:
        stage: The article with its events.
        times: Its time expressions.
        published: Day of publication.
    """
    scene, events = stage.scene, stage.events
    items = owned(scene, [head_of(scene.tree, time) for time in times])
    here, before = _candidates(stage, items)
    pairs, near = pairs_of(here, before)
    number: dict[str, int] = {}
    meaning = [
        number.setdefault(times[n].value or times[n].text, len(number) + 1) for n in pairs.item.tolist()
    ]
    kin = kinship(stage, pairs.event, items.owner[pairs.item])
    blocks = _blocks(scene, (events, items, pairs, near), kin, _facts(scene, times, published, items))
    return Table(pairs, meaning, pairs.features(blocks, pairs.ends(scene.tree, events.word, items.head)))


def _candidates(stage: Stage, items: Owned) -> tuple[list[list[int]], list[list[int]]]:
    """For each event the expressions of its sentence, and those of earlier ones."""
    scene, tree, alike = stage.scene, stage.scene.tree, stage.alike
    by_sentence: dict[int, list[int]] = {}
    for number, head in enumerate(items.head.tolist()):
        by_sentence.setdefault(tree.sentence[head], []).append(number)
    of_event: dict[int, int] = {}
    for number, owner in enumerate(items.owner.tolist()):
        of_event.setdefault(owner, number)
    here: list[list[int]] = [[] for _ in scene.triggers]
    before: list[list[int]] = [[] for _ in scene.triggers]
    for event in sorted(stage.told):
        sentence = tree.sentence[scene.triggers[event].word]
        here[event] = by_sentence.get(sentence, [])
        last = by_sentence.get(sentence - 1, [])[-1:]
        first = [0] if len(items.head) and sentence - tree.sentence[items.head[0]] > 0 else []
        same = [of_event[alike[event]]] if alike[event] in of_event and alike[event] >= 0 else []
        before[event] = [n for n in dict.fromkeys([*last, *first, *same]) if n not in here[event]]
    return here, before


def _blocks(
    scene: Scene,
    table: tuple[Events, Owned, Pairs, NDArray[np.bool_]],
    kin: Codes,
    facts: dict[str, Codes],
) -> list[Block]:
    events, items, pairs, near = table
    close = pairs.only(near)
    rows, blocks = pairs.rows, []
    if near.any():
        found = [*pair_keys(scene, events, items, close), *_time_keys(events, facts, close, kin[near])]
        blocks.append(block(rows[near], found))
    if not near.all():
        found = _before_keys(scene, (events, items, facts), pairs.only(~near), kin[~near])
        blocks.append(block(rows[~near], found))
    if len(pairs.choices):
        blocks.append(block(pairs.bounds[1:] - 1, nothing_keys(scene, events, items, pairs, close)))
    return blocks


def _facts(scene: Scene, times: Sequence[TimeRef], published: date | None, items: Owned) -> dict[str, Codes]:
    """What expressions are by themselves: first word, preposition, relation, precision, place, direction."""
    tree, heads = scene.tree, items.head.tolist()
    firsts = [max(0, bisect_right(tree.start, time.span.start) - 1) for time in times]
    begins = [tree.sentences[tree.sentence[head]][0] for head in heads]
    of = word_codes(tree)
    return {
        "t": of.lemma[firsts],
        "tp": of.preposition[heads],
        "td": of.dep[heads],
        "tr": codes(time.grain for time in times),
        "tf": np.array([min(f - b, 3) for f, b in zip(firsts, begins, strict=True)], dtype=np.uint64),
        "ta": codes(ahead(time, published) for time in times),
    }


def _time_keys(events: Events, facts: dict[str, Codes], pairs: Pairs, kin: Codes) -> list[Template]:
    e, i = pairs.event, pairs.item
    return [
        *(keys(name, column[i]) for name, column in facts.items()),
        keys("tg", facts["tr"][i], events.type[e]),
        keys("tas", facts["ta"][i], events.shape[e]),
        keys("ti", facts["t"][i], events.shape[e]),
        keys("tk", kin, events.pos[e]),
        keys("tkt", kin, events.type[e]),
    ]


def _before_keys(
    scene: Scene, columns: tuple[Events, Owned, dict[str, Codes]], pairs: Pairs, kin: Codes
) -> list[Template]:
    """Features of expressions of earlier sentences."""
    events, items, facts = columns
    e, i = pairs.event, pairs.item
    sentence = np.array(scene.tree.sentence, dtype=np.int64)
    back = np.minimum(sentence[events.word[e]] - sentence[items.head[i]], 3).astype(np.uint64)
    owner = np.maximum(items.owner[i], 0)
    owner_type = np.where(items.owner[i] >= 0, events.type[owner], 0)
    return [
        keys("p", back),
        keys("pt", back, events.type[e]),
        keys("pp", back, events.pos[e], events.dep[e]),
        keys("ph", back, events.shape[e]),
        keys("po", owner_type, events.type[e]),
        keys("ps", kin, back, events.pos[e]),
        keys("pk", kin, events.type[e]),
        keys("pr", facts["tr"][i], back),
        keys("pa", facts["ta"][i], events.shape[e]),
    ]


def date_events(
    stage: Stage, times: Sequence[TimeRef], model: Hashed | None, published: date | None = None
) -> list[TimeRef | None]:
    """The time of every event that choices are made for, None where none is told.

    Args:
        stage: The article with its events.
        times: Its time expressions.
        model: None to go by the tree alone.
        published: Day of publication.
    """
    found: list[TimeRef | None] = [None] * len(stage.scene.triggers)
    if model is None:
        return _by_tree(stage.scene, times, found)
    if times:
        table = time_table(stage, times, published)
        for event, pair in choose(table, weigh(table, model), SHARE).items():
            found[event] = times[table.pairs.item[pair]]
    return found


def _by_tree(scene: Scene, times: Sequence[TimeRef], found: list[TimeRef | None]) -> list[TimeRef | None]:
    items = owned(scene, [head_of(scene.tree, time) for time in times])
    for time, number in zip(times, items.owner.tolist(), strict=True):
        if number >= 0 and found[number] is None:
            found[number] = time
    return found


def ahead(time: TimeRef | None, published: date | None) -> str:
    """Where a time lies, seen from the publication: "future", "past", "now" or "" (unknown)."""
    if time is None or published is None or time.earliest is None or time.latest is None:
        return ""
    if time.earliest > published:
        return "future"
    return "past" if time.latest < published else "now"
