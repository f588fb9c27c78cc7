"""Bytes to text, and what can be wrong with them.

Comes in: a file.  Goes out: its text, or an InputError that says what to do.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError

MAX_BYTES = 64 * 1024 * 1024
"""A text file, or one line of a JSON lines file, that is larger is not read at all: no news article is."""

SNIFF = 8192
"""Bytes that are looked at to tell a binary file; every format tried shows a zero byte in them."""

HALF = re.compile("[\ud800-\udfff]")
"""Half a character, as JSON can write it ("\\ud800") and no file can hold it."""


def read_bytes(file: Path) -> bytes:
    """All bytes of a file.

    Raises:
        InputError: It cannot be opened, is too large, or is empty.
    """
    try:
        if file.stat().st_size > MAX_BYTES:
            raise InputError(
                f"{file.stat().st_size:,} bytes are too large for one article",
                where=str(file),
                hint="split it, or give the articles as JSON lines",
            )
        data = file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(file)) from error
    if not data.strip():
        raise InputError("the file is empty", where=str(file), hint="remove it or fill it")
    return data


def read_text(file: Path) -> str:
    """The text of a UTF-8 file.

    Raises:
        InputError: As `read_bytes`, or binary, or not UTF-8.
    """
    return decode(read_bytes(file), where=str(file))


def decode(data: bytes, *, where: str) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Raises:
        InputError: The bytes are binary or in another encoding.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError("UTF-16, not UTF-8", where=where, hint="convert it: iconv -f utf-16 -t utf-8")
    if b"\0" in data[:SNIFF]:
        raise InputError("a binary file, not text", where=where, hint="give txt, html, json or jsonl")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})",
            where=where,
            hint="convert it, for example: iconv -f windows-1256 -t utf-8",
        ) from error


def lines(file: Path) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a file with their numbers from 1, without reading more than one at a time.

    A line above MAX_BYTES comes as None and is passed over.

    Raises:
        InputError: It cannot be opened.
    """
    try:
        handle = file.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(file)) from error
    with handle:
        number = 0
        while line := handle.readline(MAX_BYTES):
            number += 1
            if len(line) < MAX_BYTES:
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = handle.readline(MAX_BYTES)
            yield number, None
