"""Events and the mentions that may take part in them: the pairs, and what speaks for each.

Comes in: `Scene`. Goes out: `Pair`s by event, and features as strings. Candidates are the mentions of the
event's own sentence, and from before it whom the sentence before was about and the two participants most
spoken of so far.
"""

from dataclasses import dataclass

from kg.extract.lexicon import Entry
from kg.extract.mentions import Draft
from kg.extract.scene import Scene, governor, own_subject, surface_role
from kg.extract.tree import NO_WORD, Tree

MAX_PATH = 7
"""Longer ways through the tree are not looked at: no participant was that far in the annotated articles."""

NONE = -1
"""The draft of the pair that says: nobody."""

DEFAULT_SLOTS = {"nsubj": "subj", "acc": "obj", "gen": "subj"}


@dataclass(frozen=True, slots=True)
class Pair:
    """An event and a mention that may take part in it; `way` leads through the tree from one to the other."""

    trigger: int
    draft: int
    way: str


def pairs_of(scene: Scene) -> list[list[Pair]]:
    """For each event all pairs worth scoring, the pair with nobody last."""
    tree = scene.tree
    found = []
    for number, trigger in enumerate(scene.triggers):
        above = [trigger.word, *tree.ancestors(trigger.word)]
        depth = {word: steps for steps, word in enumerate(above)}
        sentence = tree.sentence[trigger.word]
        pairs = []
        for draft in scene.by_sentence.get(sentence, ()):
            way = (
                None
                if _is_itself(scene, trigger.word, draft)
                else _way(scene, above, depth, scene.drafts[draft])
            )
            if way is not None:
                pairs.append(Pair(number, draft, way))
        pairs += _from_before(
            scene, number, sentence, {c for pair in pairs for c in scene.chains_of[pair.draft]}
        )
        found.append([*pairs, Pair(number, NONE, "nobody")])
    return found


def _is_itself(scene: Scene, word: int, draft: int) -> bool:
    return scene.drafts[draft].form != "zero" and scene.drafts[draft].head == word


def _from_before(scene: Scene, number: int, sentence: int, here: set[int]) -> list[Pair]:
    """Whom the sentence before was about, and the two chains most spoken of so far, if they are not here."""
    found = []
    topic = scene.topics[sentence - 1] if sentence else NONE
    if topic >= 0 and not here & set(scene.chains_of[topic]):
        found.append(Pair(number, topic, "before/topic"))
        here = here | set(scene.chains_of[topic])
    for rank, (chain, draft) in enumerate(scene.spoken_of[sentence]):
        if chain not in here:
            found.append(Pair(number, draft, f"before/{rank}"))
    return found


def _way(scene: Scene, above: list[int], depth: dict[int, int], draft: Draft) -> str | None:
    """The way from an event up and down to a mention's head: "^advcl/nsubj", prepositions written in."""
    tree = scene.tree
    steps: list[str] = []
    word = draft.head
    while word not in depth:
        if tree.dep[word] != "conj" or tree.pos[word] == "VERB":
            steps.append(step(tree, word))
        word = tree.head[word]
        if word == NO_WORD:
            return None
    up = [_up(tree, above[n]) for n in range(depth[word])]
    if len(up) + len(steps) > MAX_PATH:
        return None
    if draft.form == "zero":
        steps.insert(0, "zero")
    return "".join("^" + name for name in up) + "".join("/" + name for name in reversed(steps))


