"""F1 of names on raw text against marked mentions."""

import spacy

from kg.language.conllu import parse_sentences
from kg.training.mentions import gold_names, has_marks, mention_f1

TREES = """# text = Nadia Salim can't see Basra.
1	Nadia	Nadia	PROPN	NNP	_	5	nsubj	_	Entity=(1-person-new
2	Salim	Salim	PROPN	NNP	_	1	flat	_	Entity=1)
3-4	can't	_	_	_	_	_	_	_	_
3	ca	can	AUX	MD	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	see	see	VERB	VB	_	0	root	_	_
6	Basra	Basra	PROPN	NNP	_	5	obj	_	Entity=(2-place-new)|SpaceAfter=No
7	.	.	PUNCT	.	_	5	punct	_	_
"""


def test_names_are_compared_by_their_characters() -> None:
    sentences = list(parse_sentences(TREES.splitlines()))
    assert has_marks(sentences)
    assert list(gold_names(sentences[0])) == [(0, 11, "PERSON"), (22, 27, "LOC")]
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "GPE", "pattern": "Basra"}, {"label": "PERSON", "pattern": "Nadia"}]
    )
    scores = mention_f1(nlp, sentences)
    assert scores == {"names_LOC": 100.0, "names_PERSON": 0.0, "names": 50.0}
