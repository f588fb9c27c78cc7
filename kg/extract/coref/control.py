"""Whose subject an English verb without one has, and who "we" are: "X wants [X] to meet Y".

Comes in: a scene, a verb or a pronoun. Goes out: the number of the party, or None.
"""

from kg.extract.coref.memory import Memory
from kg.extract.coref.scene import Party, Scene, party_at
from kg.extract.mentions.words import Words

_STEPS = 6
#: Verbs of which the subject, not the object, does what is promised ("X promised Y to leave").
_SUBJECT_CONTROL = frozenset({"promise", "pledge", "vow", "threaten", "use", "take", "have", "thank", "join"})


def controller(scene: Scene, memory: Memory, verb: int) -> int | None:
    """The party that a verb shares with the clause above it as its subject."""
    words, word = scene.words, verb
    for _ in range(_STEPS):
        above = words.head[word]
        if above == word:
            return None
        if words.dep[word] == "xcomp" and _has_object(words, above, word):
            return party_at(scene, _object(words, above))
        if words.dep[word] == "acl":
            found = _of_noun(scene, word, above)
            if found is not None:
                return found
        found = _subject(scene, memory, above)
        if found is not None:
            return found
        word = above
    return None


def _subject(scene: Scene, memory: Memory, word: int) -> int | None:
    """The party of a word's own subject, by grammar or as it was told before."""
    for child in scene.words.kids[word]:
        if scene.words.dep[child] == "nsubj":
            return party_at(scene, child)
    return memory.subject.get(word)


def _has_object(words: Words, verb: int, infinitive: int) -> bool:
    """Say whether the object of a verb does what its infinitive says ("X asked Y to leave")."""
    return words.lemma[verb] not in _SUBJECT_CONTROL and -1 < _object(words, verb) < infinitive


def _object(words: Words, verb: int) -> int:
    return next((k for k in words.kids[verb] if words.dep[k] in {"obj", "iobj"}), -1)


def _of_noun(scene: Scene, verb: int, noun: int) -> int | None:
    """A clause on a noun: a participle is said of the noun, an infinitive of whose the noun is."""
    words = scene.words
    if not any(words.dep[k] == "mark" or words.lemma[k] == "to" for k in words.kids[verb] if k < verb):
        return party_at(scene, noun)
    owner = next((k for k in words.kids[noun] if words.rel[k] == "nmod:poss"), None)
    return None if owner is None else party_at(scene, owner)


def speaking_side(scene: Scene, above: int | None, last: int | None) -> int:
    """Who "we" are: an organisation that says so; for a person, and where nobody says so, as in statements,
    the state that the article shows acting most, else the institution. -1 where it shows nobody.

    Args:
        scene: The article.
        above: The party that says the clause.
        last: The party that said something last.
    """
    if above is not None and scene.parties[above].kind not in {"PERSON", "OTHER"}:
        return above
    speaker = last if above is None else above
    states = [party for party in scene.parties if _is_state(scene, party)]
    institutions = [party for party in scene.parties if party.kind == "ORG" and party.named]
    for side in (states, institutions):
        most = max([(_acts(scene, party), -party.number) for party in side], default=(0, 0))
        if most[0]:
            return -most[1]
    return speaker if speaker is not None and scene.parties[speaker].kind == "PERSON" else -1


def _is_state(scene: Scene, party: Party) -> bool:
    known = party.known is not None and party.known.table == "countries"
    return known or not scene.states.isdisjoint(party.keys)


def _acts(scene: Scene, party: Party) -> int:
    """How often a party is the subject of a clause."""
    return sum(scene.words.dep[scene.drafts[index].head] == "nsubj" for index in party.drafts)
