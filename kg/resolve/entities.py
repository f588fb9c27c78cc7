"""Chains to entities: which participants of different articles are one, and why.

Comes in: readings sorted by article, what a user adds. Goes out: entities, the entity of each chain, links.
The surest links come first: a user's, known names, one name, then variants of names. When in doubt nothing is
merged: descriptions stay in their article, and so does a bare family name without a witness.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.ids import digest, entity_id
from kg.model import Chain, Entity, Kind, Link, Name, Reading
from kg.resolve.joining import Joiner
from kg.resolve.known import labels_of
from kg.resolve.nodes import Guide, Node, Place, find_nodes
from kg.resolve.proper import Names
from kg.resolve.same_name import known_links, same_names
from kg.resolve.stories import Stories
from kg.resolve.variants import across_scripts, family_names, fuller_names, spellings

STEPS = (fuller_names, spellings, across_scripts, family_names)
"""Links between different names, the surest first; each sees what the ones before made one."""


ACTING = 0.9
"""How sure it is that a capital that acts is its state."""


def find_entities(
    readings: Sequence[Reading], stories: Stories, guide: Guide
) -> tuple[dict[str, Entity], dict[Place, str], list[Link]]:
    """All entities by id, sorted; (article id, chain index) to entity id; links."""
    nodes, scenery = find_nodes(readings, guide)
    scenery.copies, scenery.close = stories.copies, stories.close
    joiner = Joiner(nodes, guide.decisions)
    for proposal in known_links(nodes):
        joiner.propose(proposal)
    for proposal in same_names(nodes, scenery, Names(nodes)):
        joiner.propose(proposal)
    for step in STEPS:
        for proposal in list(step(joiner, scenery)):
            joiner.propose(proposal)
    ids = _ids(joiner)
    wikidata = {found: found for found in ids if found.startswith("Q")}
    labels = {ids[number]: node.labels for number, node in reversed(list(enumerate(nodes))) if node.labels}
    entity_of = {node.place: ids[number] for number, node in enumerate(nodes)}
    acting = [node for number, node in enumerate(nodes) if node.acts and ids[number] == node.known]
    states = {node.place: node.acts for node in acting}
    chains: dict[str, list[Chain]] = defaultdict(list)
    for reading in readings:
        for index, chain in enumerate(reading.chains):
            place = (reading.article.id, index)
            found = entity_of.setdefault(place, entity_id(reading.article.id, chain))
            chains[found].append(replace(chain, names=states[place]) if place in states else chain)
    known = {ids[number]: node.known for number, node in reversed(list(enumerate(nodes))) if node.known}
    entities = {}
    for found in sorted(chains):
        names = _names(chains[found], labels.get(found, ()), known=found in known)
        names = _in_both(names, wikidata.get(found) or known.get(found, ""))
        entities[found] = Entity(found, _kind(chains[found]), names, wikidata.get(found))
    return entities, entity_of, [*joiner.links(ids), *map(_acts, acting)]


def _acts(node: Node) -> Link:
    """Why a capital is its state."""
    reason = f"{node.name} acts as states do, and stands for {node.acts[0][1]}"
    return Link("entity", node.known, (node.mention,), "capital-acts", ACTING, (reason,))


def _ids(joiner: Joiner) -> list[str]:
    """The id of the entity that each node became.

    A component is called what its first node in order of telling is called by itself, so that what later news
    adds renames nothing; where an earlier component has that id already, its article is added to it. The id
    of a state belongs to what bears its name before it belongs to a capital that acts.
    """
    ids = [""] * len(joiner.nodes)
    taken: set[str] = set()
    for members in sorted(map(sorted, joiner.members.values()), key=lambda numbers: _rank(joiner, numbers)):
        found = _local(joiner, members)
        if found in taken:
            first = joiner.nodes[members[0]]
            found = "e-" + digest(found, *first.place[:1], str(first.place[1]))
        taken.add(found)
        for number in members:
            ids[number] = found
    return ids


def _rank(joiner: Joiner, members: Sequence[int]) -> tuple[bool, Sequence[int]]:
    return all(node.acts for node in _nodes(joiner, members)), members


def _local(joiner: Joiner, members: Sequence[int]) -> str:
    """A component's Wikidata id, else the id of its first node, of those with a name where there is one."""
    known = sorted({node.known for node in _nodes(joiner, members) if node.known.startswith("Q")})
    nodes = sorted(_nodes(joiner, members), key=lambda node: node.described)
    return known[0] if known else nodes[0].local


def _nodes(joiner: Joiner, members: Iterable[int]) -> Iterable[Node]:
    return (joiner.nodes[number] for number in members)


def _kind(chains: Sequence[Chain]) -> Kind:
    """The kind that most chains have; among equals the first in the alphabet."""
    if len(chains) == 1:
        return chains[0].kind
    votes = Counter(chain.kind for chain in chains)
    return min(votes, key=lambda kind: (-votes[kind], kind))


def _names(chains: Sequence[Chain], labels: Sequence[Name], *, known: bool) -> tuple[Name, ...]:
    """All names: the preferred one of each language, then the others, each part sorted.

    Preferred is the label that a user gives, else the name that most chains have as their fullest; among
    equals the more frequent, the longer, the first in the alphabet. What an article in that language says
    goes before how a name was put into it, unless tables know the name. A description that a user made one
    with a name comes behind it.
    """
    if len(chains) == 1 and not labels:
        own = dict.fromkeys(chains[0].names)
        first = sorted({lang: (lang, text) for lang, text in reversed(own)}.values())
        return (*first, *sorted(own.keys() - set(first)))
    fullest: Counter[Name] = Counter()
    every: Counter[Name] = Counter()
    said: Counter[Name] = Counter()
    proper = {name for chain in chains if chain.specific or chain.wikidata for name in chain.names}
    for chain in chains:
        names = tuple(dict.fromkeys(chain.names))
        every.update(names)
        fullest.update({lang: (lang, text) for lang, text in reversed(names)}.values())
        said[names[0]] += 1

    def rank(name: Name) -> tuple[bool, int, int, int, int, str]:
        often = (0 if known else -said[name], -fullest[name], -every[name])
        return (name not in proper, *often, -len(name[1]), name[1])

    given = dict(labels)
    every.update(given.items())
    preferred = [
        (lang, given[lang]) if lang in given else min((name for name in every if name[0] == lang), key=rank)
        for lang in sorted({lang for lang, _ in every})
    ]
    return (*preferred, *sorted(set(every) - set(preferred)))


def _in_both(names: tuple[Name, ...], known: str) -> tuple[Name, ...]:
    """Names, and behind them the usual one of each language in which no article tells any."""
    langs = {lang for lang, _ in names}
    return (*names, *(label for label in labels_of(known) if label[0] not in langs))
