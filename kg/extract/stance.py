"""Is it so: polarity and modality of each event, from the cues in whose scope it stands.

Comes in: `Scene`, cues, and for each trigger whether its time lies ahead. Goes out: (polarity, modality)
for each trigger. Scope alone decides polarity (98.6 % right on the folds; a linear model with scope among
its features 98.4, without it 97.7). Modality is decided by a model, from the top of each tree
downwards, so that an event knows the modality of the event above it; without a model by the nearest cue.
"""

from collections.abc import Mapping, Sequence

from kg.extract.choosing import Stage
from kg.extract.cues import Cues
from kg.extract.hashed import Features, Hashed, named_block
from kg.extract.modality import MODALITIES, link_of, stance_columns, stance_features, under
from kg.extract.scene import Scene
from kg.extract.scope import SPOKEN, Scope, scope_of
from kg.extract.vectors import Floats
from kg.model import Modality, Polarity

DOUBT = frozenset({"may", "perhaps", "if", "reported"})
"""Values of particles that leave no doubt that there is doubt; too rare in training to be learned."""

LIGHT = "light"
"""Value of verbs that only hand on what their noun tells."""

POSTPONED = "postponed"
"""Value of verbs and nouns whose object is still to come."""

_CONDITION = "inverted"
"""Value of what makes an event possible at most: a condition without "if"."""

NONE = -1


def judge(
    stage: Stage, cues: Cues, ahead: Sequence[str], model: Hashed | None
) -> list[tuple[Polarity, Modality]]:
    """Polarity and modality of every event that choices are made for; the others count as facts.

    Args:
        stage: The article with its events.
        cues: Cue words of its language.
        ahead: For each trigger where its time lies: "future", "past", "now" or "".
        model: Decides modality; None to go by the nearest cue.
    """
    scene = stage.scene
    scopes = {
        number: scope_of(scene.tree, cues, scene.triggers[number], agent=bool(stage.parts[number][0]))
        for number in sorted(stage.told)
    }
    if model is None:
        modalities = {number: _nearest(scope) for number, scope in scopes.items()}
    else:
        modalities = _downwards(stage, cues, scopes, ahead, model)
    found: list[tuple[Polarity, Modality]] = [("positive", "actual")] * len(scene.triggers)
    for number, scope in scopes.items():
        found[number] = _stance(scope, modalities[number])
        if _tells_all(scene, number, scope):
            found[number] = found[number][0], "actual"
    for number, scope in scopes.items():
        above = stage.events.above[number]
        if above != NONE and _is_held(scope, scene.triggers[above].word) and found[number][1] == "actual":
            found[number] = found[number][0], found[above][1]
    return found


def _tells_all(scene: Scene, number: int, scope: Scope) -> bool:
    """Whether an event is the finite verb of who says what is before: "Iran may attack, analysts | warn"."""
    tree, trigger = scene.tree, scene.triggers[number]
    word, free = trigger.word, not any(one.level == 0 for one in scope.found)
    told = trigger.type in SPOKEN and tree.dep[word] == "parataxis" and word > tree.head[word]
    finite = tree.morph[word].get("VerbForm") == "Fin" and not tree.dependents(word, "aux")
    return told and free and finite and bool(tree.dependents(word, "nsubj"))


def _is_held(scope: Scope, verb: int) -> bool:
    """Whether an event is the noun of a light verb, which tells the same: "did not rule out | launching |
    an attack"."""
    return any(one.level == 1 and one.word == verb and one.cue.value == LIGHT for one in scope.found)


def _stance(scope: Scope, modality: Modality) -> tuple[Polarity, Modality]:
    """Polarity with modality: an event with its own "may", or that was not refused, is possible at most; one
    that was postponed is to come."""
    found, negative = scope.found, scope.negative
    if any(one.cue.value == _CONDITION and one.level == 0 for one in found):
        modality = "possible"
    doubted = scope.likely or any(
        governor.cue.value in DOUBT if governor.level == 0 else not negative and governor.cue.cue == "negates"
        for governor in found
    )
    if modality == "actual":
        postponed = any(one.level == 1 and one.cue.value == POSTPONED for one in found)
        modality = "possible" if doubted else "future" if postponed and not negative else modality
    return ("negative" if negative else "positive", modality)


def _nearest(scope: Scope) -> Modality:
    names = (governor.cue.cue for governor in scope.found)
    return next((_modality(name) for name in names if name in MODALITIES), "actual")


def _modality(name: str) -> Modality:
    return next((known for known in MODALITIES if known == name), "actual")


def _downwards(
    stage: Stage, cues: Cues, scopes: Mapping[int, Scope], ahead: Sequence[str], model: Hashed
) -> dict[int, Modality]:
    """Modality of some events and all above them, those without an event above them first."""
    scene, above, numbers = stage.scene, stage.events.above.tolist(), list(scopes)
    items = [stance_features(scene, cues, (n, ahead[n]), scope) for n, scope in scopes.items()]
    scores = model.logits(stance_columns(scene, numbers, items))
    given = _given(scene, {number: above[number] for number in numbers}, model)
    best = (scores[:, None] + given).argmax(axis=2).tolist()
    classes = [_modality(name) for name in model.classes]
    found: dict[int, Modality] = {NONE: "actual"}
    while todo := [row for row, n in enumerate(numbers) if n not in found and above[n] in found]:
        for row in todo:
            mode = MODALITIES.index(found[above[numbers[row]]])
            found[numbers[row]] = classes[best[row][mode]]
    return found


def _given(scene: Scene, parents: Mapping[int, int], model: Hashed) -> Floats:
    """What each modality of the event above an event would add to the scores of its own.

    *Shape:* (events, modalities, classes); zero where no event is above.
    """
    tree, triggers = scene.tree, scene.triggers
    links = [link_of(tree, triggers[n].word) if above != NONE else "" for n, above in parents.items()]
    row = {link: number for number, link in enumerate(dict.fromkeys(links))}
    items = [under(link, modality) if link else [] for link in row for modality in MODALITIES]
    said = model.logits(Features(len(items), (named_block(items),))) - model.bias
    return said.reshape(len(row), len(MODALITIES), len(model.classes))[[row[link] for link in links]]
