"""Article text to spaCy Docs in Universal Dependencies.

Comes in: the name of a language or pipeline, and text. Goes out: a `spacy.Language` whose Docs have UD words
(each a substring of the text, its full spelling in `norm_`), sentences, tags, lemmas, trees and names.
May use: errors. The trained pipelines live in `models/`.
"""

from kg.language import threads  # isort: skip  # before numpy
from kg.language import light  # isort: skip  # before spaCy
from kg.language.conllu import Sentence, parse_sentences, read_sentences
from kg.language.loading import load, vector
from kg.language.treebank import doc_from_conllu, read_conllu

__all__ = [
    "Sentence",
    "doc_from_conllu",
    "light",
    "load",
    "parse_sentences",
    "read_conllu",
    "read_sentences",
    "threads",
    "vector",
]
