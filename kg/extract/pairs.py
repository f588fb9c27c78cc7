"""Events and the mentions that may take part in them.

Comes in: `Scene`. Goes out: `Pairs`, columns over all pairs, grouped by event. Candidates are the mentions
of the event's own sentence; from before it whom the sentence before was about, the two participants most
spoken of so far, and who stood in the last event of the same type; last in each group stands nobody.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.extract.columns import hangings, word_codes
from kg.extract.frames import step
from kg.extract.hashed import Codes, Ints, code, codes, mix
from kg.extract.history import History, history_of, last_alike
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree

MAX_PATH = 5
"""Longer ways through the tree are not looked at: more of them brought nothing on the folds."""

NONE = -1
"""The draft of the pair that says: nobody."""

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_BEFORE = tuple(code(f"before/{name}") for name in ("topic", "0", "1", "2", "3"))
_HIDDEN = code("/zero")
_ALIKE = tuple(code(f"alike/{name}") for name in ("agent", "patient"))
_NOWHERE = -2
"""A word that is no word of a way either, `NO_WORD` included."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of an article, those of one event side by side.

    Args:
        bounds: Where the pairs of each event begin; one more for the end.
        trigger: Number of the event.
        draft: Number of the mention, or `NONE`.
        up: Code of the way from the event upwards.
        down: Code of the way from its top down to the mention's head.
        climbs: Length of `up`.
        drops: Length of `down`.
        history: Who stands in the frames of the events.
    """

    bounds: Ints
    trigger: Ints
    draft: Ints
    up: Codes
    down: Codes
    climbs: Ints
    drops: Ints
    history: History

    def __len__(self) -> int:
        return len(self.trigger)

    @property
    def groups(self) -> list[slice]:
        """The pairs of each event."""
        edges = self.bounds.tolist()
        return [slice(edges[n], edges[n + 1]) for n in range(len(edges) - 1)]


def pairs_of(scene: Scene) -> Pairs:
    """All pairs worth scoring."""
    size, history = len(scene.triggers), history_of(scene)
    alike = last_alike(history, scene.triggers)
    near, ways = _from_sentence(scene)
    drafts = near[1].tolist()
    edges = np.searchsorted(near[0], np.arange(size + 1)).tolist()
    before: list[tuple[int, int, int]] = []
    for number in range(size):
        around = drafts[edges[number] : edges[number + 1]]
        here = set(itertools.chain.from_iterable([scene.chains_of[draft] for draft in around]))
        before += [(number, draft, way) for draft, way in _from_before(scene, alike[number], number, here)]
    events, earlier, codes_ = zip(*before, strict=True) if before else ((), (), ())
    event = np.concatenate([near[0], _ints(events), np.arange(size)])
    order = np.argsort(event, kind="stable")
    more = np.zeros(len(event) - len(drafts), dtype=np.int64)
    down = np.array([*codes_, *[0] * size], dtype=np.uint64)
    return Pairs(
        bounds=np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(event, minlength=size))]),
        trigger=event[order],
        draft=np.concatenate([near[1], _ints(earlier), np.full(size, NONE)])[order],
        up=np.concatenate([ways.up, more.astype(np.uint64)])[order],
        down=np.concatenate([ways.down, down])[order],
        climbs=np.concatenate([ways.climbs, more])[order],
        drops=np.concatenate([ways.drops, more])[order],
        history=history,
    )


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways of some pairs: codes and lengths of both halves, as in `Pairs`."""

    up: Codes
    down: Codes
    climbs: Ints
    drops: Ints


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps from each word to its head, columns over the words; the last row stands for `NO_WORD`.

    Args:
        head: The word that each step leads to.
        down: Code of the step as one down: of its relation, with its preposition if it has one.
        up: Code of the step as one up.
        counted: False for conjuncts, which stand with the first of them.
        depth: How many words stand above each.
    """

    head: Ints
    down: Codes
    up: Codes
    counted: NDArray[np.bool_]
    depth: Ints


def _steps(tree: Tree) -> _Steps:
    down = word_codes(tree).dep.copy()
    some = [word for word, preposition in enumerate(tree.prepositions) if preposition]
    down[some] = codes([step(tree, word) for word in some])
    hung = hangings(tree)
    counted = ~hung.joined
    counted[NO_WORD] = False
    return _Steps(
        head=hung.head,
        down=down,
        up=codes([*map(_up_step, tree.dep), ""]),
        counted=counted,
        depth=_depths(hung.head),
    )


def _depths(head: Ints) -> Ints:
    """How many words stand above each."""
    depth, word = np.zeros(len(head), dtype=np.int64), head
    while (there := word != NO_WORD).any():
        depth += there
        word = head[word]
    return depth


def _from_sentence(scene: Scene) -> tuple[tuple[Ints, Ints], _Ways]:
    """The mentions of the events' sentences that are near enough: event and mention, the way between them."""
    around = [scene.by_sentence.get(scene.tree.sentence[trigger.word], ()) for trigger in scene.triggers]
    event = np.repeat(np.arange(len(around)), _ints(map(len, around)))
    draft = _ints(itertools.chain.from_iterable(around))
    steps, pair = _steps(scene.tree), np.arange(len(event))
    (above, ups), (lifted, downs, drops) = _climbs(scene, steps), _lifts(scene, steps)
    top = above[:, event]
    levels = steps.depth[lifted[0, draft]] - steps.depth[top]
    levels = np.minimum(levels.view(np.uint64), len(lifted) - 1).view(np.int64)  # negative ones are large
    meets = lifted.take(levels * lifted.shape[1] + draft) == top
    climb = meets.argmax(axis=0)
    met = meets[climb, pair]
    level = np.where(met, levels[climb, pair], 0)
    drop = drops[level, draft]
    seen = np.array([one.form != "zero" for one in scene.drafts], dtype=np.bool_)
    itself = (lifted[0, draft] == top[0]) & seen[draft]
    kept = met & (climb + drop <= MAX_PATH) & ~itself
    ways = _Ways(ups[climb, event][kept], downs[level, draft][kept], climb[kept], drop[kept])
    return (event[kept], draft[kept]), ways


