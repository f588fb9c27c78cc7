"""Split patterns learned from multiword tokens."""

from kg.language.align import align_pieces
from kg.language.conllu import parse_sentences
from kg.training.splits import inventory, labels, number_patterns, split_of

LINES = (
    """\
# text = للأسلحة وقيمتها
1-2	للأسلحة	_	_	_	_	_	_	_	_
1	ل	ل	ADP	_	_	2	case	_	_
2	الأسلحة	سلاح	NOUN	_	_	0	root	_	_
3-5	وقيمتها	_	_	_	_	_	_	_	_
3	و	و	CCONJ	_	_	4	cc	_	_
4	قيمة	قيمة	NOUN	_	_	2	conj	_	_
5	ها	هو	PRON	_	_	4	nmod	_	_

"""
    * 3
)


def test_patterns_and_edits() -> None:
    sentences = list(parse_sentences(LINES.splitlines()))
    first, second = (split_of(sentences[0], token) for token in sentences[0].tokens)
    assert first is not None and second is not None
    assert (first.before, first.after, first.edits) == ((1,), (), ("=", "^ا"))
    assert (second.before, second.after, second.edits) == ((1,), (2,), ("=", "ت>ة", "="))
    patterns = inventory(sentences)
    assert len(patterns) == 3
    assert labels(sentences[0], number_patterns(patterns)) == [1, 2]


def test_pieces_that_cannot_be_found() -> None:
    assert align_pieces("ab", ["abcdefgh", "xyzuvwrst"]) is None
    assert align_pieces("للعبة", ["ل", "اللعبة"]) == [1, 4]
