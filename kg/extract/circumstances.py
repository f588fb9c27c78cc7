"""How an event and an expression of time or place stand to each other, as features of the pair.

Comes in: `Scene`, head words of expressions. Goes out: features as strings, of Universal Dependencies alone,
so that they mean the same in every language. An expression belongs to its owner, the nearest event above it;
other events of the sentence share it or do not, by the way they stand to the owner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kg.extract.linear import Floats, Linear
from kg.extract.scene import Scene, own_subject
from kg.extract.tree import NO_WORD, Tree

STEPS = 4
"""Ways through the tree are told apart by so many steps on each side."""


def step(tree: Tree, word: int) -> str:
    """A relation with its preposition: "obl:في"."""
    preposition = tree.prepositions[word]
    return f"{tree.dep[word]}:{preposition}" if preposition else tree.dep[word]


@dataclass(frozen=True, slots=True)
class Owned:
    """An expression: its head word, the nearest event at or above it, and the way from there down."""

    head: int
    owner: int
    way: str


def owned(scene: Scene, head: int) -> Owned:
    """Find the event that an expression hangs on."""
    steps: list[str] = []
    word = head
    while word != NO_WORD and (word == head or word not in scene.event_at):
        if word == head and word in scene.event_at:
            return Owned(head, word, ".")
        steps.append(step(scene.tree, word))
        word = scene.tree.head[word]
    return Owned(head, word, "/".join(reversed(steps[:STEPS])))


class Circumstances:
    """Features of the pairs of events and expressions of one scene.

    Args:
        scene: The article with its events.
        heads: Head word of each expression.
    """

    def __init__(self, scene: Scene, heads: Sequence[int]) -> None:
        self._scene = scene
        self.items = [owned(scene, head) for head in heads]
        self.by_sentence: dict[int, list[int]] = {}
        for number, head in enumerate(heads):
            self.by_sentence.setdefault(scene.tree.sentence[head], []).append(number)
        self._events = [_event_key(scene, number) for number in range(len(scene.triggers))]

    def pair(self, trigger: int, item: int) -> list[str]:
        """Features of an event and an expression of its sentence."""
        scene, found = self._scene, self.items[item]
        tree, event = scene.tree, scene.triggers[trigger]
        word, head = event.word, found.head
        pos, own, shape = self._events[trigger]
        relation = _relation(tree, word, found.owner)
        kind = relation.partition(":")[0]
        owner = scene.event_at.get(found.owner)
        above = owner.type if owner else ""
        side = "<" if head < word else ">"
        first, last = min(head, word), max(head, word)
        events = min(sum(first < t.word < last for t in scene.triggers[max(0, trigger - 6) : trigger + 7]), 5)
        marks = _between(tree, first, last)
        apart = min((last - first) // 3, 8)
        others = self.by_sentence[tree.sentence[word]]
        nearest = min(others, key=lambda n: abs(self.items[n].head - word)) == item
        mine = sum(self.items[n].owner == word for n in others)
        return [
            f"r={relation}/{pos}",
            f"rw={kind}/{found.way}/{pos}",
            f"rt={kind}/{event.type}/{pos}",
            f"ro={relation}/{above}/{event.type}",
            f"rl={kind}/{tree.lemma[found.owner] if owner else ''}/{pos}",
            f"rs={kind}/{own}/{pos}/{side}",
            f"rh={kind}/{shape}/{side}",
            f"re={kind}/{tree.lemma[word]}",
            f"rm={kind}/{marks}/{side}/{pos}",
            f"rb={kind}/{events}/{side}/{pos}",
            f"b={events}/{side}/{pos}/{event.type}",
            f"d={apart}/{side}/{pos}",
            f"dm={apart}/{marks}/{side}",
            f"n={kind}/{min(len(others), 4)}/{nearest}",
            f"m={kind}/{mine > 0}/{nearest}/{pos}",
        ]

    def nothing(self, trigger: int) -> list[str]:
        """Features of an event having none of the expressions."""
        scene, event = self._scene, self._scene.triggers[trigger]
        tree, word = scene.tree, event.word
        pos, own, shape = self._events[trigger]
        items = [self.items[n] for n in self.by_sentence.get(tree.sentence[word], ())]
        mine = sum(item.owner == word for item in items)
        return [
            "0",
            f"0t={event.type}/{pos}",
            f"0l={tree.lemma[word]}",
            f"0h={shape}",
            f"0o={own}/{pos}",
            f"0d={tree.dep[word]}/{pos}",
            f"0n={min(len(items), 4)}/{min(mine, 2)}/{pos}",
            f"0s={min(tree.sentence[word], 3)}",
        ]


def _event_key(scene: Scene, number: int) -> tuple[str, str, str]:
    """Part of speech, own subject, and form of an event word."""
    tree, word = scene.tree, scene.triggers[number].word
    morph = tree.morph[word]
    form = morph.get("VerbForm", "") + morph.get("Aspect", "") + morph.get("Tense", "")
    shape = f"{tree.pos[word]}/{form}/{morph.get('Mood', '')}/{morph.get('Definite', '')}"
    return tree.pos[word], own_subject(scene, word), shape


def _relation(tree: Tree, word: int, owner: int) -> str:
    """How an event stands to the owner of an expression: itself, below it, above it, or beside it."""
    if owner == NO_WORD:
        return "none"
    if word == owner:
        return "own"
    if found := _climb(tree, word, owner):
        return "under:" + found
    if found := _climb(tree, owner, word):
        return "over:" + found
    return "beside"


def _climb(tree: Tree, word: int, above: int) -> str:
    """The relations from a word up to another one; "" when that is not above it."""
    steps = []
    while word not in (above, NO_WORD):
        steps.append(step(tree, word))
        word = tree.head[word]
    return ">".join(steps[:STEPS]) if word == above else ""


def _between(tree: Tree, first: int, last: int) -> str:
    """What parts two words: a quotation mark or colon, a subordinator, a comma, a conjunction, or nothing."""
    found = set()
    for word in range(first + 1, last):
        if tree.pos[word] == "PUNCT":
            found.add("," if tree.text[word] in ",،؛;" else '"' if tree.text[word] in ':"«»“”' else "")
        elif tree.pos[word] in ("SCONJ", "CCONJ"):
            found.add("s" if tree.pos[word] == "SCONJ" else "c")
    return "".join(sorted(found))


@dataclass(frozen=True, slots=True)
class Choice:
    """The expressions an event may have, by number, with features; those of having none come last."""

    trigger: int
    candidates: tuple[int, ...]
    items: list[list[str]]


def shares(choices: Sequence[Choice], model: Linear) -> Iterator[tuple[Choice, list[float]]]:
    """The probability of each candidate of each choice, that of none last."""
    logits: Floats = model.logits([features for choice in choices for features in choice.items])[:, 0]
    first = 0
    for choice in choices:
        part = logits[first : first + len(choice.items)]
        first += len(choice.items)
        powers = np.exp(part - part.max())
        yield choice, (powers / powers.sum()).tolist()
