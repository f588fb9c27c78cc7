"""Who takes part in an event, and how: subject, object, place.

Comes in: `Tree`, triggers, drafts of mentions with the chains they stand for. Goes out: `Cast` for each trigger.

Every mention of the sentence is scored for every event of the sentence by a linear model over the way through the
tree from the one to the other, the slots of the lexicon's frame, the kinds of both, and what the mention does in the
event above. Without a model the frame's slots decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.lexicon import Entry
from kg.extract.linear import Linear
from kg.extract.mentions import Draft
from kg.extract.tree import NO_WORD, Tree
from kg.extract.triggers import Trigger
from kg.model import Argument

NO_ROLE = "-"
ROLES = ("subject", "object", "place")

FLOOR = {"subject": 0.42, "object": 0.42, "place": 0.45}
"""A role is given from this probability on. Chosen on the folds of the annotated articles (`kg train events`)."""

SECOND = 0.75
"""A further participant of a role needs this share of the best one's probability, unless coordinated with it."""

MAX_PATH = 7
"""Longer ways through the tree are not looked at: no gold participant was that far in the annotated articles."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The participants of one event, in the order of the text.

    Args:
        subject: Agents.
        object: Patients, addressees, co-participants.
        place: Where, or None.
        probability: Of the least certain participant; 1.0 when there is none.
    """

    subject: tuple[Argument, ...] = ()
    object: tuple[Argument, ...] = ()
    place: Argument | None = None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known when participants are sought.

    Args:
        tree: The article.
        triggers: Its events.
        drafts: Its mentions.
        chains_of: For each draft the chains it stands for.
        by_sentence: Drafts of each sentence.
        event_at: Trigger by word.
        draft_at: Drafts by head word.
    """

    tree: Tree
    triggers: Sequence[Trigger]
    drafts: Sequence[Draft]
    chains_of: Sequence[tuple[int, ...]]
    by_sentence: dict[int, list[int]]
    event_at: dict[int, Trigger]
    draft_at: dict[int, list[int]]


def scene_of(
    tree: Tree, triggers: Sequence[Trigger], drafts: Sequence[Draft], chains_of: Sequence[tuple[int, ...]]
) -> Scene:
    """Put the look-ups together."""
    by_sentence: dict[int, list[int]] = {}
    draft_at: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        draft_at.setdefault(draft.head, []).append(number)
        if chains_of[number]:
            by_sentence.setdefault(tree.sentence[draft.head], []).append(number)
    return Scene(tree, triggers, drafts, chains_of, by_sentence, {t.word: t for t in triggers}, draft_at)


@dataclass(frozen=True, slots=True)
class Pair:
    """An event and a mention that may take part in it; `way` leads through the tree from one to the other."""

    trigger: int
    draft: int
    way: str


def pairs_of(scene: Scene) -> list[Pair]:
    """All pairs worth scoring, by trigger, then by mention."""
    tree = scene.tree
    pairs = []
    for number, trigger in enumerate(scene.triggers):
        above = [trigger.word, *tree.ancestors(trigger.word)]
        depth = {word: steps for steps, word in enumerate(above)}
        for draft in scene.by_sentence.get(tree.sentence[trigger.word], ()):
            way = _way(scene, above, depth, scene.drafts[draft])
            if way is not None and not _inside_itself(scene, trigger, scene.drafts[draft]):
                pairs.append(Pair(number, draft, way))
    return pairs


def _inside_itself(scene: Scene, trigger: Trigger, draft: Draft) -> bool:
    return draft.form != "zero" and draft.head == trigger.word


def _way(scene: Scene, above: list[int], depth: dict[int, int], draft: Draft) -> str | None:
    """The way from an event up and down to a mention's head: "^advcl/nsubj", prepositions written in."""
    tree = scene.tree
    steps: list[str] = []
    word = draft.head
    while word not in depth:
        if tree.dep[word] != "conj" or tree.pos[word] == "VERB":
            steps.append(_step(tree, word))
        word = tree.head[word]
        if word == NO_WORD:
            return None
    up = [_up(tree, above[n]) for n in range(depth[word])]
    if len(up) + len(steps) > MAX_PATH:
        return None
    if draft.form == "zero":
        steps.insert(0, "zero")
    return "".join("^" + step for step in up) + "".join("/" + step for step in reversed(steps))


def _step(tree: Tree, word: int) -> str:
    preposition = tree.preposition(word)
    dep = tree.dep[word]
    return f"{dep}:{preposition}" if preposition else dep


