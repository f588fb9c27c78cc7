"""Training a language by name: what the command line calls.

Comes in: a language and a folder. Goes out: a model folder with its figures.
"""

import json
from dataclasses import replace
from pathlib import Path

import torch

from kg.language.weights import MODELS
from kg.training import english, recipe
from kg.training.data import find_files
from kg.training.fit import Plan, say
from kg.training.measure import evaluate

#: Rounds through the data in each cycle. LAS on padt-dev: 77.9 after the first, 78.3 after more of the same,
#: 78.7 after more with raw sentences; F1 of names 72.1, 72.7, 74.7.
CYCLES = (16, 10, 8)
#: Processor cores to use.
THREADS = 2


def train(
    lang: str,
    data: Path,
    *,
    output: Path | None = None,
    plan: Plan | None = None,
    vectors: Path | None = None,
) -> Path:
    """Train a language on the files of a folder (see `kg.training.data`) and measure it on their dev part.

    Args:
        lang: The language; the recipe is the Arabic one for all but English.
        data: The folder.
        output: The model folder to write; by default where `kg.language.load` finds the language.
        plan: Cycles, seed and device; by default CYCLES, 0 and the processor.
        vectors: Word vectors to use, for English alone; by default those in the folder.

    Returns:
        The model folder.

    Raises:
        TrainingDataError: There is no treebank, or a file is broken.
    """
    files = find_files(data)
    files = replace(files, vectors=vectors or files.vectors)
    folder = output or MODELS / lang
    torch.set_num_threads(THREADS)
    train_model = english.train_model if lang == english.LANGUAGE else recipe.train_model
    train_model(files, folder, plan or Plan(CYCLES))
    if files.trees_dev:
        figures = evaluate(lang, files.trees_dev, pipeline=str(folder), names=files.names_dev)
        _note(folder, figures)
    return folder


def _note(folder: Path, figures: dict[str, float]) -> None:
    """Write the figures beside the weights."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["figures"] = {name: round(value, 2) for name, value in figures.items()}
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    say(", ".join(f"{name} {value:.1f}" for name, value in figures.items()))
