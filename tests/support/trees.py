"""Trees written by hand: rows of "form lemma UPOS FEATS head relation [entity]", separated by white space."""

import spacy
from spacy.tokens import Doc, Span


def tree(*sentences: str, lang: str = "ar", glued: str = "") -> Doc:
    """Make a Doc of hand-written sentences.

    Args:
        sentences: One sentence each; heads count from 1 within the sentence, 0 is the root.
        lang: Language of the vocabulary.
        glued: Forms that are written without a space behind them (proclitics, words before a suffix).
    """
    rows: list[list[str]] = []
    starts: list[bool] = []
    heads: list[int] = []
    for sentence in sentences:
        lines = [line.split() for line in sentence.strip().splitlines()]
        base = len(rows)
        for number, row in enumerate(lines):
            heads.append(base + (int(row[4]) - 1 if row[4] != "0" else number))
            starts.append(number == 0)
        rows += lines
    doc = Doc(
        spacy.blank(lang).vocab,
        words=[row[0] for row in rows],
        spaces=[row[0] not in glued.split() for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        morphs=["" if row[3] == "_" else row[3] for row in rows],
        heads=heads,
        deps=[row[5] if row[5] != "root" else "ROOT" for row in rows],
        sent_starts=starts,  # type: ignore[arg-type]
    )
    doc.ents = _entities(doc, [row[6] if len(row) > 6 else "" for row in rows])
    return doc


def _entities(doc: Doc, labels: list[str]) -> list[Span]:
    """Runs of words with one label."""
    spans, start = [], 0
    for end in range(1, len(labels) + 1):
        if end == len(labels) or labels[end] != labels[start]:
            if labels[start]:
                spans.append(Span(doc, start, end, label=labels[start]))
            start = end
    return spans
