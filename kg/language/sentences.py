"""Sentence borders by rule: full stops, question and exclamation marks, ends of paragraphs.

Comes in: the tokens of a text. Goes out: which of them begin a sentence. Treebank sentences of newswire are
long, so nothing but a mark that ends a sentence ends one; only far beyond the longest that a parser can
use is a sentence cut.
"""

from collections.abc import Sequence

from kg.text import is_blank

#: A longer run of words is cut at the best place before it.
LONGEST = 160
#: A text of one paragraph up to this length is one unit, as such paragraphs are in the treebank, which joins
#: their parts with `parataxis` and `conj`. Measured on padt-dev from raw units: UAS +0.9, LAS +0.9.
UNIT = 120
_ENDS = frozenset(".!?؟…۔")
_CLOSING = frozenset("\"»”’)]}'›")
_SOFT = frozenset("،,؛;:")


def sentence_starts(words: Sequence[str], spaces: Sequence[bool]) -> list[bool]:
    """Tell of each token whether a sentence begins with it.

    Args:
        words: Tokens, white space among them.
        spaces: Whether a blank follows each token.
    """
    starts = [False] * len(words)
    if words:
        starts[0] = True
    if len(words) <= UNIT and not any("\n" in word for word in words[:-1]):
        return starts
    for i, word in enumerate(words[:-1]):
        if ("\n" in word and is_blank(word)) or (word in _ENDS and _ends(words, spaces, i)):
            starts[_after_closing(words, spaces, i + 1)] = True
    cut_long(words, starts)
    return starts


def _ends(words: Sequence[str], spaces: Sequence[bool], i: int) -> bool:
    """Tell whether the mark at `i` ends a sentence and is no abbreviation's point."""
    following = words[i + 1]
    if following in _ENDS:
        return False
    if words[i] != ".":
        return True
    before = words[i - 1] if i else ""
    if len(before) == 1 and before.isalpha() and i and not spaces[i - 1]:
        return is_blank(following) and "\n" in following
    return spaces[i] or is_blank(following) or following in _CLOSING


def _after_closing(words: Sequence[str], spaces: Sequence[bool], i: int) -> int:
    """Step over quotes and brackets that close what the mark has ended, and over white space."""
    while i < len(words) - 1 and words[i] in _CLOSING and not spaces[i - 1]:
        i += 1
    while i < len(words) - 1 and is_blank(words[i]):
        i += 1
    return i


def cut_long(words: Sequence[str], starts: list[bool]) -> None:
    """Begin a sentence wherever a run of words would be longer than LONGEST."""
    begin = 0
    for i in range(1, len(words)):
        if starts[i]:
            begin = i
        elif i - begin >= LONGEST:
            begin = _best_cut(words, begin, i)
            starts[begin] = True


def _best_cut(words: Sequence[str], begin: int, end: int) -> int:
    """Find the last place after a comma in the second half; else the end."""
    for i in range(end, begin + (end - begin) // 2, -1):
        if words[i - 1] in _SOFT:
            return i
    return end
