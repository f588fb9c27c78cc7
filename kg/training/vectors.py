"""Word vectors from raw text: written words counted, split into syntactic words, trained with floret.

Comes in: paragraphs of raw text. Goes out: counts of written words, a file of split text, floret vectors.
"""

import importlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import TrainingDataError
from kg.language.clitics import Pattern, apply_edit
from kg.language.orthography import fold, norm, word_spans
from kg.language.segmenter import Segmenter

#: Continuous bag of words: 128 dimensions, 100,000 rows, two hashes, n-grams of 2 to 5 letters.
SETTINGS: dict[str, Any] = {
    "model": "cbow",
    "mode": "floret",
    "hashCount": 2,
    "bucket": 100_000,
    "minn": 2,
    "maxn": 5,
    "minCount": 5,
    "dim": 128,
    "epoch": 3,
    "neg": 8,
    "lr": 0.05,
    "ws": 5,
}
#: Words split in their context, to learn how each is mostly split; all others by that.
IN_CONTEXT = 3_000_000
#: One line in so many is read for that, so that all sources have their share.
_EVERY = 7


def write_words(texts: Iterable[str], path: Path) -> Counter[str]:
    """Write one paragraph of written words a line, and count them."""
    counts: Counter[str] = Counter()
    with path.open("w", encoding="utf-8") as out:
        for text in texts:
            words = [text[start:end] for start, end in word_spans(text)]
            if len(words) > 1:
                counts.update(words)
                out.write(" ".join(words) + "\n")
    return counts


def folded_counts(counts: Counter[str]) -> Counter[str]:
    """Count by folded form."""
    folded: Counter[str] = Counter()
    for form, count in counts.items():
        folded[fold(form)] += count
    return folded


def write_split(words: Path, out: Path, segmenter: Segmenter, patterns: list[Pattern]) -> None:
    """Write the keys of syntactic words, each written word split the way it mostly is."""
    usual = _usual_splits(words, segmenter)
    known: dict[str, str] = {}
    with words.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as split:
        for line in lines:
            pieces = []
            for form in line.split():
                if form not in known:
                    number = usual[form] if form in usual else segmenter([form])[0]
                    known[form] = _keys(form, patterns[number])
                pieces.append(known[form])
            split.write(" ".join(pieces) + "\n")


def _usual_splits(words: Path, segmenter: Segmenter) -> dict[str, int]:
    seen: dict[str, Counter[int]] = {}
    total = 0
    with words.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % _EVERY:
                continue
            forms = line.split()
            for form, pattern in zip(forms, segmenter(forms), strict=True):
                seen.setdefault(form, Counter())[pattern] += 1
            total += len(forms)
            if total > IN_CONTEXT:
                break
    return {form: min(counts, key=lambda p: (-counts[p], p)) for form, counts in seen.items()}


def _keys(form: str, pattern: Pattern) -> str:
    letters = fold(form)
    if len(pattern.edits) == 1 or not letters:
        return norm(form)
    pieces = pattern.pieces(letters)
    return " ".join(norm(apply_edit(piece, edit)) for piece, edit in zip(pieces, pattern.edits, strict=True))


def train_floret(text: Path, out: Path, *, threads: int = 2) -> None:
    """Train floret vectors and write them.

    Raises:
        TrainingDataError: The library is not installed.
    """
    try:
        floret = importlib.import_module("floret")
    except ImportError as error:
        raise TrainingDataError(
            "training on raw text needs floret", hint="install the extra: pip install kg[train]"
        ) from error
    model = floret.train_unsupervised(str(text), **SETTINGS, thread=threads, verbose=0)
    model.save_floret_vectors(str(out))


def read_floret(path: Path) -> tuple[NDArray[np.float32], dict[str, int | str]]:
    """Read the table of rows and the settings for looking words up."""
    with path.open(encoding="utf-8") as lines:
        rows, dim, minn, maxn, hashes, seed, bow, eow = lines.readline().split()
        table = np.zeros((int(rows), int(dim)), dtype=np.float32)
        for line in lines:
            number, _, values = line.rstrip().partition(" ")
            table[int(number)] = np.array(values.split(), dtype=np.float32)
    return table, {
        "minn": int(minn),
        "maxn": int(maxn),
        "hash_count": int(hashes),
        "hash_seed": int(seed),
        "bow": bow,
        "eow": eow,
    }
