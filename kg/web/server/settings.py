"""What a server is run with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server behaves.

    Args:
        folder: Folder of the graph.
        token: What writers must know; empty for a server that only reads.
        timeout: Seconds that a query may take.
        most: Most rows or triples of an answer.
        workers: Processes that answer queries.
        memory: Most memory of each of them, in MiB; 0 for no limit.
        query_size: Longest query, in bytes.
        body_size: Longest body of a write, in bytes.
        patience: Seconds that a client may take to send a request.
        hosts: Names under which the server is known; empty for any. Keeps other sites' pages out.
        title: What its pages are called.
    """

    folder: str
    token: str = ""
    timeout: float = 30.0
    most: int = 10_000
    workers: int = 2
    memory: int = 4096
    query_size: int = 1 << 20
    body_size: int = 64 << 20
    patience: float = 20.0
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    title: str = "Event knowledge graph"
