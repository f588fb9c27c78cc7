"""What English negates and what it does not, in hand-written trees: complements, pairs of words, shares."""

import pytest

from kg.extract import cues
from kg.extract.governors import governors
from kg.extract.scope import is_negated, is_shared_in
from kg.extract.tree import tree_of
from tests.support.trees import tree

EN = cues.load("en")
TO = "to to PART _ 3 mark"

NEGATED = {
    "did not launch an attack": (
        "did do AUX _ 3 aux\nnot not PART _ 3 advmod\nlaunch launch VERB _ 0 root\nan a DET _ 5 det\n"
        "attack attack NOUN _ 3 obj",
        "attack",
    ),
    "failed to, joined": (f"failed fail_to VERB _ 0 root\n{TO}\nagree agree VERB _ 1 xcomp", "agree"),
    "has yet to": (
        f"has have VERB _ 0 root\nyet yet ADV _ 1 advmod\n{TO.replace('3', '4')}\nreply reply VERB _ 1 xcomp",
        "reply",
    ),
    "is yet to": (
        f"is be AUX _ 4 cop\nyet yet ADV _ 4 advmod\n{TO.replace('3', '4')}\nreply reply VERB _ 0 root",
        "reply",
    ),
    "came close to": (
        "came come_close VERB _ 0 root\nclose close ADV _ 1 advmod\nto to SCONJ _ 4 mark\n"
        "winning win VERB VerbForm=Ger 1 advcl",
        "winning",
    ),
    "stopped short of": (
        "stopped stop_short VERB _ 0 root\nshort short ADJ _ 1 xcomp\nof of SCONJ _ 4 mark\n"
        "accusing accuse VERB VerbForm=Ger 2 advcl",
        "accusing",
    ),
    "held back from": (
        "held hold_back VERB _ 0 root\nback back ADV _ 1 advmod\nfrom from SCONJ _ 4 mark\n"
        "attacking attack VERB VerbForm=Ger 1 advcl",
        "attacking",
    ),
    "voted against": (
        "voted vote_against VERB _ 0 root\nagainst against SCONJ _ 3 mark\n"
        "expelling expel VERB VerbForm=Ger 1 advcl",
        "expelling",
    ),
    "ruled out doing": (
        "ruled rule_out VERB _ 0 root\nout out ADP _ 1 compound:prt\n"
        "attacking attack VERB VerbForm=Ger 1 advcl",
        "attacking",
    ),
    "stopped doing": ("stopped stop VERB _ 0 root\nselling sell VERB VerbForm=Ger 1 xcomp", "selling"),
    "not due to": (
        "not not PART _ 2 advmod\ndue due ADJ _ 0 root\nto to PART _ 4 mark\n"
        "visit visit VERB VerbForm=Inf 2 advcl",
        "visit",
    ),
    "was not commissioned to": (
        "not not PART _ 3 advmod\nbeen be AUX _ 3 aux:pass\ncommissioned commission VERB _ 0 root\n"
        "to to PART _ 5 mark\nbuild build VERB VerbForm=Inf 3 advcl",
        "build",
    ),
    "dropped plans to": (
        "dropped drop_plan VERB _ 0 root\nplans plan NOUN _ 1 obj\nto to PART _ 4 mark\nbuy buy VERB _ 2 acl",
        "buy",
    ),
    "neither of two": (
        "Neither neither CCONJ _ 2 cc:preconj\nIran Iran PROPN _ 5 nsubj\nnor nor CCONJ _ 4 cc\n"
        "Iraq Iraq PROPN _ 2 conj\nattended attend VERB _ 0 root",
        "attended",
    ),
    "none were involved": (
        "No no DET _ 2 det\ncar car NOUN _ 4 nsubj:pass\nwas be AUX _ 4 aux:pass\n"
        "involved involved ADJ _ 0 root",
        "involved",
    ),
    "there is no evidence that": (
        "is be VERB _ 0 root\nno no DET _ 3 det\nevidence evidence NOUN _ 1 nsubj\nthat that SCONJ _ 6 mark\n"
        "Iran Iran PROPN _ 6 nsubj\nattacked attack VERB _ 3 acl",
        "attacked",
    ),
    "it is not true that": (
        "not not PART _ 2 advmod\ntrue true ADJ _ 0 root\nthat that SCONJ _ 5 mark\n"
        "Iran Iran PROPN _ 5 nsubj\nattacked attack VERB _ 2 csubj",
        "attacked",
    ),
}

