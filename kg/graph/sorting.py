"""Sorting more lines than memory should hold.

Comes in: lines in any order. Goes out: the same lines sorted, each once; what is too much waits in files.
"""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import TextIO

RUN = 400_000
"""Lines that are sorted together in memory: some 100 MB of statements."""


def sorted_lines(lines: Iterable[str], run: int = RUN) -> Iterator[str]:
    """The lines in order of their code points, each once.

    Args:
        lines: Lines without line ends inside.
        run: Lines that are held in memory.
    """
    rest = iter(lines)
    with ExitStack() as files:
        runs: list[TextIO] = []
        while True:
            part = sorted(set(islice(rest, run)))
            if not runs and len(part) < run:
                more = next(rest, None)
                if more is None:
                    yield from part
                    return
                part = sorted({*part, more})
            if not part:
                break
            file = files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))
            file.writelines(f"{line}\n" for line in part)
            file.seek(0)
            runs.append(file)
        last = None
        for line in heapq.merge(*runs):
            if line != last:
                yield line[:-1]
            last = line
