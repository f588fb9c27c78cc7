"""`kg serve`: a graph over HTTP."""

import secrets
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from kg.cli.console import say
from kg.cli.graphs import is_remote, open_graph, title_of
from kg.errors import GraphError, UnavailableError, install

LOOPBACK = ("127.0.0.1", "localhost", "::1")
TOKEN = "KG_TOKEN"


@click.command(short_help="Serve a graph: SPARQL, explorer, editor, JSON.")
@click.argument("graph")
@click.option(
    "--host", default="127.0.0.1", show_default=True, envvar="KG_HOST", help="Address to listen on."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=7878,
    show_default=True,
    envvar="KG_PORT",
    help="Port; 0 for any.",
)
@click.option(
    "--writable", is_flag=True, help=f"Allow updates by those who know the token (${TOKEN}, else made up)."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=30.0,
    show_default=True,
    envvar="KG_TIMEOUT",
    help="Seconds a query may take.",
)
@click.option(
    "--max-rows",
    "most",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    envvar="KG_MAX_ROWS",
    help="Most rows of an answer.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    envvar="KG_WORKERS",
    help="Processes that answer.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=0),
    default=4096,
    show_default=True,
    envvar="KG_MEMORY",
    help="MiB for each of them; 0: no limit.",
)
@click.option(
    "--public-name",
    "names",
    multiple=True,
    metavar="HOST",
    envvar="KG_PUBLIC_NAME",
    help="Host name that clients may use; several times.",
)
def serve(graph: str, host: str, port: int, writable: bool, **given: Any) -> None:
    """Serve GRAPH (a file, a store, or the folder of an Oxigraph database) until Ctrl-C: explorer at /,
    SPARQL 1.1 at /sparql with an editor at /editor, a JSON API at /api, and with --writable /update and
    /store.

    \b
    kg serve news.trig
    kg serve store/ --port 8000 --timeout 10
    KG_TOKEN=secret kg serve data/ --writable
    """
    try:
        from kg.web.server.run import check_address
        from kg.web.server.run import serve as run
    except ImportError as error:
        raise UnavailableError("the server is not installed", hint=install("server")) from error
    import os

    check_address(host, port)
    token = (os.environ.get(TOKEN) or secrets.token_urlsafe(24)) if writable else ""
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as scratch:
        folder = _folder(graph, Path(scratch) / "graph", writable=writable)
        settings = _settings(folder, token, title=title_of(graph), host=host, given=given)
        if writable and not os.environ.get(TOKEN):
            say(f"token for writing: {token}")
        run(settings, host=host, port=port, ready=lambda address: say(f"serving {graph} at {address}"))


def _settings(folder: Path, token: str, *, title: str, host: str, given: dict[str, Any]) -> Any:
    from kg.web.server.settings import Settings

    names = given.pop("names")
    known: Any = next(field.default for field in fields(Settings) if field.name == "hosts")
    hosts = (*known, *names) if host in LOOPBACK or names else ()
    return Settings(str(folder), token=token, title=title or "Event knowledge graph", hosts=hosts, **given)


def _folder(graph: str, scratch: Path, *, writable: bool) -> Path:
    """The folder to serve: the one given, or a copy of the file.

    Raises:
        GraphError: It cannot be served in this way.
    """
    from kg.graph import serving, store

    folder = Path(graph)
    if writable and (graph == "-" or is_remote(graph)):
        raise GraphError(
            "what is fetched is served as a copy", where=graph, hint="give a folder with --writable"
        )
    if store.is_store(folder):
        if writable:
            raise GraphError(
                "a store is written by kg build only",
                where=graph,
                hint="serve another folder with --writable",
            )
        return folder
    if folder.is_dir() or (writable and not folder.exists()):
        if writable:
            serving.make_folder(None, folder)
        serving.open_folder(folder)
        return folder
    if writable:
        raise GraphError("a file is served as a copy", where=graph, hint="give a folder with --writable")
    serving.make_folder(open_graph(graph), scratch)
    return scratch
