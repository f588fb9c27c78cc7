"""The Arabic lexicon and cue table are well formed, broad enough, and agree with the ontology."""

import re
import unicodedata
from collections import Counter
from functools import cache

import pytest

from kg.extract.cues import CUES
from kg.ontology import path, rows
from kg.text import fold

TYPES = frozenset(
    [
        "CONSULT",
        "AGREE",
        "SUPPORT",
        "COOPERATE",
        "AID",
        "CONCEDE",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
        "STATE",
        "MOVE",
        "APPOINT",
        "TRADE",
        "LEGAL",
        "LAUNCH",
        "HAPPEN",
        "COMPETE",
        "OTHER",
    ]
)
NO_EVENT = frozenset({"aux", "phase", "modal", "state"})
SLOTS = frozenset({"subj", "obj", "topic", "content", "dest", "noun"})
MARKERS = frozenset(
    [
        "acc",
        "gen",
        "an",
        "nsubj",
        "ب",
        "ل",
        "من",
        "إلى",
        "على",
        "عن",
        "في",
        "مع",
        "بين",
        "ضد",
        "حول",
        "بشأن",
        "أمام",
        "فوق",
        "نحو",
        "دون",
        "على_يد",
        "من_أجل",
    ]
)
WORD = "[\u0621-\u063a\u0641-\u064a]"
FRAME = re.compile(r"(V|N|LV)(?:\[([^\[\]]+)\])?")
MIN_VERBS, MIN_NOUNS = 1_300, 700
"""What the lexicon had to reach; it may grow, and must not fall below."""

Row = dict[str, str]


@cache
def lexicon() -> tuple[tuple[int, Row], ...]:
    return tuple(rows("lexicon/ar.tsv"))


def parts(frame: str) -> tuple[str, dict[str, list[str]]]:
    match = FRAME.fullmatch(frame)
    assert match, frame
    slots = (part.partition("=") for part in (match[2] or "").split(";") if part)
    return match[1], {slot: markers.split("|") for slot, _, markers in slots}


def lemmas(kind: str) -> set[str]:
    return {
        fold(row["lemma"]) for _, row in lexicon() if parts(row["frame"])[0] == kind and row["type"] in TYPES
    }


def test_every_line_has_five_cells_and_a_known_type() -> None:
    for number, row in lexicon():
        assert list(row) == ["lemma", "frame", "type", "subtype", "predicate"], number
        assert all(row.values()), number
        assert row["type"] in TYPES | {"NONE", "NOUN"}, number
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row["subtype"]), number
        assert re.fullmatch(r"[a-z]+([ -][a-z]+)*|-", row["predicate"]), number


def test_every_frame_parses_with_known_slots_and_markers() -> None:
    for number, row in lexicon():
        kind, slots = parts(row["frame"])
        assert set(slots) <= SLOTS, number
        assert ("noun" in slots) == (kind == "LV"), number
        for markers in slots.values():
            assert set(markers) <= MARKERS, (number, markers)
            assert len(markers) == len(set(markers)), number


def test_lemmas_are_bare_arabic_words_in_nfc() -> None:
    for number, row in lexicon():
        lemma = row["lemma"]
        assert re.fullmatch(f"{WORD}{{2,}}(_{WORD}{{2,}})*", lemma), (number, lemma)
        assert unicodedata.is_normalized("NFC", lemma), number


def test_the_file_is_nfc_and_ends_with_a_line_end() -> None:
    for name in ("lexicon/ar.tsv", "cues/ar.tsv"):
        text = path(name).read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), name
        assert text.endswith("\n"), name
        assert "\r" not in text, name


def test_no_sense_stands_twice() -> None:
    seen: Counter[tuple[str, ...]] = Counter()
    for _, row in lexicon():
        kind = parts(row["frame"])[0]
        sense = row["frame"] if kind == "LV" else row["subtype"]
        seen[(fold(row["lemma"]), kind, row["type"], sense)] += 1
    assert [key for key, count in seen.items() if count > 1] == []


def test_senses_of_one_key_stand_together() -> None:
    """The first line of a key is its best sense, so a reader must find them in one place."""
    keys = [(parts(row["frame"])[0], fold(row["lemma"])) for _, row in lexicon()]
    blocks = [key for key, before in zip(keys, [None, *keys], strict=False) if key != before]
    assert [key for key, count in Counter(blocks).items() if count > 1] == []


def test_a_subtype_belongs_to_one_type() -> None:
    types: dict[str, set[str]] = {}
    for _, row in lexicon():
        types.setdefault(row["subtype"], set()).add(row["type"])
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_light_verbs_have_no_predicate_and_all_events_have_one() -> None:
    for number, row in lexicon():
        if row["type"] == "NONE":
            assert row["subtype"] in NO_EVENT, number
        if row["type"] == "NOUN":
            assert (row["subtype"], parts(row["frame"])[0]) == ("light", "LV"), number
        if row["type"] != "NONE":
            assert (row["predicate"] == "-") == (row["type"] == "NOUN"), number


def test_the_lexicon_is_broad() -> None:
    assert len(lemmas("V")) >= MIN_VERBS
    assert len(lemmas("N")) >= MIN_NOUNS
    for kind in ("V", "N"):
        found = {row["type"] for _, row in lexicon() if parts(row["frame"])[0] == kind}
        assert found >= TYPES


@pytest.mark.parametrize(
    ("lemma", "kind", "type_", "predicate"),
    [
        ("التقى", "V", "CONSULT", "met"),
        ("نفى", "V", "STATE", "denied"),
        ("زار", "V", "MOVE", "visited"),
        ("زيارة", "N", "MOVE", "visited"),
        ("اعتقل", "V", "COERCE", "arrested"),
        ("هجوم", "N", "ASSAULT", "attacked"),
        ("توفي", "V", "HAPPEN", "died"),
        ("وقع", "V", "AGREE", "signed"),
        ("فاز", "V", "COMPETE", "won"),
        ("حذر", "V", "THREATEN", "warned"),
    ],
)
def test_the_first_sense_of_common_words(lemma: str, kind: str, type_: str, predicate: str) -> None:
    row = next(
        row for _, row in lexicon() if fold(row["lemma"]) == fold(lemma) and parts(row["frame"])[0] == kind
    )
    assert (row["type"], row["predicate"]) == (type_, predicate)


def test_cues_are_well_formed() -> None:
    seen: Counter[tuple[str, str, str]] = Counter()
    for number, row in rows("cues/ar.tsv"):
        assert list(row)[:4] == ["lemma", "cue", "value", "scope"], number
        assert row["cue"] in CUES, number
        assert row["scope"] in {"clause", "complement", "noun"}, number
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row["value"]), number
        assert re.fullmatch(f"{WORD}+(_{WORD}+)*", row["lemma"]), number
        seen[(fold(row["lemma"]), row["cue"], row["scope"])] += 1
    assert [key for key, count in seen.items() if count > 1] == []
    assert {row["cue"] for _, row in rows("cues/ar.tsv")} == CUES
