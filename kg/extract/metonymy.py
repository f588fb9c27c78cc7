"""Capitals that act: in "Moscow denied it" Moscow is Russia, in "met in Moscow" it is the city.

Comes in: an article's words, mentions and chains, its reports. Goes out: chains and reports in which mentions
of a capital that acts belong to a chain with the id of its state. The name stays what the article says. In
doubt a capital is a city: what stands in quotation marks may be a newspaper, what hosts or is visited is one.

Of 24 names of capitals in 130 newspaper articles that became their states so, 22 are the states.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from kg.extract.mentions import Draft
from kg.extract.scene import Scene
from kg.model import Argument, Chain, Report, Source
from kg.names import Gazetteer, Known

Part = Literal["subject", "object", "speaker"]
Told = tuple[Report, int, Part]
"""A report, a mention that takes part in it, and as what."""

DONE_TO = frozenset(
    (
        "STATE",
        "REJECT",
        "ACCUSE",
        "SUPPORT",
        "THREATEN",
        "AGREE",
        "COOPERATE",
        "REQUEST",
        "SANCTION",
        "CONSULT",
    )
)
"""Types of what is done to states; what is done to a capital otherwise is done in it."""

DEEDS = DONE_TO | {"CONCEDE", "AID", "COERCE", "MOBILIZE", "ASSAULT"}
"""Types of what states do; cities host, trade, play and suffer."""

HOSTING = frozenset({"receive", "attend", "host", "hold"})
"""Finer classes that a city does as well."""

TOWARDS = frozenset(
    {"مع", "ل", "علي", "من", "بين", "ضد", "الي", "with", "to", "on", "against", "between", "from"}
)
"""Prepositions before a state to which something is done; "in" is not among them."""

QUOTES = frozenset("\"'«»“”‘’")


def acting_capitals(
    scene: Scene, chains: tuple[Chain, ...], reports: Sequence[Report], names: Gazetteer
) -> tuple[tuple[Chain, ...], list[Report]]:
    """Give mentions of capitals that act to chains of their states.

    Args:
        scene: The article.
        chains: Its participants; their mentions are those of the scene.
        reports: Its events.
        names: Known names.

    Returns:
        The chains, those of acting capitals changed, or, where the city is meant too, added; and the reports.
    """
    found = list(chains)
    moved: dict[tuple[int, int], int] = {}
    states = {number: state for number, chain in enumerate(chains) if (state := _state_of(chain, names))}
    parts = _parts_of(states, reports) if states else {}
    for number, told in parts.items():
        acting = _acting(scene, told) - _places(scene, reports)
        if not acting:
            continue
        chain, state = chains[number], states[number]
        mentions = _with_pronouns(scene, chain, acting)
        rest = tuple(mention for mention in chain.mentions if mention not in mentions)
        place = len(found) if rest else number
        if rest:
            found[number] = replace(chain, mentions=rest)
            found.append(chain)
        found[place] = replace(chain, mentions=mentions, wikidata=state.wikidata)
        moved.update({(mention, number): place for mention in mentions})
    return tuple(found), [_moved(report, moved) for report in reports] if moved else list(reports)


def _state_of(chain: Chain, names: Gazetteer) -> Known | None:
    """The state of a chain that is named by its capital."""
    if chain.kind != "GPE" or not chain.specific:
        return None
    name = chain.names[0][1]
    known = next((k for k in names.homonyms(name) if k.wikidata == chain.wikidata), None) or names.lookup(
        name
    )
    if known is None or known.table != "capitals" or known.wikidata != chain.wikidata:
        return None
    state = names.state(known.country)
    return state if state and state.wikidata else None


def _parts_of(chains: Iterable[int], reports: Iterable[Report]) -> dict[int, list[Told]]:
    """The parts that each of some chains has in the reports."""
    found: dict[int, list[Told]] = {number: [] for number in chains}
    for report in reports:
        for argument, part in _parts(report):
            if argument.chain in found:
                found[argument.chain].append((report, argument.mention, part))
    return found


def _places(scene: Scene, reports: Iterable[Report]) -> set[int]:
    """The mentions behind prepositions that are places of reports."""
    found = {report.place.mention for report in reports if report.place}
    return {mention for mention in found if scene.tree.prepositions[scene.drafts[mention].head]}


def _acting(scene: Scene, told: Iterable[Told]) -> set[int]:
    """The names of a chain that act, or have something done to them, as states do."""
    acting: set[int] = set()
    others: set[int] = set()
    for report, mention, part in told:
        if scene.drafts[mention].form != "name":
            continue
        if not _is_of_states(report, part):
            others.add(mention)
        elif _acts(scene, mention, part):
            acting.add(mention)
    return acting - others


def _with_pronouns(scene: Scene, chain: Chain, acting: set[int]) -> tuple[int, ...]:
    """The names of a chain that act, with the pronouns that follow each of them."""
    found, acts = [], False
    for mention in sorted(chain.mentions, key=lambda one: (scene.drafts[one].start, one)):
        if scene.drafts[mention].form not in {"pronoun", "zero"}:
            acts = mention in acting
        if acts:
            found.append(mention)
    return tuple(sorted(found))


def _parts(report: Report) -> Iterator[tuple[Argument, Part]]:
    yield from ((argument, "subject") for argument in report.subject)
    yield from ((argument, "object") for argument in report.object)
    yield from ((speaker, "speaker") for source in report.stance.attribution for speaker in source.speakers)


def _is_of_states(report: Report, part: Part) -> bool:
    """Say whether states do such a thing, or have it done to them."""
    deed = report.type in (DEEDS if part == "subject" else DONE_TO) and report.subtype not in HOSTING
    return deed or part == "speaker"


def _acts(scene: Scene, mention: int, part: Part) -> bool:
    """Say whether a name stands as somebody who acts does."""
    draft = scene.drafts[mention]
    bare = draft.name == (draft.start, draft.end) and _is_word(scene, draft.start)
    return bare and not _is_quoted(scene, draft) and _stands_so(scene, draft.head, part)


def _stands_so(scene: Scene, word: int, part: Part) -> bool:
    """Say whether a name stands where somebody who acts does: as subject, object or behind a preposition."""
    tree = scene.tree
    preposition = tree.prepositions[word]
    while tree.dep[word] == "conj" and tree.head[word] >= 0:
        word = tree.head[word]
        preposition = preposition or tree.prepositions[word]
    relation = tree.dep[word].partition(":")[0]
    if relation == "nsubj":
        return not preposition
    return part != "subject" and (preposition in TOWARDS if preposition else relation in {"obj", "iobj"})


def _is_word(scene: Scene, word: int) -> bool:
    """Say whether a name is a word of the text, not the rest of one that was split (س|تالين)."""
    tree = scene.tree
    joined = word > 0 and tree.end[word - 1] == tree.start[word]
    return not joined or tree.pos[word - 1] in {"ADP", "CCONJ", "PUNCT"}


def _is_quoted(scene: Scene, draft: Draft) -> bool:
    """Say whether a name stands in quotation marks: then it may be a newspaper's."""
    text, before = scene.tree.text, draft.start - 1
    return before >= 0 and text[before] in QUOTES and draft.end < len(text) and text[draft.end] in QUOTES


def _moved(report: Report, moved: dict[tuple[int, int], int]) -> Report:
    """A report whose participants are where their mentions have gone; whoever acts is no place."""

    def new(argument: Argument) -> Argument:
        key = (argument.mention, argument.chain)
        return replace(argument, chain=moved[key]) if key in moved else argument

    def said(source: Source) -> Source:
        return replace(source, speakers=tuple(map(new, source.speakers)))

    place = report.place
    if place and moved.get((place.mention, place.chain)) is not None:
        place = None
    stance = replace(report.stance, attribution=tuple(map(said, report.stance.attribution)))
    return replace(
        report,
        subject=tuple(map(new, report.subject)),
        object=tuple(map(new, report.object)),
        place=place,
        stance=stance,
    )
