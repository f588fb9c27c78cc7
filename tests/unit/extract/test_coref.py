"""Coreference on trees written by hand."""

import pytest
from spacy.tokens import Doc

from kg.extract.coref import Resolved, resolve_mentions, with_english
from kg.extract.mentions import Draft, find_mentions
from tests.support.trees import tree

FIRST = """
استقبل   استقبل VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
وزير     وزير   NOUN Gender=Masc|Number=Sing                    1 nsubj
الدفاع   دفاع   NOUN Gender=Masc|Number=Sing|Definite=Def       2 nmod
سامي     سامي   X    _                                          2 nmod  PERSON
الحداد   حداد   X    _                                          4 flat  PERSON
نظير     نظير   NOUN Gender=Masc|Number=Sing                    1 obj
ه        هو     PRON Gender=Masc|Number=Sing|Person=3           6 nmod
اليوناني يوناني ADJ  Gender=Masc|Number=Sing|Definite=Def       6 amod
نيكوس    نيكوس  X    _                                          6 nmod  PERSON
بابا     بابا   X    _                                          9 flat  PERSON
"""
SAID = """
و       و     CCONJ _                                          2 cc
قال     قال   VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
الحداد  حداد  X    _                                           2 nsubj PERSON
إن      إن    SCONJ _                                          6 mark
الجانبين جانب NOUN Gender=Masc|Number=Dual|Definite=Def        6 nsubj
اتفقا   اتفق  VERB Voice=Act|Gender=Masc|Number=Dual|Person=3  2 ccomp
"""
ADDED = """
و       و     CCONJ _                                          2 cc
أضاف    أضاف  VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
أن      أن    SCONJ _                                          5 mark
الوزير  وزير  NOUN Gender=Masc|Number=Sing|Definite=Def        5 nsubj
شكر     شكر   VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  2 ccomp
ه       هو    PRON Gender=Masc|Number=Sing|Person=3            5 obj
"""
GROUP = """
اتهمت   اتهم  VERB Voice=Act|Gender=Fem|Number=Sing|Person=3   0 root
منظمة   منظمة NOUN Gender=Fem|Number=Sing                      1 nsubj ORG
الصحة   صحة   NOUN Gender=Fem|Number=Sing|Definite=Def         2 nmod  ORG
العالمية عالمي ADJ Gender=Fem|Number=Sing|Definite=Def         2 amod  ORG
حركة    حركة  NOUN Gender=Fem|Number=Sing                      1 obj
النسر   نسر   X    _                                           5 nmod  ORG
"""
LATER = """
و        و     CCONJ _                                         2 cc
طالبت    طالب  VERB Voice=Act|Gender=Fem|Number=Sing|Person=3  0 root
المنظمة  منظمة NOUN Gender=Fem|Number=Sing|Definite=Def        2 nsubj
الحركة   حركة  NOUN Gender=Fem|Number=Sing|Definite=Def        2 obj
ب        ب     ADP _                                           6 case
احترام   احترام NOUN Gender=Masc|Number=Sing                   2 obl
ها       هو    PRON Gender=Fem|Number=Sing|Person=3            6 nmod
"""
TALKED = """
و       و     CCONJ _                                          2 cc
تباحث   تباحث VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
مع      مع    ADP   _                                          4 case
{name:<7} {name:<5} X     _                                    2 obl   {kind}
"""
BANK = """
رفع     رفع   VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
بنك     بنك   NOUN Gender=Masc|Number=Sing                     1 nsubj ORG
المغرب  مغرب  X    _                                           2 nmod  ORG
الفائدة فائدة NOUN Gender=Fem|Number=Sing|Definite=Def         1 obj
"""
LAND = """
نما     نما   VERB Voice=Act|Gender=Masc|Number=Sing|Person=3  0 root
المغرب  مغرب  X    _                                           1 nsubj LOC
"""


