"""What an event is about, where that is no participant.

Comes in: `Scene`, casts, times. Goes out: for each trigger a span or None: the content clause, else the
frame's topic, else an object that is not a participant.
"""

from collections.abc import Sequence, Set

from kg.extract.choosing import Stage
from kg.extract.frames import marker_of
from kg.extract.roles import Cast
from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.model import Span, TimeRef

LONGEST = 12
"""Words of a topic at most: it is a pointer, not a summary."""

_BETWEEN = frozenset(",.:;،؛-–—")
_CLOSING = frozenset(")]»”\"'’")
_CLAUSES = frozenset({"ccomp", "xcomp"})
_SPEECH = frozenset({"STATE", "REJECT", "ACCUSE", "REQUEST", "THREATEN", "AGREE", "SUPPORT"})
"""Types whose content may stand beside them, without a conjunction (parataxis)."""
_BEFORE_CLAUSE = frozenset({"mark", "cc", "punct"})
_BEFORE_NOUN = frozenset({"case", "cc", "punct"})


def find_topics(stage: Stage, casts: list[Cast], times: Sequence[TimeRef] = ()) -> list[Span | None]:
    """The topic of every event that choices are made for; a time is none ("met on Tuesday")."""
    timely = {index for time in times for index in range(time.span.start, time.span.end)}
    return [
        _topic(stage.scene, number, cast, timely) if number in stage.told else None
        for number, cast in enumerate(casts)
    ]


def _topic(scene: Scene, number: int, cast: Cast, timely: Set[int]) -> Span | None:
    tree, trigger = scene.tree, scene.triggers[number]
    if not tree.children[trigger.word]:
        return None
    taken, chains = _words_of(scene, cast), {argument.chain for argument in (*cast.subject, *cast.object)}
    below = [
        child
        for child in tree.children[trigger.word]
        if child not in taken and tree.pos[child] != "PRON" and tree.start[child] not in timely
        if not _heads_one(scene, child, chains)
    ]
    clauses = _CLAUSES | {"parataxis"} if trigger.type in _SPEECH else _CLAUSES
    for child in below:
        if tree.dep[child] in clauses and child > trigger.word:
            return _extent(tree, child, skip=_BEFORE_CLAUSE)
    slots = trigger.entry.slots if trigger.entry else {}
    markers = {marker for slot in ("topic", "obj") for marker in slots.get(slot, ())} | {"acc"}
    noun = next((c for c in below if marker_of(tree, trigger.word, c) in markers), None)
    return _extent(tree, noun, skip=_BEFORE_NOUN) if noun is not None else None


def _words_of(scene: Scene, cast: Cast) -> set[int]:
    """The words of the participants' mentions."""
    parts = (scene.drafts[argument.mention] for argument in (*cast.subject, *cast.object))
    return {word for draft in parts for word in range(draft.start, draft.end)}


def _heads_one(scene: Scene, word: int, chains: Set[int]) -> bool:
    """Say whether a word heads a mention of a participant, be it another one ("the two sides discussed")."""
    heads = (draft for draft in scene.draft_at.get(word, ()) if scene.drafts[draft].form != "zero")
    return any(not chains.isdisjoint(scene.chains_of[draft]) for draft in heads)


def _extent(tree: Tree, top: int, *, skip: frozenset[str]) -> Span | None:
    below = (w for w in tree.subtree(top) if not (tree.head[w] == top and tree.dep[w] in skip))
    words = [w for w in below if not tree.text[w].isspace()]
    while words and (_is_suffix(tree, words[0]) or tree.text[words[0]] in _BETWEEN):
        words = words[1:]
    run = words[:1]
    for word in words[1:]:
        if word - run[-1] > 2 or len(run) >= LONGEST:
            break
        run.append(word)
    while len(run) > 1 and tree.pos[run[-1]] == "PUNCT" and tree.text[run[-1]] not in _CLOSING:
        run.pop()
    if not run:
        return None
    start, end = tree.span(run[0], run[-1])
    return Span(start + tree.elided[run[0]], end)


def _is_suffix(tree: Tree, word: int) -> bool:
    """Say whether a word is a pronoun written in one with the word before it ("أنها")."""
    return tree.pos[word] == "PRON" and word > 0 and tree.end[word - 1] == tree.start[word]
