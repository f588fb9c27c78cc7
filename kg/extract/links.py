"""Events and whoever may be cited for them.

Comes in: `Scene`, cues, quotations. Goes out: `Link`s, for each event the reporting events and the
according-to phrases that may name its speaker, and their features.
"""

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Link:
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


def links_of(scene: Scene, cues: Cues, quotes: list[Span]) -> list[Link]:
    """All pairs of an event and a possible speaker."""
    number_at = {trigger.word: number for number, trigger in enumerate(scene.triggers)}
    by_sentence: dict[int, list[int]] = {}
    for number, trigger in enumerate(scene.triggers):
        by_sentence.setdefault(scene.tree.sentence[trigger.word], []).append(number)
    links = []
    for number, trigger in enumerate(scene.triggers):
        above = [number_at[w] for w in scene.tree.ancestors(trigger.word) if w in number_at]
        found = [other for other in above if scene.triggers[other].type in REPORTING]
        links += [Link(number, "above", other) for other in found]
        quoted = _beside_quote(scene, quotes, number)
        if quoted >= 0 and quoted not in found:
            links.append(Link(number, "quote", quoted))
            found.append(quoted)
        here = by_sentence[scene.tree.sentence[trigger.word]]
        links += [link for other in here if other not in found for link in _behind(scene, number, other)]
    return [*links, *_cited(scene, cues, by_sentence)]


def _behind(scene: Scene, number: int, other: int) -> Iterator[Link]:
    """A statement added behind an event: "..., as the agency reported", "..., the minister said"."""
    tree, event, reporting = scene.tree, scene.triggers[number].word, scene.triggers[other]
    relation = tree.dep[reporting.word].partition(":")[0]
    if reporting.type == "STATE" and reporting.word > event and relation in ADDED:
        head = tree.head[reporting.word]
        around = relation == "parataxis" and (event == head or head in tree.ancestors(event))
        yield Link(number, "behind", other, inside=around)


def _beside_quote(scene: Scene, quotes: list[Span], number: int) -> int:
    """The last statement before the quotation around an event, else the first one after it; -1 if none."""
    tree = scene.tree
    place = quote_at(quotes, tree.start[scene.triggers[number].word])
    if place < 0:
        return NONE
    span = quotes[place]
    best = NONE
    for other, trigger in enumerate(scene.triggers):
        if trigger.type != "STATE" or quote_at(quotes, tree.start[trigger.word]) >= 0:
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
    for word in range(len(tree)):
        cue = _citing(tree, cues, word)
        if not cue:
            continue
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
    """The mentions that a cited noun may stand for: itself, or whose statement it is."""
    tree = scene.tree
    below = [c for c in tree.children[word] if c > word and tree.dep[c].startswith("nmod")]
    for steps, place in enumerate([word, *below]):
        for number in scene.draft_at.get(place, ()):
            if scene.drafts[number].kind in SPEAKING_KINDS and scene.chains_of[number]:
                yield min(steps, 1), number
                break


def _citing(tree: Tree, cues: Cues, word: int) -> str:
    """The cue of an according-to phrase whose noun is at a word, or ""."""
    preposition = tree.prepositions[word]
    spellings = {preposition, preposition.replace("_", ""), *preposition.split("_")}
    if preposition and any(_cites(cues, spelling) for spelling in spellings):
        return preposition.replace("_", " ")
    for child in tree.children[word]:
        if child < word and tree.dep[child] in {"nmod", "advmod"} and _is_citing(tree, cues, child):
            return tree.label[child]
    head = tree.head[word]
    if head == NO_WORD or tree.pos[head] == "VERB" or tree.dep[word] not in {"nmod", "obl:arg", "obl"}:
        return ""
    return tree.label[head] if _is_citing(tree, cues, head) else ""


def _is_citing(tree: Tree, cues: Cues, word: int) -> bool:
    return _cites(cues, tree.lemma[word]) or _cites(cues, tree.norm[word])


def _cites(cues: Cues, spelling: str) -> bool:
    """Whether a word makes the next noun a source; verbs of saying have a complement instead."""
    return any(cue.cue == "source" and cue.scope == "noun" for cue in cues.of(spelling))


def link_features(scene: Scene, cues: Cues, quotes: list[Span], link: Link) -> list[str]:
    """Features of one link, as strings."""
    if link.reporting == NONE:
        return _cited_features(scene, quotes, link)
    return [*_reporting_features(scene, quotes, link), *_place_features(scene, cues, link)]


