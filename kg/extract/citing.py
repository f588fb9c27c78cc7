"""What speaks for somebody being the source of an event, as hashed features.

Comes in: `Scene`, `Link`s, who takes part in each event. Goes out: a `Table`: for each event its links as
candidates, and none.
"""

from collections.abc import Sequence

import numpy as np

from kg.extract.choosing import Stage, Table
from kg.extract.circumstances import laid_out
from kg.extract.cues import Cues
from kg.extract.hashed import Codes, Ints, Template, block, codes, keys
from kg.extract.links import NONE, REPORTING, Link
from kg.extract.quotes import quote_at
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree
from kg.model import Span

KINDS = ("above", "quote", "behind", "back", "cited")


def source_table(stage: Stage, cues: Cues, quotes: list[Span], links: Sequence[Link]) -> Table:
    """The links of each event as candidates; those by one speaker mean the same.

    Args:
        stage: The article with its events.
        cues: Cue words of its language.
        quotes: Its quotations.
        links: Events and who may be cited for them, by event.
    """
    pairs = laid_out(_ints(link.trigger for link in links), np.arange(len(links)))
    columns = _Columns(stage, quotes, links)
    told = np.array([link.reporting != NONE for link in links], dtype=np.bool_)
    blocks = []
    if told.any():
        blocks.append(block(pairs.rows[told], columns.reporting(cues, np.flatnonzero(told))))
    if not told.all():
        blocks.append(block(pairs.rows[~told], columns.cited(np.flatnonzero(~told))))
    if len(links):
        blocks.append(block(pairs.bounds[1:] - 1, columns.nobody(pairs.choices, pairs.sizes)))
    speakers: dict[tuple[int, ...], int] = {}
    meaning = [speakers.setdefault(_speaker(stage, link), len(speakers)) for link in links]
    heads = _ints(_head(stage, link) for link in links)
    return Table(
        pairs, meaning, pairs.features(blocks, pairs.ends(stage.scene.tree, stage.events.word, heads))
    )


def _speaker(stage: Stage, link: Link) -> tuple[int, ...]:
    if link.draft == NONE:
        return tuple(sorted(stage.parts[link.reporting][0]))
    return tuple(sorted(stage.scene.chains_of[link.draft]))


def _head(stage: Stage, link: Link) -> int:
    """The word of whatever names the speaker: the reporting event or the cited mention."""
    scene = stage.scene
    return scene.drafts[link.draft].head if link.reporting == NONE else scene.triggers[link.reporting].word


def _ints(values: object) -> Ints:
    return np.fromiter(values, dtype=np.int64)  # type: ignore[call-overload, no-any-return]


