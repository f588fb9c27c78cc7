"""Whose country it is: "his country", بلاده is the state of the one whom the pronoun stands for.

Comes in: a scene in which every pronoun has its party, and its chains.  Goes out: the chains, with each such
phrase in that of its state.

In what somebody says, it is the speaker's country, unless it is that of its clause's own subject.  Title or
description tell the state ("the German minister", وزير خارجية تركيا), else what is known of the name.  Where
nothing tells, phrases of one possessor are one.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.coref.scene import PHRASES, Resolved, Scene
from kg.extract.coref.states import StateChains, state_adjectives
from kg.extract.mentions.draft import Draft
from kg.model import Chain, Kind
from kg.names import Known, name_key
from kg.names.tables import bare_word

_BESIDE = frozenset({"amod", "compound", "nmod"})
"""How a word that tells a state hangs in the phrase of its bearer."""

_WITH_STATE: frozenset[Kind] = frozenset({"PERSON", "GROUP", "ORG"})


def with_homes(scene: Scene, resolved: Resolved) -> Resolved:
    """Put every "his country" into the chain of its state."""
    possessed = list(_possessed(scene, resolved))
    if not possessed:
        return resolved
    states = StateChains(resolved.chains, scene.words.lang)
    chains_of = list(resolved.chains_of)
    left: dict[int, set[int]] = {}
    homes: dict[int, int] = {}
    for index, owner in possessed:
        if owner not in homes:
            told = _state_of(scene, resolved, owner, states)
            homes[owner] = chains_of[index][0] if told is None else told
        state = homes[owner]
        if chains_of[index] != (state,):
            for chain in chains_of[index]:
                left.setdefault(chain, set()).add(index)
            chains_of[index] = (state,)
            states.mention(state, index)
    for chain, moved in left.items():
        _leave(scene, (states, chains_of), chain, moved)
    return _compact(states.chains, chains_of)


def possessor(scene: Scene, draft: Draft) -> int | None:
    """The pronoun that possesses a country, where the phrase says nothing else of it."""
    words = scene.words
    if words.bare[draft.head] not in scene.lex.classes["home"] or draft.form not in PHRASES:
        return None
    below = [k for k in words.kids[draft.head] if words.dep[k] in {"nmod", "amod", "det"}]
    below = [k for k in below if not words.cases(k)]
    return below[0] if len(below) == 1 and words.pos[below[0]] == "PRON" else None


def _possessed(scene: Scene, resolved: Resolved) -> Iterator[tuple[int, int]]:
    """Phrases for a country with a possessor, with the possessor's chain."""
    found = [
        (i, word) for i, draft in enumerate(scene.drafts) if (word := possessor(scene, draft)) is not None
    ]
    if not found:
        return
    pronouns = {draft.head: i for i, draft in enumerate(scene.drafts) if draft.form == "pronoun"}
    for index, word in found:
        if word in pronouns and len(resolved.chains_of[index]) == 1:
            number = pronouns[word]
            owners = _speaker(scene, resolved, number) or resolved.chains_of[number]
            if len(owners) == 1:
                yield index, owners[0]


def _speaker(scene: Scene, resolved: Resolved, pronoun: int) -> tuple[int, ...]:
    """Who says the clause that a possessor in the third person singular stands in; nobody where it may stand
    for the clause's own subject, or where the speaker is hidden and the pronoun is some other person's."""
    words, draft = scene.words, scene.drafts[pronoun]
    owners = resolved.chains_of[pronoun]
    if draft.person != "3" or draft.number != "Sing":
        return ()
    word = draft.head
    while words.head[word] != word:
        word = words.head[word]
        subject = _subject(scene, word)
        if subject is None:
            continue
        chains = resolved.chains_of[subject]
        if chains == owners:
            return ()
        if scene.lex.has("speech", words.lemma[word]):
            hidden = scene.drafts[subject].form == "zero" and not _goes_on(scene, resolved, word, chains)
            taken = owners and all(_may_be(scene, resolved, owner, draft) for owner in owners)
            fits = all(_may_be(scene, resolved, chain, draft) for chain in chains)
            return chains if fits and not (hidden and taken) else ()
    return ()


def _goes_on(scene: Scene, resolved: Resolved, verb: int, chains: tuple[int, ...]) -> bool:
    """Say whether a verb goes on with the subject of the verb that it is coordinated with."""
    words = scene.words
    if words.dep[verb] not in {"conj", "parataxis"}:
        return False
    before = _subject(scene, words.head[verb])
    return before is not None and resolved.chains_of[before] == chains


