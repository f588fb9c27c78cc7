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


def test_an_arabic_phrase_goes_on_behind_the_subject() -> None:
    released = """
    أطلقت   أطلق  VERB Voice=Act 0 root
    السلطات سلطة  NOUN _ 1 nsubj
    سراح    سراح  NOUN _ 1 obj
    الناشط  ناشط  NOUN _ 3 nmod
    """
    found = join_phrases(tree_of(tree(released)), "ar")
    assert found.lemma[0] == "اطلق_سراح" and ("سراح",) in phrases("ar", "V")["اطلق"]
    subject = released.replace("سلطة  NOUN", "سراح  NOUN").replace("سراح    سراح ", "صاروخا صاروخ")
    assert join_phrases(tree_of(tree(subject)), "ar").lemma[0] == "اطلق"


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


THOSE = """
We      we     PRON PronType=Prs|Number=Plur|Person=1 2 nsubj
condemn condemn VERB VerbForm=Fin 0 root
those   those  PRON Number=Plur|PronType=Dem 2 obj
who     who    PRON PronType=Rel 5 nsubj
planned plan   VERB VerbForm=Fin 3 acl:relcl
the     the    DET _ 7 det
attack  attack NOUN Number=Sing 5 obj
.       .      PUNCT _ 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "phrase"),
    [
        (THOSE, "those who planned the attack"),
        (THOSE.replace("who     who    PRON PronType=Rel", "that that PRON PronType=Rel"), None),
        (
            THOSE.replace("those   those  PRON Number=Plur|PronType=Dem", "everybody everybody PRON _"),
            "everybody who planned the attack",
        ),
        (THOSE.replace("acl:relcl", "ccomp").replace("3 ccomp", "2 ccomp"), None),
    ],
)  # fmt: skip
def test_people_told_by_a_clause(rows: str, phrase: str | None) -> None:
    doc = tree(rows, lang="en")
    people = [
        doc[d.start : d.end].text for d in find_mentions(doc) if d.kind == "GROUP" and d.form == "nominal"
    ]
    assert people == ([phrase] if phrase else [])


@pytest.mark.parametrize(
    ("word", "gender"), [("widow", "Fem"), ("fisherman", "Masc"), ("lawyer", ""), ("spokeswoman", "Fem")]
)
def test_nouns_tell_the_gender_of_people(word: str, gender: str) -> None:
    doc = tree(
        f"The the DET _ 2 det\n{word} {word} NOUN Number=Sing 3 nsubj\nleft leave VERB _ 0 root", lang="en"
    )
    assert [d.gender for d in find_mentions(doc)] == [gender]


@pytest.mark.parametrize(
    ("title", "name", "gender"),
    [("", "Angela", "Fem"), ("", "Zorblax", ""), ("Mr", "Zorblax", "Masc"), ("", "Wolfgang", "Masc")],
)
def test_titles_and_given_names_tell_the_gender_of_people(title: str, name: str, gender: str) -> None:
    rows = [f"{title} {title} PROPN _ 2 nmod:desc"] if title else []
    rows += [f"{name} {name} PROPN _ {len(rows) + 2} nsubj PERSON", "left leave VERB _ 0 root"]
    assert [d.gender for d in find_mentions(tree("\n".join(rows), lang="en"))] == [gender]


@pytest.mark.parametrize(
    ("rows", "phrase"),
    [
        (
            "U.N. U.N. PROPN _ 2 compound\nSecretary Secretary PROPN _ 5 nmod:desc\n- - PUNCT _ 2 punct\n"
            "General General PROPN _ 5 nmod:desc\nBrown Brown PROPN _ 6 nsubj PERSON\nled lead VERB _ 0 root",
            "U.N. Secretary-General Brown",
        ),
        (
            "The the DET _ 5 det\nfar far ADJ _ 4 amod\n- - PUNCT _ 2 punct\nright right ADJ _ 5 amod\n"
            "leader leader NOUN _ 7 nsubj\nBrown Brown PROPN _ 5 appos PERSON\nspoke speak VERB _ 0 root",
            "The far-right leader Brown",
        ),
    ],
)
def test_a_title_begins_before_a_hyphen(rows: str, phrase: str) -> None:
    doc = tree(rows, lang="en", glued="Secretary far -")
    assert phrase in [doc[draft.start : draft.end].text for draft in find_mentions(doc)]


def test_the_genitive_of_a_weekday_is_no_name() -> None:
    rows = (
        "Monday's Monday PROPN _ 2 compound {}\nearthquake earthquake NOUN _ 3 nsubj\nfelt feel VERB _ 0 root"
    )
    doc = tree(rows.format("ORG"), lang="en")
    assert not [draft for draft in find_mentions(doc) if draft.form == "name"]


@pytest.mark.parametrize(
    ("word", "lemma", "kind"),
    [("Afghans", "Afghan", "GROUP"), ("jury", "jury", "GROUP"), ("plumber", "plumber", "PERSON")],
)
def test_nationals_and_trades_are_people(word: str, lemma: str, kind: str) -> None:
    number = "Plur" if word.endswith("s") else "Sing"
    doc = tree(
        f"The the DET _ 2 det\n{word} {lemma} NOUN Number={number} 3 nsubj\nleft leave VERB _ 0 root",
        lang="en",
    )
    assert [draft.kind for draft in find_mentions(doc)] == [kind]


def test_who_was_shot_dead_is_no_dead_man_before() -> None:
    shot = (
        "shot shoot VERB Tense=Past 0 root\ndead dead ADJ _ 4 amod\n"
        "two two NUM _ 4 nummod\nmen man NOUN _ 1 obj"
    )
    doc = tree(shot, lang="en")
    assert "two men" in [doc[d.start : d.end].text for d in find_mentions(doc)]


def test_a_korean_name_goes_on_over_its_hyphen() -> None:
    rows = (
        "Moon Moon PROPN _ 5 nsubj PERSON\nJae Jae PROPN _ 1 flat PERSON\n- - PUNCT _ 4 punct\n"
        "in in ADP _ 2 dep\nsaid say VERB _ 0 root"
    )
    doc = tree(rows, lang="en", glued="Jae -")
    assert "Moon Jae-in" in [doc[d.start : d.end].text for d in find_mentions(doc)]


def test_a_noun_before_its_verb_is_no_phrase_with_it() -> None:
    rows = "helicopter helicopter NOUN _ 2 nsubj\ncrashed crash {} _ 0 root"
    lemmas = [
        join_phrases(tree_of(tree(rows.format(pos), lang="en")), "en").lemma for pos in ("VERB", "NOUN")
    ]
    assert [found[1] for found in lemmas] == ["crash", "helicopter_crash"]
