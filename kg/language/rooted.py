"""Whether the words of a sentence in CoNLL-U are a tree: whoever climbs it must come to an end.

Comes in: the lines of a sentence. Goes out: nothing, or the error that names the line.
"""

from collections.abc import Mapping

from kg.errors import TrainingDataError

Rows = Mapping[int, list[str]]
"""The columns of each line by its number; word numbers and heads are in digits, or there is no head (`_`)."""


def check_tree(rows: Rows, where: str) -> None:
    """Complain of a sentence whose words are no tree.

    Args:
        rows: Its lines.
        where: The file, for messages.

    Raises:
        TrainingDataError: It has no words, they are not numbered from 1, a head or a range leads out of the
            sentence, or heads lead to no root.
    """
    words = {line: row for line, row in rows.items() if row[0].isdigit()}
    if not words:
        raise _wrong("a sentence without words", where, min(rows))
    for number, (line, row) in enumerate(words.items(), 1):
        if int(row[0]) != number:
            raise _wrong(f"the word {row[0]} stands where {number} should", where, line)
    for line, row in rows.items():
        first, _, last = row[0].partition("-")
        if last and not 1 <= int(first) <= int(last) <= len(words):
            raise _wrong(f"{row[0]} are no words of the sentence", where, line)
    _check_heads(words, where)


def _check_heads(words: Rows, where: str) -> None:
    heads = [0, *(0 if row[6] == "_" else int(row[6]) for row in words.values())]
    rooted = {0}
    for number, line in enumerate(words, 1):
        if heads[number] > len(words):
            raise _wrong(f"the head {heads[number]} is no word of the sentence", where, line)
    for number, line in enumerate(words, 1):
        climbed = set()
        word = number
        while word not in rooted:
            if word in climbed:
                raise _wrong("the heads lead round in a circle", where, line)
            climbed.add(word)
            word = heads[word]
        rooted |= climbed


def _wrong(what: str, where: str, line: int) -> TrainingDataError:
    return TrainingDataError(what, where=f"{where}:{line}", hint="correct the tree or remove the sentence")
