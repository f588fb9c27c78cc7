"""Train the models of extraction on annotated articles, and measure them on held-out folds.

Comes in: folders of annotated articles, a pipeline. Goes out: `.npz` models in a folder, and figures of
the folds.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from spacy.language import Language

from kg import lexicon as lexicon_table
from kg.errors import TrainingDataError
from kg.extract import cues as cue_table
from kg.extract.candidates import Ordinary, candidates, entries_of, trigger_features
from kg.extract.circumstances import events_of
from kg.extract.clock import WHEN, ahead
from kg.extract.evidence import pair_features
from kg.extract.hashed import Features, Hashed, join, save
from kg.extract.modality import above_features, stance_columns, stance_features
from kg.extract.pairs import NONE, pairs_of
from kg.extract.places import WHERE
from kg.extract.roles import ROLES
from kg.extract.scene import Scene
from kg.extract.scope import scope_of
from kg.extract.settings import ORDINARY, Settings
from kg.extract.sources import SPEAKER
from kg.extract.triggers import NO_EVENT
from kg.model import TimeRef
from kg.training.annotations import Annotated
from kg.training.choices import place_answers, rank_choices, source_answers, time_answers
from kg.training.classes import fit_classes, trimmed
from kg.training.lessons import Lesson, lessons, scene_guessed, scene_with
from kg.training.mixed import Plan
from kg.training.ranking import Groups, Right, rank

Items = tuple[Features, list[str]]
"""Features and class of some items."""


def trigger_items(lesson: Lesson, settings: Settings) -> Items:
    """Features and class of every candidate word."""
    tree = lesson.ground.tree
    words = candidates(tree, lesson.ground.named, settings.ordinary)
    entries = entries_of(tree, settings.lexicon)
    labels = []
    for word in words:
        entry = entries[word]
        event = lesson.event_of.get(word)
        types = event.types if event else (NO_EVENT,)
        labels.append(entry.type if entry and entry.type in types else types[0])
    return trigger_features(tree, words, entries, lesson.ground.drafts), labels


def role_groups(lesson: Lesson, scene: Scene) -> Groups:
    """For each event its candidates and which of them are right: none where the answer is no candidate, or
    where the event is not annotated."""
    pairs = pairs_of(scene)
    drafts = pairs.draft.tolist()
    right: dict[str, list[Right]] = {role: [] for role in ROLES}
    for trigger, group in zip(scene.triggers, pairs.groups, strict=True):
        event = lesson.event_of.get(trigger.word)
        for role, wanted in (("subject", event.subject), ("object", event.object)) if event else ():
            right[role].append(_right(lesson, drafts, group, wanted))
        if event is None:
            for role in ROLES:
                right[role].append([])
    return Groups(pair_features(scene, pairs), pairs.bounds, right, lesson.gold.style)


def _right(lesson: Lesson, drafts: list[int], group: slice, wanted: frozenset[int]) -> Right:
    """The candidates of each wanted entity; nobody when none is wanted."""
    if not wanted:
        return [[group.stop - 1]]
    sets: dict[int, list[int]] = {}
    for place in range(group.start, group.stop):
        draft = drafts[place]
        for entity in (lesson.entities(draft) if draft != NONE else set()) & wanted:
            sets.setdefault(entity, []).append(place)
    return [sets[entity] for entity in sorted(sets)]


def _gold_times(lesson: Lesson, scene: Scene) -> list[TimeRef | None]:
    """For each event the time expression nearest to it that has the annotated value."""
    times, tree = lesson.ground.times, lesson.ground.tree
    found: list[TimeRef | None] = []
    for trigger in scene.triggers:
        value = lesson.event_of[trigger.word].time
        fitting = [time for time in times if value and time.value == value]
        found.append(
            min(fitting, key=lambda time: abs(time.span.start - tree.start[trigger.word]), default=None)
        )
    return found


def stance_items(lesson: Lesson, settings: Settings) -> Items:
    """Features and modality of every event."""
    scene, cues = scene_with(lesson, settings), settings.cues
    published = lesson.gold.article.published
    when = [ahead(time, published) for time in _gold_times(lesson, scene)]
    labels: list[str] = [lesson.event_of[trigger.word].modality for trigger in scene.triggers]
    items = []
    for number, above in enumerate(events_of(scene).above.tolist()):
        scope = scope_of(scene.tree, cues, scene.triggers[number])
        items.append(stance_features(scene, cues, (number, when[number]), scope))
        if above != NONE:
            items[-1] += above_features(scene, number, labels[above])
    return stance_columns(scene, range(len(items)), items), labels


def train_models(examples: Iterable[Lesson], settings: Settings) -> Settings:
    """Train all models on some lessons, and note the words that are never events; the lexicon stays."""
    examples = list(examples)
    settings = replace(settings, ordinary=ordinary_words(examples))
    scenes = [(lesson, scene_with(lesson, settings)) for lesson in examples]
    return replace(
        settings,
        triggers=_classified(trigger_items, examples, settings, TRIGGERS),
        roles=_role_model(examples, settings),
        sources=rank_choices([source_answers(x, y, settings.cues) for x, y in scenes], SPEAKER),
        times=rank_choices([time_answers(x, y) for x, y in scenes], WHEN),
        places=rank_choices([place_answers(x, y) for x, y in scenes], WHERE),
        stance=_classified(stance_items, examples, settings, STANCES),
    )


OFTEN, RARELY = 50, 0.002
"""An ordinary word stands so often in the lessons, and is an event in so small a share of them at most."""


def ordinary_words(examples: Iterable[Lesson]) -> Ordinary:
    """The words that are never events, mistakes of annotators apart."""
    seen, events = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for lesson in examples:
        tree = lesson.ground.tree
        for word in candidates(tree, lesson.ground.named):
            seen[tree.pos[word], tree.lemma[word]] += 1
            events[tree.pos[word], tree.lemma[word]] += word in lesson.event_of
    return frozenset(word for word, n in seen.items() if n >= OFTEN and events[word] <= RARELY * n)


TRIGGERS = Plan(units=64, epochs=3, steps=3000, batch=192, hidden=0.3)
GUESSES = replace(TRIGGERS, epochs=1, steps=1500)
CASTS = Plan(units=96, epochs=4, steps=960, batch=128)
STANCES = Plan(units=32, epochs=3, steps=2000, batch=192, hidden=0.3)
"""Chosen on articles kept out; the figures are in `benchmarks/README.md`."""

FOLDS = 4
"""Participants are learned in articles whose events were guessed by a model of this many less one parts."""


def _classified(
    maker: Callable[[Lesson, Settings], Items], examples: Sequence[Lesson], settings: Settings, plan: Plan
) -> Hashed:
    items = [maker(lesson, settings) for lesson in examples]
    labels = [label for _, classes in items for label in classes]
    styles = np.repeat([lesson.gold.style for lesson in examples], [len(classes) for _, classes in items])
    return fit_classes(join(found for found, _ in items), labels, styles.astype(np.int64), plan)


def _role_model(examples: Sequence[Lesson], settings: Settings) -> Hashed:
    """Learn participants among the events that are found in unseen articles: that is what reading meets."""
    groups = []
    for fold in range(FOLDS):
        rest = [lesson for place, lesson in enumerate(examples) if place % FOLDS != fold]
        model = _classified(trigger_items, rest, settings, GUESSES)
        for lesson in examples[fold::FOLDS]:
            groups.append(role_groups(lesson, scene_guessed(lesson, settings, model)))
    return rank(groups, ROLES, CASTS)


def train_events(lang: str, articles: Iterable[Annotated], out: Path, nlp: Language) -> int:
    """Train on annotated articles of a language and write the models to `out`.

    They learn from all and follow the way of annotating of the first folder that articles were found in.

    Returns:
        How many articles it learned from.

    Raises:
        TrainingDataError: There are no annotated articles of the language.
    """
    learned = lessons(list(articles), nlp)
    if not learned:
        raise TrainingDataError(
            f"no annotated articles in {lang!r}", hint="give --data, and --texts for those without their text"
        )
    settings = train_models(learned, untrained(lang))
    out.mkdir(parents=True, exist_ok=True)
    for name, model in models_of(settings).items():
        save(trimmed(model), out / f"{name}.npz")
    ordinary = (f"{pos}\t{lemma}\n" for pos, lemma in sorted(settings.ordinary))
    (out / ORDINARY).write_text("".join(ordinary), encoding="utf-8")
    return len(learned)


def untrained(lang: str) -> Settings:
    """The words of a language without any model."""
    return Settings(lang, lexicon_table.load(lang), cue_table.load(lang))


def models_of(settings: Settings) -> dict[str, Hashed]:
    """The trained models by name."""
    named = {
        "triggers": settings.triggers,
        "roles": settings.roles,
        "sources": settings.sources,
        "times": settings.times,
        "places": settings.places,
        "modality": settings.stance,
    }
    return {name: model for name, model in named.items() if model is not None}
