"""Annotated articles, read and checked; one that is damaged is left out, for its figures would be wrong.

Comes in: a folder with one JSON file for each article. Goes out: Gold articles, and what is wrong with the
others.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import InputError
from kg.evaluation.fields import Json, checked, field, given, several
from kg.ingest.raw import read_text
from kg.ingest.records import parse


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article: its id, text, entities by id, and events with their trigger's `span`."""

    id: str
    lang: str
    text: str
    title: str
    date: str
    entities: dict[str, Json]
    events: tuple[Json, ...]


def load_gold(folder: Path, only: str = "") -> tuple[list[Gold], list[InputError]]:
    """Read the annotated articles of a folder whose file names begin with `only`, by name.

    Returns:
        The articles, and why others are damaged: the first thing wrong in each file.

    Raises:
        InputError: There are none.
    """
    files = sorted(file for file in folder.glob("*.json") if file.name.startswith(only))
    if not files:
        raise InputError(f"no annotated articles {only}*.json", where=str(folder))
    golds: dict[str, Gold] = {}
    failures = []
    for file in files:
        try:
            gold = _gold(file)
            if gold.id in golds:
                raise InputError(f"another article has the id {gold.id!r}", where=f"{file}, field id")
            golds[gold.id] = gold
        except InputError as error:
            hint = error.hint or "correct it; the article is left out"
            failures.append(InputError(error.message, where=error.where, hint=hint))
    return list(golds.values()), failures


def _gold(file: Path) -> Gold:
    where = str(file)
    raw = checked(parse(read_text(file), where=where), dict, where=where)
    text = field(raw, "text", str, where=where)
    entities = {}
    for number, entity in enumerate(several(raw, "entities", dict, where=where), 1):
        one = _entity(entity, f"{where}, entity {entity.get('id', number)}")
        entities[one["id"]] = one
    events = [
        _event(event, text, entities, f"{where}, event {event.get('id', number)}")
        for number, event in enumerate(several(raw, "events", dict, where=where), 1)
    ]
    return Gold(
        id=field(raw, "id", str, where=where),
        lang=given(raw, "lang", str, where=where) or "",
        text=text,
        title=given(raw, "title", str, where=where) or "",
        date=_date(given(raw, "date", str, where=where) or "", where),
        entities=entities,
        events=tuple(events),
    )


def _date(written: str, where: str) -> str:
    try:
        return date.fromisoformat(written).isoformat() if written else ""
    except ValueError as error:
        hint = "write it as YYYY-MM-DD"
        raise InputError(f"{written[:40]!r} is no date", where=f"{where}, field date", hint=hint) from error


def _entity(entity: Json, where: str) -> Json:
    for name in ("id", "label"):
        field(entity, name, str, where=where)
    several(entity, "aliases", str, where=where)
    given(entity, "label_en", str, where=where)
    return entity


def _event(event: Json, text: str, entities: dict[str, Json], where: str) -> Json:
    """An event with the fields that may be missing, and the span of its trigger."""
    whole: Json = {"core": True, "place": None, "time": None} | event
    place = given(whole, "place", str, where=where)
    if not several(whole, "types", str, where=where):
        raise InputError("an event without a type", where=f"{where}, field types")
    for role in ("subject", "object", "source"):
        _known(several(whole, role, str, where=where), entities, f"{where}, field {role}")
    _known([place] if place else [], entities, f"{where}, field place")
    given(given(whole, "time", dict, where=where) or {}, "value", str, where=f"{where}, field time")
    for name in ("polarity", "modality"):
        field(whole, name, str, where=where)
    field(whole, "core", bool, where=where)
    return whole | {"span": _locate(whole, text, where)}


def _known(keys: list[str], entities: dict[str, Json], where: str) -> None:
    for key in keys:
        if key not in entities:
            raise InputError(f"{key!r} is none of the article's entities", where=where)


def _locate(event: Json, text: str, where: str) -> tuple[int, int]:
    """The nth occurrence of the trigger, code points, end exclusive."""
    trigger, nth = field(event, "trigger", str, where=where), given(event, "nth", int, where=where)
    start = -1
    for _ in range(1 if nth is None else nth):
        start = text.find(trigger, start + 1)
        if start < 0:
            break
    if start < 0 or not trigger:
        times = "" if nth is None else f" {nth} times"
        raise InputError(f"{trigger!r} is not in the text{times}", where=f"{where}, field trigger")
    return start, start + len(trigger)
