"""Train the models of extraction on annotated articles, and measure them on held-out folds.

Comes in: a folder of annotated articles, a pipeline. Goes out: `.npz` models in a folder, and figures of
the folds.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language

from kg.errors import TrainingDataError
from kg.evaluation import resemblance
from kg.extract import cues as cue_table
from kg.extract import lexicon as lexicon_table
from kg.extract.clock import ahead, time_features, time_pairs
from kg.extract.evidence import Evidence
from kg.extract.linear import Linear, save
from kg.extract.mentions import Draft
from kg.extract.pairs import NONE, Pair, pairs_of
from kg.extract.quotes import find_quotes
from kg.extract.reader import Ground, ground_of
from kg.extract.roles import ROLES
from kg.extract.scene import Scene, scene_of
from kg.extract.settings import Settings
from kg.extract.sources import link_features, links_of
from kg.extract.stance import StanceModels, stance_features
from kg.extract.tree import Tree
from kg.extract.triggers import (
    NO_EVENT,
    OPEN_CLASSES,
    Trigger,
    candidates,
    entry_of,
    sense_of,
    type_shares,
    word_features,
)
from kg.model import TimeRef
from kg.training.annotations import Annotated, GoldEvent, load_annotated
from kg.training.linear import fit
from kg.training.ranking import Group, rank

Items = tuple[list[list[str]], list[str]]


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


def trigger_items(lesson: Lesson, settings: Settings) -> Items:
    """Features and class of every candidate word."""
    tree = lesson.ground.tree
    words = candidates(tree, lesson.ground.named)
    entries = [entry_of(tree, settings.lexicon, word) for word in words]
    share = type_shares(entries)
    items = [word_features(tree, settings.lexicon, word, share) for word in words]
    labels = []
    for word, entry in zip(words, entries, strict=True):
        event = lesson.event_of.get(word)
        types = event.types if event else (NO_EVENT,)
        labels.append(entry.type if entry and entry.type in types else types[0])
    return items, labels


def role_groups(lesson: Lesson, settings: Settings) -> list[Group]:
    """For each event its candidates and which of them are right: none where the answer is no candidate."""
    scene = scene_with(lesson, settings)
    evidence = Evidence(scene)
    groups = []
    for pairs in pairs_of(scene):
        event = lesson.event_of[scene.triggers[pairs[0].trigger].word]
        wanted = {"subject": event.subject, "object": event.object,
                  "place": frozenset() if event.place is None else frozenset({event.place})}  # fmt: skip
        right = {role: _right(lesson, pairs, wanted[role]) for role in ROLES}
        groups.append(Group([evidence.features(pair) for pair in pairs], right))
    return groups


def _right(lesson: Lesson, pairs: list[Pair], wanted: frozenset[int]) -> list[list[int]]:
    """The candidates of each wanted entity; nobody when none is wanted."""
    if not wanted:
        return [[len(pairs) - 1]]
    sets: dict[int, list[int]] = {}
    for place, pair in enumerate(pairs):
        for entity in (lesson.entities(pair.draft) if pair.draft != NONE else set()) & wanted:
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


def time_items(lesson: Lesson, settings: Settings) -> Items:
    """Features of every pair of an event and a time expression, and whether they belong together."""
    scene = scene_with(lesson, settings)
    times = lesson.ground.times
    pairs = time_pairs(scene, times)
    wanted = [lesson.event_of[trigger.word].time for trigger in scene.triggers]
    labels = [
        "yes" if times[time].value and times[time].value == wanted[number] else "no"
        for number, time, _ in pairs
    ]
    return [time_features(scene, times, pair) for pair in pairs], labels


def stance_items(lesson: Lesson, settings: Settings) -> tuple[list[list[str]], list[str], list[str]]:
    """Features, polarity and modality of every event."""
    scene = scene_with(lesson, settings)
    published = lesson.gold.article.published
    when = [ahead(time, published) for time in _gold_times(lesson, scene)]
    items = [
        stance_features(scene, settings.cues, t.word, w) for t, w in zip(scene.triggers, when, strict=True)
    ]
    events = [lesson.event_of[trigger.word] for trigger in scene.triggers]
    return items, [event.polarity for event in events], [event.modality for event in events]


def source_items(lesson: Lesson, settings: Settings) -> Items:
    """Features of every pair of an event and a reporting event, and whether the one is the other's source."""
    scene = scene_with(lesson, settings)
    quotes = find_quotes(lesson.gold.article.text)
    items, labels = [], []
    for link in links_of(scene, quotes):
        event = lesson.event_of[scene.triggers[link.trigger].word]
        reporting = lesson.event_of[scene.triggers[link.reporting].word]
        items.append(link_features(scene, settings.cues, quotes, link))
        labels.append("yes" if event.source and event.source & reporting.subject else "no")
    return items, labels


def train_models(examples: Iterable[Lesson], settings: Settings) -> Settings:
    """Train all models on some lessons; the words stay."""
    examples = list(examples)

    def model(maker: Callable[[Lesson, Settings], Items], strength: float) -> Linear:
        items, labels = _joined(maker(lesson, settings) for lesson in examples)
        return fit(items, labels, strength=strength)

    stances = [stance_items(lesson, settings) for lesson in examples]
    features = [item for items, _, _ in stances for item in items]
    polarity = fit(
        features, [label for _, labels, _ in stances for label in labels], strength=STRENGTH["polarity"]
    )
    modality = fit(
        features, [label for _, _, labels in stances for label in labels], strength=STRENGTH["modality"]
    )
    return replace(
        settings,
        triggers=model(trigger_items, STRENGTH["triggers"]),
        roles=rank([g for lesson in examples for g in role_groups(lesson, settings)], ROLES, penalty=PENALTY),
        sources=model(source_items, STRENGTH["sources"]),
        times=model(time_items, STRENGTH["times"]),
        stance=StanceModels(polarity, modality),
    )


STRENGTH = {"triggers": 0.3, "polarity": 0.3, "modality": 0.3, "sources": 0.1, "times": 0.1}
"""Inverse L2 penalties, chosen on the folds."""

PENALTY = 0.5
"""L2 penalty of the roles' ranking, chosen on the folds."""


def _joined(parts: Iterable[Items]) -> Items:
    items: list[list[str]] = []
    labels: list[str] = []
    for found, classes in parts:
        items += found
        labels += classes
    return items, labels


def train_events(lang: str, folder: Path, out: Path, nlp: Language) -> int:
    """Train on all annotated articles of a language and write the models to `out`.

    Returns:
        How many articles it learned from.

    Raises:
        TrainingDataError: There are no annotated articles of the language.
    """
    articles = list(load_annotated(folder, lang))
    if not articles:
        raise TrainingDataError(f"no annotated articles in {lang!r}", where=str(folder))
    settings = train_models(lessons(articles, nlp), untrained(lang))
    out.mkdir(parents=True, exist_ok=True)
    for name, model in models_of(settings).items():
        save(model, out / f"{name}.npz")
    return len(articles)


def untrained(lang: str) -> Settings:
    """The words of a language without any model."""
    return Settings(lang, lexicon_table.load(lang), cue_table.load(lang))


def models_of(settings: Settings) -> dict[str, Linear]:
    """The trained models by name."""
    stance = settings.stance
    named = {
        "triggers": settings.triggers,
        "roles": settings.roles,
        "sources": settings.sources,
        "times": settings.times,
        "polarity": stance.polarity if stance else None,
        "modality": stance.modality if stance else None,
    }
    return {name: model for name, model in named.items() if model is not None}
