"""What a person asks for on the command line is used or refused, and never passed over."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

from kg.cli import main
from kg.cli.app import app, load_config
from kg.errors import ConfigError

Kg = Callable[..., Result]

OTHERS = {"KG_QUERY_FORMAT", "KG_EXTRACT_FORMAT", "KG_PICTURE_LABELS"}
"""Variables that are not called as their option, which two verbs have for different things."""

ONCE = {"ar", "class", "en", "kind", "lang", "names", "note", "only", "output", "param", "wikidata"}
"""Options that are no settings: they make sense for one command only, or some verbs have them so."""


@pytest.fixture
def news(tmp_path: Path, kg: Kg, fake: None) -> Path:
    """A file with an article, beside the graph of it."""
    file = tmp_path / "news.jsonl"
    row = {"id": "a", "text": "التقى الوزير السفير في القاهرة", "date": "2024-01-02"}
    file.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert kg("build", file, "-o", "graph.nq").exit_code == 0
    return file


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    "command",
    [
        "export graph.nq -o x.ttl --around الوزير",
        "export graph.nq --nodes 5",
        "export graph.nq -o x.graphml --labels ar",
        "export graph.nq -o x.html --labels ar",
        "export graph.nq -o x.svg --title News",
        "export graph.nq -o x.svg --depth 2",
        "extract news.jsonl --format readings --base-iri https://e.org/",
        "extract news.jsonl --format triples --names own.tsv",
        "build news.jsonl --store store --format nq",
        "build news.jsonl --store store -o x.nq",
        "eval . graph.nq --jobs 2",
    ],
)
def test_an_option_that_would_be_passed_over_is_refused(kg: Kg, command: str) -> None:
    Path("own.tsv").write_text("name_ar\tname_en\tkind\n", encoding="utf-8")
    before = sorted(Path().iterdir())
    words = command.split()
    option = next(word for word in reversed(words) if word.startswith("-"))
    refused = kg(*words)
    assert refused.exit_code == 2, refused.output
    assert refused.stderr.splitlines()[-1].startswith(
        f"Error: {option.replace('-o', '--output', option == '-o')}"
    )
    assert sorted(Path().iterdir()) == before


@pytest.mark.usefixtures("news")
def test_labels_are_for_canned_questions(kg: Kg) -> None:
    refused = kg("query", "graph.nq", "SELECT * { ?a ?b ?c }", "--labels", "ar")
    assert refused.exit_code == 2 and "--labels is for canned questions" in refused.stderr


@pytest.mark.usefixtures("news")
def test_parameters_are_given_once_and_known(kg: Kg) -> None:
    refused = kg("query", "graph.nq", "who-met", "--person", "السفير", "-p", "person=الوزير")
    assert refused.exit_code == 2 and "--person is given twice" in refused.stderr
    assert kg("query", "graph.nq", "who-met", "--person", "السفير", "-p", "person=السفير").exit_code == 0
    assert "no parameter 'persn'" in str(kg("query", "graph.nq", "who-met", "--persn", "").exception)


@pytest.mark.usefixtures("news")
@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_bytes_that_are_no_text_are_told(kg: Kg) -> None:
    for command in (
        ("link", "reject", "graph.nq", "m-1", "\udcff"),
        ("export", "graph.nq", "--title", "\udcff"),
    ):
        refused = kg(*command)
        assert refused.exit_code == 2 and "is not UTF-8" in refused.stderr
    Path("\udcff.nq").write_bytes(Path("graph.nq").read_bytes())
    assert "<title>\ufffd</title>" in kg("export", "\udcff.nq", "--format", "html").stdout


@pytest.mark.usefixtures("news")
def test_settings_are_heard_where_they_fit(kg: Kg) -> None:
    text = 'around = "السفير"\nlabels = "ar"\n[build]\nformat = "ttl"\n'
    Path("kg.toml").write_text(text, encoding="utf-8-sig")
    assert kg("export", "graph.nq", "-o", "x.trig").exit_code == 0
    assert kg("query", "graph.nq", "SELECT * { ?a ?b ?c }").exit_code == 0
    assert kg("build", "news.jsonl", "--store", "store").exit_code == 0
    assert kg("export", "graph.nq", "-o", "x.svg").exit_code == 0
    asked = kg("export", "graph.nq", "--format", "svg", "--around", "السفير", "--labels", "ar").stdout
    assert Path("x.svg").read_text(encoding="utf-8") == asked


def options(command: click.Command, path: str = "kg") -> Iterator[tuple[str, click.Option]]:
    """All options of a verb and of those below it, with the verb's name."""
    if isinstance(command, click.Group):
        for name, verb in command.commands.items():
            yield from options(verb, f"{path} {name}")
    yield from ((path, param) for param in command.params if isinstance(param, click.Option))


