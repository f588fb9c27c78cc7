"""Pronouns and hidden subjects: the candidates before them, what speaks for each, the best one.

Comes in: a scene with names and descriptions joined.  Goes out: the same scene, every draft of form "pronoun"
and "zero" with its party, or without one when nothing fits.

Each candidate has a list of features; their weights are a table (`ontology/coref/weights_{lang}.tsv`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.extract.coref.scene import Party, Scene
from kg.extract.mentions.draft import Draft
from kg.extract.mentions.points import resumptive
from kg.model import Kind

#: How far back an antecedent is looked for, in sentences; 99 % in the training articles are nearer.
MAX_SENTENCES = 6
#: How many parties compete, the nearest first.
MAX_CANDIDATES = 12

_ROLES = {"nsubj": "subj", "obj": "obj", "iobj": "obj", "obl": "obl", "nmod": "nmod", "conj": "conj"}
_CLAUSES = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class Memory:
    """What happened in the article up to the anaphor.

    Args:
        subject: Verb to the party that is its subject.
        object: Verb to the party that is its object.
        last: Party to its last draft so far.
        order: Parties, the latest mentioned last.
        count: Party to the number of its mentions so far.
        speaker: The last one who said something.
        verb: The last verb with a subject.
        main: The last verb with a subject that heads a sentence.
        coordinated: Joint party of a coordination, by its parties.
    """

    subject: dict[int, int] = field(default_factory=dict)
    object: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    count: dict[int, int] = field(default_factory=dict)
    speaker: int | None = None
    verb: int | None = None
    main: int | None = None
    coordinated: dict[tuple[int, ...], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """One anaphor with its candidates: (party, names of its features)."""

    draft: int
    candidates: tuple[tuple[int, tuple[str, ...]], ...]


Choose = Callable[[Case], int | None]


def resolve_anaphors(scene: Scene, choose: Choose) -> list[Case]:
    """Give pronouns and hidden subjects their party, in order of the text.

    Args:
        scene: The article.
        choose: Picks a party among the candidates, or None.

    Returns:
        All cases that were decided, for training.
    """
    memory = Memory()
    cases = []
    for index, draft in _reading_order(scene):
        if scene.party_of[index] is None and draft.form in {"pronoun", "zero"}:
            number = _direct(scene, memory, draft)
            if number is None and draft.person != "2":
                case = Case(index, tuple(_candidates(scene, memory, draft)))
                cases.append(case)
                number = choose(case)
            if number is not None and number >= 0:
                scene.join(index, scene.parties[number])
        _remember(scene, memory, index, draft)
    return cases


def _reading_order(scene: Scene) -> Iterator[tuple[int, Draft]]:
    """Drafts by their head words; a hidden subject after the words before its verb."""
    order = sorted(range(len(scene.drafts)), key=lambda i: (scene.drafts[i].head, i))
    for index in order:
        yield index, scene.drafts[index]


def _direct(scene: Scene, memory: Memory, draft: Draft) -> int | None:
    """What grammar alone decides: relative pronouns, first persons. -1: it refers to nobody."""
    words = scene.words
    feats = words.feats[draft.head]
    if feats.prontype == "Rel":
        return _modified(scene, draft.head)
    if feats.prontype == "Dem":
        return -1
    verb = words.head[draft.head]
    if draft.form == "pronoun" and resumptive(words, verb) == draft.head:
        return _party_at(scene, words.head[verb])
    if draft.person == "1":
        return _speaker_above(scene, memory, draft.head)
    return None


def _modified(scene: Scene, token: int) -> int | None:
    """Party of the noun whose relative clause a word stands in."""
    words, top = scene.words, token
    for _ in range(12):
        if words.dep[top] == "acl":
            return _party_at(scene, words.head[top])
        if words.head[top] == top:
            break
        top = words.head[top]
    return _party_at(scene, token - 1) if token else None


def _speaker_above(scene: Scene, memory: Memory, token: int) -> int | None:
    """Who speaks in the first person: the subject of the verb of saying above, else the last speaker."""
    words, top = scene.words, token
    while words.head[top] != top:
        top = words.head[top]
        if scene.lex.has("speech", words.lemma[top]) and top in memory.subject:
            return memory.subject[top]
    return memory.speaker if memory.speaker is not None else -1


def _party_at(scene: Scene, token: int) -> int | None:
    index = scene.at.get(token)
    return None if index is None else scene.party_of[index]


def verb_above(scene: Scene, token: int) -> int | None:
    """The verb whose clause a word stands in; a verb's own clause is itself."""
    words = scene.words
    while words.pos[token] not in _CLAUSES:
        if words.head[token] == token:
            return None
        token = words.head[token]
    return token


def is_main(scene: Scene, verb: int) -> bool:
    """Say whether a verb heads a sentence, or is conjoined to one that does."""
    words = scene.words
    while words.dep[verb] == "conj" and words.head[verb] != verb:
        verb = words.head[verb]
    return words.head[verb] == verb or words.dep[verb] == "parataxis"


