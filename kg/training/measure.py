"""Measuring a pipeline by name: what the command line calls.

Comes in: a language or pipeline, gold trees, gold names. Goes out: figures. Needs no torch.
"""

from pathlib import Path

from kg.errors import TrainingDataError, install
from kg.extract import Extractor
from kg.language import load, read_sentences
from kg.model import Article
from kg.training.mentions import has_marks, mention_f1
from kg.training.names import name_f1, read_bio
from kg.training.scoring import score_trees


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
        F1 in percent: words, upos, feats, lemma, uas, las, and names where asked for or marked in the trees.

    Raises:
        TrainingDataError: A file is missing or broken.
    """
    nlp = load(lang, pipeline=pipeline)
    sentences = list(read_sentences(conllu))
    if not sentences:
        raise TrainingDataError("there is no sentence in the file", where=str(conllu))
    figures = score_trees(nlp, sentences)
    if has_marks(sentences):
        figures |= mention_f1(nlp, sentences)
    return {**figures, **name_f1(nlp, read_bio(names))} if names else figures


def evaluate_coreference(lang: str, conllu: Path, *, pipeline: str | None = None) -> dict[str, float]:
    """Measure coreference of names and personal pronouns on the raw text of a treebank's documents.

    Args:
        lang: The language.
        conllu: Gold trees whose last column marks entities, as GUM does.
        pipeline: Used instead of the language's own.

    Returns:
        F1 in percent: muc, b3, ceafe, and their mean conll.

    Raises:
        TrainingDataError: The file is missing or broken, or marks no entities, or scipy is not installed.
    """
    try:
        from kg.training.coreference import coreference_f1, documents
    except ImportError as error:
        raise TrainingDataError(f"this needs {error.name}", hint=install("train")) from error
    found = list(documents(read_sentences(conllu)))
    if not any(document.places for document in found):
        raise TrainingDataError(
            "no entities are marked", where=str(conllu), hint="in MISC: Entity=(1-person …"
        )
    nlp, extractor = load(lang, pipeline=pipeline), Extractor(lang)
    docs = nlp.pipe([document.text for document in found])
    articles = [Article(id=document.name, lang=lang, text=document.text) for document in found]
    readings = [extractor.read(article, doc) for article, doc in zip(articles, docs, strict=True)]
    return coreference_f1(zip(found, readings, strict=True))
