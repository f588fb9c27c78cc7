"""According to whom: the chain of speakers of each event, nearest first.

Comes in: `Scene` with the events' casts, quotations, cues. Goes out: for each trigger its `Source`s.

A speaker comes from a reporting event: above the event in the tree, beside the quotation the event stands
in, or behind it in the sentence ("..., as the agency reported"); or from an according-to phrase. A linear
model weighs them, and the likeliest is the nearest speaker; whose own nearest speaker comes next.
"""

from collections.abc import Sequence

from kg.extract.cues import Cues
from kg.extract.linear import Linear
from kg.extract.links import NONE, Link, link_features, links_of
from kg.extract.roles import Cast
from kg.extract.scene import Scene
from kg.model import Argument, Source, Span

FLOOR = 0.5
"""A speaker is taken from this probability on (chosen on the folds)."""

_ACTS = {"deny": "denies", "confirm": "confirms", "promise": "promises", "warn": "warns"}
_TYPE_ACTS = {"ACCUSE": "accuses", "THREATEN": "warns"}


def attribute(
    scene: Scene, casts: Sequence[Cast], quotes: list[Span], cues: Cues, model: Linear | None
) -> list[tuple[Source, ...]]:
    """The speakers of every event, nearest first."""
    links = links_of(scene, cues, quotes)
    if model is None:
        values = [_by_kind(scene, link) for link in links]
    else:
        yes = model.classes.index("yes")
        items = [link_features(scene, cues, quotes, link) for link in links]
        values = [float(row[yes]) for row in model.scores(items)]
    ranked: dict[int, list[tuple[float, Link]]] = {}
    for link, value in zip(links, values, strict=True):
        if value >= FLOOR and _speakers(scene, casts, link):
            ranked.setdefault(link.trigger, []).append((value, link))
    nearest = {
        number: [link for _, link in sorted(found, key=lambda pair: -pair[0])]
        for number, found in ranked.items()
    }
    return [_chain(scene, casts, nearest, number) for number in range(len(scene.triggers))]


def _by_kind(scene: Scene, link: Link) -> float:
    """Without a model: statements are sources of what hangs on them, and according-to phrases before them."""
    if link.kind == "cited":
        return 2.0 if link.inside and link.steps == 0 else 0.0
    stated = scene.triggers[link.reporting].type == "STATE" and (link.kind != "behind" or link.inside)
    return 1.0 if stated else 0.0


def _chain(
    scene: Scene, casts: Sequence[Cast], nearest: dict[int, list[Link]], number: int
) -> tuple[Source, ...]:
    """Follow the nearest speakers upwards: the agency quoted the minister as saying."""
    sources: list[Source] = []
    seen = {number}
    while number != NONE:
        links = nearest.get(number, [])
        if links and links[0].reporting == NONE:
            sources.append(Source(links[0].cue, "says", _speakers(scene, casts, links[0])))
        told = next((link for link in links if link.reporting not in {NONE, *seen}), None)
        number = told.reporting if told else NONE
        if told:
            seen.add(number)
            cue = scene.tree.label[scene.triggers[number].word]
            sources.append(Source(cue, _act(scene, number), _speakers(scene, casts, told)))
    return tuple(sources)


def _speakers(scene: Scene, casts: Sequence[Cast], link: Link) -> tuple[Argument, ...]:
    if link.reporting != NONE:
        return casts[link.reporting].subject
    return tuple(Argument(link.draft, chain) for chain in scene.chains_of[link.draft])


def _act(scene: Scene, number: int) -> str:
    trigger = scene.triggers[number]
    subtype = trigger.entry.subtype if trigger.entry else ""
    return _ACTS.get(subtype) or _TYPE_ACTS.get(trigger.type, "says")