def _candidates(scene: Scene, memory: Memory, draft: Draft) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The nearest parties before an anaphor, with their features."""
    sentence = scene.words.sent[draft.head]
    verb = draft.head if draft.form == "zero" else verb_above(scene, draft.head)
    lines = _lines(scene, memory, draft, verb)
    yield from _following(scene, draft)
    barred = memory.subject.get(verb) if verb is not None and scene.words.head[draft.head] == verb else None
    rank = 0
    marked = {number for number in lines.values() if number is not None}
    for number in reversed(memory.order):
        party = scene.parties[number]
        last = scene.drafts[memory.last[number]]
        distance = sentence - scene.words.sent[last.head]
        if number not in marked and (distance > _reach(party) or rank >= MAX_CANDIDATES):
            continue
        if draft.form == "pronoun" and (last.start <= draft.head < last.end or number == barred):
            continue
        features = _features(scene, memory, draft, party, rank)
        features += [name for name, who in lines.items() if who == number]
        yield number, tuple(features)
        rank += party.kind != "OTHER"


def _reach(party: Party) -> int:
    """How many sentences back a party can still be meant; things and doings only in the next sentence."""
    return 1 if party.kind == "OTHER" and not party.named else MAX_SENTENCES


def _following(scene: Scene, draft: Draft) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The noun phrase right behind a verb: its subject, where the parser has missed it."""
    words, token = scene.words, draft.head + 1
    if draft.form != "zero":
        return
    while token < len(words) and words.pos[token] in {"ADV", "PRON"}:
        token += 1
    index = _starting(scene, token)
    number = None if index is None else scene.party_of[index]
    if index is None or number is None or words.sent[token] != words.sent[draft.head]:
        return
    after = scene.drafts[index]
    kind = _sort(scene, draft)
    dep = words.dep[after.head] if words.head[after.head] == draft.head else "apart"
    yield (
        number,
        (
            f"{kind}:after",
            f"after-gender{agreement(draft.gender, expected_gender(scene.parties[number], draft))}",
            f"after-number-{draft.number}",
            f"after-{dep}",
            f"after-{scene.parties[number].kind}",
            f"after-{'definite' if after.definite else 'indefinite'}",
        ),
    )


def _starting(scene: Scene, token: int) -> int | None:
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


def _lines(scene: Scene, memory: Memory, draft: Draft, verb: int | None) -> dict[str, int | None]:
    """Parties in marked places: subject of the clause above, of the conjoined clause, of the last clause."""
    words, kind = scene.words, _sort(scene, draft)
    lines: dict[str, int | None] = {}
    if memory.verb is not None:
        lines[f"{kind}:last-subject"] = memory.subject.get(memory.verb)
        lines[f"{kind}:last-object"] = memory.object.get(memory.verb)
    if verb is None:
        return lines
    if memory.main is not None:
        top = "main" if is_main(scene, verb) else "inner"
        lines[f"{kind}:{top}-main-subject"] = memory.subject.get(memory.main)
    if draft.form == "pronoun":
        lines[f"{kind}:own-subject"] = memory.subject.get(verb)
    above = words.head[verb]
    if above != verb:
        rel = words.dep[verb]
        if rel == "acl":
            suffix = any(words.pos[k] == "PRON" and words.dep[k] == "obj" for k in words.kids[verb])
            lines[f"{kind}:modified-object" if suffix else f"{kind}:modified"] = _party_at(scene, above)
        clause = verb_above(scene, above)
        if clause is not None:
            rel = rel if rel in {"conj", "parataxis", "ccomp", "xcomp", "advcl", "acl"} else "other"
            lines[f"{kind}:{rel}-subject"] = memory.subject.get(clause)
            lines[f"{kind}:{rel}-object"] = memory.object.get(clause)
    if draft.form == "zero":
        lines[f"{kind}:initial"] = _initial(scene, verb)
    if draft.form == "zero" and scene.lex.has("speech", words.lemma[verb]):
        lines[f"{kind}:speaker"] = memory.speaker
    return lines


def _initial(scene: Scene, verb: int) -> int | None:
    """Party of the phrase that opens the clause before a verb: its subject, where the parser has missed it."""
    words, found = scene.words, None
    for token in range(verb - 1, max(-1, verb - 18), -1):
        pos = words.pos[token]
        if pos == "VERB" or words.sent[token] != words.sent[verb]:
            break
        opens = token == 0 or pos in {"SCONJ", "PUNCT", "CCONJ"} or words.sent[token - 1] != words.sent[verb]
        if not opens:
            continue
        index = _starting(scene, token if pos not in {"SCONJ", "PUNCT", "CCONJ"} else token + 1)
        if index is not None and scene.drafts[index].end <= verb:
            found = scene.party_of[index]
        if pos not in {"CCONJ"}:
            break
    return found


