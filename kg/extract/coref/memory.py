"""What an article has said so far: who was mentioned last, whose subject is who, who spoke.

Comes in: drafts with their parties, in reading order.  Goes out: `Memory`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.extract.coref.scene import Party, Scene, party_at
from kg.extract.mentions.draft import Draft
from kg.extract.mentions.points import resumptive
from kg.model import Form, Kind

#: How far back an antecedent is looked for, in sentences; 99 % in the training articles are nearer.
#: Things and doings are meant in the next sentence only.
MAX_SENTENCES = 6
#: More mentions than so many are not told apart.
MOST = 4

_ACTORS = frozenset({"PERSON", "ORG", "GPE", "GROUP"})
_PERSONS = frozenset({"PERSON", "GROUP"})
_ARGUMENTS = frozenset({"nsubj", "obj"})

_BETWEEN, _OBJECT = frozenset({"بين", "between"}), frozenset({"obj"})
#: Whom something is done with hangs so many words below it at most.
_STEPS = 3

_ROLES = {"nsubj": "subj", "obj": "obj", "iobj": "obj", "obl": "obl", "nmod": "nmod", "conj": "conj"}


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How the last mention of a party looks; one object for all that look alike, so that it is its own key.

    Args:
        gender: The gender in which the party is referred to.
        plural: The number in which it is.
        role: What the mention is in its clause.
        form: Its form.
    """

    gender: str
    plural: str
    role: str
    form: Form


@dataclass(frozen=True, slots=True, eq=False)
class Fame:
    """How a party is known so far; one object for all that are known alike.

    Args:
        kind: Its kind.
        times: Its mentions so far, `MOST` at most.
        indefinite: True when it has no name and its last mention is not definite.
    """

    kind: Kind
    times: int
    indefinite: bool


_look, _fame = cache(Look), cache(Fame)


Standing = tuple[int, int, int, int, Look, Fame]
"""How a party stands in the article since its last mention: number of the sentence of that mention, its first
token, its end, how many sentences later the party can still be meant, how that mention looks, how the party
is known."""


@dataclass(slots=True)
class Memory:
    """What happened in the article up to the anaphor.

    Args:
        subject: Verb to the party that is its subject.
        object: Verb to the party that is its object.
        standing: Parties with how they stand, the latest mentioned last.
        speaker: The last one who said something.
        person: The last person who did.
        verb: The last verb with a subject.
        main: The last verb with a subject that heads a sentence.
        coordinated: Joint party of a coordination, by its parties.
        met: Joint parties of those who met, or between whom something is said to be.
    """

    subject: dict[int, int] = field(default_factory=dict)
    object: dict[int, int] = field(default_factory=dict)
    standing: dict[int, Standing] = field(default_factory=dict)
    speaker: int | None = None
    person: int | None = None
    verb: int | None = None
    main: int | None = None
    coordinated: dict[tuple[int, ...], int] = field(default_factory=dict)
    met: set[int] = field(default_factory=set)


def verb_above(scene: Scene, token: int) -> int | None:
    """The verb whose clause a word stands in; a verb's own clause is itself."""
    words = scene.words
    while words.pos[token] not in {"VERB", "AUX"}:
        if words.head[token] == token:
            return None
        token = words.head[token]
    return token


def is_main(scene: Scene, verb: int) -> bool:
    """Say whether a verb heads a sentence, or is conjoined to one that does."""
    words = scene.words
    verb = words.first_conjunct(verb)
    return words.head[verb] == verb or words.dep[verb] == "parataxis"


def remember(scene: Scene, memory: Memory, index: int, draft: Draft) -> None:
    """Note a mention: its place in the order, and whose subject or object it is."""
    number = scene.party_of[index]
    if number is None:
        return
    _come_up(scene, memory, number, index)
    dep = scene.words.dep[draft.head]
    if dep in _ARGUMENTS or draft.form == "zero":
        _note_role(scene, memory, draft, number)
    elif dep == "conj" and draft.form != "pronoun":
        _note_coordination(scene, memory, index, draft)
    _note_meeting(scene, memory, index, draft)


def latest(scene: Scene, memory: Memory, sentence: int) -> Iterator[Party]:
    """The parties mentioned in one of the sentences before, the last one first."""
    for number, (last, *_) in reversed(memory.standing.items()):
        if sentence - last <= MAX_SENTENCES:
            yield scene.parties[number]


def _come_up(scene: Scene, memory: Memory, number: int, index: int) -> None:
    """Note that a party has been mentioned just now."""
    before = memory.standing.pop(number, None)
    party, draft, words = scene.parties[number], scene.drafts[index], scene.words
    things, times = is_things(party), before[-1].times + 1 if before else 1
    gender, plural = ("Fem", "Sing") if things else (party.gender, party.plural)
    head = draft.head
    memory.standing[number] = (
        words.sent[head],
        draft.start,
        draft.end,
        1 if party.kind == "OTHER" and not party.named else MAX_SENTENCES,
        _look(gender, plural, _ROLES.get(words.dep[head], "other"), draft.form),
        _fame(party.kind, times if times < MOST else MOST, not party.named and not draft.definite),
    )


def is_things(party: Party) -> bool:
    """Say whether a party is several things, which are referred to as one woman is."""
    return party.plural == "Plur" and party.kind not in _PERSONS


