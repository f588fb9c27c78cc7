"""Who takes part in an event, and how: subject and object; without a model the place, too.

Comes in: `Scene`. Goes out: `Cast` for each trigger. A model ranks the candidates of each role,
"nobody" among them; without a model the slots of the lexicon's frames decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.extract.evidence import pair_features
from kg.extract.frames import marker_of, slot_of
from kg.extract.hashed import Hashed, Ints
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
"""Candidates below this probability are not looked at: they never win, and are nine in ten."""


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


Choice = tuple[float, int, int]
"""One candidate of a role: minus its probability (the likeliest first), a chain, its likeliest mention."""


def cast_events(scene: Scene, model: Hashed | None) -> list[Cast]:
    """The participants of every event."""
    pairs = pairs_of(scene)
    if model is None:
        return [_by_frame(scene, pairs, group) for group in pairs.groups]
    if not scene.triggers:
        return []
    scores = model.logits(pair_features(scene, pairs))
    shares = _shares(scores[:, [model.classes.index(role) for role in ROLES]], pairs.bounds)
    ranked = [_ranked(scene, pairs, shares[:, column]) for column in range(len(ROLES))]
    return [_decide(scene, *choices) for choices in zip(*ranked, strict=True)]


def _shares(scores: Floats, bounds: Ints) -> Floats:
    """Probability of each candidate among those of its event, for each role."""
    starts, sizes = bounds[:-1], np.diff(bounds)
    powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes, axis=0))
    return np.asarray(powers / np.repeat(np.add.reduceat(powers, starts), sizes, axis=0))


def _ranked(scene: Scene, pairs: Pairs, shares: Floats) -> list[list[Choice]]:
    """For each event the chains with the summed probability of their mentions, likeliest first."""
    likely = np.flatnonzero((shares >= NEGLIGIBLE) | (pairs.draft == NONE))
    drafts, values = pairs.draft[likely].tolist(), shares[likely].tolist()
    chains_of = [*scene.chains_of, (NONE,)]  # the last one is that of the draft `NONE`
    edges = np.searchsorted(likely, pairs.bounds).tolist()
    return [_choices(chains_of, drafts[a:b], values[a:b]) for a, b in pairwise(edges)]


def _choices(chains_of: Sequence[tuple[int, ...]], drafts: list[int], shares: list[float]) -> list[Choice]:
    if len(drafts) == 1:
        return [(-shares[0], NONE, NONE)]
    total: dict[int, float] = {}
    top: dict[int, tuple[float, int]] = {}
    for draft, share in zip(drafts, shares, strict=True):
        for chain in chains_of[draft]:
            if chain not in total:
                total[chain], top[chain] = share, (share, draft)
                continue
            total[chain] += share
            if share > top[chain][0]:
                top[chain] = (share, draft)
    return sorted([(-value, chain, top[chain][1]) for chain, value in total.items()])


def _decide(scene: Scene, agents: list[Choice], patients: list[Choice]) -> Cast:
    """Choose for each role; who is likelier in the other role is not taken in this one."""
    subject: list[Choice] = []
    if not _is_nobody(agents):
        as_patient = {chain: value for value, chain, _ in patients}
        subject = _chosen(scene, [c for c in agents if c[1] == NONE or c[0] <= as_patient.get(c[1], 0.0)])
    object_: list[Choice] = []
    if not _is_nobody(patients):
        taken = {chain for _, chain, _ in subject}
        object_ = _chosen(scene, [c for c in patients if c[1] not in taken])
    return Cast(
        subject=_arguments(scene, subject),
        object=_arguments(scene, object_),
        probability=_certainty(agents, subject) * _certainty(patients, object_),
    )


def _is_nobody(ranked: list[Choice]) -> bool:
    """Whether nobody is likelier than each candidate."""
    return ranked[0][1] == NONE and (len(ranked) == 1 or ranked[1][0] > ranked[0][0])


def _chosen(scene: Scene, choices: list[Choice]) -> list[Choice]:
    """The best candidate and those coordinated with it, if it is likelier than nobody."""
    nobody = next((value for value, chain, _ in choices if chain == NONE), 0.0)
    somebody = [choice for choice in choices if choice[1] != NONE]
    if not somebody or somebody[0][0] > nobody:
        return []
    first = somebody[0]
    least, word = first[0] * COORDINATED, _first_conjunct(scene, first[2])
    return [
        c for c in somebody if c[0] == first[0] or (c[0] <= least and _first_conjunct(scene, c[2]) == word)
    ]


def _first_conjunct(scene: Scene, draft: int) -> int:
    """The first of the words that a mention is coordinated with."""
    word = scene.drafts[draft].head
    while scene.tree.dep[word] == "conj":
        word = scene.tree.head[word]
    return word


def _certainty(ranked: list[Choice], chosen: list[Choice]) -> float:
    if chosen:
        return min(1.0, -chosen[0][0])
    return next((-value for value, chain, _ in ranked if chain == NONE), 1.0)


def _arguments(scene: Scene, chosen: list[Choice]) -> tuple[Argument, ...]:
    if len(chosen) < 2:
        return tuple([Argument(draft, chain) for _, chain, draft in chosen])
    ordered = sorted([(scene.drafts[draft].start, draft, chain) for _, chain, draft in chosen])
    return tuple([Argument(draft, chain) for _, draft, chain in ordered])


def _by_frame(scene: Scene, pairs: Pairs, group: slice) -> Cast:
    """Cast an event by the slots of its frame alone."""
    found: dict[str, list[Choice]] = {"subject": [], "object": [], "place": []}
    trigger = scene.triggers[int(pairs.trigger[group][0])]
    for number in pairs.draft[group][:-1].tolist():
        role = _frame_role(scene, trigger, scene.drafts[number])
        taken = {chain for choices in found.values() for _, chain, _ in choices}
        if role:
            found[role] += [(-0.7, c, number) for c in scene.chains_of[number] if c not in taken]
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
