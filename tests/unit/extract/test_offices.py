"""English offices that the recogniser takes for part of a name, in hand-written trees."""

import pytest

from kg.extract.mentions import find_mentions
from tests.support.trees import tree

MET = "met meet VERB _ 0 root\n"
OFFICES = {
    "a field": (
        MET + "Minister Minister PROPN _ 1 obj\nof of ADP _ 4 case\n"
        "Defence Defence PROPN _ 5 compound PERSON\nKalle Kalle PROPN _ 2 nmod PERSON\n"
        "Laanet Laanet PROPN _ 5 flat PERSON",
        ("Minister of Defence Kalle Laanet", "PERSON"),
    ),
    "two fields, a place": (
        MET + "Minister Minister PROPN _ 1 obj\nof of ADP _ 5 case\nForeign foreign ADJ _ 5 amod LOC\n"
        "Affairs Affair PROPN _ 6 compound LOC\nLiina Liina PROPN _ 2 nmod LOC\n"
        "Raudsepp Raudsepp PROPN _ 6 flat LOC",
        ("Minister of Foreign Affairs Liina Raudsepp", "PERSON"),
    ),
    "another field before": (
        MET + "Minister Minister PROPN _ 1 obj\nof of ADP _ 4 case\nHealth Health PROPN _ 2 nmod\n"
        "and and CCONJ _ 6 cc\nTrade Trade PROPN _ 4 conj ORG\nKalle Kalle PROPN _ 2 flat ORG\n"
        "Laanet Laanet PROPN _ 7 flat ORG",
        ("Minister of Health and Trade Kalle Laanet", "PERSON"),
    ),
    "a town": (
        MET + "mayor mayor NOUN _ 1 obj\nof of ADP _ 4 case\nLondon London PROPN _ 5 compound PERSON\n"
        "Sadiq Sadiq PROPN _ 2 nmod PERSON\nKhan Khan PROPN _ 5 flat PERSON",
        ("mayor of London Sadiq Khan", "PERSON"),
    ),
    "a title within": (
        MET + "Foreign foreign ADJ _ 3 amod LOC\nMinister Minister PROPN _ 4 nmod:desc LOC\n"
        "Liina Liina PROPN _ 1 obj LOC\nRaudsepp Raudsepp PROPN _ 4 flat LOC",
        ("Foreign Minister Liina Raudsepp", "PERSON"),
    ),
    "beside a title": (
        MET + "the the DET _ 3 det\nminister minister NOUN _ 1 obj\n, , PUNCT _ 5 punct\n"
        "Liina Liina PROPN _ 3 appos ORG\nRaudsepp Raudsepp PROPN _ 5 flat ORG",
        ("Liina Raudsepp", "PERSON"),
    ),
    "who is said to be somebody": (
        "Bukar Bukar PROPN _ 6 nsubj LOC\nModu Modu PROPN _ 1 flat LOC\n, , PUNCT _ 5 punct\n"
        "a a DET _ 5 det\nfarmer farmer NOUN _ 1 appos\nfled flee VERB _ 0 root",
        ("Bukar Modu", "PERSON"),
    ),
    "one member": (
        "Bukar Bukar PROPN _ 6 nsubj LOC\nModu Modu PROPN _ 1 flat LOC\n, , PUNCT _ 5 punct\n"
        "a a DET _ 5 det\nmember member NOUN _ 1 appos\nfled flee VERB _ 0 root",
        ("Bukar Modu", "PERSON"),
    ),
    "the third member": (
        "Mitsubishi Mitsubishi PROPN _ 6 nsubj ORG\nWorks Works PROPN _ 1 flat ORG\n, , PUNCT _ 5 punct\n"
        "third third ADJ _ 5 amod\nmember member NOUN _ 1 appos\nfailed fail VERB _ 0 root",
        ("Mitsubishi Works", "ORG"),
    ),
    "an institution": (
        MET + "president president NOUN _ 1 obj\nof of ADP _ 4 case\n"
        "Cambodia Cambodia PROPN _ 6 compound ORG\nRescue Rescue PROPN _ 6 compound ORG\n"
        "Party Party PROPN _ 2 nmod ORG",
        ("Cambodia Rescue Party", "ORG"),
    ),
    "a city": (
        MET + "Mayor Mayor PROPN _ 1 obj\nof of ADP _ 6 case\nNew New PROPN _ 6 compound LOC\n"
        "York York PROPN _ 4 flat LOC\nCity City PROPN _ 2 nmod LOC",
        ("New York City", "GPE"),
    ),
}


@pytest.mark.parametrize(("rows", "wanted"), OFFICES.values(), ids=OFFICES)
def test_who_holds_an_office(rows: str, wanted: tuple[str, str]) -> None:
    doc = tree(rows, lang="en")
    assert wanted in {(doc[d.start : d.end].text, d.kind) for d in find_mentions(doc) if d.form == "name"}


@pytest.mark.parametrize(
    "rows",
    [
        MET + "Assistant assistant ADJ _ 3 amod PERSON\nSecretary Secretary PROPN _ 1 obj PERSON\n"
        "for for ADP _ 5 case\nTrade Trade PROPN _ 3 nmod",
        MET + "Kenyan Kenyan ADJ _ 3 amod ORG\nMinister Minister PROPN _ 1 obj ORG\nof of ADP _ 5 case ORG\n"
        "Defence Defence PROPN _ 3 nmod ORG",
    ],
)
def test_an_office_is_no_name(rows: str) -> None:
    doc = tree(rows, lang="en")
    named = [doc[d.start : d.end].text for d in find_mentions(doc) if d.form == "name"]
    assert not [name for name in named if "Secretary" in name or "Minister" in name]
