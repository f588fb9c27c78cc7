"""What speaks for the modality of an event, as features.

Comes in: `Scene`, cues, the scope of an event. Goes out: features by name and in columns, the same in
training and in reading.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from kg.extract.cues import Cues
from kg.extract.governors import is_particle
from kg.extract.hashed import Features, named_block
from kg.extract.scene import Scene
from kg.extract.scope import Scope
from kg.extract.tree import NO_WORD, Tree
from kg.extract.vectors import ends_of
from kg.model import Modality

MODALITIES: tuple[Modality, ...] = ("actual", "future", "possible", "desired")

REACH = 3
"""Words above an event are looked at on this many steps of the way to the root."""


def stance_columns(scene: Scene, numbers: Sequence[int], items: Sequence[Sequence[str]]) -> Features:
    """Features of the modality of some events in columns, with the words they are about: the event's own and
    the one above it.
    """
    tree, at = scene.tree, np.array([scene.triggers[n].word for n in numbers], dtype=np.int64)
    ends = ends_of(tree.vectors, at, np.array(tree.head, dtype=np.int64)[at])
    return Features(len(items), (named_block(items),), ends)


def above_features(scene: Scene, number: int, modality: str) -> list[str]:
    """What the modality of the nearest event above one says of its own."""
    return under(link_of(scene.tree, scene.triggers[number].word), modality)


def under(link: str, modality: str) -> list[str]:
    """The same by the relation of the event's word with its preposition."""
    return [f"pm={modality}", f"pml={modality}/{link}"]


def link_of(tree: Tree, word: int) -> str:
    """The relation by which a word hangs on another one, with its preposition."""
    return f"{tree.dep[word]}:{tree.prepositions[word]}"


def stance_features(scene: Scene, cues: Cues, event: tuple[int, str], scope: Scope) -> list[str]:
    """Features of one event's modality, as strings.

    Args:
        scene: The article.
        cues: Cue words of its language.
        event: Number of the event, and where its time lies.
        scope: Its scope.
    """
    number, when = event
    tree, trigger = scene.tree, scene.triggers[number]
    word, morph = trigger.word, scene.tree.morph[trigger.word]
    verb = _form(tree, word)
    return [
        f"v={verb}",
        f"t={tree.pos[word]}/{trigger.type}",
        f"l={tree.lemma[word]}",
        f"when={when}/{verb}",
        f"def={tree.pos[word]}/{morph.get('Definite', '')}",
        f"d={tree.pos[word]}/{tree.dep[word]}",
        *_scope_features(tree, scope, word),
        *_particle_features(tree, cues, word, 0),
        *_before_features(tree, cues, word),
        *_above_features(scene, cues, word),
    ]


class _Forms(dict[int, str]):
    """The forms of the words of a tree, each read when it is first asked for."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def __missing__(self, word: int) -> str:
        morph = self._tree.morph[word]
        aspect = morph.get("Aspect") or morph.get("Tense", "")
        mood = morph.get("Mood") or morph.get("VerbForm", "")
        self[word] = f"{self._tree.pos[word]}/{aspect}/{mood}"
        return self[word]


_forms = lru_cache(maxsize=2)(_Forms)


def _form(tree: Tree, word: int) -> str:
    """Part of speech with aspect or tense and mood or form."""
    return _forms(tree)[word]


def _scope_features(tree: Tree, scope: Scope, word: int) -> list[str]:
    """The nearest cue of modality, and all of them in order."""
    modal = [governor for governor in scope.found if governor.cue.cue in MODALITIES]
    negative = scope.negative
    if not modal:
        return [f"neg={negative}", "g=-", f"gp=-/{_form(tree, word)}"]
    first = modal[0]
    cue = first.cue.cue
    return [
        f"neg={negative}",
        f"g={cue}",
        f"gv={cue}/{first.cue.value}",
        f"gp={cue}/{min(first.level, 1)}/{tree.pos[word]}",
        f"gl={tree.lemma[first.word]}/{min(first.level, 2)}",
        f"gn={cue}/{negative}",
        f"gs={'+'.join(dict.fromkeys(governor.cue.cue for governor in modal))}",
    ]


def _particle_features(tree: Tree, cues: Cues, word: int, level: int) -> list[str]:
    """The small words and adjectives of an event, or of a word above it."""
    out: list[str] = []
    for child in tree.children[word]:
        relation = tree.dep[child]
        if is_particle(relation):
            lemma = tree.lemma[child]
            out.append(f"c{level}={lemma}/{_form(tree, word)}")
            for cue in cues.of(lemma):
                if cue.holds(tree.dep[word], tree.prepositions[word], tree.morph[word]):
                    out.append(f"cc{level}={cue.cue}/{cue.scope}")
        elif relation == "amod":
            out += [f"ca{level}={cue.cue}/{cue.scope}" for cue in cues.of(tree.lemma[child])]
    return out


def _before_features(tree: Tree, cues: Cues, word: int) -> list[str]:
    """The two words before an event."""
    first = tree.sentences[tree.sentence[word]][0]
    out: list[str] = []
    for step in (1, 2):
        if (before := word - step) >= first:
            out.append(f"n{step}={tree.norm[before]}")
            for cue in cues.of(tree.lemma[before]):
                out.append(f"nc{step}={cue.cue}/{cue.scope}/{_form(tree, word)}")
    return out


def _above_features(scene: Scene, cues: Cues, word: int) -> list[str]:
    """The words above an event with their types, forms and cues."""
    tree = scene.tree
    out: list[str] = []
    link = link_of(tree, word)
    for level in range(1, REACH + 1):
        head = tree.head[word]
        while head != NO_WORD and tree.dep[word] == "xcomp" and head not in scene.event_at:
            out += _particle_features(tree, cues, head, level)
            word, head = head, tree.head[head]
            link = link_of(tree, word)
        if head == NO_WORD:
            out.append(f"root{level}")
            return out
        event, lemma = scene.event_at.get(head), tree.lemma[head]
        out += (
            f"h{level}={lemma}/{link}",
            f"ht{level}={event.type if event else '-'}/{link}",
            f"hs{level}={event.entry.subtype if event and event.entry else ''}/{link}",
            f"hv{level}={_form(tree, head)}/{link}",
        )
        out += [f"hc{level}={cue.cue}/{cue.scope}/{link}" for cue in cues.of(lemma)]
        out += _particle_features(tree, cues, head, level)
        word = head
        link = f"{link}<{tree.dep[word]}" if level < 2 else tree.dep[word]
    return out
