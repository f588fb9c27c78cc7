"""Files of a training folder, lists mined from text, and their errors."""

from pathlib import Path

import pytest

from kg.errors import TrainingDataError
from kg.training.data import find_files, paragraphs
from kg.training.gazetteers import collect_lists, persons_in
from kg.training.mining import mine_lists
from kg.training.words import word_lists


def test_a_folder_without_a_treebank(tmp_path: Path) -> None:
    with pytest.raises(TrainingDataError, match="no treebank"):
        find_files(tmp_path)


def test_files_are_found_and_all_but_the_treebank_may_be_missing(tmp_path: Path) -> None:
    folder = tmp_path / "ar"
    folder.mkdir()
    (folder / "x-train.conllu").touch()
    files = find_files(folder)
    assert (files.names, files.trees_dev, files.raw, files.lists) == (None, None, (), None)
    (folder / "news.jsonl").write_text('{"title": "خبر", "text": "سطر\\nآخر"}\n', encoding="utf-8")
    assert list(paragraphs(find_files(folder).raw)) == ["خبر", "سطر", "آخر"]
    (folder / "news.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match="raw text"):
        list(paragraphs(find_files(folder).raw))


def test_names_are_mined_after_the_words_that_announce_them(tmp_path: Path) -> None:
    text = tmp_path / "split"
    text.write_text("قال الدكتور سامي الحداد في مدينه\nزار نادي بردى\n" * 5, encoding="utf-8")
    lists = mine_lists(text)
    assert lists["given"] == {"سامي"} and lists["orgs"] == {"بردى"} and "الحداد" in lists["family"]


def test_persons_of_an_encyclopedia() -> None:
    texts = ["سامي الحداد", "", "سامي الحداد (ولد عام 1950) طبيب.", "قانون الصيد", "قانون الصيد نص قديم."]
    assert list(persons_in(texts)) == ["سامي الحداد"]


def test_tables_of_names(tmp_path: Path) -> None:
    (tmp_path / "p.tsv").write_text("name_ar\tgender\nنادية سليم\tfemale\n", encoding="utf-8")
    (tmp_path / "q.tsv").write_text("name_ar\tpopulation\nعين دارة\t10\nبصرى\t5\n", encoding="utf-8")
    lists = collect_lists(tmp_path, "ar")
    assert "نادية" in lists["given"] and "سليم" in lists["family"]
    assert "بصرى" in lists["towns"] and "عين دارة" in lists["phrases"]


def test_word_lists_name_the_broken_line(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("titles\tالسيد\nbroken\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match=r"words.tsv:2"):
        word_lists(path)
