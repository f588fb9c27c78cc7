"""In whose scope an event stands, and whether that makes it negative.

Comes in: `Tree`, cues, an event. Goes out: its `Scope`. What somebody only denied to have a share in, or what
was claimed before it was denied, is not negated with the words around it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.cues import Cue, Cues
from kg.extract.governors import NONE_OF, REACH, Governor, governors, is_claim
from kg.extract.tree import NO_WORD, Tree
from kg.extract.triggers import Trigger

LIKELY = "likely"
"""Value of adjectives by which an event noun is possible at most ("the possible cooperation")."""

_ALMOST = "almost"
"""Value of adverbs and verbs by which something nearly was; a verb is no more so than what it governs."""

_MEASURED = ("price-rise", "price-fall")
"""Subtypes of what is measured, which "almost" only makes less exact ("prices almost doubled")."""

_SUSPECTED = "suspected"
"""Value of words by which somebody may have done something ("on trial for | the murder")."""

_BY = frozenset({"by", "من_قبل", "من_جانب"})
_SAID, _CLAIMED = frozenset({"قيل", "يقال"}), frozenset({"claim", "accuse"})
"""Prepositions of who says it in the passive; passives that the parser seldom knows for such; values of verbs
that do not say that something is so."""

SPOKEN = frozenset({"STATE", "ACCUSE", "REQUEST", "THREATEN"})
"""Types of events that are speech."""

_PARTICIPLE = "م"
"""What participles of derived Arabic verbs begin with."""

_REFUSED = frozenset({"deny", "refuse", "false"})
_MADE = {"REQUEST": _REFUSED, "ACCUSE": _REFUSED, "STATE": frozenset({"deny"})}
"""Types of events that were there before they were denied or refused ("rejected the demand"), and by what."""


class Scope(NamedTuple):
    """The cues in whose scope an event stands, nearest first; whether they negate it; whether an adjective of
    its own says that it is possible at most."""

    found: Sequence[Governor]
    negative: bool
    likely: bool = False


def scope_of(tree: Tree, cues: Cues, trigger: Trigger, *, agent: bool = True) -> Scope:
    """Find the scope of an event.

    Args:
        tree: The article.
        cues: Cue words of its language.
        trigger: The event.
        agent: Whether somebody is told to have done it; an event without an agent in which somebody had no
            share was there all the same ("denied responsibility for the attack").
    """
    word, likely = trigger.word, _is_likely(tree, cues, trigger.word)
    if not agent and is_shared_in(tree, cues, word):
        return Scope([], False, likely)
    found = governors(tree, cues, word, reach=0 if _goes_on(tree, trigger) else REACH)
    if _was_made(tree, cues, trigger, found):
        found = []
    if trigger.entry and trigger.entry.subtype in _MEASURED:
        found = [one for one in found if one.cue.value != _ALMOST]
    almost = any(cue.value == _ALMOST for cue in cues.of(tree.lemma[word]))
    likely = likely or _is_unsaid(tree, cues, word)
    likely = likely or any(one.level == 1 and _is_hearsay(tree, one, word) for one in found)
    return Scope(found, is_negated(tree, cues, word, found) ^ almost, likely)


def _is_hearsay(tree: Tree, governor: Governor, word: int) -> bool:
    """Whether what a word governs is said of somebody, and not who says it: "is accused of killing", "is said
    to have left"."""
    verb = governor.word
    if governor.cue.value == _SUSPECTED:
        return True
    if governor.cue.cue != "source" or tree.pos[verb] != "VERB" or not _is_said_of(tree, governor, word):
        return False
    return all(tree.prepositions[child] not in _BY for child in tree.children[verb])


def _is_said_of(tree: Tree, governor: Governor, word: int) -> bool:
    """Whether a verb of speech is in the passive: "is said to have", "it is said", not "was told that"; in
    Arabic one of claims and accusations alone (يشار إلى tells facts)."""
    verb, morph = governor.word, tree.morph[governor.word]
    passive = morph.get("Voice") == "Pass"
    participle = morph.get("VerbForm") == "Part" and (passive or tree.dep[verb] == "acl")
    if governor.cue.value in _CLAIMED:
        return participle or (passive and not tree.dependents(verb, "nsubj"))
    rumour = tree.dep[word].startswith("xcomp") or bool(tree.dependents(verb, "expl"))
    return (participle and rumour) or tree.norm[verb] in _SAID


