"""Time and memory of resolution against the number of articles.

    kg extract news.jsonl --format readings -o readings.jsonl
    python benchmarks/resolution.py --data readings.jsonl --articles 500 1000 2000 4000

Sizes grow within one process, so that the peak of memory is that of the largest so far. Processor time is
counted. `extraction` is what the articles took before: their words by the seconds for a word that
`--second-per-word` gives (benchmarks/throughput.py measures them); `share` is resolution over extraction,
loading and resolution. With `--graph` the quads of the largest size are made as well.
"""

import argparse
import json
import math
import resource
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from kg.graph import Settings, quads
from kg.model import Reading
from kg.readings import load
from kg.resolve import resolve
from kg.resolve.resolve import unique

PER_WORD = 0.00025
"""Seconds for a word of extraction on one core (benchmarks/throughput.py)."""


def readings(files: list[Path]) -> Iterator[Reading]:
    """The readings of files, one after the other."""
    for file in files:
        with file.open(encoding="utf-8") as lines:
            yield from map(load, lines)


def peak() -> int:
    """Most memory so far, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def figures(found: tuple[Reading, ...], loaded: float, per_word: float) -> dict[str, Any]:
    """Resolve readings and say what it took."""
    start = time.process_time()
    resolution = resolve(found)
    seconds = time.process_time() - start
    words = sum(len(reading.article.text.split()) for reading in found)
    return {
        "articles": len(found),
        "words": words,
        "event mentions": len(resolution.event_of),
        "events": len(resolution.events),
        "extraction s": round(words * per_word, 1),
        "load s": round(loaded, 1),
        "resolution s": round(seconds, 1),
        "share": round(seconds / (words * per_word + loaded + seconds), 3),
        "ms per article": round(1000 * seconds / len(found), 2),
        "us per n log n": round(1e6 * seconds / (len(found) * math.log(len(found)))),
        "peak MB": peak(),
    }


def main() -> None:
    """Measure and print one line of JSON for each size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, nargs="+", required=True)
    options.add_argument("--articles", type=int, nargs="+", default=[500, 1000, 2000, 4000])
    options.add_argument("--second-per-word", type=float, default=PER_WORD)
    options.add_argument("--graph", action="store_true")
    given = options.parse_args()
    rest = readings(given.data)
    found: tuple[Reading, ...] = ()
    loaded = 0.0
    for articles in sorted(given.articles):
        start = time.process_time()
        found = unique([*found, *islice(rest, articles - len(found))])
        loaded += time.process_time() - start
        print(json.dumps(figures(found, loaded, given.second_per_word)), flush=True)
    if given.graph:
        start = time.process_time()
        count = sum(1 for _ in quads(found, resolve(found), Settings()))
        spent = round(time.process_time() - start, 1)
        print(json.dumps({"articles": len(found), "quads": count, "graph s": spent, "peak MB": peak()}))


if __name__ == "__main__":
    main()
