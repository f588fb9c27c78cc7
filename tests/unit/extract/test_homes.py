"""Whose country "his country" is: the state of the one whom the pronoun stands for."""

import pytest
from spacy.tokens import Doc

from kg.extract.coref import Resolved, resolve_mentions
from kg.extract.mentions import find_mentions
from kg.extract.mentions.words import read_words
from kg.language import load
from kg.text import fold
from tests.support.trees import tree

MINISTER = """
قال      قال    VERB Voice=Act|Gender=Masc|Number=Sing|Person=3        0 root
وزير     وزير   NOUN Gender=Masc|Number=Sing                           1 nsubj
الدفاع   دفاع   NOUN Gender=Masc|Number=Sing|Definite=Def              2 nmod
اليوناني يوناني ADJ  Gender=Masc|Number=Sing|Definite=Def              2 amod
إن       إن     SCONJ _                                                8 mark
بلاد     بلاد   NOUN Gender=Fem|Number=Plur                            8 nsubj
ه        هو     PRON Gender=Masc|Number=Sing|Person=3|PronType=Prs     6 nmod
هاجمت    هاجم   VERB Voice=Act|Gender=Fem|Number=Sing|Person=3         1 ccomp
سوريا    سوريا  X    _                                                 8 obj GPE
"""
HOME = ("بلاد", "بلد", "وطن")


def states(doc: Doc, lang: str) -> dict[str, list[str]]:
    """Names of chains by the phrases for a country with a possessor that are in them."""
    drafts = find_mentions(doc)
    resolved = resolve_mentions(doc, drafts, lang=lang)
    check(resolved)
    found: dict[str, list[str]] = {}
    words = read_words(doc)
    for draft, chains in zip(drafts, resolved.chains_of, strict=True):
        phrase = words.phrase(draft.start, draft.end)
        if draft.form != "pronoun" and (fold(phrase).startswith(HOME) or phrase.endswith("country")):
            found.setdefault(phrase, []).extend(resolved.chains[chain].name(lang) for chain in chains)
    return found


def check(resolved: Resolved) -> None:
    """Chains and mentions tell the same of each other, and every chain has a mention."""
    for number, chain in enumerate(resolved.chains):
        assert chain.mentions and list(chain.mentions) == sorted(set(chain.mentions))
        assert all(number in resolved.chains_of[index] for index in chain.mentions)


def test_the_title_tells_the_state() -> None:
    assert states(tree(MINISTER, glued="بلاد"), "ar") == {"بلاده": ["اليونان"]}


def test_without_a_nationality_it_is_no_state_of_the_article() -> None:
    rows = MINISTER.replace("اليوناني يوناني", "السابق سابق")
    assert states(tree(rows, glued="بلاد"), "ar") == {"بلاده": ["بلاده"]}


def test_another_noun_and_a_phrase_that_says_more_are_left_alone() -> None:
    government = MINISTER.replace("بلاد     بلاد ", "حكومة    حكومة")
    drafts = find_mentions(doc := tree(government, glued="حكومة"))
    assert all(chain.name("ar") != "اليونان" for chain in resolve_mentions(doc, drafts, lang="ar").chains)
    more = MINISTER.replace("8 obj GPE", "8 obj GPE\nالجديد جديد ADJ Definite=Def 6 amod")
    assert states(tree(more, glued="بلاد"), "ar").get("بلاده", ["-"]) != ["اليونان"]


ARABIC = [
    ("قال وزير الخارجية التركي مولود تشاووش أوغلو إن بلاده سترسل وفدا إلى ليبيا.", "بلاده", "تركيا"),
    ("أكدت وزيرة الخارجية الألمانية أن بلادها ستقدم مساعدات لأوكرانيا.", "بلادها", "ألمانيا"),
    ("وأعلنت السفيرة الفرنسية في بيروت أنّ بَلَدَها سيموّل المشروع.", "بَلَدَها", "فرنسا"),
    ("قال لاجئون سوريون إنهم يريدون العودة إلى بلدهم.", "بلدهم", "سوريا"),
    ("قال رئيس وزراء العراق حيدر العبادي إن بلــاده لن تسمح بتدخل تركيا.", "بلــاده", "العراق"),
    ("نفى المتحدث باسم الخارجية الايرانية أن تكون بلاده أرسلت قوات إلى سوريا.", "بلاده", "إيران"),
    ("دعا وزير الدفاع الأميركي آشتون كارتر إلى الحوار. وأضاف أن بلاده ترفضه.", "بلاده", "الولايات المتحدة"),
    ("غادر الرئيس اليمني عبد ربه منصور هادي بلاده إلى السعودية عام ٢٠١٥.", "بلاده", "اليمن"),
    ("زار الرئيس المصري عبد الفتاح السيسي السودان، وقال إن بلاده تدعمه.", "بلاده", "مصر"),
    ("قال وزير مصر إنه سيعود. ورحب الوزير القطري بموقفه، وأكد أن بلاده تعارض الحرب.", "بلاده", "قطر"),
    ("أعلن فلاديمير بوتين أن بلاده سترد على أوكرانيا.", "بلاده", "روسيا"),
    ("قال الرئيس إن بلاده سترد على هجوم إسرائيل.", "بلاده", "بلاده"),
]
ENGLISH = [
    ("German foreign minister Annalena Baerbock said her country would send tanks.", "her", "Germany"),
    ("Turkish President Tayyip Erdogan met Putin. He said his country would not leave.", "his", "Turkey"),
    ("The president of Mexico, Andres Manuel Lopez Obrador, said his country will pay.", "his", "Mexico"),
    ("Japan's defence minister said his country would withdraw from Mali.", "his", "Japan"),
    ("The South Korean president said her country had protested in Japan.", "her", "South Korea"),
    ("Syrian refugees said they wanted to return to their country.", "their", "Syria"),
    ("The Iranian spokesman told his Indian counterpart that his country would pay.", "his", "Iran"),
    ("The minister said his country would leave Syria.", "his", "his country"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "phrase", "state"), ARABIC)
def test_sentences_of_our_own_in_arabic(text: str, phrase: str, state: str) -> None:
    assert states(load("ar")(text), "ar") == {phrase: [state]}


@pytest.mark.model
@pytest.mark.parametrize(("text", "whose", "state"), ENGLISH)
def test_sentences_of_our_own_in_english(text: str, whose: str, state: str) -> None:
    assert states(load("en")(text), "en") == {f"{whose} country": [state]}


@pytest.mark.model
def test_two_ministers_have_a_country_each() -> None:
    text = "قال وزير الدفاع التركي إن بلاده ستنسحب.\nوقال وزير الخارجية الروسي إن بلاده لن تنسحب.\n"
    assert states(load("ar")(text * 2), "ar") == {"بلاده": ["تركيا", "روسيا"] * 2}
