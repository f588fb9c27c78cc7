"""Open triples: what every clause says, as it stands in the text, whether its type is known or not.

Comes in: a parsed article. Goes out: `OpenTriple` values, one for each argument of each clause. Subjects and
objects joined by conjunctions are told apart; a shared subject is said again; a relative clause has the noun
it describes for its subject. Clauses without a verb between their subject and what is said of it have an
empty predicate.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product

from spacy.tokens import Doc

from kg.extract.cues import Cues
from kg.extract.cues import load as load_cues
from kg.extract.tree import NO_WORD, Tree, tree_of
from kg.extract.triples.clauses import Clause, clauses, is_clause, is_verbal, subjects
from kg.extract.triples.phrases import PREDICATE_PARTS, conjuncts, joined, phrase, pieces, relation
from kg.model import Article, Span

__all__ = ["ArticleTriples", "OpenTriple", "TripleExtractor"]

_OBJECTS = ("obj", "iobj", "ccomp", "obl")


@dataclass(frozen=True, slots=True)
class OpenTriple:
    """One triple as it stands in the text.

    Args:
        sentence: The sentence.
        clause: Number of the clause in the article; the triples of one clause share it; -1 for appositions.
        subject: Pieces of text; none where the subject is hidden in the verb.
        predicate: Pieces of text, last the preposition of the object; none in a clause without verb.
        object: Pieces of text; none where the clause has nothing but a subject.
        relation: How the object hangs on the predicate, in Universal Dependencies; "" without an object.
        negated: The predicate is negated.
        conjunction: What opens the clause under another one ("if", "after", "because"); none elsewhere.
        attribution: Subject and predicate of the clause that reports this one; none where it is told as such.
    """

    sentence: Span
    clause: int
    subject: tuple[Span, ...]
    predicate: tuple[Span, ...]
    object: tuple[Span, ...]
    relation: str
    negated: bool = False
    conjunction: tuple[Span, ...] = ()
    attribution: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleTriples:
    """What an article tells in open triples, clause by clause, then its appositions."""

    article: Article
    triples: tuple[OpenTriple, ...]

    def rows(self) -> Iterator[dict[str, object]]:
        """Give each triple as an object ready for JSON."""
        for triple in self.triples:
            yield {
                "article": self.article.id,
                "sentence": self._written([triple.sentence]),
                "clause": triple.clause,
                "subject": self._written(triple.subject),
                "predicate": self._written(triple.predicate),
                "object": self._written(triple.object),
                "relation": triple.relation,
                "negated": triple.negated,
                "conjunction": self._written(triple.conjunction) if triple.conjunction else None,
                "attribution": self._written(triple.attribution) if triple.attribution else None,
            }

    def _written(self, spans: Sequence[Span]) -> dict[str, object]:
        words = " ".join(self.article.text[span.start : span.end] for span in spans).split()
        return {"text": " ".join(words), "spans": [list(span) for span in spans]}


class TripleExtractor:
    """Tells what parsed articles of one language say in open triples.

    Args:
        lang: The language, for the words that negate.

    Raises:
        OntologyError: There are no cue words of the language.
    """

    def __init__(self, lang: str) -> None:
        self._cues = load_cues(lang)

    def read(self, article: Article, doc: Doc) -> ArticleTriples:
        """Tell an article, given its parsed text."""
        tree = tree_of(doc)
        told: list[OpenTriple] = []
        for number, clause in enumerate(clauses(tree)):
            told += _ClauseTriples(tree, clause, number, self._cues).triples()
        return ArticleTriples(article, (*told, *_appositions(tree)))


class _ClauseTriples:
    """Tells one clause."""

    def __init__(self, tree: Tree, clause: Clause, number: int, cues: Cues) -> None:
        self.tree = tree
        self.clause = clause
        self.number = number
        self.cues = cues
        self.verbless = tree.pos[clause.head] not in ("VERB", "AUX")

    def triples(self) -> Iterator[OpenTriple]:
        """Give a triple for each subject and argument."""
        arguments = [(self._nominal(), self.clause.head)] if self.verbless else list(self._arguments())
        told = arguments or [([], NO_WORD)]
        for subject, (words, head) in product(self.clause.subjects or (NO_WORD,), told):
            if subject != NO_WORD or (words and self._hides()):
                yield self._triple(subject, words, head)

    def _hides(self) -> bool:
        """Tell whether the verb itself says who its subject is."""
        morph = self.tree.morph[self.clause.head]
        return "Person" in morph and morph.get("Mood") != "Imp"

    def _nominal(self) -> list[int]:
        """Give what a clause without a verb says of its subject."""
        tree, head = self.tree, self.clause.head
        first = min(self.clause.subjects, default=head)
        apart = [c for c in tree.children[head] if self._negates(c) or c < min(first, head)]
        found = phrase(tree, head, without=apart)
        return sorted({*found, *(c for c in tree.children[head] if relation(tree, c) == "case")})

    def _arguments(self) -> Iterator[tuple[list[int], int]]:
        """Give the phrases of the arguments with the word that says how each hangs on the verb."""
        for verb in (*self.clause.chain, self.clause.head):
            for child in self.tree.children[verb]:
                if self._is_argument(child):
                    whole = relation(self.tree, child) == "ccomp"
                    for part in conjuncts(self.tree, child):
                        yield phrase(self.tree, part, whole=whole), child

    def _is_argument(self, child: int) -> bool:
        tree, dep = self.tree, relation(self.tree, child)
        if dep == "xcomp":
            return not is_verbal(tree, child)
        relative = tree.morph[child].get("PronType") == "Rel"
        return dep in _OBJECTS and not relative and child not in self.clause.subjects

    def _triple(self, subject: int, words: list[int], argument: int) -> OpenTriple:
        tree, head = self.tree, self.clause.head
        predicate = self._predicate()
        case = self._case(argument) if argument not in (NO_WORD, head) else []
        first, last = tree.sentences[tree.sentence[head]]
        return OpenTriple(
            sentence=tree.span(first, last - 1),
            clause=self.number,
            subject=pieces(tree, self._subject(subject)) if subject != NO_WORD else (),
            predicate=joined(pieces(tree, predicate), pieces(tree, case)),
            object=pieces(tree, words),
            relation="" if argument == NO_WORD else "cop" if argument == head else tree.dep[argument],
            negated=any(self._negates(word) for word in predicate),
            conjunction=pieces(tree, _conjunction(tree, head)),
            attribution=_attribution(tree, head),
        )

    def _subject(self, subject: int) -> list[int]:
        whole = relation(self.tree, subject) == "csubj"
        return phrase(self.tree, subject, without=[self.clause.head], whole=whole)

    def _predicate(self) -> list[int]:
        """Give the words of the predicate: verbs, auxiliaries, particles, negation."""
        tree, head = self.tree, self.clause.head
        words = set() if self.verbless else {head}
        for verb in (*self.clause.chain, head):
            words |= {c for c in tree.children[verb] if tree.dep[c] in PREDICATE_PARTS or self._negates(c)}
            words |= {c for c in tree.children[verb] if relation(tree, c) in ("aux", "cop")}
        for verb in self.clause.chain:
            opened = [c for c in tree.children[verb] if relation(tree, c) == "xcomp"]
            words |= {verb, *(m for c in opened for m in tree.dependents(c, "mark"))}
        return sorted(words)

    def _case(self, argument: int) -> list[int]:
        """Give the preposition before an argument."""
        found = [c for c in self.tree.dependents(argument, "case") if c < argument]
        return sorted({*found, *(f for c in found for f in self.tree.dependents(c, "fixed"))})

    def _negates(self, word: int) -> bool:
        tree = self.tree
        if tree.morph[word].get("Polarity") == "Neg":
            return True
        return relation(tree, word) in ("advmod", "aux", "discourse") and self.cues.negates(tree.lemma[word])


def _conjunction(tree: Tree, word: int) -> list[int]:
    """Give the words that open an adverbial clause."""
    if relation(tree, word) != "advcl":
        return []
    found = [mark for mark in tree.dependents(word, "mark") if mark < word]
    return sorted({*found, *(f for mark in found for f in tree.dependents(mark, "fixed"))})


def _attribution(tree: Tree, word: int) -> tuple[Span, ...]:
    """Give the subject and the verb of the clause that reports a clause."""
    while tree.head[word] != NO_WORD and relation(tree, word) != "ccomp":
        if relation(tree, word) not in ("conj", "xcomp"):
            return ()
        word = tree.head[word]
    above = tree.head[word]
    if above == NO_WORD or tree.pos[above] not in ("VERB", "AUX"):
        return ()
    speakers = [pieces(tree, phrase(tree, s, without=[above])) for s in subjects(tree, above)]
    return (*chain.from_iterable(speakers), *pieces(tree, [above]))


def _appositions(tree: Tree) -> Iterator[OpenTriple]:
    """Tell what stands beside a noun as another name for it; ages and dates are none."""
    for word, dep in enumerate(tree.dep):
        above = tree.head[word]
        if dep != "appos" or above == NO_WORD or is_clause(tree, word):
            continue
        if tree.pos[word] == "NUM" or tree.dependents(word, "nummod"):
            continue
        first, last = tree.sentences[tree.sentence[word]]
        names = [pieces(tree, phrase(tree, part)) for part in (above, word)]
        yield OpenTriple(tree.span(first, last - 1), -1, names[0], (), names[1], "appos")
