"""The verbs' conventions: data on standard output, words on standard error, settings, exit codes."""

import csv
import html
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli.app import app
from kg.cli.output import table_line
from kg.ids import DEFAULT_BASE

TEXT = "التقى الوزير السفير في القاهرة"

Kg = Callable[..., Result]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    rows = [
        {"id": "b", "text": TEXT, "date": "2024-01-02"},
        {"id": "a", "text": "التقى الملك الرئيس", "date": "2024-01-01"},
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.mark.parametrize("verb", ["", *sorted(app.commands)])
def test_help_of_every_verb(kg: Kg, verb: str) -> None:
    result = kg(*verb.split(), "--help")
    assert result.exit_code == 0
    assert "  …" not in result.output
    assert result.stderr == ""


def test_help_is_quick() -> None:
    """In processor time, so that a busy machine counts little; 0.15 s on an idle one."""
    seconds = []
    for _ in range(3):
        start = os.times()
        subprocess.run([sys.executable, "-m", "kg", "--help"], check=True, capture_output=True)
        end = os.times()
        seconds.append(end.children_user + end.children_system - start.children_user - start.children_system)
    assert min(seconds) < 0.4


@pytest.mark.usefixtures("fake")
def test_extract_prints_events_by_article_id(kg: Kg, news: Path) -> None:
    result = kg("extract", news)
    assert (result.exit_code, result.stderr) == (0, "")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["article"] for row in rows] == ["a", "b"]
    assert rows[1]["subject"][0]["name"] == "الوزير"
    assert "الوزير" in result.stdout, "Arabic is written as it is"


def test_tables_are_what_readers_of_csv_expect() -> None:
    rows = [["a", '"Sisi said he would go', "\t"], ["b", 'said "yes"', ""], ["c", "مصر", "x"]]
    lines = [table_line(row) for row in rows]
    assert list(csv.reader(lines, delimiter="\t")) == rows
    assert lines[2] == "c\tمصر\tx"


@pytest.mark.usefixtures("fake")
def test_readings_go_from_verb_to_verb(kg: Kg, news: Path) -> None:
    assert kg("extract", news, "--format", "readings", "-o", "readings.jsonl").exit_code == 0
    assert kg("build", "readings.jsonl", "-o", "one.nq").exit_code == 0
    assert kg("build", news, "-o", "two.nq").exit_code == 0
    one, two = Path("one.nq").read_bytes(), Path("two.nq").read_bytes()
    assert one == two and one


@pytest.mark.usefixtures("fake")
def test_what_is_not_sure_enough_is_left_out_at_every_door(kg: Kg, news: Path) -> None:
    """The events of the stand-in have a confidence of 0.9."""
    kg("extract", news, "--format", "readings", "-o", "readings.jsonl")
    for given in (news, "readings.jsonl"):
        assert kg("extract", given, "--min-confidence", "0.9").stdout == kg("extract", news).stdout != ""
        assert kg("extract", given, "--min-confidence", "0.91").stdout == ""
        assert "kg#Claim" not in kg("build", given, "--min-confidence", "0.91").stdout
        least = ("--min-confidence", "0.9")
        assert kg("build", given, *least).stdout == kg("build", news, *least).stdout
    for least, events in (("0.91", "no"), ("0.5", "yes"), ("1", "no")):
        assert kg("build", news, "--store", "store", "--min-confidence", least).exit_code == 0
        assert kg("query", "store", "ASK { ?event a kg:Event }").stdout.strip() == events
        kg("build", news, "-o", "at-once.nq", "--min-confidence", least)
        assert kg("export", "store", "--format", "nq").stdout == Path("at-once.nq").read_text(
            encoding="utf-8"
        )
        assert kg("validate", "store").exit_code == 0


