"""Training a language by name: what the command line calls.

Comes in: a language and a folder. Goes out: a model folder with its figures.
"""

import json
from dataclasses import replace
from pathlib import Path

import torch

from kg.errors import TrainingDataError
from kg.language.weights import MODELS
from kg.training import english, recipe
from kg.training.data import TrainingFiles, find_files
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
    _note(lang, files, folder)
    return folder


def train_names(lang: str, data: Path, *, output: Path | None = None, seed: int = 0) -> Path:
    """Train the network that looks for names alone, beside the pipeline of the language, and measure both.

    Args:
        lang: The language, not English, whose names are learned with all else.
        data: The folder.
        output: The model folder to write; by default where `kg.language.load` finds the language.
        seed: Of all that is drawn.

    Returns:
        The model folder.

    Raises:
        TrainingDataError: A file is missing or broken.
        PipelineError: There is no trained pipeline of the language.
    """
    files = find_files(data)
    if lang == english.LANGUAGE or not (files.names and files.raw):
        raise TrainingDataError(
            "names have a network of their own in Arabic only, and need tagged words and raw text",
            where=str(data),
            hint="put files *-train.bio and *.jsonl or *.txt there",
        )
    folder = output or MODELS / lang
    torch.set_num_threads(THREADS)
    recipe.train_names(MODELS / lang, files, folder, Plan((), seed))
    _note(lang, files, folder)
    return folder


def _note(lang: str, files: TrainingFiles, folder: Path) -> None:
    """Measure a model on the development part and write the figures beside the weights."""
    if files.trees_dev is None:
        return
    figures = evaluate(lang, files.trees_dev, pipeline=str(folder), names=files.names_dev)
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["figures"] = {name: round(value, 2) for name, value in figures.items()}
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    say(", ".join(f"{name} {value:.1f}" for name, value in figures.items()))
