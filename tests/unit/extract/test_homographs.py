"""Words written like prepositions are verbs again where what the verb goes with follows."""

import pytest

from kg.extract.homographs import verbs_again
from kg.extract.tree import NO_WORD, Tree, tree_of
from tests.support.trees import tree

EXPRESSED = """
و       و     CCONJ _ 0 root
عبر     عبر   ADP   _ 3 case
الوزير  وزير  NOUN  Definite=Def 1 obl
عن      عن    ADP   _ 5 case
أسف     أسف   NOUN  _ 3 nmod
ه       ه     PRON  _ 5 nmod
"""
SHOWED = """
و       و     CCONJ _ 5 cc
بين     بين   ADP   _ 3 case
التقرير تقرير NOUN  Definite=Def 5 obl
أن      أن    SCONJ _ 5 mark
اشترى   اشترى VERB  _ 0 root
منازل   منزل  NOUN  _ 5 obj
"""
THROUGH = """
و       و     CCONJ _ 4 cc
عبر     عبر   ADP   _ 3 case
موقع    موقع  NOUN  _ 4 obl
أعلنت   أعلن  VERB  _ 0 root
عن      عن    ADP   _ 6 case
خسائر   خسارة NOUN  _ 4 obl:arg
"""
INSIDE = """
أعلن    أعلن  VERB  _ 0 root
الوزير  وزير  NOUN  Definite=Def 1 nsubj
عبر     عبر   ADP   _ 4 case
موقع    موقع  NOUN  _ 1 obl
عن      عن    ADP   _ 6 case
خسائر   خسارة NOUN  _ 1 obl:arg
"""


TURN = """
من      من    ADP   _ 2 case
جانب    جانب  NOUN  _ 5 nmod
ه       ه     PRON  _ 2 nmod
عبر     عبر   ADP   _ 5 case
الوزير  وزير  NOUN  Definite=Def 0 root
عن      عن    ADP   _ 7 case
أسف     أسف   NOUN  _ 5 nmod
"""


def mended(sentence: str) -> tuple[Tree, Tree]:
    before = tree_of(tree(sentence, glued="و أسف"))
    return before, verbs_again(before, "ar")


def hangs(words: Tree, word: int) -> tuple[str, str]:
    head = words.head[word]
    return words.dep[word], "" if head == NO_WORD else words.text[head]


def test_whose_turn_it_is_stands_before_the_verb() -> None:
    _, after = mended(TURN)
    assert after.pos[3] == "VERB" and hangs(after, 4) == ("nsubj", "عبر")


def test_the_preposition_of_its_topic_tells_the_verb() -> None:
    _, after = mended(EXPRESSED)
    assert after.pos[1] == "VERB" and hangs(after, 1) == ("parataxis", "و")
    assert hangs(after, 2) == ("nsubj", "عبر") and after.prepositions[2] == ""
    assert hangs(after, 4) == ("obl:arg", "عبر") and after.prepositions[4] == "عن"
    assert after.children[1] == [2, 4] and after.children[0] == [1]


def test_a_content_clause_tells_the_verb_and_hangs_on_it() -> None:
    _, after = mended(SHOWED)
    assert after.pos[1] == "VERB" and hangs(after, 1) == ("ROOT", "")
    assert hangs(after, 2) == ("nsubj", "بين") and hangs(after, 4) == ("ccomp", "بين")


@pytest.mark.parametrize("sentence", [THROUGH, INSIDE])
def test_prepositions_stay(sentence: str) -> None:
    before, after = mended(sentence)
    assert after is before


def test_other_languages_stay() -> None:
    before = tree_of(tree(EXPRESSED))
    assert verbs_again(before, "en") is before


DIRECTLY = """
و       و     CCONJ _ 0 root
عبر     عبر   ADP   _ 4 advmod:emph
عن      عن    ADP   _ 4 case
تعازي   تعزية NOUN  _ 1 obl
"""


def test_a_verb_without_subject_stands_above_what_it_hung_on() -> None:
    _, after = mended(DIRECTLY)
    assert after.pos[1] == "VERB" and hangs(after, 1) == ("parataxis", "و")
    assert hangs(after, 3) == ("obl:arg", "عبر") and after.children[1] == [3]


def test_a_shadda_tells_the_verb_without_its_topic() -> None:
    rows = """
    و      و    CCONJ _ 0 root
    بيّن    بين  ADP   _ 3 case
    المدير مدير NOUN  Definite=Def 1 obl
    الخطة  خطة  NOUN  Definite=Def 3 nmod
    """
    _, after = mended(rows)
    assert after.pos[1] == "VERB" and hangs(after, 2) == ("nsubj", "بيّن")
    assert mended(rows.replace("بيّن", "بين"))[1].pos[1] == "ADP"


def test_quotation_marks_and_a_comma_before_the_topic_part_nothing() -> None:
    quoted = SHOWED.replace("التقرير تقرير NOUN  Definite=Def 5 obl", "“ “ PUNCT _ 5 punct").replace(
        "أن      أن    SCONJ _ 5 mark", "العلي العلي X _ 6 obl\n، ، PUNCT _ 6 punct\nأن أن SCONJ _ 7 mark"
    )
    rows = quoted.replace("اشترى   اشترى VERB  _ 0 root", "اشترى اشترى VERB _ 0 root").replace(
        "5 obj", "7 obj"
    )
    _, after = mended(rows.replace("و       و     CCONJ _ 5 cc", "و و CCONJ _ 7 cc").replace("_ 6 ", "_ 7 "))
    assert after.pos[1] == "VERB" and hangs(after, 3) == ("nsubj", "بين")
