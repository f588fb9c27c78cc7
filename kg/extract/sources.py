"""According to whom: the chain of speakers of each event, nearest first.

Comes in: `Scene` with the events' casts, quotations, cues. Goes out: for each trigger its `Source`s.

A speaker comes from a reporting event: above the event in the tree, beside the quotation the event stands
in, behind it in the sentence ("..., as the agency reported") or at the head of the next one ("That was said
by ..."); or from an according-to phrase. A linear model ranks them, "nobody" among them, and the likeliest is
the nearest speaker; whose own nearest speaker comes next.
"""

from collections.abc import Iterator, Sequence

from kg.extract.choosing import Stage, Table, choose, weigh
from kg.extract.citing import source_table
from kg.extract.cues import Cues
from kg.extract.hashed import Hashed
from kg.extract.links import NONE, Link, is_charge, is_charged, links_of
from kg.extract.roles import Cast
from kg.extract.scene import Scene
from kg.extract.scope import scope_of
from kg.model import Argument, Source, Span

SHARE = 0.8
"""A speaker needs this share of the probability of none (chosen on the folds)."""

SPEAKER = "speaker"
"""The one class of the model."""

_ACTS = {
    "deny": "denies",
    "confirm": "confirms",
    "promise": "promises",
    "warn": "warns",
    "report": "reports",
    "publish": "reports",
}
_TYPE_ACTS = {"ACCUSE": "accuses", "THREATEN": "warns"}


def attribute(
    stage: Stage, casts: Sequence[Cast], quotes: list[Span], cues: Cues, model: Hashed | None
) -> list[tuple[Source, ...]]:
    """The speakers of every event that choices are made for, nearest first."""
    scene = stage.scene
    links = links_of(scene, cues, quotes, lambda link: _speakers(scene, casts, link), stage.told)
    if model is None:
        ranked = _by_kind(scene, cues, links)
    else:
        ranked = _by_model(links, source_table(stage, cues, quotes, links), model)
        ranked |= {link.trigger: [link] for link in links if _is_content(scene, cues, link)}
    return [
        tuple(_sources(scene, casts, cues, _chain(ranked, number)))
        if number in ranked and number in stage.told
        else ()
        for number in range(len(scene.triggers))
    ]


def _by_model(links: Sequence[Link], table: Table, model: Hashed) -> dict[int, list[Link]]:
    """For each event that has a source the link to it."""
    return {event: [links[pair]] for event, pair in choose(table, weigh(table, model), SHARE).items()}


def _by_kind(scene: Scene, cues: Cues, links: Sequence[Link]) -> dict[int, list[Link]]:
    """The links of each event that are taken without a model, the surest first."""
    found: dict[int, list[tuple[float, Link]]] = {}
    for link in links:
        if value := _sureness(scene, cues, link):
            found.setdefault(link.trigger, []).append((value, link))
    return {n: [link for _, link in sorted(some, key=lambda p: -p[0])] for n, some in found.items()}


def _sureness(scene: Scene, cues: Cues, link: Link) -> float:
    """Without a model: statements are sources of what hangs on them, and according-to phrases before them."""
    if link.kind == "cited":
        return 2.0 if link.inside and link.steps == 0 else 0.0
    reporting = scene.triggers[link.reporting]
    says = reporting.type == "STATE" or cues.has(scene.tree.lemma[reporting.word], "source")
    if link.kind == "above" and _is_beside(scene, link):
        return 0.0
    return 1.0 if says and (link.kind != "behind" or link.inside) else 0.0


def _is_content(scene: Scene, cues: Cues, link: Link) -> bool:
    """Whether an event is the clause that a statement has for its object, or what somebody is charged with:
    surely said by its subject."""
    if link.kind != "above":
        return False
    tree, word, reporting = scene.tree, scene.triggers[link.trigger].word, scene.triggers[link.reporting]
    if reporting.type == "STATE" and tree.dep[word] == "ccomp":
        return tree.head[word] == reporting.word
    return is_charge(scene, cues, link.reporting) and is_charged(tree, cues, word, reporting.word)


def _is_beside(scene: Scene, link: Link) -> bool:
    """Whether an event hangs on a statement by a coordination: told next to it, not in it."""
    tree, word, top = scene.tree, scene.triggers[link.trigger].word, scene.triggers[link.reporting].word
    while tree.head[word] != top:
        word = tree.head[word]
    return tree.dep[word] == "conj"


def _chain(nearest: dict[int, list[Link]], number: int) -> list[Link]:
    """Follow the nearest speakers upwards: the agency quoted the minister as saying.

    Whoever relays somebody's words comes right behind him.
    """
    chain: list[Link] = []
    seen = {NONE, number}
    while links := nearest.get(number):
        if links[0].reporting == NONE:
            chain.append(links[0])
        told = next((link for link in links if link.reporting not in seen), None)
        if told is None:
            break
        chain += [told] if told.draft == NONE else [told, told._replace(draft=NONE)]
        number = told.reporting
        seen.add(number)
    return chain


def _sources(scene: Scene, casts: Sequence[Cast], cues: Cues, chain: Sequence[Link]) -> Iterator[Source]:
    """The speakers of a chain, without those of statements that nobody makes ("it was quoted from ...")."""
    for link in chain:
        if _speakers(scene, casts, link):
            yield _source(scene, casts, cues, link)


def _source(scene: Scene, casts: Sequence[Cast], cues: Cues, link: Link) -> Source:
    """Who is cited and how; only what is said not to be so is denied."""
    speakers = _speakers(scene, casts, link)
    if link.draft != NONE:
        return Source(link.cue, "says", speakers)
    told, trigger = scene.triggers[link.trigger], scene.triggers[link.reporting]
    subtype, lemma = trigger.entry.subtype if trigger.entry else "", scene.tree.lemma[trigger.word]
    act = _ACTS.get(subtype) or _TYPE_ACTS.get(trigger.type, "says")
    act = "accuses" if act == "says" and is_charge(scene, cues, link.reporting) else act
    if act == "denies" or any((cue.cue, cue.value) == ("negates", "deny") for cue in cues.of(lemma)):
        agent = bool(casts[link.trigger].subject)
        act = "denies" if scope_of(scene.tree, cues, told, agent=agent).negative else "says"
    return Source(scene.tree.label[trigger.word], act, speakers)


def _speakers(scene: Scene, casts: Sequence[Cast], link: Link) -> tuple[Argument, ...]:
    if link.draft == NONE:
        return casts[link.reporting].subject
    return tuple(Argument(link.draft, chain) for chain in scene.chains_of[link.draft])
