"""Names of one article that are one participant: full name, family name, short form, acronym.

Comes in: a scene.  Goes out: the same scene, every draft of form "name" in a party.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.coref.scene import Party, Scene
from kg.extract.mentions.draft import Draft
from kg.extract.mentions.missed import SHORTEST
from kg.names import Known, find_nisba, find_word, name_key

#: Words of person names that two different people share too easily.
_LINKS = frozenset({"بن", "ابن", "ابو", "ال", "عبد", "بنت", "آل", "de", "van", "al"})
#: Kinds that the recogniser gives family names that stand alone: of 165 such mentions that were nothing to it
#: or a place 26 of 28 looked at are the person; as organisations they are as often another name.
_UNSURE = frozenset({"OTHER", "GPE", "PLACE"})


class _Name(NamedTuple):
    """The words of a person's name: in order, all, those that tell people apart."""

    words: tuple[str, ...]
    all: frozenset[str]
    telling: frozenset[str]


class _People:
    """The names read so far, by their words."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._names: dict[int, _Name] = {}
        self._by_word: dict[str, list[int]] = {}
        self._borne: set[tuple[int | None, tuple[str, ...]]] = set()

    def name(self, index: int) -> _Name:
        """The words of a draft's name."""
        if index not in self._names:
            words = self._scene.content[index]
            self._names[index] = _Name(words, frozenset(words), frozenset(words) - _LINKS)
        return self._names[index]

    def add(self, index: int) -> None:
        """Note a name that has a party now, where the party has not borne it before."""
        words = self._scene.content[index]
        borne = self._scene.party_of[index], words
        if borne not in self._borne:
            self._borne.add(borne)
            for word in {*words} - _LINKS:
                self._by_word.setdefault(word, []).append(index)

    def sharing(self, name: _Name) -> Iterator[tuple[Party, _Name]]:
        """Names of persons that share a telling word with a name."""
        scene = self._scene
        for index in {index for word in name.telling for index in self._by_word.get(word, ())}:
            party = scene.party(index)
            if party is not None and party.kind == "PERSON":
                yield party, self.name(index)


def join_names(scene: Scene) -> None:
    """Put every name into a party, in order of the text."""
    people = _People(scene)
    for index, draft in enumerate(scene.drafts):
        if draft.form != "name":
            continue
        known = _known(scene, draft)
        party = _acronym(scene, index) or (
            _same_person(scene, index, people) if draft.kind == "PERSON" else _same_thing(scene, index)
        )
        if known and party and party.known not in (None, known):
            party = None  # a region is not the town of its name
        party = party or (scene.known.get(known) if known else None)
        if party is None:
            party = scene.open_party(index)
        else:
            scene.join(index, party)
        if known and scene.known.setdefault(known, party) is party:
            party.known = known
        people.add(index)
        if draft.kind == "PERSON":
            _note_family(scene, index, party)
        elif party.kind != "PERSON":
            scene.rename(party, _core(scene, index))


def _known(scene: Scene, draft: Draft) -> Known | None:
    """What a name is known to name; a person's family name alone is too little."""
    name = scene.words.phrase(*(draft.name or (draft.start, draft.end)))
    key = name_key(name)
    known = scene.meant[key] if key in scene.meant else scene.lex.names.lookup(name, scene.words.lang)
    if known is None or (known.kind == "PERSON") != (draft.kind == "PERSON"):
        return None
    return known if known.kind != "PERSON" or " " in key else None


def _note_family(scene: Scene, index: int, party: Party) -> None:
    """Enter a person under the last word of a full name."""
    words = scene.content[index]
    if len(words) > 1 and party not in scene.families.setdefault(words[-1], []):
        scene.families[words[-1]].append(party)


def family_of(scene: Scene, index: int) -> Party | None:
    """The only person before whose family name a word is that nothing shows to be anything else.

    The recogniser misses many second mentions of a person: "talked with | Safadi".
    """
    words, draft = scene.content[index], scene.drafts[index]
    if len(words) != 1 or draft.kind not in _UNSURE:
        return None
    word = words[0]
    if word not in scene.families or len(word) < SHORTEST:
        return None
    bearers = scene.recent(scene.families[word], draft.start)
    if len(bearers) != 1 or word in scene.lex.kinds or word in _LINKS or _means_else(scene, draft):
        return None
    return bearers[0]


