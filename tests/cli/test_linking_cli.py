"""Stores, decisions, names and explanations on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.errors import PipelineError
from kg.model import Reading
from kg.readings import dump
from tests.support.stories import agency, kremlin

Kg = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(name: str, *readings: Reading) -> str:
    Path(name).write_text("".join(dump(reading) + "\n" for reading in readings), encoding="utf-8")
    return name


@pytest.mark.usefixtures("folder")
def test_a_store_adds_and_removes(kg: Kg) -> None:
    assert (
        "1 articles added, 0 replaced, 1 in news"
        in kg("build", written("a.jsonl", kremlin()), "--store", "news").stderr
    )
    assert (
        "1 articles added, 0 replaced, 2 in news"
        in kg("build", written("b.jsonl", agency()), "--store", "news").stderr
    )
    assert "0 articles added, 0 replaced, 2 in news" in kg("build", "b.jsonl", "--store", "news").stderr
    assert "agency" in kg("query", "news", "articles").stdout
    assert kg("remove", "news", "kremlin").exit_code == 0
    kg("build", "b.jsonl", "-o", "b.nq")
    assert kg("export", "news", "--format", "nq").stdout == Path("b.nq").read_text(encoding="utf-8")
    gone = kg("remove", "news", "kremlin")
    assert "no article 'kremlin'" in str(gone.exception or gone.output)


@pytest.mark.usefixtures("folder")
def test_a_store_is_a_folder_whatever_its_name(kg: Kg) -> None:
    Path("news.links.tsv").write_text("no decisions of this store", encoding="utf-8")
    assert kg("build", written("a.jsonl", kremlin()), "--store", "news.d").exit_code == 0


@pytest.mark.usefixtures("folder")
def test_removing_tells_what_could_not_be_read_again(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(lang: str, pipeline: str) -> None:
        raise PipelineError("broken on purpose")

    kg("build", written("a.jsonl", kremlin()), written("b.jsonl", agency()), "--store", "news")
    kg("names", "add", "news/names.tsv", "--ar", "بوتين", "--kind", "PERSON")
    monkeypatch.setattr("kg.pipeline._language", broken)
    removed = kg("remove", "news", "agency")
    assert removed.exit_code == 3
    assert "broken on purpose" in removed.stderr and "1 problems" in removed.stderr
    assert kg("export", "news").exit_code == 0


@pytest.mark.usefixtures("folder")
def test_what_a_store_does_not_take_is_a_usage_error(kg: Kg) -> None:
    written("a.jsonl", kremlin())
    assert kg("build", "a.jsonl", "--store", "news", "-o", "x.ttl").exit_code == 2
    Path("own.tsv").write_text("name_ar\tname_en\tkind\n", encoding="utf-8")
    assert kg("build", "a.jsonl", "--store", "news", "--names", "own.tsv").exit_code == 2


@pytest.mark.usefixtures("folder")
def test_explain_shows_score_reasons_and_sentences(kg: Kg) -> None:
    kg("build", written("ab.jsonl", kremlin(), agency()), "-o", "g.nq")
    text = kg("explain", "g.nq", "كيري").stdout
    assert "Q22316" in text and "because:" in text and "known-name" in text and "التقى وزير الخارجية" in text
    found = json.loads(kg("explain", "g.nq", "Q22316", "--json").stdout)
    assert found["links"] and {place["article"] for place in found["places"]} == {"agency", "kremlin"}
    place = found["places"][0]
    assert (agency().article.text)[place["begin"] : place["end"]] == place["text"]
    event = kg(
        "query", "g.nq", "SELECT ?e { ?e a kg:Event ; kg:articleCount 2 }", "--format", "csv"
    ).stdout.split()[1]
    why = json.loads(kg("explain", "g.nq", event.rsplit("/", 1)[-1].rsplit(":", 1)[-1], "--json").stdout)
    assert {link["method"] for link in why["links"]} == {"same-roles-same-day"}
    assert why["status"] == "affirmed" and why["places"][0]["polarity"] == "positive"
    assert kg("explain", "g.nq", "Q22316\r").stdout == kg("explain", "g.nq", "Q22316").stdout
    for nothing in ("e-nothing", "http://a>b"):
        assert "there is no entity or event" in str(kg("explain", "g.nq", nothing).exception)


@pytest.mark.usefixtures("folder")
def test_a_decision_is_obeyed_by_the_next_build(kg: Kg) -> None:
    kg("build", written("ab.jsonl", kremlin(), agency()), "-o", "g.nq")
    found = json.loads(kg("explain", "g.nq", "Q22316", "--json").stdout)
    one, other = (place["mention"] for link in found["links"] for place in link["places"])
    assert "g.links.tsv" in kg("link", "reject", "g.nq", one, other, "--note", "two men").stderr
    kg("build", "ab.jsonl", "-o", "g.nq")
    text = kg("explain", "g.nq", "Q22316").stdout
    assert "kept apart" in text and "rejected by a person" in text
    assert "reject" in kg("link", "list", "g.nq").stdout
    kg("link", "accept", "g.nq", one, other)
    kg("build", "ab.jsonl", "-o", "g.nq")
    assert "kept apart" not in kg("explain", "g.nq", "Q22316").stdout
    assert Path("g.links.tsv").read_text(encoding="utf-8").count("\n") == 2
    assert "note" not in kg("link", "accept", "g.nq", one, other).stderr
    assert (
        "note: g.nq has nothing with the id m-nothing"
        in kg("link", "accept", "g.nq", one, "m-nothing").stderr
    )
    assert "one is an event" in str(kg("link", "accept", "g.nq", "ev-1", "Q22316").exception)


@pytest.mark.usefixtures("folder")
def test_decisions_keep_their_comments_and_must_have_a_header(kg: Kg) -> None:
    file = Path("g.links.tsv")
    file.write_text("reject\tm-a\tm-b\ttwo men\n", encoding="utf-8")
    refused = kg("link", "accept", "g.nq", "m-c", "m-d").exception
    assert "g.links.tsv line 1: the header lacks decision, a, b" in str(refused)
    assert file.read_text(encoding="utf-8") == "reject\tm-a\tm-b\ttwo men\n"
    lines = "# seen on Monday\ndecision\ta\tb\tnote\nreject\tm-a\tm-b\ttwo men\n"
    file.write_text(lines, encoding="utf-8")
    assert kg("link", "accept", "g.nq", "m-c", "m-d").exit_code == 0
    assert file.read_text(encoding="utf-8") == lines + "accept\tm-c\tm-d\n"


@pytest.mark.usefixtures("folder")
def test_decisions_that_are_not_there_are_a_usage_error(kg: Kg) -> None:
    refused = kg("build", written("a.jsonl", kremlin()), "--links", "none.tsv", "-o", "g.nq")
    assert refused.exit_code == 2 and "none.tsv" in refused.stderr
    assert not Path("g.nq").exists()
    assert kg("build", "a.jsonl", "-o", "g.nq").exit_code == 0


@pytest.mark.usefixtures("folder")
def test_adding_a_name_leaves_the_rest_of_a_table_as_it_is(kg: Kg) -> None:
    file = Path("n.tsv")
    lines = "# ours\nkind\tname_ar\tname_en\tby\n# clubs\nORG\tنادي الوفاق\t\tme\n# end\n"
    file.write_text(lines, encoding="utf-8")
    row = ("--ar", "الراصد", "--kind", "ORG", "--wikidata", "Q900010")
    assert "2 names" in kg("names", "add", "n.tsv", *row).stderr
    wanted = lines.replace("\tby\n", "\tby\twikidata\n") + "ORG\tالراصد\t\t\tQ900010\n"
    assert file.read_text(encoding="utf-8") == wanted
    assert "already" in kg("names", "add", "n.tsv", *row).stderr
    assert "Q900010" in kg("names", "find", "الراصد", "--names", "n.tsv").stdout


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "row",
    [
        ("--en", "Bad Q", "--wikidata", "foo"),
        ("--en", "Bad Q", "--wikidata", "Q0"),
        ("--ar", "#وسم"),
        ("--en", "a\tb"),
        ("--en", "a", "--en", "b\nc"),
        ("--en", " "),
        ("--en", "a", "--note", "\udcff"),
        ("--ar", "\udcff"),
    ],
)
def test_names_that_a_table_would_not_give_back_are_refused(kg: Kg, row: tuple[str, ...]) -> None:
    refused = kg("names", "add", "n.tsv", "--kind", "ORG", *row)
    assert refused.exit_code == 2, refused.output
    assert not Path("n.tsv").exists()


@pytest.mark.usefixtures("folder")
def test_a_table_of_names_without_a_header_is_an_error(kg: Kg) -> None:
    Path("n.tsv").write_text("الراصد\tAl-Rased\tORG\n", encoding="utf-8")
    for command in (("find", "الراصد", "--names", "n.tsv"), ("add", "n.tsv", "--en", "X", "--kind", "ORG")):
        refused = str(kg("names", *command).exception)
        assert "n.tsv line 1: the header lacks name_ar, name_en, kind" in refused


@pytest.mark.usefixtures("folder")
def test_names_are_added_found_and_used(kg: Kg) -> None:
    row = ("--ar", "جوش إيرنست", "--en", "Josh R. Earnest", "--kind", "PERSON", "--wikidata", "Q900009")
    assert kg("names", "add", "g.names.tsv", *row).exit_code == 0
    assert "already" in kg("names", "add", "g.names.tsv", *row).stderr
    assert kg("names", "add", "g.names.tsv", "--kind", "PERSON").exit_code == 2
    assert "Q900009" in kg("names", "find", "جوش إيرنست", "--names", "g.names.tsv").stdout
    kg("build", written("a.jsonl", kremlin()), "-o", "g.nq")
    assert "Josh R. Earnest" in kg("explain", "g.nq", "Q900009").stdout
    assert "not known" in kg("names", "find", "زعبلقوط").stderr


@pytest.mark.usefixtures("folder")
def test_decisions_and_names_are_taken_back(kg: Kg) -> None:
    kg("build", written("ab.jsonl", kremlin(), agency()), "-o", "g.nq")
    kg("link", "reject", "g.nq", "m-a", "m-b")
    kg("link", "accept", "g.nq", "m-c", "m-d")
    assert kg("link", "remove", "g.nq", "m-b", "m-a").exit_code == 0
    assert kg("link", "list", "g.nq").stdout == "decision\ta\tb\tnote\naccept\tm-c\tm-d\n"
    assert "no decision about" in str(kg("link", "remove", "g.nq", "m-b", "m-a").exception)
    kg("names", "add", "n.tsv", "--ar", "نورسات", "--en", "Noursat", "--kind", "ORG")
    kg("names", "add", "n.tsv", "--ar", "بوتين", "--kind", "PERSON")
    before = Path("n.tsv").read_text(encoding="utf-8")
    assert "no 'NOURSAT'" in str(kg("names", "remove", "n.tsv", "NOURSAT", "--kind", "PERSON").exception)
    assert "1 rows removed from n.tsv, 1 names" in kg("names", "remove", "n.tsv", "NOURSAT").stderr
    left = [line for line in before.splitlines() if "نورسات" not in line]
    assert Path("n.tsv").read_text(encoding="utf-8").splitlines() == left


@pytest.mark.usefixtures("folder")
def test_a_name_that_is_added_again_is_changed(kg: Kg) -> None:
    for more in ((), ("--wikidata", "Q999999"), ("--en", "NSC")):
        kg("names", "add", "n.tsv", "--ar", "نورسات", "--en", "Noursat", "--kind", "ORG", *more)
    lines = Path("n.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2 and lines[1].startswith("نورسات\tNoursat\tORG") and "NSC" in lines[1]
