"""What English training makes of a treebank: paragraphs, words written together, lemmas, other capitals."""

from pathlib import Path

import pytest

from kg.language.conllu import Sentence, parse_sentences
from kg.training.casing import headline, variants
from kg.training.spans import word_starts

pytest.importorskip("torch", reason="torch is in the extra train")

from kg.training.borders import paragraphs, written_together

TREES = """# newdoc id = a
# newpar
# text = We cannot wait.
1	We	we	PRON	_	_	4	nsubj	_	_
2-3	cannot	_	_	_	_	_	_	_	_
2	can	can	AUX	_	_	4	aux	_	_
3	not	not	PART	_	_	4	advmod	_	_
4	wait	wait	VERB	_	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	_	_	4	punct	_	_

# text = They cannot.
1	They	they	PRON	_	_	2	nsubj	_	_
2-3	cannot	_	_	_	_	_	_	_	SpaceAfter=No
2	can	can	AUX	_	_	0	root	_	_
3	not	not	PART	_	_	2	advmod	_	_
4	.	.	PUNCT	_	_	2	punct	_	_

# newpar
# text = Kerry didn't.
1	Kerry	Kerry	PROPN	_	_	2	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	SpaceAfter=No
2	did	do	AUX	_	_	0	root	_	_
3	n't	not	PART	_	_	2	advmod	_	_
4	.	.	PUNCT	_	_	2	punct	_	_
"""


@pytest.fixture
def sentences() -> list[Sentence]:
    return list(parse_sentences(TREES.splitlines()))


def test_paragraphs_hold_their_words_and_sentences(sentences: list[Sentence]) -> None:
    found = list(paragraphs(sentences))
    assert [p.text.strip() for p in found] == ["We cannot wait. They cannot.", "Kerry didn't."]
    assert sorted(found[0].sentences) == [0, 16]
    assert [found[0].text[at] for at in sorted(found[0].words)] == list("Wcnw.Tcn.")


def test_words_written_together_are_learned(sentences: list[Sentence]) -> None:
    assert written_together(paragraphs(sentences)) == {"cannot": 3}
    assert word_starts(sentences[2]) == [0, 6, 9, 12]


def test_headlines_have_capitals_and_no_full_stop(sentences: list[Sentence]) -> None:
    made = headline(sentences[0])
    assert [word.form for word in made.words] == ["We", "Can", "Not", "Wait"]
    assert made.tokens[-1].last == 3
    assert [word.head for word in made.words] == [4, 4, 4, 0]


def test_copies_are_made_of_some_sentences_only(sentences: list[Sentence]) -> None:
    made = list(variants(sentences * 10))
    assert len(made) > 30 and made == list(variants(sentences * 10))
    forms = {word.form for sentence in made for word in sentence.words}
    assert "they" in forms and "KERRY" in forms and "Can" in forms


def test_a_whole_training(tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    from kg import training
    from kg.language import load

    (tmp_path / "x-train.conllu").write_text((TREES + "\n") * 3, encoding="utf-8")
    (tmp_path / "y-train.conllu").write_text(TREES, encoding="utf-8")
    (tmp_path / "v.vec").write_text("we 1 0 0\ncan 0 1 0\nwait 1 1 0\n", encoding="utf-8")
    out = training.train("en", tmp_path, output=tmp_path / "model", cycles=(1,))
    doc = load("en", pipeline=str(out))("We cannot wait.\nKerry didn't.")
    assert doc.text == "We cannot wait.\nKerry didn't."
    assert doc.has_annotation("DEP") and doc.vocab.lang == "en"
