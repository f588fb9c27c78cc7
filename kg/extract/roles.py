"""Who takes part in an event, and how: subject, object, place.

Comes in: `Scene`. Goes out: `Cast` for each trigger. A linear model ranks the candidates of each role,
"nobody" among them; without a model the slots of the lexicon's frames decide.
"""

from dataclasses import dataclass

import numpy as np

from kg.extract.evidence import Evidence
from kg.extract.linear import Floats, Linear
from kg.extract.pairs import NONE, Pair, marker_of, pairs_of, slot_of
from kg.extract.scene import Scene
from kg.model import Argument

ROLES = ("subject", "object", "place")

COORDINATED = 0.25
"""A participant coordinated with the best one needs this share of its probability; another one all of it:
taking second ones that are not coordinated cost 0.7 triple F1 on the folds."""

PLACE_SHARE = 0.5
"""A place needs this share of the probability of "nowhere" (chosen on the folds)."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The participants of one event, in the order of the text.

    Args:
        subject: Agents.
        object: Patients, addressees, co-participants.
        place: Where, or None.
        probability: Of the least certain choice, "nobody" included.
    """

    subject: tuple[Argument, ...] = ()
    object: tuple[Argument, ...] = ()
    place: Argument | None = None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate of a role: a chain, its likeliest mention, its probability."""

    value: float
    draft: int
    chain: int


def cast_events(scene: Scene, model: Linear | None) -> list[Cast]:
    """The participants of every event."""
    groups = pairs_of(scene)
    if model is None:
        return [_by_frame(scene, group) for group in groups]
    evidence = Evidence(scene)
    scores = model.logits([evidence.features(pair) for group in groups for pair in group])
    columns = [model.classes.index(role) for role in ROLES]
    casts, first = [], 0
    for group in groups:
        casts.append(_decide(scene, group, scores[first : first + len(group), columns]))
        first += len(group)
    return casts


def _decide(scene: Scene, group: list[Pair], scores: Floats) -> Cast:
    """Rank the candidates of each role; who is likelier in the other role is not taken in this one."""
    powers = np.exp(scores - scores.max(axis=0))
    shares = powers / powers.sum(axis=0)
    ranked = [_choices(scene, group, shares[:, column]) for column in range(len(ROLES))]
    best = [{choice.chain: choice.value for choice in choices} for choices in ranked]
    subject = _chosen(
        scene, [c for c in ranked[0] if c.value >= best[1].get(c.chain, 0.0) or c.chain == NONE]
    )
    taken = {choice.chain for choice in subject}
    object_ = _chosen(scene, [c for c in ranked[1] if c.chain not in taken])
    place = _chosen(scene, ranked[2], PLACE_SHARE)[:1]
    return Cast(
        subject=_arguments(scene, subject),
        object=_arguments(scene, object_),
        place=next(iter(_arguments(scene, place)), None),
        probability=_certainty(ranked[0], subject) * _certainty(ranked[1], object_),
    )


def _choices(scene: Scene, group: list[Pair], shares: Floats) -> list[Choice]:
    """Chains with the summed probability of their mentions, likeliest first; `NONE` stands for nobody."""
    total: dict[int, float] = {}
    top: dict[int, tuple[float, int]] = {}
    for pair, share in zip(group, shares.tolist(), strict=True):
        for chain in scene.chains_of[pair.draft] if pair.draft != NONE else (NONE,):
            total[chain] = total.get(chain, 0.0) + share
            if share > top.get(chain, (-1.0, 0))[0]:
                top[chain] = (share, pair.draft)
    ordered = sorted(total, key=lambda chain: (-total[chain], chain))
    return [Choice(total[chain], top[chain][1], chain) for chain in ordered]


def _chosen(scene: Scene, choices: list[Choice], share: float = 1.0) -> list[Choice]:
    """The best candidate and those coordinated with it, if it has a share of nobody's probability."""
    nobody = next((choice.value for choice in choices if choice.chain == NONE), 0.0)
    somebody = [choice for choice in choices if choice.chain != NONE]
    if not somebody or somebody[0].value < share * nobody:
        return []
    first = somebody[0]
    return [
        c for c in somebody if c.value >= first.value * (COORDINATED if _beside(scene, first, c) else 1.0)
    ]


def _beside(scene: Scene, one: Choice, other: Choice) -> bool:
    """Whether two mentions are coordinated."""
    return _first_conjunct(scene, one.draft) == _first_conjunct(scene, other.draft)


def _first_conjunct(scene: Scene, draft: int) -> int:
    word = scene.drafts[draft].head
    while scene.tree.dep[word] == "conj":
        word = scene.tree.head[word]
    return word


def _certainty(ranked: list[Choice], chosen: list[Choice]) -> float:
    if chosen:
        return min(1.0, max(choice.value for choice in chosen))
    return next((choice.value for choice in ranked if choice.chain == NONE), 1.0)


def _arguments(scene: Scene, chosen: list[Choice]) -> tuple[Argument, ...]:
    ordered = sorted((scene.drafts[c.draft].start, c.draft, c.chain) for c in chosen)
    return tuple(Argument(draft, chain) for _, draft, chain in ordered)


def _by_frame(scene: Scene, group: list[Pair]) -> Cast:
    """Cast an event by the slots of its frame alone."""
    found: dict[str, list[Choice]] = {role: [] for role in ROLES}
    for pair in group[:-1]:
        role = _frame_role(scene, pair)
        taken = {choice.chain for choices in found.values() for choice in choices}
        if role:
            found[role] += [Choice(0.7, pair.draft, c) for c in scene.chains_of[pair.draft] if c not in taken]
    return Cast(
        subject=_arguments(scene, found["subject"]),
        object=_arguments(scene, found["object"]),
        place=next(iter(_arguments(scene, found["place"])), None),
        probability=0.7,
    )


def _frame_role(scene: Scene, pair: Pair) -> str:
    trigger, draft = scene.triggers[pair.trigger], scene.drafts[pair.draft]
    if draft.form == "zero":
        return "subject" if draft.head == trigger.word else ""
    marker = marker_of(scene.tree, trigger.word, draft.head)
    passive = scene.tree.morph[trigger.word].get("Voice") == "Pass"
    role = {"subj": "object" if passive else "subject", "obj": "object", "dest": "object"}
    if found := role.get(slot_of(trigger.entry, marker)):
        return found
    return "place" if marker == "في" and draft.kind in {"GPE", "PLACE"} else ""
