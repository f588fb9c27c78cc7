"""English "His Highness" and "Her Majesty": somebody who was named before."""

import pytest

from kg.extract.coref import resolve_mentions
from kg.extract.mentions import find_mentions
from tests.support.trees import tree

MET = """
Queen     Queen     PROPN _ 2 nmod:desc
Margrethe Margrethe PROPN _ 3 nsubj PERSON
met       meet      VERB  _ 0 root
Prince    Prince    PROPN _ 5 nmod:desc
Philip    Philip    PROPN _ 3 obj PERSON
and       and       CCONJ _ 7 cc
John      John      PROPN _ 5 conj PERSON
"""
CALLED = {
    "Her Majesty": ("Her her PRON Gender=Fem 2 nmod:poss\nMajesty Majesty NOUN _ 3 nsubj", "Margrethe"),
    "His Highness": ("His his PRON Gender=Masc 2 nmod:poss\nHighness Highness PROPN _ 3 nsubj", "Philip"),
    "recognised as a name": (
        "His his PRON Gender=Masc 3 nmod:poss\nRoyal royal ADJ _ 3 amod PERSON\n"
        "Highness Highness PROPN _ 4 nsubj PERSON",
        "Philip",
    ),
    "with no such title before": (
        "His his PRON Gender=Masc 2 nmod:poss\nExcellency excellency NOUN _ 3 nsubj",
        "John",
    ),
}


@pytest.mark.parametrize(("rows", "wanted"), CALLED.values(), ids=CALLED)
def test_whoever_is_called_so_was_named_before(rows: str, wanted: str) -> None:
    doc = tree(MET, f"{rows}\nspoke speak VERB _ 0 root", lang="en")
    drafts = find_mentions(doc)
    resolved = resolve_mentions(doc, drafts, lang="en")
    (found,) = [
        resolved.chains[chains[0]].names[0][1]
        for draft, chains in zip(drafts, resolved.chains_of, strict=True)
        if draft.start == 7 and draft.form == "nominal"
    ]
    assert found == wanted


def test_a_title_of_honour_belongs_to_the_name_behind_it() -> None:
    doc = tree(
        "His his PRON Gender=Masc 2 nmod:poss\nHighness Highness PROPN _ 5 nsubj\n"
        "Sheikh Sheikh PROPN _ 2 flat\nTamim Tamim PROPN _ 2 flat PERSON\narrived arrive VERB _ 0 root",
        lang="en",
    )
    assert any(doc[d.start : d.end].text == "His Highness Sheikh Tamim" for d in find_mentions(doc))
