"""Stanza in the place of a shipped pipeline, if a person has installed it and its models.

Comes in: text. Goes out: Docs like those of the shipped pipelines. Named `stanza` or `stanza:ar`.
Source: https://stanfordnlp.github.io/stanza/
"""

import importlib
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.errors import PipelineError, install
from kg.language.conllu import Sentence, parse_sentences
from kg.language.treebank import doc_from_sentences

PREFIX = "stanza"
_PROCESSORS = "tokenize,mwt,pos,lemma,depparse"


class StanzaTokenizer:
    """Analyses texts with a Stanza pipeline.

    Args:
        vocab: The vocabulary of the Docs.
        analyse: Gives a Stanza document, which formats itself as CoNLL-U.
    """

    def __init__(self, vocab: Vocab, analyse: Any) -> None:
        self.vocab = vocab
        self._analyse = analyse

    def __call__(self, text: str) -> Doc:
        """Make the Doc of a text."""
        if not text.strip():
            return doc_from_sentences([], self.vocab, [text])
        found = format(self._analyse(text), "C")
        sentences: list[Sentence] = []
        gaps: list[str] = []
        at = 0
        for sentence in parse_sentences(found.splitlines(), where="stanza"):
            start = text.find(sentence.text, at)
            if start < 0:
                raise PipelineError("a sentence of Stanza's is not in the text", where=sentence.text[:40])
            gaps.append(text[at:start])
            sentences.append(sentence)
            at = start + len(sentence.text)
        return doc_from_sentences(sentences, self.vocab, [*gaps, text[at:]])


def stanza_pipeline(lang: str) -> Language:
    """Make a pipeline of Stanza's models for a language; nothing is downloaded.

    Raises:
        PipelineError: Stanza or its models are not installed.
    """
    try:
        stanza = importlib.import_module("stanza")
    except ImportError as error:
        raise PipelineError("Stanza is not installed", hint=install("stanza")) from error
    try:
        analyse = stanza.Pipeline(lang, processors=_PROCESSORS, download_method=None, verbose=False)
    except Exception as error:
        raise PipelineError(
            f"Stanza has no models for {lang!r}: {error}", hint=f"python -m stanza.download {lang}"
        ) from error
    nlp = spacy.blank("xx")
    nlp.tokenizer = StanzaTokenizer(nlp.vocab, analyse)
    return nlp
