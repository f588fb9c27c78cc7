"""Other people's SPARQL servers for tests, on free ports of the loopback; an absent one skips its tests."""

import base64
import importlib.util
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

START = 120.0

VIRTUOSO = """[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = .
[SPARQL]
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Oxigraph's own server: query, update and graph-store protocol, for everybody."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("no server of Oxigraph here: pip install oxigraph")
    port = free_port()
    with _running([program, "serve", "--bind", f"127.0.0.1:{port}"], folder, port, "/query?query=ASK{}"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def rdflib_endpoint(folder: Path) -> Iterator[str]:
    """A server over rdflib: query and update at one address, no graph-store protocol."""
    if importlib.util.find_spec("rdflib_endpoint") is None:
        pytest.skip("no server over rdflib here: pip install rdflib-endpoint")
    port = free_port()
    command = [sys.executable, "-m", "rdflib_endpoint", "serve", "--host", "127.0.0.1", "--enable-update"]
    with _running([*command, "--port", str(port)], folder, port, "/?query=ASK{}"):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso: writers say who they are, by Digest; user and password are "dba"."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("no Virtuoso here: apt-get install virtuoso-opensource-7-bin")
    port = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), web=port), encoding="utf-8")
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, port, "/sparql?query=ASK{}"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(command: list[str], folder: Path, port: int, path: str) -> Iterator[None]:
    """A process that is ended afterwards, once it answers."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=folder, **quiet)
    end = time.monotonic() + START
    try:
        while not _answers(f"http://127.0.0.1:{port}{path}"):
            assert process.poll() is None and time.monotonic() < end, command
            time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10) as found:
            return bool(found.status == 200)
    except OSError:
        return False


@contextmanager
def guarded(behind: str, user: str, password: str) -> Iterator[str]:
    """A server before another that lets pass who has user and password, by Basic, as a web server would."""
    wanted = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()

    class Guard(BaseHTTPRequestHandler):
        def handle_one(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0))) or None
            if self.headers.get("Authorization") != wanted:
                self.answer(401, b"who are you?", {"WWW-Authenticate": 'Basic realm="graphs"'})
                return
            kept = {k: v for k, v in self.headers.items() if k in ("Accept", "Content-Type")}
            request = urllib.request.Request(behind + self.path, data, kept, method=self.command)
            try:
                with urllib.request.urlopen(request, timeout=60) as found:
                    self.answer(
                        found.status, found.read(), {"Content-Type": found.headers["Content-Type"] or ""}
                    )
            except urllib.error.HTTPError as error:
                self.answer(error.code, error.read(), {})

        def answer(self, status: int, data: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

        do_GET = do_POST = do_PUT = do_DELETE = handle_one  # noqa: N815 - names that the library calls

    server = ThreadingHTTPServer(("127.0.0.1", 0), Guard)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
