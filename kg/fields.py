"""Fields of a reading as they stand in JSON, each checked before it becomes a value of the model.

Comes in: what `json` gives. Goes out: values, or a ValueError that says what does not fit.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from kg.model import Argument, Form, Kind, Modality, Polarity, Span

KINDS, FORMS, POLARITIES, MODALITIES = (
    frozenset(get_args(values)) for values in (Kind, Form, Polarity, Modality)
)
SHOWN = 40
"""Most characters of a wrong value that are shown."""

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LANG = re.compile(r"[A-Za-z]{2,8}")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the offsets and the indices of a reading can point to.

    Args:
        text: Its article's text.
        mentions: How many mentions it has.
        chains: How many chains it has.
    """

    text: str
    mentions: int
    chains: int

    def span(self, start: Any, end: Any) -> Span:
        """A stretch of the text, in code points, end exclusive."""
        if not (type(start) is type(end) is int and 0 <= start <= end <= len(self.text)):
            raise ValueError(f"{shown(start)} to {shown(end)} is no place in the text")
        return Span(start, end)

    def quoted(self, span: Span, words: Any) -> str:
        """Words that stand at a place in the text."""
        if words != self.text[span.start : span.end]:
            raise ValueError(f"{shown(words)} does not stand at {span.start} to {span.end}")
        return text(words)

    def argument(self, mention: Any, chain: Any) -> Argument:
        """A participant by the indices of mention and chain."""
        return Argument(index(mention, self.mentions, "mention"), index(chain, self.chains, "chain"))

    def arguments(self, pairs: Iterable[Any]) -> tuple[Argument, ...]:
        """Participants."""
        return tuple(self.argument(mention, chain) for mention, chain in pairs)


def index(value: Any, count: int, what: str) -> int:
    """An index into as many things."""
    if not (type(value) is int and 0 <= value < count):
        raise ValueError(f"there is no {what} {shown(value)}")
    return value


def text(value: Any) -> str:
    """A string that can be written as UTF-8."""
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no string")
    if not value.isascii():
        value.encode()  # half of a surrogate pair has no bytes
    return value


def word(value: Any) -> str:
    """A name that can end an IRI: of an event type, of an act of speech, of a thing in Wikidata."""
    if not _WORD.fullmatch(text(value)):
        raise ValueError(f"{shown(value)} is no name")
    return str(value)


def language(value: Any) -> str:
    """A language code."""
    if not _LANG.fullmatch(text(value)):
        raise ValueError(f"{shown(value)} is no language")
    return str(value)


def one_of(values: frozenset[str], value: Any) -> Any:
    """One of the strings that a field can have."""
    if text(value) not in values:
        raise ValueError(f"{shown(value)} is none of {', '.join(sorted(values))}")
    return value


def names(pairs: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    """The names of a chain with their languages: one at least, none of them blank."""
    found = tuple((language(code), text(name)) for code, name in pairs)
    if not found or not all(name.strip() for _, name in found):
        raise ValueError("a chain without a name")
    return found


def members(indices: Iterable[Any], mentions: int) -> tuple[int, ...]:
    """The mentions of a chain, by their indices: one at least."""
    found = tuple(index(one, mentions, "mention") for one in indices)
    if not found:
        raise ValueError("a chain without a mention")
    return found


def truth(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is neither true nor false")
    return value


def confidence(value: Any) -> float:
    """A number from 0 to 1."""
    if not (type(value) in (int, float) and 0 <= value <= 1):
        raise ValueError(f"{shown(value)} is no confidence from 0 to 1")
    return float(value)


def day(value: Any) -> date | None:
    """A day written YYYY-MM-DD, or None."""
    return None if value is None else date.fromisoformat(text(value))


def shown(value: Any) -> str:
    """A wrong value for people; of lists and objects only what they are."""
    kinds = {list: "a list", dict: "an object", type(None): "null"}
    return kinds.get(type(value)) or (repr(value) if len(repr(value)) <= SHOWN else f"{value!r:.{SHOWN}}…")
