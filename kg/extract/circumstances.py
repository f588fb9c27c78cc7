"""How events and expressions of time or place stand to each other, as hashed features of each pair.

Comes in: `Scene`, head words of expressions, pairs. Goes out: keys of features, of Universal Dependencies
alone, so that they mean the same in every language. An expression belongs to its owner, the nearest event at
or above it; other events of the sentence share it or do not, by the way they stand to the owner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kg.extract.columns import word_codes
from kg.extract.frames import step
from kg.extract.hashed import Block, Codes, Features, Ints, Template, codes, keys
from kg.extract.scene import Scene, governor
from kg.extract.tree import NO_WORD, Tree
from kg.extract.vectors import Ends, ends_of

NONE = -1

STEPS = 4
"""Ways through the tree are told apart by so many steps on each side."""

_MARKS = {**dict.fromkeys(",،؛;", 1), **dict.fromkeys(':"«»“”', 2)}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of an event and an expression it may have, those of one event side by side: one choice.

    Args:
        event: Number of the event of each pair, ascending.
        item: Number of the expression of each pair.
        choices: The events that have pairs, ascending.
        sizes: How many pairs each of them has.
    """

    event: Ints
    item: Ints
    choices: Ints
    sizes: Ints

    @property
    def bounds(self) -> Ints:
        """Where the rows of each choice begin, its pairs and then "none"; one more for the end."""
        return np.concatenate([np.zeros(1, np.int64), np.cumsum(self.sizes + 1)])

    @property
    def rows(self) -> Ints:
        """Row of each pair."""
        return np.arange(len(self.event)) + np.repeat(np.arange(len(self.sizes)), self.sizes)

    def features(self, blocks: Sequence[Block], ends: Ends | None) -> Features:
        """Put features of the rows together."""
        return Features(len(self.event) + len(self.choices), tuple(blocks), ends)

    def ends(self, tree: Tree, words: Ints, heads: Ints) -> Ends | None:
        """The words of each row, of all events' and all expressions' ones, where their vectors are known."""
        second = np.full(len(self.event) + len(self.choices), NO_WORD, dtype=np.int64)
        second[self.rows] = heads[self.item]
        return ends_of(tree.vectors, np.repeat(words[self.choices], self.sizes + 1), second)

    def only(self, kept: NDArray[np.bool_]) -> "Pairs":
        """Some of the pairs."""
        return laid_out(self.event[kept], self.item[kept])


