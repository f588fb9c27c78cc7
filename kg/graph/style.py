"""How pictures look: colours, sizes, words of the legend.

Colours are told apart with the usual kinds of colour blindness (after Okabe and Ito, lightened for fills).
"""

from typing import Final

FONTS: Final = "'Noto Sans Arabic', 'Noto Sans', 'Segoe UI', Tahoma, 'Geeza Pro', 'DejaVu Sans', sans-serif"
"""Fall-back list of an SVG: every common system has one of these with Arabic."""

FILL: Final = {
    "PERSON": "#cfe6f7",
    "GROUP": "#f6d9ea",
    "ORG": "#fde3b8",
    "GPE": "#cdebdd",
    "PLACE": "#e3f0c4",
    "WORK": "#e6dcf5",
    "TIME": "#e9e9e9",
    "OTHER": "#eeeeee",
    "EVENT": "#ffffff",
}

STROKE: Final = {
    "PERSON": "#0a6aa6",
    "GROUP": "#b0508a",
    "ORG": "#b97700",
    "GPE": "#00805c",
    "PLACE": "#6f8f1f",
    "WORK": "#7a57b5",
    "TIME": "#777777",
    "OTHER": "#777777",
    "EVENT": "#555555",
}

STATUS_COLOR: Final = {
    "affirmed": "#444444",
    "denied": "#c03020",
    "contested": "#d0582a",
    "planned": "#2a62c9",
    "hypothetical": "#8a6d00",
}

DASHED: Final = frozenset({"denied", "planned", "hypothetical", "contested"})
"""Statuses whose lines are broken: none of them is a plain fact."""

KIND_WORDS: Final = {
    "PERSON": ("Person", "شخص"),
    "GROUP": ("Group", "جماعة"),
    "ORG": ("Organization", "منظمة"),
    "GPE": ("Country or city", "دولة أو مدينة"),
    "PLACE": ("Place", "مكان"),
    "WORK": ("Work", "عمل"),
    "TIME": ("Time", "زمن"),
    "OTHER": ("Other", "غير ذلك"),
}

STATUS_WORDS: Final = {
    "affirmed": ("Stated", "مؤكد"),
    "denied": ("Denied", "منفي"),
    "contested": ("Contested", "مختلف فيه"),
    "planned": ("Planned", "مقرر"),
    "hypothetical": ("Possible or wished", "محتمل أو مأمول"),
}

NAME_SIZE: Final = 14.0
SMALL_SIZE: Final = 11.0
LINE: Final = 1.45
"""Line height in units of the font size; Arabic needs more than Latin."""

PAD_X: Final = 12.0
PAD_Y: Final = 7.0
MARGIN: Final = 30.0
INK: Final = "#1b1b1b"
FAINT: Final = "#6a6a6a"
PAPER: Final = "#ffffff"

NARROW: Final = frozenset("ilj.,:;'|!()[] اأإآلدذرزو")
"""Characters that take about half the width of the others, in the fonts of the list."""


def text_width(text: str, size: float) -> float:
    """Estimated width in pixels; measured on DejaVu Sans, the widest of the fonts, within 12 %."""
    return size * sum(0.36 if c in NARROW else 0.64 for c in text)
