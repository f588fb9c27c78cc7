"""The files that a language is trained on.

In the folder: `*-train.conllu` (needed), `*-dev.conllu`, `*-train.bio` and `*-dev.bio` (names, one
`word tag` a line), raw text as `*.jsonl` (fields `title`, `text`) or `*.txt`; each may be packed as `.gz`.
For English also word vectors, `*.vec` or `*vectors*.json`, and all files
`*-train.conllu` count, not the first alone.
Beside it, all optional: tables of names in `names/` or `../names/`, annotated articles in `articles/` or
`../../eval/train/`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import TrainingDataError
from kg.language.conllu import open_text

_RAW = ("*.jsonl", "*.jsonl.gz", "*.txt", "*.txt.gz")


@dataclass(frozen=True)
class TrainingFiles:
    """What was found in a folder of training data."""

    trees: Path
    trees_dev: Path | None
    names: Path | None
    names_dev: Path | None
    raw: tuple[Path, ...]
    lists: Path | None
    articles: Path | None
    more_trees: tuple[Path, ...] = ()
    vectors: Path | None = None


def find_files(folder: Path) -> TrainingFiles:
    """Look for the files of a training folder.

    Raises:
        TrainingDataError: There is no treebank.
    """
    trees = _one(folder, "*-train.conllu")
    if trees is None:
        raise TrainingDataError(
            "no treebank to train on",
            where=str(folder),
            hint="put a file *-train.conllu or *-train.conllu.gz there",
        )
    return TrainingFiles(
        trees,
        _one(folder, "*-dev.conllu"),
        _one(folder, "*-train.bio"),
        _one(folder, "*-dev.bio"),
        tuple(sorted(path for kind in _RAW for path in folder.glob(kind))),
        _folder(folder / "names", folder.parent / "names"),
        _folder(folder / "articles", folder.parent.parent / "eval" / "train"),
        tuple(path for path in _all(folder, "*-train.conllu") if path != trees),
        _one(folder, "*.vec") or _one(folder, "*vectors*.json"),
    )


def _all(folder: Path, pattern: str) -> list[Path]:
    return sorted([*folder.glob(pattern), *folder.glob(pattern + ".gz")])


def _one(folder: Path, pattern: str) -> Path | None:
    return next(iter(_all(folder, pattern)), None)


def _folder(*candidates: Path) -> Path | None:
    return next((folder for folder in candidates if folder.is_dir()), None)


def paragraphs(paths: tuple[Path, ...]) -> Iterator[str]:
    """Give the paragraphs of raw text files.

    Raises:
        TrainingDataError: A file cannot be read or a line is no JSON.
    """
    for path in paths:
        try:
            with open_text(path) as lines:
                for line in lines:
                    yield from _texts(line, ".jsonl" in path.name)
        except (OSError, ValueError) as error:
            raise TrainingDataError(f"cannot read the raw text: {error}", where=str(path)) from error


def _texts(line: str, structured: bool) -> Iterator[str]:
    if not structured:
        yield line.strip()
        return
    record = json.loads(line)
    for name in ("title", "text"):
        yield from str(record.get(name) or "").split("\n")
