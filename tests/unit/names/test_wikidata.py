"""Names out of a Wikidata dump, whatever it is packed with."""

import bz2
import gzip
import json
from pathlib import Path

import pytest

from kg.cli.app import app
from kg.errors import InputError
from kg.names import Gazetteer, own_names
from kg.names.wikidata import Row, below, classes, rows


def item(number: int, class_: str, ar: str, en: str, *aliases: str) -> dict:  # type: ignore[type-arg]
    labels = {"ar": {"value": ar}, "en": {"value": en}}
    claim = {"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": class_}}}}
    return {
        "id": f"Q{number}",
        "labels": {lang: label for lang, label in labels.items() if label["value"]},
        "aliases": {"ar": [{"value": alias} for alias in aliases]},
        "claims": {"P31": [claim]},
    }


def read(dump: Path, kinds: dict[str, str], *langs: str) -> list[Row]:
    """Rows of a dump of which all lines are good."""
    failures: list[InputError] = []
    found = list(rows(dump, kinds, langs or ("ar", "en"), report=failures.append))
    assert failures == []
    return found


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
    found = read(packed(tmp_path, suffix), classes())
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
    assert [row["wikidata"] for row in read(dump, {"Q5": "PERSON"}, "en")] == ["Q900001", "Q900003"]


def test_classes_below_the_wanted_ones_count_the_nearer_first(tmp_path: Path) -> None:
    def class_(number: int, *above: str) -> dict:  # type: ignore[type-arg]
        values = [{"mainsnak": {"datavalue": {"value": {"id": one}}}} for one in above]
        return {"id": f"Q{number}", "claims": {"P279": values}}

    people = item(900009, "Q31", "حزب الجسور", "Bridges Party")
    lines = [class_(30, "Q7278"), class_(31, "Q30", "Q16521"), class_(32, "Q31"), class_(30, "Q32"), people]
    dump = tmp_path / "dump.json"
    dump.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    kinds = below(dump, {"Q7278": "ORG", "Q32": "GROUP"}, report=pytest.fail)
    assert kinds == {"Q7278": "ORG", "Q32": "GROUP", "Q30": "ORG", "Q31": "ORG"}
    assert [row["kind"] for row in read(dump, kinds)] == ["ORG"]
    assert read(dump, {"Q7278": "ORG"}) == []


DAMAGE = {
    '{"Q5" broken': "no JSON",
    '["Q5"]': "no item",
    json.dumps(ITEMS[0] | {"labels": ["x"]}): "labels is no object",
    json.dumps(ITEMS[0] | {"labels": {"ar": {"value": 5}}}): "the label ar is no string",
    json.dumps(ITEMS[0] | {"labels": {"ar": "x"}}): "ar is no object",
    json.dumps(ITEMS[0] | {"aliases": {"ar": ["x"]}}): "ar is no list of objects",
    json.dumps(ITEMS[0] | {"aliases": {"ar": [{"value": None}]}}): "an alias is no string",
    json.dumps(ITEMS[0] | {"claims": {"P31": [1], "Q5": []}}): "P31 is no list of objects",
    json.dumps(ITEMS[0] | {"id": "foo"}): "'foo' is no id of an item",
}


def test_damage_is_told_with_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    dump = tmp_path / "dump.json"
    good = json.dumps(ITEMS[0] | {"aliases": []})
    dump.write_text("\n".join([*DAMAGE, good]), encoding="utf-8")
    failures: list[InputError] = []
    found = list(rows(dump, {"Q5": "PERSON"}, report=failures.append))
    assert [(row["wikidata"], row["aliases_ar"]) for row in found] == [("Q900001", "")]
    assert [error.where for error in failures] == [f"{dump} line {n}" for n in range(1, len(DAMAGE) + 1)]
    for error, said in zip(failures, DAMAGE.values(), strict=True):
        assert said in error.message
    nothing = ITEMS[0] | {"labels": []}
    dump.write_text(json.dumps(nothing) + "\n" + json.dumps(nothing | {"claims": []}), encoding="utf-8")
    assert read(dump, {"Q5": "PERSON"}) == []


def test_numbers_that_are_no_ids_are_below_nothing(tmp_path: Path) -> None:
    claim = {"mainsnak": {"datavalue": {"value": {"id": "Q7278"}}}}
    ids = ("Q" + "9" * 30, "P279", None, "Q30")
    dump = tmp_path / "dump.json"
    lines = [json.dumps({"id": one, "claims": {"P279": [claim]}}) for one in ids]
    dump.write_text("\n".join([*lines, '"P279" broken']), encoding="utf-8")
    failures: list[InputError] = []
    kinds = below(dump, {"Q7278": "ORG"}, report=failures.append)
    assert set(kinds) == {"Q7278", "Q30"}
    assert [error.where for error in failures] == [f"{dump} line 5"]


@pytest.mark.parametrize("suffix", [".gz", ".bz2"])
def test_a_packed_dump_that_is_damaged_cannot_be_read(tmp_path: Path, suffix: str) -> None:
    whole = packed(tmp_path, suffix).read_bytes()
    half = tmp_path / "half"
    for data in (whole[:-20], whole[:20] + b"\xff" * 30 + whole[50:]):
        half.write_bytes(data)
        with pytest.raises(InputError, match="cannot be read"):
            read(half, {"Q5": "PERSON"})


def test_import_goes_on_after_damage_and_says_so(tmp_path: Path) -> None:
    from click.testing import CliRunner

    dump, table = tmp_path / "dump.json", tmp_path / "own.tsv"
    labels = {"ar": {"value": "#وسم"}, "en": {"value": "Tag"}}
    good = json.dumps(ITEMS[0] | {"labels": labels})
    dump.write_text("\n".join(['{"Q5" "P279" broken', good]), encoding="utf-8")
    done = CliRunner().invoke(app, ["names", "import", str(dump), str(table), "--class", "Q5"])
    assert done.exit_code == 3
    assert done.stderr.count(f"{dump} line 1: no JSON") == 1 and "1 problems" in done.stderr
    assert [known.label_ar for known, _ in own_names([table])] == ["وسم"]


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
