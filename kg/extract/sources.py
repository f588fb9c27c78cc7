"""According to whom: the chain of speakers of each event, nearest first.

Comes in: `Scene` with the events' casts, quotations, cues. Goes out: for each trigger its `Source`s.

A speaker comes from a reporting event above the event in the tree, from one beside the quotation the event
stands in, or from an according-to phrase in its clause. A linear model weighs the first two kinds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.cues import Cues
from kg.extract.linear import Linear
from kg.extract.quotes import quote_at
from kg.extract.roles import Cast
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree
from kg.model import Argument, Source, Span

REPORTING = frozenset({"STATE", "ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "SUPPORT"})
"""Types whose events can have content of their own."""

FLOOR = 0.5
"""A reporting event is the source of an event below it from this probability on."""

_ACTS = {"deny": "denies", "confirm": "confirms", "promise": "promises", "warn": "warns"}
_TYPE_ACTS = {"ACCUSE": "accuses", "THREATEN": "warns"}

Speakers = tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An event and a reporting event that may be its source; numbers of triggers."""

    trigger: int
    reporting: int
    kind: str


def links_of(scene: Scene, quotes: list[Span]) -> list[Link]:
    """All pairs of an event and a reporting event that may be its source, nearest first for each event."""
    number_at = {trigger.word: number for number, trigger in enumerate(scene.triggers)}
    links = []
    for number, trigger in enumerate(scene.triggers):
        above = [number_at[w] for w in scene.tree.ancestors(trigger.word) if w in number_at]
        found = [other for other in above if scene.triggers[other].type in REPORTING]
        links += [Link(number, other, "above") for other in found]
        quoted = _beside_quote(scene, quotes, number)
        if quoted >= 0 and quoted not in found:
            links.append(Link(number, quoted, "quote"))
    return links


def _beside_quote(scene: Scene, quotes: list[Span], number: int) -> int:
    """The last statement before the quotation around an event, else the first one after it; -1 if none."""
    tree = scene.tree
    place = quote_at(quotes, tree.start[scene.triggers[number].word])
    if place < 0:
        return -1
    span = quotes[place]
    best = -1
    for other, trigger in enumerate(scene.triggers):
        if trigger.type != "STATE" or quote_at(quotes, tree.start[trigger.word]) >= 0:
            continue
        if tree.start[trigger.word] < span.start:
            best = other
        elif best < 0 or _far(tree, best, span, scene):
            return other
        else:
            break
    return best


NEAR = 400
"""A statement this many code points before a quotation no longer introduces it."""


def _far(tree: Tree, number: int, span: Span, scene: Scene) -> bool:
    return span.start - tree.start[scene.triggers[number].word] > NEAR


def link_features(scene: Scene, cues: Cues, quotes: list[Span], link: Link) -> list[str]:
    """Features of one pair, as strings."""
    tree = scene.tree
    event, reporting = scene.triggers[link.trigger], scene.triggers[link.reporting]
    subtype = reporting.entry.subtype if reporting.entry else ""
    way = _content_way(tree, event.word, reporting.word)
    where = (quote_at(quotes, tree.start[event.word]) >= 0, quote_at(quotes, tree.start[reporting.word]) >= 0)
    side = "<" if event.word < reporting.word else ">"
    return [
        f"k={link.kind}/{reporting.type}",
        f"w={reporting.type}/{way}/{side}",
        f"wl={tree.lemma[reporting.word]}/{way}",
        f"ws={subtype}/{way}",
        f"l={tree.lemma[reporting.word]}/{tree.pos[reporting.word]}",
        f"p={tree.pos[event.word]}/{reporting.type}/{tree.pos[reporting.word]}",
        f"q={where}/{link.kind}",
        f"t={event.type}/{reporting.type}",
        f"last={way.rpartition('<')[2]}/{reporting.type}/{side}",
        f"near={tree.lemma[reporting.word]}/{way.count('<')}",
    ]


