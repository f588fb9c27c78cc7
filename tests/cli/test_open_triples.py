"""`kg extract --format triples`: open triples as JSON lines and as a table."""

import json
from pathlib import Path

from click.testing import CliRunner

from kg.cli.app import app

TEXT = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني في عمان، ولم يوقع اتفاقا."


def extracted(folder: Path, form: str, *options: str) -> list[str]:
    (folder / "talks.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(folder), "--format", form, *options])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_objects_point_back_to_the_text(tmp_path: Path) -> None:
    found = [json.loads(line) for line in extracted(tmp_path, "triples")]
    assert {"التقى", "لم يوقع"} <= {row["predicate"]["text"] for row in found}
    for row in found:
        for start, end in row["object"]["spans"]:
            assert TEXT[start:end] in TEXT and 0 <= start < end <= len(TEXT)


def test_a_table_has_one_line_for_each_triple(tmp_path: Path) -> None:
    header, *lines = extracted(tmp_path, "triples-tsv")
    columns = header.split("\t")
    assert columns[:4] == ["article", "subject", "predicate", "object"]
    assert lines and all(len(line.split("\t")) == len(columns) for line in lines)
    assert len(lines) == len(extracted(tmp_path, "triples"))


def test_triples_that_are_not_sure_enough_are_left_out(tmp_path: Path) -> None:
    found = [json.loads(line) for line in extracted(tmp_path, "triples")]
    least = sorted({row["confidence"] for row in found})[1]
    surer = [json.loads(line) for line in extracted(tmp_path, "triples", "--min-confidence", str(least))]
    assert surer == [row for row in found if row["confidence"] >= least] != found
