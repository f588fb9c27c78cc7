"""Figures on trees written by hand."""

from kg.language import doc_from_conllu
from kg.language.conllu import Sentence, parse_sentences
from kg.training.scoring import FIGURES, align_by_form, align_by_span, count_pairs, doc_nodes, gold_nodes

GOLD = """\
# text = وصل للمدينة.
1	وصل	وَصَل	VERB	V	_	0	root	_	_
2-3	للمدينة	_	_	_	_	_	_	_	SpaceAfter=No
2	ل	لِ	ADP	P	_	3	case	_	_
3	المدينة	مَدِينَة	NOUN	N	Case=Gen	1	obl	_	_
4	.	.	PUNCT	G	_	1	punct	_	_
"""


def gold() -> Sentence:
    return next(iter(parse_sentences(GOLD.splitlines())))


def counts(found: str) -> list[dict[str, int]]:
    ours, theirs = gold_nodes(gold()), doc_nodes(doc_from_conllu(found))
    return [dict(count_pairs(ours, theirs, align(ours, theirs))) for align in (align_by_span, align_by_form)]


def test_gold_is_all_right() -> None:
    for count in counts(GOLD):
        assert all(count[name] == 4 for name in ("gold", "found", *FIGURES))


def test_a_word_that_is_not_split_is_lost_and_its_children_with_it() -> None:
    lines = GOLD.splitlines()
    whole = "\n".join(
        [*lines[:2], lines[4].replace("3	المدينة", "2	للمدينة"), lines[5].replace("4	.", "3	.")]
    )
    whole = whole.replace("obl	_	_", "obl	_	SpaceAfter=No")
    for count in counts(whole):
        assert (count["gold"], count["found"], count["words"], count["las"]) == (4, 3, 2, 2)


def test_wrong_spelling_is_right_by_span_only() -> None:
    spans, forms = counts(GOLD.replace("3	المدينة", "3	المدينه"))
    assert spans["words"] == 4 and forms["words"] == 3


def test_labels_and_heads() -> None:
    changed = GOLD.replace("1	obl", "1	obj").replace("G	_	1	punct", "G	_	3	punct")
    for count in counts(changed):
        assert (count["uas"], count["las"]) == (3, 2)
