"""Annotated articles laid over what the house finds in them: events on words, entities on chains.

Comes in: annotated articles, a pipeline. Goes out: `Lesson`s, and their scenes for training.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language

from kg.evaluation import resemblance
from kg.extract.candidates import entry_of
from kg.extract.hashed import Hashed
from kg.extract.mentions import Draft
from kg.extract.reader import Ground, ground_of
from kg.extract.scene import Scene, scene_of
from kg.extract.settings import Settings
from kg.extract.tree import Tree
from kg.extract.triggers import Trigger, find_triggers, sense_of
from kg.extract.vectors import OPEN_CLASSES
from kg.training.annotations import Annotated, GoldEvent


@dataclass(frozen=True, slots=True)
class Lesson:
    """An annotated article laid over what the house finds in it.

    Args:
        gold: The annotation.
        ground: Words, mentions, chains, times.
        event_of: Word to its annotated event.
        entity_of: For each chain the annotated entity it is, or -1.
        entity_at: For each draft the annotated entity that its own words name, or -1.
    """

    gold: Annotated
    ground: Ground
    event_of: dict[int, GoldEvent]
    entity_of: tuple[int, ...]
    entity_at: tuple[int, ...]

    def entities(self, draft: int) -> set[int]:
        """The annotated entities that a mention stands for, by its chains or by its own words."""
        chains = self.ground.resolved.chains_of[draft]
        return ({self.entity_of[chain] for chain in chains} | {self.entity_at[draft]}) - {-1}


def lessons(articles: Sequence[Annotated], nlp: Language) -> list[Lesson]:
    """Parse annotated articles and align them."""
    docs = nlp.pipe(gold.article.text for gold in articles)
    return [_lesson(gold, ground_of(gold.article, doc)) for gold, doc in zip(articles, docs, strict=True)]


def _lesson(gold: Annotated, ground: Ground) -> Lesson:
    event_of: dict[int, GoldEvent] = {}
    for event in gold.events:
        word = _word_of(ground.tree, event)
        if word is not None:
            event_of.setdefault(word, event)
    texts = [_words(ground, draft) for draft in ground.drafts]
    named = tuple(_alike(gold, [text], []) if text else -1 for text in texts)
    chains = ground.resolved.chains
    entities = tuple(
        _alike(gold, [n for _, n in c.names[:2]], [texts[m] for m in c.mentions]) for c in chains
    )
    return Lesson(gold, ground, event_of, entities, named)


def _word_of(tree: Tree, event: GoldEvent) -> int | None:
    """The open-class word that an annotated trigger covers most of."""
    best, longest = None, 0
    for word in range(len(tree)):
        shared = min(tree.end[word], event.trigger.end) - max(tree.start[word], event.trigger.start)
        if shared > 0 and tree.pos[word] in OPEN_CLASSES and shared > longest:
            best, longest = word, shared
    return best


def _words(ground: Ground, draft: Draft) -> str:
    """The words of a mention by name or noun, else ""."""
    named = draft.form in {"name", "nominal"}
    return " ".join(ground.tree.text[draft.start : draft.end]) if named else ""


def _alike(gold: Annotated, names: list[str], others: list[str]) -> int:
    """The entity that names resemble most, other names breaking ties; -1 when none is alike enough."""
    likeness = [resemblance(names, entity) + 0.01 * resemblance(others, entity) for entity in gold.names]
    best = max(range(len(likeness)), key=likeness.__getitem__, default=-1)
    return best if best >= 0 and likeness[best] >= SAME else -1


SAME = 0.6
"""Names this alike are one, as in scoring."""


def scene_with(lesson: Lesson, settings: Settings) -> Scene:
    """The article's scene with the annotated events as triggers."""
    tree, ground = lesson.ground.tree, lesson.ground
    triggers = []
    for word, event in sorted(lesson.event_of.items()):
        entry = entry_of(tree, settings.lexicon, word)
        kind = entry.type if entry and entry.type in event.types else event.types[0]
        triggers.append(Trigger(word, kind, sense_of(settings.lexicon, entry, kind), 1.0, "gold"))
    return scene_of(tree, triggers, ground.drafts, ground.resolved.chains_of)


def scene_guessed(lesson: Lesson, settings: Settings, model: Hashed) -> Scene:
    """The article's scene with the events that a model finds in it, and those it misses.

    Args:
        lesson: An article that the model has not learned from.
        settings: The words of the language.
        model: Finds and types events.
    """
    ground = lesson.ground
    guessed = find_triggers(ground.tree, settings, ground.drafts, ground.named, model)
    found = {trigger.word: trigger for trigger in guessed}
    for trigger in scene_with(lesson, settings).triggers:
        found.setdefault(trigger.word, trigger)
    triggers = [found[word] for word in sorted(found)]
    return scene_of(ground.tree, triggers, ground.drafts, ground.resolved.chains_of)
