"""Training sentences in other capitals: headlines, all capitals, no capitals.

Comes in: sentences of a treebank. Goes out: the same, and for some of them a copy written another way, so
that what is learned does not hang on capitals.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.language.conllu import Sentence, Word
from kg.training.words import word_lists

#: One sentence in so many is copied as a headline, in small letters, in capitals.
HEADLINE, SMALL, CAPITALS = 12, 30, 40
#: Shortest and longest headline in words, and words that stay small in one.
_SHORTEST, _LONGEST = 4, 16
_LITTLE = frozenset(word_lists()["little_en"])


def variants(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Give the sentences with copies in other capitals, the same ones each time."""
    for number, sentence in enumerate(sentences):
        yield sentence
        if number % HEADLINE == 0 and _SHORTEST <= len(sentence.words) <= _LONGEST:
            yield headline(sentence)
        if number % SMALL == 1:
            yield _written(sentence, str.lower)
        if number % CAPITALS == 2:
            yield _written(sentence, str.upper)


def headline(sentence: Sentence) -> Sentence:
    """Write a sentence like a headline; its full stop goes where nothing hangs on it."""
    words = list(sentence.words)
    if words[-1].form == "." and all(word.head != len(words) for word in words):
        words.pop()
    written = tuple(
        replace(w, form=w.form if w.form in _LITTLE else w.form[:1].upper() + w.form[1:]) for w in words
    )
    tokens = tuple(token for token in sentence.tokens if token.last < len(words))
    return replace(sentence, words=written, tokens=tokens)


def _written(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    def written(word: Word) -> Word:
        form = change(word.form)
        return replace(word, form=form) if len(form) == len(word.form) else word

    return replace(sentence, words=tuple(map(written, sentence.words)))
