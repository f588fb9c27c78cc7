"""Who is nobody, who stands outside of what is told, and who speaks in a quotation, in English."""

import pytest

from kg.extract.coref import resolve_mentions
from kg.extract.mentions import find_mentions
from tests.support.trees import tree

SUED = "Renault Renault PROPN _ 2 nsubj ORG\nsued sue VERB _ 0 root\nIBM IBM PROPN _ 2 obj ORG"
TOLD = (
    "Powell Powell PROPN _ 2 nsubj PERSON\ntold tell VERB _ 0 root\nCNN CNN PROPN _ 2 iobj ORG\n"
    "everything everything PRON _ 2 obj"
)
ACCORDING = (
    "According accord VERB _ 3 case\nto to ADP _ 1 fixed\nReuters Reuters PROPN _ 4 obl ORG\n"
    "burned burn VERB _ 0 root"
)
DATELINE = (
    "CAIRO Cairo PROPN _ 0 root LOC\n( ( PUNCT _ 3 punct\nReuters Reuters PROPN _ 1 appos ORG\n"
    ") ) PUNCT _ 3 punct"
)
THE_BANK = "The the DET Definite=Def 2 det\nbank bank NOUN Number=Sing 3 nsubj\nfailed fail VERB _ 0 root"


def meant(word: str, *rows: str) -> list[str]:
    """The first names of the chains that the mention with a head word stands for."""
    doc = tree(*rows, lang="en")
    drafts = find_mentions(doc)
    resolved = resolve_mentions(doc, drafts, lang="en")
    index = next(i for i, draft in enumerate(drafts) if doc[draft.head].text == word)
    return [resolved.chains[number].names[0][1] for number in resolved.chains_of[index]]


def test_nobody_is_nobody() -> None:
    nobody = "Nobody nobody PRON Number=Sing|PronType=Neg 2 nsubj\nanswered answer VERB _ 0 root"
    assert meant("Nobody", SUED, nobody) == []


def test_neither_side_is_neither() -> None:
    side = "{0} {1} DET {2} 2 det\nside side NOUN Number=Sing 3 nsubj\nanswered answer VERB _ 0 root"
    assert meant("side", SUED, side.format("Neither", "neither", "PronType=Neg")) == ["Neither side"]
    assert meant("side", SUED, side.format("The", "the", "Definite=Def|PronType=Art")) == ["IBM"]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [(SUED, "IBM"), (TOLD, "the bank"), (ACCORDING, "the bank"), (DATELINE, "the bank")],
)
def test_who_is_only_told_or_cited_is_no_firm_in_the_story(rows: str, wanted: str) -> None:
    (found,) = meant("bank", rows, THE_BANK)
    assert found.lower() == wanted.lower()


def test_who_was_told_may_act_in_the_story_too() -> None:
    assert meant("bank", TOLD, SUED.replace("IBM", "CNN"), THE_BANK) == ["CNN"]


def test_i_in_a_quotation_before_its_verb_is_its_subject() -> None:
    said = "Salim Salim PROPN _ 2 nsubj PERSON\nspoke say VERB _ 0 root"
    quote = (
        '" " PUNCT _ 3 punct\nI I PRON Number=Sing|Person=1|PronType=Prs 3 nsubj\n'
        'ordered order VERB _ 6 ccomp\n" " PUNCT _ 3 punct\n'
        "Brown Brown PROPN _ 6 nsubj PERSON\nsaid say VERB _ 0 root"
    )
    assert meant("I", said, quote) == ["Brown"]


HE = "Case=Nom|Gender={}|Number=Sing|Person=3|PronType=Prs"


@pytest.mark.parametrize(
    ("who", "wanted"),
    [
        ("Angela Angela PROPN Number=Sing 2 nsubj PERSON", ["Angela"]),
        ("John John PROPN Number=Sing 2 nsubj PERSON", []),
        ("Lawmakers lawmaker NOUN Number=Plur 2 nsubj", []),
    ],
)
def test_she_is_neither_several_nor_a_man(who: str, wanted: list[str]) -> None:
    she = f"She she PRON {HE.format('Fem')} 2 nsubj\nleft leave VERB _ 0 root"
    assert meant("She", f"{who}\nshouted shout VERB _ 0 root", she) == wanted


def test_who_speaks_is_nobody_in_the_words_before() -> None:
    sued = "Brown Brown PROPN Number=Sing 2 nsubj PERSON\nsued sue VERB _ 0 root"
    quote = (
        "Hall Hall PROPN Number=Sing 2 nsubj PERSON\nlied lie VERB _ 5 ccomp\n, , PUNCT _ 2 punct\n"
        f"he he PRON {HE.format('Masc')} 5 nsubj\nsaid say VERB _ 0 root"
    )
    assert meant("he", sued, quote) == ["Brown"]
