"""The character set of a page: a byte order mark tells it, else what the page declares, else it is UTF-8.

Comes in: the bytes of a page. Goes out: its text.

What is declared is read as browsers read it, so that pages declared iso-8859-1 keep their quotes and dashes,
which are windows-1252. But a page declared so whose bytes are UTF-8 is UTF-8: no other text looks like that.

Source: https://encoding.spec.whatwg.org/ (labels that Python does not know or reads more narrowly).
"""

import codecs
import re

from kg.errors import InputError
from kg.ingest.raw import decode

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_ISO = re.compile(r"(?:cs)?iso-?8859-?(\d+)(?:-?[ei])?")
_READ_AS = {
    "ascii": "cp1252",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-11": "cp874",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "utf-16": "utf-8",
    "utf-16-be": "utf-8",
    "utf-16-le": "utf-8",
}
"""Python's name of what a label says, and of what browsers take it for. A declaration that can be read at all
is not written in UTF-16."""

_CONTROLS = "kg.controls"
"""Handler of errors: bytes 0x80 to 0x9f that windows-125x leaves free are control characters."""


def decode_page(data: bytes, *, where: str) -> str:
    """Decode a page.

    Raises:
        InputError: Its bytes are not in its character set, or there is none of that name.
    """
    label = _label(data)
    try:
        codec = _codec(label)
        if codec == "utf-8" or (codec == "cp1252" and _is_utf8(data)):
            return decode(data, where=where)
        return data.decode(codec, _CONTROLS if codec.startswith("cp125") else "strict")
    except (LookupError, UnicodeError) as error:
        raise InputError(
            f"not in the character set {label!r} that it declares",
            where=where,
            hint="convert it to UTF-8 and declare that",
        ) from error


def _label(data: bytes) -> str:
    """What a page says its character set is, in small letters."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16 with a mark"
    declared = _DECLARED.search(data[:4096])
    return declared[1].decode("ascii").lower() if declared else "utf-8"


def _codec(label: str) -> str:
    """Python's name of a character set.

    Raises:
        LookupError: It knows none of that name.
    """
    if label == "utf-16 with a mark":
        return "utf-16"
    plain = label.removeprefix("x-").replace("windows-", "cp")
    if iso := _ISO.fullmatch(plain):
        plain = f"iso8859-{iso[1]}"
    name = codecs.lookup(plain).name
    return _READ_AS.get(name, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_control(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError) and 0x80 <= (byte := error.object[error.start]) < 0xA0:
        return chr(byte), error.start + 1
    raise error


codecs.register_error(_CONTROLS, _as_control)
