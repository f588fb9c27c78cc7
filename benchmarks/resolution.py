"""Time and memory of resolution against the number of articles, beside loading and writing of the graph.

    kg extract news.jsonl --format readings -o readings.jsonl
    python benchmarks/resolution.py --data readings.jsonl --articles 500 1000 2000 4000

Each size runs in a process of its own, so that its peak of memory is its own. Processor time is counted.
`extraction` is what the articles took before, by the words of their texts and the seconds for a word that
`--second-per-word` gives (benchmarks/throughput.py measures it); `share` is resolution over everything.
"""

import argparse
import json
import math
import multiprocessing
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PER_WORD = 0.00025
"""Seconds for a word of extraction on one core (benchmarks/throughput.py)."""


def measure(files: Sequence[Path], articles: int, per_word: float) -> dict[str, Any]:
    """Resolve the first articles of files and write their graph; figures of one size."""
    from kg.graph import Settings, quads
    from kg.readings import load
    from kg.resolve.entities import find_entities
    from kg.resolve.events import find_events
    from kg.resolve.nodes import Guide
    from kg.resolve.resolve import resolve, unique
    from kg.resolve.stories import Stories

    start = time.process_time()
    lines = (line for file in files for line in file.open(encoding="utf-8"))
    readings = unique(load(line) for line, _ in zip(lines, range(articles), strict=False))
    loaded = time.process_time()
    stories, guide = Stories(readings), Guide()
    entities, entity_of, _ = find_entities(readings, stories, guide)
    entities_done = time.process_time()
    find_events(readings, entity_of, entities, stories, guide)
    events_done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    del stories, entities, entity_of
    resolution = resolve(readings)
    again = time.process_time()
    count = sum(1 for _ in quads(readings, resolution, Settings()))
    done = time.process_time()
    words = sum(len(reading.article.text.split()) for reading in readings)
    resolving = events_done - loaded
    whole = words * per_word + (loaded - start) + resolving + (done - again)
    return {
        "articles": len(readings),
        "words": words,
        "event mentions": sum(len(reading.reports) for reading in readings),
        "extraction s": round(words * per_word, 1),
        "load s": round(loaded - start, 1),
        "entities s": round(entities_done - loaded, 1),
        "events s": round(events_done - entities_done, 1),
        "quads": count,
        "quads s": round(done - again, 1),
        "share": round(resolving / whole, 3),
        "ms per article": round(1000 * resolving / len(readings), 2),
        "per n log n": round(1e6 * resolving / (len(readings) * math.log(len(readings))), 1),
        "peak MB of resolution": round(peak / 1024),
        "peak MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Measure and print one line of JSON for each size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, nargs="+", required=True)
    options.add_argument("--articles", type=int, nargs="+", default=[500, 1000, 2000, 4000])
    options.add_argument("--second-per-word", type=float, default=PER_WORD)
    given = options.parse_args()
    context = multiprocessing.get_context("spawn")
    for articles in given.articles:
        with context.Pool(1) as pool:
            print(json.dumps(pool.apply(measure, (given.data, articles, given.second_per_word))), flush=True)


if __name__ == "__main__":
    main()
