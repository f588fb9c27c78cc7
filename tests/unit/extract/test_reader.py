"""The whole way from a Doc to a Reading, by words alone."""

from datetime import date

import pytest
from spacy.tokens import Doc

from kg.errors import OntologyError
from kg.extract import Extractor
from kg.extract import reader as room
from kg.extract.reader import ground_of
from kg.extract.settings import load
from kg.extract.triggers import Trigger
from kg.model import Article, Reading, Report
from kg.text import fold
from tests.support.scenes import WORDS
from tests.support.trees import tree

PAST = "Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3"
SAID = f"""
قال     قال   VERB {PAST} 0 root
كيري    كيري  X    _     1 nsubj PERSON
إن      إن    SCONJ _    5 mark
س       س     AUX  _     5 aux
يستقبل  استقبل VERB Voice=Act|Aspect=Imp|Gender=Masc|Number=Sing|Person=3 1 ccomp
ه       هو    PRON Gender=Masc|Number=Sing|Person=3 5 obj
بوتين   بوتين X    _     5 nsubj PERSON
غدا     غد    NOUN _     5 obl
.       .     PUNCT _    1 punct
"""
KILLED = """
و       و     CCONJ _    0 root
قُتل    قتل   VERB Voice=Pass|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 1 parataxis
لافروف  لافروف X   _     2 nsubj:pass PERSON
في      في    ADP  _     5 case
هجوم    هجوم  NOUN Number=Sing 2 obl
"""
GLUED = "و س يستقبل"


def read(doc: Doc, published: date | None = date(2016, 7, 15)) -> Reading:
    return Extractor("ar", WORDS).read(Article("a", "ar", doc.text, published=published), doc)


def report(reading: Reading, trigger: str) -> Report:
    return next(r for r in reading.reports if reading.article.text[slice(*r.trigger)] == trigger)


def test_a_trigger_has_no_proclitics_but_its_suffix_and_its_future_particle() -> None:
    reading = read(tree(SAID, KILLED, glued=GLUED))
    assert [reading.article.text[slice(*r.trigger)] for r in reading.reports] == [
        "قال",
        "سيستقبله",
        "قُتل",
        "هجوم",
    ]


def test_reports_stand_in_their_sentences() -> None:
    doc = tree(SAID, KILLED, glued=GLUED)
    reading = read(doc)
    sentences = [sentence.text.strip() for sentence in doc.sents]
    assert [reading.article.text[slice(*r.sentence)] for r in reading.reports] == [
        sentences[0],
        sentences[0],
        sentences[1],
        sentences[1],
    ]


def test_words_of_the_ontology_and_how_it_was_found() -> None:
    reading = read(tree(SAID, KILLED, glued=GLUED))
    killed, attack, said = (report(reading, word) for word in ("قُتل", "هجوم", "قال"))
    assert (killed.type, killed.subtype, killed.predicate, killed.lemma) == (
        "ASSAULT",
        "kill",
        "killed",
        "قتل",
    )
    assert killed.rule.endswith("-passive") and killed.rule.startswith("verb")
    assert attack.rule.startswith("noun") and attack.rule.endswith("-nominal")
    assert said.rule.endswith("-active")
    assert all(0 <= r.confidence <= 1 for r in reading.reports)


@pytest.mark.parametrize(("verb", "predicate"), [("أرسل", "sent"), ("حاول", "tried")])
def test_a_verb_has_its_predicate_whatever_the_type_of_its_event(
    monkeypatch: pytest.MonkeyPatch, verb: str, predicate: str
) -> None:
    doc = tree(f"{verb} {verb} VERB {PAST} 0 root\nكيري كيري X _ 1 nsubj PERSON")
    settings, told = load("ar"), load("ar").lexicon.find(fold(verb), "V")
    monkeypatch.setattr(room, "find_triggers", lambda *_: [Trigger(0, "STATE", told, 0.9, "verb")])
    (found,) = Extractor("ar", settings).read(Article("a", "ar", doc.text), doc).reports
    assert (found.type, found.subtype, found.predicate) == ("STATE", "", predicate)