def read(doc: Doc) -> tuple[tuple[Draft, ...], Resolved]:
    drafts = find_mentions(doc)
    return drafts, resolve_mentions(doc, drafts, lang="ar")


def names_of(doc: Doc, text: str) -> list[str]:
    """Names of the chains of the last mention with this text."""
    drafts, resolved = read(doc)
    index = max(i for i, d in enumerate(drafts) if doc[d.start : d.end].text == text)
    return [resolved.chains[chain].names[0][1] for chain in resolved.chains_of[index]]


def test_a_family_name_and_a_title_alone_are_the_person_named_before() -> None:
    doc = tree(FIRST, SAID, ADDED)
    assert names_of(doc, "الحداد") == ["سامي الحداد"]


@pytest.mark.parametrize("kind", ["MISC", "LOC"])
def test_a_family_name_that_was_recognised_as_something_else_is_the_person_named_before(kind: str) -> None:
    assert names_of(tree(FIRST, TALKED.format(name="الحداد", kind=kind)), "الحداد") == ["سامي الحداد"]
    assert names_of(tree(FIRST, TALKED.format(name="الحدّاد", kind=kind)), "الحدّاد") == ["سامي الحداد"]
    foreign = FIRST.replace("بابا ", "أوزا ")
    assert names_of(tree(foreign, TALKED.format(name="أوزا", kind=kind)), "أوزا") == ["نيكوس أوزا"]


def test_a_word_that_is_no_family_name_or_the_name_of_a_state_is_not_a_person() -> None:
    assert names_of(tree(FIRST, TALKED.format(name="الشعار", kind="MISC")), "الشعار") == ["الشعار"]
    named = FIRST.replace("بابا ", "مصر  ")
    assert names_of(tree(named, TALKED.format(name="مصر", kind="LOC")), "مصر") == ["مصر"]


def test_a_family_name_of_two_persons_is_neither() -> None:
    other = FIRST.replace("نيكوس", "سليم ").replace("بابا ", "الحداد")
    assert names_of(tree(other, TALKED.format(name="الحداد", kind="MISC")), "الحداد") == ["الحداد"]


def test_the_bank_of_a_state_is_not_that_state() -> None:
    assert names_of(tree(LAND, BANK), "بنك المغرب")[0] == "بنك المغرب"
    assert names_of(tree(BANK, LAND), "المغرب")[0] == "المغرب"


def test_the_counterpart_is_another_person() -> None:
    doc = tree(FIRST, SAID)
    assert names_of(doc, "نظير ه اليوناني نيكوس بابا") == ["نيكوس بابا"]


def test_the_two_sides_are_two_chains() -> None:
    assert names_of(tree(FIRST, SAID), "الجانبين") == ["سامي الحداد", "نيكوس بابا"]


def test_who_added_is_who_said() -> None:
    assert names_of(tree(FIRST, SAID, ADDED), "أضاف") == ["سامي الحداد"]


def test_an_object_suffix_is_not_the_subject_of_its_verb() -> None:
    names = names_of(tree(FIRST, SAID, ADDED), "ه")
    assert names != names_of(tree(FIRST, SAID, ADDED), "الوزير")


def test_definite_descriptions_go_to_the_name_with_their_head() -> None:
    doc = tree(GROUP, LATER)
    assert names_of(doc, "المنظمة") == ["منظمة الصحة العالمية"]
    assert names_of(doc, "الحركة") == ["حركة النسر"]


def test_mentions_of_chains_are_ascending_and_agree_with_chains_of() -> None:
    drafts, resolved = read(tree(FIRST, SAID, ADDED))
    assert len(resolved.chains_of) == len(drafts)
    for number, chain in enumerate(resolved.chains):
        assert list(chain.mentions) == sorted(set(chain.mentions))
        assert all(number in resolved.chains_of[index] for index in chain.mentions)
        assert chain.names


