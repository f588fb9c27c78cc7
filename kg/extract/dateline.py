"""A dateline stands apart: it has no part in the sentence that follows it.

Comes in: `Tree`, mentions and their chains. Goes out: `Tree` in which each dateline is a sentence of its own,
chains of those mentions that can take part in events. The English pipeline cuts datelines off before it
parses; other parsers make "MADRID (Reuters)" the subject of the first clause, or hang that clause on it.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.mentions import Draft
from kg.extract.tree import NO_WORD, Tree, rehung
from kg.model import Span

Lines = Sequence[tuple[int, int]]
"""Where datelines begin and end, in code points, end exclusive."""

_CLAUSES = frozenset({"VERB", "AUX"})


def apart(tree: Tree, lines: Lines) -> Tree:
    """Cut off datelines; nothing in them is a verb (كتبت: هدى سالم)."""
    for begin, end in lines:
        cut = next((word for word, start in enumerate(tree.start) if start >= end), 0)
        first, stop = tree.sentences[tree.sentence[cut]] if cut else (0, 0)
        if first < cut and tree.start[first] >= begin:
            tree = _cut(tree, range(first, cut), range(cut, stop))
    inside = words_of(tree, lines)
    pos = ["X" if word in inside and one in _CLAUSES else one for word, one in enumerate(tree.pos)]
    return replace(tree, pos=pos) if inside else tree


def words_of(tree: Tree, lines: Lines) -> set[int]:
    """The words of datelines."""
    return (
        {word for word in range(len(tree)) if is_dateline(lines, tree.span(word, word))} if lines else set()
    )


def is_dateline(lines: Lines, span: Span) -> bool:
    """Say whether a stretch of text lies in a dateline."""
    return any(begin <= span.start and span.end <= end for begin, end in lines)


def without_datelines(
    chains_of: Sequence[tuple[int, ...]], drafts: Sequence[Draft], tree: Tree, lines: Lines
) -> tuple[tuple[int, ...], ...]:
    """The chains of each mention, none of those in datelines: where and by whom it was written takes no
    part in what is told."""
    if not lines:
        return tuple(chains_of)
    return tuple(
        () if is_dateline(lines, tree.span(draft.head, draft.head)) else chains
        for draft, chains in zip(drafts, chains_of, strict=True)
    )


def _cut(tree: Tree, line: range, rest: range) -> Tree:
    """Make two sentences of one; what hung on a word of the dateline takes that word's place."""
    head, dep = list(tree.head), list(tree.dep)
    root = _root(tree, line, rest)
    heir = next((w for w in rest if head[w] in line and w != root and not _is_clause(tree, w)), NO_WORD)
    place = next((word for word in line if head[word] not in line), line[0])
    if heir != NO_WORD and head[place] in rest and _is_free(tree, head[place], dep[place], rest):
        head[heir], dep[heir] = head[place], dep[place]
    for part, top in ((line, place), (rest, root)):
        for word in part:
            if head[word] not in part and word != top:
                head[word], dep[word] = top, _relation(tree, word)
        head[top], dep[top] = NO_WORD, "root"
    sentence = [number + (word >= rest[0]) for word, number in enumerate(tree.sentence)]
    borders = [pair for pair in tree.sentences if pair != (line[0], rest[-1] + 1)]
    borders = sorted([*borders, (line[0], rest[0]), (rest[0], rest[-1] + 1)])
    return replace(rehung(tree, head, dep), sentence=sentence, sentences=borders)


def _root(tree: Tree, line: range, rest: range) -> int:
    """The root of what follows: the sentence's own, else the first clause that hangs on the dateline."""
    loose: Sequence[int] = [word for word in rest if tree.head[word] not in rest]
    own = [word for word in loose if tree.head[word] == NO_WORD]
    return next(iter([*own, *(word for word in loose if _is_clause(tree, word)), *loose]))


def _is_clause(tree: Tree, word: int) -> bool:
    return tree.pos[word] in _CLAUSES or bool(tree.dependents(word, "nsubj", "cop"))


def _is_free(tree: Tree, above: int, relation: str, rest: range) -> bool:
    """Tell whether a word has no other dependent of a relation in the sentence."""
    kind = relation.partition(":")[0]
    return not any(word in rest for word in tree.dependents(above, kind))


def _relation(tree: Tree, word: int) -> str:
    if tree.pos[word] == "PUNCT":
        return "punct"
    return "parataxis" if _is_clause(tree, word) else "dep"
