"""Mend what the parser glues: phrases that follow each other.

Comes in: `Tree`, drafts of mentions. Goes out: `Tree`.

In "met | the minister John Kerry | the president Vladimir Putin" names, titles and articles are surer than
the tree, which hangs the second phrase on the first: phrases end there (`kg.extract.mentions`), and the
second one right behind the subject is the verb's object, with the relative clause behind it. In "the ceremony
was attended by Ibrahim Mahlab, the head of government, and General Sedki Sobhi" the second person is
coordinated with the first one and not with the government; in "against IS in Syria and the PKK" one party is
coordinated with the other one.
"""

from collections.abc import Mapping, Sequence
from itertools import islice

from kg.extract.mentions import Draft
from kg.extract.tree import NO_WORD, Tree, moved

_PHRASES = frozenset({"name", "nominal"})
_JOINED = frozenset({"PERSON", "ORG"})
_GLUED = frozenset({"conj", "nmod"})
_BETWEEN = frozenset({"CCONJ", "PUNCT"})
_ARTICLE = "ال"
_STEPS = 3
"""A name is coordinated with one this many words above it at most."""


def mend(tree: Tree, drafts: Sequence[Draft]) -> Tree:
    """Hang a phrase that follows a complete phrase without anything between on the verb of that phrase, and a
    name behind "and" on what it is coordinated with.

    Args:
        tree: The article.
        drafts: Its mentions in order of the text.
    """
    phrases, names = dict[int, Draft](), dict[int, Draft]()
    for draft in drafts:
        if draft.form not in _PHRASES:
            continue
        phrases[draft.end] = draft
        if draft.form == "name" and draft.kind in _JOINED:
            names[draft.head] = draft
            tree = _coordinated(tree, phrases, names, draft)
        before = phrases.get(draft.start)
        tree = _first_is_subject(tree, before, draft) if before else tree
        verb = NO_WORD if before is None else _verb_of(tree, before, draft)
        if before and verb != NO_WORD and not _has_object(tree, verb, draft):
            tree = _with_clause(moved(tree, draft.head, verb, "obj"), before, draft)
    return tree


def _first_is_subject(tree: Tree, before: Draft, draft: Draft) -> Tree:
    """Make the first of two persons beside each other the subject, where the parser hangs it on the second
    ("told | Sisi | Blinken")."""
    one, other = before.head, draft.head
    persons = before.kind == draft.kind == "PERSON" and before.form == draft.form == "name"
    if not persons or tree.head[one] != other or tree.dep[other] != "nsubj" or tree.dep[one] not in _GLUED:
        return tree
    verb = tree.head[other]
    if verb > one or any(tree.dep[word] == "obj" and word < other for word in tree.children[verb]):
        return tree
    return moved(moved(tree, one, verb, "nsubj"), other, verb, "obj")


def _with_clause(tree: Tree, before: Draft, draft: Draft) -> Tree:
    """Hang a relative clause behind a phrase on it, where it hangs on the phrase before."""
    for word in range(before.start, before.end):
        for child in tree.children[word]:
            if child >= draft.end and tree.dep[child].startswith("acl"):
                tree = moved(tree, child, draft.head, tree.dep[child])
    return tree


def _coordinated(tree: Tree, phrases: Mapping[int, Draft], names: Mapping[int, Draft], draft: Draft) -> Tree:
    """Hang a name behind "and" on another one of its kind, where the parser has taken another word.

    For a person that is the name right before "and"; for one that is coordinated with something of another
    kind, the nearest name of its own kind above ("against [IS in [Syria]] and [the PKK]").
    """
    word, end = draft.head, _before_and(tree, draft)
    if end == NO_WORD or tree.dep[word] not in _GLUED or tree.head[word] > word or tree.prepositions[word]:
        return tree
    before = phrases.get(end)
    first = before.head if before and draft.kind == before.kind == "PERSON" else NO_WORD
    if first not in names and tree.dep[word] == "conj":
        first = _of_kind_above(tree, names, draft)
    if first not in names or tree.first_conjunct(first) == tree.first_conjunct(word):
        return tree
    return tree if word in tree.ancestors(first) else moved(tree, word, first, "conj")


def _before_and(tree: Tree, draft: Draft) -> int:
    """Where the words before "and" and a phrase of the same sentence end; `NO_WORD` without "and"."""
    joined, end = False, draft.start
    while end and tree.pos[end - 1] in _BETWEEN:
        end -= 1
        joined = joined or tree.pos[end] == "CCONJ"
    return end if joined and end and tree.sentence[end - 1] == tree.sentence[draft.head] else NO_WORD


def _of_kind_above(tree: Tree, names: Mapping[int, Draft], draft: Draft) -> int:
    """The head of the nearest name of the same kind above a name in its clause, or `NO_WORD`."""
    for word in islice(tree.ancestors(draft.head), _STEPS):
        if tree.pos[word] == "VERB":
            break
        if word in names and names[word].kind == draft.kind:
            return word
    return NO_WORD


def _has_object(tree: Tree, verb: int, draft: Draft) -> bool:
    """Whether a verb has the object that a phrase would be; one without the article behind the phrase tells
    what it becomes ("elected | the council | Said Ali | its head")."""
    objects = [word for word in tree.children[verb] if tree.dep[word] == "obj"]
    return any(word < draft.end or tree.norm[word].startswith(_ARTICLE) for word in objects)


def _verb_of(tree: Tree, subject: Draft, draft: Draft) -> int:
    """The verb whose subject a phrase is, when the next one hangs inside it without a preposition."""
    glued = subject.start <= tree.head[draft.head] < subject.end and not tree.prepositions[draft.head]
    verb = tree.head[subject.head]
    is_subject = tree.dep[subject.head] == "nsubj" and verb != NO_WORD and tree.pos[verb] == "VERB"
    return verb if glued and is_subject and verb < subject.start else NO_WORD
