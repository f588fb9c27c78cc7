"""`kg build --store` killed at random moments: the store opens, holds whole articles, can be completed."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.graph.store import Store, open_graph
from kg.readings import dump
from tests.support.stories import agency, claim, kremlin
from tests.test_readme import environment

SEED = 20
FEW, MANY = 3, 20
"""Moments of the short test and of the long one."""

EXAMPLE = (
    "أعلن وزير الخارجية المصري سامح شكري أن بلاده سترسل وفدا إلى عمان. والتقى شكري نظيره الأردني أيمن الصفدي."
)
WAIT = 300.0


@dataclass(frozen=True)
class Case:
    """What is built: articles that a store has already, and all of them."""

    first: Path
    all: Path
    options: tuple[str, ...] = ()

    def command(self, what: Path, store: Path) -> list[str]:
        """The command that puts articles into a store."""
        return [sys.executable, "-m", "kg", "build", str(what), "--store", str(store), *self.options]

    def build(self, what: Path, store: Path) -> None:
        """Run it to its end."""
        run = subprocess.run(
            self.command(what, store), env=environment(), capture_output=True, text=True, timeout=WAIT
        )
        assert run.returncode == 0, run.stderr


def killed(case: Case, store: Path, seconds: float) -> None:
    """Run the command and kill it after some seconds."""
    process = subprocess.Popen(case.command(case.all, store), env=environment(), stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.kill()
    process.wait()


def readings(store: Path) -> dict[str, str]:
    """Every reading of a store as it was written, by article."""
    with Store(store) as opened:
        return {reading.article.id: dump(reading) for reading in opened.readings()}


def graph(store: Path) -> bytes:
    """The graph of a store; nothing when no build was finished yet."""
    with Store(store) as opened:
        built = opened.built
    return open_graph(store).nquads() if built else b""


def check(case: Case, folder: Path, moments: int) -> None:
    """Kill the command at random moments of its run, half of them on a store that has a graph already."""
    start = time.monotonic()
    case.build(case.all, folder / "whole")
    seconds = time.monotonic() - start
    case.build(case.first, folder / "begun")
    before = readings(folder / "begun"), graph(folder / "begun")
    after = readings(folder / "whole"), graph(folder / "whole")
    chance = random.Random(SEED)
    for number in range(moments):
        store = folder / f"store-{number}"
        old = before if number % 2 else ({}, b"")
        if number % 2:
            shutil.copytree(folder / "begun", store)
        killed(case, store, chance.uniform(0.0, seconds))
        found = readings(store)
        assert old[0].items() <= found.items() <= after[0].items(), number
        assert graph(store) in (old[1], after[1]), number
        case.build(case.all, store)
        assert (readings(store), graph(store)) == after, number
        assert not list(store.glob("partial-*")), number


def lines(count: int) -> Iterator[str]:
    """Readings of many articles, one line each."""
    for number in range(count):
        for one in (kremlin(), agency(), claim("positive", "actual", True, "third")):
            article = replace(one.article, id=f"{one.article.id}-{number:03}")
            yield dump(replace(one, article=article))


def test_a_store_outlives_the_program(tmp_path: Path) -> None:
    some, everything = tmp_path / "some.jsonl", tmp_path / "all.jsonl"
    some.write_text("\n".join(lines(10)) + "\n", encoding="utf-8")
    everything.write_text("\n".join(lines(50)) + "\n", encoding="utf-8")
    check(Case(some, everything), tmp_path, FEW)


@pytest.mark.model
@pytest.mark.long
@pytest.mark.parametrize(("jobs", "moments"), [("1", MANY), ("2", FEW)])
def test_a_store_outlives_extraction(tmp_path: Path, jobs: str, moments: int) -> None:
    for folder, count in (("some", 4), ("all", 20)):
        (tmp_path / folder).mkdir()
        for number in range(count):
            text = f"{EXAMPLE} وقال الوزير في {number + 1} مايو إن المحادثات مستمرة.\n"
            (tmp_path / folder / f"خبر-{number:02}.txt").write_text(text, encoding="utf-8")
    options = ("--date", "2024-05-20", "--jobs", jobs)
    check(Case(tmp_path / "some", tmp_path / "all", options), tmp_path, moments)


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_nobody_works_on_for_a_killed_program(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    for number in range(40):
        (tmp_path / "all" / f"{number}.txt").write_text(EXAMPLE * 20, encoding="utf-8")
    case = Case(tmp_path, tmp_path / "all", ("--jobs", "2"))
    process = subprocess.Popen(
        case.command(case.all, tmp_path / "store"), env=environment(), stderr=subprocess.DEVNULL
    )
    end = time.monotonic() + WAIT
    while len(children(process.pid)) < 3 and process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    found = children(process.pid)
    process.kill()
    process.wait()
    assert len(found) == 3, "two that work and one that keeps count"
    while any(Path(f"/proc/{one}").exists() for one in found) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [one for one in found if Path(f"/proc/{one}").exists()]


def children(process: int) -> list[int]:
    """Processes that a process started."""
    file = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in file.read_text().split()] if file.exists() else []
