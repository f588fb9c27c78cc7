"""Measuring a pipeline by name: what the command line calls.

Comes in: a language or pipeline, gold trees, gold names. Goes out: figures. Needs no torch.
"""

from pathlib import Path

from kg.errors import TrainingDataError
from kg.language import load, read_sentences
from kg.training.evaluate import score_trees
from kg.training.names import name_f1, read_bio


def evaluate(
    lang: str, conllu: Path, *, pipeline: str | None = None, names: Path | None = None
) -> dict[str, float]:
    """Measure a pipeline on the raw sentences of a treebank, each one text.

    Args:
        lang: The language.
        conllu: Gold trees.
        pipeline: Measured instead of the language's own.
        names: Words with gold name tags, one `word tag` a line.

    Returns:
        F1 in percent: words, upos, feats, lemma, uas, las, and names where asked for.

    Raises:
        TrainingDataError: A file is missing or broken.
    """
    nlp = load(lang, pipeline=pipeline)
    sentences = list(read_sentences(conllu))
    if not sentences:
        raise TrainingDataError("there is no sentence in the file", where=str(conllu))
    figures = score_trees(nlp, sentences)
    return {**figures, **name_f1(nlp, read_bio(names))} if names else figures