def _sort(scene: Scene, draft: Draft) -> str:
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


def _features(scene: Scene, memory: Memory, draft: Draft, party: Party, rank: int) -> list[str]:
    """Agreement, distance, role, kind, form and frequency of a candidate."""
    words = scene.words
    last = scene.drafts[memory.last[party.number]]
    features = [
        *_agrees(
            agreement(draft.gender, expected_gender(party, draft)),
            agreement(draft.number, _expected_number(party)),
        ),
        *_stands(min(words.sent[draft.head] - words.sent[last.head], 4), words.dep[last.head], last.form),
        *_is(_sort(scene, draft), min(rank, 5), party.kind, min(memory.count[party.number], 4)),
    ]
    if not party.named and not last.definite:
        features.append("indefinite")
    if party.number == memory.order[0]:
        features.append("first")
    return features


@cache
def _agrees(gender: str, number: str) -> tuple[str, ...]:
    return f"gender{gender}", f"number{number}"


@cache
def _stands(distance: int, dep: str, form: str) -> tuple[str, ...]:
    role = _ROLES.get(dep, "other")
    return f"sentences-{distance}", f"role-{role}" if distance == 0 else f"earlier-{role}", f"form-{form}"


@cache
def _is(sort: str, rank: int, kind: Kind, count: int) -> tuple[str, ...]:
    return f"{sort}:rank-{rank}", f"{sort}:kind-{kind}", f"count-{count}"


def agreement(one: str, other: str) -> str:
    """ "=" when two values are the same, "!" when they differ, "?" when one is unknown."""
    if not one or not other:
        return "?"
    return "=" if one == other else "!"


def expected_gender(party: Party, draft: Draft) -> str:
    """The gender in which a party is referred to: things in the plural are feminine."""
    if party.plural == "Plur" and party.kind not in {"PERSON", "GROUP"}:
        return "Fem"
    return party.gender


def _expected_number(party: Party) -> str:
    if party.plural == "Plur" and party.kind not in {"PERSON", "GROUP"}:
        return "Sing"
    return party.plural


def _remember(scene: Scene, memory: Memory, index: int, draft: Draft) -> None:
    """Note a mention: its place in the order, and whose subject or object it is."""
    number = scene.party_of[index]
    if number is None:
        return
    if memory.order and memory.order[-1] == number:
        pass
    else:
        if number in memory.last:
            memory.order.remove(number)
        memory.order.append(number)
    memory.last[number] = index
    memory.count[number] = memory.count.get(number, 0) + 1
    _note_role(scene, memory, draft, number)
    _note_coordination(scene, memory, index, draft)


def _note_role(scene: Scene, memory: Memory, draft: Draft, number: int) -> None:
    words = scene.words
    head, verb = draft.head, words.head[draft.head]
    if draft.form == "zero":
        verb = head
    elif words.dep[head] not in {"nsubj", "obj"}:
        return
    elif words.feats[head].prontype == "Rel" and (
        resumptive(words, verb) is not None
        or any(words.dep[k] == "nsubj" and k != head for k in words.kids[verb])
    ):
        return
    if words.dep[head] == "obj" and draft.form != "zero":
        memory.object.setdefault(verb, number)
        return
    memory.subject.setdefault(verb, number)
    memory.verb = verb
    if is_main(scene, verb):
        memory.main = verb
    if scene.lex.has("speech", words.lemma[verb]):
        memory.speaker = number


def _note_coordination(scene: Scene, memory: Memory, index: int, draft: Draft) -> None:
    """Make "A and B" a candidate of its own for plural anaphors, once B has been read."""
    words = scene.words
    if words.dep[draft.head] != "conj" or draft.form in {"zero", "pronoun"}:
        return
    first = words.head[draft.head]
    members = [_party_at(scene, first)]
    members += [_party_at(scene, k) for k in words.kids[first] if words.dep[k] == "conj" and k <= draft.head]
    numbers = tuple(sorted({number for number in members if number is not None}))
    kinds = {scene.parties[number].kind for number in numbers}
    if len(numbers) < 2 or not kinds <= {"PERSON", "ORG", "GPE", "GROUP"}:
        return
    number = memory.coordinated.get(numbers)
    if number is None:
        genders = {scene.parties[n].gender for n in numbers}
        number = len(scene.parties)
        kind = scene.parties[numbers[0]].kind
        gender = "Fem" if genders == {"Fem"} else "Masc"
        plural = "Dual" if len(numbers) == 2 else "Plur"
        scene.parties.append(
            Party(number, "GROUP" if kind == "PERSON" else kind, gender=gender, plural=plural, joint=numbers)
        )
        memory.coordinated[numbers] = number
    at = scene.at.get(first, index)
    memory.last[number] = at
    memory.count[number] = memory.count.get(number, 0) + 1
    if number in memory.order:
        memory.order.remove(number)
    memory.order.append(number)
    if words.dep[first] == "nsubj":
        memory.subject[words.head[first]] = number
