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

EDGES = " .,;:،؛"
"""Characters that a topic in a label neither begins nor ends with."""

_AND = {"ar": " و", "en": " and "}


def entity_name(entity: Entity, lang: str) -> str:
    """The preferred name of an entity in a language, else in the first language it has."""
    return next((text for code, text in entity.names if code == lang), entity.names[0][1])


def event_labels(world: World, event: Event) -> dict[str, str]:
    """Labels by language, where the event was told with words of that language and all names are known in it.

    Where that gives none, one label with whatever names there are, in the language of an article.
    """
    tellings = world.tellings[event.id]
    words = {lang: _word(tellings, lang) for lang in LANGS}
    whole = [lang for lang in LANGS if words[lang] and _named(world, event, lang)]
    if not whole:
        own = min(telling.reading.article.lang for telling in tellings)
        whole = [own] if words.get(own) else [lang for lang in LANGS if words[lang]][:1]
    return {lang: _label(world, event, words[lang], lang) for lang in whole} or {"en": event.type}


def _named(world: World, event: Event, lang: str) -> bool:
    """Say whether everybody who takes part has a name in a language."""
    entities = (world.resolution.entities[entity] for _, entity in event.roles)
    return all(any(code == lang for code, _ in entity.names) for entity in entities)


def _label(world: World, event: Event, word: str, lang: str) -> str:
    def side(found: list[str]) -> str:
        return _AND[lang].join(entity_name(world.resolution.entities[one], lang) for one in found)

    subject, object_ = side(participants(event, "subject")), side(participants(event, "object"))
    verb, _, rest = word.partition(" ")  # أطلق | السلطات | سراح
    parts = [verb, subject, rest, object_] if lang == "ar" else [subject, word, object_]
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
        " ".join(telling.reading.article.text[slice(*telling.report.topic)].split()).strip(EDGES)
        for telling in tellings
        if telling.report.topic and telling.reading.article.lang == lang
    }
    topic = min(topics, key=lambda text: (len(text), text), default="")
    return topic if len(topic) <= LONGEST else topic[: LONGEST - 1].rstrip() + "…"
