"""Files, folders and checkpoints are read in any order to the same articles."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from kg.ingest import Defaults, read
from kg.model import Article, Mention, Reading, Span
from kg.readings import dump

TEXT = "التقى الوزير السفير في القاهرة"


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def test_a_folder_is_read_with_everything_below(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "deep" / "a.json").write_text(line(text=TEXT), encoding="utf-8")
    (tmp_path / "deep" / "er" / "c.JSONL").write_text(line(id="z", text=TEXT) + "\n", encoding="utf-8")
    (tmp_path / "deep" / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    found = read([tmp_path])
    assert [article.id for article in found.articles] == ["a", "b", "z"]
    assert not found.failures
    assert [note.where for note in found.notes if note.what == "not an article file"] == [
        str(tmp_path / "deep" / "picture.png")
    ]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    texts = {"sa/01.txt": TEXT, "sb/01.txt": TEXT + " أمس", "sb/02.txt": TEXT, "sc/02.txt": TEXT}
    texts |= {
        "x/y/03.txt": TEXT + " ١",
        "z/y/03.txt": TEXT + " ٢",
        "04.txt": TEXT,
        "04.json": line(text=TEXT + " ٣"),
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = read([tmp_path])
    ids = ["02", "04.json", "04.txt", "sa/01", "sb/01", "x/y/03", "z/y/03"]
    assert [article.id for article in found.articles] == ids and not found.failures
    assert [article.text for article in found.articles[3:5]] == [TEXT, TEXT + " أمس"]
    again = read([tmp_path / name for name in reversed(texts)])
    assert (again.articles, sorted(again.notes)) == (found.articles, sorted(found.notes))
    assert sum("another file has its name" in note.what for note in found.notes) == 6


def test_how_much_of_a_mixed_article_is_not_read_is_told(tmp_path: Path) -> None:
    english = "The minister met the ambassador in the capital on Monday."
    (tmp_path / "m.txt").write_text(f"{TEXT} يوم الأحد الماضي.\n{english}\n{TEXT}", encoding="utf-8")
    found = {note.what: note.where for note in read([tmp_path]).notes}
    assert found["parts in another language"] == "m, 1 of 3 sentences not read"


def test_an_id_that_an_article_gives_itself_stays(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "all.jsonl").write_text(line(id="01", text=TEXT + " أمس"), encoding="utf-8")
    found = read([tmp_path])
    assert [article.id for article in found.articles] == ["01", f"{tmp_path.name}/01"]
    (tmp_path / "more.json").write_text(line(id="01", text=TEXT + " اليوم"), encoding="utf-8")
    assert len(read([tmp_path]).failures) == 1


def test_order_does_not_matter(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    rows = [line(id="a", text=TEXT), line(text=TEXT + " أمس"), line(id="a", text=TEXT + " اليوم")]
    one.write_text("\n".join(rows[:2]), encoding="utf-8")
    two.write_text(rows[2], encoding="utf-8")
    first = read([one, two]).articles
    one.write_text("\n".join(reversed(rows[:2])), encoding="utf-8")
    assert read([two, one, one]).articles == first


def test_different_articles_with_one_id_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(line(id="x", text=TEXT) + "\n" + line(id="x", text=TEXT + " أمس"), encoding="utf-8")
    found = read([file])
    assert len(found.articles) == 1
    [error] = found.failures
    assert "'x'" in str(error)
    kept = 1 + ("أمس" in found.articles[0].text)
    assert f"a.jsonl line {3 - kept}, field id" in error.where
    assert error.message.endswith(f"which is kept: {file} line {kept}")


def test_a_repetition_is_none_of_different_articles(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    rows = [line(id="x", text=TEXT), line(id="x", text=TEXT + " أمس")]
    file.write_text("\n".join([*rows, *rows]), encoding="utf-8")
    found = read([file])
    assert len(found.failures) == 1
    assert [note.where for note in found.notes if "twice" in note.what] == [
        f"{file} line 3, article x",
        f"{file} line 4, article x",
    ]


def test_an_id_that_is_given_twice_is_told(tmp_path: Path) -> None:
    for folder, text in (("d1", TEXT), ("d2", TEXT + " أمس")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "001.json").write_text(line(id="001", text=text), encoding="utf-8")
    [error] = read([tmp_path / "d1", tmp_path / "d2"]).failures
    assert all(str(Path(folder, "001.json")) in str(error) for folder in ("d1", "d2"))
    assert "name of its file" in error.hint


@pytest.mark.parametrize("field", ["publisher", "title", "url", "date"])
def test_the_order_of_lines_does_not_matter(tmp_path: Path, field: str) -> None:
    file = tmp_path / "a.jsonl"
    rows = [line(id="x", text=TEXT, **{field: value}) for value in ("2024-01-01", "2024-01-02")]
    kept = []
    for lines in (rows, rows[::-1]):
        file.write_text("\n".join(lines), encoding="utf-8")
        kept.append(read(file).articles)
    assert kept[0] == kept[1]


def test_the_order_of_readings_does_not_matter(tmp_path: Path) -> None:
    article = Article("r", "ar", TEXT)
    mention = Mention(Span(0, 5), TEXT[:5], Span(0, 5), "PERSON", "name")
    rows = [dump(Reading(article)), dump(Reading(article, (mention,))), line(id="r", text=TEXT)]
    kept = []
    for lines in (rows, rows[::-1]):
        for name, row in zip(("a", "b", "c"), lines, strict=True):
            (tmp_path / f"{name}.jsonl").write_text(row, encoding="utf-8")
        found = read([tmp_path])
        assert not found.articles and len(found.notes) == 2
        kept.append(found.readings)
    assert kept[0] == kept[1]


def test_one_path_may_stand_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert read("a.txt") == read(Path("a.txt")) == read(["a.txt"])
    assert [article.id for article in read("a.txt").articles] == ["a"]


def test_articles_and_errors_know_where_they_stood(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    rows = [line(id="x", text=TEXT), line(id="fr", text="Le ministre est ici"), line(id="y", text=TEXT * 9)]
    file.write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    found = read([tmp_path], Defaults(max_chars=len(TEXT) * 2))
    assert [article.origin for article in found.articles] == [str(tmp_path / "b.txt"), f"{file} line 1"]
    assert [error.where for error in found.failures] == [
        f"{file} line 2, article fr",
        f"{file} line 3, article y",
    ]


ARTICLE = line(id="x", text=TEXT)


@pytest.mark.parametrize(
    ("data", "ids", "errors"),
    [
        (ARTICLE, ["x"], []),
        (ARTICLE.replace(", ", ",\n"), ["x"], []),
        ("\ufeff\n" + ARTICLE.replace("{", "{\n"), ["x"], []),
        (ARTICLE + "\n" + line(id="y", text=TEXT), ["x", "y"], []),
        ('{"id": \n' + ARTICLE, ["x"], ["stdin line 1"]),
        ("{\n" + '"id": 1', [], ["stdin"]),
        (f"[{ARTICLE}]", ["x"], []),
        (dump(Reading(Article("r", "ar", TEXT))), ["r"], []),
        (f"<html><body><p>{TEXT * 9}</p></body></html>", ["stdin"], []),
        (TEXT, ["stdin"], []),
    ],
)
def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, data: str, ids: list[str], errors: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    found = read("-")
    articles = [*found.articles, *(reading.article for reading in found.readings)]
    assert [article.id for article in articles] == ids
    assert [error.where for error in found.failures] == errors


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", None)
    found = read(["-", tmp_path])
    assert [error.where for error in found.failures] == ["stdin"] and len(found.articles) == 1


def test_a_list_in_a_json_file_is_articles(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(f"[{line(id='x', text=TEXT)}, 7, {line(text=TEXT + ' أمس')}]", encoding="utf-8")
    found = read([file])
    assert len(found.articles) == 2
    assert found.articles[0].id.startswith("a-") and found.articles[1].id == "x"
    assert [error.where for error in found.failures] == [f"{file} item 2"]


def test_the_language_of_a_few_words_is_noted_as_a_guess(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Putin visited Beijing.", encoding="utf-8")
    guess = "too short to be sure of its language, read as en"
    assert guess in [note.what for note in read([tmp_path]).notes]
    assert guess not in [note.what for note in read([tmp_path], Defaults(lang="en")).notes]


def test_the_same_article_twice_is_only_noted(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text((line(id="x", text=TEXT, date="2024-01-01") + "\n") * 2, encoding="utf-8")
    found = read([file])
    assert (len(found.articles), len(found.failures), len(found.notes)) == (1, 0, 1)


def test_defaults_hold_for_articles_that_say_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        line(id="1", text=TEXT, lang="ar", date="2024-01-02") + "\n" + line(id="2", text="1 2 3"),
        encoding="utf-8",
    )
    found = read([file], Defaults(lang="en", published=date(2020, 2, 2)))
    assert [(a.lang, a.published) for a in found.articles] == [
        ("ar", date(2024, 1, 2)),
        ("en", date(2020, 2, 2)),
    ]


def test_a_checkpoint_gives_readings(tmp_path: Path) -> None:
    file = tmp_path / "readings.jsonl"
    reading = Reading(Article("r", "ar", TEXT))
    file.write_text(dump(reading) + "\nbroken\n", encoding="utf-8")
    found = read([file])
    assert found.readings == (reading,)
    assert "line 2" in str(found.failures[0])


@pytest.mark.parametrize(
    "damage", [("التقى", r"\ud800"), ('"r"', "7"), ('"mentions":[', '"x":' + "[" * 5000)]
)
def test_a_damaged_reading_costs_no_other(tmp_path: Path, damage: tuple[str, str]) -> None:
    file = tmp_path / "readings.jsonl"
    good = dump(Reading(Article("r", "ar", TEXT)))
    file.write_text("\n".join([good, good.replace(*damage), good.replace('"r"', '"s"')]), encoding="utf-8")
    found = read([file])
    assert [reading.article.id for reading in found.readings] == ["r", "s"]
    [error] = found.failures
    assert error.where == f"{file} line 2" and "damaged reading" in error.message


def test_html(tmp_path: Path) -> None:
    paragraph = "<p>" + TEXT * 8 + ".</p>"
    (tmp_path / "page.html").write_text(
        '<html lang="ar"><head><meta charset="utf-8"><title>زيارة رسمية</title>'
        '<meta property="article:published_time" content="2024-03-04T08:00:00Z"></head>'
        f"<body><nav><a href='/'>الرئيسية</a></nav><article><h1>زيارة رسمية</h1>{paragraph * 3}</article>"
        "<footer>1999-01-01</footer></body></html>",
        encoding="utf-8",
    )
    [found] = read([tmp_path]).articles
    assert (found.id, found.lang, found.published) == ("page", "ar", date(2024, 3, 4))
    assert found.title == "زيارة رسمية"
    assert TEXT in found.text and "الرئيسية" not in found.text


def test_html_in_the_character_set_it_declares(tmp_path: Path) -> None:
    head = '<head><meta charset="windows-1256"></head>'
    page = f"<html>{head}<body><article><p>{TEXT * 9}</p></article></body></html>"
    (tmp_path / "old.html").write_bytes(page.encode("windows-1256"))
    [found] = read([tmp_path]).articles
    assert TEXT in found.text and found.published is None


def test_a_language_that_does_not_fit_is_noted(tmp_path: Path) -> None:
    english = "The minister arrived in the capital on Monday and met his counterpart at the ministry."
    rows = [line(id="wrong", text=english, lang="ar"), line(id="right", text=english, lang="en")]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = read([tmp_path])
    assert [article.id for article in found.articles] == ["right", "wrong"]
    assert ("given as ar, but the text is en", "wrong") in found.notes
    assert [note.where for note in found.notes if note.what != "no date"] == ["wrong"]


def test_what_to_do_with_a_packed_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(b"\x1f\x8b")
    [error] = read([tmp_path / "a.jsonl.gz"]).failures
    assert "gunzip -c" in error.hint
