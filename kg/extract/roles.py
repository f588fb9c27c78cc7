"""Who takes part in an event, and how: subject and object; without a model the place, too.

Comes in: `Scene`. Goes out: `Cast` for each trigger. A model ranks the candidates of each role,
"nobody" among them; without a model the slots of the lexicon's frames decide.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kg.extract.evidence import pair_features
from kg.extract.frames import marker_of, slot_of
from kg.extract.hashed import Hashed, Ints
from kg.extract.judged import is_judged
from kg.extract.mentions import Draft
from kg.extract.pairs import NONE, Pairs, pairs_of
from kg.extract.scene import Scene
from kg.extract.triggers import Trigger
from kg.extract.vectors import Floats
from kg.model import Argument

ROLES = ("subject", "object")

COORDINATED = 0.02
"""A participant coordinated with the best one needs this share of its probability; another one all of it.
Who acts beside others acts with them: on the folds English triple F1 rose by 4 against a share of a quarter;
taking second ones that are not coordinated cost 0.7."""

NEGLIGIBLE = 0.004
"""Candidates below this probability are not looked at: they never win."""

SURELY = 0.51
"""With this probability nobody has a role: all candidates together have less."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The participants of one event, in the order of the text.

    Args:
        subject: Agents.
        object: Patients, addressees, co-participants.
        place: Where, as the frame shows it; None when a model has cast the event.
        probability: Of the least certain choice, "nobody" included.
    """

    subject: tuple[Argument, ...] = ()
    object: tuple[Argument, ...] = ()
    place: Argument | None = None
    probability: float = 1.0


class Candidates(NamedTuple):
    """Who may have a role in one event: mentions with their probabilities, and that of nobody having it."""

    drafts: list[int]
    shares: list[float]
    nobody: float


def cast_events(scene: Scene, model: Hashed | None) -> list[Cast]:
    """The participants of every event."""
    pairs = pairs_of(scene)
    if model is None:
        return [_by_frame(scene, pairs, group) for group in pairs.groups]
    if not scene.triggers:
        return []
    scores = model.logits(pair_features(scene, pairs))
    shares = _shares(scores[:, [model.classes.index(role) for role in ROLES]], pairs.bounds)
    agents, patients = (_candidates(pairs, shares[:, column]) for column in range(len(ROLES)))
    casts = [_decide(scene, *event) for event in zip(scene.triggers, agents, patients, strict=True)]
    number_of = {trigger.word: number for number, trigger in enumerate(scene.triggers)}
    for number, trigger in enumerate(scene.triggers):
        above = number_of.get(scene.tree.head[trigger.word], NONE)
        if above == NONE or not is_judged(scene.tree, scene.triggers[above], trigger):
            continue
        others = _without(scene, agents[number], {one.chain for one in casts[above].subject})
        casts[number] = _decide(scene, trigger, others, patients[number])
        judged = _without(scene, patients[above], {one.chain for one in casts[number].object})
        casts[above] = _decide(scene, scene.triggers[above], agents[above], judged)
    return casts


def _without(scene: Scene, found: Candidates, barred: set[int]) -> Candidates:
    """Candidates without the mentions of some chains; the others and nobody share what these had."""
    pairs = list(zip(found.drafts, found.shares, strict=True))
    kept = [(draft, share) for draft, share in pairs if barred.isdisjoint(scene.chains_of[draft])]
    left = max(NEGLIGIBLE, 1.0 - sum(share for _, share in pairs) + sum(share for _, share in kept))
    return Candidates(
        [d for d, _ in kept], [share / left for _, share in kept], min(1.0, found.nobody / left)
    )


def _shares(scores: Floats, bounds: Ints) -> Floats:
    """Probability of each candidate among those of its event, for each role."""
    starts, sizes = bounds[:-1], np.diff(bounds)
    powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes, axis=0))
    return np.asarray(powers / np.repeat(np.add.reduceat(powers, starts), sizes, axis=0))


def _candidates(pairs: Pairs, shares: Floats) -> list[Candidates]:
    """For each event its candidates for one role."""
    likely = np.flatnonzero((shares >= NEGLIGIBLE) & (pairs.draft != NONE))
    drafts, values = pairs.draft[likely].tolist(), shares[likely].tolist()
    edges = pairwise(np.searchsorted(likely, pairs.bounds).tolist())
    nobody = shares[pairs.bounds[1:] - 1].tolist()
    return [Candidates(drafts[a:b], values[a:b], none) for (a, b), none in zip(edges, nobody, strict=True)]


def _by_chain(scene: Scene, found: Candidates) -> dict[int, float]:
    """The chains with the summed probability of their mentions."""
    total: dict[int, float] = {}
    for draft, share in zip(found.drafts, found.shares, strict=True):
        for chain in scene.chains_of[draft]:
            total[chain] = total.get(chain, 0.0) + share
    return total


def _decide(scene: Scene, trigger: Trigger, agents: Candidates, patients: Candidates) -> Cast:
    """Choose for each role; who is likelier in the other role is not taken in this one."""
    as_patient, as_agent = _by_chain(scene, patients), {}
    if agents.nobody < SURELY:
        totals = _by_chain(scene, agents)
        likely = {c: value for c, value in as_patient.items() if value >= patients.nobody}
        as_agent = {c: value for c, value in totals.items() if value >= likely.get(c, 0.0)}
    subject, certainty = _chosen(scene, trigger.word, agents, as_agent)
    for argument in subject:
        as_patient.pop(argument.chain, None)
    object_, as_certain = _chosen(scene, trigger.word, patients, as_patient)
    return Cast(subject=subject, object=object_, probability=certainty * as_certain)


def _chosen(
    scene: Scene, word: int, found: Candidates, total: dict[int, float]
) -> tuple[tuple[Argument, ...], float]:
    """The best of some chains and those coordinated with it, or meant together with it by a mention that
    hangs on the event's word ("the two sides met"), if it is likelier than nobody; how likely."""
    best = max(total.values(), default=0.0)
    if not total or best < found.nobody:
        return (), found.nobody
    least = best * COORDINATED
    mention = _mentions(scene, found, {chain for chain, value in total.items() if value >= least})
    winner = min([chain for chain in mention if total[chain] == best])
    first = _first(scene, mention[winner])
    chosen = [
        (draft, c)
        for c, draft in mention.items()
        if total[c] == best or _first(scene, draft) == first or _is_meant_too(scene, word, draft, winner)
    ]
    return _arguments(scene, chosen), min(1.0, best)


