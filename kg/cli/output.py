"""Writing files whole or not at all, and data on standard output as UTF-8."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import InputError


@contextmanager
def atomic(file: Path) -> Iterator[Path]:
    """Give a path of the same suffix beside a file; it takes the file's place when all went well.

    Raises:
        InputError: The folder is not there or cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".kg-", suffix=file.suffix, dir=file.parent)
        os.close(handle)
    except OSError as error:
        raise InputError(
            f"cannot be written ({error.strerror})", where=str(file), hint="give another path with -o"
        ) from error
    partial = Path(name)
    try:
        yield partial
        partial.chmod(0o666 & ~_umask())
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def emit(data: str | bytes) -> None:
    """Write data to standard output, UTF-8 on every system; text gets a line end if it has none."""
    if isinstance(data, str):
        data = (data if data.endswith("\n") else data + "\n").encode("utf-8")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def emit_table(header: list[str], rows: list[list[str]]) -> None:
    """Write tab-separated columns, for people and for `cut`; Arabic as it is."""
    clean = ["\t".join(" ".join(cell.split()) for cell in row) for row in [header, *rows]]
    emit("\n".join(clean))
