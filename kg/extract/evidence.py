"""What speaks for a mention taking part in an event, as features of the pair.

Comes in: `Scene`, `Pairs`. Goes out: hashed features of every pair, the same in training and in reading.
"""

import numpy as np

from kg.extract.columns import hangings
from kg.extract.facts import EventColumns, event_columns, mention_columns
from kg.extract.frames import slot_of
from kg.extract.hashed import Block, Codes, Features, Ints, Template, block, code, codes, keys
from kg.extract.history import AGENT, NEVER, PATIENT, last_stood
from kg.extract.pairs import NONE, Pairs, whole
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD
from kg.extract.vectors import Ends, ends_of

_ZERO = code("zero")
_EDGES = np.array([0, 1, 2, 3, 4, 7, 13, 25], dtype=np.int64)
"""Distances in words from which on a mention is farther away."""
_EVENTS_AGO, _SENTENCES_AGO = 6, 3
"""More events and sentences ago are not told apart."""


def pair_features(scene: Scene, pairs: Pairs) -> Features:
    """Features of all pairs."""
    events = event_columns(scene)
    somebody = np.flatnonzero(pairs.draft != NONE)
    nobody = np.flatnonzero(pairs.draft == NONE)
    blocks = []
    if len(somebody):
        blocks.append(block(somebody, _Columns(scene, pairs, events).keys()))
    if len(nobody):
        blocks += _nobody(scene, events, nobody)
    return Features(len(pairs), tuple(blocks), _ends(scene, pairs, events.word))


def _ends(scene: Scene, pairs: Pairs, words: Ints) -> Ends | None:
    """The words of each pair: the event's, the mention's head and that of the first mention of the same."""
    heads = [draft.head for draft in scene.drafts]
    first: dict[int, int] = {}
    for chains, word in zip(scene.chains_of, heads, strict=True):
        if chains:
            first.setdefault(chains[0], word)
    firsts = [first[chains[0]] if chains else NO_WORD for chains in scene.chains_of]
    head, earliest = (np.array([*column, NO_WORD], dtype=np.int64) for column in (heads, firsts))
    return ends_of(scene.tree.vectors, words[pairs.trigger], head[pairs.draft], earliest[pairs.draft])


def _nobody(scene: Scene, events: EventColumns, items: Ints) -> list[Block]:
    """Features of the pairs with nobody, one for each event: what else hangs on it."""
    tree, hung = scene.tree, hangings(scene.tree)
    top, marker = hung.top.tolist(), hung.marker
    slots, owners, markers = [], [], []
    for number, trigger in enumerate(scene.triggers):
        below = {marker[child] for child in tree.children[trigger.word] if top[child] == child}
        found = sorted(below - {"", "punct", "mark", "cc"})
        slots.append("+".join(sorted({slot_of(trigger.entry, one) for one in found} - {"-", ""})))
        owners += [number] * len(found)
        markers += found
    e = events
    columns = [
        keys("0", np.zeros(len(items), dtype=np.uint64)),
        keys("0t", e.type, e.pos),
        keys("0s", e.subtype, e.own),
        keys("0l", e.lemma),
        keys("0o", e.pos, e.own, e.voice),
        keys("0m", e.type, codes(slots)),
        keys("0g", e.pos, e.above_type),
    ]
    which = np.array(owners, dtype=np.int64)
    return [block(items, columns), block(items[which], [keys("0x", e.type[which], codes(markers))])]


