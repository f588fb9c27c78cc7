"""Clauses of a parsed article: a predicate with its subjects and what it takes from above.

Comes in: a tree in Universal Dependencies. Goes out: `Clause` values. No word of any language is known
here: what a relation or a feature says is enough. After Del Corro and Gemulla, "ClausIE" (2013).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.agreement import agrees
from kg.extract.triples.phrases import conjuncts, is_relative_pronoun, relation, resumes, tells

_SUBJECTS = ("nsubj", "csubj")
#: Relations under which a verb is a clause of its own.
_CLAUSES = ("root", "conj", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "appos", "dislocated")
#: Relations of nouns, under which only a word that opens a clause shows that there is one.
_NOMINAL = ("obj", "obl", "nsubj", "nmod", "dep")
#: Relations of a pronoun by which a relative clause takes up its noun.
_TAKEN_UP = ("obj", "iobj", "obl")
_VERBAL = ("VERB", "AUX")
#: Relations under which a verb may have no tense of its own, and what it is then called.
_BARE = ("xcomp", "advcl", "acl", "csubj")
_FORMS = {"Inf": "infinitive", "Part": "participle", "Ger": "participle"}
_SMALL = ("PART", "SCONJ", "CCONJ", "PUNCT", "INTJ", "ADP")
_PARTICLES = ("advmod", "mark", "aux", "cc", "cop")
_DEPTH = 8
"""A subject is looked for in so many clauses above."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and its subjects as words of the tree.

    Args:
        head: The verb, or the noun or adjective of a clause without one.
        kind: "verb", "nominal", "relative", "participle" or "infinitive".
        subjects: Heads of the subjects; empty where the subject is hidden in the verb or not told.
        chain: Verbs above that the predicate belongs to ("wants to build"), outermost first.
        antecedent: The noun that a relative clause describes, where it is no subject of it; else `NO_WORD`.
        outer: The clause of its head as a whole is said of the subjects.
    """

    head: int
    kind: str
    subjects: tuple[int, ...]
    chain: tuple[int, ...] = ()
    antecedent: int = NO_WORD
    outer: bool = False


def clauses(tree: Tree) -> Iterator[Clause]:
    """Give the clauses of an article in the order of their heads."""
    for word in range(len(tree)):
        if is_clause(tree, word) and not _continued(tree, word):
            if outer := _outer(tree, word):
                yield Clause(word, "nominal", tuple(outer), outer=True)
            found = tuple(s for s in subjects(tree, word) if _may_tell(tree, word, s))
            yield Clause(word, _kind(tree, word), found, _chain(tree, word), _taken_up(tree, word, found))


def _outer(tree: Tree, word: int) -> list[int]:
    """Give the subject of which a whole clause is said ("the problem is that it failed")."""
    return [s for s in tree.children[word] if tree.dep[s].endswith(":outer")]


def _may_tell(tree: Tree, word: int, subject: int) -> bool:
    """Tell whether a noun found for a subject may be it: that of another clause must agree with the verb."""
    shared = relation(tree, word) == "conj" and not _own_subjects(tree, word)
    return not _is_left_open(tree, subject) and (not shared or agrees(tree, word, subject))


def _taken_up(tree: Tree, word: int, found: Sequence[int]) -> int:
    """Give the noun outside a clause that has a place in it besides that of the subject, or `NO_WORD`."""
    topic = _topic(tree, word)
    top = (_chain(tree, word) or (word,))[0]
    noun = described(tree, top) if topic == NO_WORD else topic
    infinitive = tree.morph[top].get("VerbForm") == "Inf" and not tells(tree, top)
    return NO_WORD if noun in found or infinitive else noun


def _topic(tree: Tree, word: int) -> int:
    """Give the noun before a verb with a subject behind it, where a pronoun of the verb takes that noun up
    ("الرواية كتبها نجيب محفوظ"), or `NO_WORD`."""
    own = tree.dependents(word, "nsubj")
    if len(own) < 2 or not own[0] < word < own[1] or is_relative_pronoun(tree, own[0]):
        return NO_WORD
    taken_up = any(resumes(tree, c, own[0]) for c in tree.dependents(word, "obj"))
    return own[0] if taken_up and tree.pos[word] == "VERB" else NO_WORD


def _is_left_open(tree: Tree, subject: int) -> bool:
    """Tell whether a subject is a relative pronoun of which the noun is not known."""
    free = any(tree.dep[c] == "acl:relcl" for c in tree.children[subject])
    return is_relative_pronoun(tree, subject) and tree.dep[tree.head[subject]] == "advcl:relcl" and not free


def _kind(tree: Tree, word: int) -> str:
    top = (_chain(tree, word) or (word,))[0]
    if described(tree, top) != NO_WORD and tells(tree, top):
        return "relative"
    if relation(tree, word) == "amod" or _is_circumstance(tree, word):
        return "participle"
    if not is_verb(tree, word):
        return "nominal"
    form, first = tree.morph[word].get("VerbForm", ""), _first(tree, word)
    own = tree.dependents(first, "aux", "nsubj") or tree.dependents(word, "aux", "nsubj")
    bare = relation(tree, first) in _BARE and not own and not _chain(tree, word)
    return _FORMS.get(form, "verb") if bare else "verb"


def is_clause(tree: Tree, word: int) -> bool:
    """Tell whether a word is the head of a clause."""
    dep = relation(tree, word)
    subject = bool(tree.dependents(word, "cop") or _own_subjects(tree, word))
    if tree.pos[word] in _SMALL:
        return False
    if dep in _NOMINAL:
        return subject and bool(tree.dependents(word, "mark"))
    if dep == "amod":
        return _is_participle(tree, word)
    if dep not in _CLAUSES and tree.head[word] != NO_WORD:
        return False
    return tree.pos[word] in _VERBAL or subject or _is_circumstance(tree, word)


def _is_circumstance(tree: Tree, word: int) -> bool:
    """Tell whether a participle tells what a subject does or is meanwhile ("موضحا أن")."""
    if relation(tree, word) != "advcl" or tree.pos[word] not in ("ADJ", "NOUN"):
        return False
    if tree.dependents(word, "mark", "case", "cop", *_SUBJECTS):
        return False
    return bool(tree.dependents(word, "obj", "ccomp", *(("obl",) if tree.pos[word] == "ADJ" else ())))


def _is_participle(tree: Tree, word: int) -> bool:
    """Tell whether an adjective or participle behind its noun has arguments of its own."""
    return word > tree.head[word] and bool(tree.dependents(word, "obj", "obl"))


def is_verb(tree: Tree, word: int) -> bool:
    """Tell whether the head of a clause is its verb, and not what a copula, said or not, says of the subject.

    A word without copula that stands before its subject is a verb too, whatever it was taken for.
    """
    if tree.dependents(word, "cop") and not _outer(tree, word):
        return False
    if tree.pos[word] in _VERBAL:
        return True
    own = tree.dependents(word, "nsubj")
    return bool(own) and word < own[0] and not tree.dependents(word, "case", "aux")


def is_verbal(tree: Tree, word: int) -> bool:
    """Tell whether a word is a verb or has a copula."""
    return tree.pos[word] in _VERBAL or bool(tree.dependents(word, "cop"))


def continues(tree: Tree, word: int) -> bool:
    """Tell whether a clause carries the predicate above it on: "to build" in "wants to build", "أن يبني"."""
    above, dep = tree.head[word], relation(tree, word)
    if above == NO_WORD or tree.dependents(above, "obj", "iobj"):
        return False
    if dep == "xcomp":
        if _is_question(tree, word):
            return False
        raised = not is_verbal(tree, word) and tree.dependents(word, *_SUBJECTS)
        return is_verbal(tree, word) or (bool(raised) and not tree.dependents(above, *_SUBJECTS))
    if dep == "csubj":
        return is_outlook(tree, above) and bool(tree.dependents(word, "mark"))
    controlled = dep == "ccomp" and tree.morph[word].get("Mood") == "Sub"
    return controlled and not tree.dependents(word, *_SUBJECTS)


def is_outlook(tree: Tree, word: int) -> bool:
    """Tell whether an adjective with a preposition says how it is with a clause ("من المقرر أن")."""
    own = tree.dependents(word, "nsubj", "cop", "aux")
    return tree.pos[word] == "ADJ" and bool(tree.dependents(word, "case")) and not own


def _is_question(tree: Tree, word: int) -> bool:
    """Tell whether a conjunction besides "to" opens an infinitive ("decided whether to go")."""
    conjunction = any(tree.pos[mark] == "SCONJ" for mark in tree.dependents(word, "mark"))
    return conjunction and tree.morph[word].get("VerbForm") == "Inf"


def _continued(tree: Tree, word: int) -> bool:
    """Tell whether a verb only opens the predicate of another."""
    return any(continues(tree, child) for child in tree.children[word])


def _chain(tree: Tree, word: int) -> tuple[int, ...]:
    chain: list[int] = []
    while continues(tree, _first(tree, word)):
        word = tree.head[_first(tree, word)]
        chain.insert(0, word)
    return tuple(chain)


def _first(tree: Tree, word: int) -> int:
    """Give the first of the infinitives that a verb opens together ("to set up and to meet")."""
    while relation(tree, word) == "conj" and tree.morph[word].get("VerbForm") == "Inf":
        word = tree.head[word]
    return word


def described(tree: Tree, word: int) -> int:
    """Give the noun that a clause describes, or `NO_WORD`."""
    while relation(tree, word) == "conj" and not tree.dependents(word, *_SUBJECTS):
        word = tree.head[word]
    return tree.head[word] if relation(tree, word) == "acl" else NO_WORD


def subjects(tree: Tree, word: int, *, depth: int = _DEPTH) -> list[int]:
    """Give the heads of the subjects of a clause, found above it where it has none of its own."""
    own = [s for s in _own_subjects(tree, word) if not tree.dep[s].endswith(":outer")]
    if own:
        return conjuncts(tree, own[1 if _topic(tree, word) == own[0] else 0])
    above = tree.head[word]
    if above == NO_WORD or depth == 0:
        return []
    if relation(tree, word) in ("acl", "amod"):
        return _antecedent(tree, word, above)
    return _from_above(tree, word, above, depth)


def _own_subjects(tree: Tree, word: int) -> list[int]:
    """Give the subjects that hang on a clause or on a particle of it ("إن")."""
    particles = (c for c in tree.children[word] if relation(tree, c) in _PARTICLES)
    found = [s for above in (word, *particles) for s in tree.dependents(above, *_SUBJECTS)]
    relative = relation(tree, tree.first_conjunct(word)) == "acl"
    return [s for s in found if not relative or not is_relative_pronoun(tree, s)]


def _antecedent(tree: Tree, word: int, above: int) -> list[int]:
    """Give the noun that a clause describes, where that is what it lacks a subject for."""
    if tree.morph[word].get("VerbForm") == "Inf" and not tells(tree, word):
        return [c for c in tree.children[above] if tree.dep[c] == "nmod:poss"]
    if tree.dependents(word, "mark"):
        return []
    children = tree.children[word]
    other = any(is_relative_pronoun(tree, c) and relation(tree, c) not in _SUBJECTS for c in children)
    taken_up = any(relation(tree, c) in _TAKEN_UP and resumes(tree, c, above) for c in children)
    return [above] if not other and not taken_up else []


def _from_above(tree: Tree, word: int, above: int, depth: int) -> list[int]:
    """Give the subject that a clause shares with the one above it."""
    match relation(tree, word):
        case "conj" if is_verbal(tree, above) or tree.dependents(above, *_SUBJECTS):
            return subjects(tree, above, depth=depth - 1)
        case "xcomp" | "ccomp" if relation(tree, word) == "xcomp" or continues(tree, word):
            given = tree.dependents(above, "obj", "iobj")[:1]
            return given or ([] if _is_question(tree, word) else subjects(tree, above, depth=depth - 1))
        case "advcl" if tree.morph[word].get("VerbForm") in _FORMS or _is_circumstance(tree, word):
            return subjects(tree, above, depth=depth - 1)
        case "appos":
            return [above]
    return []
