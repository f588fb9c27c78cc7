"""Subjects that verbs hide: the phrase before that each of them refers to.

Comes in: an article's words and mentions. Goes out: for each such verb the phrase's text, where it is known.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.coref import resolve_mentions
from kg.extract.mentions import Draft
from kg.extract.tree import Tree
from kg.extract.triples.agreement import agrees
from kg.extract.triples.phrases import phrase, pieces
from kg.extract.triples.values import OpenTriple, Pieces


def hidden_subjects(tree: Tree, doc: Doc, drafts: Sequence[Draft], lang: str) -> dict[int, Pieces]:
    """For each verb that hides its subject the last phrase before it that tells whom it means."""
    chains_of = resolve_mentions(doc, tuple(drafts), lang=lang, english=False).chains_of
    found: dict[int, Pieces] = {}
    last: dict[int, Draft] = {}
    for number in sorted(range(len(drafts)), key=lambda one: drafts[one].head):
        draft = drafts[number]
        for chain in chains_of[number][:1]:
            if draft.form == "zero" and chain in last:
                if agrees(tree, draft.head, last[chain].head):
                    found[draft.head] = pieces(tree, phrase(tree, last[chain].head))
            elif draft.form in {"name", "nominal"}:
                last[chain] = draft
    return found


def with_subject(triple: OpenTriple, subject: Pieces) -> OpenTriple:
    """The triple with the subject that its verb hides, unless that is among its arguments."""
    inside = any(
        one.start < other.end and other.start < one.end for one in subject for other in triple.object
    )
    return replace(triple, subject=subject, hidden=True) if subject and not inside else triple
