"""Arabic numbers of several words that count: "خمسة وعشرون جنديا" is one phrase, and no coordination.

Comes in: words.  Goes out: the same words, in which tens and what they count hang on the number's first word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.names.numbers import compound_en, number_en

if TYPE_CHECKING:
    from kg.extract.mentions.words import Words

#: "And", endings of tens, and of what they count, an indefinite accusative.
_AND, _TENS, _ONE = "و", ("ون", "ين"), ("ا", "ه")
_HUNDREDS = frozenset({"hundred", "two hundred", "thousand", "two thousand"})
#: Parts of speech of what is counted, and what it and the number are taken for.
_COUNTED = frozenset({"NOUN", "ADJ", "X"})
_NUMBER, _NOUN = "NUM", "NOUN"


def join_numerals(words: Words) -> None:
    """Make one phrase of a number whose words are joined by "and", and of what it counts."""
    for tens in [i for i, key in enumerate(words.key) if key.endswith(_TENS) and words.key[i - 1] == _AND]:
        first = _first_word(words, tens)
        if first == tens:
            continue
        top = next(
            i for i in range(first, tens + 1) if not first <= words.head[i] <= tens or words.head[i] == i
        )
        words.hang(first, first if words.head[top] == top else words.head[top], words.rel[top])
        for i in range(first + 1, tens + 1):
            words.pos[i] = words.pos[i] if words.key[i] == _AND else _NUMBER
            for kid in [kid for kid in words.kids[i] if not first <= kid <= tens]:
                words.hang(kid, first, words.rel[kid])
            words.hang(i, first, "fixed")
        words.pos[first] = _NUMBER
        counted = tens + 1
        if counted < len(words) and words.pos[counted] in _COUNTED and words.key[counted].endswith(_ONE):
            words.pos[counted] = _NOUN
            words.hang(counted, first, "nmod")


def _first_word(words: Words, tens: int) -> int:
    """Where the number begins that a word for tens ends; at that word where nothing is joined to it."""
    first = tens
    if tens > 1 and compound_en((words.form[tens - 2], _AND + words.form[tens]))[1]:
        first = tens - 2
    while first > 1 and words.key[first - 1] == _AND and number_en(words.form[first - 2]) in _HUNDREDS:
        first -= 2
    return first if words.sent[first] == words.sent[tens] else tens
