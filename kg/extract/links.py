"""Events and whoever may be cited for them.

Comes in: `Scene`, cues, quotations. Goes out: `Link`s, for each event the reporting events and the
according-to phrases that may name its speaker.
"""

from collections.abc import Callable, Iterator, Set
from typing import NamedTuple

from kg.extract.cues import Cues
from kg.extract.quotes import quote_at
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree
from kg.model import Span

NONE = -1

REPORTING = frozenset({"STATE", "ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "SUPPORT"})
"""Types whose events can have content of their own."""

NEAR = 400
"""A statement this many code points before a quotation no longer introduces it."""

ADDED = frozenset({"advcl", "parataxis", "acl", "obl", "conj", "nmod"})
"""Relations, without subtypes, by which a statement is added behind what is stated."""

SPEAKING_KINDS = frozenset({"PERSON", "ORG", "GROUP", "GPE", "OTHER", "WORK"})
"""Kinds of mentions that can be cited."""


class Link(NamedTuple):
    """An event and somebody who may be its source.

    Args:
        trigger: Number of the event.
        kind: "above", "quote" or "behind" for a reporting event, "cited" for an according-to phrase.
        reporting: Number of the reporting event, or `NONE`.
        draft: The cited mention, or `NONE`.
        cue: What introduces the cited mention, for people.
        steps: From the phrase's noun to the mention: 0 when it is the noun itself.
        inside: Whether the phrase or the added statement belongs to the event's own clause or one around it.
    """

    trigger: int
    kind: str
    reporting: int = NONE
    draft: int = NONE
    cue: str = ""
    steps: int = 0
    inside: bool = True


class _Places(NamedTuple):
    """Where statements stand.

    Args:
        at: Those by which something is told, by their words.
        added: For each sentence with events those that may be added behind an event.
        quoted: For each event the one beside the quotation it stands in, or `NONE`.
    """

    at: dict[int, int]
    added: dict[int, list[int]]
    quoted: list[int]


def links_of(
    scene: Scene,
    cues: Cues,
    quotes: list[Span],
    speaks: Callable[[Link], object] = lambda _: True,
    told: Set[int] | None = None,
) -> list[Link]:
    """Pairs of an event and a possible speaker, in order of the events.

    Args:
        scene: The article.
        cues: Cue words of its language.
        quotes: Its quotations.
        speaks: Tells whether a link leads to anybody; those that lead to nobody are left out.
        told: The events whose speakers are sought, and so those of the statements that these lead to; all
            unless given.
    """
    by_sentence: dict[int, list[int]] = {}
    for number, trigger in enumerate(scene.triggers):
        by_sentence.setdefault(scene.tree.sentence[trigger.word], []).append(number)
    places = _places(scene, quotes, by_sentence)
    links: list[Link] = []
    todo = list(range(len(scene.triggers)) if told is None else told)
    sought = set(todo)
    while todo:
        found = [link for link in _beside(scene, places, todo.pop()) if speaks(link)]
        links += found
        new = {link.reporting for link in found} - sought
        sought |= new
        todo += new
    links += [link for link in _cited(scene, cues, by_sentence) if link.trigger in sought and speaks(link)]
    return sorted(links, key=lambda link: link.trigger)


def _places(scene: Scene, quotes: list[Span], by_sentence: dict[int, list[int]]) -> _Places:
    triggers = scene.triggers
    at = {trigger.word: number for number, trigger in enumerate(triggers)}
    at = {word: number for word, number in at.items() if triggers[number].type in REPORTING}
    added = {s: [n for n in here if _is_added(scene, n)] for s, here in by_sentence.items()}
    within = [quote_at(quotes, scene.tree.start[trigger.word]) for trigger in triggers]
    beside = {quote: _beside_quote(scene, quotes, within, quote) for quote in {*within, NONE}}
    return _Places(at, added, [beside[quote] for quote in within])


def _beside(scene: Scene, places: _Places, number: int) -> list[Link]:
    """An event with the statements above it, beside its quotation, and behind it in its sentence."""
    tree, event = scene.tree, scene.triggers[number].word
    found, word = [], event
    while (word := tree.head[word]) != NO_WORD:
        if word in places.at:
            found.append(places.at[word])
    links = [Link(number, "above", other) for other in found]
    quoted = places.quoted[number]
    if quoted >= 0 and quoted not in found:
        links.append(Link(number, "quote", quoted))
        found.append(quoted)
    behind = places.added[tree.sentence[event]]
    return links + [_behind(scene, number, n) for n in behind if n > number and n not in found]


def _is_added(scene: Scene, number: int) -> bool:
    """Whether an event is a statement that may be added behind what is stated."""
    trigger = scene.triggers[number]
    return trigger.type == "STATE" and scene.tree.dep[trigger.word].partition(":")[0] in ADDED


def _behind(scene: Scene, number: int, other: int) -> Link:
    """A statement added behind an event: "..., as the agency reported", "..., the minister said"."""
    tree, event, reporting = scene.tree, scene.triggers[number].word, scene.triggers[other].word
    head = tree.head[reporting]
    beside = tree.dep[reporting].partition(":")[0] == "parataxis"
    return Link(number, "behind", other, inside=beside and (event == head or head in tree.ancestors(event)))


def _beside_quote(scene: Scene, quotes: list[Span], within: list[int], quote: int) -> int:
    """The last statement before a quotation, else the first one after it; `NONE` if there is none.

    Args:
        scene: The article.
        quotes: Its quotations.
        within: For each event the number of the quotation it stands in, or -1.
        quote: Number of the quotation, or -1.
    """
    if quote < 0:
        return NONE
    tree, span = scene.tree, quotes[quote]
    best = NONE
    for other, trigger in enumerate(scene.triggers):
        if trigger.type != "STATE" or within[other] >= 0:
            continue
        if tree.start[trigger.word] < span.start:
            best = other
        elif best < 0 or span.start - tree.start[scene.triggers[best].word] > NEAR:
            return other
        else:
            break
    return best


def _cited(scene: Scene, cues: Cues, by_sentence: dict[int, list[int]]) -> list[Link]:
    """According-to phrases with every event of their sentence."""
    tree, links = scene.tree, []
    for word, cue in _citing(tree, cues):
        clause = next((w for w in tree.ancestors(word) if w in scene.event_at), NO_WORD)
        around = set(tree.subtree(clause)) if clause != NO_WORD else set()
        inside = set(tree.subtree(word))
        for steps, draft in _named(scene, cues, word):
            links += [
                Link(
                    number,
                    "cited",
                    draft=draft,
                    cue=cue,
                    steps=steps,
                    inside=scene.triggers[number].word in around,
                )
                for number in by_sentence.get(tree.sentence[word], ())
                if scene.triggers[number].word not in inside
            ]
    return links


def _named(scene: Scene, cues: Cues, word: int) -> Iterator[tuple[int, int]]:
    """The mentions that a cited noun may stand for: itself, or whose statement it is; a name is itself."""
    tree = scene.tree
    named = any(scene.drafts[number].form == "name" for number in scene.draft_at.get(word, ()))
    below = [c for c in tree.children[word] if c > word and tree.dep[c].startswith("nmod") and not named]
    for steps, place in enumerate([word, *below]):
        for number in scene.draft_at.get(place, ()):
            if scene.drafts[number].kind in SPEAKING_KINDS and scene.chains_of[number]:
                yield min(steps, 1), number
                break


def _citing(tree: Tree, cues: Cues) -> list[tuple[int, str]]:
    """The nouns of according-to phrases with their cues: a preposition, a word before or above the noun."""
    citing = {p: p.replace("_", " ") for p in set(tree.prepositions) if p and _is_citing(cues, p)}
    found = {word: citing[p] for word, p in enumerate(tree.prepositions) if p in citing} if citing else {}
    if cues.citing.isdisjoint(tree.lemma) and cues.citing.isdisjoint(tree.norm):
        return sorted(found.items())
    for cue, (lemma, norm) in enumerate(zip(tree.lemma, tree.norm, strict=True)):
        if lemma in cues.citing or norm in cues.citing:
            for word in _cited_by(tree, cue):
                found.setdefault(word, tree.label[cue])
    return sorted(found.items())


def _is_citing(cues: Cues, preposition: str) -> bool:
    spellings = {preposition, preposition.replace("_", ""), *preposition.split("_")}
    return not spellings.isdisjoint(cues.citing)


def _cited_by(tree: Tree, cue: int) -> Iterator[int]:
    """The nouns that a citing word stands before or above; verbs of saying have a complement instead."""
    if cue < tree.head[cue] and tree.dep[cue] in {"nmod", "advmod"}:
        yield tree.head[cue]
    if tree.pos[cue] != "VERB":
        yield from (c for c in tree.children[cue] if tree.dep[c] in {"nmod", "obl:arg", "obl"})
