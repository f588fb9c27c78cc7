"""Words a second of the bare language pipeline and of the whole extraction, in one run.

    python benchmarks/throughput.py --data news.jsonl.gz --articles 2000

Parsing and reading take turns, batch by batch, and every article is parsed once: what the pipeline remembers
of a text helps neither side. Processor time is counted, so that a busy machine changes little. Words are
white-space separated.
"""

import argparse
import gzip
import heapq
import json
import time
from collections.abc import Iterator
from pathlib import Path

from kg.model import Article
from kg.process import collect_seldom, one_thread

BATCH = 16


def longest(file: Path, count: int) -> list[str]:
    """The longest texts of a JSON lines file."""
    with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        return heapq.nlargest(count, texts, key=lambda text: (len(text.split()), text))


def batches(texts: list[str]) -> Iterator[list[Article]]:
    """The texts as articles, BATCH at a time."""
    articles = [Article(f"a{number}", "ar", text) for number, text in enumerate(texts)]
    for start in range(0, len(articles), BATCH):
        yield articles[start : start + BATCH]


def main() -> None:
    """Measure and print one line of JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--every", type=int, default=1, help="take only every nth of them")
    given = options.parse_args()
    one_thread()
    from kg.extract import Extractor
    from kg.language import load

    texts = longest(given.data, given.articles)[:: given.every]
    nlp = load("ar")
    extractor = Extractor("ar")
    warm = Article("warm", "ar", texts[-1])
    extractor.read(warm, nlp(warm.text))
    collect_seldom()  # as `kg` does when everything is loaded

    bare = reading = 0.0
    reports = 0
    for batch in batches(texts):
        start = time.process_time()
        docs = list(nlp.pipe(article.text for article in batch))
        middle = time.process_time()
        for article, doc in zip(batch, docs, strict=True):
            reports += len(extractor.read(article, doc).reports)
        bare += middle - start
        reading += time.process_time() - middle
    words = sum(len(text.split()) for text in texts)
    figures = {
        "articles": len(texts),
        "words": words,
        "bare words/s": round(words / bare),
        "extraction words/s": round(words / (bare + reading)),
        "share": round(bare / (bare + reading), 3),
        "event mentions": reports,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
