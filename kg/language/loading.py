"""Finding and loading pipelines: shipped languages, model folders, spaCy pipelines, plug-ins, CoNLL-U files.

Comes in: a name or path. Goes out: a `spacy.Language`.
"""

from importlib.metadata import entry_points
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.util import get_lang_class

from kg.errors import PipelineError
from kg.language import analyser as _analyser
from kg.language import bordered as _bordered
from kg.language import clear
from kg.language import tokenizer as _tokenizer
from kg.language.stanza import PREFIX, stanza_pipeline
from kg.language.treebank import treebank_pipeline
from kg.language.weights import MODELS, load_model

#: Entry points of this group are functions without arguments that give a `spacy.Language`.
GROUP = "kg.pipelines"
_FACTORIES = (_analyser.create_analyser, _tokenizer.create_tokenizer, _bordered.create_border_tokenizer)


def load(name: str = "ar", *, pipeline: str | None = None) -> Language:
    """Load the pipeline of a language.

    Args:
        name: A shipped language such as `ar`, or the folder of a trained model.
        pipeline: Used instead: a shipped language, the name of an entry point in `kg.pipelines`, the path
            or package of a spaCy pipeline that gives UD, a model folder, a `.conllu` file, or `stanza`.

    Raises:
        PipelineError: Nothing of that name can be loaded.
    """
    wanted = pipeline or name
    if (MODELS / wanted / "meta.json").is_file():
        return _trained(MODELS / wanted)
    if (Path(wanted) / "meta.json").is_file() and (Path(wanted) / "weights.npz").is_file():
        return _trained(Path(wanted))
    if wanted.endswith((".conllu", ".conllu.gz")):
        return treebank_pipeline(Path(wanted))
    if wanted.partition(":")[0] == PREFIX:
        return stanza_pipeline(wanted.partition(":")[2] or name)
    for entry in entry_points(group=GROUP):
        if entry.name == wanted:
            return _plugged(entry.load(), wanted)
    return _spacy(wanted)


def _plugged(make: object, name: str) -> Language:
    nlp = make() if callable(make) else make
    if not isinstance(nlp, Language):
        raise PipelineError(f"the plug-in {name} gives no spacy.Language")
    return nlp


def _spacy(name: str) -> Language:
    try:
        return _in_ud(spacy.load(name), name)
    except (OSError, ValueError, ImportError) as error:
        known = ", ".join(sorted(folder.parent.name for folder in MODELS.glob("*/meta.json")))
        raise PipelineError(
            f"there is no pipeline {name!r}",
            hint=f"shipped: {known}; or give a path, package or .conllu file",
        ) from error


def _in_ud(nlp: Language, name: str) -> Language:
    """Let a spaCy pipeline give Universal Dependencies, whose labels tell which scheme its parser has."""
    if not nlp.has_pipe("parser"):
        return nlp
    labels = set(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
    if labels & clear.LABELS:
        nlp.add_pipe("kg_clear", last=True)
    elif labels and not labels & {"nsubj", "obj"}:
        some = ", ".join(sorted(labels)[:5])
        raise PipelineError(
            f"the parser of {name!r} has labels that are neither UD nor CLEAR: {some}",
            hint="give a pipeline that was trained on Universal Dependencies",
        )
    return nlp


def _trained(folder: Path) -> Language:
    model = load_model(folder)
    lang = str(model.meta.get("language", "ar"))
    kind = "Border" if "together" in model.tables else "Clitic"
    config = {
        "nlp": {
            "lang": lang,
            "pipeline": ["kg_analyser"],
            "tokenizer": {"@tokenizers": f"kg.{kind}Tokenizer.v1", "model": str(folder)},
        },
        "components": {"kg_analyser": {"factory": "kg_analyser", "model": str(folder)}},
    }
    nlp = get_lang_class(lang).from_config(config)
    nlp.max_length = 20_000_000
    return nlp


def vector(nlp: Language, word: str) -> NDArray[np.float32]:
    """Give the static vector of a word, in whatever spelling; zeros where the pipeline has none."""
    for _, component in nlp.pipeline:
        if isinstance(component, _analyser.Analyser):
            return component.vector(word)
    return np.asarray(nlp.vocab[word].vector, dtype=np.float32)
