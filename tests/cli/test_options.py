"""What a person asks for on the command line is used or refused, and never passed over."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Kg = Callable[..., Result]


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
def test_settings_are_heard_where_they_fit(kg: Kg) -> None:
    text = 'around = "السفير"\nlabels = "ar"\n[build]\nformat = "ttl"\n'
    Path("kg.toml").write_text(text, encoding="utf-8")
    assert kg("export", "graph.nq", "-o", "x.trig").exit_code == 0
    assert kg("query", "graph.nq", "SELECT * { ?a ?b ?c }").exit_code == 0
    assert kg("build", "news.jsonl", "--store", "store").exit_code == 0
    assert kg("export", "graph.nq", "-o", "x.svg").exit_code == 0
    asked = kg("export", "graph.nq", "--format", "svg", "--around", "السفير", "--labels", "ar").stdout
    assert Path("x.svg").read_text(encoding="utf-8") == asked
