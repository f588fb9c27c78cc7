"""What a worker process does: one request after the other, on a graph that it opens itself.

Comes in: jobs over a pipe. Goes out: what they give, or the error as text. The process may be ended at any
time.
"""

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from kg.errors import KgError

Job = tuple[str, tuple[Any, ...], dict[str, Any]]
"""Name, arguments, keyword arguments."""


def work(pipe: Connection, folder: str, memory: int) -> None:
    """Answer jobs until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(memory)
    tasks = Tasks(folder)
    while True:
        try:
            name, given, named = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            outcome: tuple[str, Any] = ("done", tasks.known[name](*given, **named))
        except KgError as error:
            outcome = (type(error).__name__, str(error))
        except MemoryError:
            outcome = ("MemoryError", "this takes more memory than there is for it")
        except Exception as error:  # noqa: BLE001 - a worker that ends would take its queue's place with it
            outcome = ("Defect", f"{type(error).__name__}: {error}")
        pipe.send(outcome)


def _bound(memory: int) -> None:
    """Let the process have so many MiB and no more, where the system can do that."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        if memory:
            resource.setrlimit(resource.RLIMIT_DATA, (memory << 20, memory << 20))


class Tasks:
    """Everything a worker can be asked for, by name."""

    def __init__(self, folder: str) -> None:
        from kg.graph import serving

        self._serving, self._place = serving, serving.Place(folder)
        self._pages: dict[str, Any] = {}
        self.known: dict[str, Callable[..., Any]] = {
            "ask": lambda question: serving.ask(self._place.graph(), question),
            "read": lambda name, accept: serving.read_graph(self._place.graph(), name, accept),
            "update": self._place.update,
            "write": self._place.write,
            "close": self._forget,
            "open": lambda: len(self._place.graph().base),
            "page": self._page,
            "catalogue": lambda name, *given: getattr(self._catalogue(), name)(*given),
        }

    def _forget(self) -> None:
        self._pages.clear()
        self._place.close()

    def _kept(self, name: str, make: Callable[[], Any]) -> Any:
        """Something made from the graph, kept while the graph stays the same."""
        graph, state = self._place.graph(), self._place.state
        if self._pages.get("state") != (state, id(graph)):
            self._pages = {"state": (state, id(graph))}
        if name not in self._pages:
            self._pages[name] = make()
        return self._pages[name]

    def _page(self, title: str) -> bytes:
        from kg.web.explorer import explorer

        return bytes(self._kept("page", lambda: explorer(self._place.graph(), title=title)))

    def _catalogue(self) -> Any:
        from kg.graph.catalogue import Catalogue

        return self._kept("catalogue", lambda: Catalogue(self._place.graph()))