def _up(tree: Tree, word: int) -> str:
    return tree.dep[word].partition(":")[0] if tree.dep[word] != "acl:relcl" else "relcl"


def marker_of(tree: Tree, trigger: int, head: int) -> str:
    """How a word hangs on an event, in the lexicon's markers: "nsubj", "acc", "gen", a preposition, or ""."""
    while tree.dep[head] == "conj" and tree.head[head] != NO_WORD and tree.pos[head] != "VERB":
        head = tree.head[head]
    if tree.head[head] != trigger:
        return ""
    preposition = tree.preposition(head)
    if preposition:
        return preposition
    dep = tree.dep[head].partition(":")[0]
    return {"nsubj": "nsubj", "obj": "acc", "iobj": "acc", "nmod": "gen"}.get(dep, dep)


DEFAULT_SLOTS = {"nsubj": "subj", "acc": "obj", "gen": "subj"}


def slot_of(entry: Entry | None, marker: str) -> str:
    """The frame's slot for a marker; verbs and nouns outside the lexicon have the usual ones."""
    if not marker:
        return ""
    found = entry.slot(marker) if entry else ""
    if found or (entry and marker != "nsubj"):
        return found or "-"
    return DEFAULT_SLOTS.get(marker, "-")


def pair_features(scene: Scene, pair: Pair) -> list[str]:
    """Features of one pair, as strings."""
    tree, trigger, draft = scene.tree, scene.triggers[pair.trigger], scene.drafts[pair.draft]
    word, head = trigger.word, draft.head
    marker = marker_of(tree, word, head)
    slot = "zero" if draft.form == "zero" and head == word else slot_of(trigger.entry, marker)
    passive = tree.morph[word].get("Voice", "")
    pos, kind, form = tree.pos[word], draft.kind, draft.form
    side = "<" if head < word else ">"
    way = pair.way
    out = [
        f"w={pos}/{passive}/{way}",
        f"wt={trigger.type}/{pos}/{way}",
        f"wk={pos}/{way}/{kind}",
        f"wf={pos}/{way}/{form}",
        f"wl={tree.lemma[word]}/{way}",
        f"m={pos}/{marker}/{trigger.type}/{kind}",
        f"s={pos}/{slot}/{passive}",
        f"sk={pos}/{slot}/{kind}/{form}",
        f"st={trigger.type}/{slot}/{passive}/{kind}",
        f"tk={trigger.type}/{kind}/{form}/{side}",
        f"hl={draft.kind}/{tree.lemma[head]}",
        f"hlt={trigger.type}/{tree.lemma[head]}",
        f"lm={tree.lemma[word]}/{marker}/{kind}",
        f"d={_distance(head - word)}/{pos}/{form}",
        f"dk={_distance(head - word)}/{trigger.type}/{kind}",
        f"df={pos}/{marker}/{draft.definite}/{tree.morph[word].get('Definite', '')}",
        f"sub={trigger.entry.subtype if trigger.entry else ''}/{slot}/{kind}",
        f"own={pos}/{_own_subject(scene, word)}/{slot}/{way[:12]}",
    ]
    _add_event_above(scene, pair, out)
    return out


def _distance(words: int) -> str:
    size = abs(words)
    near = size if size < 4 else 4 if size < 7 else 7 if size < 13 else 13 if size < 25 else 25
    return f"{'<' if words < 0 else '>'}{near}"


def _own_subject(scene: Scene, word: int) -> str:
    """What stands where an event's own subject would: "nsubj", "pass", "zero", "gen" or ""."""
    tree = scene.tree
    for child in tree.children[word]:
        if tree.dep[child].startswith("nsubj"):
            return "pass" if tree.dep[child].endswith("pass") else "nsubj"
    if any(scene.drafts[number].form == "zero" for number in scene.draft_at.get(word, ())):
        return "zero"
    if tree.pos[word] != "VERB":
        return (
            "gen"
            if any(tree.dep[c] == "nmod" and not tree.preposition(c) for c in tree.children[word])
            else ""
        )
    return ""


