"""Examples of names from tagged words and annotated articles."""

from pathlib import Path

import pytest
import spacy

from kg.errors import TrainingDataError
from kg.training.names import UNKNOWN, Tagged, article_tags, name_f1, read_bio, token_tags


def test_clitics_stand_outside_of_a_name() -> None:
    nlp = spacy.blank("xx")
    doc = spacy.tokens.Doc(nlp.vocab, words=["زار", "ب", "موسكو", "."], spaces=[True, False, False, False])
    tags = token_tags(doc, Tagged(("زار", "بموسكو."), ("O", "B-LOC")))
    assert tags == ["O", "O", "B-LOC", "O"]


def test_descriptions_teach_nothing_and_names_do() -> None:
    nlp = spacy.blank("xx")
    doc = nlp("التقى الوزير سمير حداد زميله في بيروت")
    entities = [
        {"type": "PERSON", "label": "سمير حداد", "label_en": "Samir Haddad", "aliases": ["الوزير سمير حداد"]},
        {"type": "PERSON", "label": "زميله", "label_en": "a colleague", "aliases": []},
    ]
    tags = article_tags(doc, entities, frozenset(["التقى", "في"]))
    assert tags == ["O", UNKNOWN, "B-PERSON", "I-PERSON", UNKNOWN, "O", UNKNOWN]


def test_reading_and_scoring(tmp_path: Path) -> None:
    path = tmp_path / "a.bio"
    path.write_text("في O\nموسكو B-LOC\n\nقال O\nسمير B-PERS\n", encoding="utf-8")
    sentences = read_bio(path)
    assert sentences[1].tags == ("O", "B-PERSON")
    nlp = spacy.blank("xx")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "موسكو"}])  # type: ignore[attr-defined]
    scores = name_f1(nlp, sentences)
    assert scores["names_LOC"] == 100 and scores["names_PERSON"] == 0
    assert round(scores["names"], 1) == 66.7
    path.write_text("كلمة\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match="no tag"):
        read_bio(path)
