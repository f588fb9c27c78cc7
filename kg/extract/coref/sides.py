"""Two at once: whom a dual and "the two sides" stand for.

Comes in: a scene, what is remembered of it, a mention.  Goes out: the party of the two.
"""

from itertools import islice

from kg.extract.coref.memory import Memory, latest
from kg.extract.coref.scene import Scene


def latest_two(scene: Scene, memory: Memory, sentence: int) -> int | None:
    """The two who were mentioned last, if any were in one of the sentences before: whom a dual stands for."""
    both = (party.number for party in latest(scene, memory, sentence) if party.plural == "Dual")
    return next(both, None)


def name_sides(scene: Scene, memory: Memory, index: int) -> None:
    """Let "the two sides" stand for the last two who met or between whom something was said to be, else for
    the last two names that were coordinated; "the two" alone for the last two persons named."""
    head = scene.drafts[index].head
    sentence = scene.words.sent[head]
    pairs = [party for party in latest(scene, memory, sentence) if len(party.joint) == 2]
    found = [pair for pair in pairs if pair.number in memory.met]
    found += [pair for pair in pairs if all(scene.parties[number].named for number in pair.joint)]
    party = scene.party(index)
    if party and found:
        party.joint = found[0].joint
    elif party and scene.words.pos[head] == "NUM":
        persons = (one for one in latest(scene, memory, sentence) if one.named and one.kind == "PERSON")
        last = sorted(one.number for one in islice(persons, 2))
        party.joint = (last[0], last[1]) if len(last) == 2 else ()
