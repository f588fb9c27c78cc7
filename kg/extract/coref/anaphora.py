"""Pronouns and hidden subjects: the candidates before them, what speaks for each, the best one.

Comes in: a scene with names and descriptions joined.  Goes out: the same scene, every draft of form "pronoun"
and "zero" with its party, or without one when nothing fits.

Each candidate has a list of features; their weights are a table (`ontology/coref/weights_{lang}.tsv`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.extract.coref.control import controller, speaking_side
from kg.extract.coref.memory import MAX_SENTENCES, Fame, Look, Memory, is_things, remember, verb_above
from kg.extract.coref.nominal import ANYBODY, dual_of
from kg.extract.coref.places import Lines, lines, sort_of, starting
from kg.extract.coref.scene import Party, Scene, party_at
from kg.extract.coref.sides import latest_two, name_sides
from kg.extract.coref.speech import said_before, speaker_above
from kg.extract.mentions.draft import Draft
from kg.extract.mentions.points import resumptive
from kg.model import Kind

#: How many parties compete, the nearest first; those in marked places come on top.
MAX_CANDIDATES = 12
_NOBODY: frozenset[Kind] = frozenset({"ORG", "GPE", "PLACE", "WORK"})
_UNFIT: dict[str, frozenset[Kind]] = {
    "Masc": _NOBODY,
    "Fem": _NOBODY,
    "Neut": frozenset({"PERSON"}),
    "Plur": frozenset({"PERSON", "PLACE", "WORK"}),
}
#: More sentences, and higher ranks, than so many are not told apart.
FAR, LAST = 4, 5


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """Names of features; one object for all candidates that have the same, so that it is its own key."""

    names: tuple[str, ...]


Candidate = tuple[int, Traits, Traits, tuple[str, ...]]
"""Number of a party, how it agrees and stands, how it is known, and the marked places where it stands: all
features."""


class Case(NamedTuple):
    """One anaphor with its candidates."""

    draft: int
    candidates: Sequence[Candidate]


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
                case = Case(index, _candidates(scene, memory, draft))
                cases.append(case)
                number = choose(case)
            if number is not None and number >= 0:
                scene.join(index, scene.parties[number])
        elif dual_of(scene, draft) == ANYBODY:
            name_sides(scene, memory, index)
        if draft.form != "nominal" or scene.words.pos[draft.head] != "PRON":
            remember(scene, memory, index, draft)  # "they" are hardly "those who fled"
    return cases


def _reading_order(scene: Scene) -> Iterator[tuple[int, Draft]]:
    """Drafts by their head words; a hidden subject after the words before its verb."""
    heads = [draft.head for draft in scene.drafts]
    for index in sorted(range(len(heads)), key=heads.__getitem__):
        yield index, scene.drafts[index]


def _direct(scene: Scene, memory: Memory, draft: Draft) -> int | None:
    """What grammar alone decides: relative pronouns, duals, first persons. -1: it refers to nobody."""
    if draft.form == "zero" and scene.words.lang == "en":
        found = controller(scene, memory, draft.head)
        return -1 if found is None else found
    return _by_form(scene, memory, draft)


def _by_form(scene: Scene, memory: Memory, draft: Draft) -> int | None:
    """What the form of a pronoun decides."""
    words = scene.words
    feats = words.feats[draft.head]
    if feats.prontype == "Rel":
        return _modified(scene, draft.head)
    if feats.prontype in {"Dem", "Neg"}:
        return -1
    verb = words.head[draft.head]
    if draft.form == "pronoun" and resumptive(words, verb) == draft.head:
        return party_at(scene, words.head[verb])
    return _by_person(scene, memory, draft)


def _by_person(scene: Scene, memory: Memory, draft: Draft) -> int | None:
    """Whom a dual stands for, or a first person, in the singular rather somebody who speaks."""
    if draft.number == "Dual" and draft.person == "3":
        return latest_two(scene, memory, scene.words.sent[draft.head])
    if draft.person != "1":
        return None
    above, last = speaker_above(scene, memory, draft.head), memory.speaker
    if draft.number == "Plur" and scene.words.lang == "en":
        return speaking_side(scene, above, last)
    if draft.number == "Sing" and (above is None or scene.parties[above].kind != "PERSON"):
        above = memory.person
    return next((speaker for speaker in (above, last) if speaker is not None), -1)


def _modified(scene: Scene, token: int) -> int | None:
    """Party of the noun whose relative clause a word stands in."""
    words, top = scene.words, token
    for _ in range(12):
        if words.dep[top] == "acl":
            return party_at(scene, words.head[top])
        if words.head[top] == top:
            break
        top = words.head[top]
    return party_at(scene, token - 1) if token else None


def _candidates(scene: Scene, memory: Memory, draft: Draft) -> list[Candidate]:
    """The nearest parties before an anaphor, with their features."""
    head, heads, pronoun = draft.head, scene.words.head, draft.form == "pronoun"
    sentence, sort = scene.words.sent[head], sort_of(scene, draft)
    verb = verb_above(scene, head) if pronoun else head
    marked = _by_party(lines(scene, memory, verb, sort))
    barred = memory.subject.get(verb) if verb is not None and heads[head] == verb else None
    unfit = _unfit(draft) if scene.words.lang == "en" else frozenset()
    alone, said = unfit == _NOBODY, said_before(scene, head)
    awaited = {number for number in marked if number in memory.standing}
    first = next(iter(memory.standing), None)
    stands, ranks, rank = _stands(draft.gender, draft.number), _known(sort), 0
    known = ranks[0]
    found = [] if pronoun else _following(scene, draft, sort)
    for number, (last, start, end, reach, look, fame) in reversed(memory.standing.items()):
        distance, places = sentence - last, _NOWHERE
        if number in marked:
            awaited.discard(number)
            places = tuple(marked[number])
        elif rank >= MAX_CANDIDATES or distance > reach:
            if not awaited and (distance > MAX_SENTENCES or rank >= MAX_CANDIDATES):
                break
            continue
        if pronoun and ((head < end and start <= head) or number == barred or (unfit and fame.kind in unfit)):
            continue
        if alone and (_is_other(draft, look) or (start in said and look.form != "pronoun")):
            continue
        near = stands[look][distance if distance < FAR else FAR]
        found.append((number, near, known[fame][number == first], places))
        if fame.kind != "OTHER":
            rank += 1
            known = ranks[rank if rank < LAST else LAST]
    return found


def _by_party(marks: Lines) -> dict[int, list[str]]:
    """Parties in marked places, with the names of the features that say so."""
    marked: dict[int, list[str]] = {}
    for name, number in marks.items():
        if number is not None:
            marked.setdefault(number, []).append(name)
    return marked


def _unfit(draft: Draft) -> frozenset[Kind]:
    """Kinds of what an English pronoun never stands for: "he" and "she" are somebody, "it" is nobody, "they"
    are several."""
    if draft.form != "pronoun" or draft.person != "3":
        return frozenset()
    return _UNFIT.get(draft.gender if draft.number == "Sing" else draft.number, frozenset())


def _is_other(draft: Draft, look: Look) -> bool:
    """Whether "he" or "she" cannot be meant: by several, or by somebody of the other gender."""
    return look.plural == "Plur" or agreement(draft.gender, look.gender) == "!"


def _following(scene: Scene, draft: Draft, kind: str) -> list[Candidate]:
    """The noun phrase right behind a verb: its subject, where the parser has missed it."""
    words, token = scene.words, draft.head + 1
    while token < len(words) and words.pos[token] in {"ADV", "PRON"}:
        token += 1
    index = starting(scene, token)
    number = None if index is None else scene.party_of[index]
    if index is None or number is None or words.sent[token] != words.sent[draft.head]:
        return []
    after = scene.drafts[index]
    dep = words.dep[after.head] if words.head[after.head] == draft.head else "apart"
    names = (
        f"{kind}:after",
        f"after-gender{agreement(draft.gender, expected_gender(scene.parties[number], draft))}",
        f"after-number-{draft.number}",
        f"after-{dep}",
        f"{kind}:after-{dep}",
        f"after-{scene.parties[number].kind}",
        f"after-{'definite' if after.definite else 'indefinite'}",
    )
    return [(number, _NO_TRAITS, _NO_TRAITS, names)]


class _Stands(dict[Look, tuple[Traits, ...]]):
    """How candidates stand to an anaphor of some gender and number: by their look, one for each distance."""

    def __init__(self, gender: str, plural: str) -> None:
        self._gender, self._plural = gender, plural

    def __missing__(self, look: Look) -> tuple[Traits, ...]:
        self[look] = tuple(self._at(look, distance) for distance in range(FAR + 1))
        return self[look]

    def _at(self, look: Look, distance: int) -> Traits:
        """Agreement of a candidate with the anaphor, its distance, role and form."""
        role = f"role-{look.role}" if distance == 0 else f"earlier-{look.role}"
        gender, plural = agreement(self._gender, look.gender), agreement(self._plural, look.plural)
        names = f"gender{gender}", f"number{plural}", f"sentences-{distance}", role, f"form-{look.form}"
        return _traits(names)


class _Known(dict[Fame, tuple[Traits, Traits]]):
    """How candidates of one rank are known to a sort of anaphor: by their fame, two of each; the second one
    for the party that was mentioned before all others."""

    def __init__(self, sort: str, rank: int) -> None:
        self._sort, self._rank = sort, rank

    def __missing__(self, fame: Fame) -> tuple[Traits, Traits]:
        self[fame] = self._of(fame), self._of(fame, "first")
        return self[fame]

    def _of(self, fame: Fame, *first: str) -> Traits:
        """Rank, kind and frequency of a candidate; whether no party was mentioned earlier."""
        names = f"{self._sort}:rank-{self._rank}", f"{self._sort}:kind-{fame.kind}", f"count-{fame.times}"
        return _traits((*names, *["indefinite"] * fame.indefinite, *first))


@cache
def _known(sort: str) -> tuple[_Known, ...]:
    """How candidates are known to a sort of anaphor, by their rank."""
    return tuple(_Known(sort, rank) for rank in range(LAST + 1))


_stands, _traits = cache(_Stands), cache(Traits)
_NO_TRAITS, _NOWHERE = Traits(()), tuple[str, ...]()


@cache
def agreement(one: str, other: str) -> str:
    """ "=" when two values are the same, "!" when they differ, "?" when one is unknown."""
    if not one or not other:
        return "?"
    if one == other:
        return "="
    return "~" if {one, other} == {"Dual", "Plur"} else "!"


def expected_gender(party: Party, draft: Draft) -> str:
    """The gender in which a party is referred to: things in the plural are feminine."""
    return "Fem" if is_things(party) else party.gender
