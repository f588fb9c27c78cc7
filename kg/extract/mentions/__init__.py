"""Mentions: every place of an article that may stand for a participant.

Comes in: a spaCy Doc in Universal Dependencies with entities.  Goes out: `Draft`s in order of the text.
May use: model, text, ontology, spaCy.
"""

from spacy.tokens import Doc

from kg.extract.mentions.draft import Draft
from kg.extract.mentions.lexicon import lexicon
from kg.extract.mentions.names import find_blocks
from kg.extract.mentions.nouns import block_draft, heads, noun_draft
from kg.extract.mentions.points import points
from kg.extract.mentions.words import read_words
from kg.names import Gazetteer

__all__ = ["Draft", "find_mentions"]


def find_mentions(doc: Doc, names: Gazetteer | None = None) -> tuple[Draft, ...]:
    """Find all mentions of an article: names, noun phrases, pronouns, hidden subjects; nested ones too.

    Args:
        doc: The article in Universal Dependencies.
        names: Known names; those of ontology/names unless given.
    """
    words = read_words(doc)
    lex = lexicon(words.lang, names)
    blocks = find_blocks(words, lex)
    owner = {i: block for block in blocks for i in range(block.start, block.end)}
    drafts = [block_draft(words, lex, block) for block in blocks]
    taken = {draft.head for draft in drafts}
    spans = {draft[:2] for draft in drafts}
    for head in heads(words, lex, owner):
        if head in taken:
            continue
        draft = noun_draft(words, lex, head, owner)
        span = draft[:2]
        if span not in spans:
            spans.add(span)
            drafts.append(draft)
    drafts += points(words, lex)
    drafts = [d._replace(skip=1) if words.elided[d.start] else d for d in drafts]
    return tuple(sorted(drafts, key=lambda d: (d.start, -d.end, d.form)))
