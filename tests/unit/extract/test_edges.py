"""English names that the recogniser has missed, or their edges, in hand-written trees."""

import pytest

from kg.extract.mentions import find_mentions
from kg.extract.mentions.words import read_words
from tests.support.trees import tree

FLEW = """
Zelensky Zelensky PROPN _ 2 nsubj PERSON
flew     {}       _     0 root PERSON
to       to   ADP   _     4 case
Paris    Paris PROPN _    2 obl LOC
"""
KOREAN = """
Kim {0} 4 nsubj {1}
Dae Dae PROPN _ 1 flat {1}
- - PUNCT _ 2 punct
jin jin NOUN _ 0 root
met meet VERB _ 4 acl
people people NOUN _ 5 obj
"""
PRICE = """
They they PRON _ 3 nsubj
will will AUX _ 3 aux
meet meet VERB _ 0 root
Kevin Kevin PROPN _ 3 obj PERSON
{} _ 3 obj
behind behind ADP _ 8 case
closed closed ADJ _ 8 amod
doors door NOUN _ 5 nmod
"""


def names(rows: str, **more: str) -> list[tuple[str, str]]:
    doc = tree(rows, lang="en", **more)
    return [(doc[d.start : d.end].text, d.kind) for d in find_mentions(doc) if d.form == "name"]


@pytest.mark.parametrize("verb", ["fly VERB", "flew PROPN"])
def test_a_name_ends_before_its_verb(verb: str) -> None:
    rows = FLEW.format(verb)
    assert names(rows) == [("Zelensky", "PERSON"), ("Paris", "GPE")]
    words = read_words(tree(rows, lang="en"))
    assert (words.pos[1], words.lemma[1]) == ("VERB", "fly")


def test_what_somebody_becomes_is_no_part_of_the_name() -> None:
    rows = "elect elect VERB _ 0 root\nFriedrich Friedrich PROPN _ 1 obj PERSON\n"
    rows += "Merz Merz PROPN _ 2 flat PERSON\n"
    assert names(rows + "chancellor chancellor NOUN _ 1 xcomp PERSON") == [("Friedrich Merz", "PERSON")]
    assert names(rows + "party party NOUN _ 1 xcomp PERSON") == [("Friedrich Merz party", "PERSON")]


@pytest.mark.parametrize("label", ["PERSON", ""], ids=["recognised", "not recognised"])
def test_a_name_goes_on_behind_its_hyphen(label: str) -> None:
    rows = KOREAN.format("Kim PROPN _", label)
    assert names(rows, glued="Dae -") == [("Kim Dae-jin", "PERSON")]
    words = read_words(tree(rows, lang="en", glued="Dae -"))
    assert (words.head[0], words.head[3], words.rel[3], words.head[4]) == (0, 0, "flat", 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Dae Dae", "Merkel Merkel"),
        ("Dae Dae", "Pro pro"),
        ("jin jin", "class class"),
        ("jin jin", "Jin Jin"),
    ],
)
def test_other_hyphens_end_names(old: str, new: str) -> None:
    rows = KOREAN.format("Kim PROPN _", "").replace(old, new)
    doc = tree(rows, lang="en", glued="Dae Merkel Pro -")
    assert [name for name in read_words(doc).names if name[2] == "PERSON"] == []


@pytest.mark.parametrize("word", ["Price price NOUN", "Donegan donegan VERB", "Hug Hug PROPN"])
def test_a_family_name_that_is_a_word(word: str) -> None:
    rows = PRICE.format(word)
    assert ("Kevin " + word.split()[0], "PERSON") in names(rows)
    words = read_words(tree(rows, lang="en"))
    assert (words.head[4], words.rel[4], words.head[7]) == (3, "flat", 3)


@pytest.mark.parametrize(
    "word", ["price price NOUN", "Tuesday Tuesday PROPN", "Minister minister NOUN", "X9 x9 NOUN"]
)
def test_what_is_no_family_name(word: str) -> None:
    assert ("Kevin", "PERSON") in names(PRICE.format(word))


def test_a_given_name_below_its_family_name() -> None:
    rows = "deputy deputy NOUN _ 3 compound\nAlexander Alexander PROPN _ 3 compound PERSON\n"
    rows += "Hug hug NOUN _ 4 nsubj\nsaid say VERB _ 0 root\nlittle little NOUN _ 4 obj"
    words = read_words(tree(rows, lang="en"))
    assert words.names == [(1, 3, "PERSON")]
    assert (words.head[1], words.rel[1], words.head[2], words.rel[2]) == (3, "nsubj", 1, "flat")
    assert words.head[0] == 1


def test_titles_in_capitals_have_no_family_names() -> None:
    rows = "Heaven Heaven PROPN _ 2 nsubj\nWithout without VERB _ 0 root\nKevin Kevin PROPN _ 2 obj PERSON\n"
    assert ("Kevin", "PERSON") in names(rows + "Price price NOUN _ 2 obj")


def test_a_person_by_given_and_family_name() -> None:
    rows = "praised praise VERB _ 0 root\nMarine Marine PROPN _ 1 obj ORG\nTondelier Tondelier PROPN _ 1 obj"
    assert names(rows) == [("Marine Tondelier", "PERSON")]


def test_known_institutions_by_their_letters() -> None:
    rows = "The the DET _ 2 det\nEU EU PROPN _ 3 nsubj\nwants want VERB _ 0 root\nNGOs NGO PROPN _ 3 obj"
    assert names(rows) == [("EU", "ORG"), ("NGOs", "OTHER")]
    joined = "Port Port PROPN _ 0 root\n- - PUNCT _ 3 punct\nAU AU PROPN _ 1 flat"
    assert ("AU", "ORG") not in names(joined, glued="Port -")


def test_a_family_name_alone_that_is_a_word() -> None:
    rows = PRICE.format("Price price NOUN")
    later = "Price price NOUN _ 2 nsubj\nwon win VERB _ 0 root\n"
    later += "Price price NOUN _ 4 compound\nrises rise NOUN _ 2 obj"
    doc = tree(rows, later, lang="en")
    assert [d.start for d in find_mentions(doc) if (d.form, d.kind) == ("name", "PERSON")] == [3, 8]


def test_names_with_hyphens_are_known() -> None:
    rows = "left leave VERB _ 0 root\nParis Paris PROPN _ 1 obj LOC\nSaint Saint PROPN _ 2 flat LOC\n"
    rows += "- - PUNCT _ 5 punct LOC\nGermain Germain PROPN _ 2 flat LOC"
    assert names(rows, glued="Saint -") == [("Paris Saint-Germain", "ORG")]


@pytest.mark.parametrize("noun", ["spectators spectator", "mates mate", "Thousands thousand"])
def test_people_are_a_group(noun: str) -> None:
    doc = tree(f"{noun} NOUN Number=Plur 2 nsubj\nfled flee VERB _ 0 root", lang="en")
    assert [d.kind for d in find_mentions(doc)] == ["GROUP"]
