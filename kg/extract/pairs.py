"""Events and the mentions that may take part in them.

Comes in: `Scene`. Goes out: `Pairs`, columns over all pairs, grouped by event. Candidates are the mentions
of the event's own sentence; from before it whom the sentence before was about, the two participants most
spoken of so far, and who stood in the last event of the same type; last in each group stands nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kg.extract.columns import word_codes
from kg.extract.frames import step
from kg.extract.hashed import Codes, Ints, code, mix
from kg.extract.history import History, last_alike
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree

MAX_PATH = 5
"""Longer ways through the tree are not looked at: more of them brought nothing on the folds."""

NONE = -1
"""The draft of the pair that says: nobody."""

_PRIME = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_BEFORE = tuple(code(f"before/{name}") for name in ("topic", "0", "1", "2", "3"))
_HIDDEN = code("/zero")
_ALIKE = tuple(code(f"alike/{name}") for name in ("agent", "patient"))

Lift = list[tuple[int, int, int]]
"""The words from a mention's head upwards: word, code of the way down from it, length of that way."""


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
    """

    bounds: Ints
    trigger: Ints
    draft: Ints
    up: Codes
    down: Codes
    climbs: Ints
    drops: Ints

    def __len__(self) -> int:
        return len(self.trigger)

    @property
    def groups(self) -> list[slice]:
        """The pairs of each event."""
        edges = self.bounds.tolist()
        return [slice(edges[n], edges[n + 1]) for n in range(len(edges) - 1)]


def pairs_of(scene: Scene, history: History) -> Pairs:
    """All pairs worth scoring."""
    flat: list[int] = []
    bounds = [0]
    lifts: dict[int, list[tuple[int, int, Lift]]] = {}
    steps = _steps(scene.tree)
    for number, trigger in enumerate(scene.triggers):
        sentence = scene.tree.sentence[trigger.word]
        if sentence not in lifts:
            around = scene.by_sentence.get(sentence, ())
            lifts[sentence] = [(d, _own(scene, d), _lift(scene, d, steps)) for d in around]
        here: set[int] = set()
        for pair in _from_sentence(scene, trigger.word, lifts[sentence]):
            flat += pair
            here.update(scene.chains_of[pair[0]])
        for draft, before in _from_before(scene, history, number, here):
            flat += (draft, 0, before, 0, 0)
        flat += (NONE & _MASK, 0, 0, 0, 0)
        bounds.append(len(flat) // 5)
    columns = np.array(flat, dtype=np.uint64).reshape(-1, 5).T
    return Pairs(
        np.array(bounds, dtype=np.int64),
        np.repeat(np.arange(len(scene.triggers)), np.diff(bounds)),
        columns[0].astype(np.int64),
        columns[1].copy(),
        columns[2].copy(),
        columns[3].astype(np.int64),
        columns[4].astype(np.int64),
    )


def _steps(tree: Tree) -> list[int]:
    """Code of the step from each word to its head: of its relation, with its preposition if it has one."""
    steps: list[int] = word_codes(tree).dep.tolist()
    for word, preposition in enumerate(tree.prepositions):
        if preposition:
            steps[word] = code(step(tree, word))
    return steps


def _from_sentence(
    scene: Scene, event: int, lifts: Sequence[tuple[int, int, Lift]]
) -> Iterator[tuple[int, int, int, int, int]]:
    """The mentions of an event's sentence that are near enough: mention, way up, way down, their lengths."""
    depth = _climb(scene.tree, event)
    for draft, own, lift in lifts:
        if own == event:
            continue
        for word, down, drops in lift:
            if (reached := depth.get(word)) is not None:
                up, climbs = reached
                if climbs + drops <= MAX_PATH:
                    yield draft, up, down, climbs, drops
                break


def _own(scene: Scene, number: int) -> int:
    """The word that cannot be the mention's event: its own head, unless the mention is hidden."""
    draft = scene.drafts[number]
    return draft.head if draft.form != "zero" else NO_WORD


def _lift(scene: Scene, number: int, steps: Sequence[int]) -> Lift:
    """The way from a mention up to the root, as far as a way may be long; conjuncts stand with the first.

    Args:
        scene: The article.
        number: The mention.
        steps: Code of the step from each word to its head.
    """
    draft = scene.drafts[number]
    dep, pos, head = scene.tree.dep, scene.tree.pos, scene.tree.head
    word, way, length = draft.head, _HIDDEN if draft.form == "zero" else 0, 0
    found = [(word, way, length)]
    while length <= MAX_PATH:
        if dep[word] != "conj" or pos[word] == "VERB":
            way = _onward(way, steps[word])
            length += 1
        word = head[word]
        if word == NO_WORD:
            break
        found.append((word, way, length))
    return found


def _climb(tree: Tree, word: int) -> dict[int, tuple[int, int]]:
    """The words from an event upwards: code and length of the way up to each."""
    way, length = 0, 0
    found = {word: (way, length)}
    while length < MAX_PATH:
        way = _onward(way, code("^" + up_step(tree, word)))
        word = tree.head[word]
        if word == NO_WORD:
            break
        length += 1
        found[word] = (way, length)
    return found


def _onward(way: int, taken: int) -> int:
    return ((way ^ (way >> 29) ^ taken) * _PRIME) & _MASK


def _from_before(scene: Scene, history: History, number: int, here: set[int]) -> list[tuple[int, int]]:
    """Whom the sentence before was about, the chains most spoken of so far, and who stood in the last event
    of the same type, if they are not here."""
    sentence = scene.tree.sentence[scene.triggers[number].word]
    wanted = []
    topic = scene.topics[sentence - 1] if sentence else NONE
    if topic >= 0:
        wanted.append((topic, _BEFORE[0], scene.chains_of[topic]))
    for rank, (chain, draft) in enumerate(scene.spoken_of[sentence]):
        wanted.append((draft, _BEFORE[1 + rank], (chain,)))
    for draft, part in last_alike(history, scene.triggers, number):
        wanted.append((draft, _ALIKE[part], scene.chains_of[draft]))
    found: list[tuple[int, int]] = []
    seen = set(here)
    for draft, way, chains in wanted:
        if seen.isdisjoint(chains):
            seen.update(chains)
            found.append((draft, way))
    return found


def up_step(tree: Tree, word: int) -> str:
    """A relation on the way up: without subtype, but relative clauses apart."""
    return tree.dep[word].partition(":")[0] if tree.dep[word] != "acl:relcl" else "relcl"


def whole(pairs: Pairs) -> Codes:
    """Code of the whole way."""
    return mix(pairs.up, pairs.down)
