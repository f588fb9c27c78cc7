"""Clauses that the parser hangs on the wrong word, or under a relation that hides whose deed they tell.

Comes in: a tree and the words of its language. Goes out: a tree in which "told X that …" has its content,
"banned X from …" and "ordered X to …" tell what X does, and "in Rome, where …" describes the place.
"""

from dataclasses import replace

from kg.extract.joined import above_infinitive, is_finite, is_infinitive
from kg.extract.tree import NO_WORD, Tree, moved
from kg.extract.triples.phrases import opening, relation
from kg.extract.triples.words import Words

_OBJECTS = ("obj", "iobj")
_NOUNS = ("NOUN", "PROPN", "X")
_VERBAL = ("VERB", "AUX")
_COMMAS = frozenset(",،")
_REACH = 6
"""The place that "where" describes stands so many words before it at most ("in Rome in May 1908, where")."""


def with_complements(tree: Tree, known: Words) -> Tree:
    """Hang clauses where they belong."""
    for word in range(len(tree)):
        if relation(tree, word) == "advcl" and _is_deed_of_object(tree, word, known):
            tree = moved(tree, word, tree.head[word], "xcomp")
        elif tree.dep[word] == "acl:relcl" and _is_told(tree, word, known):
            noun, first = tree.head[word], tree.subtree(word)[0]
            tree = moved(moved(tree, first, word, "mark"), word, tree.head[noun], "ccomp")
        elif tree.dep[word] in ("acl:relcl", "advcl", "advcl:relcl"):
            tree = _somewhere(tree, word, known)
        elif tree.dep[word] == "conj" and (joint := _instead(tree, word, known)) != NO_WORD:
            verbal = tree.pos[word] in _VERBAL
            tree = moved(tree, word, tree.head[word], "advcl" if verbal else "nmod")
            tree = moved(tree, joint, word, "mark" if verbal else "case")
        elif tree.dep[word] == "conj" and (verb := _joined_above(tree, word, known)) != NO_WORD:
            tree = moved(tree, word, verb, "conj")
    return tree


def _instead(tree: Tree, word: int, known: Words) -> int:
    """Give the conjunction that says that what it joins is not so ("rather than"), or `NO_WORD`."""
    return next((joint for joint in tree.dependents(word, "cc") if known.instead(tree, joint)), NO_WORD)


def _is_told(tree: Tree, word: int, known: Words) -> bool:
    """Tell whether a clause behind one who is told something is what he is told ("informed him that …")."""
    noun, first = tree.head[word], tree.subtree(word)[0]
    verb = tree.head[noun]
    if relation(tree, noun) not in _OBJECTS or tree.dependents(verb, "ccomp"):
        return False
    opened = tree.head[first] == word and known.has(tree, first, "content")
    own = [s for s in tree.dependents(word, "nsubj") if s != first]
    return opened and bool(own) and known.governs(tree, verb, "ccomp")


def _is_deed_of_object(tree: Tree, word: int, known: Words) -> bool:
    """Tell whether a clause without subject tells what the object of the verb above does or is to do."""
    verb, marks = tree.head[word], tree.dependents(word, "mark")
    objects = [c for c in tree.dependents(verb, *_OBJECTS) if tree.pos[c] not in ("NUM", "SYM")]
    if not marks or not objects or tree.dependents(word, "nsubj"):
        return False
    to = tree.morph[word].get("VerbForm") == "Inf"
    return known.governs(tree, verb, "xcomp" if to else tree.lemma[marks[0]])


def _somewhere(tree: Tree, word: int, known: Words) -> Tree:
    """Hang a clause behind a comma that "where" opens on the place, and one that "when" opens on the year."""
    opened = opening(tree, word)
    first, _ = tree.sentences[tree.sentence[word]]
    if opened <= first or tree.text[opened - 1] not in _COMMAS:
        return tree
    place = known.has(tree, opened, "place")
    noun = _place(tree, range(first, opened - 1)) if place else _year(tree, range(first, opened - 1))
    if noun in (NO_WORD, tree.head[word]) or not (place or known.has(tree, opened, "time")):
        return tree
    morph = list(tree.morph)
    morph[opened] = {**morph[opened], "PronType": "Rel"}
    return moved(replace(tree, morph=morph), word, noun, "acl:relcl")


def _place(tree: Tree, before: range) -> int:
    """Give the nearest noun with a preposition before a comma that is no date, or `NO_WORD`."""
    for word in before[: -_REACH - 1 : -1]:
        if tree.pos[word] in _VERBAL:
            break
        if tree.prepositions[word] and tree.pos[word] in _NOUNS and not tree.dependents(word, "nummod"):
            return word
    return NO_WORD


def _year(tree: Tree, before: range) -> int:
    """Give the number right before a comma, or the month it stands with, or `NO_WORD`."""
    if not before or tree.pos[last := before[-1]] != "NUM":
        return NO_WORD
    noun = tree.head[last] if relation(tree, last) in ("nummod", "flat", "nmod") else last
    return noun if tree.prepositions[noun] else NO_WORD


def _joined_above(tree: Tree, word: int, known: Words) -> int:
    """Give the verb above that a verb without subject is joined to, and not to the clause below it.

    A finite verb is joined to no infinitive ("called on them to wait and urged …"); behind a comma one that
    reports is joined to the one that reports ("denied that …, and accused …"). Else `NO_WORD`.
    """
    head = tree.head[word]
    if tree.dependents(word, "nsubj", "csubj", "mark"):
        return NO_WORD
    if is_infinitive(tree, head) and is_finite(tree, word):
        return above_infinitive(tree, word)
    verb, joint = tree.head[head], (tree.dependents(word, "cc") or [0])[0]
    reports = tree.dep[head] == "ccomp" and known.reports(tree, verb) and known.reports(tree, word)
    apart = tree.text[joint - 1] in _COMMAS and not known.reports(tree, head)
    return verb if reports and apart and joint else NO_WORD
