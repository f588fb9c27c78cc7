"""Mend what the parser glues: a second phrase right behind the subject is the verb's object.

Comes in: `Tree`, drafts of mentions. Goes out: `Tree`.

In "met | the minister John Kerry | the president Vladimir Putin" names, titles and articles are surer than
the tree, which hangs the second phrase on the first: phrases end there (`kg.extract.mentions`).
"""

from collections.abc import Sequence

from kg.extract.mentions import Draft
from kg.extract.tree import NO_WORD, Tree, moved

_PHRASES = frozenset({"name", "nominal"})


def mend(tree: Tree, drafts: Sequence[Draft]) -> Tree:
    """Hang a phrase that follows a complete phrase without anything between on the verb of that phrase.

    Args:
        tree: The article.
        drafts: Its mentions in order of the text.
    """
    phrases: dict[int, Draft] = {}
    for draft in drafts:
        if draft.form not in _PHRASES:
            continue
        phrases[draft.end] = draft
        before = phrases.get(draft.start)
        verb = NO_WORD if before is None else _verb_of(tree, before, draft)
        if verb != NO_WORD and not any(tree.dep[child] == "obj" for child in tree.children[verb]):
            tree = moved(tree, draft.head, verb, "obj")
    return tree


def _verb_of(tree: Tree, subject: Draft, draft: Draft) -> int:
    """The verb whose subject a phrase is, when the next one hangs inside it without a preposition."""
    glued = subject.start <= tree.head[draft.head] < subject.end and not tree.prepositions[draft.head]
    verb = tree.head[subject.head]
    is_subject = tree.dep[subject.head] == "nsubj" and verb != NO_WORD and tree.pos[verb] == "VERB"
    return verb if glued and is_subject and verb < subject.start else NO_WORD
