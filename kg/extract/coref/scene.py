"""What coreference knows of an article while it reads: drafts, who they are so far, subjects of verbs.

Comes in: words and drafts.  Goes out: `Scene`, filled by the passes of this package from names to pronouns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress

from kg.extract.mentions.draft import Draft
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.words import Words
from kg.model import Chain, Kind
from kg.names import Known, meant, name_key


@dataclass(slots=True)
class Party:
    """A participant in the making.

    Args:
        number: Its place in `Scene.parties`.
        kind: Kind of its first mention that has one.
        drafts: Indices of its drafts, in the order they were added.
        keys: Look-up keys of whole names and descriptions.
        tokens: Words of its names and descriptions.
        heads: Head words of its mentions.
        titles: Words of its titles, a set for each title.
        gender: Gender as far as it is known.
        plural: "Sing", "Dual", "Plur" or "".
        named: True when one of its mentions is a name.
        joint: Parties that this one stands for together (a coordination); empty for one of its own.
        known: What its name is known to name; None where it is unknown or another party was named so before.
    """

    number: int
    kind: Kind
    drafts: list[int] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    titles: list[frozenset[str]] = field(default_factory=list)
    gender: str = ""
    plural: str = ""
    named: bool = False
    joint: tuple[int, ...] = ()
    known: Known | None = None


@dataclass(slots=True)
class Scene:
    """An article between its mentions and its chains.

    Args:
        words: Columns of the Doc.
        lex: Word table of its language.
        drafts: All mentions in order of the text.
        parties: Participants so far.
        party_of: Party of each draft; None while unresolved.
        at: Token to the draft that it heads, else to the innermost phrase around it.
        by_key: Whole name or description to the parties that bear it.
        by_head: Head word, or word of a title, to the parties that have it.
        families: Last word of a full name of a person to those who bear it.
        known: What a name is known to name to the first party that was named so.
        meant: Key of a name of several places to the one that the article means, None where it does not tell.
        states: Keys of the names of states, without those that mean another place here.
        telling: Keys, without articles, of all words but function words and punctuation.
        counted: How many of them stand before each word, and before the end.
        content: Keys of the name of each draft, or of its whole phrase; none for those without words.
        key: The same as one key for each draft.
    """

    words: Words
    lex: Lexicon
    drafts: tuple[Draft, ...]
    parties: list[Party] = field(default_factory=list)
    party_of: list[int | None] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    by_key: dict[str, list[Party]] = field(default_factory=dict)
    by_head: dict[str, list[Party]] = field(default_factory=dict)
    families: dict[str, list[Party]] = field(default_factory=dict)
    known: dict[Known, Party] = field(default_factory=dict)
    meant: dict[str, Known | None] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    telling: list[str] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)
    content: list[tuple[str, ...]] = field(default_factory=list)
    key: list[str] = field(default_factory=list)

    def open_party(self, index: int) -> Party:
        """Make a new party of a draft."""
        draft = self.drafts[index]
        party = Party(len(self.parties), draft.kind, gender=draft.gender, plural=draft.number)
        self.parties.append(party)
        self.join(index, party)
        return party

    def join(self, index: int, party: Party) -> None:
        """Add a draft to a party."""
        draft = self.drafts[index]
        self.party_of[index] = party.number
        party.drafts.append(index)
        if draft.form not in PHRASES:
            return
        self._describe(party, self.key[index], self.words.bare[draft.head])
        party.tokens.update(self.content[index])
        if draft.title:
            title = frozenset(self.bares(*draft.title))
            party.titles.append(title)
            for word in sorted(title):
                self._describe(party, "", word)
        if draft.form == "name":
            party.named = True
        if party.kind == "OTHER":
            party.kind = draft.kind
        party.gender = party.gender or draft.gender

    def bares(self, start: int, end: int) -> tuple[str, ...]:
        """Keys of a stretch of words without articles, suffixes and punctuation."""
        return tuple(self.telling[self.counted[start] : self.counted[end]])

    def party(self, index: int) -> Party | None:
        """The party of a draft, None while it is unresolved."""
        number = self.party_of[index]
        return None if number is None else self.parties[number]

    def rename(self, party: Party, key: str) -> None:
        """Enter another name of a party."""
        if key and party not in self.by_key.get(key, ()):
            self.by_key.setdefault(key, []).append(party)

    def _describe(self, party: Party, key: str, head: str) -> None:
        """Enter a party under a name and a head word."""
        if key and key not in party.keys:
            party.keys.add(key)
            self.by_key.setdefault(key, []).append(party)
        if head not in party.heads:
            party.heads.add(head)
            self.by_head.setdefault(head, []).append(party)

    def recent(self, parties: Iterable[Party], token: int) -> list[Party]:
        """Those of some parties that are mentioned before a token, the latest first."""
        return [self.parties[number] for _, number in sorted(self._placed(parties, token), reverse=True)]

    def latest(self, parties: Sequence[Party], token: int) -> Party | None:
        """The first of `recent`: the one of some parties that is mentioned last before a token."""
        placed = self._placed(parties, token) if parties else []
        return self.parties[max(placed)[1]] if placed else None

    def _placed(self, parties: Iterable[Party], token: int) -> list[tuple[int, int]]:
        """The last draft before a token, and the number, of those of some parties that have one."""
        found = [(self.before(party, token), party.number) for party in parties]
        return [(last, number) for last, number in found if last is not None]

    def before(self, party: Party, token: int) -> int | None:
        """The last draft of a party that begins before a token."""
        best = None
        for index in party.drafts:
            if self.drafts[index].start < token and (best is None or index > best):
                best = index
        return best


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who the mentions of an article are.

    Args:
        chains: The participants; their mentions are indices of drafts.
        chains_of: For each draft the chains it stands for: one, two for "the two sides", none for nobody.
    """

    chains: tuple[Chain, ...]
    chains_of: tuple[tuple[int, ...], ...]


