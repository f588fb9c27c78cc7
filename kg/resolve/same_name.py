"""Links between nodes of one name: known ones, and unknown ones that are spelled alike.

Comes in: nodes in order of telling, their scenery. Goes out: Proposals. A name that proves something by
itself is one participant everywhere; any other joins the group of its name for which there is a witness, or
stays alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.resolve.joining import Proposal
from kg.resolve.nodes import Node, Scenery
from kg.resolve.offices import disagree
from kg.resolve.proper import Names, Strength, is_bare, is_two_given

WITNESS = 4.0
"""What two articles must share, in weights of Scenery, to speak of the same people: one thing that only one
article in fifty has, or two less rare ones."""

TITLE = 4.0
"""The same for words of titles: one that only one person in fifty has, or two that are less rare."""

SCORES = {
    "known-name": 0.97,
    "user-name": 0.98,
    "same-name": 0.95,
    "same-name-witness": 0.9,
}
"""Share of right links of each method in the hand-made check of benchmarks/README.md, rounded down."""

FEW = 2
"""Words of a name of a person that many may bear, so that states and offices that contradict count."""

SHOWN = 3
"""Shared things that a reason names."""


@dataclass(slots=True)
class Group:
    """Nodes of one name that are one participant so far."""

    first: int
    articles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    last: int = 0


def known_links(nodes: Sequence[Node]) -> Iterator[Proposal]:
    """Everything that a table knows to be one, each linked to the one that its article tells most of."""
    surest: dict[str, int] = {}
    for number, node in enumerate(nodes):
        if node.known and nodes[surest.setdefault(node.known, number)].told < node.told:
            surest[node.known] = number
    for number, node in enumerate(nodes):
        if node.known:
            start = surest[node.known]
            if start != number:
                own = node.labels or nodes[start].labels
                method = "user-name" if own else "known-name"
                who = node.known if node.known.startswith("Q") else "one row of a table"
                reason = f"{node.name} and {nodes[start].name} are names of {who}"
                yield Proposal(min(start, number), max(start, number), method, SCORES[method], (reason,))


def same_names(nodes: Sequence[Node], scenery: Scenery, names: Names) -> Iterator[Proposal]:
    """Unknown participants with one name."""
    groups: dict[tuple[str, str, str], list[Group]] = defaultdict(list)
    for number, node in enumerate(nodes):
        strength = names.strength(node)
        if node.known or not node.key:
            continue
        known = groups[node.lang, _sort(node), node.key]
        found = _fitting(known, node, nodes, scenery, strength)
        if found is None:
            known.append(Group(number, {node.place[0]}, set(node.titles), number))
            continue
        group, reasons = found
        method = "same-name" if strength is Strength.ALONE else "same-name-witness"
        yield Proposal(group.first, number, method, SCORES[method], (f"both called {node.name}", *reasons))
        group.articles.add(node.place[0])
        group.titles |= node.titles
        group.last = number


def _sort(node: Node) -> str:
    """What kinds one name can have: persons apart, works apart, the rest is told apart badly."""
    if node.kind in ("PERSON", "WORK", "OTHER", "TIME"):
        return node.kind
    return "THING"


def _fitting(
    groups: Sequence[Group], node: Node, nodes: Sequence[Node], scenery: Scenery, strength: Strength
) -> tuple[Group, tuple[str, ...]] | None:
    """The group that a node belongs to, the one with the strongest witness, with the reasons."""
    best: tuple[float, int, tuple[str, ...]] | None = None
    bare = strength is Strength.NOTHING and is_bare(node)
    for position, group in enumerate(groups):
        if node.place[0] in group.articles:
            continue  # extraction had reasons to keep them apart
        against = len(node.words) == FEW and disagree(node.titles, group.titles)
        proof = min(strength, Strength.WITH_COMPANY) if against else strength
        weight, reasons = _witness(group, node, nodes, scenery, proof)
        copied = not bare and not group.articles.isdisjoint(scenery.copies.get(node.place[0], ()))
        if copied:
            weight, reasons = weight + WITNESS, (*reasons, "articles of one story")
        home = node.kind != "PERSON" and _same_home(group, node, nodes, scenery)
        if home:
            reasons = (*reasons, "same country")
        if copied or _enough(proof, weight > 0, home, _one_happening(group, node, scenery)):
            ranked = (weight + home, -position, reasons)
            best = max(best, ranked) if best else ranked
    return (groups[-best[1]], best[2]) if best else None


def _one_happening(group: Group, node: Node, scenery: Scenery) -> bool:
    return not group.articles.isdisjoint(scenery.close.get(node.place[0], ()))


def _enough(strength: Strength, company: bool, country: bool, story: bool) -> bool:
    """Say whether a name proves that two are one, with the witnesses that there are."""
    if strength is Strength.WITH_STORY:
        return story
    if strength in (Strength.NOTHING, Strength.ALONE):
        return strength is Strength.ALONE
    if strength is Strength.WITH_BOTH:
        return company and country
    return company if strength is Strength.WITH_COMPANY else country


def _near(group: Group, nodes: Sequence[Node]) -> list[str]:
    """The first and the last article of a group, which stand for all."""
    return sorted({nodes[group.first].place[0], nodes[group.last].place[0]})


def _witness(
    group: Group, node: Node, nodes: Sequence[Node], scenery: Scenery, strength: Strength
) -> tuple[float, tuple[str, ...]]:
    """How much speaks for a node being the same as a group beside its name; 0 when too little.

    Two men whose name is two given names may both be artists: one word of a title is not enough for them.
    """
    article = node.place[0]
    without = (node.key, node.known)
    weight, shared = max(scenery.shared(other, article, without) for other in _near(group, nodes))
    shared_titles = frozenset() if disagree(node.titles, group.titles) else node.titles & group.titles
    few = strength is Strength.WITH_COMPANY and is_two_given(node.words) and len(shared_titles) < 2
    titles = scenery.rank(() if few else shared_titles)
    return weigh((weight, shared), titles)


def _same_home(group: Group, node: Node, nodes: Sequence[Node], scenery: Scenery) -> bool:
    return any(scenery.same_home(other, node.place[0]) for other in _near(group, nodes))


def weigh(
    company: tuple[float, tuple[str, ...]], titles: tuple[float, tuple[str, ...]]
) -> tuple[float, tuple[str, ...]]:
    """Add company and titles up: each counts, and is a reason, when it is enough by itself."""
    weight, reasons = 0.0, []
    for (found, what), least, words in (
        (titles, TITLE, "same title: "),
        (company, WITNESS, "same company: "),
    ):
        if found >= least:
            weight += found
            reasons.append(words + ", ".join(what[:SHOWN]))
    return weight, tuple(reasons)
