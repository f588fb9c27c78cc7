"""Names for events that people can read, in both languages.

Comes in: an event and its reports. Goes out: labels such as "John Kerry met Vladimir Putin" and
"التقى جون كيري فلاديمير بوتين". An event that is no plain fact says so in its label.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.graph.governing import ARABIC, ends_open, is_own_word, joined_ar, topic_joint, without_object
from kg.graph.vocab import STATUS_NOTE, script_lang
from kg.graph.wording import TO_BE, is_plural, passive_en, turns_passive, verb_ar
from kg.graph.world import Telling, World, participants
from kg.model import Entity, Event

LANGS = ("ar", "en")
LONGEST = 80
"""Longest topic in a label, in code points; the rest becomes an ellipsis."""

_SINGLE = frozenset({"PERSON", "GPE", "PLACE"})
"""Kinds whose names are of one, whatever they end in."""

EDGES = " .,;:،؛"
"""Characters that a topic in a label neither begins nor ends with."""

_CUT_OFF = re.compile(r"(?<=[\s،]) *[وفبلك]$")

_AND = {"ar": " و", "en": " and "}


class Topic(NamedTuple):
    """What an event is about, and what joins it to the event's words: a preposition, nothing or ":"."""

    text: str
    joint: str


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
    tellings = _told_by(world.tellings[event.id], word, lang)
    sides = [participants(event, role) for role in ("subject", "object")]
    subject, object_ = (
        _AND[lang].join(entity_name(world.resolution.entities[one], lang) for one in side) for side in sides
    )
    topic = None if object_ else _topic(world.tellings[event.id], lang)
    if lang == "ar":
        persons = any(world.resolution.entities[one].kind == "PERSON" for one in sides[0])
        verb = _agreeing(tellings, "" if persons else subject)
        label = _label_ar(verb, tellings[0], (subject, object_), topic)
    else:
        label = _label_en(tellings, subject, object_, topic, plural=_are_many(world, sides[1] or sides[0]))
    note = STATUS_NOTE.get(event.status)
    return f"{label} ({note[lang]})" if note else label


def _told_by(tellings: Iterable[Telling], word: str, lang: str) -> list[Telling]:
    """The tellings in which a word stands, those of that language and with an object first."""

    def rank(telling: Telling) -> tuple[bool, bool]:
        return (telling.reading.article.lang != lang, not telling.report.object)

    return sorted((one for one in tellings if telling_words(one).get(lang) == word), key=rank)


def _label_ar(words: str, telling: Telling, sides: tuple[str, str], topic: Topic | None) -> str:
    subject, object_ = sides
    verb, _, rest = words.partition(" ")  # أطلق | السلطات | سراح
    marker = ARABIC.get(telling.marker, "") if telling.reading.article.lang == "ar" else ""
    end = joined_ar(marker, object_) if object_ else ""
    if topic is not None and topic.joint != ":":
        end = joined_ar(ARABIC.get(topic.joint, ""), topic.text)
    label = " ".join(part for part in (verb, subject, rest, end) if part)
    return f"{label}: {topic.text}" if topic is not None and topic.joint == ":" else label


def _agreeing(tellings: list[Telling], subject: str) -> str:
    """The Arabic words of an event as most tellings have them, then the first in the alphabet."""
    forms = Counter(verb_ar(telling, subject) for telling in tellings)
    return min(forms, key=lambda form: (-forms[form], form))


def _label_en(
    tellings: list[Telling], subject: str, object_: str, topic: Topic | None, *, plural: bool
) -> str:
    if object_:
        word = tellings[0].relation_to_object
        passive = tellings[0].report.rule.endswith("passive") and word == tellings[0].relation
        if (passive or turns_passive(word)) and (not subject or word.startswith(TO_BE)):
            by = f"by {subject}" if subject else ""
            return f"{object_} {passive_en(word, plural=plural)} {by}".rstrip()
        return " ".join(part for part in (subject, word, object_) if part)
    word = f"{subject} {telling_words(tellings[0])['en']}".lstrip()
    if topic is None:
        if plural and word.endswith(" with"):
            return word.removesuffix(" with")  # "the two sides talked"
        told = telling_words(tellings[0])["en"]
        return f"{subject} {without_object(told, tellings[0].report.type)}".lstrip()
    if topic.joint and ends_open(word) and not word.endswith(f" {topic.joint}"):
        word = word.rpartition(" ")[0]  # "agreed with": to what end, not with whom
    if topic.joint == ":":
        return f"{word}: {topic.text}"
    joint = "" if word.endswith(f" {topic.joint}") else topic.joint
    return " ".join(part for part in (word, joint, topic.text) if part)


def _are_many(world: World, entities: Sequence[str]) -> bool:
    """Say whether a verb behind some entities stands in the plural."""
    if len(entities) != 1:
        return bool(entities)
    entity = world.resolution.entities[entities[0]]
    return entity.kind == "GROUP" or (entity.kind not in _SINGLE and is_plural(entity_name(entity, "en")))


def _word(tellings: Iterable[Telling], lang: str) -> str:
    """The predicate in a language: the most frequent, then the first in the alphabet."""
    words: Counter[str] = Counter()
    for telling in tellings:
        words.update(word for code, word in telling_words(telling).items() if code == lang)
    return min(words, key=lambda word: (-words[word], word)) if words else ""


def telling_words(telling: Telling) -> dict[str, str]:
    """The word for a report's predicate by language: its English label and the lemma of its own language."""
    report = telling.report
    return {script_lang(word): word for word in (report.lemma, report.predicate) if word}


def _topic(tellings: Iterable[Telling], lang: str) -> Topic | None:
    """The shortest topic that is told in a language, then the first in the alphabet."""
    topics = [
        Topic(_trimmed(article.text[slice(*report.topic)]), topic_joint(report, article.text, lang))
        for telling in tellings
        for report, article in [(telling.report, telling.reading.article)]
        if report.topic and article.lang == lang and not is_own_word(report, article.text, lang)
    ]
    topic = min(topics, key=lambda topic: (len(topic.text), topic), default=None)
    if topic is None or not topic.text:
        return None
    shown = topic.text if len(topic.text) <= LONGEST else topic.text[: LONGEST - 1].rstrip() + "…"
    return topic._replace(text=shown)


def _trimmed(text: str) -> str:
    """A topic on one line, without marks around it and a clitic at its end that belongs to what follows."""
    text = " ".join(text.split()).strip(EDGES)
    return _CUT_OFF.sub("", text).strip(EDGES)