POSITIVE = {
    "nobody claimed": (
        "No no DET _ 2 det\ngroup group NOUN _ 3 nsubj\nclaimed claim VERB _ 0 root\nthe the DET _ 5 det\n"
        "bombing bombing NOUN _ 3 obj",
        "bombing",
    ),
    "did not take the decision": (
        "did do AUX _ 3 aux\nnot not PART _ 3 advmod\ntake take VERB _ 0 root\nthe the DET _ 5 det\n"
        "decision decision NOUN _ 3 obj",
        "decision",
    ),
    "not only": (
        "Not not PART _ 5 advmod\nonly only ADV _ 5 advmod\ndid do AUX _ 5 aux\nIran Iran PROPN _ 5 nsubj\n"
        "attack attack VERB _ 0 root",
        "attack",
    ),
    "did not just": (
        "did do AUX _ 4 aux\nnot not PART _ 4 advmod\njust just ADV _ 4 advmod\nattack attack VERB _ 0 root",
        "attack",
    ),
    "protested against": (
        "protested protest VERB _ 0 root\nagainst against ADP _ 3 case\ninvasion invasion NOUN _ 1 obl",
        "invasion",
    ),
    "opposed what was done": ("opposed oppose VERB _ 0 root\ninvasion invasion NOUN _ 1 obj", "invasion"),
    "hampered what was done": ("hampered hamper VERB _ 0 root\nrescue rescue NOUN _ 1 obj", "rescue"),
    "survived what was done": ("survived survive VERB _ 0 root\nattack attack NOUN _ 1 obj", "attack"),
    "stopped somebody": ("stopped stop VERB _ 0 root\nattack attack NOUN _ 1 obj", "attack"),
    "stopped, doing": (
        "stopped stop VERB _ 0 root\n, , PUNCT _ 3 punct\nsaying say VERB VerbForm=Ger 1 advcl",
        "saying",
    ),
    "was blocked to": (
        "was be AUX _ 2 aux:pass\nblocked block VERB _ 0 root\nto to PART _ 4 mark\n"
        "protest protest VERB VerbForm=Inf 2 advcl",
        "protest",
    ),
}
CASES = [*((*case, True) for case in NEGATED.values()), *((*case, False) for case in POSITIVE.values())]


@pytest.mark.parametrize(("rows", "event", "wanted"), CASES, ids=[*NEGATED, *POSITIVE])
def test_what_is_negated(rows: str, event: str, wanted: bool) -> None:
    found = tree_of(tree(rows, lang="en"))
    word = found.text.index(event)
    assert is_negated(found, EN, word, governors(found, EN, word)) is wanted


CONDITIONS = {
    "at the head of a sentence": (
        "Had have VERB _ 3 aux\nIran Iran PROPN _ 1 obj\nattacked attack VERB _ 0 root",
        "attacked",
        True,
    ),
    "behind another clause": (
        "sue sue VERB _ 0 root\nshould should AUX _ 4 aux\nIran Iran PROPN _ 4 nsubj\n"
        "attack attack VERB _ 1 advcl",
        "attack",
        True,
    ),
    "a question": (
        "Had have AUX _ 3 aux\nIran Iran PROPN _ 3 nsubj\nattacked attack VERB _ 0 root\n? ? PUNCT _ 3 punct",
        "attacked",
        False,
    ),
    "in order": (
        "Iran Iran PROPN _ 3 nsubj\nhad have AUX _ 3 aux\nattacked attack VERB _ 0 root",
        "attacked",
        False,
    ),
}


@pytest.mark.parametrize(("rows", "event", "wanted"), CONDITIONS.values(), ids=CONDITIONS)
def test_conditions_without_if(rows: str, event: str, wanted: bool) -> None:
    found = tree_of(tree(rows, lang="en"))
    values = {governor.cue.value for governor in governors(found, EN, found.text.index(event))}
    assert ("inverted" in values) is wanted


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("role role NOUN _ 0 root\nin in ADP _ 3 case\nattack attack NOUN _ 1 nmod", True),
        ("had have X _ 0 root\npart part NOUN _ 1 obj\nin in ADP _ 4 case\nattack attack NOUN _ 1 obl", True),
        ("role role NOUN _ 0 root\nas as ADP _ 3 case\nattack attack NOUN _ 1 nmod", False),
        ("denied deny VERB _ 0 root\nattack attack NOUN _ 1 obj", False),
    ],
)  # fmt: skip
def test_a_share_in_an_event(rows: str, wanted: bool) -> None:
    found = tree_of(tree(rows, lang="en"))
    assert is_shared_in(found, EN, found.text.index("attack")) is wanted


def test_a_conjunction_of_two_words_makes_a_condition() -> None:
    rows = (
        "waited wait VERB _ 0 root\nin in ADP _ 5 mark\ncase case NOUN _ 2 fixed\nIran Iran PROPN _ 5 nsubj\n"
    )
    found = tree_of(tree(rows + "attacks attack VERB _ 1 advcl", lang="en"))
    assert [one.cue.value for one in governors(found, EN, 4) if one.level == 0] == ["if"]
