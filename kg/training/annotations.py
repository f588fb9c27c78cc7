"""Annotated articles: read them, and lay their events and participants over what the house finds.

Comes in: folders of annotated articles in JSON (entities with aliases, events with trigger,
types, participants, time, place, polarity, modality, source). Goes out: `Annotated` articles.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import TrainingDataError
from kg.model import Article, Modality, Polarity, Span
from kg.training.standoff import Texts, attach


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One annotated event; participants are numbers of entities, `when` is the expression of its time."""

    trigger: Span
    types: tuple[str, ...]
    subject: frozenset[int]
    object: frozenset[int]
    place: int | None
    time: str | None
    polarity: Polarity
    modality: Modality
    source: frozenset[int]
    core: bool
    when: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its annotation; `names` holds every known form of each entity, `style` tells whose way
    of annotating it follows: the number of the folder it was found in."""

    article: Article
    names: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    events: tuple[GoldEvent, ...]
    style: int = 0


def load_annotated(folders: Sequence[Path], lang: str, texts: Texts | None = None) -> Iterator[Annotated]:
    """Read all annotated articles of a language, in the order of the folders, sorted by file name.

    Args:
        folders: With one `.json` file for each article, or `.jsonl` files of annotations without their text.
        lang: Which articles.
        texts: What `load_texts` found, for annotations without their text; those whose text is not among
            them are left out.

    Raises:
        TrainingDataError: No such folder, or a file that is not an annotated article.
    """
    for folder in folders:
        if not folder.is_dir():
            raise TrainingDataError("no such folder", where=str(folder))
    files = [(n, file) for n, folder in enumerate(folders) for file in sorted(folder.rglob("*.json*"))]
    for style, file in [(n, file) for n, file in files if file.suffix in {".json", ".jsonl"}]:
        for place, text in _documents(file):
            try:
                data = json.loads(text)
                whole = data if "text" in data else attach(data, texts or {})
                if whole and whole["lang"] == lang:
                    yield replace(_annotated(whole), style=style)
            except (ValueError, KeyError, TypeError) as error:
                raise TrainingDataError(f"not an annotated article ({error})", where=place) from error


def _documents(file: Path) -> list[tuple[str, str]]:
    """The JSON documents of a file with their places: one of a `.json`, one a line of a `.jsonl`."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".json":
        return [(str(file), text)]
    return [(f"{file}:{number}", line) for number, line in enumerate(text.split("\n"), 1) if line]


def _annotated(data: dict[str, Any]) -> Annotated:
    number = {entity["id"]: n for n, entity in enumerate(data["entities"])}
    published = date.fromisoformat(data["date"]) if data["date"] else None
    article = Article(data["id"], data["lang"], data["text"], data.get("title") or "", published)
    return Annotated(
        article=article,
        names=tuple((*e["aliases"], e["label"], e.get("label_en") or "") for e in data["entities"]),
        kinds=tuple(entity["type"] for entity in data["entities"]),
        events=tuple(_event(event, data["text"], number) for event in data["events"]),
    )


def _event(event: dict[str, Any], text: str, number: dict[str, int]) -> GoldEvent:
    start = -1
    for _ in range(event.get("nth", 1)):
        start = text.find(event["trigger"], start + 1)
    return GoldEvent(
        trigger=Span(start, start + len(event["trigger"])),
        types=tuple(event["types"]),
        subject=frozenset(number[e] for e in event["subject"]),
        object=frozenset(number[e] for e in event["object"]),
        place=number[event["place"]] if event["place"] else None,
        time=(event["time"] or {}).get("value"),
        polarity=event["polarity"],
        modality=event["modality"],
        source=frozenset(number[e] for e in event["source"]),
        core=event["core"],
        when=(event["time"] or {}).get("text") or "",
    )