def _first(scene: Scene, draft: int) -> int:
    return scene.tree.first_conjunct(scene.drafts[draft].head)


def _is_meant_too(scene: Scene, word: int, draft: int, chain: int) -> bool:
    """Whether a mention that hangs on a word, or is hidden in it, stands for a chain, too."""
    head = scene.drafts[draft].head
    return chain in scene.chains_of[draft] and word in (head, scene.tree.head[head])


def _mentions(scene: Scene, found: Candidates, chains: set[int]) -> dict[int, int]:
    """The likeliest mention of each of some chains."""
    mention: dict[int, int] = {}
    most: dict[int, float] = {}
    for draft, share in zip(found.drafts, found.shares, strict=True):
        for chain in scene.chains_of[draft]:
            if chain in chains and share > most.get(chain, -1.0):
                mention[chain], most[chain] = draft, share
    return mention


def _arguments(scene: Scene, chosen: list[tuple[int, int]]) -> tuple[Argument, ...]:
    """Mentions with their chains, in the order of the text."""
    ordered = sorted([(scene.drafts[draft].start, draft, chain) for draft, chain in chosen])
    return tuple([Argument(draft, chain) for _, draft, chain in ordered])


def _by_frame(scene: Scene, pairs: Pairs, group: slice) -> Cast:
    """Cast an event by the slots of its frame alone."""
    found: dict[str, list[tuple[int, int]]] = {"subject": [], "object": [], "place": []}
    trigger = scene.triggers[int(pairs.trigger[group][0])]
    for number in pairs.draft[group][:-1].tolist():
        role = _frame_role(scene, trigger, scene.drafts[number])
        taken = {chain for chosen in found.values() for _, chain in chosen}
        if role:
            found[role] += [(number, c) for c in scene.chains_of[number] if c not in taken]
    return Cast(
        subject=_arguments(scene, found["subject"]),
        object=_arguments(scene, found["object"]),
        place=next(iter(_arguments(scene, found["place"])), None),
        probability=0.7,
    )


def _frame_role(scene: Scene, trigger: Trigger, draft: Draft) -> str:
    if draft.form == "zero":
        return "subject" if draft.head == trigger.word else ""
    marker = marker_of(scene.tree, trigger.word, draft.head)
    passive = scene.tree.morph[trigger.word].get("Voice") == "Pass"
    role = {"subj": "object" if passive else "subject", "obj": "object", "dest": "object"}
    if found := role.get(slot_of(trigger.entry, marker)):
        return found
    return "place" if marker == "في" and draft.kind in {"GPE", "PLACE"} else ""
