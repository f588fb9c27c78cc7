"""Writing files whole or not at all, and data on standard output as UTF-8."""

import csv
import io
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from kg.errors import InputError


@contextmanager
def atomic(file: Path) -> Iterator[Path]:
    """Give a path of the same suffix beside a file; it takes the file's place when all went well.

    Raises:
        InputError: The folder is not there or cannot be written, or the disk is full.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".kg-", suffix=file.suffix, dir=file.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritten(error, file) from error
    partial = Path(name)
    try:
        yield partial
        partial.chmod(0o666 & ~_umask())
        partial.replace(file)
    except OSError as error:
        if error.filename in (None, name):  # else some other file failed while this one was written
            raise _unwritten(error, file) from error
        raise
    finally:
        partial.unlink(missing_ok=True)


def _unwritten(error: OSError, file: Path) -> InputError:
    return InputError(
        f"cannot be written ({error.strerror})", where=str(file), hint="give another path with -o"
    )


def check_writable(output: str | Path) -> None:
    """End with a usage error, before any work, when a file cannot be written; "-" always can."""
    if str(output) == "-":
        return
    file = Path(output)
    folder = file.resolve().parent
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {str(file.parent)!r} to write to")
    if file.is_dir():
        raise click.UsageError(f"{str(file)!r} is a folder, give the path of a file")
    if file.exists() and not file.is_file():
        raise click.UsageError(f"{str(file)!r} is a device or a pipe; write to - and redirect that")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise click.UsageError(f"the folder {str(file.parent)!r} cannot be written to")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def emit(data: str | bytes) -> None:
    """Write data to standard output, UTF-8 on every system; text gets a line end if it has none.

    Ends the program quietly when nobody reads on (`| head`): what was wanted has been read.

    Raises:
        InputError: It cannot be written, for example because the disk is full.
    """
    if isinstance(data, str):
        data = (data if data.endswith("\n") else data + "\n").encode("utf-8")
    if sys.stdout is None:
        raise InputError("it is closed", where="standard output", hint="give -o FILE, or do not close it")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left is not tried at exit
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(0) from error
        message = f"cannot be written ({error.strerror})"
        raise InputError(message, where="standard output", hint="make room, or give -o FILE") from error


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a stream leads to a terminal; one that is closed does not."""
    return stream is not None and stream.isatty()


def emit_table(header: list[str], rows: list[list[str]]) -> None:
    """Write tab-separated columns, for people and for `cut`; Arabic as it is."""
    emit("\n".join(table_line(" ".join(cell.split()) for cell in row) for row in [header, *rows]))


def table_line(cells: Iterable[str]) -> str:
    """A line of a table with tabs; cells with quotation marks are quoted, as readers of CSV expect."""
    line = io.StringIO()
    csv.writer(line, delimiter="\t", lineterminator="").writerow(cells)
    return line.getvalue()