def _note_role(scene: Scene, memory: Memory, draft: Draft, number: int) -> None:
    """Note whose subject or object a party is."""
    words = scene.words
    head, verb = draft.head, words.head[draft.head]
    if draft.form == "zero":
        verb = head
    elif words.feats[head].prontype == "Rel" and _has_other_subject(scene, verb, head):
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
        if scene.parties[number].kind == "PERSON":
            memory.person = number


def _has_other_subject(scene: Scene, verb: int, relative: int) -> bool:
    """Say whether the relative pronoun that the parser calls a subject is none."""
    words = scene.words
    other = any(words.dep[k] == "nsubj" and k != relative for k in words.kids[verb])
    return other or resumptive(words, verb) is not None


def _note_coordination(scene: Scene, memory: Memory, index: int, draft: Draft) -> None:
    """Make "A and B" a candidate of its own for plural anaphors, once B has been read."""
    words = scene.words
    first = words.head[draft.head]
    members = [party_at(scene, first)]
    members += [party_at(scene, k) for k in words.kids[first] if words.dep[k] == "conj" and k <= draft.head]
    number = _together(scene, memory, members)
    if number is None:
        return
    shorter = memory.coordinated.get(_several(members[:-1]))
    if shorter is not None:
        memory.standing.pop(shorter, None)
    _come_up(scene, memory, number, scene.at.get(first, index))
    if not _cases(scene, first).isdisjoint(_BETWEEN):
        memory.met.add(number)
    if words.dep[first] == "nsubj":
        memory.subject[words.head[first]] = number


def _note_meeting(scene: Scene, memory: Memory, index: int, draft: Draft) -> None:
    """Make "A met B" and "A's meeting with B" candidates for plural anaphors, once B has been read."""
    meeting = _meeting_of(scene, draft)
    if meeting is None:
        return
    members = [_who_meets(scene, memory, meeting, draft), scene.party_of[index]]
    number = _together(scene, memory, members)
    if number is not None:
        memory.met.add(number)
        _come_up(scene, memory, number, index)


def _cases(scene: Scene, word: int) -> set[str]:
    """The prepositions of a noun; not the genitive's mark."""
    return {*scene.words.cases(word)} - {"'s", "’s", "'", "’"}


def _who_meets(scene: Scene, memory: Memory, meeting: int, draft: Draft) -> int | None:
    """The subject of a verb; whose doing a noun is, as it says before a mention ("his meeting with"), or else
    the subject of its verb ("had a meeting with")."""
    words = scene.words
    if meeting in memory.subject:
        return memory.subject[meeting]
    for kid in words.kids[meeting]:
        party = party_at(scene, kid) if kid < draft.start and words.dep[kid] == "nmod" else None
        if party is not None and scene.parties[party].kind in _ACTORS and not _cases(scene, kid):
            return party
    return memory.subject.get(words.head[meeting]) if words.dep[meeting] == "obj" else None


def _meeting_of(scene: Scene, draft: Draft) -> int | None:
    """The verb or noun that says with whom somebody does something, a few words above a phrase; for a phrase
    that the parser has glued to the subject right before it, the subject's verb (`kg.extract.mending`)."""
    words = scene.words
    word = words.head[draft.head]
    index = scene.at.get(word)
    first = scene.drafts[index] if index is not None else draft
    if first.end == draft.start and words.dep[first.head] == "nsubj":
        word = words.head[first.head]
    for step in range(_STEPS):
        how = scene.lex.classes["together"].get(words.lemma[word])
        if how is not None and _hangs_so(scene, draft, how, direct=step == 0):
            return word
        if words.pos[word] == "VERB":
            break
        word = words.head[word]
    return None


def _hangs_so(scene: Scene, draft: Draft, how: str, *, direct: bool) -> bool:
    """Whether a phrase has one of some prepositions, or none as a direct object may."""
    ways = _cases(scene, draft.head) or (_OBJECT if direct else frozenset[str]())
    return not ways.isdisjoint(how.split("|"))


def _together(scene: Scene, memory: Memory, members: Sequence[int | None]) -> int | None:
    """The party that several who act stand for; None where they are not several."""
    numbers = _several(members)
    parties = [scene.parties[number] for number in numbers]
    if len(numbers) < 2 or any(party.kind not in _ACTORS or party.joint for party in parties):
        return None
    if numbers not in memory.coordinated:
        memory.coordinated[numbers] = _joint(scene, numbers).number
    return memory.coordinated[numbers]


def _several(members: Sequence[int | None]) -> tuple[int, ...]:
    return tuple(sorted({number for number in members if number is not None}))


def _joint(scene: Scene, numbers: tuple[int, ...]) -> Party:
    """A new party that stands for several."""
    kind = scene.parties[numbers[0]].kind
    several = any(scene.parties[number].plural == "Plur" for number in numbers)
    feminine = all(scene.parties[number].gender == "Fem" for number in numbers)
    party = Party(
        len(scene.parties),
        "GROUP" if kind == "PERSON" else kind,
        gender="Fem" if feminine else "Masc",
        plural="Dual" if len(numbers) == 2 and not several else "Plur",
        joint=numbers,
    )
    scene.parties.append(party)
    return party