def test_an_unknown_verb_keeps_its_lemma() -> None:
    (found,) = read(tree(f"زغرف زغرف VERB {PAST} 0 root\nكيري كيري X _ 1 nsubj PERSON")).reports
    assert (found.type, found.subtype, found.predicate, found.lemma) == ("OTHER", "", "زغرف", "زغرف")


def test_time_stance_and_source_come_together() -> None:
    reading = read(tree(SAID, glued=GLUED))
    found = report(reading, "سيستقبله")
    assert found.time is not None and found.time.value == "2016-07-16"
    assert found.stance.modality == "future"
    (source,) = found.stance.attribution
    assert reading.chains[source.speakers[0].chain].name("ar") == "كيري"


def test_without_a_publication_date_a_time_has_no_value() -> None:
    found = report(read(tree(SAID, glued=GLUED), None), "سيستقبله")
    assert found.time is not None and found.time.value is None


def test_a_mention_after_lam_has_no_half_article() -> None:
    doc = tree(f"استسلم استسلم VERB {PAST} 0 root\nل ل ADP _ 3 case\nلوزير وزير NOUN Definite=Def 1 obl",
               glued="ل")  # fmt: skip
    doc[2].norm_ = "الوزير"
    reading = read(doc)
    assert [mention.text for mention in reading.mentions if mention.form == "nominal"] == ["وزير"]


def test_a_language_without_words_is_named() -> None:
    with pytest.raises(OntologyError, match="xx"):
        Extractor("xx")


UNKNOWN = """
أعلن    أعلن  VERB _              0 root
كيري    كيري  X    _              1 nsubj PERSON
تنظيم   تنظيم NOUN Number=Sing    1 obj
اللقاء  لقاء  NOUN Definite=Def   3 nmod
و       و     CCONJ _             6 cc
نوفر    نوفر  X    _              1 conj
وزارة   وزارة NOUN _              6 obj ORG
النفط   نفط   NOUN Definite=Def   7 nmod ORG
"""


def test_unknown_words_and_nouns_of_institutions_may_report_events_names_do_not() -> None:
    doc = tree(UNKNOWN, glued="و")
    ground = ground_of(Article("a", "ar", doc.text), doc)
    assert {"تنظيم", "نوفر"}.isdisjoint(doc[word].text for word in ground.named)
    assert {"كيري", "وزارة", "النفط"} <= {doc[word].text for word in ground.named}


def test_a_time_takes_no_part_and_is_no_place() -> None:
    met = f"""
    التقى   التقى VERB {PAST} 0 root
    كيري    كيري  X    _     1 nsubj PERSON
    بوتين   بوتين X    _     1 obj PERSON
    في      في    ADP  _     5 case
    العام   عام   NOUN Definite=Def 1 obl
    الجاري  جاري  ADJ  Definite=Def 5 amod
    """
    doc = tree(met)
    ground = ground_of(Article("a", "ar", doc.text, published=date(2016, 7, 15)), doc)
    assert [doc.text[time.span.start : time.span.end] for time in ground.times] == ["العام الجاري"]
    told = [
        draft.head for draft, chains in zip(ground.drafts, ground.resolved.chains_of, strict=True) if chains
    ]
    assert told == [1, 2]


def test_a_quarter_of_a_year_is_no_place() -> None:
    rows = "fell fall VERB Tense=Past 0 root\nin in ADP _ 5 case\nthe the DET _ 5 det\n"
    rows += "first first ADJ _ 5 amod\nquarter quarter NOUN Number=Sing 1 obl\n"
    rows += "of of ADP _ 7 case\n2024 2024 NUM _ 5 nmod"
    doc = tree(rows, lang="en")
    ground = ground_of(Article("a", "en", doc.text, published=date(2024, 7, 9)), doc)
    quarter = next(n for n, draft in enumerate(ground.drafts) if draft.head == 4)
    assert ground.drafts[quarter].kind == "PLACE" and ground.resolved.chains_of[quarter] == ()
