"""Find the words that report events and give each its type.

Comes in: `Tree`, lexicon, mentions, the words inside names. Goes out: `Trigger`s in the order of the text.

Each verb, noun and adjective is scored once by a model over its lemma, its place in the tree and
what the lexicon says of it; without a model the lexicon alone decides, so that any language with a lexicon
can be read.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from kg.extract.candidates import candidates, entries_of, trigger_features
from kg.extract.hashed import Hashed
from kg.extract.mentions import Draft
from kg.extract.settings import Settings
from kg.extract.sport import is_on_sport
from kg.extract.tree import Tree
from kg.lexicon import Entry, Lexicon

NO_EVENT = "-"
"""The class of words that are no event."""

THRESHOLD = 0.4
"""A word is an event from this probability on (sum over the types); verbs of the lexicon need less."""

LEAST = 0.25
"""An event needs this probability of its type. What is told is decided with its participants
(`reader.FLOOR`): on kept-out Arabic articles 0.12, 0.2 and 0.25 gave the same trigger F1 and triple F1, with
fewer and fewer to read, 0.3 trigger F1 0.3 lower."""

_GAME, _MEETING = "COMPETE", "CONSULT"
"""Types of what meets: teams, and people ("Kerry met Putin in Moscow"), of whom a short text says little."""

_RULES = {"VERB": "verb", "ADJ": "participle"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event.

    Args:
        word: Index of the word.
        type: Event type.
        entry: Its line of the lexicon, None for a word outside it.
        probability: That it reports an event of this type, 0 to 1.
        rule: What made it: "verb", "noun" or "participle", with "-lexicon" when the lexicon alone decided.
    """

    word: int
    type: str
    entry: Entry | None
    probability: float
    rule: str


def sense_of(lexicon: Lexicon, entry: Entry | None, kind: str) -> Entry | None:
    """The line of the lexicon for the event type that was chosen; its first line when none has that type."""
    if entry is None or entry.type == kind:
        return entry
    return lexicon.sense(entry, kind) or entry


def find_triggers(
    tree: Tree, settings: Settings, drafts: Sequence[Draft], named: Collection[int], model: Hashed | None
) -> list[Trigger]:
    """All events of the article.

    Args:
        tree: The article.
        settings: The lexicon and the ordinary words of its language.
        drafts: Its mentions.
        named: Words inside proper names, which never are events.
        model: Scores the candidates; None to go by the lexicon alone.
    """
    words, lexicon = candidates(tree, named, settings.ordinary), settings.lexicon
    known = entries_of(tree, lexicon)
    entries = [known[word] for word in words]
    if model is None:
        pairs = zip(words, entries, strict=True)
        return [found for word, entry in pairs if (found := _by_lexicon(tree, word, entry))]
    scores = model.scores(trigger_features(tree, words, known, drafts))
    event = 1.0 - scores[:, model.classes.index(NO_EVENT)]
    likely = np.flatnonzero(event >= LEAST)
    likeliest = np.argsort(-scores[likely], axis=1)[:, :2].tolist()
    triggers = []
    for number, row in zip(likely.tolist(), likeliest, strict=True):
        word, entry = words[number], entries[number]
        if event[number] < THRESHOLD and not _is_known_verb(tree, word, entry):
            continue
        kind = _type(model, entry, row)
        probability = float(scores[number, model.classes.index(kind)])
        if kind == _GAME and entry and entry.type == _MEETING and not is_on_sport(tree):
            kind, probability = _MEETING, probability + float(scores[number, model.classes.index(_MEETING)])
        if probability < LEAST and entry and _is_phrase(tree, word, entry):
            kind, probability = entry.type, float(event[number])
        if probability >= LEAST:
            sense = sense_of(lexicon, entry, kind)
            triggers.append(Trigger(word, kind, sense, probability, _rule(tree, word)))
    return triggers


def _type(model: Hashed, entry: Entry | None, likeliest: list[int]) -> str:
    """The likeliest event type, of the two likeliest classes; for a word that is likelier no event the
    lexicon's."""
    ranked = [model.classes[column] for column in likeliest]
    if ranked[0] == NO_EVENT and entry and entry.is_event:
        return entry.type
    return ranked[1] if ranked[0] == NO_EVENT else ranked[0]


def _is_known_verb(tree: Tree, word: int, entry: Entry | None) -> bool:
    return tree.pos[word] == "VERB" and entry is not None and entry.is_event


def _is_phrase(tree: Tree, word: int, entry: Entry) -> bool:
    """Whether a word stands for a phrase of the lexicon that tells an event ("went on strike"): one that the
    model has not met says nothing to it, neither by its verb nor by its noun."""
    return "_" in tree.lemma[word] and entry.is_event


def _by_lexicon(tree: Tree, word: int, entry: Entry | None) -> Trigger | None:
    if entry is None:
        is_verb = tree.pos[word] == "VERB"
        return Trigger(word, "OTHER", None, 0.5, "verb-unknown") if is_verb else None
    if not entry.is_event:
        return None
    return Trigger(word, entry.type, entry, 0.7, _rule(tree, word) + "-lexicon")


def _rule(tree: Tree, word: int) -> str:
    return _RULES.get(tree.pos[word], "noun")
