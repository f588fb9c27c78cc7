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
_SPOKEN = _CLAUSES | {"parataxis"}
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
    clauses = _SPOKEN if trigger.type in _SPEECH else _CLAUSES
    told = any(tree.dep[child] == "obj" for child in below)
    for child in below:
        if tree.dep[child] in clauses and child > trigger.word and not (told and _goes_on(tree, child)):
            return _extent(tree, child, skip=_BEFORE_CLAUSE)
    slots = trigger.entry.slots if trigger.entry else {}
    markers = ("acc", *slots.get("topic", ()), *slots.get("obj", ()))
    for child in below:
        if marker_of(tree, trigger.word, child) in markers:
            return _extent(tree, child, skip=_BEFORE_NOUN)
    return None


def _goes_on(tree: Tree, word: int) -> bool:
    """Say whether a participle tells what the subject does besides ("denied the news | accusing X of …")."""
    return tree.is_circumstantial(word) and tree.pos[word] in {"ADJ", "NOUN"}


def _words_of(scene: Scene, cast: Cast) -> set[int]:
    """The words of the participants' mentions."""
    words: set[int] = set()
    for argument in (*cast.subject, *cast.object):
        draft = scene.drafts[argument.mention]
        words.update(range(draft.start, draft.end))
    return words


def _heads_one(scene: Scene, word: int, chains: Set[int]) -> bool:
    """Say whether a word heads a mention of a participant, be it another one ("the two sides discussed")."""
    for draft in scene.draft_at.get(word, ()):
        if scene.drafts[draft].form != "zero" and not chains.isdisjoint(scene.chains_of[draft]):
            return True
    return False


def _extent(tree: Tree, top: int, *, skip: frozenset[str]) -> Span | None:
    run: list[int] = []
    for word in tree.subtree(top):
        if tree.head[word] == top and tree.dep[word] in skip:
            continue
        if not run and (_is_suffix(tree, word) or tree.text[word] in _BETWEEN):
            continue
        if run and (word - run[-1] > 2 or len(run) >= LONGEST):
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
