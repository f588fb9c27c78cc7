"""The lists of a tree: heads, keys, governing prepositions."""

from kg.extract.tree import NO_WORD, features, tree_of
from tests.support.trees import tree

KILLED = """
قُتل     قَتَل  VERB  Voice=Pass|Gender=Masc  0 root
الجنود   جندي   NOUN  Number=Plur             1 nsubj:pass
علي      على    ADP   _                       5 case
يد       يد     NOUN  _                       3 fixed
مسلحين   مسلح   NOUN  Number=Plur             1 obl
في       في     ADP   _                       7 case
حلب      حلب    X     _                       1 obl
"""
SAID = """
قـال     قال    VERB  _                       0 root
أحمد     أحمد   X     _                       1 nsubj
"""
TWO = """
رفض      رفض    VERB  _                       0 root
العرض    عرض    NOUN  _                       1 obj
م        م      X     _                       1 nsubj
.        .      PUNCT _                       3 punct
سعيد     سعيد   X     _                       3 flat
.        .      PUNCT _                       1 punct
قبل      قبل    VERB  _                       1 parataxis
الطلب    طلب    NOUN  _                       7 obj
"""


def test_words_have_places_heads_and_sentences() -> None:
    doc = tree(KILLED, SAID)
    found = tree_of(doc)
    assert len(found) == 9 and found.sentences == [(0, 7), (7, 9)]
    assert found.sentence == [0] * 7 + [1] * 2
    assert [n for n, head in enumerate(found.head) if head == NO_WORD] == [0, 7]
    assert [doc.text[a:b] for a, b in zip(found.start, found.end, strict=True)] == found.text
    assert found.children[0] == [1, 4, 6] and found.children[7] == [8]


def test_keys_are_folded_and_labels_are_not() -> None:
    found = tree_of(tree(KILLED, SAID))
    assert found.norm[0] == found.lemma[0] == "قتل"
    assert found.label[2] == "على" and found.lemma[2] == "علي"
    assert found.norm[7] == "قال" and found.lemma[8] == "احمد"


def test_prepositions_of_one_word_and_of_several() -> None:
    found = tree_of(tree(KILLED))
    assert found.prepositions == ["", "", "", "", "علي_يد", "", "في"]


def test_a_postposed_case_word_governs_nothing() -> None:
    found = tree_of(tree("محمد محمد X _ 0 root\nفي في ADP _ 1 case"))
    assert found.prepositions == ["", ""]


def test_dependents_are_found_by_the_main_relation() -> None:
    found = tree_of(tree(KILLED))
    assert found.dependents(0, "nsubj") == [1]
    assert found.dependents(0, "nsubj", "obl") == [1, 4, 6]
    assert found.dependents(0, "obj") == []


def test_ways_up_and_down() -> None:
    found = tree_of(tree(KILLED))
    assert found.ancestors(3) == [2, 4, 0] and found.ancestors(0) == []
    assert found.subtree(4) == [2, 3, 4] and found.subtree(0) == list(range(7))
    assert found.span(0, 1) == (0, 11)


def test_features_of_a_word() -> None:
    assert features("Gender=Masc|Number=Sing") == {"Gender": "Masc", "Number": "Sing"}
    assert features("") == features("_") == {}


def test_a_short_text_that_is_read_as_one_has_several_sentences() -> None:
    doc = tree(TWO, glued="م سعيد")
    found = tree_of(doc)
    sentences = [doc.text[slice(*found.sentence_span(word))] for word in range(len(found))]
    assert sentences == ["رفض العرض م. سعيد."] * 6 + ["قبل الطلب"] * 2


def test_each_sentence_of_such_a_text_has_a_tree_of_its_own() -> None:
    found = tree_of(tree(TWO, glued="م سعيد"))
    assert found.sentences == [(0, 6), (6, 8)] and found.head[6] == NO_WORD and found.head[7] == 6
    assert found.dep[6] == "root" and found.children[0] == [1, 2, 5]


BEHIND = """
قال      قال    VERB  _                       0 root
«        «      PUNCT _                       3 punct
نعم      نعم    PART  _                       1 obj
.        .      PUNCT _                       3 punct
»        »      PUNCT _                       3 punct
اليوم    يوم    NOUN  _                       7 obl
غادر     غادر   VERB  _                       3 conj
"""


def test_a_quotation_mark_belongs_to_the_sentence_that_it_closes() -> None:
    found = tree_of(tree(BEHIND, glued="« نعم ."))
    assert found.sentences == [(0, 5), (5, 7)] and found.head[5:] == [6, NO_WORD]
