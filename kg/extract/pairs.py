"""Events and the mentions that may take part in them.

Comes in: `Scene`. Goes out: `Pair`s by event. Candidates are the mentions of the
event's own sentence, and from before it whom the sentence before was about and the two participants most
spoken of so far.
"""

from dataclasses import dataclass

from kg.extract.lexicon import Entry
from kg.extract.mentions import Draft
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree

MAX_PATH = 5
"""Longer ways through the tree are not looked at: more of them brought nothing on the folds."""

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
            if not _is_itself(scene, trigger.word, draft):
                way = _way(scene, above, depth, scene.drafts[draft])
                if way:
                    pairs.append(Pair(number, draft, way))
        here = {chain for pair in pairs for chain in scene.chains_of[pair.draft]}
        found.append([*pairs, *_from_before(scene, number, sentence, here), Pair(number, NONE, "nobody")])
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


def _way(scene: Scene, above: list[int], depth: dict[int, int], draft: Draft) -> str:
    """The way from an event up and down to a mention's head: "^advcl/nsubj"; "" when it is too long."""
    tree = scene.tree
    steps = ["/zero"] if draft.form == "zero" else []
    word, length = draft.head, 0
    while word not in depth:
        if tree.dep[word] != "conj" or tree.pos[word] == "VERB":
            steps.append("/" + step(tree, word))
            length += 1
        word = tree.head[word]
        if word == NO_WORD or length > MAX_PATH:
            return ""
    if depth[word] + length > MAX_PATH:
        return ""
    return "".join(["^" + _up(tree, other) for other in above[: depth[word]]] + steps[::-1]) or "."


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
    return {"nsubj": "nsubj", "obj": "acc", "iobj": "acc", "nmod": "gen", "nummod": "gen"}.get(dep, dep)


def slot_of(entry: Entry | None, marker: str) -> str:
    """The frame's slot for a marker; verbs and nouns outside the lexicon have the usual ones."""
    if not marker:
        return ""
    found = entry.slot(marker) if entry else ""
    if found or (entry and marker != "nsubj"):
        return found or "-"
    return DEFAULT_SLOTS.get(marker, "-")
