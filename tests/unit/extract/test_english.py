"""English mentions and lemmas: phrasal verbs, titles, possessors, shared subjects, "we"; statements."""

from itertools import groupby
from pathlib import Path

import pytest
import spacy

from kg.extract.mentions import find_mentions
from kg.extract.phrasal import join_phrases, phrases
from kg.extract.quotes import find_quotes, quote_at
from kg.extract.tree import tree_of
from kg.language import read_sentences
from kg.language.treebank import doc_from_sentences
from tests.support.trees import tree

TREES = Path(__file__).parents[2] / "golden/en/clauses.conllu"


def doc_of(name: str) -> spacy.tokens.Doc:
    vocab = spacy.blank("en").vocab
    for found, group in groupby(read_sentences(TREES), key=lambda sentence: sentence.doc_id):
        if found == name:
            return doc_from_sentences(list(group), vocab)
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("name", "word", "lemma"),
    [("phrasal", "carried", "carry_out"), ("phrasal", "called", "call_off"),
     ("possessive", "took", "take_part_in"), ("met", "met", "meet")],
)  # fmt: skip
def test_phrases_of_the_lexicon_are_one_lemma(name: str, word: str, lemma: str) -> None:
    tree = join_phrases(tree_of(doc_of(name)), "en")
    assert tree.lemma[tree.text.index(word)] == lemma


def test_arabic_has_no_phrases_and_keeps_its_tree() -> None:
    tree = tree_of(doc_of("met"))
    assert not phrases("ar", "V")
    assert join_phrases(tree, "ar") is tree


def test_a_phrase_takes_in_its_possessor_and_modifiers() -> None:
    doc = doc_of("possessive")
    texts = {doc[draft.start : draft.end].text for draft in find_mentions(doc)}
    assert "Turkey's elected government" in texts


def test_an_infinitive_hides_its_subject() -> None:
    doc = doc_of("wants")
    hidden = [doc[draft.head].text for draft in find_mentions(doc) if draft.form == "zero"]
    assert hidden == ["visit"]


def test_a_statement_behind_a_colon_is_speech() -> None:
    text = "The minister said:\n\nI welcome the deal between both sides.\n\nIt is a first step."
    quotes = find_quotes(text)
    assert quote_at(quotes, text.index("welcome")) == 0
    assert quote_at(quotes, text.index("first")) == 0
    assert quote_at(quotes, text.index("said")) == -1


def test_a_title_that_was_taken_with_a_name_is_no_part_of_it() -> None:
    doc = tree(
        """
        US        US        PROPN _ 2 compound PERSON
        Secretary Secretary PROPN _ 7 nsubj    PERSON
        of        of        ADP   _ 4 case     PERSON
        State     State     PROPN _ 2 nmod     PERSON
        John      John      PROPN _ 2 appos    PERSON
        Kerry     Kerry     PROPN _ 5 flat     PERSON
        left      leave     VERB  _ 0 root
        """,
        lang="en",
    )
    names = {doc[slice(*d.name)].text for d in find_mentions(doc) if d.name}
    assert names == {"John Kerry", "US"}
