"""Fields of JSON objects, checked: what is wrong is told with the field it was found in."""

from typing import Any, TypeVar

from kg.errors import InputError

Json = dict[str, Any]
T = TypeVar("T", str, int, bool, list[Any], dict[str, Any])

_KINDS = {str: "a string", int: "a whole number", bool: "true or false", list: "a list", dict: "an object"}


def field(data: Json, name: str, kind: type[T], *, where: str) -> T:
    """A field of a kind.

    Raises:
        InputError: It is missing, or of another kind.
    """
    if name not in data:
        raise InputError(f"the field {name} is missing", where=f"{where}, field {name}")
    return checked(data[name], kind, where=f"{where}, field {name}")


def given(data: Json, name: str, kind: type[T], *, where: str) -> T | None:
    """A field that may be missing or null.

    Raises:
        InputError: It is of another kind.
    """
    return None if data.get(name) is None else field(data, name, kind, where=where)


def several(data: Json, name: str, kind: type[T], *, where: str) -> list[T]:
    """A field that is a list of things of a kind.

    Raises:
        InputError: It is missing, no list, or something in it is of another kind.
    """
    return [
        checked(one, kind, where=f"{where}, field {name}") for one in field(data, name, list, where=where)
    ]


def checked(value: Any, kind: type[T], *, where: str) -> T:
    """A value of a kind.

    Raises:
        InputError: It is of another kind.
    """
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise InputError(f"{_shown(value)} is not {_KINDS[kind]}", where=where)
    return value


def _shown(value: Any) -> str:
    """A value, short enough for a message."""
    text = "null" if value is None else repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