def _is_unsaid(tree: Tree, cues: Cues, word: int) -> bool:
    """Whether a clause is the only subject of an Arabic verb of claiming: "it is claimed | that"."""
    verb = tree.head[word]
    if verb == NO_WORD or tree.dep[word] != "csubj":
        return False
    claims = any(cue.cue == "source" and cue.value == "claim" for cue in cues.of(tree.lemma[verb]))
    return claims or tree.norm[verb] in _SAID


def _was_made(tree: Tree, cues: Cues, trigger: Trigger, found: Sequence[Governor]) -> bool:
    """Whether an event is what somebody denied or refused and is itself said: claims and demands were made
    all the same, and what they tell was told ("the reports | that spoke of")."""
    word, near = trigger.word, [governor.cue for governor in found if governor.level == 1]
    refused = {one.cue.value for one in found if one.level and one.cue.cue == "negates"} & _REFUSED
    if not refused or any(governor.level == 0 for governor in found):
        return False
    told = trigger.type == "STATE" and tree.dep[word].startswith("acl")
    claim = tree.pos[word] != "VERB" and is_claim(cues.of(tree.lemma[word]))
    if claim or (told and is_claim(near)):
        return True
    noun = tree.pos[word] == "NOUN" and any(cue.cue == "negates" for cue in near)
    return noun and not refused.isdisjoint(_MADE.get(trigger.type, frozenset()))


def _is_likely(tree: Tree, cues: Cues, word: int) -> bool:
    """Whether an adjective beside an event noun says that it may be ("the possible cooperation")."""
    beside = [child for child in tree.children[word] if tree.dep[child] == "amod"]
    return any(cue.value == LIKELY for child in beside for cue in cues.of(tree.lemma[child]))


def _goes_on(tree: Tree, trigger: Trigger) -> bool:
    """Whether a participle says what else the subject says: no denial reaches it (نفى الخبر مؤكدا أن)."""
    word = trigger.word
    noun = tree.pos[word] == "NOUN" and tree.norm[word].startswith(_PARTICIPLE)
    return trigger.type in SPOKEN and tree.is_circumstantial(word) and (noun or tree.pos[word] == "ADJ")


def is_negated(tree: Tree, cues: Cues, word: int, found: Sequence[Governor]) -> bool:
    """Whether an event with these governors is said not to be so.

    A particle of its own, "without" or "lack of" turns it round; so does a word like "denied". A negation
    further up counts as long as all words between hand it on ("could not reach an agreement"). What is
    taken out of a negation is so ("discussed nothing but the withdrawal").
    """
    if not found:
        return False
    negative = False
    levels: dict[int, list[Cue]] = {}
    for governor in found:
        levels.setdefault(governor.level, []).append(governor.cue)
    for level, here in sorted(levels.items()):
        above = {cue.cue for cue in here if cue.scope != "clause"}
        handing = {cue.cue for cue in here if cue.scope != "clause" and cue.value not in NONE_OF}
        by_particle = any(cue.cue == "negation" and cue.scope == "clause" for cue in here)
        if level and not handing & {"negates", "negation", "carries"}:
            negative ^= by_particle and "future" in handing  # what is not expected is expected not to be
            break
        negative ^= by_particle ^ bool(above & {"negates", "negation"})
        if "negates" in above:
            break
    return negative and not any(_excepts(cues, tree.prepositions[child]) for child in tree.children[word])


def _excepts(cues: Cues, preposition: str) -> bool:
    """Whether a preposition takes something out of a negation."""
    return any(cue.value == "except" for cue in cues.of(preposition))


def is_shared_in(tree: Tree, cues: Cues, word: int) -> bool:
    """Whether somebody may or may not have had a share in an event: "responsibility for the attack", also
    where the parser hangs the attack on the verb."""
    head, preposition = tree.head[word], tree.prepositions[word]
    if head == NO_WORD or not preposition:
        return False
    nouns = [head, *[c for c in tree.dependents(head, "obj") if c < word]]
    shares = (cue for noun in nouns for cue in cues.of(tree.lemma[noun]) if cue.value == "share")
    return any(preposition in cue.when for cue in shares)
