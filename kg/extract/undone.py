"""Places of what did not happen: "cancelled a trip to Rome and visited | a school" tells of no school there.

Comes in: `Scene`, places and polarities of its events. Goes out: places, without those that the sentence
names for a negated event.
"""

from collections.abc import Sequence

from kg.extract.scene import Scene, governor
from kg.extract.tree import NO_WORD, Tree
from kg.model import Argument, Polarity


def without_undone(
    scene: Scene, places: Sequence[Argument | None], polarities: Sequence[Polarity]
) -> list[Argument | None]:
    """The place of each event, None where it is that of a negated event below the verb it is joined to.

    Args:
        scene: The article with its events.
        places: The place of each event.
        polarities: Whether each event is so.
    """
    tree, negated = scene.tree, {}
    for trigger, polarity in zip(scene.triggers, polarities, strict=True):
        negated[trigger.word] = polarity == "negative"
    found = list(places)
    for number, place in enumerate(places if any(negated.values()) else ()):
        word = scene.triggers[number].word
        if place is None or negated[word] or scene.drafts[place.mention].form != "name":
            continue
        owner = governor(scene, tree.head[scene.drafts[place.mention].head])
        undone = owner not in (NO_WORD, word) and negated[owner] and word not in tree.ancestors(owner)
        if undone and _joined_to(tree, word) in tree.ancestors(owner):
            found[number] = None
    return found


def _joined_to(tree: Tree, word: int) -> int:
    """The verb to which that of an event is joined; a noun may hang on one that tells nothing of its own."""
    verb = tree.head[word] if tree.dep[word] == "obj" else word
    first = tree.first_conjunct(verb)
    return NO_WORD if first == verb else first
