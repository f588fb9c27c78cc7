"""Seconds from an article file of about 300 words to Turtle, each time in a fresh process.

python benchmarks/cold_start.py
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NEWS = Path(__file__).parents[1] / "examples" / "articles" / "news.jsonl"
WORDS = 300
RUNS = 5


def article() -> str:
    """An article of WORDS words, put together from the examples' paragraphs."""
    paragraphs = [
        paragraph
        for line in NEWS.read_text(encoding="utf-8").splitlines()
        for paragraph in json.loads(line)["text"].split("\n\n")
    ]
    kept: list[str] = []
    while sum(len(text.split()) for text in kept) < WORDS:
        kept.append(paragraphs[len(kept)])
    return "\n\n".join(kept)


def main() -> None:
    """Measure and print one line of JSON."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "article.txt"
        file.write_text(article(), encoding="utf-8")
        graph = Path(folder) / "graph.ttl"
        command = [sys.executable, "-m", "kg", "build", str(file), "--date", "2024-03-06", "-o", str(graph)]
        seconds, busy = [], []
        for _ in range(RUNS):
            start, before = time.perf_counter(), os.times()
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(round(time.perf_counter() - start, 2))
            after = os.times()
            used = after.children_user - before.children_user + after.children_system - before.children_system
            busy.append(round(used, 2))
        words = len(file.read_text(encoding="utf-8").split())
    figures = {"words": words, "median s": sorted(seconds)[RUNS // 2], "least s": min(seconds)}
    print(json.dumps(figures | {"median processor s": sorted(busy)[RUNS // 2]}))


if __name__ == "__main__":
    main()
