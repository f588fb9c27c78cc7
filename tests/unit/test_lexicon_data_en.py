"""The English lexicon and cue table are well formed, broad enough, and agree with the ontology."""

import re
from collections import Counter
from functools import cache

import pytest

from kg import lexicon
from kg.extract import cues
from kg.extract.settings import load
from kg.ontology import path, rows
from kg.text import fold

MIN_VERBS, MIN_NOUNS = 3_000, 2_000
"""What the lexicon has reached; it may grow, and must not fall below."""

NO_EVENT = frozenset({"aux", "phase", "modal", "state"})
LEMMA = re.compile(r"[a-zé'&-]+(_[a-zé'-]+)*")

Row = dict[str, str]


@cache
def entries() -> tuple[tuple[int, Row], ...]:
    return tuple(rows("lexicon/en.tsv"))


def kind(row: Row) -> str:
    return row["frame"].partition("[")[0]


def test_every_line_is_whole_and_plain() -> None:
    for number, row in entries():
        assert all(row.values()), number
        assert LEMMA.fullmatch(row["lemma"]), (number, row["lemma"])
        assert re.fullmatch(r"[a-zé'-]+( [a-zé'-]+)*|-", row["predicate"]), (number, row["predicate"])
        assert (row["predicate"] == "-") == (row["type"] in {"NONE", "NOUN"}), number


def test_subtypes_stand_below_their_type_in_the_ontology() -> None:
    text = path("events.ttl").read_text(encoding="utf-8")
    found = re.finditer(r"^kgt:([\w-]+) a kg:EventSubtype.*?skos:broader kgt:(\w+)", text, re.S | re.M)
    broader = {match[1]: match[2] for match in found}
    for number, row in entries():
        if row["type"] == "NONE":
            assert row["subtype"] in NO_EVENT, number
        elif row["type"] != "NOUN":
            assert broader.get(row["subtype"]) == row["type"], (number, row["subtype"])


def test_no_sense_stands_twice_and_senses_stand_together() -> None:
    seen = Counter((fold(r["lemma"]), kind(r), r["type"], r["subtype"]) for _, r in entries())
    assert [key for key, count in seen.items() if count > 1] == []
    keys = [(kind(row), fold(row["lemma"])) for _, row in entries()]
    blocks = [key for key, before in zip(keys, [None, *keys], strict=False) if key != before]
    assert [key for key, count in Counter(blocks).items() if count > 1] == []


def test_the_lexicon_is_broad() -> None:
    known = [row for _, row in entries() if row["type"] not in {"NONE", "NOUN"}]
    assert len({row["lemma"] for row in known if kind(row) == "V"}) >= MIN_VERBS
    assert len({row["lemma"] for row in known if kind(row) == "N"}) >= MIN_NOUNS
    for pos in ("V", "N"):
        assert len({row["type"] for row in known if kind(row) == pos}) == 24


@pytest.mark.parametrize(
    ("lemma", "pos", "type_", "predicate"),
    [
        ("meet", "V", "CONSULT", "met"),
        ("deny", "V", "STATE", "denied"),
        ("visit", "V", "MOVE", "visited"),
        ("visit", "N", "MOVE", "visited"),
        ("arrest", "V", "COERCE", "arrested"),
        ("attack", "N", "ASSAULT", "attacked"),
        ("die", "V", "HAPPEN", "died"),
        ("sign", "V", "AGREE", "signed"),
        ("call_off", "V", "SANCTION", "called off"),
        ("carry_out", "V", "LEGAL", "carried out"),
        ("win", "V", "COMPETE", "won"),
        ("warn", "V", "THREATEN", "warned"),
        ("negotiation", "N", "CONSULT", "negotiated"),
    ],
)
def test_the_first_sense_of_common_words(lemma: str, pos: str, type_: str, predicate: str) -> None:
    entry = lexicon.load("en").find(lemma, pos)
    assert entry is not None
    assert (entry.type, entry.predicate) == (type_, predicate)


@pytest.mark.parametrize(
    ("lemma", "cue"),
    [("not", "negation"), ("refuse", "negates"), ("will", "future"), ("may", "possible"),
     ("call_for", "desired"), ("according", "source")],
)  # fmt: skip
def test_cues_of_each_class(lemma: str, cue: str) -> None:
    assert cues.load("en").has(lemma, cue)


def test_english_can_be_read_by_its_words() -> None:
    assert load("en").lang == "en"
