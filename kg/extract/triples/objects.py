"""Arabic objects and measures that the parser takes for part of the subject, or for the subject.

Comes in: a tree, the lexicon of its language. Goes out: a tree in which a definite noun behind a definite
subject ("غادر حارس المرمى | الملعب") is the object, if a frame of the verb asks for one and nothing else is
it; and a time behind the verb of a clause about a noun is no subject of it ("جلسة استمرت | عشر ساعات").
"""

from collections.abc import Container

from kg.extract.mentions.lexicon import lexicon as words
from kg.extract.tree import NO_WORD, Tree, moved
from kg.extract.triples.definite import definite_end, is_definite
from kg.extract.triples.phrases import relation
from kg.lexicon import Lexicon
from kg.names.titles import is_title_word

_GLUED = frozenset({"nmod", "dep", "obj"})


def objects_apart(tree: Tree, lexicon: Lexicon) -> Tree:
    """Give the tree with objects apart from subjects."""
    classes = words("ar").classes
    for verb, pos in enumerate(tree.pos):
        subjects = [s for s in tree.dependents(verb, "nsubj") if s > verb]
        if pos != "VERB" or not subjects:
            continue
        subject = subjects[0]
        if relation(tree, verb) in ("acl", "conj") and _is_time(tree, subject, classes["time"]):
            tree = moved(tree, subject, verb, "obl")
        elif tree.lemma[subject] not in classes["quantity"] and _lacks_object(tree, lexicon, verb):
            behind = _behind(tree, subject)
            tree = moved(tree, behind, verb, "obj") if behind != NO_WORD else tree
    return tree


def _is_time(tree: Tree, word: int, times: Container[str]) -> bool:
    """Tell whether a phrase is a time with its number: "ثلاثين عاما", "أكثر من عشر ساعات"."""
    below = tree.subtree(word)
    counted = any(tree.pos[w] == "NUM" for w in below)
    return counted and len(below) <= 6 and any(tree.norm[w] in times or tree.lemma[w] in times for w in below)


def _lacks_object(tree: Tree, lexicon: Lexicon, verb: int) -> bool:
    """Tell whether a frame of a verb asks for an object that it does not have."""
    frames = lexicon.frames(tree.lemma[verb], "V")
    asks = any("acc" in markers for frame in frames for markers in frame.values())
    return asks and not tree.dependents(verb, "obj", "ccomp")


def _behind(tree: Tree, subject: int) -> int:
    """Give the definite noun right behind a definite subject that the parser hangs on it, or `NO_WORD`: no
    title, and none that may describe it ("الدول | الأعضاء")."""
    last = definite_end(tree, subject)
    word = last + 1
    if last == NO_WORD or word >= len(tree) or tree.pos[word] != "NOUN" or tree.prepositions[word]:
        return NO_WORD
    glued = subject <= tree.head[word] <= last and relation(tree, word) in _GLUED
    both = {tree.morph[word].get("Number"), tree.morph[tree.head[word]].get("Number")} == {"Plur"}
    free = not both and not is_title_word(tree.norm[word])
    return word if glued and free and is_definite(tree, word) else NO_WORD