def _content_way(tree: Tree, word: int, top: int) -> str:
    """Relations from an event up to the reporting event, the first two and the last one."""
    steps: list[str] = []
    while word not in (top, NO_WORD):
        mark = next((tree.lemma[c] for c in tree.children[word] if tree.dep[c] == "mark"), "")
        steps.append(f"{tree.dep[word]}:{mark or tree.prepositions[word]}")
        word = tree.head[word]
    return "<".join(steps if len(steps) < 4 else [*steps[:2], "..", steps[-1]]) if word == top else "far"


def attribute(
    scene: Scene, casts: Sequence[Cast], quotes: list[Span], cues: Cues, model: Linear | None
) -> list[tuple[Source, ...]]:
    """The speakers of every event, nearest first."""
    links = links_of(scene, quotes)
    if model is None:
        values = [1.0 if scene.triggers[link.reporting].type == "STATE" else 0.0 for link in links]
    else:
        yes = model.classes.index("yes")
        values = [
            float(row[yes]) for row in model.scores([link_features(scene, cues, quotes, k) for k in links])
        ]
    nearest: dict[int, int] = {}
    for link, value in zip(links, values, strict=True):
        if value >= FLOOR and link.trigger not in nearest:
            nearest[link.trigger] = link.reporting
    cited = _according_to(scene, cues)
    return [_chain(scene, casts, nearest, cited, number) for number in range(len(scene.triggers))]


def _chain(
    scene: Scene, casts: Sequence[Cast], nearest: dict[int, int], cited: dict[int, Source], number: int
) -> tuple[Source, ...]:
    """Follow the nearest source upwards: the agency quoted the minister as saying."""
    sources = []
    seen = {number}
    if number in cited:
        sources.append(cited[number])
    while (number := nearest.get(number, -1)) >= 0 and number not in seen:
        seen.add(number)
        trigger = scene.triggers[number]
        if casts[number].subject:
            sources.append(Source(scene.tree.label[trigger.word], _act(scene, number), casts[number].subject))
        if number in cited:
            sources.append(cited[number])
    return tuple(sources)


def _act(scene: Scene, number: int) -> str:
    trigger = scene.triggers[number]
    subtype = trigger.entry.subtype if trigger.entry else ""
    return _ACTS.get(subtype) or _TYPE_ACTS.get(trigger.type, "says")


def _according_to(scene: Scene, cues: Cues) -> dict[int, Source]:
    """Speakers of according-to phrases, for the event whose clause holds the phrase and those below it."""
    tree = scene.tree
    number_at = {trigger.word: number for number, trigger in enumerate(scene.triggers)}
    found: dict[int, Source] = {}
    for word in range(len(tree)):
        cue = _citing(tree, cues, word)
        speakers = _speakers(scene, word) if cue else ()
        if not speakers:
            continue
        clause = next((w for w in tree.ancestors(word) if w in number_at), NO_WORD)
        below = tree.subtree(clause) if clause != NO_WORD else []
        inside = set(tree.subtree(word))
        for event in below:
            if event in number_at and event not in inside:
                found.setdefault(number_at[event], Source(cue, "says", speakers))
    return found


def _citing(tree: Tree, cues: Cues, word: int) -> str:
    """The cue of an according-to phrase whose noun is at a word, or ""."""
    preposition = tree.prepositions[word]
    spellings = {preposition, preposition.replace("_", ""), *preposition.split("_")}
    if preposition and any(cues.has(spelling, "source") for spelling in spellings):
        return preposition.replace("_", " ")
    for child in tree.children[word]:
        is_cue = any(cues.has(key, "source") for key in (tree.lemma[child], tree.norm[child]))
        if child < word and tree.dep[child] in {"nmod", "advmod"} and is_cue:
            return tree.label[child]
    head = tree.head[word]
    if (
        head != NO_WORD
        and cues.has(tree.lemma[head], "source")
        and tree.dep[word] in {"nmod", "obl:arg", "obl"}
    ):
        return tree.label[head] if tree.pos[head] != "VERB" else ""
    return ""


def _speakers(scene: Scene, word: int) -> Speakers:
    for number in scene.draft_at.get(word, ()):
        if (
            scene.drafts[number].kind in {"PERSON", "ORG", "GROUP", "GPE", "OTHER"}
            and scene.chains_of[number]
        ):
            return tuple(Argument(number, chain) for chain in scene.chains_of[number])
    return ()