def test_every_setting_has_a_variable() -> None:
    for verb, option in options(app):
        name = max(option.opts, key=len).lstrip("-")
        if option.is_flag or (option.envvar is None and name in ONCE):
            continue
        assert option.envvar in {f"KG_{name.replace('-', '_').upper()}", *OTHERS}, f"{verb} --{name}"


@pytest.mark.usefixtures("news")
def test_pictures_take_their_settings_from_variables(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    flags = ("--around", "السفير", "--depth", "2", "--nodes", "3", "--labels", "ar")
    asked = kg("export", "graph.nq", "--format", "svg", *flags).stdout
    for name, value in (("AROUND", "السفير"), ("DEPTH", "2"), ("NODES", "3"), ("PICTURE_LABELS", "ar")):
        monkeypatch.setenv(f"KG_{name}", value)
    assert kg("export", "graph.nq", "--format", "svg").stdout == asked
    assert kg("export", "graph.nq", "-o", "x.ttl").exit_code == 0
    monkeypatch.setenv("KG_TITLE", "عنوان")
    assert "<title>عنوان</title>" in kg("export", "graph.nq", "--format", "html").stdout


def test_verbs_below_others_have_tables_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "kg.toml"
    file.write_text("output = 'x'\n[train]\nseed = 1\n[train.run]\nepochs = 2\n", encoding="utf-8")
    found = load_config(file, app.commands)
    assert found["train"]["run"] == {"seed": 1, "epochs": 2}
    assert found["train"]["names"] == {"seed": 1}
    assert found["build"] == {"output": "x"}
    file.write_text("names = 'own.tsv'\n[extract]\nnames = ['a', 'b']\n", encoding="utf-8")
    found = load_config(file, app.commands)
    assert found["build"]["names"] == ["own.tsv"] and found["extract"]["names"] == ["a", "b"]
    file.write_text("jobs = [1]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"kg.toml, jobs: a list"):
        load_config(file, app.commands)
    file.write_text("[train.run]\ncolour = 2\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"no setting .colour. .known: data, device"):
        load_config(file, app.commands)


@pytest.mark.usefixtures("news")
def test_what_is_read_is_not_written_over(kg: Kg) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("التقى الوزير السفير", encoding="utf-8")
    Path("own.tsv").write_text("name_ar\tname_en\tkind\n", encoding="utf-8")
    before = {file: file.read_bytes() for file in sorted(Path().rglob("*.*"))}
    for command in (
        "extract news.jsonl -o news.jsonl",
        "extract in -o in/a.txt",
        "extract in --names own.tsv -o ./own.tsv",
        "build news.jsonl --format nq -o news.jsonl",
        "export graph.nq -o graph.nq",
        "names import news.jsonl news.jsonl",
    ):
        refused = kg(*command.split())
        assert refused.exit_code == 2 and "a file of its own" in refused.stderr, command
    assert {file: file.read_bytes() for file in sorted(Path().rglob("*.*"))} == before
    assert kg("extract", "in", "-o", "in/b.tsv").exit_code == 0


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    "command",
    [
        "query graph.nq who-met --persn x",
        "query graph.nq who-met --since soon",
        "query graph.nq events --type NONE",
        "query graph.nq nothing",
        "query graph.nq SELECT",
        "query graph.nq INSERT",
        "query graph.nq who-met --labels xx",
        "query graph.nq who-met --format ttl",
        "link accept graph.nq e-1 e-1",
        "--config other.toml stats graph.nq",
    ],
)
def test_wrong_usage_ends_with_2(kg: Kg, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("other.toml").write_text("nothing = 1", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["kg", *command.split()])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2


@pytest.mark.usefixtures("news")
def test_changes_and_single_words_are_no_questions(kg: Kg) -> None:
    change = kg("query", "graph.nq", "PREFIX a: <a:>\nINSERT DATA { a:a a:b a:c }")
    assert change.exit_code == 2 and "only asks" in change.stderr
    assert "put all of it between" in kg("query", "graph.nq", "select").stderr


@pytest.mark.usefixtures("news")
def test_help_is_told_whatever_stands_in_the_settings(kg: Kg) -> None:
    Path("kg.toml").write_text("[", encoding="utf-8")
    assert kg("stats", "--help").exit_code == 0
    assert isinstance(kg("stats", "graph.nq").exception, ConfigError)
