"""Events and whoever may be cited for them.

Comes in: `Scene`, cues, quotations. Goes out: `Link`s, for each event the reporting events and the
according-to phrases that may name its speaker.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple

from kg.extract.according import Cited, cited, clause_of, is_relay, named, relayed
from kg.extract.cues import Cues
from kg.extract.quotes import quote_at
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree
from kg.model import Span

NONE = -1

REPORTING = frozenset({"STATE", "ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "SUPPORT"})
"""Types whose events can have content of their own."""

COMPLAINTS = frozenset({"ACCUSE", "THREATEN"})
"""Types whose events are statements where they stand beside what is stated: "..., the mayor | complained"."""

NEAR = 400
"""A statement this many code points before a quotation no longer introduces it."""

CHARGED = frozenset({"obj", "nsubj:pass"})
"""Relations of whoever is charged with something."""

ADDED = frozenset({"advcl", "parataxis", "acl", "obl", "conj", "nmod"})
"""Relations, without subtypes, by which a statement is added behind what is stated."""


class Link(NamedTuple):
    """An event and somebody who may be its source.

    Args:
        trigger: Number of the event.
        kind: "above", "quote", "behind" or "back" for a reporting event, "cited" for an according-to phrase.
        reporting: Number of the reporting event, or `NONE`.
        draft: The mention that is cited, or whose words the reporting event relays, or `NONE`.
        cue: What introduces that mention, for people.
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
        back: For each sentence the one that the next sentence begins with, if it is about what was told
            before ("That was said by the minister").
    """

    at: dict[int, int]
    added: dict[int, list[int]]
    quoted: list[int]
    back: dict[int, int]


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
    places, phrases = _places(scene, cues, quotes, by_sentence), cited(scene.tree, cues)
    relays, links = relayed(scene, cues, phrases), list[Link]()
    todo = list(range(len(scene.triggers)) if told is None else told)
    sought = set(todo)
    while todo:
        beside = [_relaying(scene, relays, link) for link in _beside(scene, cues, places, todo.pop())]
        found = [link for link in beside if speaks(link)]
        links += found
        new = {link.reporting for link in found} - sought
        sought |= new
        todo += new
    links += [link for link in _cited(scene, phrases, by_sentence) if link.trigger in sought and speaks(link)]
    return sorted(links, key=lambda link: link.trigger)


def _places(scene: Scene, cues: Cues, quotes: list[Span], by_sentence: dict[int, list[int]]) -> _Places:
    triggers = scene.triggers
    at = {trigger.word: number for number, trigger in enumerate(triggers)}
    at = {word: n for word, n in at.items() if triggers[n].type in REPORTING or is_charge(scene, cues, n)}
    added = {s: [n for n in here if _is_added(scene, n)] for s, here in by_sentence.items()}
    within = [quote_at(quotes, scene.tree.start[trigger.word]) for trigger in triggers]
    beside = {quote: _beside_quote(scene, quotes, within, quote) for quote in {*within, NONE}}
    back = {s - 1: here[0] for s, here in by_sentence.items() if _is_about_before(scene, cues, here[0])}
    return _Places(at, added, [beside[quote] for quote in within], back)


def is_charge(scene: Scene, cues: Cues, number: int) -> bool:
    """Whether an event says that somebody has done something, whatever its type: "charged him | with"."""
    tree, word = scene.tree, scene.triggers[number].word
    signals = cues.of(tree.lemma[word]) if tree.pos[word] == "VERB" else ()
    return any((cue.cue, cue.value) == ("source", "accuse") for cue in signals)


def is_charged(tree: Tree, cues: Cues, word: int, verb: int) -> bool:
    """Whether a deed is what a verb charges somebody with: "of | stealing", also where it hangs on him."""
    on = tree.head[word]
    if on != verb and (tree.head[on] != verb or tree.dep[on] not in CHARGED or tree.pos[word] != "VERB"):
        return False
    accusing = [cue for cue in cues.of(tree.lemma[verb]) if cue.value == "accuse"]
    said = {preposition for cue in accusing for preposition in cue.when} or cues.arguments
    before = {tree.prepositions[word], *(tree.lemma[c] for c in tree.dependents(word, "mark"))}
    return bool(accusing) and not before.isdisjoint(said)


def _is_about_before(scene: Scene, cues: Cues, number: int) -> bool:
    """Whether a statement begins its sentence and says that what stands before is so."""
    tree, trigger = scene.tree, scene.triggers[number]
    word, first = trigger.word, tree.sentences[tree.sentence[trigger.word]][0]
    if trigger.type != "STATE" or word > first + 1 or cues.has(tree.lemma[word], "negates"):
        return False
    near = [child for child in tree.children[word] if word < child <= word + 2]
    told = [(child, cue) for child in near for cue in cues.of(tree.lemma[child]) if cue.cue == "told"]
    return any(cue.holds(tree.dep[child], tree.prepositions[child], {}) for child, cue in told)


def _beside(scene: Scene, cues: Cues, places: _Places, number: int) -> list[Link]:
    """An event with the statements above it, beside its quotation, and behind it in its sentence."""
    tree, event = scene.tree, scene.triggers[number].word
    found, word = [], event
    while (word := tree.head[word]) != NO_WORD:
        if word not in places.at or _is_closed(scene, word, event):
            continue
        if scene.event_at[word].type in REPORTING or is_charged(scene.tree, cues, event, word):
            found.append(places.at[word])
    links = [Link(number, "above", other) for other in found]
    quoted = places.quoted[number]
    if quoted >= 0 and quoted not in found:
        links.append(Link(number, "quote", quoted))
        found.append(quoted)
    back = places.back.get(tree.sentence[event], number)
    links += [Link(number, "back", back)] if back != number else []
    behind = places.added[tree.sentence[event]]
    return links + [_behind(scene, number, n) for n in behind if n > number and n not in found]


def _is_closed(scene: Scene, statement: int, event: int) -> bool:
    """Whether a statement ends before an event: "..., relatives said; the army retook the town"."""
    texts = scene.tree.text
    return statement < event and statement + 1 < len(texts) and texts[statement + 1] == ";"


def _relaying(scene: Scene, relays: Mapping[int, int], link: Link) -> Link:
    """A link to a statement, with whom that relays; it does not relay his saying it ("quoted his words")."""
    tree, event, word = scene.tree, scene.triggers[link.trigger], scene.triggers[link.reporting].word
    saying = event.type == "STATE" and tree.head[event.word] == word and tree.dep[event.word] == "obj"
    if word not in relays or saying:
        return link
    return link._replace(draft=relays[word], cue=tree.label[word])


def _is_added(scene: Scene, number: int) -> bool:
    """Whether an event is a statement that may be added behind what is stated."""
    trigger = scene.triggers[number]
    relation = scene.tree.dep[trigger.word].partition(":")[0]
    if trigger.type in COMPLAINTS:
        return relation == "parataxis"
    return trigger.type == "STATE" and relation in ADDED


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


def _cited(scene: Scene, phrases: Sequence[Cited], by_sentence: dict[int, list[int]]) -> list[Link]:
    """According-to phrases with every event of their sentence; whom a statement relays is reached by that."""
    tree, links = scene.tree, []
    for phrase in phrases:
        if is_relay(scene, phrase):
            continue
        clause = clause_of(scene, phrase)
        around = set(tree.subtree(clause)) if clause != NO_WORD else set()
        inside = set(tree.subtree(phrase.word))
        for steps, draft in named(scene, phrase.word):
            links += [
                Link(
                    number,
                    "cited",
                    draft=draft,
                    cue=phrase.cue,
                    steps=steps,
                    inside=scene.triggers[number].word in around,
                )
                for number in by_sentence.get(tree.sentence[phrase.word], ())
                if scene.triggers[number].word not in inside
            ]
    return links