def step(tree: Tree, word: int) -> str:
    """A relation with its preposition: "obl:في"."""
    preposition = tree.prepositions[word]
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
    preposition = tree.prepositions[head]
    if preposition:
        return preposition
    dep = tree.dep[head].partition(":")[0]
    return {"nsubj": "nsubj", "obj": "acc", "iobj": "acc", "nmod": "gen"}.get(dep, dep)


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
    if pair.draft == NONE:
        return _nobody(scene, pair)
    tree, trigger, draft = scene.tree, scene.triggers[pair.trigger], scene.drafts[pair.draft]
    word, head, way = trigger.word, draft.head, pair.way
    marker = marker_of(tree, word, head)
    slot = "zero" if draft.form == "zero" and head == word else slot_of(trigger.entry, marker)
    voice = tree.morph[word].get("Voice", "")
    pos, kind, form = tree.pos[word], draft.kind, draft.form
    subtype = trigger.entry.subtype if trigger.entry else ""
    distance = _distance(head - word)
    preposition = tree.prepositions[head]
    steps = min(way.count("^") + way.count("/"), 5)
    out = [
        f"w={pos}/{voice}/{way}",
        f"wt={trigger.type}/{pos}/{way}",
        f"wk={pos}/{way}/{kind}",
        f"wf={pos}/{way}/{form}",
        f"wl={tree.lemma[word]}/{way}",
        f"m={pos}/{marker}/{trigger.type}/{kind}",
        f"s={pos}/{slot}/{voice}",
        f"sk={pos}/{slot}/{kind}/{form}",
        f"st={trigger.type}/{slot}/{voice}/{kind}",
        f"tk={trigger.type}/{kind}/{form}/{distance[0]}",
        f"hl={kind}/{tree.lemma[head]}",
        f"hlt={trigger.type}/{tree.lemma[head]}",
        f"lm={tree.lemma[word]}/{marker}/{kind}",
        f"d={distance}/{pos}/{form}",
        f"dk={distance}/{trigger.type}/{kind}",
        f"df={pos}/{marker}/{draft.definite}/{tree.morph[word].get('Definite', '')}",
        f"sub={subtype}/{slot}/{kind}",
        f"own={pos}/{own_subject(scene, word)}/{slot}/{way[:12]}",
        f"sal={_salience(scene, pair)}/{pos}/{slot}",
        f"salk={_salience(scene, pair)}/{trigger.type}/{kind}",
        f"name={draft.name is not None}/{kind}/{pos}/{slot}",
        f"in={_inside_name(scene, pair.draft)}/{marker}",
        f"pk={preposition}/{kind}",
        f"pt={preposition}/{kind}/{trigger.type}",
        f"pd={preposition}/{kind}/{steps}/{way.count('^')}",
    ]
    _add_event_above(scene, pair, out)
    return out


def _nobody(scene: Scene, pair: Pair) -> list[str]:
    tree, trigger = scene.tree, scene.triggers[pair.trigger]
    word = trigger.word
    markers = sorted(
        {marker_of(tree, word, child) for child in tree.children[word]} - {"", "punct", "mark", "cc"}
    )
    slots = sorted({slot_of(trigger.entry, marker) for marker in markers} - {"-", ""})
    own = own_subject(scene, word)
    subtype = trigger.entry.subtype if trigger.entry else ""
    above, _ = governor(scene, word)
    return [
        "0",
        f"0t={trigger.type}/{tree.pos[word]}",
        f"0s={subtype}/{own}",
        f"0l={tree.lemma[word]}",
        f"0o={tree.pos[word]}/{own}/{tree.morph[word].get('Voice', '')}",
        f"0m={trigger.type}/{'+'.join(slots)}",
        f"0g={tree.pos[word]}/{scene.event_at[above].type if above != NO_WORD else ''}",
        *(f"0x={trigger.type}/{marker}" for marker in markers),
    ]


def _distance(words: int) -> str:
    size = abs(words)
    near = size if size < 4 else 4 if size < 7 else 7 if size < 13 else 13 if size < 25 else 25
    return f"{'<' if words < 0 else '>'}{near}"


def _salience(scene: Scene, pair: Pair) -> str:
    """How much was spoken of a mention's chain before: sentences with it, and whether the first one was."""
    chains = scene.chains_of[pair.draft]
    sentence = scene.tree.sentence[scene.triggers[pair.trigger].word]
    where = scene.salience[chains[0]]
    before = sum(1 for other in where if other < sentence)
    return f"{min(before, 3)}{'+' if len(where) > 4 else ''}{'!' if where[0] == 0 else ''}"


def _inside_name(scene: Scene, number: int) -> str:
    """Whether a mention stands inside a larger one: "name", "nominal" or ""."""
    draft = scene.drafts[number]
    for other in range(max(0, number - 4), number):
        outer = scene.drafts[other]
        if outer.start <= draft.start and draft.end <= outer.end and outer.head != draft.head:
            return outer.form
    return ""


def _add_event_above(scene: Scene, pair: Pair, out: list[str]) -> None:
    tree, trigger = scene.tree, scene.triggers[pair.trigger]
    above, below = governor(scene, trigger.word)
    if above == NO_WORD:
        out.append(f"g0={tree.pos[trigger.word]}/{trigger.type}/{pair.way[:8]}")
        return
    role = surface_role(scene, above, scene.chains_of[pair.draft])
    link = step(tree, below)
    kind = scene.event_at[above].type
    own = own_subject(scene, trigger.word)
    out += [
        f"g={kind}/{trigger.type}/{role}/{link}",
        f"gp={tree.pos[trigger.word]}/{role}/{link}/{own}",
        f"gl={tree.lemma[above]}/{role}/{tree.pos[trigger.word]}",
        f"gr={role}/{own}/{kind}/{trigger.type}",
        f"gd={role}/{below == trigger.word}/{tree.pos[trigger.word]}/{own}",
    ]