def _may_be(scene: Scene, resolved: Resolved, number: int, pronoun: Draft) -> bool:
    """Say whether a chain is a person of a gender that does not contradict a pronoun's."""
    parties = (scene.party_of[index] for index in resolved.chains[number].mentions)
    genders = {scene.parties[party].gender for party in parties if party is not None}
    fits = not pronoun.gender or not genders - {""} or pronoun.gender in genders
    return fits and resolved.chains[number].kind == "PERSON"


def _subject(scene: Scene, verb: int) -> int | None:
    """The mention that is the subject of a verb, hidden ones among them."""
    own = [k for k in scene.words.kids[verb] if scene.words.dep[k] == "nsubj"]
    if own:
        return scene.at.get(own[0])
    return next((i for i, d in enumerate(scene.drafts) if d.form == "zero" and d.head == verb), None)


def _state_of(scene: Scene, resolved: Resolved, owner: int, states: StateChains) -> int | None:
    """The chain of the state that somebody belongs to; of a state it is its own, and of its capital."""
    chain = resolved.chains[owner]
    if chain.kind == "GPE" and _is_state(scene, chain):
        return owner
    for index in chain.mentions if chain.kind in _WITH_STATE else ():
        draft = scene.drafts[index]
        if draft.form in PHRASES and (found := _told(scene, resolved, draft, states)) is not None:
            return found
    known = scene.lex.names.lookup(chain.names[0][1])
    sure = known and known.kind == chain.kind and (known.kind == "PERSON" or known.table == "capitals")
    state = scene.lex.names.state(known.country) if known and sure else None
    return None if state is None else states.of(state)


def _told(scene: Scene, resolved: Resolved, draft: Draft, states: StateChains) -> int | None:
    """The one state that a phrase tells; of several the one that stands beside its head or title."""
    words = scene.words
    found = dict(_adjectives(scene, draft, states)) | dict(_complements(scene, resolved, draft))
    if len(set(found.values())) > 1:
        near = {draft.head, *(range(*draft.title) if draft.title else ())}
        found = {word: state for word, state in found.items() if word in near or words.head[word] in near}
    return found.popitem()[1] if len(set(found.values())) == 1 else None


def _adjectives(scene: Scene, draft: Draft, states: StateChains) -> Iterator[tuple[int, int]]:
    """States that adjectives and peoples of a phrase name, its own name left out."""
    words = scene.words
    name = range(*draft.name) if draft.name else range(0)
    told: list[tuple[int, Known]] = list(state_adjectives(words, draft.start, draft.end))
    for word, state in told:
        if word not in name and (word == draft.head or words.dep[word] in _BESIDE):
            yield word, states.of(state)


def _complements(scene: Scene, resolved: Resolved, draft: Draft) -> Iterator[tuple[int, int]]:
    """States that possess what a phrase names: president of Mexico, Japan's minister, وزير خارجية تركيا."""
    words = scene.words
    for index, inner in enumerate(scene.drafts):
        inside = draft.start <= inner.start and inner.end <= draft.end and inner.head != draft.head
        if not inside or inner.kind != "GPE" or len(resolved.chains_of[index]) != 1:
            continue
        if all(scene.lex.has("genitive", case) for case in words.cases(inner.head)):
            number = resolved.chains_of[index][0]
            if _is_state(scene, resolved.chains[number]):
                yield inner.head, number


def _is_state(scene: Scene, chain: Chain) -> bool:
    keys = {" ".join(bare_word(word) for word in name_key(name).split()) for _, name in chain.names}
    return not keys.isdisjoint(scene.states)


def _leave(
    scene: Scene, made: tuple[StateChains, list[tuple[int, ...]]], number: int, moved: set[int]
) -> None:
    """Take phrases out of a chain, and what was nothing but pronouns for them."""
    states, chains_of = made
    chain = states.chains[number]
    rest = tuple(index for index in chain.mentions if index not in moved)
    if not any(scene.drafts[index].form in PHRASES for index in rest):
        for index in rest:
            before = max((other for other in moved if other < index), default=min(moved))
            chains_of[index] = chains_of[before]
            states.mention(chains_of[before][0], index)
        rest = ()
    phrases = {scene.words.phrase(scene.drafts[i].start, scene.drafts[i].end) for i in moved}
    names = tuple(name for name in chain.names if name[1] not in phrases) or chain.names
    states.chains[number] = replace(chain, mentions=rest, names=names)


def _compact(chains: list[Chain], chains_of: list[tuple[int, ...]]) -> Resolved:
    """The chains that have mentions, numbered anew."""
    kept = [number for number, chain in enumerate(chains) if chain.mentions]
    place = {number: i for i, number in enumerate(kept)}
    return Resolved(
        tuple(chains[number] for number in kept),
        tuple(tuple(place[number] for number in numbers) for numbers in chains_of),
    )