def _reporting_features(scene: Scene, quotes: list[Span], link: Link) -> list[str]:
    """What sort of statement it is, and the way to it through the tree."""
    tree = scene.tree
    event, reporting = scene.triggers[link.trigger], scene.triggers[link.reporting]
    subtype = reporting.entry.subtype if reporting.entry else ""
    way = _content_way(tree, event.word, reporting.word)
    where = (quote_at(quotes, tree.start[event.word]) >= 0, quote_at(quotes, tree.start[reporting.word]) >= 0)
    side = "<" if event.word < reporting.word else ">"
    return [
        f"k={link.kind}/{reporting.type}",
        f"w={reporting.type}/{way}/{side}",
        f"wl={tree.lemma[reporting.word]}/{way}",
        f"ws={subtype}/{way}",
        f"l={tree.lemma[reporting.word]}/{tree.pos[reporting.word]}",
        f"p={tree.pos[event.word]}/{reporting.type}/{tree.pos[reporting.word]}",
        f"q={where}/{link.kind}",
        f"t={event.type}/{reporting.type}",
        f"last={way.rpartition('<')[2]}/{reporting.type}/{side}",
        f"near={tree.lemma[reporting.word]}/{way.count('<')}",
    ]


def _place_features(scene: Scene, cues: Cues, link: Link) -> list[str]:
    """What stands before the statement and between it and the event."""
    tree, kind = scene.tree, link.kind
    event, reporting = scene.triggers[link.trigger].word, scene.triggers[link.reporting]
    first = tree.sentences[tree.sentence[reporting.word]][0]
    before = [tree.norm[w] for w in range(max(first, reporting.word - 2), reporting.word)]
    introduced = any(
        _introduces(tree, cues, w) for w in range(max(first, reporting.word - 4), reporting.word)
    )
    low, high = sorted((event, reporting.word))
    between = sum(low < other.word < high and other.type in REPORTING for other in scene.triggers)
    out = [
        f"b={kind}/{'_'.join(before)}",
        f"b1={kind}/{''.join(before[-1:])}",
        f"bs={kind}/{introduced}",
        f"dep={kind}/{tree.dep[reporting.word]}/{link.inside}",
        f"btw={kind}/{min(between, 3)}",
        f"subj={reporting.type}/{_speaker_kind(scene, reporting.word)}",
    ]
    if kind == "behind":
        out.append(f"bw={tree.dep[event]}/{tree.head[reporting.word] == event}")
    return out


def _introduces(tree: Tree, cues: Cues, word: int) -> bool:
    """Whether a word cites: "according to", "as"."""
    found = {*cues.of(tree.lemma[word]), *cues.of(tree.norm[word])}
    return any(cue.cue == "source" and cue.scope != "complement" for cue in found)


def _speaker_kind(scene: Scene, word: int) -> str:
    """What stands as the subject of a statement: a kind, "zero" or ""."""
    if any(scene.drafts[number].form == "zero" for number in scene.draft_at.get(word, ())):
        return "zero"
    subjects = [c for c in scene.tree.children[word] if scene.tree.dep[c].startswith("nsubj")]
    return next((scene.drafts[n].kind for c in subjects for n in scene.draft_at.get(c, ())), "")


def _cited_features(scene: Scene, quotes: list[Span], link: Link) -> list[str]:
    tree = scene.tree
    event, draft = scene.triggers[link.trigger], scene.drafts[link.draft]
    after = draft.head > event.word
    stated = any(
        w in scene.event_at and scene.event_at[w].type == "STATE" for w in tree.ancestors(event.word)
    )
    return [
        f"c={link.cue}",
        f"ci={link.inside}/{link.steps}",
        f"ck={draft.kind}/{draft.form}/{link.steps}",
        f"cs={after}/{link.inside}/{tree.pos[event.word]}",
        f"cl={tree.lemma[draft.head]}/{link.steps}",
        f"cd={tree.dep[event.word]}/{link.inside}",
        f"ct={event.type}",
        f"cn={min(abs(draft.head - event.word) // 6, 5)}/{after}",
        f"ca={stated}/{after}/{link.inside}",
        f"cca={link.cue}/{link.steps}/{after}/{link.inside}",
        f"cq={quote_at(quotes, tree.start[event.word]) >= 0}",
    ]


def _content_way(tree: Tree, word: int, top: int) -> str:
    """Relations from an event up to the reporting event, the first two and the last one."""
    steps: list[str] = []
    while word not in (top, NO_WORD):
        mark = next((tree.lemma[c] for c in tree.children[word] if tree.dep[c] == "mark"), "")
        steps.append(f"{tree.dep[word]}:{mark or tree.prepositions[word]}")
        word = tree.head[word]
    return "<".join(steps if len(steps) < 4 else [*steps[:2], "..", steps[-1]]) if word == top else "far"