def pairs_of(
    here: Sequence[Sequence[int]], before: Sequence[Sequence[int]]
) -> tuple[Pairs, NDArray[np.bool_]]:
    """Lay out for each event the expressions of its sentence and earlier ones; say which pairs are near."""
    both = [items for pair in zip(here, before, strict=True) for items in pair]
    place = np.repeat(np.arange(len(both)), [len(items) for items in both])
    items = np.array(list(chain.from_iterable(both)), dtype=np.int64)
    return laid_out(place // 2, items), place % 2 == 0


def laid_out(event: Ints, item: Ints) -> Pairs:
    """Lay out pairs, by event."""
    sizes = np.bincount(event)
    choices = np.flatnonzero(sizes)
    return Pairs(event, item, choices, sizes[choices])


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a scene in columns.

    Args:
        word: Where each stands.
        above: The nearest event above it in the tree, or `NONE`.
        type: Its type; likewise `pos`, `lemma` and `dep` of its word.
        own: What its own subject is.
        shape: Its form with mood and definiteness.
        before: For each word what stands before it in the article: commas, quotation marks and colons,
            subordinators, conjunctions, events. *Shape:* (5, words + 1).
    """

    word: Ints
    above: Ints
    type: Codes
    pos: Codes
    lemma: Codes
    dep: Codes
    own: Codes
    shape: Codes
    before: Ints


def events_of(scene: Scene) -> Events:
    """Read the events' columns."""
    tree, triggers = scene.tree, scene.triggers
    words = [trigger.word for trigger in triggers]
    number_at = {word: number for number, word in enumerate(words)}
    above = [number_at.get(governor(scene, tree.head[word]), NONE) for word in words]
    of = word_codes(tree)
    return Events(
        word=np.array(words, dtype=np.int64),
        above=np.array(above, dtype=np.int64),
        type=codes([trigger.type for trigger in triggers]),
        pos=of.pos[words],
        lemma=of.lemma[words],
        dep=of.dep[words],
        own=codes(scene.own),
        shape=codes([_shape(tree, word) for word in words]),
        before=_before(tree, words),
    )


def _shape(tree: Tree, word: int) -> str:
    morph = tree.morph[word]
    form = morph.get("VerbForm", "") + morph.get("Aspect", "") + morph.get("Tense", "")
    return f"{tree.pos[word]}/{form}/{morph.get('Mood', '')}/{morph.get('Definite', '')}"


def _before(tree: Tree, words: Sequence[int]) -> Ints:
    kind = np.zeros(len(tree), dtype=np.int64)
    for word, pos in enumerate(tree.pos):
        if pos == "PUNCT":
            kind[word] = _MARKS.get(tree.text[word], 0)
        elif pos in ("SCONJ", "CCONJ"):
            kind[word] = 3 if pos == "SCONJ" else 4
    kind[list(words)] = 5
    counts = np.zeros((5, len(tree) + 1), dtype=np.int64)
    for mark in range(1, 6):
        counts[mark - 1, 1:] = np.cumsum(kind == mark)
    return counts


@dataclass(frozen=True, slots=True)
class Owned:
    """Expressions in columns: head word, the number of the owner or `NONE`, and the way from there down."""

    head: Ints
    owner: Ints
    way: Codes


def owned(scene: Scene, heads: Sequence[int]) -> Owned:
    """Find the events that expressions hang on."""
    number_at = {trigger.word: number for number, trigger in enumerate(scene.triggers)}
    owners = [number_at.get(governor(scene, head), NONE) for head in heads]
    ways = [
        _way(scene.tree, head, scene.triggers[owner].word if owner >= 0 else NO_WORD)
        for head, owner in zip(heads, owners, strict=True)
    ]
    return Owned(np.array(heads, dtype=np.int64), np.array(owners, dtype=np.int64), codes(ways))


def _way(tree: Tree, word: int, above: int) -> str:
    if word == above:
        return "."
    steps = []
    while word not in (above, NO_WORD):
        steps.append(step(tree, word))
        word = tree.head[word]
    return "/".join(reversed(steps[:STEPS]))


def pair_keys(scene: Scene, events: Events, items: Owned, pairs: Pairs) -> list[Template]:
    """Features of events and expressions of one sentence, a column each."""
    e, i = pairs.event, pairs.item
    word, head, owner = events.word[e], items.head[i], items.owner[i]
    relation, kind = _relations(scene, events, e, owner)
    pos, type_, lemma = events.pos[e], events.type[e], events.lemma[e]
    known, at = owner >= 0, np.maximum(owner, 0)
    above, owner_lemma = (np.where(known, column[at], 0) for column in (events.type, events.lemma))
    side = _numbers(head < word)
    marks, between = _between(events, np.minimum(head, word), np.maximum(head, word))
    apart = _numbers(np.minimum(np.abs(head - word) // 3, 8))
    others, nearest, mine = _company(pairs, np.abs(head - word), owner == e)
    near = _numbers(nearest)
    return [
        keys("r", relation, pos),
        keys("rw", kind, items.way[i], pos),
        keys("rt", kind, type_, pos),
        keys("ro", relation, above, type_),
        keys("rl", kind, owner_lemma, pos),
        keys("rs", kind, events.own[e], pos, side),
        keys("rh", kind, events.shape[e], side),
        keys("re", kind, lemma),
        keys("rm", kind, marks, side, pos),
        keys("rb", kind, between, side, pos),
        keys("b", between, side, pos, type_),
        keys("d", apart, side, pos),
        keys("dm", apart, marks, side),
        keys("n", kind, others, near),
        keys("m", kind, mine, near, pos),
    ]


def nothing_keys(scene: Scene, events: Events, items: Owned, pairs: Pairs, near: Pairs) -> list[Template]:
    """Features of events having none of their expressions, a column each; `near`: those of the sentence."""
    e, all_ = pairs.choices, len(events.word)
    pos, type_ = events.pos[e], events.type[e]
    own = np.bincount(near.event, items.owner[near.item] == near.event, all_)[e]
    count = _numbers(np.minimum(np.bincount(near.event, minlength=all_)[e], 4))
    mine = _numbers(np.minimum(own, 2))
    sentence = np.array([min(scene.tree.sentence[w], 3) for w in events.word[e].tolist()], dtype=np.uint64)
    return [
        keys("0", np.zeros(len(e), np.uint64)),
        keys("0t", type_, pos),
        keys("0l", events.lemma[e]),
        keys("0h", events.shape[e]),
        keys("0o", events.own[e], pos),
        keys("0d", events.dep[e], pos),
        keys("0n", count, mine, pos),
        keys("0s", sentence),
    ]


def _numbers(values: NDArray[np.generic]) -> Codes:
    return values.astype(np.uint64)


def _relations(scene: Scene, events: Events, event: Ints, owner: Ints) -> tuple[Codes, Codes]:
    """How each event stands to the owner of an expression, with the way and without."""
    size = len(events.word) + 1
    distinct, where = np.unique(event * size + owner + 1, return_inverse=True)
    above = events.above.tolist()
    found = [_relation(scene, above, n // size, n % size - 1) for n in distinct.tolist()]
    return codes(found)[where], codes([relation.partition(":")[0] for relation in found])[where]


def _relation(scene: Scene, above: Sequence[int], event: int, owner: int) -> str:
    """How an event stands to the owner of an expression: itself, below it, above it, or beside it."""
    if owner in (NONE, event):
        return "own" if owner == event else "none"
    for name, low, high in (("under:", event, owner), ("over:", owner, event)):
        if _is_above(above, low, high):
            return name + _climb(scene.tree, scene.triggers[low].word, scene.triggers[high].word)
    return "beside"


def _is_above(above: Sequence[int], low: int, high: int) -> bool:
    while low not in (high, NONE):
        low = above[low]
    return low == high


def _climb(tree: Tree, word: int, above: int) -> str:
    """The relations from a word up to another one above it, the first few."""
    steps: list[str] = []
    while word != above and len(steps) < STEPS:
        steps.append(step(tree, word))
        word = tree.head[word]
    return ">".join(steps)


def _between(events: Events, first: Ints, last: Ints) -> tuple[Codes, Codes]:
    """What parts two words: marks as bits, and how many events."""
    counts = events.before[:, last] - events.before[:, np.minimum(first + 1, last)]
    bits = sum((counts[mark] > 0).astype(np.uint64) << np.uint64(mark) for mark in range(4))
    return np.asarray(bits, dtype=np.uint64), _numbers(np.minimum(counts[4], 5))


def _company(pairs: Pairs, apart: Ints, own: NDArray[np.bool_]) -> tuple[Codes, NDArray[np.bool_], Codes]:
    """For each pair: how many there are in its choice, whether it is the nearest, whether one is owned."""
    starts = np.cumsum(pairs.sizes) - pairs.sizes
    if not len(starts):
        return np.zeros(0, np.uint64), np.zeros(0, np.bool_), np.zeros(0, np.uint64)
    least = np.repeat(np.minimum.reduceat(apart, starts), pairs.sizes)
    mine = np.repeat(np.logical_or.reduceat(own, starts), pairs.sizes)
    count = np.repeat(np.minimum(pairs.sizes, 4), pairs.sizes)
    return _numbers(count), apart == least, _numbers(mine)
