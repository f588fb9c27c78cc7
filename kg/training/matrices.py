"""Features of training items as sparse matrices.

Comes in: hashed features. Goes out: the features that are kept, and a matrix with a row for each item and a
column for each of them. Needs the extra `train` (scipy).
"""

from typing import Any

import numpy as np

from kg.errors import PipelineError, install
from kg.extract.hashed import Features, Ints, Keys

SEEN = 2
"""A feature must be seen this often in training; rarer ones cost size and bring nothing on the folds."""


def hashed_matrix(features: Features) -> tuple[Keys, Any]:
    """Keys that are seen often enough, ascending, and the matrix.

    Raises:
        PipelineError: scipy is not installed.
    """
    items, keys = features.entries()
    pairs = np.unique((items.astype(np.uint64) << np.uint64(32)) | keys)
    every, counts = np.unique(pairs.astype(np.uint32), return_counts=True)
    known = every[counts >= SEEN]
    columns = np.searchsorted(known, keys)
    kept = (columns < len(known)) & (known[np.minimum(columns, len(known) - 1)] == keys)
    return known, _matrix(items[kept], columns[kept], (len(features), len(known)))


def _matrix(rows: Ints, columns: Ints, shape: tuple[int, int]) -> Any:
    try:
        from scipy.sparse import coo_matrix
    except ImportError as error:
        raise PipelineError("training needs scipy", hint=install("train")) from error
    return coo_matrix((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()
