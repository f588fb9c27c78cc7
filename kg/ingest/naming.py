"""Ids that are names of files, told apart where files in different folders have one name.

Comes in: paths of files, ids that are taken.  Goes out: ids.
"""

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from kg.text import clean

FROM_FILE = "file"
"""What readers say of the origin of an article that is called what its file is."""


def told_apart(files: Sequence[str], taken: Collection[str]) -> list[str]:
    """Ids of files with one name: with as many of their folders as tell them apart ("may/01", "june/01"),
    and with their suffixes where only these differ.

    Args:
        files: Paths, each once.
        taken: Ids of other articles.

    Returns:
        As many ids; none when nothing tells the files apart.
    """
    paths = [Path(os.path.abspath(file)) for file in files]
    longest = max(len(path.parts) for path in paths)
    for suffixes, first in ((False, 2), (True, 1)):
        parts = [(path if suffixes else path.with_suffix("")).parts[1:] for path in paths]
        for count in range(first, longest):
            ids = [clean("/".join(one[-count:])) for one in parts]
            if len(set(ids)) == len(ids) and not set(ids) & set(taken):
                return ids
    return []
