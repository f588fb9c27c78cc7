"""Unicode for Arabic and Latin text: what ingestion cleans, and the keys that look-ups compare.

Comes in: any string.  Goes out: strings, and offsets in code points.  Imports nothing of ours.

Two levels, never mixed up:

- `clean` is what is done to an article's text, once, before any offset is taken.
- `fold` makes a *key*.  A key is compared, never shown; `fold_map` leads from it back to the text.

`datelines` tells where English articles say where and by whom they were written.

Sources: Unicode Standard Annex 15 (normal forms), Unicode block Arabic (0600 to 06FF), RFC 3987 (IRIs).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = [
    "INVISIBLE",
    "clean",
    "datelines",
    "digits",
    "fold",
    "fold_map",
    "has_arabic",
    "iri_safe",
    "is_arabic",
    "is_blank",
    "nfc",
    "slug",
    "strip_marks",
    "visible",
]

#: Harakat, Koranic signs, superscript alef, tatweel.
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
#: Characters that shape or order text and are no part of a word: soft hyphen, bidi controls, joiners, BOM.
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f"
_LATIN_MARKS = "\u0300-\u036f"

_BLANK = re.compile(rf"[\s{INVISIBLE}]*")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_DROP = re.compile(f"[{_MARKS}{INVISIBLE}{_LATIN_MARKS}]")
_VISIBLE_MARKS = re.compile(f"[{_MARKS}{INVISIBLE}]")
_CLUSTER = re.compile(f"[{_MARKS}{INVISIBLE}{_LATIN_MARKS}]*.[{_MARKS}{INVISIBLE}{_LATIN_MARKS}]*", re.DOTALL)
#: Words that need nothing but the letter table: most of every article.
_PLAIN = re.compile("[ -~\u060c\u061b\u061f\u0621-\u064a\u0660-\u0669\u06f0-\u06f9]*")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
_LETTERS = str.maketrans(
    "أإآٱىةکیےھہەۃ" + "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "اااايهكييهههه" + "01234567890123456789" + "abcdefghijklmnopqrstuvwxyz",
    "ـ",
)
#: Control characters (but tab and line feed), byte order mark, lone surrogates.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|\x85")
_NOT_SLUG = re.compile(r"[\W_]+")
_NOT_IRI = re.compile(r"[^\w.~-]+")

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+"
_PROPER = r"[A-ZÀ-Þ][\w.'’]*"
_GAP = r"[^\S\n]"
_BETWEEN = r"(?:[^\S\n]|[/-])"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}{_GAP}\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?{_GAP}{_MONTH})(?:,?{_GAP}\d{{4}})?"
_PLACE = rf"{_PROPER}(?:{_BETWEEN}{_PROPER}){{0,3}}"
_REGIONS = rf"(?:,{_GAP}{_PROPER}(?:{_BETWEEN}{_PROPER}){{0,2}}){{0,2}}"
_AGENCY = r"\([A-ZÀ-Þ][^()\n]{1,38}\)"
_DASH = rf"(?:{_GAP}+--?{_GAP}+|{_GAP}*[–—]{_GAP}*)"
_DATELINE = re.compile(
    rf"""^{_GAP}*(?=[A-ZÀ-Þ(])(?:
        (?=[^\n(,–—]*[A-ZÀ-Þ]{{4}}){_CAPITALS}(?:{_BETWEEN}{_CAPITALS}){{0,3}}{_REGIONS}(?:,{_GAP}{_DATE})?{_DASH}
      | {_PLACE}{_REGIONS},{_GAP}{_DATE}{_DASH}
      | (?:{_PLACE}{_REGIONS}(?:,{_GAP}{_DATE})?{_GAP}?)?{_AGENCY}{_GAP}*(?:--?|[–—]|:){_GAP}*
    )(?=[^\w\s]*[A-ZÀ-Þ\d])""",
    re.MULTILINE | re.VERBOSE,
)

_WORD_AR = "[\u0621-\u0652]+"
_PLACE_AR = rf"{_WORD_AR}(?:{_GAP}{_WORD_AR}){{0,2}}"
_NAME_AR = rf"{_WORD_AR}(?:{_GAP}{_WORD_AR}){{0,4}}"
_STATE_AR = rf"(?:\([^()\n]{{2,25}}\){_GAP}*)?"
_DASH_AR = rf"{_GAP}*(?:[-–—]|(?<=\s)ـ(?=\s)){_GAP}*"
_SAID_AR = r"و?(?:قال|أضاف|اضاف|أكد|اكد|ذكر|أوضح|اوضح|أشار|اشار|تابع|صرح|ختم)"
_ARABIC_DATELINE = re.compile(
    rf"""^[\s\u200e\u200f\u202a-\u202e]*?(?:
        {_PLACE_AR}{_GAP}*(?:{_STATE_AR}[,،]?{_GAP}*(?:في{_GAP})?\d{{1,2}}[^()\n:–—]{{0,45}})?\([^()\n]{{2,40}}\){_GAP}*[-–—]
      | (?!{_SAID_AR}){_NAME_AR}(?:{_DASH_AR}{_NAME_AR})?{_DASH_AR}{_PLACE_AR}{_GAP}*:
      | {_PLACE_AR}{_GAP}\d{{1,2}}{_GAP}[^()\n:]{{5,45}}\d{{4}}{_GAP}?م{_GAP}{_WORD_AR}{_GAP}*(?=\n)
      | كتبت?{_DASH_AR}{_NAME_AR}{_GAP}*:
      | \A{_NAME_AR}{_DASH_AR}{_PLACE_AR}{_GAP}*(?=\n)
    )\s*(?=[«"“(]?\w)""",
    re.MULTILINE | re.VERBOSE,
)

_CREDIT = re.compile(
    r"""^\s*(?:
        \([^()\n]{0,60}\b(?:[Rr]eporting|[Ww]riting|[Ee]diting)\ by\ [^\n]{2,200}\)
      | (?:Additional\ )?(?:Reporting|Writing)\ by\ [^\n.;]{2,120};\ ?[Ee]diting\ by\ [^\n.]{2,80}
      | \((?:شارك\ في\ التغطية|تغطية\ صحفية|إعداد|اعداد)\ [^()\n]{2,160}\)
    )[^\S\n]*$""",
    re.MULTILINE | re.VERBOSE,
)


def nfc(s: str) -> str:
    """Return the canonical composed form, in which all text of the project is kept."""
    return unicodedata.normalize("NFC", s)


def clean(s: str) -> str:
    """Return raw text as an article keeps it: NFC, LF line ends, no control characters, no BOM; nothing else.

    Diacritics, tatweel, bidi marks and the spelling of alef stay as they were written.
    """
    return nfc(_CONTROLS.sub("", _LINE_ENDS.sub("\n", s)))


def is_blank(s: str) -> bool:
    """Say whether a text shows nothing: white space, direction marks, joiners."""
    return not s.isalpha() and _BLANK.fullmatch(s) is not None


def visible(s: str) -> str:
    """Return a text without the characters that only shape or order it."""
    return s if s.isascii() else _UNSEEN.sub("", s)


def strip_marks(s: str) -> str:
    """Return the string without Arabic diacritics, tatweel and invisible controls; letters stay."""
    return nfc(_VISIBLE_MARKS.sub("", nfc(s)))


def digits(s: str) -> str:
    """Return the string with Arabic-Indic and Persian digits as ASCII, offset by offset."""
    return s.translate(_DIGITS)


def has_arabic(s: str) -> bool:
    """Say whether any letter is Arabic."""
    return _ARABIC.search(s) is not None


def is_arabic(s: str) -> bool:
    """Say whether at least half of the letters are Arabic; a string without letters is not."""
    letters = sum(1 for c in s if c.isalpha())
    return letters > 0 and 2 * len(_ARABIC.findall(s)) >= letters


@lru_cache(maxsize=65536)
def fold(s: str) -> str:
    """Return the look-up key of a string: two spellings of one word have one key.

    Off: diacritics, tatweel, bidi and joining controls.  Folded: alef variants (أإآٱ to ا), ى to ي, ة to ه,
    Persian letters to Arabic ones, presentation forms, all digits to ASCII, Latin case and accents.
    Kept: ؤ and ئ, ء, white space and punctuation.  Folding twice changes nothing.
    """
    if _PLAIN.fullmatch(s):
        return s.translate(_LETTERS)
    return "".join(_fold_cluster(m.group()) for m in _CLUSTER.finditer(s))


def fold_map(s: str) -> tuple[str, tuple[int, ...]]:
    """Return `fold(s)` and, for each of its characters, where it comes from in `s`.

    Returns:
        The key, and `len(key) + 1` offsets in code points.  `key[i:j]` was written
        `s[offsets[i]:offsets[j]]`, trailing marks included; the last offset is `len(s)`.
        Characters of one ligature share their offset.
    """
    parts: list[str] = []
    offsets: list[int] = []
    for found in _CLUSTER.finditer(s):
        part = _fold_cluster(found.group())
        parts.append(part)
        offsets.extend([found.start()] * len(part))
    return "".join(parts), (*offsets, len(s))


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    """Fold one character with the marks around it; repeated until stable, so that a key is its own key."""
    while True:
        once = unicodedata.normalize("NFKC", cluster).casefold().translate(_LETTERS)
        once = "".join(_without_accent(c) for c in once)
        if once == cluster:
            return once
        cluster = once


def _without_accent(c: str) -> str:
    """Drop marks; take the accent off a letter, but leave the hamza on و and ي."""
    if "\u0600" <= c <= "\u06ff":
        return _DROP.sub("", c)
    return _DROP.sub("", unicodedata.normalize("NFKD", c))


def slug(s: str) -> str:
    """Return a short readable name for files and ids: the key, with hyphens between its words."""
    return _NOT_SLUG.sub("-", fold(s)).strip("-")


def iri_safe(s: str) -> str:
    """Return the string as one IRI path segment: letters of any script stay, the rest is underscores."""
    return _NOT_IRI.sub("_", nfc(s)).strip("_")


def datelines(text: str) -> list[tuple[int, int]]:
    """Where paragraphs of news begin with a dateline ("MADRID, March 3 (Reuters) - ", "عمان (بترا) - ").

    A dateline has an agency in brackets, or a day, or a place in capitals; a dash ends it, and a capital,
    a digit or a quotation follows. An Arabic one has an agency in brackets, or a dash before a colon
    ("الرياض - واس:", "فهد العتيبي- سبق- الطائف:"), or is a name and a place alone on the first line
    ("هدى سالم – جدة"). A line that only says who wrote and edited the article is one as well.

    Returns:
        Beginning and end of each in code points, end exclusive; the text proper begins at the end.
    """
    found = (*_DATELINE.finditer(text), *_ARABIC_DATELINE.finditer(text), *_CREDIT.finditer(text))
    return sorted(one.span() for one in found)
