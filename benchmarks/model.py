"""Load time, size on disk and speed of the Arabic pipeline that is shipped.

python benchmarks/model.py
"""

import json
import time
from pathlib import Path

from kg.process import one_thread

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles" / "news.jsonl"


def main() -> None:
    """Measure and print one line of JSON."""
    one_thread()
    start = time.perf_counter()
    import spacy  # noqa: F401

    imported = time.perf_counter()
    import kg.language

    nlp = kg.language.load("ar")
    loaded = time.perf_counter()

    texts = [json.loads(line)["text"] for line in EXAMPLES.read_text(encoding="utf-8").splitlines()] * 50
    list(nlp.pipe(texts[:8]))
    begun = time.perf_counter()
    words = sum(sum(1 for token in doc if not token.is_space) for doc in nlp.pipe(texts))
    ended = time.perf_counter()
    folder = Path(kg.language.__file__).parent / "models" / "ar"
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    figures = {
        "import spaCy s": round(imported - start, 2),
        "load s": round(loaded - imported, 2),
        "MB on disk": round(size / 1e6, 1),
        "UD words/s": round(words / (ended - begun)),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