def test_english_labels_can_be_left_to_those_who_need_them() -> None:
    doc = tree(FIRST)
    drafts = find_mentions(doc)
    bare = resolve_mentions(doc, drafts, lang="ar", english=False)
    assert all(code == "ar" for chain in bare.chains for code, _ in chain.names)
    labelled = with_english(bare.chains, {0}, lang="ar")
    assert labelled[0].names[0] == bare.chains[0].names[0]
    assert labelled[0].names[1][0] == "en"
    assert labelled[1:] == bare.chains[1:]


HIGHNESS = """
زار    زار    VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
الأمير أمير   NOUN Gender=Masc|Number=Sing|Definite=Def      1 nsubj
فيصل   فيصل   X    _                                         2 nmod PERSON
خالد   خالد   X    _                                         3 flat PERSON
و      و      CCONJ _                                        6 cc
رافق   رافق   VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 1 conj
عمر    عمر    X    _                                         6 nsubj PERSON
ناصر   ناصر   X    _                                         7 flat PERSON
سموه   سموه   NOUN Gender=Masc|Number=Sing                   6 obj
"""


def test_his_highness_is_the_prince_and_not_the_person_named_last() -> None:
    assert names_of(tree(HIGHNESS), "سموه")[0].startswith("فيصل")


REGION = """
استقبل  استقبل VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
أمير    أمير   NOUN Gender=Masc|Number=Sing                    1 nsubj
منطقة   منطقة  NOUN Gender=Fem|Number=Sing                     2 nmod
الرياض  رياض   X    _                                          3 nmod GPE
الوفد   وفد    NOUN Gender=Masc|Number=Sing|Definite=Def       1 obj
في      في     ADP  _                                          7 case
الرياض  رياض   X    _                                          1 obl  GPE
"""


def test_a_region_is_not_the_town_of_its_name() -> None:
    doc = tree(REGION)
    assert names_of(doc, "منطقة الرياض")[0] == "منطقة الرياض"
    assert names_of(doc, "الرياض")[0] == "الرياض"


OURS = """
قال      قال    VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0  root
الوزير   وزير   NOUN  Gender=Masc|Number=Sing|Definite=Def       1  nsubj
إن       إن     SCONJ _                                          6  mark
حكومة    حكومة  NOUN  Gender=Fem|Number=Sing                     6  nsubj
ه        ه      PRON  Gender=Masc|Number=Sing|Person=3           4  nmod
رفضت     رفض    VERB  Voice=Act|Gender=Fem|Number=Sing|Person=3  1  ccomp
"""
THEIRS = """
انتقد    انتقد  VERB  Voice=Act|Gender=Masc|Number=Sing|Person=3  0  root
النواب   نائب   NOUN  Gender=Masc|Number=Plur|Definite=Def       1  nsubj
الحكومة  حكومة  NOUN  Gender=Fem|Number=Sing|Definite=Def        1  obj
"""


def test_a_chain_is_called_as_nobodys_own() -> None:
    doc = tree(OURS, THEIRS)
    chains = resolve_mentions(doc, find_mentions(doc), lang="ar").chains
    (government,) = [chain for chain in chains if ("ar", "الحكومة") in chain.names]
    assert government.names[0] == ("ar", "الحكومة") and ("ar", "حكومة ه") in government.names


def test_what_a_number_counts_is_whom_the_number_tells() -> None:
    doc = tree(
        "لقي لقي VERB Voice=Act 0 root\nستة ستة NUM _ 1 nsubj\nجنود جندي NOUN Number=Plur 2 nmod\n"
        "مصرع مصرع NOUN _ 1 obj\nهم هو PRON _ 4 nmod",
        glued="مصرع",
    )
    drafts = find_mentions(doc)
    resolved = resolve_mentions(doc, drafts, lang="ar")
    chains = {doc[d.start : d.end].text: chain for d, chain in zip(drafts, resolved.chains_of, strict=True)}
    assert chains["ستة جنود"] == chains["جنود"]
    assert resolved.chains[chains["جنود"][0]].names[0] == ("ar", "ستة جنود")
