"""Annotations without their text: whoever has the corpus lays them over it.

Comes in: annotated articles in which every string of the text stands as a span, and files with the texts.
Goes out: annotated articles as `kg.training.annotations` reads them.

A text is looked up by the SHA-256 of its first `LEAD` code points, in NFC, and known by that of the part
that was annotated.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from kg.errors import TrainingDataError
from kg.ingest.raw import HALF
from kg.language.conllu import open_text, read_sentences

Json = dict[str, Any]
Texts = Mapping[str, Sequence[tuple[str, str]]]
"""Key to the texts that begin alike, each with its title before it."""

LEAD = 200
"""So many code points of a text make its key."""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def load_texts(files: Sequence[Path]) -> Texts:
    """Read corpora by the keys of their texts.

    Args:
        files: `.jsonl` (fields `text`, `title`) or `.conllu` (documents by `# newdoc`, paragraphs by
            `# newpar`), plain or `.gz`.

    Raises:
        TrainingDataError: A file is missing or is no such corpus.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for file in files:
        try:
            for title, text in _conllu(file) if ".conllu" in file.name else _jsonl(file):
                whole = unicodedata.normalize("NFC", text)
                found.setdefault(_digest(whole[:LEAD]), []).append((title, whole))
        except (OSError, EOFError, ValueError, KeyError) as error:
            raise TrainingDataError(f"texts cannot be read ({error})", where=str(file)) from error
    return found


def _jsonl(file: Path) -> Iterator[tuple[str, str]]:
    with open_text(file) as lines:
        for number, line in enumerate(lines, 1):
            yield _row(line, f"{file}:{number}")


def _row(line: str, where: str) -> tuple[str, str]:
    """The title and the text of a line."""
    try:
        row = json.loads(line)
        title, text = row.get("title") or "", row["text"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise TrainingDataError(f"not a text in JSON ({error})", where=where) from error
    if not isinstance(title, str) or not isinstance(text, str) or HALF.search(title + text):
        what = "the field text or title is no string of whole characters"
        raise TrainingDataError(what, where=where, hint="correct or remove the line")
    return title, text


def _conllu(file: Path) -> Iterator[tuple[str, str]]:
    """The documents of a treebank: sentences by blanks, paragraphs by line breaks."""
    for _, sentences in groupby(read_sentences(file), key=lambda sentence: sentence.doc_id):
        text = ""
        for sentence in sentences:
            breaks = sum(name.startswith("newpar") for name in sentence.comments)
            text += ("\n" * breaks or " ") + sentence.comments["text"]
        yield "", text.strip()


def attach(row: Json, texts: Texts) -> Json | None:
    """An annotation with its text, or None where the text is not there.

    Raises:
        KeyError, TypeError: The row is no such annotation.
    """
    alike = [(title, whole[: row["length"]]) for title, whole in texts.get(row["lead"], ())]
    title, text = next((pair for pair in alike if _digest(pair[1]) == row["sha256"]), ("", ""))
    if not text:
        return None

    def cut(span: list[int] | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    entities = [{**e, "aliases": [cut(alias) for alias in e["aliases"]]} for e in row["entities"]]
    events = []
    for event in row["events"]:
        trigger = cut(event["trigger"])
        time = event["time"] and {"text": cut(event["time"]["text"]), "value": event["time"]["value"]}
        nth = _occurrence(text, trigger or "", event["trigger"][0])
        events.append({**event, "trigger": trigger, "nth": nth, "time": time, "topic": cut(event["topic"])})
    return {**row, "title": title, "text": text, "entities": entities, "events": events}


def _occurrence(text: str, part: str, start: int) -> int:
    """Which occurrence of a part begins at a place."""
    place, count = -1, 0
    while place < start:
        place = text.find(part, place + 1)
        count += 1
    return count


def detach(data: Json, corpus: str) -> Json:
    """An annotated article without its text, the reverse of `attach`.

    Args:
        data: As `examples/annotated` holds them.
        corpus: Where the text is found.
    """
    text: str = data["text"]

    def span(part: str | None, nth: int = 1) -> list[int] | None:
        start = -1
        for _ in range(nth if part else 0):
            start = text.find(part or "", start + 1)
        return [start, start + len(part or "")] if start >= 0 else None

    entities = [
        {**e, "aliases": [found for alias in e["aliases"] if (found := span(alias))]}
        for e in data["entities"]
    ]
    events = []
    for event in data["events"]:
        time = event["time"] and {"text": span(event["time"]["text"]), "value": event["time"]["value"]}
        kept = {name: value for name, value in event.items() if name != "nth"}
        kept |= {"trigger": span(event["trigger"], event.get("nth", 1)), "time": time}
        events.append(kept | {"topic": span(event["topic"])})
    head = {"id": data["id"], "lang": data["lang"], "date": data["date"], "corpus": corpus}
    return head | {
        "lead": _digest(text[:LEAD]),
        "sha256": _digest(text),
        "length": len(text),
        "entities": entities,
        "events": events,
    }
