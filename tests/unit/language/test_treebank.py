"""CoNLL-U as sentences, Docs and a pipeline."""

from pathlib import Path

import pytest

from kg.errors import PipelineError, TrainingDataError
from kg.language import doc_from_conllu, load, read_conllu
from kg.language.conllu import parse_sentences

ONE = """\
# newdoc id = one
# text = وزار الوزير مدرستها.
1-2	وزار	_	_	_	_	_	_	_	_
1	و	وَ	CCONJ	C	_	2	cc	_	_
2	زار	زَار	VERB	V	Aspect=Perf	0	root	_	_
3	الوزير	وَزِير	NOUN	N	Case=Nom	2	nsubj	_	_
4-5	مدرستها	_	_	_	_	_	_	_	SpaceAfter=No
4	مدرسة	مَدرَسَة	NOUN	N	_	2	obj	_	_
5	ها	هُوَ	PRON	S	_	4	nmod	_	_
6	.	.	PUNCT	G	_	2	punct	_	_

"""


def test_words_are_pieces_of_the_text() -> None:
    doc = doc_from_conllu(ONE)
    assert doc.text == "وزار الوزير مدرستها."
    assert [t.text for t in doc] == ["و", "زار", "الوزير", "مدرست", "ها", "."]
    assert [t.norm_ for t in doc] == ["و", "زار", "الوزير", "مدرسة", "ها", "."]
    assert [t.head.i for t in doc] == [1, 1, 1, 1, 3, 1]
    assert doc[1].lemma_ == "زار" and str(doc[1].morph) == "Aspect=Perf"
    assert len(list(doc.sents)) == 1


def test_a_file_stands_for_a_pipeline(tmp_path: Path) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text(ONE + ONE.replace("newdoc id = one", "newdoc id = two"), encoding="utf-8")
    nlp = load("ar", pipeline=str(path))
    text = "\nوزار الوزير مدرستها. وزار الوزير مدرستها.\n\n"
    doc = nlp(text)
    assert doc.text == text
    assert [s.text.strip() for s in doc.sents] == ["وزار الوزير مدرستها."] * 2
    assert len(list(read_conllu(path, nlp.vocab))) == 2
    with pytest.raises(PipelineError, match="no sentence"):
        nlp("نص آخر")


def test_a_word_with_fewer_letters_than_words_stays_one() -> None:
    lines = (
        "1-2 x _ _ _ _ _ _ _ _",
        "1 de de ADP _ _ 2 case _ _",
        "2 le le DET _ _ 0 root _ _",
    )
    doc = doc_from_conllu("\n".join(line.replace(" ", "\t") for line in lines))
    assert [t.text for t in doc] == ["x"]


def test_errors_name_the_line() -> None:
    with pytest.raises(TrainingDataError, match="here:2"):
        list(parse_sentences(["# text = x", "1\tx\tx"], where="here"))


def words(*heads: str, numbers: str = "123456789") -> list[str]:
    return [
        "\t".join([number, "x", "x", "X", "_", "_", head, "dep", "_", "_"])
        for number, head in zip(numbers, heads, strict=False)
    ]


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (words("0", "3", "2"), 3, "the heads lead round in a circle"),
        (words("2", "3", "1"), 2, "round in a circle"),
        (words("1"), 2, "round in a circle"),
        (words("0", "1", "4"), 4, "the head 4 is no word of the sentence"),
        (words("0", "1", numbers="13"), 3, "the word 3 stands where 2 should"),
        (words("0", "1", numbers="11"), 3, "the word 1 stands where 2 should"),
        (["\t".join(["1.1", *"xxX_____", "_"])], 2, "a sentence without words"),
        (["\t".join(["2-3", *"x________"]), *words("0", "1")], 2, "2-3 are no words of the sentence"),
        (["\t".join(["2-1", *"x________"]), *words("0", "1")], 2, "2-1 are no words of the sentence"),
        (words("0", numbers="²"), 2, "is no number"),
        (["\t".join(["1-2-3", *"x________"])], 2, "is no number"),
    ],
)
def test_what_is_no_tree_is_told_with_its_line(lines: list[str], line: int, message: str) -> None:
    with pytest.raises(TrainingDataError, match=message) as told:
        list(parse_sentences(["# text = x x x", *lines, ""], where="here"))
    assert told.value.where == f"here:{line}"


def test_trees_may_have_several_roots_and_empty_words() -> None:
    empty = "\t".join(["1.1", *"xxX______"])
    first, second, third = words("0", "_", "2")
    [found] = parse_sentences([first, empty, second, third])
    assert [word.head for word in found.words] == [0, 0, 2]


def test_unknown_pipelines() -> None:
    with pytest.raises(PipelineError, match="no-such-pipeline"):
        load("no-such-pipeline")
