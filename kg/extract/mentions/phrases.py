"""The extent of a noun phrase: its head, what stands before it, the modifiers that follow without a break.

Comes in: words and the head of a phrase.  Goes out: first token and end.  Left out: relative clauses, other
members of a coordination, appositions, prepositional phrases (but "a number OF worshippers", "a team of
doctors", "those who signed the letter").
"""

from kg.extract.mentions.complements import governs, opens_complement
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.neighbours import stands_apart
from kg.extract.mentions.words import Words

_BEFORE = frozenset({"det", "nummod", "amod"})
_AFTER = frozenset({"nmod", "amod", "nummod", "flat", "det", "fixed", "compound", "goeswith"})
#: Relations that hang a word on the noun phrase it stands before, directly or through other such words.
_BEFORE_EN = _BEFORE | {"compound", "nmod", "flat", "advmod", "case", "conj", "cc", "punct", "goeswith"}
_OUTSIDE_EN = frozenset({"advmod", "case", "conj", "cc", "punct"})
_NAMES_EN = frozenset({"PROPN", "X"})
#: Words that bound a number together with the preposition before them ("at least 28").
_BOUNDS_EN = frozenset({"least", "most"})
#: A verb and what somebody is by it.
_SHOT, _DEAD = "shoot", "dead"
#: Marks inside English noun phrases.
_JOINING_EN = frozenset({"'", "’", "-"})
#: Steps down from a noun to what stands before the noun of its complement at most, and before itself.
_DEEPEST, _DEEPEST_BEFORE = 5, 6


def extent(words: Words, lex: Lexicon, head: int) -> tuple[int, int]:
    """First token and end of the phrase of a head word, cut at the borders of its sentence."""
    start = _start_en(words, head) if words.lang == "en" else _start(words, head)
    end, size = head + 1, len(words)
    while end < size and (_continues(words, lex, end, head) or _is_joined(words, end, head)):
        end += 1
    while words.pos[end - 1] == "ADP":
        end -= 1
    while words.lang == "ar" and end > head + 1 and _opens_clause(words, lex, end - 1):
        end -= 1
    return start, end


def _start(words: Words, head: int) -> int:
    start = head
    while start > 0 and words.head[start - 1] == head and words.dep[start - 1] in _BEFORE:
        start -= 1
    return start


def _start_en(words: Words, head: int) -> int:
    """First of the words right before a head that hang on it: "Turkey's elected government"."""
    start, best = head - 1, head
    while start >= 0 and _before_en(words, start, head):
        if words.head[start] == head:
            best = start
        start -= 1
    while best < head and words.dep[best] in _OUTSIDE_EN:
        best += 1
    return _first_en(words, best, head)


def _first_en(words: Words, best: int, head: int) -> int:
    """The first word of the left-most modifier; a preposition stays outside, but for "at least 28 people"."""
    start = best
    while start > 0 and start - 1 < words.head[start - 1] <= head and _before_en(words, start - 1, head):
        start -= 1
    while start < best and words.dep[start] in _OUTSIDE_EN and words.key[start + 1] not in _BOUNDS_EN:
        start += 1
    while start > 1 and is_hyphen(words, start - 1):
        start -= 2
    return start


def is_hyphen(words: Words, i: int) -> bool:
    """Say whether a mark joins the words on both sides ("U.S.-led")."""
    if words.key[i] != "-" or not 0 < i < len(words) - 1:
        return False
    return words.end[i - 1] == words.start[i] and words.end[i] == words.start[i + 1]


def _is_joined(words: Words, i: int, head: int) -> bool:
    """Say whether an English name goes on over a hyphen ("Ansar Beit al|-Maqdis")."""
    if words.lang != "en" or words.pos[i - 1] not in _NAMES_EN:
        return False
    behind = i + 1 if is_hyphen(words, i) else i
    joined = behind > i or is_hyphen(words, i - 1)
    return joined and head <= words.head[behind] < behind and words.pos[behind] in _NAMES_EN


def _before_en(words: Words, i: int, head: int) -> bool:
    """Say whether a word hangs on a head by way of words before it; in "shot dead | two men" it does not."""
    if words.key[i] == _DEAD and i and words.lemma[i - 1] == _SHOT:
        return False
    if words.dep[i] not in _BEFORE_EN or (words.head[i] == head and words.dep[i] in _OUTSIDE_EN):
        return False
    if words.pos[i] in {"VERB", "AUX"} and words.dep[i] != "amod":
        return False
    return words.is_below(i, head, _DEEPEST_BEFORE)


def _continues(words: Words, lex: Lexicon, i: int, head: int) -> bool:
    """Say whether token `i` goes on with the phrase that reaches from its head to the token before."""
    if words.lang == "en" and _leads_to_complement(words, i, head):
        return True
    above, dep = words.head[i], words.dep[i]
    if dep == "case":
        top = words.head[above]
        return head <= top < i and opens_complement(words, lex, i, top, head)
    if words.lang == "ar" and stands_apart(words, lex, i):
        return False
    if not head <= above < i:
        return above > i and dep in {"nummod", "det"} and head <= words.head[above] < i
    if words.pos[i] == "PRON":
        return dep == "nmod" and above == i - 1
    inner = dep == "obl" and any(words.dep[k] == "case" and head < k < i for k in words.kids[i])
    joined = dep == "fixed" and words.pos[above] == "NUM"
    return (inner or dep in _AFTER) and (joined or words.pos[i] not in {"VERB", "PUNCT", "CCONJ", "AUX"})


def _leads_to_complement(words: Words, i: int, head: int) -> bool:
    """Say whether a word stands before the noun of an open complement: "of | the largest | union"."""
    if (words.pos[i] == "PUNCT" and words.key[i] not in _JOINING_EN) or _is_preposition(words, i):
        return False
    top = i
    for _ in range(_DEEPEST):
        if top > i and head <= words.head[top] < i:
            return words.dep[top] in _AFTER and words.pos[top] not in {"VERB", "AUX"}
        top = words.head[top]
    return False


def _is_preposition(words: Words, i: int) -> bool:
    return words.dep[i] == "case" and words.head[i] > i


def _opens_clause(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a participle behind a noun goes on with what is left out ("the Houthis | backed by X")."""
    if words.pos[i] != "ADJ" or words.dep[i] != "amod" or i + 1 >= len(words) or words.dep[i + 1] != "case":
        return False
    return words.head[words.head[i + 1]] == i and governs(words, lex, i, words.key[i + 1])
