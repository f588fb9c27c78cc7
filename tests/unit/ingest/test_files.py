"""Paths become files in one order; what cannot be read is told, and nothing is opened but folders."""

import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingest.files import Note, find


def names(*paths: Path) -> list[str]:
    """What is found: files by their names, errors and notes with what they say."""
    found = []
    for item in find(map(str, paths), {"txt"}):
        if isinstance(item, Path):
            found.append(item.name)
        else:
            what = item.message if isinstance(item, InputError) else item.what
            found.append(f"{Path(item.where).name}: {what}")
    return found


def test_files_come_once_and_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b.txt", "a/1.TXT", "a/x.png", ".hidden/3.txt", "a/.4.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "up").symlink_to(tmp_path)
    found = names(tmp_path, tmp_path / "b", tmp_path / "a" / "1.TXT")
    assert found == [
        "1.TXT",
        "x.png: not an article file",
        "2.txt",
        "b.txt",
        "up: a link to a folder, not followed",
    ]
    assert names(tmp_path / "up")[0] == "1.TXT"


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    told = [
        "link.txt: a link that leads nowhere",
        "pipe.txt: neither a file nor a folder",
        "round.txt: cannot be read (Too many levels of symbolic links)",
    ]
    assert names(tmp_path) == ["a.txt", *told]
    assert names(*sorted(tmp_path.iterdir()), tmp_path / "gone.txt") == [
        "a.txt",
        *told,
        "gone.txt: no such file",
    ]
    [error] = find([""], {"txt"})
    assert isinstance(error, InputError) and str(error).startswith("'': no such file (")


@pytest.mark.parametrize("fails", ["listdir", "stat"])
def test_a_folder_that_cannot_be_read_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    for folder in ("a", "locked", "z"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.txt").touch()
    true = getattr(os, fails)
    locked = str(tmp_path / "locked") + ("/." if fails == "stat" else "")

    def refused(path: str) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return true(path)

    monkeypatch.setattr(f"kg.ingest.files.os.{fails}", refused)
    assert names(tmp_path) == ["a.txt", "locked: cannot be read (Permission denied)", "z.txt"]


def test_notes_and_errors_say_where(tmp_path: Path) -> None:
    (tmp_path / "x.png").touch()
    assert list(find([str(tmp_path)], {"txt"})) == [Note("not an article file", str(tmp_path / "x.png"))]
