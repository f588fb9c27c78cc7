"""Read one parsed article: the whole way from a Doc to a Reading on one page.

Comes in: an Article and its Doc. Goes out: a Reading, everything local to the article.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc

from kg.extract.according import sayings
from kg.extract.choosing import Stage, parts_of, stage_of
from kg.extract.clock import ahead, date_events
from kg.extract.coref import Resolved, resolve_mentions, with_demonyms, with_english
from kg.extract.dateline import apart, without_datelines, words_of
from kg.extract.days_apart import days_apart
from kg.extract.existence import nouns_above
from kg.extract.glosses import gloss
from kg.extract.harm import without_attackers
from kg.extract.homographs import verbs_again
from kg.extract.joined import finite_apart, plans_apart
from kg.extract.mending import mend
from kg.extract.mentions import Draft, find_mentions
from kg.extract.mentions.words import Words, read_words
from kg.extract.metonymy import acting_capitals
from kg.extract.perfects import perfects_again
from kg.extract.phrasal import join_phrases
from kg.extract.places import dateline_end, place_events
from kg.extract.quotes import find_quotes
from kg.extract.respelling import respell
from kg.extract.roles import Cast, cast_events
from kg.extract.scene import Scene, scene_of
from kg.extract.senses import tell_senses
from kg.extract.settings import Settings, load
from kg.extract.sources import attribute
from kg.extract.stance import judge
from kg.extract.tense import tense_of
from kg.extract.times import find_times
from kg.extract.topics import find_topics
from kg.extract.tree import Tree, tree_of
from kg.extract.triggers import Trigger, find_triggers
from kg.extract.undone import without_undone
from kg.model import Argument, Article, Mention, Reading, Report, Span, Stance, TimeRef
from kg.names import Gazetteer
from kg.process import collector_waits
from kg.text import datelines

FLOOR = {"ar": 0.12, "en": 0.16}
"""Events below this confidence are left out. On 450 kept-out Arabic articles 0.10, 0.12, 0.14 and 0.18 gave
trigger F1 79.3, 78.1, 76.8 and 73.2, triple F1 44.0, 44.8, 45.4 and 46.0; on 302 English ones 0.14, 0.16,
0.18 and 0.22 trigger F1 92.9, 92.2, 91.3 and 89.2, triple F1 52.0, 52.5, 52.8 and 53.6. Without the
probability of the type in it triple F1 was 0.5 lower at the same trigger F1."""


_WHEN = frozenset({"OTHER", "TIME", "PLACE"})
"""Kinds of mentions that may be times: "the first quarter" is no place."""

_FOREIGN = frozenset({"X", "PROPN"})
"""Parts of speech of words that are names or foreign, which may be written by their letters."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of an article before its events: words, mentions, chains, time expressions."""

    tree: Tree
    drafts: tuple[Draft, ...]
    resolved: Resolved
    times: tuple[TimeRef, ...]
    named: frozenset[int]


def ground_of(article: Article, doc: Doc, names: Gazetteer | None = None) -> Ground:
    """Find words, mentions, chains and time expressions of an article.

    Args:
        article: The article.
        doc: Its words in Universal Dependencies.
        names: Known names; those of ontology/names unless given.
    """
    drafts = find_mentions(doc, names)
    lines = datelines(article.text)
    tree = finite_apart(nouns_above(apart(tree_of(doc), lines), article.lang), article.lang)
    tree = perfects_again(verbs_again(plans_apart(tree, article.lang), article.lang), article.lang)
    tree = mend(join_phrases(respell(tree, article.lang), article.lang), drafts)
    tree = tell_senses(tree, drafts, article.lang)
    resolved = resolve_mentions(doc, drafts, lang=article.lang, gazetteer=names, english=False)
    drafts, resolved = with_demonyms(read_words(doc), drafts, resolved)
    chains_of = without_datelines(resolved.chains_of, drafts, tree, lines)
    named = named_words(read_words(doc), tree, drafts) | words_of(tree, lines)
    tense = tense_of(tree, article.lang)
    times = find_times(article.text, lang=article.lang, published=article.published, tense=tense)
    chains_of = _without_times(chains_of, drafts, tree, times)
    return Ground(tree, drafts, Resolved(resolved.chains, chains_of), tuple(times), named)