def _lifts(scene: Scene, steps: _Steps) -> tuple[Ints, Codes, Ints]:
    """The way from each mention up to the root, as far as a way may be long; conjuncts stand with the first.

    Returns:
        The words that it passes, or `NO_WORD`, above all `NO_WORD`; code and length of the way down from each
        to the mention. *Shape:* (levels, mentions) each.
    """
    word = np.array([draft.head for draft in scene.drafts], dtype=np.int64)
    way = np.array([_HIDDEN if draft.form == "zero" else 0 for draft in scene.drafts], dtype=np.uint64)
    length = np.zeros(len(word), dtype=np.int64)
    levels = [(word, way, length)]
    while True:
        counted = steps.counted[word]
        way, length = np.where(counted, _onward(way, steps.down[word]), way), length + counted
        word = np.where(length <= MAX_PATH, steps.head[word], NO_WORD)
        levels.append((word, way, length))
        if not (word != NO_WORD).any():
            break
    words, ways, lengths = zip(*levels, strict=True)
    return np.stack(words), np.stack(ways), np.stack(lengths)


def _climbs(scene: Scene, steps: _Steps) -> tuple[Ints, Codes]:
    """The words from each event upwards, or `_NOWHERE`, and the code of the way up to each.

    *Shape:* (`MAX_PATH` + 1, events) each; the row is the length of the way.
    """
    word = np.array([trigger.word for trigger in scene.triggers], dtype=np.int64)
    way = np.zeros(len(word), dtype=np.uint64)
    words, ways = [word], [way]
    for _ in range(MAX_PATH):
        way, word = _onward(way, steps.up[word]), steps.head[word]
        words.append(np.where(word == NO_WORD, _NOWHERE, word))
        ways.append(way)
    return np.stack(words), np.stack(ways)


def _onward(way: Codes, taken: Codes) -> Codes:
    return np.asarray((way ^ (way >> _SHIFT) ^ taken) * _PRIME)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _from_before(
    scene: Scene, alike: Sequence[tuple[int, int]], number: int, here: set[int]
) -> list[tuple[int, int]]:
    """Whom the sentence before was about, the chains most spoken of so far, and who stood in the last event
    of the same type, if they are not here."""
    sentence = scene.tree.sentence[scene.triggers[number].word]
    wanted = []
    topic = scene.topics[sentence - 1] if sentence else NONE
    if topic >= 0:
        wanted.append((topic, _BEFORE[0], scene.chains_of[topic]))
    for rank, (chain, draft) in enumerate(scene.spoken_of[sentence]):
        wanted.append((draft, _BEFORE[1 + rank], (chain,)))
    for draft, part in alike:
        wanted.append((draft, _ALIKE[part], scene.chains_of[draft]))
    found: list[tuple[int, int]] = []
    for draft, way, chains in wanted:
        if here.isdisjoint(chains):
            here.update(chains)
            found.append((draft, way))
    return found


@lru_cache(maxsize=1 << 10)
def _up_step(dep: str) -> str:
    """A relation on the way up: without subtype, but relative clauses apart."""
    return "^" + (dep.partition(":")[0] if dep != "acl:relcl" else "relcl")


def whole(pairs: Pairs) -> Codes:
    """Code of the whole way."""
    return mix(pairs.up, pairs.down)
