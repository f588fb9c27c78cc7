"""What speaks for a mention taking part in an event, as features of the pair.

Comes in: `Scene`, pairs. Goes out: features as strings, the same in training and in reading. What
concerns only the event or only the mention is looked up once for each.
"""

from dataclasses import dataclass

from kg.extract.pairs import NONE, Pair, marker_of, slot_of, step
from kg.extract.scene import Scene, governor, own_subject, surface_role
from kg.extract.tree import NO_WORD
from kg.extract.triggers import Trigger


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What is known of an event; `above` is the event that governs it, or `NO_WORD`."""

    trigger: Trigger
    word: int
    sentence: int
    pos: str
    lemma: str
    voice: str
    definite: str
    subtype: str
    own: str
    above: int
    link: str
    direct: bool


@dataclass(frozen=True, slots=True)
class MentionFacts:
    """What is known of a mention; `spoken_of` are the sentences its chain is mentioned in."""

    head: int
    kind: str
    form: str
    lemma: str
    preposition: str
    definite: bool
    named: bool
    chains: tuple[int, ...]
    spoken_of: list[int]


class Evidence:
    """Features of the pairs of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._events = [_event_facts(scene, trigger) for trigger in scene.triggers]
        self._mentions: dict[int, MentionFacts] = {}
        self._roles: dict[tuple[int, tuple[int, ...]], str] = {}

    def features(self, pair: Pair) -> list[str]:
        """Features of one pair."""
        event = self._events[pair.trigger]
        if pair.draft == NONE:
            return self._nobody(event)
        mention = self._mentions.get(pair.draft)
        if mention is None:
            mention = self._mentions[pair.draft] = _mention_facts(self._scene, pair.draft)
        return [*self._way(event, mention, pair.way), *self._event_above(event, mention, pair.way)]

    def _way(self, event: EventFacts, mention: MentionFacts, way: str) -> list[str]:
        kind, form, pos, voice = mention.kind, mention.form, event.pos, event.voice
        type_ = event.trigger.type
        marker = marker_of(self._scene.tree, event.word, mention.head)
        is_hidden = form == "zero" and mention.head == event.word
        slot = "zero" if is_hidden else slot_of(event.trigger.entry, marker)
        distance = _distance(mention.head - event.word)
        salience = _salience(mention.spoken_of, event.sentence)
        up = way.count("^")
        return [
            f"w={pos}/{voice}/{way}",
            f"wt={type_}/{pos}/{way}",
            f"wk={pos}/{way}/{kind}",
            f"wl={event.lemma}/{way}",
            f"m={pos}/{marker}/{type_}/{kind}",
            f"s={pos}/{slot}/{voice}",
            f"sk={pos}/{slot}/{kind}/{form}",
            f"st={type_}/{slot}/{voice}/{kind}",
            f"tk={type_}/{kind}/{form}/{distance[0]}",
            f"hl={kind}/{mention.lemma}",
            f"hlt={type_}/{mention.lemma}",
            f"lm={event.lemma}/{marker}/{kind}",
            f"d={distance}/{pos}/{form}",
            f"df={pos}/{marker}/{mention.definite}/{event.definite}",
            f"sub={event.subtype}/{slot}/{kind}",
            f"own={pos}/{event.own}/{slot}/{way[:12]}",
            f"sal={salience}/{pos}/{slot}",
            f"salk={salience}/{type_}/{kind}",
            f"name={mention.named}/{kind}/{pos}/{slot}",
            f"pk={mention.preposition}/{kind}",
            f"pt={mention.preposition}/{kind}/{type_}",
            f"pd={mention.preposition}/{kind}/{min(up + way.count('/'), 5)}/{up}",
        ]

    def _event_above(self, event: EventFacts, mention: MentionFacts, way: str) -> list[str]:
        type_, pos, own, link = event.trigger.type, event.pos, event.own, event.link
        if event.above == NO_WORD:
            return [f"g0={pos}/{type_}/{way[:8]}"]
        key = (event.above, mention.chains)
        role = self._roles.get(key)
        if role is None:
            role = self._roles[key] = surface_role(self._scene, *key)
        kind = self._scene.event_at[event.above].type
        return [
            f"g={kind}/{type_}/{role}/{link}",
            f"gp={pos}/{role}/{link}/{own}",
            f"gl={self._scene.tree.lemma[event.above]}/{role}/{pos}",
            f"gr={role}/{own}/{kind}/{type_}",
            f"gd={role}/{event.direct}/{pos}/{own}",
        ]

    def _nobody(self, event: EventFacts) -> list[str]:
        tree, type_ = self._scene.tree, event.trigger.type
        below = {marker_of(tree, event.word, child) for child in tree.children[event.word]}
        markers = sorted(below - {"", "punct", "mark", "cc"})
        slots = sorted({slot_of(event.trigger.entry, marker) for marker in markers} - {"-", ""})
        above = self._scene.event_at[event.above].type if event.above != NO_WORD else ""
        return [
            "0",
            f"0t={type_}/{event.pos}",
            f"0s={event.subtype}/{event.own}",
            f"0l={event.lemma}",
            f"0o={event.pos}/{event.own}/{event.voice}",
            f"0m={type_}/{'+'.join(slots)}",
            f"0g={event.pos}/{above}",
            *(f"0x={type_}/{marker}" for marker in markers),
        ]


def _event_facts(scene: Scene, trigger: Trigger) -> EventFacts:
    tree, word = scene.tree, trigger.word
    above, below = governor(scene, word)
    return EventFacts(
        trigger=trigger,
        word=word,
        sentence=tree.sentence[word],
        pos=tree.pos[word],
        lemma=tree.lemma[word],
        voice=tree.morph[word].get("Voice", ""),
        definite=tree.morph[word].get("Definite", ""),
        subtype=trigger.entry.subtype if trigger.entry else "",
        own=own_subject(scene, word),
        above=above,
        link=step(tree, below),
        direct=below == word,
    )


def _mention_facts(scene: Scene, number: int) -> MentionFacts:
    draft, chains = scene.drafts[number], scene.chains_of[number]
    return MentionFacts(
        head=draft.head,
        kind=draft.kind,
        form=draft.form,
        lemma=scene.tree.lemma[draft.head],
        preposition=scene.tree.prepositions[draft.head],
        definite=draft.definite,
        named=draft.name is not None,
        chains=chains,
        spoken_of=scene.salience[chains[0]],
    )


def _distance(words: int) -> str:
    size = abs(words)
    near = size if size < 4 else 4 if size < 7 else 7 if size < 13 else 13 if size < 25 else 25
    return f"{'<' if words < 0 else '>'}{near}"


def _salience(spoken_of: list[int], sentence: int) -> str:
    """How much was spoken of a chain before a sentence, whether often in all, whether in the first one."""
    before = sum([other < sentence for other in spoken_of[:3]])
    return f"{before}{'+' if len(spoken_of) > 4 else ''}{'!' if spoken_of[0] == 0 else ''}"