def _without_times(
    chains_of: Sequence[tuple[int, ...]], drafts: Sequence[Draft], tree: Tree, times: Sequence[TimeRef]
) -> tuple[tuple[int, ...], ...]:
    """The chains of each mention, none of those that only say when: no time takes part or is a place."""
    when = {i for time in times for i in range(time.span.start, time.span.end)}
    return tuple(
        () if draft.kind in _WHEN and tree.start[draft.head] in when else chains
        for draft, chains in zip(drafts, chains_of, strict=True)
    )


def named_words(words: Words, tree: Tree, drafts: tuple[Draft, ...]) -> frozenset[int]:
    """The words of proper names, which report no events.

    Not those of a foreign word that nobody knows for a name, for the parser calls unknown verbs so; and not
    the noun that a name of an institution begins with, unless it was recognised ("organising the meeting").
    """
    known = [draft for draft in drafts if draft.name and draft.kind != "OTHER"]
    heads = {draft.head for draft in known if tree.pos[draft.head] == "NOUN"}
    found = {word for draft in known if draft.name for word in range(*draft.name)}
    return frozenset((found - heads) | words.named())


class Extractor:
    """Reads articles of one language.

    Args:
        lang: Language code ("ar").
        settings: Words and models; those shipped for the language unless given.
        names: Known names; those of ontology/names unless given.
    """

    def __init__(
        self, lang: str, settings: Settings | None = None, *, names: Gazetteer | None = None
    ) -> None:
        self.lang = lang
        self.names = names
        self.settings = settings or load(lang)

    @collector_waits()
    def read(self, article: Article, doc: Doc) -> Reading:
        """Everything the article says, as mentions, chains and reports in the order of the text.

        Args:
            article: The article; `doc.text` is its text.
            doc: Its words, sentences, trees and names in Universal Dependencies.
        """
        ground = ground_of(article, doc, self.names)
        settings, tree = self.settings, ground.tree
        silent = ground.named.union(sayings(tree, settings.cues))
        triggers = find_triggers(tree, settings, ground.drafts, silent, settings.triggers)
        triggers = without_attackers(tree, triggers, settings.lexicon)
        scene = scene_of(tree, triggers, ground.drafts, ground.resolved.chains_of)
        casts = cast_events(scene, settings.roles)
        pairs, floor = zip(triggers, casts, strict=True), FLOOR.get(self.lang, min(FLOOR.values()))
        sure = [trigger.probability * cast.probability >= floor for trigger, cast in pairs]
        stage = stage_of(scene, parts_of(casts), [number for number, told in enumerate(sure) if told])
        times = days_apart(scene, date_events(stage, ground.times, settings.times, article.published))
        when = [ahead(time, article.published) for time in times]
        judged = judge(stage, settings.cues, when, settings.stance)
        places = self._places(stage, casts, dateline_end(article.text))
        places = without_undone(scene, places, [polarity for polarity, _ in judged])
        sources = attribute(stage, casts, find_quotes(article.text), settings.cues, settings.sources)
        told_by = zip(judged, sources, strict=True)
        stances = [Stance(polarity, modality, source) for (polarity, modality), source in told_by]
        topics = find_topics(stage, casts, ground.times)
        reports = [
            _report(scene, trigger, cast, Around(time, place, topic, stance), self.lang)
            for told, trigger, cast, time, place, topic, stance in zip(
                sure, triggers, casts, times, places, topics, stances, strict=True
            )
            if told
        ]
        names = Gazetteer.load() if self.names is None else self.names
        chains, reports = acting_capitals(scene, ground.resolved.chains, reports, names)
        spelled = {text for i, text in enumerate(tree.text) if i in ground.named or tree.pos[i] in _FOREIGN}
        chains = with_english(chains, _used(reports), lang=self.lang, gazetteer=names, spelled=spelled)
        return Reading(article, _mentions(article, ground), chains, tuple(reports))

    def _places(self, stage: Stage, casts: list[Cast], dateline: int) -> list[Argument | None]:
        """The place of every event: by the model of places, else as the participants were cast."""
        if self.settings.places is None:
            return [cast.place for cast in casts]
        return place_events(stage, self.settings.places, dateline=dateline)


