"""Names for events that people can read, in both languages.

Comes in: an event and its reports. Goes out: labels such as "John Kerry met Vladimir Putin" and
"التقى جون كيري فلاديمير بوتين". An event that is no plain fact says so in its label.
"""

from collections import Counter
from collections.abc import Iterable

from kg.graph.vocab import STATUS_NOTE, script_lang
from kg.graph.world import Telling, World, participants
from kg.model import Entity, Event

LANGS = ("ar", "en")
LONGEST = 80
"""Longest topic in a label, in code points; the rest becomes an ellipsis."""

_AND = {"ar": " و", "en": " and "}


def entity_name(entity: Entity, lang: str) -> str:
    """The preferred name of an entity in a language, else in the first language it has."""
    return next((text for code, text in entity.names if code == lang), entity.names[0][1])


def event_labels(world: World, event: Event) -> dict[str, str]:
    """Labels by language, where the event was told with words of that language."""
    tellings = world.tellings[event.id]
    labels = {}
    for lang in LANGS:
        word = _word(tellings, lang)
        if word:
            labels[lang] = _label(world, event, word, lang)
    return labels or {"en": event.type}


def _label(world: World, event: Event, word: str, lang: str) -> str:
    def side(found: list[str]) -> str:
        return _AND[lang].join(entity_name(world.resolution.entities[one], lang) for one in found)

    subject, object_ = side(participants(event, "subject")), side(participants(event, "object"))
    parts = [word, subject, object_] if lang == "ar" else [subject, word, object_]
    label = " ".join(part for part in parts if part)
    if not object_:
        topic = _topic(world.tellings[event.id], lang)
        label = f"{label}: {topic}" if topic else label
    note = STATUS_NOTE.get(event.status)
    return f"{label} ({note[lang]})" if note else label


def _word(tellings: Iterable[Telling], lang: str) -> str:
    """The predicate in a language: the most frequent, then the first in the alphabet."""
    words: Counter[str] = Counter()
    for telling in tellings:
        words.update(telling_words(telling).get(lang, ()))
    return min(words, key=lambda word: (-words[word], word)) if words else ""


def telling_words(telling: Telling) -> dict[str, tuple[str, ...]]:
    """Words for a report's predicate by language: its English label and the lemma of its own language."""
    report = telling.report
    words: dict[str, tuple[str, ...]] = {}
    if report.lemma:
        words[script_lang(report.lemma)] = (report.lemma,)
    if report.predicate:
        words[script_lang(report.predicate)] = (report.predicate,)
    return words


def _topic(tellings: Iterable[Telling], lang: str) -> str:
    topics = {
        " ".join(telling.reading.article.text[slice(*telling.report.topic)].split())
        for telling in tellings
        if telling.report.topic and telling.reading.article.lang == lang
    }
    topic = min(topics, key=lambda text: (len(text), text), default="")
    return topic if len(topic) <= LONGEST else topic[: LONGEST - 1].rstrip() + "…"
