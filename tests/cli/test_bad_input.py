"""Every sort of bad input gets one clear line, is counted, and the good articles are still built."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from kg.errors import TrainingDataError

GOOD = "التقى الوزير السفير في القاهرة"

Kg = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("fake")

BAD_FILES: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "empty.txt": (b"", ("empty",)),
    "blank.txt": (b" \n\n", ("empty",)),
    "windows.txt": (GOOD.encode("windows-1256"), ("not UTF-8", "offset 0", "iconv")),
    "utf16.txt": (GOOD.encode("utf-16"), ("UTF-16", "iconv")),
    "binary.txt": (b"\x7fELF\x02\x01\x00\x00" + bytes(range(256)), ("binary",)),
    "long.txt": (("قال " * 2_600_000).encode(), ("characters", "1,000,000", "--max-chars")),
    "french.txt": (b"Le ministre est arrive lundi dans la capitale.", ("language", "--lang")),
    "empty.jsonl": (b"\n", ("empty",)),
    "binary.jsonl": (b'{"text": "\x00\x01"}', ("line 1", "binary")),
    "array.json": (b"[1]", ("item 1", "object")),
    "nothing.json": (b"[]", ("empty",)),
    "deep.json": (b'{"text": ' + b"[" * 200_000, ("nested",)),
    "menu.html": (b"<html><body><nav></nav></body></html>", ("no article text",)),
}

BAD_LINES: dict[str, tuple[str, tuple[str, ...]]] = {
    "broken": ('{"id": "x", "text": "قال', ("line 3", "not JSON", "column")),
    "no text": ('{"id": "x", "title": "عنوان"}', ("line 3", "field text", "missing")),
    "empty text": ('{"id": "x", "text": ""}', ("line 3", "field text", "empty")),
    "number": ('{"id": "x", "text": 3}', ("line 3", "field text", "int")),
    "list": ("[1]", ("line 3", "object")),
    "many digits": (f'{{"text": "قال الوزير", "x": {"9" * 5000}}}', ("line 3", "digits")),
    "deep": (f'{{"text": "قال الوزير", "x": {"[" * 5000}{"]" * 5000}}}', ("line 3", "nested")),
    "half a character": (r'{"text": "قال \ud800 الوزير"}', ("line 3", "field text", "half a character")),
    "publisher": (
        '{"id": "x", "text": "قال الوزير", "publisher": ["AFP"], "date": "2024-01-01"}',
        ("line 3", "field publisher", "list"),
    ),
    "no pipeline": (
        json.dumps({"id": "x", "text": "Bonjour", "lang": "fr"}),
        ("in.jsonl line 3, article x", "'fr'", "ar"),
    ),
    "long": (
        json.dumps({"id": "x", "text": "a" * 10_000_000}),
        ("in.jsonl line 3, article x", "characters", "--max-chars"),
    ),
    "date": ('{"id": "x", "text": "قال الوزير", "date": "soon"}', ("line 3", "field date", "YYYY-MM-DD")),
    "clash": ('{"id": "g1", "text": "قال السفير"}', ("'g1'", "field id")),
    "defect": (
        '{"id": "x", "text": "تعطل الوزير السفير"}',
        ("in.jsonl line 3, article x", "RuntimeError", "report"),
    ),
}


def check(result: Result, words: tuple[str, ...]) -> None:
    assert result.exit_code == 3, result.output
    errors = [line for line in result.stderr.splitlines() if line.startswith("kg: error: ")]
    assert len(errors) == 1, result.stderr
    assert all(word in errors[0] for word in words), errors[0]
    assert "1 problems" in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_beside_a_good_one(kg: Kg, tmp_path: Path, name: str) -> None:
    data, words = BAD_FILES[name]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data)
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    result = kg("extract", "in")
    check(result, (name, *words))
    assert [json.loads(line)["article"] for line in result.stdout.splitlines()] == ["good"]


@pytest.mark.parametrize("name", BAD_LINES)
def test_bad_line_between_good_ones(kg: Kg, tmp_path: Path, name: str) -> None:
    bad, words = BAD_LINES[name]
    good = [
        json.dumps({"id": f"g{n}", "text": GOOD, "date": "2024-01-01"}, ensure_ascii=False) for n in range(3)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join([*good[:2], bad, good[2]]), encoding="utf-8")
    result = kg("extract", "in.jsonl", "--failures", "failures.jsonl")
    check(result, words)
    found = {json.loads(line)["article"] for line in result.stdout.splitlines()}
    assert found >= {"g0", "g2"}
    [row] = [json.loads(line) for line in (tmp_path / "failures.jsonl").read_text("utf-8").splitlines()]
    assert row["message"] and row["where"] and row["kind"].endswith("Error")


def test_no_date_is_a_note_and_no_error(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    result = kg("extract", "good.txt")
    assert result.exit_code == 0
    assert "kg: note: good: no date" in result.stderr and "--date" in result.stderr


def test_many_notes_are_counted(kg: Kg, tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(n), "text": GOOD}) for n in range(10)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    result = kg("extract", "in.jsonl")
    assert result.stderr.count("no date") == 4
    assert "7 more" in result.stderr


def test_build_writes_nothing_when_nothing_is_good(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = kg("build", "empty.txt", "-o", "graph.ttl")
    assert result.exit_code == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt"]


def test_nothing_is_left_behind_when_writing_fails(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "out.jsonl").write_text("old", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.readings.event_rows", interrupted)
    result = kg("extract", "good.txt", "-o", "out.jsonl")
    assert result.exit_code != 0
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.txt", "out.jsonl"]


@pytest.mark.parametrize("verb", ["build", "extract"])
def test_a_path_that_is_not_there_costs_no_other(kg: Kg, tmp_path: Path, verb: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    result = kg(verb, "good.txt", "nowhere.txt", "--date", "2024-01-01", "-o", "out.nq")
    check(result, ("nowhere.txt: no such file",))
    assert GOOD in (tmp_path / "out.nq").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_opened(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(GOOD, encoding="utf-8")
    read_bytes = Path.read_bytes

    def refused(file: Path) -> bytes:
        if file.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", refused)
    result = kg("extract", "good.txt", "secret.txt")
    check(result, ("secret.txt: cannot be read (Permission denied)",))


def test_paths_are_completed(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_KG_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "kg build ta")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert kg().stdout == "file,ta\n"


def test_errors_of_a_pipeline_say_where_they_are(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def language(lang: str, pipeline: str) -> None:
        raise TrainingDataError("the heads lead round in a circle", where=f"{pipeline}:3")

    monkeypatch.setattr("kg.pipeline._language", language)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    result = kg("extract", "good.txt", "--pipeline", "round.conllu")
    check(result, ("good.txt, article good: round.conllu:3: the heads",))


def test_a_suffix_nobody_reads(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text(GOOD, encoding="utf-8")
    result = kg("extract", "a.docx")
    check(result, ("a.docx", "known", "jsonl"))


def test_standard_input_is_named_in_messages(kg: Kg) -> None:
    result = kg("extract", "-", stdin=f'{{"id": "g", "text": "{GOOD}", "date": "2024-01-01"}}\n{{"id": 1\n')
    check(result, ("stdin line 2", "not JSON"))
    assert json.loads(result.stdout)["article"] == "g"


DAMAGED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "index": lambda made: made["reports"][0].update(subject=[[9, 9]]),
    "id": lambda made: made["article"].update(id=7),
    "offsets": lambda made: made["mentions"][0].__setitem__(1, 99999999),
    "names": lambda made: made["chains"][0].__setitem__(2, []),
    "confidence": lambda made: made["reports"][0].update(confidence="0.9"),
}


@pytest.mark.parametrize("name", [*DAMAGED, "deep"])
def test_a_damaged_reading_between_good_ones(kg: Kg, tmp_path: Path, name: str) -> None:
    rows = [json.dumps({"id": f"g{n}", "text": GOOD, "date": "2024-01-01"}) for n in range(3)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    first, second, third = kg("extract", "in.jsonl", "--format", "readings").stdout.splitlines()
    made = json.loads(second)
    bad = second[:-1] + ',"more":' + "[" * 200_000
    if name in DAMAGED:
        DAMAGED[name](made)
        bad = json.dumps(made)
    (tmp_path / "good.jsonl").write_text("\n".join([first, third]), encoding="utf-8")
    (tmp_path / "r.jsonl").write_text("\n".join([first, bad, third]), encoding="utf-8")
    good = kg("build", "good.jsonl").stdout
    result = kg("build", "r.jsonl")
    check(result, ("r.jsonl line 2", "damaged reading", "extract the article again"))
    assert result.stdout == good
    check(kg("build", "r.jsonl", "--store", "store"), ("r.jsonl line 2", "damaged reading"))
    assert kg("export", "store").stdout == good and not list(Path("store").glob("partial-*"))
    assert kg("build", "good.jsonl", "--store", "store").exit_code == 0


@pytest.mark.parametrize("start", ["x", "", '{"format":"kg-r'])
def test_the_first_reading_may_be_damaged(kg: Kg, tmp_path: Path, start: str) -> None:
    rows = [json.dumps({"id": f"g{n}", "text": GOOD, "date": "2024-01-01"}) for n in range(3)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    first, *rest = kg("extract", "in.jsonl", "--format", "readings").stdout.splitlines()
    (tmp_path / "good.jsonl").write_text("\n".join(rest), encoding="utf-8")
    text = "\n".join([start + first[30:], *(json.dumps(json.loads(line)) for line in rest)])
    (tmp_path / "r.jsonl").write_text(text, encoding="utf-8-sig")
    good = kg("build", "good.jsonl").stdout
    for name, result in (("r.jsonl", kg("build", "r.jsonl")), ("stdin", kg("build", "-", stdin=text))):
        check(result, (f"{name} line 1", "damaged reading", "extract the article again"))
        assert result.stdout == good
