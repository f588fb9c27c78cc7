"""Who says a clause, and what somebody says before it is told who does.

Comes in: a scene, a word. Goes out: the number of a party, or a range of words.
"""

from kg.extract.coref.memory import Memory
from kg.extract.coref.scene import Scene, party_at


def speaker_above(scene: Scene, memory: Memory, token: int) -> int | None:
    """Who says the clause that a word stands in: the subject of the verb of saying above."""
    words, top = scene.words, token
    while words.head[top] != top:
        top = words.head[top]
        if scene.lex.has("speech", words.lemma[top]):
            found = memory.subject.get(top, _coming(scene, token, top))
            if found is not None:
                return found
    return None


def _coming(scene: Scene, token: int, verb: int) -> int | None:
    """Whom a subject behind a word names that is still to be read: "we won," | the mayor | said."""
    kids = (k for k in scene.words.kids[verb] if k > token and scene.words.dep[k] == "nsubj")
    return next((party_at(scene, k) for k in kids), None)


def said_before(scene: Scene, subject: int) -> range:
    """The words of what somebody says before it is told who does: '"The general lied," | he | said'."""
    words, verb = scene.words, scene.words.head[subject]
    if words.dep[subject] != "nsubj" or not scene.lex.has("speech", words.lemma[verb]):
        return range(0)
    content = [k for k in words.kids[verb] if k < subject and words.dep[k] in {"ccomp", "parataxis"}]
    if not content:
        return range(0)
    first = content[0]
    while words.kids[first] and words.kids[first][0] < first:
        first = words.kids[first][0]
    return range(first, subject)