def _add_event_above(scene: Scene, pair: Pair, out: list[str]) -> None:
    tree, trigger = scene.tree, scene.triggers[pair.trigger]
    word = trigger.word
    for above in tree.ancestors(word):
        governor = scene.event_at.get(above)
        if governor is None:
            word = above
            continue
        way = "^".join(_up(tree, w) for w in tree.ancestors(trigger.word)[:MAX_PATH] if w != above)[:24]
        roles = _surface_roles(scene, above, scene.chains_of[pair.draft])
        link = _step(tree, word)
        out += [
            f"g={governor.type}/{trigger.type}/{roles}/{link}",
            f"gp={tree.pos[trigger.word]}/{roles}/{link}/{_own_subject(scene, trigger.word)}",
            f"gl={tree.lemma[above]}/{roles}/{tree.pos[trigger.word]}",
            f"gw={way}/{roles}/{trigger.type}",
        ]
        return
    out.append(f"g0={tree.pos[trigger.word]}/{trigger.type}")


def _surface_roles(scene: Scene, word: int, chains: tuple[int, ...]) -> str:
    """What a chain is, on the surface, in the event at a word: "subj", "obj", "obl", "in" (below it) or "out"."""
    tree = scene.tree
    found = "out"
    for child in (word, *tree.children[word]):
        for number in scene.draft_at.get(child, ()):
            if not set(scene.chains_of[number]) & set(chains):
                continue
            if child == word and scene.drafts[number].form == "zero":
                return "subj"
            if child != word:
                dep = tree.dep[child].partition(":")[0]
                found = {"nsubj": "subj", "obj": "obj"}.get(dep, "obl")
    return found


def cast_events(scene: Scene, model: Linear | None) -> list[Cast]:
    """The participants of every event."""
    pairs = pairs_of(scene)
    rows = [_by_frame(scene, pair) for pair in pairs] if model is None else _by_model(scene, pairs, model)
    by_trigger: dict[int, list[tuple[Pair, dict[str, float]]]] = {}
    for pair, row in zip(pairs, rows, strict=True):
        by_trigger.setdefault(pair.trigger, []).append((pair, row))
    return [_decide(scene, by_trigger.get(number, [])) for number in range(len(scene.triggers))]


def _by_model(scene: Scene, pairs: list[Pair], model: Linear) -> list[dict[str, float]]:
    scores = model.scores([pair_features(scene, pair) for pair in pairs])
    columns = [(role, model.classes.index(role)) for role in ROLES]
    return [{role: float(row[column]) for role, column in columns} for row in scores]


def _by_frame(scene: Scene, pair: Pair) -> dict[str, float]:
    trigger, draft = scene.triggers[pair.trigger], scene.drafts[pair.draft]
    if draft.form == "zero" and draft.head == trigger.word:
        return {"subject": 0.7}
    marker = marker_of(scene.tree, trigger.word, draft.head)
    slot = slot_of(trigger.entry, marker)
    passive = scene.tree.morph[trigger.word].get("Voice") == "Pass"
    role = {"subj": "object" if passive else "subject", "obj": "object", "dest": "object"}.get(slot)
    if role:
        return {role: 0.8}
    return {"place": 0.7} if marker == "في" and draft.kind in {"GPE", "PLACE"} else {}


def _decide(scene: Scene, scored: list[tuple[Pair, dict[str, float]]]) -> Cast:
    """Choose the chains of each role: the best one, and those as good or coordinated with it."""
    best: dict[tuple[str, int], tuple[float, Pair]] = {}
    for pair, row in scored:
        for chain in scene.chains_of[pair.draft]:
            for role, value in row.items():
                if value > best.get((role, chain), (0.0, pair))[0]:
                    best[role, chain] = (value, pair)
    taken: set[int] = set()
    chosen: dict[str, list[tuple[float, Pair, int]]] = {role: [] for role in ROLES}
    for (role, chain), (value, pair) in sorted(best.items(), key=lambda item: (-item[1][0], item[0])):
        if value < FLOOR[role] or (chain in taken and role != "place"):
            continue
        first = chosen[role][0][0] if chosen[role] else value
        if value >= SECOND * first:
            chosen[role].append((value, pair, chain))
            if role != "place":
                taken.add(chain)
    return _cast(scene, chosen)


def _cast(scene: Scene, chosen: dict[str, list[tuple[float, Pair, int]]]) -> Cast:
    def arguments(role: str) -> tuple[Argument, ...]:
        ordered = sorted(
            (scene.drafts[pair.draft].start, pair.draft, chain) for _, pair, chain in chosen[role]
        )
        return tuple(Argument(draft, chain) for _, draft, chain in ordered)

    certain = [value for role in ("subject", "object") for value, _, _ in chosen[role]]
    place = chosen["place"][:1]
    return Cast(
        subject=arguments("subject"),
        object=arguments("object"),
        place=Argument(place[0][1].draft, place[0][2]) if place else None,
        probability=min(certain, default=1.0),
    )