class _Columns:
    """Columns of links and of the events at both their ends."""

    def __init__(self, stage: Stage, quotes: list[Span], links: Sequence[Link]) -> None:
        tree, triggers = stage.scene.tree, stage.scene.triggers
        self.scene, self.links, self.parts, self.events = stage.scene, links, stage.parts, stage.events
        self.event = _ints([link.trigger for link in links])
        self.kind = _ints([KINDS.index(link.kind) for link in links]).astype(np.uint64)
        self.inside = np.array([link.inside for link in links], dtype=np.uint64)
        self.quote = _ints([quote_at(quotes, tree.start[trigger.word]) for trigger in triggers])
        speaks = np.zeros(len(tree) + 1, dtype=np.int64)
        speaks[[trigger.word + 1 for trigger in triggers if trigger.type in REPORTING]] = 1
        self.spoken = np.cumsum(speaks)

    def reporting(self, cues: Cues, rows: Ints) -> list[Template]:
        """Features of links to reporting events."""
        e, r = self.event[rows], _ints(self.links[row].reporting for row in rows.tolist())
        return [*self._through_the_tree(e, r, self.kind[rows]), *self._around(cues, e, r, rows)]

    def _through_the_tree(self, e: Ints, r: Ints, kind: Codes) -> list[Template]:
        """What sort of statement it is, and the way to it."""
        events, words = self.events, (self.events.word[e], self.events.word[r])
        ends = zip(words[0].tolist(), words[1].tolist(), strict=True)
        steps_of = _Steps(self.scene.tree)
        ways = [_way(steps_of, word, top) for word, top in ends]
        way, last = codes(ways), codes([way.rpartition("<")[2] for way in ways])
        steps = np.array([way.count("<") for way in ways], dtype=np.uint64)
        triggers = self.scene.triggers
        subtypes = codes([trigger.entry.subtype if trigger.entry else "" for trigger in triggers])[r]
        side = (words[0] > words[1]).astype(np.uint64)
        parent, over = np.where(events.above[e] == r, 1, 2).astype(np.uint64), self._over(e)
        type_, told, lemma, pos = events.type[e], events.type[r], events.lemma[r], events.pos[e]
        return [
            keys("k", kind, told),
            keys("w", told, way, side),
            keys("wl", lemma, way),
            keys("ws", subtypes, way),
            keys("l", lemma, events.pos[r]),
            keys("p", pos, told, events.pos[r]),
            keys("t", type_, told),
            keys("last", last, told, side),
            keys("lasts", last, subtypes, side),
            keys("near", lemma, steps),
            keys("bw", kind, events.dep[e], parent),
            keys("pa", kind, parent, told, type_),
            keys("pao", parent, over, told),
            keys("pad", parent, last, pos, self._spoken_between(*words)),
            keys("sh", kind, events.shape[e], last),
        ]

    def _around(self, cues: Cues, e: Ints, r: Ints, rows: Ints) -> list[Template]:
        """What stands before the statement and between it and the event, and who takes part in both."""
        events, kind = self.events, self.kind[rows]
        facts = {number: _statement(self.scene, cues, number) for number in set(r.tolist())}
        before, one, introduced, speaker = (
            codes(facts[number][column] for number in r.tolist()) for column in range(4)
        )
        quoted, same, type_, told = self._quoted(e, r), self._same(e, r), events.type[e], events.type[r]
        return [
            keys("q", quoted, kind),
            keys("qt", quoted, told, type_),
            keys("b", kind, before),
            keys("b1", kind, one),
            keys("bs", kind, introduced),
            keys("dep", kind, events.dep[r], self.inside[rows]),
            keys("btw", kind, self._spoken_between(events.word[e], events.word[r])),
            keys("subj", told, speaker),
            keys("el", kind, events.lemma[e]),
            keys("same", same, type_, told),
            keys("samek", same, kind, (events.above[e] == r).astype(np.uint64)),
        ]

    def _spoken_between(self, one: Ints, other: Ints) -> Codes:
        """How many events that can have content stand between two words."""
        low, high = np.minimum(one, other), np.maximum(one, other)
        count: Ints = self.spoken[high] - self.spoken[low + 1]
        return np.asarray(np.minimum(count, 3), dtype=np.uint64)

    def _over(self, e: Ints) -> Codes:
        """The type of the event above each event, 0 for none."""
        above = self.events.above[e]
        return np.where(above >= 0, self.events.type[np.maximum(above, 0)], np.uint64(0))

    def _quoted(self, event: Ints, other: Ints) -> Codes:
        """Which of two events stand in quotations, and whether in the same one."""
        one, two = self.quote[event], self.quote[other]
        return np.asarray((one >= 0) + 2 * (two >= 0) + 4 * (one == two), dtype=np.uint64)

    def _same(self, event: Ints, other: Ints) -> Codes:
        """Whether the speaker takes part in the event: as subject (1), as object (2)."""
        found = []
        for e, r in zip(event.tolist(), other.tolist(), strict=True):
            speaker, (subject, object_) = self.parts[r][0], self.parts[e]
            found.append((not speaker.isdisjoint(subject)) + 2 * (not speaker.isdisjoint(object_)))
        return np.array(found, dtype=np.uint64)

    def cited(self, rows: Ints) -> list[Template]:
        """Features of links to according-to phrases."""
        tree, events = self.scene.tree, self.events
        links = [self.links[row] for row in rows.tolist()]
        drafts = [self.scene.drafts[link.draft] for link in links]
        e, inside = self.event[rows], self.inside[rows]
        heads = _ints(draft.head for draft in drafts)
        after = (heads > events.word[e]).astype(np.uint64)
        steps = np.array([link.steps for link in links], dtype=np.uint64)
        cue, kind = codes(link.cue for link in links), codes(f"{d.kind}/{d.form}" for d in drafts)
        stated = np.array([self._is_stated(n) for n in e.tolist()], dtype=np.uint64)
        apart = np.minimum(np.abs(heads - events.word[e]) // 6, 5).astype(np.uint64)
        return [
            keys("c", cue),
            keys("ci", inside, steps),
            keys("ck", kind, steps),
            keys("cs", after, inside, events.pos[e]),
            keys("cl", codes(tree.lemma[draft.head] for draft in drafts), steps),
            keys("cd", events.dep[e], inside),
            keys("ct", events.type[e]),
            keys("cn", apart, after),
            keys("ca", stated, after, inside),
            keys("cca", cue, steps, after, inside),
            keys("cq", (self.quote[e] >= 0).astype(np.uint64)),
        ]

    def _is_stated(self, number: int) -> bool:
        """Whether an event hangs on a statement."""
        while (number := int(self.events.above[number])) >= 0:
            if self.scene.triggers[number].type == "STATE":
                return True
        return False

    def nobody(self, e: Ints, sizes: Ints) -> list[Template]:
        """Features of events being told by the article itself."""
        events = self.events
        kinds = np.zeros((len(KINDS), len(events.word)), dtype=np.uint64)
        kinds[self.kind.astype(np.int64), self.event] = 1
        there = sum(kinds[number][e] << np.uint64(number) for number in range(len(KINDS)))
        there = np.asarray(there, dtype=np.uint64)
        quoted = (self.quote[e] >= 0).astype(np.uint64)
        over = self._over(e)
        pos, type_ = events.pos[e], events.type[e]
        count = np.minimum(sizes, 5).astype(np.uint64)
        return [
            keys("0", there),
            keys("0q", quoted, there),
            keys("0t", type_, pos),
            keys("0tq", type_, quoted),
            keys("0h", events.shape[e]),
            keys("0l", events.lemma[e]),
            keys("0d", events.dep[e], pos),
            keys("0o", events.own[e], pos),
            keys("0u", over, pos, events.dep[e]),
            keys("0n", count, there),
        ]


def _statement(scene: Scene, cues: Cues, number: int) -> tuple[str, str, str, str]:
    """What stands before a reporting event, whether that cites, and who speaks."""
    tree, trigger = scene.tree, scene.triggers[number]
    first = tree.sentences[tree.sentence[trigger.word]][0]
    before = tree.norm[max(first, trigger.word - 2) : trigger.word]
    introduced = any([_introduces(tree, cues, w) for w in range(max(first, trigger.word - 4), trigger.word)])
    return "_".join(before), "".join(before[-1:]), str(introduced), _speaker_kind(scene, trigger.word)


def _introduces(tree: Tree, cues: Cues, word: int) -> bool:
    """Whether a word cites: "according to", "as"."""
    for cue in (*cues.of(tree.lemma[word]), *cues.of(tree.norm[word])):
        if cue.cue == "source" and cue.scope != "complement":
            return True
    return False


def _speaker_kind(scene: Scene, word: int) -> str:
    """What stands as the subject of a statement: a kind, "zero" or ""."""
    for number in scene.draft_at.get(word, ()):
        if scene.drafts[number].form == "zero":
            return "zero"
    for child in scene.tree.children[word]:
        if child in scene.draft_at and scene.tree.dep[child].startswith("nsubj"):
            return scene.drafts[scene.draft_at[child][0]].kind
    return ""


class _Steps(dict[int, str]):
    """The relation of each word to its head, with the conjunction of its clause or its preposition."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def __missing__(self, word: int) -> str:
        tree = self.tree
        mark = next((tree.lemma[c] for c in tree.children[word] if tree.dep[c] == "mark"), "")
        self[word] = f"{tree.dep[word]}:{mark or tree.prepositions[word]}"
        return self[word]


def _way(steps_of: _Steps, word: int, top: int) -> str:
    """Relations from an event up to the reporting event, the first two and the last one."""
    steps: list[str] = []
    while word not in (top, NO_WORD):
        steps.append(steps_of[word])
        word = steps_of.tree.head[word]
    return "<".join(steps if len(steps) < 4 else [*steps[:2], "..", steps[-1]]) if word == top else "far"
