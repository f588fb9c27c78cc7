"""A dateline is apart: no subject, no part of the first clause, no participant."""

import pytest
from spacy.tokens import Doc

from kg.extract.dateline import apart, is_dateline, words_of
from kg.extract.reader import Extractor
from kg.extract.tree import NO_WORD, Tree, tree_of
from kg.extract.triples import TripleExtractor
from kg.language import load
from kg.model import Article, Reading, Span
from kg.text import datelines
from tests.support.trees import tree

SUBJECT = """
    MADRID   Madrid   PROPN _ 8 nsubj GPE
    (        (        PUNCT _ 3 punct
    Reuters  Reuters  PROPN _ 1 appos ORG
    )        )        PUNCT _ 3 punct
    -        -        PUNCT _ 1 punct
    The      the      DET   _ 7 det
    minister minister NOUN  _ 8 nsubj
    met      meet     VERB  VerbForm=Fin 0 root
    Putin    Putin    PROPN _ 8 obj PERSON
    .        .        PUNCT _ 8 punct
"""
HEIR = """
    BAGHDAD  Baghdad  PROPN _ 7 nsubj GPE
    (        (        PUNCT _ 3 punct
    AP       AP       PROPN _ 1 appos ORG
    )        )        PUNCT _ 3 punct
    -        -        PUNCT _ 6 punct
    Gunmen   gunman   NOUN  _ 1 appos
    attacked attack   VERB  VerbForm=Fin 0 root
    police   police   NOUN  _ 7 obj
"""
ROOT = """
    Cairo    Cairo    PROPN _ 0 root GPE
    (        (        PUNCT _ 3 punct
    AFP      AFP      PROPN _ 1 appos ORG
    )        )        PUNCT _ 3 punct
    -        -        PUNCT _ 7 punct
    Egypt    Egypt    PROPN _ 7 nsubj GPE
    attacked attack   VERB  VerbForm=Fin 1 parataxis
    rebels   rebel    NOUN  _ 7 obj
    ,        ,        PUNCT _ 10 punct
    said     say      VERB  VerbForm=Fin 1 parataxis
    police   police   NOUN  _ 10 nsubj
    .        .        PUNCT _ 1 punct
"""
GLUE = "( AP Reuters AFP ."


def english(rows: str) -> Doc:
    return tree(rows, lang="en", glued=GLUE)


def cut(rows: str) -> Tree:
    doc = english(rows)
    return apart(tree_of(doc), datelines(doc.text))


def told(found: Tree) -> dict[str, tuple[str, str]]:
    """Relation and head of every word that is no punctuation."""
    return {
        found.text[word]: (found.dep[word], found.text[above] if above != NO_WORD else "")
        for word, above in enumerate(found.head)
        if found.pos[word] != "PUNCT"
    }


def test_a_dateline_is_no_subject() -> None:
    found = cut(SUBJECT)
    assert told(found)["MADRID"] == ("root", "") and told(found)["minister"] == ("nsubj", "met")
    assert found.sentences == [(0, 5), (5, 10)] and found.sentence == [0] * 5 + [1] * 5
    met = found.text.index("met")
    assert [found.text[word] for word in found.children[met]] == ["minister", "Putin", "."]


def test_what_hung_on_a_dateline_takes_its_place() -> None:
    found = told(cut(HEIR))
    assert (found["Gunmen"], found["attacked"]) == (("nsubj", "attacked"), ("root", ""))
    assert found["BAGHDAD"] == ("root", "") and found["police"] == ("obj", "attacked")


def test_the_clause_below_a_dateline_is_a_sentence() -> None:
    found = told(cut(ROOT))
    assert (found["Cairo"], found["attacked"]) == (("root", ""), ("root", ""))
    assert found["said"] == ("parataxis", "attacked") and found["Egypt"] == ("nsubj", "attacked")


def test_every_head_stays_in_its_sentence() -> None:
    for rows in (SUBJECT, HEIR, ROOT):
        found = cut(rows)
        for first, stop in found.sentences:
            heads = found.head[first:stop]
            assert heads.count(NO_WORD) == 1
            assert all(above == NO_WORD or first <= above < stop for above in heads)
        assert sorted(w for below in found.children for w in below) == [
            word for word, above in enumerate(found.head) if above != NO_WORD
        ]


def test_a_tree_without_a_dateline_stays_as_it_is() -> None:
    doc = english(SUBJECT.replace("(", ",").replace("-", ","))
    before = tree_of(doc)
    assert apart(before, datelines(doc.text)) is before


def reading(doc: Doc) -> Reading:
    return Extractor("en").read(Article("a", "en", doc.text), doc)


def subjects(found: Reading) -> list[list[str]]:
    return [[found.mentions[one.mention].text for one in report.subject] for report in found.reports]


def test_events_and_open_triples_of_hand_written_trees() -> None:
    doc = english(SUBJECT)
    assert subjects(reading(doc)) == [["The minister"]]
    rows = list(TripleExtractor("en").read(Article("a", "en", doc.text), doc).rows())
    assert [(row["subject"]["text"], row["predicate"]["text"]) for row in rows] == [("The minister", "met")]


SENTENCES = [
    ("MADRID, March 3 (Reuters) - The minister said on Friday that Spain would send troops.", "The minister"),
    ("WASHINGTON — President Joe Biden met the Israeli prime minister on Tuesday.", "President Joe Biden"),
    ("BAGHDAD (AP) — Gunmen attacked a checkpoint north of the city.", "Gunmen"),
    ("(Reuters) - Turkey arrested two journalists on Friday.", "Turkey"),
    ("Cairo, 5 May (AFP) - Egypt denied that the crossing had been closed.", "Egypt"),
    ("DAMASCUS, Syria (AP) -- Rebels seized a base near Aleppo.", "Rebels"),
    ("Talks fail\n\nSEOUL, Sept. 12, 2017 (Yonhap) -- North Korea fired a missile.", "North Korea"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "subject"), SENTENCES)
def test_sentences_of_our_own(text: str, subject: str) -> None:
    article, doc, (line,) = Article("a", "en", text), load("en")(text), datelines(text)
    found = Extractor("en").read(article, doc)
    assert [subject] in subjects(found)
    assert not any(is_dateline([line], report.sentence) for report in found.reports)
    taking_part = {
        one.mention
        for report in found.reports
        for one in (*report.subject, *report.object, *([report.place] if report.place else []))
    }
    assert not any(is_dateline([line], found.mentions[number].span) for number in taking_part)
    assert any(is_dateline([line], mention.span) for mention in found.mentions) or "(Reuters) - T" in text
    told = TripleExtractor("en").read(article, doc)
    assert subject in {" ".join(text[a:b] for a, b in triple.subject) for triple in told.triples}
    spans = [span for triple in told.triples for span in (*triple.subject, *triple.predicate, *triple.object)]
    assert spans and all(Span(*span).start >= line[1] or span.end <= line[0] for span in spans)


def test_nothing_in_a_dateline_happens() -> None:
    doc = tree(
        """
        كتبت   كتب  VERB Voice=Act|Gender=Fem|Person=3 0 root
        -      -    PUNCT _ 1 punct
        هدى    هدى  X _ 1 nsubj
        :      :    PUNCT _ 1 punct
        قرر    قرر  VERB Voice=Act|Gender=Masc|Person=3 1 ccomp
        """
    )
    lines = [(0, doc[4].idx)]
    cut = apart(tree_of(doc), lines)
    assert cut.pos == ["X", "PUNCT", "X", "PUNCT", "VERB"]
    assert words_of(cut, lines) == {0, 1, 2, 3}
