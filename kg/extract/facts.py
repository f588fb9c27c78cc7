"""What is known of the events and of the mentions of a scene, as columns of numbers.

Comes in: `Scene`. Goes out: `EventColumns`, `MentionColumns`: each fact is looked up once, however many
pairs it belongs to.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.columns import hangings, word_codes
from kg.extract.frames import slot_of
from kg.extract.hashed import Codes, Ints, codes
from kg.extract.scene import Scene, governor
from kg.extract.tree import NO_WORD, Tree

OFTEN = 4
"""Chains with more mentions than this are often spoken of."""


@dataclass(frozen=True, slots=True)
class EventColumns:
    """One row for each event; `above_type` is the type of the event that governs it, `agreement` what a verb
    says of its subject: gender, number and person."""

    word: Ints
    sentence: Ints
    type: Codes
    pos: Codes
    lemma: Codes
    voice: Codes
    definite: Codes
    subtype: Codes
    own: Codes
    above_type: Codes
    agreement: Codes


@dataclass(frozen=True, slots=True)
class MentionColumns:
    """One row for each mention.

    Args:
        head: Its head word.
        chain: The first chain that it stands for, or -1.
        top: The word that it hangs on, its conjuncts with it.
        kind, form, lemma, preposition, marker: Codes of its facts.
        dep: Its relation.
        governor, governor_type, governor_slot: Lemma of the word it hangs on; the type and the frame's slot
            where that is an event.
        definite, named, hidden: 1 or 0.
        inside: 1 when its head lies inside another, longer mention.
        early: The first three sentences its chain is mentioned in. *Shape:* (3, mentions).
        often: 1 when its chain has many mentions, plus 2 when one of them is in the first sentence.
        agreement: Code of its gender, number and person.
    """

    head: Ints
    chain: Ints
    top: Ints
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
    agreement: Codes


def event_columns(scene: Scene) -> EventColumns:
    """The facts of all events."""
    tree, triggers = scene.tree, scene.triggers
    words = [trigger.word for trigger in triggers]
    above = [governor(scene, tree.head[word]) for word in words]
    of = word_codes(tree)
    return EventColumns(
        word=np.array(words, dtype=np.int64),
        sentence=np.array([tree.sentence[word] for word in words], dtype=np.int64),
        type=codes([trigger.type for trigger in triggers]),
        pos=of.pos[words],
        lemma=of.lemma[words],
        voice=codes([tree.morph[word].get("Voice", "") for word in words]),
        definite=codes([tree.morph[word].get("Definite", "") for word in words]),
        subtype=codes([trigger.entry.subtype if trigger.entry else "" for trigger in triggers]),
        own=codes(scene.own),
        above_type=codes(["" if word == NO_WORD else scene.event_at[word].type for word in above]),
        agreement=codes([_agreement(tree, word) for word in words]),
    )


def _agreement(tree: Tree, word: int) -> str:
    """Gender, number and person of a verb."""
    morph = tree.morph[word] if tree.pos[word] == "VERB" else {}
    return f"{morph.get('Gender', '')}/{morph.get('Number', '')}/{morph.get('Person', '')}"


def mention_columns(scene: Scene) -> MentionColumns:
    """The facts of all mentions."""
    drafts, hung, of = scene.drafts, hangings(scene.tree), word_codes(scene.tree)
    head = np.array([draft.head for draft in drafts], dtype=np.int64)
    chain = np.array([found[0] if found else -1 for found in scene.chains_of], dtype=np.int64)
    top = hung.top[head]
    above, markers = hung.head[top], [hung.marker[word] for word in top.tolist()]
    events = [scene.event_at.get(word) for word in above.tolist()]
    slots = [slot_of(e.entry, marker) if e else "" for e, marker in zip(events, markers, strict=True)]
    early, often = _spoken(scene)
    return MentionColumns(
        head=head,
        chain=chain,
        top=above,
        kind=codes([draft.kind for draft in drafts]),
        form=codes([draft.form for draft in drafts]),
        lemma=of.lemma[head],
        preposition=of.preposition[head],
        marker=codes(markers),
        dep=of.dep[head],
        governor=of.lemma[above],
        governor_type=codes([event.type if event else "" for event in events]),
        governor_slot=codes(slots),
        definite=np.array([draft.definite for draft in drafts], dtype=np.uint64),
        named=np.array([draft.name is not None for draft in drafts], dtype=np.uint64),
        inside=_inside(scene, head),
        hidden=np.array([draft.form == "zero" for draft in drafts], dtype=np.bool_),
        early=early[:, chain],
        often=often[chain],
        agreement=codes([f"{draft.gender}/{draft.number}/{draft.person}" for draft in drafts]),
    )


def _spoken(scene: Scene) -> tuple[Ints, Codes]:
    """`early` and `often` of every chain; the last column stands for none."""
    chains = max(scene.salience, default=-1) + 1
    never, known, spoken = len(scene.tree.sentences), list(scene.salience), list(scene.salience.values())
    early = np.full((3, chains + 1), never, dtype=np.int64)
    early[0, known] = [sentences[0] for sentences in spoken]
    early[1, known] = [sentences[1] if len(sentences) > 1 else never for sentences in spoken]
    early[2, known] = [sentences[2] if len(sentences) > 2 else never for sentences in spoken]
    often = np.zeros(chains + 1, dtype=np.uint64)
    often[known] = [len(sentences) > OFTEN for sentences in spoken]
    return early, often + 2 * (early[0] == 0).astype(np.uint64)


def _inside(scene: Scene, head: Ints) -> Codes:
    """1 for mentions whose head lies inside a longer mention with another head."""
    size = np.array([draft.end - draft.start for draft in scene.drafts], dtype=np.int64)
    first = np.array([draft.start for draft in scene.drafts], dtype=np.int64)
    words = np.arange(size.sum()) + np.repeat(first - np.cumsum(size) + size, size)
    last = len(size) - np.arange(len(size))
    longest = np.zeros(len(scene.tree) + 1, dtype=np.int64)
    np.maximum.at(longest, words, np.repeat(size * (len(size) + 1) + last, size))
    around = len(size) - longest[head] % (len(size) + 1)
    return np.asarray(head[around] != head, dtype=np.uint64)
