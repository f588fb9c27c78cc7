"""Deaths and injuries that nobody has brought about: "five were killed in a fire", "floods killed ten".

Comes in: `Tree`, lexicon, triggers. Goes out: triggers, of which those that tell harm by a mishap are no
attacks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.candidates import entry_of
from kg.extract.tree import NO_WORD, Tree
from kg.extract.triggers import Trigger, sense_of
from kg.lexicon import Entry, Lexicon

_ATTACK, _HAPPENS = "ASSAULT", "HAPPEN"

_HARM = frozenset({"kill", "wound"})
"""Finer classes of attacks that are none where a mishap is told with them."""

_MISHAPS = frozenset({"accident", "crash", "disaster", "weather", "disease"})
_BURNING = "burn-down"
"""Finer classes of mishaps; what burns is one unless its word tells attacks, too ("explosion")."""

_VAGUE = frozenset({"incident", "crisis", "emergency", "go_off"})
"""Words of the lexicon's mishaps that are said of attacks as well."""

_WITHIN = frozenset({"in", "during", "by", "from", "after", "because_of", "due_to"})
_BY = "by"
_JOINED = frozenset({"advcl", "conj", "xcomp"})
"""Prepositions between harm and its mishap; relations by which harm hangs on one ("sank, | killing ten")."""


def without_attackers(tree: Tree, triggers: Sequence[Trigger], lexicon: Lexicon) -> list[Trigger]:
    """Triggers, of which harm that a mishap has done happens.

    Args:
        tree: The article.
        triggers: Its events.
        lexicon: The lexicon of its language.
    """
    sight = _Sight(tree, lexicon, {trigger.word: trigger for trigger in triggers})
    return [sight.told(trigger) for trigger in triggers]


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is known when harm is looked at: words, lexicon, triggers by word."""

    tree: Tree
    lexicon: Lexicon
    events: Mapping[int, Trigger]

    def told(self, trigger: Trigger) -> Trigger:
        """A trigger, as a mishap where it is an attack that a mishap has done."""
        attack = trigger.type == _ATTACK and self.tree.pos[trigger.word] == "VERB"
        if not attack or not self._is_done_by_mishap(trigger):
            return trigger
        return replace(trigger, type=_HAPPENS, entry=sense_of(self.lexicon, trigger.entry, _HAPPENS))

    def _is_done_by_mishap(self, trigger: Trigger) -> bool:
        tree, word = self.tree, trigger.word
        doers = [one for one in tree.dependents(word, "nsubj") if tree.dep[one] == "nsubj"]
        doers += [one for one in tree.children[word] if tree.prepositions[one] == _BY]
        if doers:
            return all(self._is_mishap(self._meant(one, word)) for one in doers)
        harm = trigger.entry is not None and trigger.entry.subtype in _HARM
        return harm and any(self._is_mishap(one) for one in self._around(word))

    def _meant(self, doer: int, verb: int) -> int:
        """Who does something: for "that" in a relative clause the noun it describes."""
        relative = self.tree.morph[doer].get("PronType") == "Rel" and self.tree.dep[verb].startswith("acl")
        return self.tree.head[verb] if relative else doer

    def _around(self, word: int) -> Iterator[int]:
        """The words that tell by what harm without a doer was done, also beside a verb it is joined to."""
        tree, first = self.tree, self.tree.first_conjunct(word)
        for verb in (first, *tree.dependents(first, "conj")):
            for child in tree.children[verb]:
                if tree.prepositions[child] in _WITHIN or tree.dep[child].startswith("advcl"):
                    yield child
        if tree.dep[word].partition(":")[0] in _JOINED and tree.head[word] != NO_WORD:
            yield tree.head[word]

    def _is_mishap(self, word: int) -> bool:
        """Whether a word tells a mishap: as an event, else by the first line of the lexicon."""
        event = self.events.get(word)
        entry = event.entry if event else entry_of(self.tree, self.lexicon, word)
        if entry is None or entry.type != _HAPPENS or (event and event.type != _HAPPENS):
            return False
        return self._is_by_itself(entry) and entry.label not in _VAGUE and not self._is_aircraft(word)

    def _is_aircraft(self, word: int) -> bool:
        """Whether a plural is written like a name: "the Typhoons bombed"."""
        tree = self.tree
        opens = word == tree.sentences[tree.sentence[word]][0]
        return tree.text[word][:1].isupper() and tree.morph[word].get("Number") == "Plur" and not opens

    def _is_by_itself(self, entry: Entry) -> bool:
        burns = entry.subtype == _BURNING and self.lexicon.sense(entry, _ATTACK) is None
        return burns or entry.subtype in _MISHAPS