def _used(reports: list[Report]) -> set[int]:
    """The chains that take part in reports."""
    arguments = [
        argument
        for report in reports
        for argument in (
            *report.subject,
            *report.object,
            *([report.place] if report.place else []),
            *(speaker for source in report.stance.attribution for speaker in source.speakers),
        )
    ]
    return {argument.chain for argument in arguments}


class Around(NamedTuple):
    """What is said around an event: when, where, about what, and whether it is so."""

    time: TimeRef | None
    place: Argument | None
    topic: Span | None
    stance: Stance


def _report(scene: Scene, trigger: Trigger, cast: Cast, around: Around, lang: str) -> Report:
    tree = scene.tree
    entry = trigger.entry if trigger.entry and trigger.entry.type == trigger.type else None
    sentence = tree.sentence_span(trigger.word)
    topic = around.topic or sentence
    return Report(
        sentence=Span(min(sentence.start, topic.start), max(sentence.end, topic.end)),
        trigger=_trigger_span(tree, trigger),
        type=trigger.type,
        subtype=entry.subtype if entry else "",
        predicate=entry.predicate if entry else _gloss(tree, trigger, lang),
        lemma=entry.label.replace("_", " ") if entry else tree.label[trigger.word],
        subject=cast.subject,
        object=cast.object,
        topic=around.topic,
        place=around.place,
        time=around.time,
        stance=around.stance,
        rule=f"{trigger.rule}-{_voice(tree, trigger)}",
        confidence=round(trigger.probability * cast.probability, 3),
    )


def _gloss(tree: Tree, trigger: Trigger, lang: str) -> str:
    english = tree.pos[trigger.word] == "VERB" and lang == "en"
    return gloss(trigger.entry, tree.label[trigger.word], english_verb=english)


def _voice(tree: Tree, trigger: Trigger) -> str:
    voice = tree.morph[trigger.word].get("Voice", "")
    return {"Act": "active", "Pass": "passive"}.get(
        voice, "nominal" if tree.pos[trigger.word] != "VERB" else "active"
    )


def _trigger_span(tree: Tree, trigger: Trigger) -> Span:
    """The word with what is attached to it: the future particle before it, pronouns after it."""
    first = last = trigger.word
    begin, stop = tree.sentences[tree.sentence[trigger.word]]
    if first > begin and tree.end[first - 1] == tree.start[first] and tree.pos[first - 1] == "AUX":
        first -= 1
    while last + 1 < stop and tree.start[last + 1] == tree.end[last] and tree.pos[last + 1] == "PRON":
        last += 1
    start, end = tree.span(first, last)
    return Span(start + (first == trigger.word and tree.elided[first]), end)


def _mentions(article: Article, ground: Ground) -> tuple[Mention, ...]:
    text, starts, ends = article.text, ground.tree.start, ground.tree.end
    mentions = []
    for draft in ground.drafts:
        start, end = starts[draft.start] + draft.skip, ends[draft.end - 1]
        head = Span(starts[draft.head], ends[draft.head])
        span = head if head == (start, end) else Span(start, end)
        mentions.append(Mention(span, text[start:end], head, draft.kind, draft.form))
    return tuple(mentions)
