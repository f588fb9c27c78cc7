"""A real server for tests: `kg serve` in a process of its own, on a free port of the loopback."""

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START = 120.0


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    data: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.data.decode("utf-8")


class Served:
    """A running server."""

    def __init__(self, address: str, process: subprocess.Popen[str]) -> None:
        self.address, self.process = address, process

    def ask(
        self, path: str, data: bytes | None = None, *, method: str = "", timeout: float = 120, **headers: str
    ) -> Reply:
        """Send a request; header names have "_" for "-"."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.address + path, data, named, method=method or None)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as found:
                return Reply(found.status, {k.lower(): v for k, v in found.headers.items()}, found.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())

    def query(self, sparql: str, **headers: str) -> Reply:
        """Ask a query by GET."""
        return self.ask("sparql?" + urllib.parse.urlencode({"query": sparql}), **headers)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.address.rstrip("/").rsplit(":", 1)[1])

    def stop(self) -> int:
        """Send SIGTERM and wait; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


@contextmanager
def served(graph: Path, *options: str, **environment: str) -> Iterator[Served]:
    """`kg serve` on a graph."""
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | environment)
    assert process.stderr is not None
    address, said = "", []
    timer = threading.Timer(START, process.kill)
    timer.start()
    for line in process.stderr:
        said.append(line)
        if found := re.search(r"at (http://\S+)", line):
            address = found[1]
            break
    timer.cancel()
    assert address, "".join(said)
    drain = threading.Thread(target=process.stderr.read, daemon=True)
    drain.start()
    try:
        yield Served(address, process)
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        drain.join()
        process.stderr.close()
