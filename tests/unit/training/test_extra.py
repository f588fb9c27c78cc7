"""Training without the extra `train` says what to install."""

import sys
from pathlib import Path

import pytest
import spacy

from kg import training
from kg.errors import TrainingDataError


def test_without_torch_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in [name for name in sys.modules if name.startswith("kg.training.")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("events", "run", "fit"):
        monkeypatch.delattr(training, name, raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(TrainingDataError, match=r"torch.*pip install .kg-news\[train\]"):
        training.train_events("en", [], tmp_path, spacy.blank("en"))
    with pytest.raises(TrainingDataError, match="torch"):
        training.train("en", tmp_path)
