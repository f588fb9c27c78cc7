"""Paths to files: folders with everything below them, and what is no file that can be read.

Comes in: paths as a person gave them.  Goes out: files, why the others cannot be read, and notes, in the
order of the paths.

Nothing is opened here but folders: a pipe would keep the program waiting.
"""

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError


class Note(NamedTuple):
    """Something a person should know that is no error: what ("no date"), and where."""

    what: str
    where: str


def find(paths: Iterable[str], suffixes: Collection[str]) -> Iterator[Path | InputError | Note]:
    """The files of paths, each once; those of folders with other suffixes are passed over with a note.

    Args:
        paths: Files and folders.
        suffixes: Those of article files, in small letters, without a dot.
    """
    told: set[Path | tuple[type, str]] = set()
    for given in paths:
        for found in _below(given):
            if isinstance(found, Path) and found != Path(given) and found.suffix[1:].lower() not in suffixes:
                found = Note("not an article file", str(found))
            key = found if isinstance(found, Path) else (type(found), found.where)
            if key not in told:
                told.add(key)
                yield found


def _below(given: str) -> Iterator[Path | InputError | Note]:
    """A file, or the files of a folder and of all folders below it, but for those that begin with a dot."""
    waiting = [given]
    while waiting:
        path = waiting.pop()
        try:
            mode = os.stat(path).st_mode
            if stat.S_ISREG(mode):
                yield Path(path)
            elif not stat.S_ISDIR(mode):
                hint = "give files, folders, or - for standard input"
                yield InputError("neither a file nor a folder", where=path, hint=hint)
            elif path != given and os.path.islink(path):
                yield Note("a link to a folder, not followed", path)
            else:
                waiting += _inside(path)
        except OSError as error:
            yield InputError(
                _why(path, error), where=path or "''", hint="correct the path or its permissions"
            )


def _inside(folder: str) -> list[str]:
    """What is in a folder, the last one first.

    Raises:
        OSError: It cannot be listed, or what it lists cannot be reached.
    """
    os.stat(os.path.join(folder, "."))
    names = sorted(os.listdir(folder), reverse=True)
    return [str(Path(folder, name)) for name in names if not name.startswith(".")]


def _why(path: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "a link that leads nowhere" if os.path.islink(path) else "no such file"
    return f"cannot be read ({error.strerror})"
