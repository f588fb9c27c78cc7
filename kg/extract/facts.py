"""What is known of the events and of the mentions of a scene, as columns of numbers.

Comes in: `Scene`. Goes out: `EventColumns`, `MentionColumns`: each fact is looked up once, however many
pairs it belongs to.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.columns import word_codes
from kg.extract.frames import marker_at, slot_of, step, top_of
from kg.extract.hashed import Codes, Ints, code, codes
from kg.extract.scene import Scene, governor, own_subject
from kg.extract.tree import NO_WORD

OFTEN = 4
"""Chains with more mentions than this are often spoken of."""


@dataclass(frozen=True, slots=True)
class EventColumns:
    """One row for each event; `above` is the word of the event that governs it, or `NO_WORD`."""

    word: Ints
    sentence: Ints
    above: Ints
    type: Codes
    pos: Codes
    lemma: Codes
    voice: Codes
    definite: Codes
    subtype: Codes
    own: Codes
    link: Codes
    direct: Codes
    above_type: Codes
    above_lemma: Codes


@dataclass(frozen=True, slots=True)
class MentionColumns:
    """One row for each mention.

    Args:
        head: Its head word.
        top: The word that it hangs on, its conjuncts with it.
        chain: Its first chain, or -1.
        kind, form, lemma, preposition, marker: Codes of its facts.
        dep: Its relation.
        governor, governor_type, governor_slot: Lemma of the word it hangs on; the type and the frame's slot
            where that is an event.
        definite, named, hidden: 1 or 0.
        inside: 1 when its head lies inside another, longer mention.
        early: The first three sentences its chain is mentioned in. *Shape:* (mentions, 3).
        often: 1 when its chain has many mentions, plus 2 when one of them is in the first sentence.
    """

    head: Ints
    top: Ints
    chain: Ints
    kind: Codes
    form: Codes
    lemma: Codes
    preposition: Codes
    marker: Codes
    dep: Codes
    governor: Codes
    governor_type: Codes
    governor_slot: Codes
    definite: Codes
    named: Codes
    inside: Codes
    hidden: NDArray[np.bool_]
    early: Ints
    often: Codes


def event_columns(scene: Scene) -> EventColumns:
    """The facts of all events."""
    tree, triggers = scene.tree, scene.triggers
    words = [trigger.word for trigger in triggers]
    governors = [governor(scene, word) for word in words]
    above = [word for word, _ in governors]
    of = word_codes(tree)
    return EventColumns(
        word=np.array(words, dtype=np.int64),
        sentence=np.array([tree.sentence[word] for word in words], dtype=np.int64),
        above=np.array(above, dtype=np.int64),
        type=codes([trigger.type for trigger in triggers]),
        pos=of.pos[words],
        lemma=of.lemma[words],
        voice=codes([tree.morph[word].get("Voice", "") for word in words]),
        definite=codes([tree.morph[word].get("Definite", "") for word in words]),
        subtype=codes([trigger.entry.subtype if trigger.entry else "" for trigger in triggers]),
        own=codes([own_subject(scene, word) for word in words]),
        link=codes([step(tree, below) for _, below in governors]),
        direct=np.array([b == w for (_, b), w in zip(governors, words, strict=True)], dtype=np.uint64),
        above_type=codes(["" if word == NO_WORD else scene.event_at[word].type for word in above]),
        above_lemma=of.lemma[above],
    )


def mention_columns(scene: Scene) -> MentionColumns:
    """The facts of all mentions."""
    tree, drafts = scene.tree, scene.drafts
    heads = [draft.head for draft in drafts]
    tops = [top_of(tree, head) for head in heads]
    chains = [found[0] if found else -1 for found in scene.chains_of]
    spoken = [scene.salience.get(chain, []) for chain in chains]
    far = len(tree.sentences)
    governors = [tree.head[top] for top in tops]
    above = [scene.event_at.get(word) for word in governors]
    markers = [marker_at(tree, top) for top in tops]
    of = word_codes(tree)
    return MentionColumns(
        head=np.array(heads, dtype=np.int64),
        top=np.array([tree.head[top] for top in tops], dtype=np.int64),
        chain=np.array(chains, dtype=np.int64),
        kind=codes([draft.kind for draft in drafts]),
        form=codes([draft.form for draft in drafts]),
        lemma=of.lemma[heads],
        preposition=of.preposition[heads],
        marker=codes(markers),
        dep=of.dep[heads],
        governor=of.lemma[governors],
        governor_type=codes([event.type if event else "" for event in above]),
        governor_slot=codes(
            [
                slot_of(event.entry, marker) if event else ""
                for event, marker in zip(above, markers, strict=True)
            ]
        ),
        definite=np.array([draft.definite for draft in drafts], dtype=np.uint64),
        named=np.array([draft.name is not None for draft in drafts], dtype=np.uint64),
        inside=_inside(scene),
        hidden=np.array([draft.form == "zero" for draft in drafts], dtype=np.bool_),
        early=np.array([(*s[:3], far, far, far)[:3] for s in spoken], dtype=np.int64).reshape(-1, 3),
        often=np.array([(len(s) > OFTEN) + 2 * (s[:1] == [0]) for s in spoken], dtype=np.uint64),
    )


def _inside(scene: Scene) -> Codes:
    """1 for mentions whose head lies inside a longer mention with another head."""
    longest: dict[int, tuple[int, int]] = {}
    for draft in scene.drafts:
        size = draft.end - draft.start
        for word in range(draft.start, draft.end):
            if size > longest.get(word, (0, 0))[0]:
                longest[word] = (size, draft.head)
    return np.array([longest[draft.head][1] != draft.head for draft in scene.drafts], dtype=np.uint64)


ROLE_CODES = {name: code(name) for name in ("subj", "obj", "obl", "out")}


def surface_roles(scene: Scene, word: int) -> dict[int, int]:
    """Code of what each chain is, on the surface, in the event at a word; chains below it that are no
    subject or object are "obl"."""
    tree = scene.tree
    found: dict[int, int] = {}
    for child in tree.children[word]:
        role = {"nsubj": "subj", "obj": "obj"}.get(tree.dep[child].partition(":")[0], "obl")
        for number in scene.draft_at.get(child, ()):
            found.update(dict.fromkeys(scene.chains_of[number], ROLE_CODES[role]))
    for number in scene.draft_at.get(word, ()):
        if scene.drafts[number].form == "zero":
            found.update(dict.fromkeys(scene.chains_of[number], ROLE_CODES["subj"]))
    return found
