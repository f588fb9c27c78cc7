"""The network that looks for names alone: the same in torch and in numpy, and what it learns from."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from kg.language.encoder import Block  # noqa: E402
from kg.language.gazetteer import Gazetteer  # noqa: E402
from kg.language.namer import Namer as RunTimeNamer  # noqa: E402
from kg.language.network import Sizes  # noqa: E402
from kg.language.scripts import script_of  # noqa: E402
from kg.language.wordforms import WordMarks  # noqa: E402
from kg.training.fit import weights_of  # noqa: E402
from kg.training.namer import Namer  # noqa: E402
from kg.training.network import Batch  # noqa: E402
from kg.training.numbers import Types  # noqa: E402
from kg.training.second import IN_DOUBT, Labelled, count_seen, silver  # noqa: E402

SIZES = Sizes(64, 8, 15, 12, 10, 9, 8, 7, 3, 4, 5, 6, 5)
TAGS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]


def test_torch_and_numpy_give_the_same_scores() -> None:
    torch.manual_seed(0)
    namer = Namer(SIZES, 20).eval()
    draw = np.random.default_rng(0)
    rows = draw.integers(0, 64, (7, 11))
    vectors = draw.normal(size=(7, 8)).astype(np.float32)
    marks = draw.integers(0, 2, (7, 20)).astype(np.float32)
    sentences = [np.arange(4), np.arange(4, 7)]
    own = RunTimeNamer(weights_of(namer))
    block = Block.of(sentences, 2)
    inner, top = own.encoder.context(own.encoder.gates(own.encoder.words(rows, vectors, marks)), block)
    for number, words in enumerate(sentences):
        arrays = [torch.from_numpy(values[words][None]) for values in (rows, vectors, marks)]
        expected = namer.logits(Batch(*arrays, torch.tensor([len(words)]), {})).detach().numpy()[0]
        found = own.scores([layer[: len(words), number] for layer in (inner, top)])
        np.testing.assert_allclose(found, expected, atol=1e-5)


def sentence(text: str, tags: list[int], shares: list[float]) -> Labelled:
    words = text.split()
    return Labelled(words, [0] * len(words), np.array(tags), np.array(shares, dtype=np.float32))


def test_words_in_doubt_have_their_usual_tag_and_contradictions_teach_nothing() -> None:
    usual = [sentence("زار بردى", [0, 3], [0.99, 0.99])] * 20
    doubt = sentence("زار بردى غريب", [0, 1, 1], [0.99, 0.4, 0.4])
    wrong = sentence("زار بردى", [0, 1], [0.99, 0.95])
    seen = count_seen([*usual, wrong], TAGS)
    marks = WordMarks(Gazetteer({}), script_of("ar"))
    found = silver([doubt, wrong], seen, Types(), marks, seed=0)
    targets = sorted(numbers.targets["names"].tolist() for numbers in found)
    assert len(usual) > IN_DOUBT
    assert targets == [[0, -1], [0, 3, -1]]
