"""Marked places around an anaphor, and who stands there: the clause above, the last main clause, the speaker.

Comes in: a scene and its memory.  Goes out: names of features to parties, and the phrase behind a verb.
"""

from kg.extract.coref.memory import Memory, is_main, verb_above
from kg.extract.coref.scene import Scene, party_at
from kg.extract.mentions.draft import Draft

Lines = dict[str, int | None]
_OPENERS = frozenset({"SCONJ", "PUNCT", "CCONJ"})
_CLAUSES = frozenset({"conj", "parataxis", "ccomp", "xcomp", "advcl", "acl"})
_PRONOUNS = frozenset({"possessive", "subject", "object"})
"""Sorts of anaphors that are words; the others are hidden subjects."""


def lines(scene: Scene, memory: Memory, verb: int | None, kind: str) -> Lines:
    """Parties in marked places, by the name of the feature that says so.

    Args:
        scene: The article.
        memory: What it has said so far.
        verb: The verb of the anaphor's clause.
        kind: The sort of anaphor.
    """
    found: Lines = {}
    if memory.verb is not None:
        found[f"{kind}:last-subject"] = memory.subject.get(memory.verb)
        found[f"{kind}:last-object"] = memory.object.get(memory.verb)
    if verb is None:
        return found
    if memory.main is not None:
        top = "main" if is_main(scene, verb) else "inner"
        found[f"{kind}:{top}-main-subject"] = memory.subject.get(memory.main)
    if scene.words.head[verb] != verb:
        found |= _above(scene, memory, kind, verb)
    if kind in _PRONOUNS:
        found[f"{kind}:own-subject"] = memory.subject.get(verb)
    else:
        found[f"{kind}:initial"] = _initial(scene, verb)
    if kind == "say":
        found["say:speaker"] = memory.speaker
    return found


def _above(scene: Scene, memory: Memory, kind: str, verb: int) -> Lines:
    """Who stands in the clause that a verb depends on."""
    words, found = scene.words, Lines()
    above, rel = words.head[verb], words.dep[verb]
    if rel == "acl":
        suffix = any(words.pos[k] == "PRON" and words.dep[k] in {"obj", "obl"} for k in words.kids[verb])
        found[f"{kind}:modified-object" if suffix else f"{kind}:modified"] = party_at(scene, above)
    clause = verb_above(scene, above)
    if clause is not None:
        rel = rel if rel in _CLAUSES else "other"
        found[f"{kind}:{rel}-subject"] = memory.subject.get(clause)
        found[f"{kind}:{rel}-object"] = memory.object.get(clause)
    return found


def _initial(scene: Scene, verb: int) -> int | None:
    """Party of the phrase that opens the clause before a verb: the subject that the parser has missed."""
    words, found = scene.words, None
    for token in range(verb - 1, max(-1, verb - 18), -1):
        pos = words.pos[token]
        if pos == "VERB" or words.sent[token] != words.sent[verb]:
            break
        if not (pos in _OPENERS or token == 0 or words.sent[token - 1] != words.sent[verb]):
            continue
        index = starting(scene, token + 1 if pos in _OPENERS else token)
        if index is not None and scene.drafts[index].end <= verb:
            found = scene.party_of[index]
        if pos != "CCONJ":
            break
    return found


def starting(scene: Scene, token: int) -> int | None:
    """The longest noun phrase that begins at a token."""
    index = scene.at.get(token)
    if index is None:
        return None
    found = None
    for other in range(index, -1, -1):
        draft = scene.drafts[other]
        if draft.start < token - 30:
            break
        if draft.start == token and draft.form in {"name", "nominal"}:
            found = other
    return found


def sort_of(scene: Scene, draft: Draft) -> str:
    """Which sort of anaphor this is; each sort has weights of its own."""
    words = scene.words
    if draft.form == "zero":
        if scene.lex.has("speech", words.lemma[draft.head]):
            return "say"
        return "passive" if words.feats[draft.head].voice == "Pass" else "zero"
    dep = words.dep[draft.head]
    if dep == "nmod":
        return "possessive"
    return "subject" if dep == "nsubj" else "object"
