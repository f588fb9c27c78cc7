"""What is not sure enough is left out of a reading, and what is left stays as it was."""

from dataclasses import replace

import pytest

import kg
from kg.errors import ConfigError
from kg.graph.validate import validate
from kg.model import Argument, Article, Chain, Mention, Reading, Report, Source, Span, Stance
from kg.readings import GRAPH_CONFIDENCE, dump, load, sure

TEXT = "قال الوزير إن بلاده أرسلت وفدا"
SENTENCE = Span(0, len(TEXT))


def at(word: str) -> Span:
    start = TEXT.index(word)
    return Span(start, start + len(word))


def report(word: str, kind: str, confidence: float) -> Report:
    return Report(
        SENTENCE, at(word), kind, "", word, word, (Argument(0, 0),), rule="verb-active", confidence=confidence
    )


def reading() -> Reading:
    """A minister says (0.3) that somebody was sent (0.8)."""
    span = at("الوزير")
    mention = Mention(span, TEXT[span.start : span.end], span, "PERSON", "nominal")
    chain = Chain((0,), "PERSON", (("ar", "الوزير"),), specific=False)
    cited = Stance("positive", "actual", (Source("قال", "says", (Argument(0, 0),)),))
    told = (report("قال", "STATE", 0.3), replace(report("أرسلت", "AID", 0.8), stance=cited))
    return Reading(Article("a", "ar", TEXT), (mention,), (chain,), told)


def test_a_citation_stays_whole_without_the_report_of_saying_it() -> None:
    whole = reading()
    surer = sure(whole, 0.5)
    assert surer.reports == whole.reports[1:] and surer.mentions == whole.mentions
    assert load(dump(surer)) == surer
    graph = kg.build_graph([surer])
    assert graph.query("ASK { ?claim a kg:Claim ; kg:speakerMention ?m . ?m a kg:EntityMention }")
    assert validate(graph).conforms


def test_a_graph_has_the_surer_events_unless_all_are_asked_for() -> None:
    whole = reading()
    assert whole.reports[0].confidence < GRAPH_CONFIDENCE < whole.reports[1].confidence
    assert kg.build_graph([whole]).nquads() == kg.build_graph([sure(whole, GRAPH_CONFIDENCE)]).nquads()
    said = "ASK { ?mention a kg:EventMention ; nif:anchorOf 'قال' }"
    assert not kg.build_graph([whole]).query(said)
    assert kg.build_graph([whole], min_confidence=0).query(said)


def test_the_bounds() -> None:
    whole = reading()
    assert sure(whole, 0) == whole == sure(whole, 0.3)
    assert sure(whole, 0.8).reports == whole.reports[1:]
    assert sure(whole, 1).reports == ()
    for wrong in (-0.1, 1.1, float("nan")):
        with pytest.raises(ConfigError, match="0 to 1"):
            sure(whole, wrong)
