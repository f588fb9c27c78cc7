"""Names from the mentions that a treebank marks, and from annotated articles."""

import json
from pathlib import Path

import spacy

from kg.language.conllu import Sentence, parse_sentences
from kg.training.spans import article_names, marks, span_tags


def sentence(rows: str) -> Sentence:
    """Make a sentence of `form UPOS head entity` lines."""
    lines = []
    for number, row in enumerate(rows.strip().splitlines(), 1):
        form, upos, head, *note = row.split()
        misc = f"Entity={note[0]}" if note else "_"
        lines.append("\t".join([str(number), form, form, upos, "_", "_", head, "dep", "_", misc]))
    return next(parse_sentences([*lines, ""]))


def test_marks_can_be_nested_and_close_together() -> None:
    found = sentence("""
        University PROPN 0 (1-organization-new-cf1-Uni
        of ADP 3
        Basra PROPN 1 (2-place-new-cf2)1)
        students NOUN 1 (3-person-new(4-abstract-new)3)
    """)
    assert {(mark.start, mark.end, mark.kind) for mark in marks(found)} == {
        (0, 3, "organization"),
        (2, 3, "place"),
        (3, 4, "person"),
        (3, 4, "abstract"),
    }


def test_names_are_the_proper_core_of_mentions() -> None:
    found = sentence("""
        the DET 3 (1-person-new
        former ADJ 3
        President PROPN 8
        Nadia PROPN 3
        Salim PROPN 3
        of ADP 7
        Jordan PROPN 3 (2-place-new)1)
        praised VERB 0
        a DET 10 (3-organization-new
        company NOUN 8 3)
        in ADP 12
        March PROPN 8 (4-time-new)
        2015 NUM 12
    """)
    assert span_tags(found) == [
        *["O", "O", "O", "B-PERSON", "I-PERSON", "O", "B-LOC", "O", "O", "O", "O"],
        *["B-TIME", "O"],
    ]


def test_places_before_titles_are_names_of_their_own() -> None:
    found = sentence("""
        US PROPN 2 (1-person-new(2-place-new)
        Senator PROPN 0
        Adams PROPN 2 1)
        and CCONJ 5
        the DET 6 (3-organization-new
        Bank PROPN 2
        of ADP 8
        Basra PROPN 6 3)
    """)
    assert span_tags(found) == ["B-LOC", "O", "B-PERSON", "O", "O", "B-ORG", "I-ORG", "I-ORG"]


def test_lengths_of_time_and_groups_are_no_names() -> None:
    found = sentence("""
        Jordanians PROPN 0 (1-person-new)
        waited VERB 0
        two NUM 4 (2-time-new
        years NOUN 2 2)
    """)
    plural = found.words[0].__class__(
        "Jordanians", "Jordanian", "PROPN", "NNPS", "", 2, "nsubj", found.words[0].misc
    )
    found = Sentence(found.text, (plural, *found.words[1:]), found.tokens)
    assert span_tags(found) == ["O"] * 4


def test_articles_teach_what_is_sure(tmp_path: Path) -> None:
    article = {
        "title": "Talks",
        "text": "Minister Nadia Salim visited the Bank of Basra on Monday.",
        "entities": [
            {"type": "PERSON", "label": "Minister Nadia Salim", "aliases": ["the minister"]},
            {"type": "ORG", "label": "the Bank of Basra", "aliases": []},
            {"type": "OTHER", "label": "Talks", "aliases": []},
        ],
    }
    (tmp_path / "en-1.json").write_text(json.dumps(article), encoding="utf-8")
    ((doc, tags),) = article_names(tmp_path, "en", spacy.blank("en"))
    assert dict(zip([t.text for t in doc], tags, strict=True)) == {
        "Talks": "?",
        "\n": "O",
        "Minister": "?",
        "Nadia": "B-PERSON",
        "Salim": "I-PERSON",
        "visited": "O",
        "the": "O",
        "Bank": "B-ORG",
        "of": "I-ORG",
        "Basra": "I-ORG",
        "on": "O",
        "Monday": "?",
        ".": "O",
    }
