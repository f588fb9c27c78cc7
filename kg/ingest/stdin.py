"""Standard input, kept in a file with the suffix that its first characters tell.

Comes in: bytes on standard input. Goes out: a file that the readers know.
"""

import io
import re
import sys
from codecs import BOM_UTF8
from pathlib import Path

from kg.errors import InputError, KgError
from kg.ingest.checkpoint import has_reading
from kg.ingest.raw import SNIFF, decode
from kg.ingest.records import parse

NAME = "stdin"
"""What standard input is called in messages."""

_LIST = re.compile(rb"\[\s*\{")
"""How a list of articles begins; a text may begin with a bracket too."""


def keep(folder: Path) -> Path:
    """Keep standard input in a file of a folder.

    Raises:
        InputError: It is closed, or no stream of bytes.
    """
    data = received()
    suffix = _suffix(data.removeprefix(BOM_UTF8).lstrip())
    file = folder / f"{NAME}.{suffix}"
    file.write_bytes(data)
    return file


def received() -> bytes:
    """Everything on standard input.

    Raises:
        InputError: It is closed, or no stream of bytes.
    """
    if sys.stdin is None:
        raise InputError("it is closed", where=NAME, hint="give files, or pipe something into the program")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=NAME) from error


def _suffix(data: bytes) -> str:
    """The suffix that files of such bytes have."""
    if has_reading(io.BytesIO(data)):
        return "jsonl"
    if data[:1] == b"{":
        return "json" if _is_spread(data) else "jsonl"
    if _LIST.match(data[:SNIFF]):
        return "json"
    return "html" if data[:1] == b"<" else "txt"


def _is_spread(data: bytes) -> bool:
    """Say whether bytes are one JSON object over several lines, and not an object on each line."""
    first = data.split(b"\n", 1)[0].strip()
    return first == b"{" or (not _is_json(first) and _is_json(data))


def _is_json(data: bytes) -> bool:
    try:
        parse(decode(data, where=NAME), where=NAME)
    except KgError:
        return False
    return True
