"""Prepositional phrases that the parser hangs on the subject behind its verb: "وصلت المبعوثة | إلى صنعاء".

Comes in: a tree, the lexicon of its language. Goes out: a tree in which such a phrase right behind the
subject hangs on the verb, if a frame of the verb asks for that preposition and for no object beside it,
nothing else of the verb has it, and no frame of the noun asks for it. Newswire, of which the treebank is,
seldom begins a sentence with its verb.
"""

from kg.extract.mentions.lexicon import lexicon as words
from kg.extract.tree import Tree, moved
from kg.lexicon import Lexicon

_OF_NOUNS = frozenset({"ل", "في"})
"""Prepositions that belong to the noun before them as often as not."""

_BY = "ب"


def phrases_on_verbs(tree: Tree, lexicon: Lexicon) -> Tree:
    """Give the tree in which verbs have the phrases that their frames ask for."""
    quantities = words("ar").classes["quantity"]
    for word, dep in enumerate(tree.dep):
        preposition = tree.prepositions[word]
        if dep != "nmod" or not preposition or preposition in _OF_NOUNS:
            continue
        noun = tree.head[word]
        verb = tree.head[noun]
        if tree.lemma[noun] in quantities:
            continue
        if not tree.dep[noun].startswith("nsubj") or tree.pos[verb] != "VERB" or not verb < noun < word:
            continue
        if _asks(lexicon, tree.lemma[verb], preposition) and _is_free(tree, lexicon, verb, noun, word):
            tree = moved(tree, word, verb, "obl:arg")
    return tree


def _asks(lexicon: Lexicon, verb: str, preposition: str) -> bool:
    """Tell whether a frame of a verb asks for a preposition and for no object beside it; of "by", which says
    where an institution is, too, whether no frame asks for an object."""
    frames = lexicon.frames(verb, "V")
    asking = [slots for slots in frames if any(preposition in markers for markers in slots.values())]
    by = preposition == _BY
    others = [m for slots in (frames if by else asking) for m in slots.values() if by or preposition not in m]
    return bool(asking) and not any("acc" in markers for markers in others)


def _is_free(tree: Tree, lexicon: Lexicon, verb: int, noun: int, word: int) -> bool:
    """Tell whether a phrase ends the subject and only the verb asks for it."""
    preposition = tree.prepositions[word]
    frames = lexicon.frames(tree.lemma[noun], "N")
    asked = any(preposition in markers for frame in frames for markers in frame.values())
    taken = any(tree.prepositions[child] == preposition for child in tree.children[verb])
    return not asked and not taken and not any(c > word for c in tree.children[noun])
