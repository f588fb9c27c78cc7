"""What is not sure enough is left out of a reading, and what is left stays as it was."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import kg
from kg.errors import ConfigError, ReadingError
from kg.graph.validate import validate
from kg.model import Argument, Article, Chain, Mention, Reading, Report, Source, Span, Stance
from kg.readings import GRAPH_CONFIDENCE, dump, load, sure
from tests.support.stories import agency, kremlin

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


ODD = (None, True, -1, 0, 10**9, 1.5, "", " ", "x", '<>"', "\ud800", "2024-02-30", [], [[]], {}, [9, 9])


def places(found: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything in a JSON value."""
    items = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in items:
        yield (*at, key)
        yield from places(value, (*at, key))


def changed(line: str, at: tuple[Any, ...], value: Any) -> str:
    data = part = json.loads(line)
    for key in at[:-1]:
        part = part[key]
    part[at[-1]] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [
        (("reports", 0, "subject"), [[9, 9]], "there is no mention 9"),
        (("reports", 0, "subject"), [[0, 9]], "there is no chain 9"),
        (("reports", 0, "subject"), [[0, -1]], "there is no chain -1"),
        (("reports", 0, "trigger"), ["0", "4"], "'0' to '4' is no place"),
        (("reports", 0, "sentence"), [0, 99999999], "0 to 99999999 is no place"),
        (("reports", 0, "confidence"), "0.9", "'0.9' is no confidence"),
        (("reports", 0, "confidence"), float("nan"), "nan is no confidence"),
        (("reports", 0, "polarity"), "neutral", "'neutral' is none of negative, positive"),
        (("reports", 0), {}, "'class' is missing"),
        (("mentions", 0, 1), 99999999, "is no place in the text"),
        (("mentions", 0, 1), 7, "does not stand at 6 to 7"),
        (("chains", 0, 2), [], "a chain without a name"),
        (("chains", 0, 0), [], "a chain without a mention"),
        (("article", "id"), 7, "7 is no string"),
        (("article", "text"), None, "null is no string"),
        (("article", "text"), "x" * 9 + "\ud800", "surrogates"),
        (("article", "lang"), "ar-\u202e", "is no language"),
    ],
)
def test_a_damaged_field_is_told(at: tuple[Any, ...], value: Any, words: str) -> None:
    line = changed(dump(kremlin()), at, value)
    with pytest.raises(ReadingError, match="damaged reading") as told:
        load(line, "r.jsonl line 2")
    assert words in told.value.message and told.value.where == "r.jsonl line 2"


def test_what_is_nested_too_deep_is_damaged() -> None:
    with pytest.raises(ReadingError, match="nested too deep"):
        load(dump(reading())[:-1] + ',"more":' + "[" * 200_000)


def test_what_is_not_refused_can_be_built() -> None:
    line, others = dump(kremlin()), (agency(),)
    for at in places(json.loads(line)):
        for value in ODD:
            try:
                found = load(changed(line, at, value))
            except ReadingError:
                continue
            assert len(kg.build_graph([found, *others], min_confidence=0)), (at, value)
