"""According to whom: speakers above an event, beside its quotation, and in according-to phrases."""

import pytest
from spacy.tokens import Doc

from kg.extract.according import cited, sayings
from kg.extract.links import links_of
from kg.extract.quotes import find_quotes
from kg.extract.roles import cast_events
from kg.extract.sources import SPEAKER, attribute
from kg.extract.tree import tree_of
from kg.model import Source
from tests.support.scenes import WORDS, Decided, at, scene, stage, words
from tests.support.trees import tree

PAST = "Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3"
NESTED = f"""
ذكرت    ذكر   VERB Voice=Act|Aspect=Perf|Gender=Fem|Number=Sing|Person=3 0 root
رويترز  رويترز X   _     1 nsubj ORG
أن      أن    SCONJ _    5 mark
كيري    كيري  X    _     5 nsubj PERSON
نفى     نفى   VERB {PAST} 1 ccomp
أن      أن    SCONJ _    7 mark
تهاجم   هاجم  VERB Voice=Act|Aspect=Imp|Gender=Fem|Number=Sing|Person=3 5 ccomp
تركيا   تركيا X    _     7 nsubj GPE
سوريا   سوريا X    _     7 obj   LOC
"""
QUOTED = f"""
قال     قال   VERB {PAST} 0 root
كيري    كيري  X    _     1 nsubj PERSON
:       :     PUNCT _    1 punct
"""
SPEECH = f"""
«       «     PUNCT _    2 punct
هاجم    هاجم  VERB {PAST} 0 root
الجيش   جيش   NOUN Definite=Def 2 nsubj
مدينة   مدينة NOUN _     2 obj
حلب     حلب   X    _     4 nmod  GPE
اليوم   يوم   NOUN _     2 obl
»       »     PUNCT _    2 punct
"""
ACCORDING = f"""
هاجم    هاجم  VERB {PAST} 0 root
الجيش   جيش   NOUN Definite=Def 1 nsubj
حلب     حلب   X    _     1 obj   GPE
بحسب    بحسب  ADP  _     5 case
رويترز  رويترز X   _     1 obl   ORG
"""
RELAY = f"""
نقلت    نقل   VERB Voice=Act|Aspect=Perf|Gender=Fem|Number=Sing|Person=3 0 root
رويترز  رويترز X   _     1 nsubj ORG
عن      عن    ADP  _     4 case
كيري    كيري  X    _     1 obl:arg PERSON
أن      أن    SCONJ _    7 mark
الجيش   جيش   NOUN Definite=Def 7 nsubj
هاجم    هاجم  VERB {PAST} 1 ccomp
حلب     حلب   X    _     7 obj   GPE
"""
CITING = f"""
قالت    قال   VERB Voice=Act|Aspect=Perf|Gender=Fem|Number=Sing|Person=3 0 root
رويترز  رويترز X   _     1 nsubj ORG
نقلا    نقل   NOUN Case=Acc 5 nmod
عن      عن    ADP  _     5 case
كيري    كيري  X    _     1 obl:arg PERSON
إن      إن    SCONJ _    8 mark
الجيش   جيش   NOUN Definite=Def 8 nsubj
هاجم    هاجم  VERB {PAST} 1 ccomp
حلب     حلب   X    _     8 obj   GPE
"""
SAYING = f"""
نقلت    نقل   VERB Voice=Act|Aspect=Perf|Gender=Fem|Number=Sing|Person=3 0 root
رويترز  رويترز X   _     1 nsubj ORG
عن      عن    ADP  _     4 case
كيري    كيري  X    _     1 obl:arg PERSON
قول     قول   NOUN _     1 obj
ه       هو    PRON Gender=Masc|Number=Sing|Person=3 5 nmod
إن      إن    SCONJ _    9 mark
الجيش   جيش   NOUN Definite=Def 9 nsubj
هاجم    هاجم  VERB {PAST} 5 ccomp
حلب     حلب   X    _     9 obj   GPE
"""

ATTACKED = f"""
هاجم    هاجم  VERB {PAST} 0 root
الجيش   جيش   NOUN Definite=Def 1 nsubj
حلب     حلب   X    _     1 obj   GPE
"""
BEFORE = f"""
صرح     صرح   VERB {PAST} 0 root
ب       ب     ADP  _     3 case
ذلك     ذلك   DET  PronType=Dem 1 obl:arg
كيري    كيري  X    _     1 nsubj PERSON
"""


def sources(doc: Doc, word: str, model: Decided | None = None) -> list[tuple[str, str, list[str]]]:
    here = scene(doc)
    casts = cast_events(here, None)
    found = attribute(stage(here), casts, find_quotes(doc.text), WORDS.cues, model)
    assert len(found) == len(here.triggers)
    return [_plain(source, doc) for source in found[at(here, word)]]


def _plain(source: Source, doc: Doc) -> tuple[str, str, list[str]]:
    return source.cue, source.act, words(scene(doc), source.speakers)


def test_a_chain_of_speakers_nearest_first() -> None:
    doc = tree(NESTED)
    reuters, kerry = ("ذكر", "reports", ["رويترز"]), ("نفى", "denies", ["كيري"])
    assert sources(doc, "ذكرت") == []
    assert sources(doc, "نفى") == [reuters]
    assert sources(doc, "تهاجم") == [kerry, reuters]


def test_whom_a_statement_relays_comes_before_who_relays() -> None:
    doc = tree(RELAY)
    assert sources(doc, "هاجم") == [("نقل", "says", ["كيري"]), ("نقل", "reports", ["رويترز"])]
    assert sources(doc, "نقلت") == []


