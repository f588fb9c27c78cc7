"""Scenes of hand-written trees, read by the words of the language alone."""

from collections.abc import Mapping, Sequence, Sized

import numpy as np
from spacy.tokens import Doc

from kg import lexicon
from kg.extract import cues
from kg.extract.choosing import Stage, parts_of, stage_of
from kg.extract.coref import resolve_mentions
from kg.extract.hashed import Hashed, code, hashed
from kg.extract.mentions import find_mentions
from kg.extract.mentions.words import read_words
from kg.extract.reader import named_words
from kg.extract.roles import cast_events
from kg.extract.scene import Scene, scene_of
from kg.extract.settings import Settings
from kg.extract.tree import tree_of
from kg.extract.triggers import find_triggers
from kg.extract.vectors import Floats
from kg.model import Argument

WORDS = Settings("ar", lexicon.load("ar"), cues.load("ar"))


def named_model(classes: tuple[str, ...], weights: Mapping[str, Sequence[float]]) -> Hashed:
    """A model of features that have a name."""
    known = {code(name) >> 32: row for name, row in weights.items()}
    table = np.array([known[key] for key in sorted(known)], dtype=np.float32).reshape(-1, len(classes))
    return hashed(
        classes, np.array(sorted(known), dtype=np.uint32), table, np.zeros(len(classes), dtype=np.float32)
    )


class Decided(Hashed):
    """A model whose answer for each item is given, whatever its features."""

    def __init__(self, classes: tuple[str, ...], answers: Sequence[Sequence[float]]) -> None:
        table = np.array(answers, dtype=np.float32).reshape(len(answers), len(classes))
        none = named_model(classes, {})
        super().__init__(classes, none.keys, table, none.bias, none.slots, none.shift)

    def logits(self, items: Sized) -> Floats:
        """The given rows, which must be as many as the items."""
        assert len(items) == len(self.weights), f"{len(items)} items"
        return self.weights


def scene(doc: Doc) -> Scene:
    """Everything that is known of an article before the parts of its events are sought."""
    tree = tree_of(doc)
    drafts = find_mentions(doc)
    resolved = resolve_mentions(doc, drafts, lang="ar")
    triggers = find_triggers(tree, WORDS, drafts, named_words(read_words(doc), tree, drafts), None)
    return scene_of(tree, triggers, drafts, resolved.chains_of)


def stage(scene: Scene) -> Stage:
    """The scene with its events cast by their frames."""
    return stage_of(scene, parts_of(cast_events(scene, None)))


def words(scene: Scene, arguments: Sequence[Argument | None]) -> list[str]:
    """The words of participants."""
    drafts = [scene.drafts[argument.mention] for argument in arguments if argument]
    return [" ".join(scene.tree.text[draft.start : draft.end]) for draft in drafts]


def at(scene: Scene, word: str) -> int:
    """Number of the trigger that is written so."""
    return next(n for n, trigger in enumerate(scene.triggers) if scene.tree.text[trigger.word] == word)
