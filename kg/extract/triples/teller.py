"""Tells one clause: puts its subjects, predicate and arguments together.

Comes in: a tree, a clause and the words of its language. Goes out: `OpenTriple` values.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.arguments import Filler, Slot, single, slots
from kg.extract.triples.clauses import Clause, is_verb
from kg.extract.triples.confidence import Way, confidence
from kg.extract.triples.phrases import (
    case,
    conjuncts,
    is_attached,
    is_relative_pronoun,
    phrase,
    pieces,
    preposition,
    relation,
)
from kg.extract.triples.predicates import predicate
from kg.extract.triples.reports import attribution, reported, reporting
from kg.extract.triples.shared import lender_of, shared
from kg.extract.triples.values import Argument, OpenTriple, Pieces, joined
from kg.extract.triples.words import Words
from kg.model import Modality

_MOST = 12
"""A clause is told in so many triples at most; with more, what is joined by conjunctions stays together."""


#: Relations of an argument of which the predicate can take the preposition.
_TAKEN = ("obl", "nmod", "cop")


class Teller:
    """Tells one clause."""

    def __init__(self, tree: Tree, clause: Clause, words: Words) -> None:
        self.tree = tree
        self.clause = clause
        self.words = words
        self.subjects = clause.subjects or (NO_WORD,)
        self.predicate = predicate(tree, clause, words)
        self.slots = self._slots()
        self._put_there()

    def triples(self, number: int) -> Iterator[OpenTriple]:
        """Give a triple for each subject and each part of the first coordination."""
        told = [
            (subject, fillers)
            for subject, fillers in product(self.subjects, self._told())
            if subject != NO_WORD or (fillers and self._hides())
        ]
        for subject, fillers in told:
            triple = self._triple(number, subject, fillers)
            way = self._way(subject, fillers, len(told), bool(triple.implied))
            yield replace(triple, confidence=confidence(way))

    def _hides(self) -> bool:
        """Tell whether the verb itself says who its subject is."""
        heads = (self.clause.head, *self.tree.dependents(self.clause.head, "cop", "aux"))
        morphs = [self.tree.morph[word] for word in heads if self.tree.pos[word] != "PRON"]
        return any("Person" in morph for morph in morphs) and morphs[0].get("Mood") != "Imp"

    def _slots(self) -> list[Slot]:
        """Give the places of the clause; what a copula or no verb says of the subject comes first."""
        tree, clause = self.tree, self.clause
        if clause.outer or (tree.pos[clause.head] == "VERB" and not is_verb(tree, clause.head)):
            return [self._clause_said()]
        slipped_in = {
            word for verb in (*clause.chain, clause.head) for word in reporting(tree, verb, self.words)
        }
        found = slots(tree, clause, {*self.predicate, *slipped_in})
        if words := reported(tree, clause.head, self.words):
            found.insert(0, single(tree, clause.head, words))
        verb = is_verb(tree, clause.head) or clause.kind == "participle"
        return found if verb else self._said(found)

    def _said(self, found: list[Slot]) -> list[Slot]:
        """Put what is said of the subject first; an adjective with a preposition becomes the predicate."""
        tree, head = self.tree, self.clause.head
        before = [w for w in (*self.predicate, *self.subjects) if NO_WORD < w < head]
        begin = min(before) if before else tree.subtree(head)[0]
        below = [c for c in tree.children[head] if c in self.predicate or c < begin]
        below += [slot.whole.head for slot in found if slot.whole.head > head]
        found = [slot for slot in found if slot.whole.head > head or slot.relation == "advcl"]
        parts = conjuncts(tree, head)
        if tree.pos[head] == "ADJ" and len(parts) == 1 and found and self._binds(found[0]):
            self.predicate = sorted({*self.predicate, *phrase(tree, head, without=below)})
            return found
        fillers = tuple(
            Filler(part, tuple(phrase(tree, part, without=below)), self._case(part)) for part in parts
        )
        said = Slot(fillers, fillers[0], "cop") if fillers[0].head == head else single(tree, head, [head])
        return [said, *found]

    def _clause_said(self) -> Slot:
        """Give the clause that a copula says of a subject ("the plan is to build it")."""
        tree, head = self.tree, self.clause.head
        start = min([head, *self.predicate, *(s for s in self.subjects if s != NO_WORD)])
        early = [c for c in tree.children[head] if c < start]
        told = {*self.subjects, *self.predicate, *early}
        return replace(single(tree, head, phrase(tree, head, without=told, whole=True)), relation="cop")

    def _case(self, word: int) -> tuple[int, ...]:
        return tuple(c for c in case(self.tree, word) if c not in self.predicate)

    def _binds(self, slot: Slot) -> bool:
        follows = slot.whole.head > self.clause.head and bool(slot.whole.opened)
        return follows and slot.relation.startswith(("obl", "nmod"))

    def _put_there(self) -> None:
        """Make "there" the subject where nothing else is told of what there is."""
        tree, head = self.tree, self.clause.head
        there = [c for c in tree.children[head] if tree.dep[c] == "expl" and tree.dependents(head, "nsubj")]
        if there and not self.slots:
            self.slots = [single(tree, s, phrase(tree, s)) for s in self.subjects[:1]]
            self.subjects = (there[0],)

    def _told(self) -> list[tuple[Filler, ...]]:
        """Give what fills the places: once for each part of the first coordination."""
        several = (n for n, slot in enumerate(self.slots) if len(slot.fillers) > 1)
        split = next((n for n in several if not self._is_between(self.slots[n].whole)), None)
        whole = tuple(slot.whole for slot in self.slots)
        if split is None or len(self.subjects) * len(self.slots[split].fillers) > _MOST:
            return [whole]
        return [(*whole[:split], part, *whole[split + 1 :]) for part in self.slots[split].fillers]

    def _is_between(self, filler: Filler) -> bool:
        """Tell whether what is joined in a phrase belongs together ("between 1320 and 1345")."""
        joined = len(conjuncts(self.tree, filler.head)) > 1
        return joined and any(self.words.has(self.tree, word, "between") for word in filler.opened)

    def _triple(self, number: int, subject: int, fillers: tuple[Filler, ...]) -> OpenTriple:
        tree, head = self.tree, self.clause.head
        taken = self._taken(fillers)
        told = sorted({*self.predicate, *self._denials(subject, fillers)})
        opened = preposition(tree, head) if relation(tree, head) == "advcl" else []
        return OpenTriple(
            sentence=tree.sentence_span(head),
            clause=number,
            kind=self.clause.kind,
            subject=self._subject(subject),
            predicate=joined(pieces(tree, told), pieces(tree, taken)),
            arguments=tuple(self._arguments(fillers, taken)),
            implied="" if told or taken else self.words.copula(tree, subject),
            negated=self._is_negated(told, opened),
            modality=self._modality(),
            conjunction=pieces(tree, [word for word in opened if word not in self.predicate]),
            attribution=attribution(tree, head, self.words),
        )

    def _is_negated(self, told: list[int], opened: list[int]) -> bool:
        """Tell whether the words of a predicate negate it, or what opens its clause ("without")."""
        negated = any(self.words.negates(self.tree, word) for word in told)
        return negated ^ any(self.words.without(self.tree, word) for word in opened)

    def _denials(self, subject: int, fillers: tuple[Filler, ...]) -> list[int]:
        """Give "neither" and "nor" before the subject and before what is told apart of a coordination."""
        if any(self.words.negates(self.tree, word) for word in self.predicate):
            return []
        apart = (f.head for f, slot in zip(fillers, self.slots, strict=True) if f != slot.whole)
        heads = [word for word in (subject, *apart) if word != NO_WORD]
        joints = [joint for word in heads for joint in self.tree.dependents(word, "cc")]
        return [joint for joint in joints if self.words.negates(self.tree, joint)]

    def _modality(self) -> Modality:
        """Tell whether the clause is told as a fact: by its own words, or by what it shares."""
        own = self.words.modality(self.tree, self.clause.head)
        first = (*self.clause.chain, self.clause.head)[0]
        lender = lender_of(self.tree, first, self.words)
        shares = own == "actual" and lender != NO_WORD and bool(shared(self.tree, first, self.words))
        return self.words.modality(self.tree, lender) if shares else own

    def _way(self, subject: int, fillers: tuple[Filler, ...], parts: int, implied: bool) -> Way:
        tree, head = self.tree, self.clause.head
        first, end = tree.sentences[tree.sentence[head]]
        own = subject == NO_WORD or tree.head[subject] in (head, *self.clause.chain)
        return Way(
            self.clause.kind,
            words=end - first,
            length=len(self.predicate) + sum(len(filler.words) for filler in fillers),
            reach=0 if subject == NO_WORD else abs(head - subject),
            bare=not fillers,
            hidden=subject == NO_WORD,
            shared=not own and self.clause.kind == "verb",
            parts=parts,
            implied=implied,
        )

    def _taken(self, fillers: tuple[Filler, ...]) -> tuple[int, ...]:
        """Give the preposition of the first argument, where it stands alone and the predicate can take it; or
        with the pronoun that takes up the noun of a relative clause ("تقوم به")."""
        if not fillers or not self.predicate:
            return ()
        slot, filler = self.slots[0], fillers[0]
        if filler.opened and filler.head not in filler.words:
            return (*filler.opened, filler.head)
        marks = self.tree.dependents(filler.head, "mark")
        if not filler.opened or marks or self._is_between(filler) or not slot.relation.startswith(_TAKEN):
            return ()
        behind = filler.opened[0] > max(self.predicate) or slot.relation.startswith("cop")
        behind = behind or filler.head == self.clause.antecedent
        return () if not behind or is_attached(self.tree, filler.opened[-1]) else filler.opened

    def _arguments(self, fillers: tuple[Filler, ...], taken: tuple[int, ...]) -> Iterator[Argument]:
        for slot, filler in zip(self.slots, fillers, strict=True):
            opened = () if filler.opened == taken[: len(filler.opened)] else filler.opened
            yield Argument(
                self._phrase(opened, filler.words), slot.relation, pieces(self.tree, filler.opened)
            )

    def _phrase(self, opened: tuple[int, ...], words: tuple[int, ...]) -> Pieces:
        """Put a preposition before its noun, wherever the relative clause has it."""
        tree = self.tree
        if opened and words and opened[0] > words[-1]:
            return joined(pieces(tree, opened), pieces(tree, words))
        shared = bool(opened) and words[0] > opened[-1] + 1 and is_attached(tree, opened[-1])
        return pieces(tree, words if shared else sorted({*opened, *words}))

    def _subject(self, subject: int) -> Pieces:
        if subject == NO_WORD:
            return ()
        tree, clause = self.tree, self.clause
        whole = relation(tree, subject) == "csubj"
        words = phrase(tree, subject, without=[clause.head, *clause.chain], whole=whole)
        while words and tree.head[words[-1]] == subject and tree.dep[words[-1]] == "case":
            words.pop()
        relative = [word for word in tree.subtree(subject) if is_relative_pronoun(tree, word)]
        if clause.antecedent == NO_WORD or not relative:
            return pieces(tree, words)
        antecedent = phrase(tree, clause.antecedent)
        if relative[0] in words:
            return pieces(tree, [*antecedent, *words])
        return pieces(tree, [*words, *preposition(tree, relative[0]), *antecedent])
