"""What Arabic denials reach, in hand-written trees: participles, existence, reports, shares."""

import pytest

from kg.extract import cues
from kg.extract.governors import governors
from kg.extract.scope import is_negated, is_shared_in
from kg.extract.tree import tree_of
from tests.support.trees import tree

AR = cues.load("ar")
PERF = "Aspect=Perf"
DENIED = f"نفى نفى VERB {PERF} 0 root\nالحزب حزب NOUN _ 1 nsubj\n"

NEGATED = {
    "a participle": (
        f"أعلن أعلن VERB {PERF} 0 root\nالوزير وزير NOUN _ 1 nsubj\nنافيا نافي ADJ Case=Acc 1 xcomp\n"
        "اعتقال اعتقال NOUN _ 3 obj",
        "اعتقال",
        True,
    ),
    "existence": (
        DENIED + "وجود وجود NOUN _ 1 obj\nأي أي ADJ _ 3 amod\nخلاف خلاف NOUN _ 4 nmod",
        "خلاف",
        True,
    ),
    "lack of existence": (
        f"أكد أكد VERB {PERF} 0 root\nعدم عدم NOUN _ 1 obj\nوجود وجود NOUN _ 2 nmod\nخلاف خلاف NOUN _ 3 nmod",
        "خلاف",
        True,
    ),
    "existed": (
        f"أكد أكد VERB {PERF} 0 root\nوجود وجود NOUN _ 1 obj\nخلاف خلاف NOUN _ 2 nmod",
        "خلاف",
        False,
    ),
    "news of it, hung on the verb": (
        DENIED
        + "صحة صحة NOUN _ 1 obj\nالأنباء نبأ NOUN _ 3 nmod\nعن عن ADP _ 6 case\nرحيل رحيل NOUN _ 1 obl:arg",
        "رحيل",
        True,
    ),
    "claims about it": (
        f"دحض دحض VERB {PERF} 0 root\nالادعاءات ادعاء NOUN _ 1 obj\nب ب ADP _ 4 case\nشأن شأن NOUN _ 2 nmod\n"
        "تعذيب تعذيب NOUN _ 4 nmod",
        "تعذيب",
        True,
    ),
    "what never was before": (
        f"لم لم PART _ 2 advmod\nيسبق سبق VERB Mood=Jus 0 root\nأن أن SCONJ _ 4 mark\n"
        f"زار زار VERB {PERF} 2 csubj",
        "زار",
        True,
    ),
    "a share": (
        DENIED + "تورطه تورط NOUN _ 1 obj\nفي في ADP _ 5 case\nالهجوم هجوم NOUN _ 3 nmod",
        "الهجوم",
        True,
    ),
    "the statement it stands in": (
        f"رفض رفض VERB {PERF} 0 root\nالوزير وزير NOUN _ 1 nsubj\nفي في ADP _ 4 case\n"
        "تصريح تصريح NOUN _ 1 obl",
        "تصريح",
        False,
    ),
    "where it was said": (
        f"قال قال VERB {PERF} 0 root\nالرئيس رئيس NOUN _ 1 nsubj\nعن عن ADP _ 4 case\n"
        "الهجوم هجوم NOUN _ 1 obl",
        "الهجوم",
        False,
    ),
}


@pytest.mark.parametrize(("rows", "event", "wanted"), NEGATED.values(), ids=NEGATED)
def test_what_a_denial_reaches(rows: str, event: str, wanted: bool) -> None:
    found = tree_of(tree(rows, lang="ar"))
    word = found.text.index(event)
    assert is_negated(found, AR, word, governors(found, AR, word)) is wanted


def test_a_share_in_what_was_there() -> None:
    rows, event, _ = NEGATED["a share"]
    found = tree_of(tree(rows, lang="ar"))
    assert is_shared_in(found, AR, found.text.index(event))
