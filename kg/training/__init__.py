"""Treebanks, names and raw text to trained pipelines, and their figures.

Comes in: the files that `kg.training.data` describes. Goes out: a model folder for `kg.language.load`, or F1
figures of any pipeline. Needs the extra `train`, but for measuring. May use: language, errors.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import TrainingDataError, install

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.training.annotations import Annotated

__all__ = ["evaluate", "evaluate_coreference", "train", "train_events", "train_names"]


def train(
    lang: str, data: Path, *, output: Path | None = None, vectors: Path | None = None, **settings: Any
) -> Path:
    """Train a language; see `kg.training.run.train`, and for the settings `kg.training.run.Plan`.

    Raises:
        TrainingDataError: Data is missing or broken, or torch is not installed.
    """
    with _extra():
        from kg.training import run
        from kg.training.fit import Plan
    plan = Plan(**({"cycles": run.CYCLES} | settings))
    return run.train(lang, data, output=output, plan=plan, vectors=vectors)


def train_names(lang: str, data: Path, *, output: Path | None = None, **settings: Any) -> Path:
    """Train names again beside a trained pipeline; see `kg.training.run.train_names`.

    Raises:
        TrainingDataError: Data is missing or broken, or torch is not installed.
        PipelineError: There is no trained pipeline of the language.
    """
    with _extra():
        from kg.training import run
    return run.train_names(lang, data, output=output, **settings)


def train_events(lang: str, articles: Iterable["Annotated"], out: Path, nlp: "Language") -> int:
    """Train the models of extraction; see `kg.training.events.train_events`.

    Raises:
        TrainingDataError: There are no annotated articles of the language, or torch is not installed.
    """
    with _extra():
        from kg.training import events
    return events.train_events(lang, articles, out, nlp)


@contextmanager
def _extra() -> Iterator[None]:
    """Say how to install what training needs."""
    try:
        yield
    except ImportError as error:
        raise TrainingDataError(f"training needs {error.name}", hint=install("train")) from error


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
