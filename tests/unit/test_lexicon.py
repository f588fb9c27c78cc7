"""The lexicon: frames are parsed, look-ups fold, and a wrong line is named by its number."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import lexicon, ontology
from kg.errors import OntologyError
from kg.extract import cues
from kg.text import fold

HEADER = "lemma\tframe\ttype\tsubtype\tpredicate\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "cues").mkdir()
    monkeypatch.setattr(ontology, "root", lambda: tmp_path)
    lexicon.load.cache_clear()
    cues.load.cache_clear()
    yield tmp_path
    lexicon.load.cache_clear()
    cues.load.cache_clear()


def test_a_frame_gives_slots_and_markers(folder: Path) -> None:
    (folder / "lexicon/ar.tsv").write_text(
        HEADER + "التقى\tV[obj=acc|ب|مع;topic=ل]\tCONSULT\tmeet\tmet\n", "utf-8"
    )
    entry = lexicon.load("ar").find(fold("إلتقى"), "V")
    assert entry is not None
    assert (entry.type, entry.predicate) == ("CONSULT", "met")
    assert [entry.slot(marker) for marker in ("acc", "مع", "ل", "في")] == ["obj", "obj", "topic", ""]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("التقى\tQ\tCONSULT\tmeet\tmet", "needs a lemma"),
        ("التقى\tV[who=acc]\tCONSULT\tmeet\tmet", "bad slot 'who=acc'"),
    ],
)
def test_a_wrong_line_is_named(folder: Path, line: str, said: str) -> None:
    (folder / "lexicon/ar.tsv").write_text(f"{HEADER}# comment\n{line}\n", "utf-8")
    with pytest.raises(OntologyError, match=rf"lexicon/ar\.tsv line 3: {said}"):
        lexicon.load("ar")


def test_an_unknown_cue_is_named(folder: Path) -> None:
    (folder / "cues/ar.tsv").write_text("lemma\tcue\tvalue\tscope\nلم\tmaybe\tnot\tclause\n", "utf-8")
    with pytest.raises(OntologyError, match=r"cues/ar\.tsv line 2: unknown cue 'maybe'"):
        cues.load("ar")


def test_what_is_shipped_loads() -> None:
    assert lexicon.load("ar").find(fold("زيارة"), "N") is not None
    assert cues.load("ar").has(fold("لم"), "negation")
