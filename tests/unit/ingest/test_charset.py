"""Pages are decoded as browsers decode them, and what cannot be is said."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingest import read
from kg.ingest.charset import decode_page

QUOTED = "“It’s over” – he said…"
ARABIC = "التقى الوزير السفير"


def page(label: str, text: str) -> str:
    return f'<html><head><meta charset="{label}"></head><body>{text}</body></html>'


@pytest.mark.parametrize(
    "label",
    ["iso-8859-1", "ISO_8859-1:1987", "iso88591", "latin1", "l1", "us-ascii", "windows-1252", "x-cp1252"],
)
def test_latin_pages_are_windows_1252(label: str) -> None:
    whole = page(label, QUOTED)
    assert decode_page(whole.encode("cp1252"), where="a.html") == whole


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("windows-1256", "cp1256", ARABIC),
        ("x-cp1256", "cp1256", ARABIC),
        ("iso-8859-6", "iso8859-6", ARABIC),
        ("iso-8859-6-i", "iso8859-6", ARABIC),
        ("asmo-708", "iso8859-6", ARABIC),
        ("iso-8859-9", "cp1254", "“İzmir”"),
        ("gb2312", "gb18030", "鎔基"),
        ("UTF8", "utf-8", ARABIC),
        ("utf-16", "utf-8", ARABIC),
        ("iso-8859-1", "utf-8", ARABIC),
    ],
)
def test_labels(label: str, codec: str, text: str) -> None:
    whole = page(label, text)
    assert decode_page(whole.encode(codec), where="a.html") == whole


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_before_what_is_declared(codec: str) -> None:
    whole = page("windows-1256", ARABIC)
    assert decode_page(whole.encode(codec), where="a.html") == whole


def test_free_bytes_of_windows_1252_are_control_characters() -> None:
    assert decode_page(page("latin1", "a").encode() + b"\x81\x92", where="a.html").endswith("\x81’")


@pytest.mark.parametrize(
    "data",
    [
        page("no-such-set", "x").encode(),
        page("hex", "x").encode(),
        page("windows-1253", "x").encode() + b"\xaa",
        page("euc-jp", "x").encode() + b"\xff",
        b"\xff\xfea",
    ],
)
def test_what_cannot_be_decoded_is_said(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.html: not in the character set"):
        decode_page(data, where="a.html")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1256"])
def test_an_article_in_any_of_them(tmp_path: Path, codec: str) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(page("windows-1256", f"<article><p>{ARABIC * 9}</p></article>").encode(codec))
    [found] = read(file).articles
    assert found.text == ARABIC * 9