def _means_else(scene: Scene, draft: Draft) -> bool:
    """Say whether a word is known as an adjective of a state or another name, or used as a common word."""
    key = scene.words.key[draft.head]
    common = draft.form == "nominal" and (
        scene.words.lang == "en" or (not draft.definite and find_word(key) is not None)
    )
    known = scene.lex.names.lookup(scene.words.phrase(*(draft.name or (draft.start, draft.end))))
    return common or find_nisba(key) is not None or (known is not None and known.kind != "PERSON")


def _same_person(scene: Scene, index: int, people: _People) -> Party | None:
    """The latest person whose name has all the words of this one, or the other way round."""
    mine = people.name(index)
    best: tuple[int, int] | None = None
    for party, theirs in people.sharing(mine):
        score = _person_fit(mine, theirs)
        if score and (best is None or (score, party.number) > best):
            best = (score, party.number)
    return scene.parties[best[1]] if best else None


def _person_fit(mine: _Name, theirs: _Name) -> int:
    """How well two names of persons fit: 0 not at all, 1 a shared first name, 2 family name, 3 more."""
    if "بن" in mine.all and "بن" in theirs.all and mine.words[0] != theirs.words[0]:
        return 0
    if not (mine.telling <= theirs.all or theirs.telling <= mine.telling):
        return 0
    if len(mine.telling & theirs.all) > 1:
        return 3
    return 2 if mine.words[-1] == theirs.words[-1] else 1


def _same_thing(scene: Scene, index: int) -> Party | None:
    """The party with the same name, with or without the word that says what it is."""
    draft, words = scene.drafts[index], scene.content[index]
    if not words:
        return None
    person = family_of(scene, index)
    if person:
        return person
    found = _by_key(scene, scene.key[index]) or _by_key(scene, _core(scene, index))
    if found or draft.kind != "ORG" or len(words) == 1:
        return found or (_first_word(scene, words[0]) if len(words) == 1 else None)
    for party in reversed(scene.by_head.get(scene.words.bare[draft.head], [])):
        if party.named and party.kind == "ORG" and _short_form(words, party):
            return party
    return None


def _by_key(scene: Scene, key: str) -> Party | None:
    """The latest party, no person, that bears a name."""
    for party in reversed(scene.by_key.get(key, ())):
        if party.named and party.kind != "PERSON":
            return party
    return None


def _first_word(scene: Scene, word: str) -> Party | None:
    """The only party before whose name begins with a word that is no common noun ("Atletico" Madrid)."""
    if word in scene.lex.kinds:
        return None
    start = word + " "
    found = [
        party
        for party in scene.parties
        if word in party.tokens and party.named and party.kind != "PERSON"
        if any(key.startswith(start) for key in party.keys)
    ]
    return found[0] if len(found) == 1 else None


def _core(scene: Scene, index: int) -> str:
    """A name without its type word ("the movement X" is X); the bank of a state is not that state."""
    key, words = scene.key[index], scene.content[index]
    rest = " ".join(words[1:]) if words and scene.lex.has("hyper", words[0]) else ""
    if not rest:
        return key
    body = "ORG" in (scene.drafts[index].kind, scene.lex.kind(words[0]))
    return key if body and scene.lex.names.kind(words[1:]) in ("GPE", "PLACE") else rest


def _short_form(words: Sequence[str], party: Party) -> bool:
    """Say whether one name begins with all the words of the other ("the Security Council of the UN")."""
    for key in party.keys:
        theirs = key.split()
        if (
            len(theirs) > 1
            and theirs[0] == words[0]
            and (set(words) <= set(theirs) or set(theirs) <= set(words))
        ):
            return True
    return False


def _acronym(scene: Scene, index: int) -> Party | None:
    """The name that a name in brackets repeats: `NAME (SHORT)`."""
    draft = scene.drafts[index]
    if draft.start < 2 or scene.words.key[draft.start - 1] not in {"(", "«", '"'}:
        return None
    if (
        scene.words.key[draft.start - 1] != "("
        or draft.end >= len(scene.words)
        or scene.words.key[draft.end] != ")"
    ):
        return None
    for other in range(index - 1, -1, -1):
        before = scene.drafts[other]
        if before.end == draft.start - 1 and before.form in {"name", "nominal"} and before.kind == draft.kind:
            return scene.party(other)
    return None
