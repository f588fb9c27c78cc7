"""Names out of a Wikidata dump, whatever it is packed with."""

import bz2
import gzip
import json
from pathlib import Path

import pytest

from kg.cli.app import app
from kg.errors import InputError
from kg.names import Gazetteer, own_names
from kg.names.wikidata import below, classes, rows


def item(number: int, class_: str, ar: str, en: str, *aliases: str) -> dict:  # type: ignore[type-arg]
    labels = {"ar": {"value": ar}, "en": {"value": en}}
    claim = {"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": class_}}}}
    return {
        "id": f"Q{number}",
        "labels": {lang: label for lang, label in labels.items() if label["value"]},
        "aliases": {"ar": [{"value": alias} for alias in aliases]},
        "claims": {"P31": [claim]},
    }


ITEMS = (
    item(900001, "Q5", "ليلى الصالح", "Layla Alsaleh", "أم يوسف", "أم|يوسف"),
    item(900002, "Q7278", "حزب الأنهار", "Rivers Party"),
    item(900003, "Q5", "", "Nobody Arabic"),
    item(900004, "Q16521", "سمكة", "a fish"),
)


def packed(folder: Path, suffix: str) -> Path:
    text = "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in ITEMS) + "\n]\n"
    file = folder / f"dump.json{suffix}"
    pack = {"": lambda data: data, ".gz": gzip.compress, ".bz2": bz2.compress}[suffix]
    file.write_bytes(pack(text.encode()))
    return file


@pytest.mark.parametrize("suffix", ["", ".gz", ".bz2"])
def test_items_of_wanted_classes_with_labels_in_all_languages(tmp_path: Path, suffix: str) -> None:
    found = list(rows(packed(tmp_path, suffix), classes()))
    assert [row["wikidata"] for row in found] == ["Q900001", "Q900002"]
    assert found[0] == {
        "name_ar": "ليلى الصالح",
        "name_en": "Layla Alsaleh",
        "kind": "PERSON",
        "wikidata": "Q900001",
        "aliases_ar": "أم يوسف",
        "aliases_en": "",
    }


def test_languages_and_classes_can_be_chosen(tmp_path: Path) -> None:
    dump = packed(tmp_path, "")
    assert [row["wikidata"] for row in rows(dump, {"Q5": "PERSON"}, ["en"])] == ["Q900001", "Q900003"]


def test_classes_below_the_wanted_ones_count_the_nearer_first(tmp_path: Path) -> None:
    def class_(number: int, *above: str) -> dict:  # type: ignore[type-arg]
        values = [{"mainsnak": {"datavalue": {"value": {"id": one}}}} for one in above]
        return {"id": f"Q{number}", "claims": {"P279": values}}

    people = item(900009, "Q31", "حزب الجسور", "Bridges Party")
    lines = [class_(30, "Q7278"), class_(31, "Q30", "Q16521"), class_(32, "Q31"), class_(30, "Q32"), people]
    dump = tmp_path / "dump.json"
    dump.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    kinds = below(dump, {"Q7278": "ORG", "Q32": "GROUP"})
    assert kinds == {"Q7278": "ORG", "Q32": "GROUP", "Q30": "ORG", "Q31": "ORG"}
    assert [row["kind"] for row in rows(dump, kinds)] == ["ORG"]
    assert list(rows(dump, {"Q7278": "ORG"})) == []


def test_damage_is_told_with_its_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"id": "Q1"}\n{"Q5" broken\n', encoding="utf-8")
    with pytest.raises(InputError, match="no JSON") as error:
        list(rows(broken, {"Q5": "PERSON"}))
    assert error.value.where.endswith("line 2")
    half = tmp_path / "half.json.gz"
    half.write_bytes(packed(tmp_path, ".gz").read_bytes()[:-20])
    with pytest.raises(InputError, match="cannot be read"):
        list(rows(half, {"Q5": "PERSON"}))


def test_import_makes_a_table_that_builds_can_use(tmp_path: Path) -> None:
    from click.testing import CliRunner

    table = tmp_path / "own.tsv"
    done = CliRunner().invoke(
        app, ["names", "import", str(packed(tmp_path, ".gz")), str(table), "--class", "Q5"]
    )
    assert done.exit_code == 0, done.output
    known = Gazetteer.load(own_names([table])).lookup("أم يوسف")
    assert known is not None and known.wikidata == "Q900001"
    bad = CliRunner().invoke(app, ["names", "import", str(table), str(table), "--class", "Q1x"])
    assert bad.exit_code == 2