@pytest.mark.usefixtures("fake")
def test_a_store_keeps_what_it_was_built_with(kg: Kg, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def built(*args: str) -> str:
        assert kg("build", "more.jsonl", "--store", "store", *args).exit_code == 0
        return kg("export", "store").stdout

    kg("build", news, "--store", "store", "--base-iri", "https://e.org/", "--min-confidence", "0.95")
    Path("more.jsonl").write_text(json.dumps({"id": "c", "text": TEXT}), encoding="utf-8")
    held = built()
    assert "<https://e.org/article/c>" in held and DEFAULT_BASE + "article" not in held
    assert "kg-news/ontology#Claim" not in held
    assert "kg-news/ontology#Claim" in built("--min-confidence", "0.5")
    monkeypatch.setenv("KG_BASE_IRI", "https://f.org/")
    moved = built()
    assert "<https://f.org/article/a>" in moved and "https://e.org/" not in moved
    assert "kg-news/ontology#Claim" in moved
    monkeypatch.delenv("KG_BASE_IRI")
    assert built() == moved
    assert DEFAULT_BASE + "article" in built("--base-iri", DEFAULT_BASE)


@pytest.mark.parametrize("value", ["1.5", "-0.1", "nan", "much"])
def test_a_confidence_is_from_0_to_1(kg: Kg, news: Path, value: str) -> None:
    result = kg("extract", news, "--min-confidence", value)
    assert result.exit_code == 2
    assert "--min-confidence" in result.stderr and ("0 to 1" in result.stderr or "float" in result.stderr)


@pytest.mark.usefixtures("fake")
def test_pipes(kg: Kg, news: Path) -> None:
    readings = kg("extract", news, "--format", "readings").stdout
    quads = kg("build", "-", stdin=readings).stdout
    assert quads == kg("build", news).stdout
    turtle = kg("export", "-", "--format", "ttl", stdin=quads)
    assert turtle.exit_code == 0 and "@prefix kg:" in turtle.stdout
    answer = kg("query", "-", "ASK { ?event a kg:Event }", stdin=quads)
    assert answer.stdout.strip() == "yes"


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("suffix", ["ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml", "gexf", "dot"])
def test_build_writes_every_format_twice_the_same(kg: Kg, news: Path, suffix: str) -> None:
    first, second = f"first.{suffix}", f"second.{suffix}"
    assert kg("build", news, "-o", first).exit_code == 0
    assert kg("build", news, "-o", second).exit_code == 0
    assert Path(first).read_bytes() == Path(second).read_bytes()
    assert "الوزير" in html.unescape(Path(first).read_text(encoding="utf-8"))


@pytest.mark.usefixtures("fake")
def test_the_base_iri_is_a_setting(kg: Kg, news: Path) -> None:
    result = kg("build", news, "--base-iri", "https://example.org/kg")
    assert "<https://example.org/kg/entity/" in result.stdout
    assert "<urn:news:entity/" in kg("build", news, "--base-iri", "urn:news:").stdout
    for wrong in ("not an iri", "https://example.org/kg#", "https://example.org/%zz/"):
        refused = kg("build", news, "--base-iri", wrong, "--store", "store")
        assert refused.exit_code == 2 and wrong in refused.stderr and not Path("store").exists()


@pytest.mark.usefixtures("fake")
def test_an_unknown_format_is_said_before_any_work(kg: Kg, news: Path) -> None:
    result = kg("build", news, "-o", "graph.docx")
    assert result.exit_code == 2
    assert "trig" in result.stderr
    assert kg("build", news, "-o", "nowhere/graph.ttl").exit_code == 2


@pytest.mark.usefixtures("fake")
def test_a_suffix_goes_before_the_format(kg: Kg, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kg("build", news, "-o", "graph.nq").exit_code == 0
    quads = Path("graph.nq").read_bytes()
    for verb in (("build", news), ("export", "graph.nq")):
        refused = kg(*verb, "-o", "other.nq", "--format", "ttl")
        assert refused.exit_code == 2 and "'other.nq' is nq by its name" in refused.stderr
        assert not Path("other.nq").exists()
        for output, form in (("a.nq", "nquads"), ("b.data", "nq"), ("c", "nq"), ("d.ttl", "ttl12")):
            assert kg(*verb, "-o", output, "--format", form).exit_code == 0
            assert output == "d.ttl" or Path(output).read_bytes() == quads
        assert "no suffix" in kg(*verb, "-o", "graph").stderr
    monkeypatch.setenv("KG_FORMAT", "ttl")
    for verb in (("build", news), ("export", "graph.nq")):
        assert kg(*verb, "-o", "e.nq").exit_code == kg(*verb, "-o", "f").exit_code == 0
        assert Path("e.nq").read_bytes() == quads
        assert Path("f").read_text(encoding="utf-8").startswith("@prefix")
        assert kg(*verb).stdout.startswith("@prefix")
    assert kg("export", "graph.nq", "-o", "g.svg").exit_code == 0
    assert Path("g.svg").read_text(encoding="utf-8").startswith("<")


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("verb", ["build", "extract"])
def test_failures_have_a_file_of_their_own(kg: Kg, news: Path, verb: str) -> None:
    given = news.read_bytes()
    Path("link.nq").symlink_to("graph.nq")
    for failures in ("graph.nq", "./graph.nq", "link.nq", news):
        refused = kg(verb, news, "--failures", failures, "-o", "graph.nq")
        assert refused.exit_code == 2 and "file of its own" in refused.stderr
    assert not Path("graph.nq").exists() and news.read_bytes() == given
    assert kg(verb, news, "--failures", "failures.jsonl", "-o", "graph.nq").exit_code == 0
    assert kg("build", news, "--failures", "no/failures", "--store", "store").exit_code == 2
    assert not Path("store").exists()


@pytest.mark.usefixtures("fake")
def test_flags_before_environment_before_file(kg: Kg, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def base(*args: str) -> str:
        lines = kg("build", news, *args).stdout.splitlines()
        return next(line for line in lines if "/entity/" in line).split("entity/")[0]

    Path("kg.toml").write_text('base-iri = "https://file.org/"\n', encoding="utf-8")
    assert base() == "<https://file.org/"
    Path("kg.toml").write_text('[build]\nbase-iri = "https://table.org/"\n', encoding="utf-8")
    assert base() == "<https://table.org/"
    monkeypatch.setenv("KG_BASE_IRI", "https://environment.org/")
    assert base() == "<https://environment.org/"
    assert base("--base-iri", "https://flag.org/") == "<https://flag.org/"


def test_a_wrong_setting_is_named(kg: Kg, news: Path) -> None:
    Path("kg.toml").write_text("colour = 1\n", encoding="utf-8")
    result = kg("build", news)
    assert "colour" in str(result.exception) and "base-iri" in str(result.exception)


def process(*args: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *args], capture_output=True, text=True, encoding="utf-8", cwd=cwd
    )


def test_an_error_is_one_line_with_a_hint(tmp_path: Path) -> None:
    result = process("query", "nothing.trig", "ASK {}", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("kg: error: nothing.trig: ") and "kg build" in result.stderr
    assert result.stderr.count("\n") == 1


def test_wrong_usage_is_exit_code_2(tmp_path: Path) -> None:
    assert process("build", cwd=tmp_path).returncode == 2
    assert process("dance", cwd=tmp_path).returncode == 2


@pytest.mark.usefixtures("fake")
def test_what_cannot_be_written_is_said_before_any_work(
    kg: Kg, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("folder.nq").mkdir()
    assert "is a folder" in kg("build", news, "-o", "folder.nq").stderr
    assert "no folder 'nowhere'" in kg("extract", news, "-o", "nowhere/events.jsonl").stderr
    if hasattr(os, "mkfifo"):
        os.mkfifo("pipe.nq")
        assert "is a device or a pipe" in kg("build", news, "-o", "pipe.nq").stderr
        assert "is a device or a pipe" in kg("extract", news, "-o", os.devnull).stderr
    assert "no folder 'nowhere'" in kg("extract", news, "--failures", "nowhere/failures.jsonl").stderr
    monkeypatch.setattr(os, "access", lambda _, how: how == os.R_OK)
    refused = kg("build", news, "-o", "graph.nq")
    assert refused.exit_code == 2 and "cannot be written to" in refused.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("<http://a> <http://b> <http://c> .\n")
    command = [sys.executable, "-m", "kg", "export", "graph.nt"]
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    assert found.returncode == 1
    assert found.stderr.startswith("kg: error: standard output: cannot be written")
    assert found.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="streams are closed in another way there")
@pytest.mark.parametrize(
    ("streams", "code", "words"),
    [
        ("<&- >/dev/null", 1, "stdin: it is closed"),
        ("< graph.nq >&-", 1, "standard output: it is closed"),
        ("< graph.nq >/dev/null 2>&-", 0, ""),
    ],
)
def test_streams_may_be_closed(tmp_path: Path, streams: str, code: int, words: str) -> None:
    (tmp_path / "graph.nq").write_text("<http://a> <http://b> <http://c> .\n")
    command = f"{sys.executable} -m kg query - 'SELECT * {{ ?a ?b ?c }}' {streams}"
    found = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=tmp_path)
    assert (found.returncode, found.stdout) == (code, "")
    assert found.stderr.startswith(f"kg: error: {words}" if words else "")
    assert found.stderr.count("\n") == bool(words)


@pytest.mark.skipif(os.name == "nt", reason="pipes are other there")
def test_who_reads_no_further_hears_nothing(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text(
        "".join(f"<http://a> <http://b> <http://{n}> .\n" for n in range(9999))
    )
    running = subprocess.Popen(
        [sys.executable, "-m", "kg", "export", "graph.nt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert running.stdout is not None and running.stderr is not None
    assert running.stdout.readline().startswith(b"<http://a>")
    running.stdout.close()
    assert (running.stderr.read(), running.wait(20)) == (b"", 0)
    running.stderr.close()


def test_an_interrupt_is_exit_code_130(monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.cli

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kg.cli.app, "main", interrupted)
    with pytest.raises(SystemExit) as end:
        kg.cli.main()
    assert end.value.code == 130


@pytest.mark.usefixtures("fake")
def test_wrong_sparql_is_placed(kg: Kg, news: Path) -> None:
    kg("build", news, "-o", "graph.nq")
    result = kg("query", "graph.nq", "SELECT WHERE {")
    assert "line 1" in str(result.exception)
    result = kg("query", "graph.nq", "SELECT * {\n SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert "query line 2 column 2: SERVICE is off" in str(result.exception)
    result = kg("query", "graph.nq", "no-such-question")
    assert result.exit_code == 2 and "--list" in result.stderr


@pytest.mark.usefixtures("fake")
def test_eval_extracts_by_itself(kg: Kg, tmp_path: Path) -> None:
    from tests.unit.test_evaluation import GOLD

    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "g.json").write_text(json.dumps(GOLD), encoding="utf-8")
    result = kg("eval", "gold", "--json")
    figures = json.loads(result.stdout)
    assert figures["triple"] == {"P": 100.0, "R": 50.0, "F1": 66.7}
    listing = kg("eval", "gold", "--errors").stdout
    assert "missed   CONSULT" in listing and "triple    P 100.0  R  50.0  F1  66.7" in listing


@pytest.mark.usefixtures("fake")
def test_stats(kg: Kg, news: Path) -> None:
    kg("build", news, "-o", "graph.nq")
    assert json.loads(kg("stats", "graph.nq", "--json").stdout)
    assert kg("stats", "graph.nq").stdout.count("\n") > 3


@pytest.mark.usefixtures("fake")
def test_validate(kg: Kg, news: Path) -> None:
    kg("build", news, "-o", "graph.nq")
    good = kg("validate", "graph.nq")
    assert (good.exit_code, good.stdout) == (0, ""), good.stdout
    lines = Path("graph.nq").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "#factStatus>" not in line]
    Path("bad.nq").write_text("\n".join(kept), encoding="utf-8")
    bad = kg("validate", "bad.nq")
    assert bad.exit_code == 1 and "event" in bad.stdout
    shapes = "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> a sh:NodeShape ; sh:targetClas <x:C> ."
    Path("shapes.ttl").write_text(shapes, encoding="utf-8")
    doubtful = kg("validate", "graph.nq", "--shapes", "shapes.ttl")
    assert (doubtful.exit_code, doubtful.stdout) == (0, "")
    assert "note: shapes.ttl: sh:targetClas is not known (nearest: sh:targetClass)" in doubtful.stderr


@pytest.mark.usefixtures("fake")
def test_pictures(kg: Kg, news: Path) -> None:
    kg("build", news, "-o", "graph.nq")
    assert kg("export", "graph.nq", "-o", "all.svg").exit_code == 0
    assert kg("export", "graph.nq", "-o", "all.png").exit_code == 0
    assert Path("all.png").read_bytes().startswith(b"\x89PNG")
    around = kg("export", "graph.nq", "--format", "svg", "--around", "الوزير", "--labels", "ar")
    assert around.exit_code == 0 and around.stdout.startswith("<")
    assert len(around.stdout) < len(Path("all.svg").read_text(encoding="utf-8"))


@pytest.mark.usefixtures("fake")
def test_canned_questions(kg: Kg, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kg("build", news, "-o", "graph.nq")
    listing = kg("query", "--list").stdout
    assert "who-met:" in listing and "--person" in listing
    rows = kg("query", "graph.nq", "who-met", "--param", "person=الوزير", "--format", "csv").stdout
    assert "السفير" in rows and "الملك" not in rows
    assert kg("query", "graph.nq", "timeline").exit_code == 1
    few = kg("query", "graph.nq", "who-met", "--limit", "1", "--format", "csv")
    assert few.stdout.count("\n") == 2 and "1 of 2 rows" in few.stderr
    monkeypatch.setenv("KG_LIMIT", "1")
    assert kg("query", "graph.nq", "who-met", "--format", "csv").stdout == few.stdout
    monkeypatch.delenv("KG_LIMIT")
    assert "\u200e" not in kg("query", "graph.nq", "who-met").stdout
    assert kg("query", "graph.nq", "who-met", "--param", "person").exit_code == 2
    Path("mine.rq").write_text("SELECT ?x WHERE { ?x a kg:Event }", encoding="utf-8")
    assert kg("query", "graph.nq", "mine.rq", "--format", "tsv").stdout.count("\n") == 3
    Path("marked.rq").write_text("SELECT ?x WHERE { ?x a kg:Event }", encoding="utf-8-sig")
    assert kg("query", "graph.nq", "marked.rq", "--format", "tsv").stdout.count("\n") == 3


def _heed_interrupts() -> None:
    """A suite that a shell runs in the background is told to ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="signals are other there")
def test_ctrl_c_while_reading(tmp_path: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "kg", "extract", "-", "-o", "out.jsonl"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        preexec_fn=_heed_interrupts,
    )
    assert running.stdin is not None
    running.stdin.write(b"x" * 200_000)  # returns when most of it was read: the program has started
    running.stdin.flush()
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    _, words = running.communicate(timeout=20)
    assert running.returncode == 130, words
    assert b"interrupted" in words and b"Traceback" not in words
    assert not list(tmp_path.iterdir())
