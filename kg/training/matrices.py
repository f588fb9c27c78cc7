"""Features of training items as sparse matrices.

Comes in: features by name or as hashed keys. Goes out: the features that are kept, and a matrix with a row
for each item and a column for each of them. Needs the extra `train` (scipy).
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from kg.errors import PipelineError
from kg.extract.hashed import Features, Ints, Keys

SEEN = 2
"""A feature must be seen this often in training; rarer ones cost size and bring nothing on the folds."""


def named_matrix(items: Sequence[Sequence[str]], *, seen: int = SEEN) -> tuple[list[str], Any]:
    """Names that are seen often enough, ascending, and the matrix.

    Raises:
        PipelineError: scipy is not installed.
    """
    counts = Counter(feature for features in items for feature in set(features))
    names = sorted(name for name, count in counts.items() if count >= seen)
    columns = {name: column for column, name in enumerate(names)}
    found = [sorted({columns[f] for f in features if f in columns}) for features in items]
    owners = np.repeat(np.arange(len(items)), [len(row) for row in found])
    return names, _matrix(owners, np.array([c for row in found for c in row], dtype=np.int64),
                          (len(items), len(names)))  # fmt: skip


def hashed_matrix(features: Features, *, seen: int = SEEN) -> tuple[Keys, Any]:
    """Keys that are seen often enough, ascending, and the matrix.

    Raises:
        PipelineError: scipy is not installed.
    """
    items, keys = features.entries()
    pairs = np.unique((items.astype(np.uint64) << np.uint64(32)) | keys)
    every, counts = np.unique(pairs.astype(np.uint32), return_counts=True)
    known = every[counts >= seen]
    columns = np.searchsorted(known, keys)
    kept = (columns < len(known)) & (known[np.minimum(columns, len(known) - 1)] == keys)
    return known, _matrix(items[kept], columns[kept], (len(features), len(known)))


def _matrix(rows: Ints, columns: Ints, shape: tuple[int, int]) -> Any:
    try:
        from scipy.sparse import coo_matrix
    except ImportError as error:
        raise PipelineError("training needs scipy", hint="pip install 'kg-news[train]'") from error
    return coo_matrix((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()
