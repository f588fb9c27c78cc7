"""Is it so: polarity and modality of each event, from the cues around it and the event above it.

Comes in: `Scene`, cues, and for each trigger whether its time lies ahead. Goes out: (polarity, modality)
for each trigger. Two linear models weigh the cues; without them the cues alone decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.cues import Cues
from kg.extract.linear import Linear
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree
from kg.model import Modality, Polarity

POLARITIES: tuple[Polarity, ...] = ("positive", "negative")
MODALITIES: tuple[Modality, ...] = ("actual", "future", "possible", "desired")

REACH = 3
"""Cues above an event are looked for on this many words of the way to the root."""

_FUNCTION = frozenset(
    {"mark", "advmod", "aux", "cc", "case", "cop", "det", "fixed", "advmod:emph", "aux:pass", "dep"}
)


@dataclass(frozen=True, slots=True)
class StanceModels:
    """The two models of this page."""

    polarity: Linear
    modality: Linear


def judge(
    scene: Scene, cues: Cues, ahead: Sequence[str], models: StanceModels | None
) -> list[tuple[Polarity, Modality]]:
    """Polarity and modality of every event.

    Args:
        scene: The article.
        cues: Cue words of its language.
        ahead: For each trigger where its time lies: "future", "past", "now" or "".
        models: None to go by the cues alone.
    """
    items = [
        stance_features(scene, cues, trigger.word, when)
        for trigger, when in zip(scene.triggers, ahead, strict=True)
    ]
    if models is None:
        return [_by_cues(features) for features in items]
    polarity = models.polarity.scores(items).argmax(axis=1)
    modality = models.modality.scores(items).argmax(axis=1)
    return [
        (
            "negative" if _is_negated(scene.tree, cues, t.word) else _polarity(models.polarity.classes[p]),
            _modality(models.modality.classes[m]),
        )
        for t, p, m in zip(scene.triggers, polarity, modality, strict=True)
    ]


def _is_negated(tree: Tree, cues: Cues, word: int) -> bool:
    """Whether a verb has a negative particle of its own: then it is negative in all annotated articles."""
    if tree.pos[word] != "VERB":
        return False
    return any(tree.dep[c] in _FUNCTION and cues.negates(tree.lemma[c]) for c in tree.children[word])


def _polarity(name: str) -> Polarity:
    return "negative" if name == "negative" else "positive"


def _modality(name: str) -> Modality:
    return next((known for known in MODALITIES if known == name), "actual")


def stance_features(scene: Scene, cues: Cues, word: int, when: str) -> list[str]:
    """Features of one event's stance, as strings."""
    tree = scene.tree
    trigger = scene.event_at[word]
    morph = tree.morph[word]
    verb = f"{tree.pos[word]}/{morph.get('Aspect', '')}/{morph.get('Mood', '')}"
    out = [
        f"v={verb}",
        f"t={tree.pos[word]}/{trigger.type}",
        f"l={tree.lemma[word]}",
        f"when={when}/{verb}",
        f"def={tree.pos[word]}/{morph.get('Definite', '')}",
        f"d={tree.pos[word]}/{tree.dep[word]}",
    ]
    out += _cue_features(tree, cues, word, 0, verb)
    first = tree.sentences[tree.sentence[word]][0]
    for step in (1, 2):
        if word - step >= first:
            out.append(f"n{step}={tree.norm[word - step]}")
            out += [f"nc{step}={signal}/{verb}" for signal in cues.signals(tree.lemma[word - step])]
    _add_above(scene, cues, word, out)
    return out


def _cue_features(tree: Tree, cues: Cues, word: int, level: int, verb: str) -> list[str]:
    out: list[str] = []
    for child in tree.children[word]:
        if tree.dep[child] in _FUNCTION:
            out.append(f"c{level}={tree.lemma[child]}/{verb}")
            out += [f"cc{level}={signal}" for signal in cues.signals(tree.lemma[child])]
        elif tree.dep[child] == "amod":
            out += [f"ca{level}={signal}" for signal in cues.signals(tree.lemma[child])]
    return out


def _add_above(scene: Scene, cues: Cues, word: int, out: list[str]) -> None:
    tree = scene.tree
    link = f"{tree.dep[word]}:{tree.prepositions[word]}"
    for level in range(1, REACH + 1):
        head = tree.head[word]
        while head != NO_WORD and tree.dep[word] == "xcomp" and head not in scene.event_at:
            out += _cue_features(tree, cues, head, level, "")
            word, head = head, tree.head[head]
            link = f"{tree.dep[word]}:{tree.prepositions[word]}"
        if head == NO_WORD:
            out.append(f"root{level}")
            return
        event = scene.event_at.get(head)
        known = event.type if event else "-"
        subtype = event.entry.subtype if event and event.entry else ""
        verb = f"{tree.pos[head]}/{tree.morph[head].get('Aspect', '')}/{tree.morph[head].get('Mood', '')}"
        out += [
            f"h{level}={tree.lemma[head]}/{link}",
            f"ht{level}={known}/{link}",
            f"hs{level}={subtype}/{link}",
            f"hv{level}={verb}/{link}",
        ]
        out += [f"hc{level}={signal}/{link}" for signal in cues.signals(tree.lemma[head])]
        out += _cue_features(tree, cues, head, level, verb)
        word = head
        link = f"{link}<{tree.dep[word]}" if level < 2 else tree.dep[word]


def _by_cues(features: list[str]) -> tuple[Polarity, Modality]:
    signals = {
        feature.partition("=")[2].split("/")[0] for feature in features if feature.startswith(("cc0", "nc1"))
    }
    above = {feature.partition("=")[2].split("/")[0] for feature in features if feature.startswith("hc1")}
    polarity: Polarity = "negative" if "negation" in signals or "negates" in above else "positive"
    modality: Modality = next((name for name in MODALITIES if name in signals | above), "actual")
    return polarity, modality
