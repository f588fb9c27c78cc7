"""F1 of names where a treebank marks mentions.

Comes in: a pipeline and sentences with marked mentions. Goes out: F1 of whole names in percent, by type and
for persons, places and organisations together.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.conllu import Sentence
from kg.training.scoring import f1
from kg.training.spans import span_tags, word_starts

#: Labels of other pipelines for the same.
_SAME = {"GPE": "LOC", "FAC": "LOC", "PER": "PERSON", "DATE": "TIME"}
_MAIN = ("PERSON", "LOC", "ORG")

Name = tuple[int, int, str]


def has_marks(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a treebank marks mentions."""
    return any("Entity=" in word.misc for sentence in sentences for word in sentence.words)


def mention_f1(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Analyse raw sentences, one text each, and compare names by their characters."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    docs = nlp.pipe([sentence.text for sentence in sentences], batch_size=256)
    for sentence, doc in zip(sentences, docs, strict=True):
        wanted, own = set(gold_names(sentence)), set(_doc_names(doc))
        for counts, names in ((gold, wanted), (found, own), (right, wanted & own)):
            counts.update(kind for _, _, kind in names)
    scores = {f"names_{kind}": f1(right[kind], gold[kind], found[kind]) for kind in sorted(gold)}
    total = [sum(counts[kind] for kind in _MAIN) for counts in (right, gold, found)]
    return {**scores, "names": f1(*total)}


def gold_names(sentence: Sentence) -> Iterator[Name]:
    """Give start and end (code points, end exclusive) and type of each name of a sentence."""
    starts = word_starts(sentence)
    tags = [*span_tags(sentence), "O"]
    if len(starts) != len(sentence.words):
        return
    begin = -1
    for i, tag in enumerate(tags):
        if begin >= 0 and not tag.startswith("I-"):
            last = i - 1
            yield starts[begin], starts[last] + len(sentence.words[last].form), tags[begin][2:]
            begin = -1
        if tag.startswith("B-"):
            begin = i


def _doc_names(doc: Doc) -> Iterator[Name]:
    for ent in doc.ents:
        yield ent.start_char, ent.end_char, _SAME.get(ent.label_, ent.label_)
