"""Arguments of a clause: objects, obliques, adverbs and clauses below it, in the order of the text.

Comes in: a tree and a clause. Goes out: `Slot` values; one with several fillers is told in several triples.
"""

from dataclasses import dataclass, replace

from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.clauses import Clause, continues, is_clause, is_verb
from kg.extract.triples.phrases import (
    conjuncts,
    is_relative_pronoun,
    phrase,
    preposition,
    relation,
    resumes,
)

_NOUNS = ("obj", "iobj", "obl")
_CLAUSES = ("ccomp", "xcomp", "advcl")
_TAKEN_UP = ("obl", "obj", "iobj", "advmod")


@dataclass(frozen=True, slots=True)
class Filler:
    """What may fill a place of a clause.

    Args:
        head: Its head.
        words: Its words without what opens it.
        opened: Its preposition, or the conjunction or particle that opens it.
    """

    head: int
    words: tuple[int, ...]
    opened: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a clause.

    Args:
        fillers: What fills it: one, or several that are joined by conjunctions.
        whole: All of them as one.
        relation: How it hangs on the predicate, in Universal Dependencies.
    """

    fillers: tuple[Filler, ...]
    whole: Filler
    relation: str


def slots(tree: Tree, clause: Clause, told: set[int]) -> list[Slot]:
    """Give the places of a clause: first those behind its predicate, then those before it.

    Args:
        tree: The parsed article.
        clause: The clause.
        told: Words that are told in the predicate or elsewhere.
    """
    verbs = (*clause.chain, clause.head)
    taken = {*told, *clause.subjects, *verbs}
    found: dict[int, Slot] = {}
    for verb in verbs:
        for child in tree.children[verb]:
            if child not in taken and (slot := _slot(tree, clause, child)):
                found[child] = slot
    if clause.antecedent != NO_WORD:
        _take_up(tree, clause, found)
    first = min(verbs)
    early = {c for c in found if c < first and (c != clause.antecedent or found[c].relation == "advmod")}
    return [found[c] for c in sorted(found, key=lambda c: (c in early, c))]


def _slot(tree: Tree, clause: Clause, child: int) -> Slot | None:
    dep = relation(tree, child)
    if dep in _nouns(tree, child) and not is_relative_pronoun(tree, child):
        return _noun(tree, clause, child) if not is_clause(tree, child) else _clause(tree, child)
    if (dep in _CLAUSES and _belongs(tree, child)) or dep == "csubj":
        return _clause(tree, child)
    if dep == "advmod" and child > clause.head and tree.pos[child] != "PART":
        return single(tree, child, phrase(tree, child))
    return None


def _nouns(tree: Tree, child: int) -> tuple[str, ...]:
    """Give the relations of arguments; what hangs on a noun that is said of something belongs to the noun."""
    above = tree.head[child]
    bound = tree.pos[above] == "ADJ" and bool(tree.prepositions[child])
    return (*_NOUNS, "nmod") if bound or is_verb(tree, above) else _NOUNS


def _belongs(tree: Tree, child: int) -> bool:
    """Tell whether a clause is told as an argument: one that is opened, or has no triple of its own."""
    if continues(tree, child):
        return False
    opened = bool(preposition(tree, child))
    return relation(tree, child) != "advcl" or opened or not is_clause(tree, child)


def _noun(tree: Tree, clause: Clause, child: int) -> Slot:
    without = [clause.head, *clause.subjects]
    fillers = tuple(
        Filler(part, tuple(phrase(tree, part, without=without)), _opened(tree, part, child))
        for part in conjuncts(tree, child)
    )
    if len(fillers) == 1:
        return Slot(fillers, fillers[0], tree.dep[child])
    opened = fillers[0].opened
    between = (w for filler in fillers for w in (*_joint(tree, filler.head), *filler.words, *filler.opened))
    whole = tuple(sorted({*between} - {*opened}))
    return Slot(fillers, Filler(child, whole, opened), tree.dep[child])


def _joint(tree: Tree, conjunct: int) -> list[int]:
    """Give the conjunction and the commas before a conjunct."""
    return [c for c in tree.children[conjunct] if c < conjunct and relation(tree, c) in ("cc", "punct")]


def _opened(tree: Tree, part: int, first: int) -> tuple[int, ...]:
    return tuple(preposition(tree, part) or preposition(tree, first))


def _clause(tree: Tree, child: int) -> Slot:
    opened = preposition(tree, child)
    words = phrase(tree, child, without=opened, whole=True)
    return single(tree, child, words, opened)


def single(tree: Tree, child: int, words: list[int], opened: list[int] | None = None) -> Slot:
    """Give a place with one filler."""
    filler = Filler(child, tuple(words), tuple(opened or ()))
    return Slot((filler,), filler, tree.dep[child])


def _take_up(tree: Tree, clause: Clause, found: dict[int, Slot]) -> None:
    """Put the noun that a relative clause describes where the clause has a pronoun or a gap for it."""
    noun = clause.antecedent
    words = phrase(tree, noun, without=[clause.head])
    for child in tree.children[clause.head]:
        relative = _relative(tree, child)
        if relation(tree, child) not in _TAKEN_UP or relative == NO_WORD:
            continue
        whose = [] if relative == child else phrase(tree, child)
        found.pop(child, None)
        taken_up = single(tree, noun, [*words, *whose], preposition(tree, child))
        found[noun] = replace(taken_up, relation=tree.dep[child])
        return
    for child in found:
        if resumes(tree, child, noun):
            found[child] = single(tree, child, words, preposition(tree, child))
            return
    if not _is_complete(tree, clause, found):
        found[noun] = replace(single(tree, noun, words), relation="obj")


def _relative(tree: Tree, child: int) -> int:
    """Give the relative pronoun that a child of a clause is or has as its owner ("in whose house"), or
    `NO_WORD`."""
    owners = (child, *(c for c in tree.children[child] if tree.dep[c] == "nmod:poss"))
    return next((word for word in owners if is_relative_pronoun(tree, word)), NO_WORD)


def _is_complete(tree: Tree, clause: Clause, found: dict[int, Slot]) -> bool:
    """Tell whether a clause lacks nothing that its noun could be; the noun goes with a bound pronoun too."""
    bound = [c for c in tree.dependents(clause.head, "obj") if c not in found]
    if any(resumes(tree, c, clause.antecedent) for c in bound):
        return False
    if tree.dependents(clause.head, "aux:pass") or _is_resumed(tree, clause, found):
        return True
    first = tree.first_conjunct(clause.head)
    elsewhere = first != clause.head and any(
        is_relative_pronoun(tree, c) and relation(tree, c) in ("obl", "advmod") for c in tree.children[first]
    )
    return elsewhere or any(slot.relation.startswith(("obj", "ccomp", "xcomp")) for slot in found.values())


def _is_resumed(tree: Tree, clause: Clause, found: dict[int, Slot]) -> bool:
    """Tell whether a pronoun within the subject or an argument stands for the noun described."""
    inside = [word for part in (*clause.subjects, *found) for word in tree.subtree(part)]
    single = tree.morph[clause.antecedent].get("Number") == "Sing"
    known = [w for w in inside if not single or tree.morph[w].get("Number", "Sing") == "Sing"]
    return any(is_relative_pronoun(tree, w) or resumes(tree, w, clause.antecedent) for w in known)
