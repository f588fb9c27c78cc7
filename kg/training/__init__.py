"""Treebanks, names and raw text to trained pipelines, and their figures.

Comes in: the files that `kg.training.data` describes. Goes out: a model folder for `kg.language.load`, or F1
figures of any pipeline. Needs the extra `train`, but for measuring. May use: language, errors.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import TrainingDataError

__all__ = ["evaluate", "evaluate_coreference", "train", "train_names"]


def train(
    lang: str, data: Path, *, output: Path | None = None, vectors: Path | None = None, **settings: Any
) -> Path:
    """Train a language; see `kg.training.run.train`, and for the settings `kg.training.run.Plan`.

    Raises:
        TrainingDataError: Data is missing or broken, or torch is not installed.
    """
    try:
        from kg.training import run
        from kg.training.fit import Plan
    except ImportError as error:
        raise TrainingDataError(f"training needs {error.name}", hint="pip install kg-news[train]") from error
    plan = Plan(**({"cycles": run.CYCLES} | settings))
    return run.train(lang, data, output=output, plan=plan, vectors=vectors)


def train_names(lang: str, data: Path, *, output: Path | None = None, **settings: Any) -> Path:
    """Train names again beside a trained pipeline; see `kg.training.run.train_names`.

    Raises:
        TrainingDataError: Data is missing or broken, or torch is not installed.
        PipelineError: There is no trained pipeline of the language.
    """
    try:
        from kg.training import run
    except ImportError as error:
        raise TrainingDataError(f"training needs {error.name}", hint="pip install kg-news[train]") from error
    return run.train_names(lang, data, output=output, **settings)


def evaluate(lang: str, conllu: Path, **settings: Any) -> Mapping[str, float]:
    """Measure a pipeline on raw text; see `kg.training.measure.evaluate`.

    Raises:
        TrainingDataError: A file is missing or broken.
    """
    from kg.training.measure import evaluate

    return evaluate(lang, conllu, **settings)


def evaluate_coreference(lang: str, conllu: Path, **settings: Any) -> Mapping[str, float]:
    """Measure coreference on raw text; see `kg.training.measure.evaluate_coreference`.

    Raises:
        TrainingDataError: The file is missing or broken, or marks no entities.
    """
    from kg.training.measure import evaluate_coreference

    return evaluate_coreference(lang, conllu, **settings)