class _Columns:
    """Columns over the pairs with somebody."""

    def __init__(self, scene: Scene, pairs: Pairs, events: EventColumns) -> None:
        real = pairs.draft != NONE
        self.event, self.draft = pairs.trigger[real], pairs.draft[real]
        self.events, self.mentions = events, mention_columns(scene)
        self.way, self.up, self.down = whole(pairs)[real], pairs.up[real], pairs.down[real]
        self.climbs, self.drops = pairs.climbs[real], pairs.drops[real]
        chain = self.mentions.chain[self.draft]
        self.agent, self.patient = (
            last_stood(scene, pairs.history, part, chain, self.event) for part in (AGENT, PATIENT)
        )

    def slots(self) -> tuple[Codes, Codes]:
        """Marker and slot of each mention in the frame of its event; 0 where it does not hang on it."""
        mentions, word = self.mentions, self.events.word[self.event]
        direct = mentions.top[self.draft] == word
        marker = np.where(direct, mentions.marker[self.draft], np.uint64(0))
        slot = np.where(direct, mentions.governor_slot[self.draft], np.uint64(0))
        slot[mentions.hidden[self.draft] & (mentions.head[self.draft] == word)] = _ZERO
        return marker, slot

    def distance(self) -> tuple[Codes, Codes]:
        """How far a mention is from its event, in steps, and on which side."""
        gap = self.mentions.head[self.draft] - self.events.word[self.event]
        size = np.searchsorted(_EDGES, np.abs(gap), side="right")
        return (2 * size + (gap < 0)).astype(np.uint64), (gap < 0).astype(np.uint64)

    def salience(self) -> Codes:
        """How much was spoken of a chain before the sentence, whether often in all, whether at first."""
        before = (self.mentions.early[:, self.draft] < self.events.sentence[self.event]).sum(axis=0)
        return np.asarray(before.astype(np.uint64) * np.uint64(4) + self.mentions.often[self.draft])

    def keys(self) -> list[Template]:
        """The keys of all templates."""
        e, m = self._event, self._mention
        type_, pos, voice, lemma, own = e("type"), e("pos"), e("voice"), e("lemma"), e("own")
        kind, form, head, preposition = m("kind"), m("form"), m("lemma"), m("preposition")
        marker, slot = self.slots()
        distance, side = self.distance()
        salience = self.salience()
        length = np.minimum(self.climbs + self.drops, 5).astype(np.uint64)
        way = self.way
        return [
            keys("w", pos, voice, way),
            keys("wt", type_, pos, way),
            keys("wk", pos, way, kind),
            keys("wl", lemma, way),
            keys("m", pos, marker, type_, kind),
            keys("s", pos, slot, voice),
            keys("sk", pos, slot, kind, form),
            keys("st", type_, slot, voice, kind),
            keys("tk", type_, kind, form, side),
            keys("hl", kind, head),
            keys("hlt", type_, head),
            keys("lm", lemma, marker, kind),
            keys("d", distance, pos, form),
            keys("df", pos, marker, m("definite"), e("definite")),
            keys("sub", e("subtype"), slot, kind),
            keys("own", pos, own, slot, self.up),
            keys("sal", salience, pos, slot),
            keys("salk", salience, type_, kind),
            keys("name", m("named"), kind, pos, slot),
            keys("pk", preposition, kind),
            keys("pt", preposition, kind, type_),
            keys("pd", preposition, kind, length, self.climbs.astype(np.uint64)),
            *self._agreeing(slot, side),
            *self._stood(type_, pos),
            *self._around(type_, pos, slot),
        ]

    def _agreeing(self, slot: Codes, side: Codes) -> list[Template]:
        """Gender, number and person of the verb and of the mention."""
        verb, mention = self._event("agreement"), self._mention("agreement")
        return [
            keys("ag", self._event("own"), verb, mention, self._mention("kind"), side),
            keys("ags", slot, verb, mention, side),
        ]

    def _stood(self, type_: Codes, pos: Codes) -> list[Template]:
        """Where the mention's chain stood last in the frame of an event: how many events and sentences ago,
        and in one of which type."""
        own, kind = self._event("own"), self._mention("kind")
        agent, as_agent, when = self._last(self.agent)
        patient, as_patient, then = self._last(self.patient)
        return [
            keys("ya", own, pos, agent, when, kind),
            keys("yt", type_, as_agent, when),
            keys("yp", own, pos, patient, then, kind),
            keys("yu", type_, as_patient, then),
            keys("yb", type_, as_agent, as_patient),
        ]

    def _last(self, event: Ints) -> tuple[Codes, Codes, Codes]:
        """How many events ago some events were, their types, how many sentences ago; all 0 for `NEVER`."""
        ever = (event != NEVER).astype(np.uint64)
        sentence = self.events.sentence
        ago = np.minimum(self.event - event, _EVENTS_AGO).astype(np.uint64)
        back = np.minimum(sentence[self.event] - sentence[event], _SENTENCES_AGO).astype(np.uint64)
        return ago * ever, self.events.type[event] * ever, (back + np.uint64(1)) * ever

    def _around(self, type_: Codes, pos: Codes, slot: Codes) -> list[Template]:
        """The word that the mention hangs on, and what stands between."""
        e, m = self._event, self._mention
        marker, kind = m("marker"), m("kind")
        mine, other = m("governor"), m("governor_type")
        events, mentions = self._between()
        side = self.distance()[1]
        return [
            keys("gv", type_, mine, marker),
            keys("gvp", pos, mine, marker, kind),
            keys("gt", type_, other, marker),
            keys("gw", self.way, other, pos),
            keys("gs", self.way, m("governor_slot"), pos),
            keys("gst", type_, m("governor_slot"), kind, pos),
            keys("be", events, side, pos),
            keys("bt", events, side, type_, kind),
            keys("bm", mentions, side, pos, kind),
            keys("in", m("inside"), kind, pos, slot),
            keys("int", m("inside"), type_, m("form")),
            keys("lk", e("lemma"), kind, m("form"), side),
            keys("dep", m("dep"), pos, slot, m("form")),
        ]

    def _between(self) -> tuple[Codes, Codes]:
        """How many events, and how many mentions, stand between a mention and its event, up to 4."""
        word, head = self.events.word[self.event], self.mentions.head[self.draft]
        first, last = np.minimum(word, head), np.maximum(word, head)
        found = []
        for column in (self.events.word, np.sort(self.mentions.head)):
            count = np.searchsorted(column, last) - np.searchsorted(column, first, side="right")
            found.append(np.clip(count, 0, 4).astype(np.uint64))
        return found[0], found[1]

    def _event(self, name: str) -> Codes:
        return np.asarray(getattr(self.events, name).take(self.event))

    def _mention(self, name: str) -> Codes:
        return np.asarray(getattr(self.mentions, name).take(self.draft))
