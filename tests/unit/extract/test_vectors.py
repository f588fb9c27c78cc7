"""The layer over words' vectors: what it adds, whose vectors it knows, how it is stored."""

from pathlib import Path

import numpy as np
import pytest
import spacy

from kg.errors import PipelineError
from kg.extract.hashed import Block, Features, hashed, load, save
from kg.extract.vectors import Ends, Layer, Vectors, ends_of, join_ends, layer_of, vectors_of
from kg.model import VECTORS_OF

ROWS = np.array([[1, 0], [0, 1], [2, 2]], dtype=np.float32)
VECTORS = Vectors(ROWS, np.zeros((1, 2), np.float32), "ours")
ANOTHER = Vectors(ROWS, VECTORS.articles, "another")
LAYER = Layer(
    "ours",
    sides=np.array(
        [[[1, 0], [0, 1]], [[0, -1], [1, 0]], [[1, 1], [0, 0]], [[0, 1], [1, 0]]], dtype=np.float32
    ),
    bias=np.array([[0, 0.5], [0.25, 0], [0, 1], [0, 0]], dtype=np.float32),
    out=np.array([[1, 0], [0, 2]], dtype=np.float32),
)


def ends(*words: list[int], vectors: Vectors = VECTORS) -> Ends:
    """Items of one article."""
    found = ends_of(vectors, *(np.array(side) for side in words))
    assert found is not None
    return found


def test_every_word_adds_to_the_units() -> None:
    scores = LAYER.scores(ends([0, 0, 0], [1, -1, -1], [-1, -1, 2]))
    assert scores is not None
    assert scores.tolist() == [[2.25, 1.0], [1.0, 1.0], [3.0, 7.0]]


def test_the_article_adds_to_the_units_of_its_items() -> None:
    articles = np.array([[0, 0], [3, 0], [0, 4]], dtype=np.float32)
    words = (np.array([0, 0]), np.array([-1, -1]), np.array([-1, -1]))
    both = LAYER.scores(Ends(Vectors(ROWS, articles, "ours"), words, np.array([1, 2])))
    assert both is not None and both.tolist() == [[1.0, 7.0], [5.0, 1.0]]
    for number in (1, 2):
        alone = Vectors(ROWS, articles[number : number + 1], "ours")
        scores = LAYER.scores(ends([0], [-1], [-1], vectors=alone))
        assert scores is not None and scores.tolist() == both[number - 1 : number].tolist()


def test_vectors_of_another_pipeline_say_nothing() -> None:
    assert LAYER.scores(None) is None
    assert LAYER.scores(ends([0], [1], vectors=ANOTHER)) is None


def test_a_layer_of_an_earlier_version_says_so() -> None:
    with pytest.raises(PipelineError, match="looks at 3 words of each item, this version at 2"):
        LAYER.scores(ends([0], [1]))


def test_a_model_with_a_layer_is_stored_and_read(tmp_path: Path) -> None:
    keys, weights = np.array([7], dtype=np.uint32), np.array([[1, -1]], dtype=np.float32)
    model = hashed(("no", "yes"), keys, weights, np.zeros(2, np.float32), LAYER)
    save(model, tmp_path / "m.npz")
    items = Features(1, (Block(np.array([0]), np.array([[7]], dtype=np.uint32)),), ends([0], [1], [-1]))
    assert load(tmp_path / "m.npz").logits(items).tolist() == [[3.25, 0.0]]


def test_a_file_without_a_layer_has_none() -> None:
    assert layer_of({}) is None


def test_articles_are_joined_with_the_words_they_need() -> None:
    other = Vectors(ROWS, np.ones((1, 2), np.float32), "ours")
    joined = join_ends([ends([0], [-1]), ends([2], [0], vectors=other)])
    assert joined is not None
    assert joined.vectors.rows.tolist() == [[1, 0], [1, 0], [2, 2]]
    assert [words.tolist() for words in joined.words] == [[0, 2], [-1, 1]]
    assert joined.vectors.articles.tolist() == [[0, 0], [1, 1]] and joined.article.tolist() == [0, 1]


def test_articles_without_vectors_are_joined_without() -> None:
    assert join_ends([]) is None
    assert join_ends([ends([0], [1]), None]) is None
    assert join_ends([ends([0], [1]), ends([0], [1], vectors=ANOTHER)]) is None


def test_a_doc_says_whose_vectors_it_has() -> None:
    doc = spacy.blank("en")("Kerry met Putin")
    assert vectors_of(doc, np.arange(3)) is None
    doc.tensor, doc.user_data[VECTORS_OF] = np.eye(3, dtype=np.float32), "ours"
    found = vectors_of(doc, np.array([0, 2]))
    assert found is not None and found.made_by == "ours" and found.rows.tolist() == np.eye(3)[[0, 2]].tolist()


def test_an_article_is_the_mean_of_its_content_words() -> None:
    doc = spacy.blank("en")("Kerry met old friends")
    doc.tensor = np.array([[9, 9], [1, 0], [0, 2], [2, 1]], dtype=np.float32)
    doc.user_data[VECTORS_OF] = "ours"
    no_content = vectors_of(doc, np.arange(4))
    assert no_content is not None and no_content.articles.tolist() == [[0, 0]]
    for token, pos in zip(doc, ("PROPN", "VERB", "ADJ", "NOUN"), strict=True):
        token.pos_ = pos
    found = vectors_of(doc, np.arange(4))
    assert found is not None and found.articles.tolist() == [[1, 1]]


def test_items_are_all_of_the_one_article() -> None:
    assert ends_of(None, np.array([0])) is None
    found = ends_of(VECTORS, np.array([0, 1]), np.array([-1, 0]))
    assert found is not None and [side.tolist() for side in found.words] == [[0, 1], [-1, 0]]
    assert found.article.tolist() == [0, 0]
