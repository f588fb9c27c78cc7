"""Many parallel readers against `kg serve` on the loopback: errors, speed, memory; one query runs away.

    python benchmarks/server.py news.trig --clients 200 --seconds 60

Prints one line of JSON. Memory is that of the server with its workers, after a tenth of the time and at
the end.
"""

import argparse
import http.client
import json
import re
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import Counter
from pathlib import Path

QUERY = "SELECT ?e ?l WHERE { ?e a kg:Event ; kg:factStatus kg:Denied ; rdfs:label ?l } ORDER BY ?l LIMIT 10"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
KIND = {"Accept": "application/sparql-results+json"}


def memory(process: int) -> float:
    """MiB of a process and everything it started."""
    found = subprocess.run(["ps", "-eo", "pid,ppid,rss"], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in found.splitlines()[1:]]
    family = {process}
    for _ in range(4):
        family |= {pid for pid, parent, _ in rows if parent in family}
    return sum(size for pid, _, size in rows if pid in family) / 1024


def ask(port: int, sparql: str) -> int:
    """Status of one query over a connection of its own."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        client.request("GET", "/sparql?" + urllib.parse.urlencode({"query": sparql}), headers=KIND)
        reply = client.getresponse()
        reply.read()
        return reply.status
    finally:
        client.close()


def main() -> None:
    """Start a server, ask it, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    command = [sys.executable, "-m", "kg", "serve", str(given.graph), "--port", "0", "--timeout", "5"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    port = next(int(found[1]) for line in server.stderr if (found := re.search(r":(\d+)/", line)))
    statuses: Counter[int | str] = Counter()
    end = time.monotonic() + given.seconds
    lock = threading.Lock()

    def client() -> None:
        while time.monotonic() < end:
            try:
                status: int | str = ask(port, QUERY)
            except OSError as error:
                status = type(error).__name__
            with lock:
                statuses[status] += 1

    threads = [threading.Thread(target=client) for _ in range(given.clients)]
    for thread in threads:
        thread.start()
    time.sleep(given.seconds / 10)
    before = memory(server.pid)
    runaway = ask(port, RUNAWAY)
    for thread in threads:
        thread.join()
    after = memory(server.pid)
    server.terminate()
    figures = {
        "clients": given.clients,
        "seconds": given.seconds,
        "statuses": dict(statuses),
        "runaway": runaway,
    }
    figures |= {"per_second": round(sum(statuses.values()) / given.seconds), "exit": server.wait(timeout=30)}
    print(json.dumps(figures | {"mib_early": round(before), "mib_end": round(after)}))


if __name__ == "__main__":
    main()
