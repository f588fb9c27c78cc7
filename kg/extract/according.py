"""Who is cited beside the subject of a statement: according-to phrases, and those whose words are relayed.

Comes in: `Scene` or `Tree`, cues. Goes out: the nouns of according-to phrases, the mentions that these may
stand for, and whom each statement relays ("the agency quoted an official: ...", "the paper said, citing
officials, ...").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.cues import Cues
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree

_SPEAKING_KINDS = frozenset({"PERSON", "ORG", "GROUP", "GPE", "OTHER", "WORK"})
"""Kinds of mentions that can be cited."""

_RELAYS, _QUOTES = "relay", frozenset({"quoting", "citing"})
"""Values of cues: verbs that relay words, and what a statement adds that does."""


class Cited(NamedTuple):
    """The noun of an according-to phrase.

    Args:
        word: The noun.
        top: The word by which the phrase hangs on the clause: the noun, or its cue.
        cue: What introduces it, for people.
        quotes: Whether a statement with this phrase relays what it says ("citing", not "according to").
    """

    word: int
    top: int
    cue: str
    quotes: bool


def cited(tree: Tree, cues: Cues) -> list[Cited]:
    """The nouns of according-to phrases: their cue is a preposition, or a word before or above them."""
    citing = {p: p.replace("_", " ") for p in set(tree.prepositions) if p and _is_citing(cues, p)}
    before = [(word, p) for word, p in enumerate(tree.prepositions) if p in citing] if citing else []
    found = {word: Cited(word, word, citing[p], _quotes(cues, p)) for word, p in before}
    for noun in sayings(tree, cues):
        whose = next((c for c in tree.children[noun] if c > noun and tree.dep[c] == "nmod"), noun)
        top = tree.head[noun] if tree.head[noun] == noun - 1 else noun
        found.pop(noun, None)
        found[whose] = Cited(whose, top, tree.label[noun], quotes=False)
    if cues.citing.isdisjoint(tree.lemma) and cues.citing.isdisjoint(tree.norm):
        return list(found.values())
    for cue, (lemma, norm) in enumerate(zip(tree.lemma, tree.norm, strict=True)):
        if lemma in cues.citing or norm in cues.citing:
            quotes = _quotes(cues, lemma, norm)
            for word in _cited_by(tree, cue):
                top = cue if tree.head[word] == cue else word
                found.setdefault(word, Cited(word, top, tree.label[cue], quotes))
    return [found[word] for word in sorted(found)]


def sayings(tree: Tree, cues: Cues) -> list[int]:
    """The nouns of speech that end a citing phrase (على حد | قول), which report nothing themselves."""
    if cues.sayings.keys().isdisjoint(tree.lemma):
        return []
    words = [word for word, lemma in enumerate(tree.lemma) if lemma in cues.sayings]
    phrases = [(word, cues.sayings[tree.lemma[word]]) for word in words]
    return [
        word for word, before in phrases if tuple(tree.lemma[max(0, word - len(before)) : word]) == before
    ]


def clause_of(scene: Scene, phrase: Cited) -> int:
    """The nearest event above an according-to phrase, or `NO_WORD`."""
    return next((word for word in scene.tree.ancestors(phrase.top) if word in scene.event_at), NO_WORD)


def is_relay(scene: Scene, phrase: Cited) -> bool:
    """Whether a phrase says whose words a statement relays ("said, citing officials")."""
    above = scene.event_at.get(clause_of(scene, phrase)) if phrase.quotes else None
    return above is not None and above.type == "STATE"


def _is_citing(cues: Cues, preposition: str) -> bool:
    spellings = {preposition, preposition.replace("_", ""), *preposition.split("_")}
    return not spellings.isdisjoint(cues.citing)


def _quotes(cues: Cues, *spellings: str) -> bool:
    return any(cue.value in _QUOTES for spelling in spellings for cue in cues.of(spelling))


def _cited_by(tree: Tree, cue: int) -> Iterator[int]:
    """The nouns that a citing word stands before or above; verbs of saying have a complement instead."""
    if cue < tree.head[cue] and tree.dep[cue] in {"nmod", "advmod"}:
        yield tree.head[cue]
    if tree.pos[cue] != "VERB":
        yield from (c for c in tree.children[cue] if tree.dep[c] in {"nmod", "obl:arg", "obl"})
    elif tree.dep[cue] == "advcl":
        yield from tree.dependents(cue, "obj")


def named(scene: Scene, word: int) -> Iterator[tuple[int, int]]:
    """The mentions that a cited noun may stand for: itself, or whose statement it is; a name is itself.

    Returns:
        For each the steps from the noun to it, 0 or 1, and its number.
    """
    tree = scene.tree
    is_name = any(scene.drafts[number].form == "name" for number in scene.draft_at.get(word, ()))
    below = [c for c in tree.children[word] if c > word and tree.dep[c].startswith("nmod") and not is_name]
    for steps, place in enumerate([word, *below]):
        for number in scene.draft_at.get(place, ()):
            if scene.drafts[number].kind in _SPEAKING_KINDS and scene.chains_of[number]:
                yield min(steps, 1), number
                break


def relayed(scene: Scene, cues: Cues, phrases: Sequence[Cited]) -> dict[int, int]:
    """The words of statements that relay what somebody else says, each with the mention of whom.

    Args:
        scene: The article.
        cues: Cue words of its language.
        phrases: Its according-to phrases.
    """
    tree = scene.tree
    quoting = [phrase for phrase in phrases if is_relay(scene, phrase)]
    nouns = {word: phrase.word for phrase in quoting for word in (clause_of(scene, phrase), phrase.top)}
    for word in scene.event_at:
        relays = [cue for cue in cues.of(tree.lemma[word]) if cue.value == _RELAYS]
        for child in tree.children[word] if relays else ():
            if any(cue.holds(tree.dep[child], tree.prepositions[child], {}) for cue in relays):
                nouns[word] = child
    mentions = {word: list(named(scene, noun))[:1] for word, noun in nouns.items()}
    return {word: number for word, found in mentions.items() for steps, number in found if not steps}
