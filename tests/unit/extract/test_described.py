"""English names behind a noun that says what they are, in hand-written trees."""

import pytest

from kg.extract.mentions import find_mentions
from tests.support.trees import tree

ROWS = """
    The     the     DET   _ 4 det
    Israeli Israeli ADJ   _ 4 amod
    spyware spyware NOUN  Number=Sing 4 compound
    {noun}  {noun}  NOUN  Number={number} 6 nsubj
    NSO     NSO     PROPN Number=Sing 4 {relation}
    denied  deny    VERB  VerbForm=Fin 0 root
"""


@pytest.mark.parametrize(
    ("noun", "number", "relation", "names"),
    [
        ("firm", "Sing", "appos", {"The Israeli spyware firm NSO": ("NSO", "ORG")}),
        ("militia", "Sing", "flat", {"The Israeli spyware militia NSO": ("NSO", "ORG")}),
        ("idea", "Sing", "appos", {"NSO": ("NSO", "OTHER")}),
        ("firms", "Plur", "appos", {"NSO": ("NSO", "OTHER")}),
        ("firm", "Sing", "obl", {"NSO": ("NSO", "OTHER")}),
    ],
)
def test_a_name_behind_a_noun_is_one_mention_with_it(
    noun: str, number: str, relation: str, names: dict[str, tuple[str, str]]
) -> None:
    doc = tree(ROWS.format(noun=noun, number=number, relation=relation), lang="en")
    named = [draft for draft in find_mentions(doc) if draft.form == "name"]
    assert {doc[d.start : d.end].text: (doc[slice(*d.name or (0, 0))].text, d.kind) for d in named} == names


def test_a_recognised_name_keeps_its_kind_when_it_is_long() -> None:
    noun = "publisher publisher NOUN Number=Sing 0 root"
    rows = f"{noun}\nAnn Ann PROPN _ 1 appos PERSON\nLee Lee PROPN _ 2 flat PERSON"
    (draft,) = find_mentions(tree(rows, lang="en"))
    assert (draft.kind, draft.name, draft.start) == ("PERSON", (1, 3), 0)
