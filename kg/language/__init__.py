"""Article text to spaCy Docs in Universal Dependencies.

Comes in: the name of a language or pipeline, and text. Goes out: a `spacy.Language` whose Docs have UD words
(each a substring of the text, its full spelling in `norm_`), sentences, tags, lemmas, trees and names.
May use: errors. The trained pipelines live in `models/`.
"""

from kg.language.conllu import Sentence, parse_sentences, read_sentences
from kg.language.loading import load, vector

__all__ = [
    "Sentence",
    "load",
    "parse_sentences",
    "read_sentences",
    "vector",
]