def set_scene(words: Words, lex: Lexicon, drafts: tuple[Draft, ...]) -> Scene:
    """Lay out an article before anything is resolved."""
    scene = Scene(words, lex, drafts, party_of=[None] * len(drafts))
    tells = [pos not in _FUNCTION for pos in words.pos]
    scene.telling, scene.counted = list(compress(words.bare, tells)), [0, *accumulate(tells)]
    for index, draft in enumerate(drafts):
        if draft.form in PHRASES:
            for token in range(draft.start, draft.end):
                scene.at[token] = index
            scene.content.append(scene.bares(*(draft.name or (draft.start, draft.end))))
        else:
            scene.content.append(())
    scene.at.update({draft.head: index for index, draft in enumerate(drafts) if draft.form != "zero"})
    scene.key = list(map(" ".join, scene.content))
    scene.meant = _meant(scene)
    others = {key for key, place in scene.meant.items() if place is None or place.table != "countries"}
    scene.states = lex.names.states - others
    return scene


def _meant(scene: Scene) -> dict[str, Known | None]:
    """Names of several places that the article mentions, with the place that it means."""
    names, words = scene.lex.names, scene.words
    spans = {draft.name for draft in scene.drafts if draft.name}
    found = {
        name_key(name): places for span in spans if (places := names.homonyms(name := words.phrase(*span)))
    }
    drafts = [draft for draft in scene.drafts if draft.form in {"name", "nominal"}] if found else []
    phrases = {
        words.phrase(*span) for draft in drafts for span in (draft.name, (draft.start, draft.end)) if span
    }
    return {key: meant(places, phrases, names) for key, places in sorted(found.items())}


_FUNCTION = frozenset({"PRON", "PUNCT", "ADP", "DET", "PART"})
PHRASES = frozenset({"name", "nominal"})
"""Forms of drafts that have words of their own."""


def party_at(scene: Scene, token: int) -> int | None:
    """Party of the phrase that a word heads, or stands in."""
    index = scene.at.get(token)
    return None if index is None else scene.party_of[index]
