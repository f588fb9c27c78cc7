"""From a parsed article to its open triples.

Comes in: an article and its Doc. Goes out: `ArticleTriples`.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.extract.dateline import apart, is_dateline
from kg.extract.mentions import Draft, find_mentions
from kg.extract.tree import NO_WORD, Tree, tree_of
from kg.extract.triples.clauses import clauses
from kg.extract.triples.confidence import Way, confidence
from kg.extract.triples.hidden import hidden_subjects, with_subject
from kg.extract.triples.mended import mended
from kg.extract.triples.names import names
from kg.extract.triples.teller import Teller
from kg.extract.triples.values import Argument, ArticleTriples, OpenTriple, Pieces
from kg.extract.triples.words import load
from kg.model import Article
from kg.process import collector_waits
from kg.text import datelines


class TripleExtractor:
    """Tells what parsed articles of one language say in open triples.

    Args:
        lang: The language, for its words that negate and cite, its light verbs and its copula.

    Raises:
        OntologyError: There are no words of the language.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._words = load(lang)

    @collector_waits()
    def read(self, article: Article, doc: Doc) -> ArticleTriples:
        """Tell an article, given its parsed text."""
        drafts, lines = find_mentions(doc), datelines(article.text)
        tree = mended(apart(tree_of(doc), lines), drafts, self._words, self._lang)
        told: dict[tuple[Pieces, Pieces, str, Pieces], OpenTriple] = {}
        for triple in (*self._clauses(tree, doc, drafts), *self._names(tree, drafts)):
            if not is_dateline(lines, triple.sentence):
                told.setdefault((triple.subject, triple.predicate, triple.implied, triple.object), triple)
        return ArticleTriples(article, tuple(sorted(told.values(), key=lambda one: one.sentence.start)))

    def _clauses(self, tree: Tree, doc: Doc, drafts: Sequence[Draft]) -> Iterator[OpenTriple]:
        told = [
            ((*clause.chain, clause.head)[0], triple)
            for number, clause in enumerate(clauses(tree))
            for triple in Teller(tree, clause, self._words).triples(number)
        ]
        all_told = all(triple.subject for _, triple in told)
        hidden = {} if all_told else hidden_subjects(tree, doc, drafts, self._lang)
        for verb, triple in told:
            yield triple if triple.subject else with_subject(triple, hidden.get(verb, ()))

    def _names(self, tree: Tree, drafts: Sequence[Draft]) -> Iterator[OpenTriple]:
        for named in names(tree, drafts):
            yield OpenTriple(
                sentence=tree.sentence_span(named.head),
                clause=NO_WORD,
                kind=named.kind,
                subject=named.name,
                predicate=(),
                arguments=(Argument(named.other, "appos"),),
                implied=self._words.copula(tree, named.head),
                confidence=confidence(Way(named.kind, words=_words(tree, named.head), implied=True)),
            )


def _words(tree: Tree, word: int) -> int:
    """Give the number of words of the sentence of a word."""
    first, end = tree.sentences[tree.sentence[word]]
    return end - first
