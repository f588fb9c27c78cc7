"""Every command that the help of a verb or a page of documentation shows is run as it stands there.

What a reader would put in is put in: files of these names, ids that are in the graph, a free port. The
commands of README are run by `test_readme.py`.
"""

import bz2
import json
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.server import served
from tests.test_readme import environment
from tests.test_reference import examples, verbs
from tests.unit.names.test_wikidata import ITEMS
from tests.unit.test_evaluation import GOLD

ROOT = Path(__file__).parents[1]
PAGES = ("examples/README.md",)

FIRST = ("build", "extract", "eval", "export", "names", "query", "stats", "validate", "link", "explain")
"""Verbs whose examples make what the examples of others need."""

NOT_RUN = {"kg train ar --data DIR": "trains for hours, on treebanks that are not part of the project"}
WAIT = 300.0


def commands() -> list[str]:
    """All examples, in an order in which they can be run."""
    order = [*FIRST, *(path[0] for path, _ in verbs() if path)]
    ranked = sorted(verbs(), key=lambda found: order.index(found[0][0]) if found[0] else -1)
    shown = [line for path, _ in ranked for line in examples(path)]
    for page in PAGES:
        shown += re.findall(
            r"^    ((?:kg|python) .*)$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE
        )
    return [line for line in dict.fromkeys(shown) if line not in NOT_RUN]


def stage(folder: Path) -> None:
    """Put there what the examples take for granted."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copy(ROOT / "examples" / "articles" / "news.jsonl", folder / "news.jsonl")
    shutil.copy(ROOT / "tests" / "golden" / "ar" / "clauses.conllu", folder / "FILE.conllu")
    today = {
        "id": "article-17",
        "text": "التقى الرئيس الوزير في القاهرة أمس.",
        "date": "2024-05-02",
        "lang": "ar",
    }
    (folder / "today.jsonl").write_text(json.dumps(today, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "gold").mkdir()
    (folder / "gold" / "g.json").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    (folder / "predictions.jsonl").write_text("", encoding="utf-8")
    dump = "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in ITEMS) + "\n]\n"
    (folder / "latest-all.json.bz2").write_bytes(bz2.compress(dump.encode()))
    for path in (".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions"):
        (folder / path).mkdir(parents=True)


def put_in(command: str, folder: Path, address: str) -> str:
    """A command with what a reader would put in for ids, addresses and ports that are only an example."""
    command = command.replace("http://localhost:7878", address)
    if "ev-1f0c55aa91c2" in command:
        from kg.graph import Graph

        graph = Graph.load(folder / "news.trig")
        event = graph.query("SELECT ?e { ?e a kg:Event } ORDER BY ?e LIMIT 1").values()[0]["e"]
        command = command.replace("ev-1f0c55aa91c2", event.rsplit("/", 1)[-1])
    if " serve " in command:
        shutil.copytree(folder / "news", folder / "store", dirs_exist_ok=True)
        command = re.sub(r" --port \d+|$", " --port 0", command, count=1)
    return command


def run(command: str, folder: Path, surroundings: dict[str, str]) -> tuple[int, str]:
    """Exit code and what was said; a server is stopped once it serves."""
    serves = " serve " in command
    file = folder / "said"
    with file.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            f"exec env {command}" if serves else command,
            shell=True,
            cwd=folder,
            env=surroundings,
            stdout=said,
            stderr=said,
        )
        while serves and process.poll() is None and "serving" not in file.read_text(encoding="utf-8"):
            time.sleep(0.1)
        if serves:
            process.terminate()
        code = process.wait(WAIT)
    return code, file.read_text(encoding="utf-8")


@pytest.mark.model
@pytest.mark.long
def test_every_example_runs(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the server is in the extra server")
    stage(tmp_path)
    own = {"HOME": str(tmp_path), "KG_STORE_USER": "writer", "KG_STORE_PASSWORD": "secret"}
    with served(tmp_path / "graphs", "--writable", KG_TOKEN="secret") as server:
        for command in commands():
            if command.startswith("kg remove"):
                run("kg build today.jsonl --store news", tmp_path, environment() | own)
            code, said = run(put_in(command, tmp_path, server.address), tmp_path, environment() | own)
            assert code == 0, f"{command}\n{said}"
    made = (
        "news.ttl",
        "news.html",
        "news.graphml",
        "readings.jsonl",
        "triples.tsv",
        "names.tsv",
        ".zfunc/_kg",
    )
    assert all((tmp_path / name).stat().st_size for name in made)


def test_all_examples_are_run() -> None:
    shown = {line for path, _ in verbs() for line in examples(path)}
    assert NOT_RUN.keys() <= shown
    assert shown - NOT_RUN.keys() <= set(commands())
