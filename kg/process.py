"""How a process of our own behaves: threads, garbage collector, the end of the process that started it.

Reading makes no cycles: after 16 articles the garbage collector found nothing. But it makes many small
objects, which set off 27 collections for 1,000 words; they took a quarter of the time of reading. One after
each article still takes a fiftieth of it.
"""

import gc
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import ConfigError

SELDOM = 100_000, 20, 20
"""So many more objects, or collections of younger ones, set off a collection; in Python 700, 10 and 10."""


def one_thread() -> None:
    """Keep matrix products to one thread each, unless the environment asks for more.

    The pipeline's matrices are small: on two busy cores, two threads that wait for one another took some
    15 times the processor time of one. Works only before numpy is loaded; `jobs` uses more cores better.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@contextmanager
def collector_waits() -> Iterator[None]:
    """Switch the garbage collector off for a while; one that is off already stays so."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def collect_seldom() -> None:
    """Let the garbage collector pass over all that is there by now, and look seldom at what is new."""
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()


def checked(jobs: int) -> int:
    """A number of processes.

    Raises:
        ConfigError: It is below 1.
    """
    if jobs < 1:
        raise ConfigError(f"{jobs} jobs are none", hint="give 1 or more")
    return jobs


def follow() -> None:
    """Leave Ctrl-C to the process that the person started, and end with it, even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the process that started this one; a pool's own queue never tells that it has gone."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)