def test_whom_a_statement_cites_comes_before_who_states() -> None:
    doc = tree(CITING)
    assert sources(doc, "هاجم") == [("قال", "says", ["كيري"]), ("قال", "says", ["رويترز"])]
    assert sources(doc, "قالت") == []


def test_words_that_are_an_object_are_said_by_whom_they_belong_to() -> None:
    doc = tree(SAYING)
    assert sources(doc, "قول") == [("نقل", "reports", ["رويترز"])]
    assert sources(doc, "هاجم")[-1] == ("نقل", "reports", ["رويترز"])


def test_the_speaker_of_a_quotation_in_another_sentence() -> None:
    doc = tree(QUOTED, SPEECH)
    assert sources(doc, "هاجم") == [("قال", "says", ["كيري"])]
    assert sources(doc, "قال") == []


def test_who_says_that_said_what_the_sentence_before_tells() -> None:
    assert sources(tree(ATTACKED, BEFORE), "هاجم") == [("صرح", "says", ["كيري"])]
    assert sources(tree(BEFORE, ATTACKED), "هاجم") == []
    for other in (
        ("ب       ب ", "بعد     بعد "),
        ("صرح     صرح ", "نفى     نفى "),
        ("ذلك     ذلك ", "الخبر   خبر "),
    ):
        assert sources(tree(ATTACKED, BEFORE.replace(*other)), "هاجم") == []


def test_who_is_cited_in_an_according_to_phrase() -> None:
    (source,) = sources(tree(ACCORDING), "هاجم")
    assert (source[1], source[2]) == ("says", ["رويترز"])


@pytest.mark.parametrize(
    "cue",
    [
        "وفقا وفق NOUN Case=Acc 6 nmod\nل ل ADP _ 4 fixed",
        "نقلا نقل NOUN Case=Acc 6 nmod\nعن عن ADP _ 4 fixed",
        "ب ب ADP _ 6 case\nحسب حسب NOUN _ 4 fixed",
    ],
)
def test_cues_of_citation_as_the_treebank_attaches_them(cue: str) -> None:
    rows = ACCORDING.replace("بحسب    بحسب  ADP  _     5 case", cue)
    (source,) = sources(tree(rows, glued="ل ب"), "هاجم")
    assert (source[1], source[2]) == ("says", ["رويترز"])


def test_an_event_without_speaker_has_none() -> None:
    assert sources(tree(SPEECH), "هاجم") == []
    assert sources(tree(ACCORDING.replace("بحسب", "قرب")), "هاجم") == []


@pytest.mark.parametrize(("relation", "kinds"), [("parataxis", ["behind"]), ("conj", [])])
def test_a_warning_beside_what_it_tells_is_a_statement(relation: str, kinds: list[str]) -> None:
    rows = f"هاجم هاجم VERB {PAST} 0 root\nالجيش جيش NOUN Definite=Def 1 nsubj\n, , PUNCT _ 4 punct\n"
    here = scene(tree(rows + f"حذر حذر VERB {PAST} 1 {relation}\nكيري كيري X _ 4 nsubj PERSON"))
    assert [link.kind for link in links_of(here, WORDS.cues, []) if link.trigger == 0] == kinds


def test_what_stands_behind_a_statement_and_a_semicolon_is_no_content_of_it() -> None:
    said = f"كيري كيري X _ 2 nsubj PERSON\nقال قال VERB {PAST} 0 root\n{{mark}} {{mark}} PUNCT _ 4 punct\n"
    attacked = f"هاجم هاجم VERB {PAST} 2 ccomp\nالجيش جيش NOUN Definite=Def 4 nsubj\nحلب حلب X _ 4 obj GPE"
    assert sources(tree(said.format(mark=";") + attacked), "هاجم") == []
    assert sources(tree(said.format(mark=",") + attacked), "هاجم") == [("قال", "says", ["كيري"])]


def test_the_object_of_a_statement_is_said_whatever_a_model_weighs() -> None:
    doc = tree(NESTED)
    here = scene(doc)
    links = links_of(here, WORDS.cues, [])
    assert [(link.trigger, link.reporting) for link in links] == [(1, 0), (2, 1), (2, 0)]
    never = Decided((SPEAKER,), [[0.0], [5.0], [0.0], [0.0], [5.0]])
    said = sources(doc, "نفى", never)
    assert said == [("ذكر", "reports", ["رويترز"])]
    assert sources(doc, "تهاجم", never)[1:] == said


def test_the_likeliest_speaker_is_the_nearest_one() -> None:
    doc = tree(NESTED)
    farther = Decided((SPEAKER,), [[0.0], [5.0], [0.0], [5.0], [0.0]])
    assert [source[2] for source in sources(doc, "نفى", farther)] == [["رويترز"]]


@pytest.mark.parametrize("rows", ["3 fixed\nتعبير تعبير NOUN _ 1 obl", "1 obl\nتعبير تعبير NOUN _ 4 nmod"])
def test_who_is_cited_in_a_phrase_that_ends_in_a_noun_of_speech(rows: str) -> None:
    found = tree_of(
        tree(
            f"وصل وصل VERB {PAST} 0 root\nالوفد وفد NOUN Definite=Def 1 nsubj\nعلى على ADP _ 5 case\n"
            f"حد حد NOUN _ {rows}\nكيري كيري X _ 5 nmod PERSON"
        )
    )
    assert sayings(found, WORDS.cues) == [4]
    assert [(phrase.word, phrase.quotes) for phrase in cited(found, WORDS.cues)] == [(5, False)]
