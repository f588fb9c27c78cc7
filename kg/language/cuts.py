"""Where raw text and the treebank's words know better than the segmenter how an Arabic word is cut.

Comes in: a word and the pattern that the segmenter gives it. Goes out: the pattern that it has. What is cut
before the stem is mended first, then what is cut behind it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.language.clitics import KEEP, Pattern, apply_edit
from kg.language.counts import WordCounts
from kg.language.futures import rest_of_future
from kg.language.orthography import fold, strip_marks

#: What is left of a name when it is cut is a word when raw text has it 146 times (in 19 million words).
_SELDOM = 0.45
#: Conjunctions that stand before verbs, with how much more frequent in raw text the verb alone is, as the
#: difference of logarithms (4 times).
_BEFORE_VERBS = {"و": -1.0, "ف": 0.125}
#: Letters of a stem that is too short for a pronoun; so much less frequent than the word is what is no stem.
_SHORT, _LESS = 2, 0.05
#: "Is it that", folded, and what it is written before: of 27 other words that it was cut off 24 were whole.
_ASKING = "ا"
_ASKED = frozenset(
    {
        "لا",
        "لم",
        "لن",
        "ليس",
        "ليست",
        "ما",
        "هو",
        "هي",
        "هم",
        "هما",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "كان",
        "كانت",
    }
)
_ARTICLE, _AND, _PREPOSITIONS = "ال", "و", frozenset("بكل")
#: So much more frequent is what a stem becomes with its first clitic, or without its pronoun: 2 times, and 10
#: times before the ending ي, which adjectives have, too.
_MORE, _MORE_BEFORE_YA = 0.07, 0.3
#: Endings of perfects that are no clitics.
_PERFECT = ("ت", "وا", "تا")
#: Prepositions that no verb follows, as it follows ل.
_BEFORE_NOUNS = frozenset("بك")
#: A plural of the past whose object is a pronoun, and so frequent in raw text is the verb without it.
_PLURAL, _OBJECTS, _ALEF, _TOLD = "و", ("ه", "ها", "هم"), ">ا", 0.1
_PLURAL_OBJECTS = tuple(_PLURAL + one for one in _OBJECTS)


class Cuts:
    """Mends the patterns of words.

    Args:
        patterns: All patterns, the undivided word first.
        segmenter: Gives words their patterns.
        counts: How often raw text has a word.
        known: Words that the treebank has, each behind its part of speech and a blank.
        is_name: Whether a word is a known name of a person or place.
    """

    def __init__(
        self,
        patterns: Sequence[Pattern],
        segmenter: Callable[[list[str]], Sequence[int]],
        counts: WordCounts,
        known: Iterable[str],
        is_name: Callable[[str], bool],
    ) -> None:
        self._patterns, self._segmenter, self._counts, self._is_name = patterns, segmenter, counts, is_name
        keys = [key.partition(" ") for key in known]
        self._words = frozenset(word for _, _, word in keys)
        self._verbs = frozenset(word for pos, _, word in keys if pos == "VERB")
        self._only_verbs = self._verbs - {word for pos, _, word in keys if pos != "VERB"}
        self._conjunctions = {
            letter: number
            for number, one in enumerate(patterns)
            if one.only_before and one.before == (1,)
            for letter in one.heads & _BEFORE_VERBS.keys()
        }
        self._plain = {
            (one.before, one.after): number
            for number, one in reversed([*enumerate(patterns)])
            if {*one.edits} == {KEEP}
        }
        self._plural = self._plain | {
            (one.before, one.after): number
            for number, one in enumerate(patterns)
            if one.after and one.edits == (*(KEEP,) * len(one.before), _ALEF, *(KEEP,) * len(one.after[:1]))
        }
        self._pronouns = defaultdict(list)
        for number, one in enumerate(patterns):
            self._pronouns[one.before].append(number)

    def __call__(self, form: str, number: int) -> int:
        """Give the number of a word's pattern, mended."""
        number = self._future(form, self._cut(form, self._uncut(form, number)))
        return self._longer(form, self._behind(form, self._object(form, number)))

    def _uncut(self, form: str, number: int) -> int:
        """Give the pattern of a word; a known name is whole unless raw text has what is behind its first
        letters more often ("بايدن", "ستولتنبرج"), and so is what asks nothing ("أفرج")."""
        pattern = self._patterns[number]
        if not pattern.before:
            return number
        letters = fold(form)
        if letters[0] == _ASKING and pattern.before[0] == 1 and _stem(pattern, letters) not in _ASKED:
            return self._plain.get(((), pattern.after), 0)
        if not pattern.only_before or not self._is_name(form):
            return number
        rest = self._counts[pattern.pieces(letters)[-1]]
        return 0 if rest <= min(_SELDOM, self._counts[letters]) else number

    def _cut(self, form: str, number: int) -> int:
        """Give the pattern of a word; one that the treebank does not know is cut before a verb that it knows
        ("فوافقت", "واشترطت"), and whole as a form of a verb that it knows ("لخصت")."""
        letters = fold(form)
        if self._is_verb(letters, self._patterns[number]):
            return 0
        conjunction = self._conjunctions.get(letters[:1])
        if conjunction is None or self._patterns[number].before or letters[1:] not in self._verbs:
            return number
        more = self._counts[letters[1:]] - self._counts[letters]
        known = letters in self._words or self._is_name(form)
        return number if known or more < _BEFORE_VERBS[letters[0]] else conjunction

    def _future(self, form: str, number: int) -> int:
        """Give the pattern of a word; a future that was left whole is cut before its verb ("سنعمل")."""
        rest = rest_of_future(form, self._counts, self._verbs)
        before = len(fold(form)) - len(fold(rest)) if rest else 0
        if sum(self._patterns[number].before) >= before or self._is_name(form):
            return number
        after = self._patterns[self._segmenter([rest])[0]].after
        fitting = self._plain.get(((1,) * before, after), number)
        return fitting if self._patterns[fitting].fits(fold(form)) else number

    def _object(self, form: str, number: int) -> int:
        """Give the pattern of a word; a plural that was left whole is cut before its object ("سلموه")."""
        pattern = self._patterns[number]
        if pattern.after or not strip_marks(form).endswith(_PLURAL_OBJECTS):
            return number
        letters = fold(form)
        ending = next(one for one in _OBJECTS if letters.endswith(_PLURAL + one))
        if letters in self._words or self._is_name(form):
            return number
        verb = letters[sum(pattern.before) : -len(ending)] + "ا"
        fitting = self._plural.get((pattern.before, (len(ending),)), number)
        is_verb = len(verb) - 2 > _SHORT and self._counts[verb] > _TOLD
        return fitting if is_verb and self._patterns[fitting].fits(letters) else number

    def _behind(self, form: str, number: int) -> int:
        """Give the pattern of a word; what is too short to have a pronoun ("درهم"), or has the article
        ("السمك"), is whole where raw text has it more often than what would be left."""
        pattern = self._patterns[number]
        if not pattern.after:
            return number
        written = strip_marks(form)[sum(pattern.before) :]
        word = fold(written)
        stem = _stem(pattern, fold(form))
        short, article = len(word) - sum(pattern.after) <= _SHORT, written.startswith(_ARTICLE)
        if not (short or article) or self._is_known(stem) or self._counts[word] - self._counts[stem] < _LESS:
            return number
        return self._plain.get((pattern.before, ()), number)

    def _longer(self, form: str, number: int) -> int:
        """Give the pattern of a word; where nobody knows its stem, the letter cut off before it ("ل|قائ|ها",
        "ك|اد") or the pronoun behind it ("و|يتج|ه") belongs to it, if that makes a word."""
        pattern, letters = self._patterns[number], fold(form)
        if not pattern.before or self._is_known(_stem(pattern, letters)):
            return number
        found = dict(self._with_longer_stem(pattern, letters))
        return max(found, key=found.__getitem__, default=number)

    def _with_longer_stem(self, pattern: Pattern, letters: str) -> Iterator[tuple[int, float]]:
        """Give the patterns that leave a word more of its stem, with how much more frequent it is then. A
        preposition does not stand before "and": "لوكاس" is not ل|وكاس, which raw text has as "and a cup"."""
        stem = _stem(pattern, letters)
        two = stem.startswith(_AND) and self._is_known(stem[1:]) and not self._is_name(stem)
        joined = two and pattern.pieces(letters)[len(pattern.before) - 1] in _PREPOSITIONS
        for number in (*self._pronouns[pattern.before[:-1]], *self._pronouns[pattern.before]):
            other = self._patterns[number]
            if not _is_shorter(other, pattern) or not other.fits(letters):
                continue
            longer = _stem(other, letters)
            known = self._is_known(longer)
            more = self._counts[longer] - (0 if joined else self._counts[stem])
            least = _MORE_BEFORE_YA if other.pieces(letters)[-1] == "ي" and other.after else _MORE
            short = (joined or len(stem) <= _SHORT) and not (pattern.after or other.after)
            if (known and more > least) or (short and not known and more > 0):
                yield number, more

    def _is_known(self, stem: str) -> bool:
        """Say whether the treebank has a word."""
        return stem in self._words or stem in self._verbs

    def _is_verb(self, letters: str, pattern: Pattern) -> bool:
        """Say whether a word that is cut before what nobody knows, or a preposition before what is a verb
        alone ("ب|حثت"), is a perfect of a known verb, whole."""
        if not pattern.before or not letters.endswith(_PERFECT):
            return False
        rest = letters[sum(pattern.before) :]
        alone = pattern.before == (1,) and rest in self._only_verbs
        if alone and letters[0] in _BEFORE_NOUNS:
            return True
        verbs = [letters.removesuffix(ending) for ending in _PERFECT if letters.endswith(ending)]
        known = any(len(verb) > 2 and verb in self._verbs for verb in verbs)
        return known and rest not in self._words and self._counts[letters] >= self._counts[rest]


def _stem(pattern: Pattern, letters: str) -> str:
    """Spell the stem of a word (folded) in full."""
    at = len(pattern.before)
    return fold(apply_edit(pattern.pieces(letters)[at], pattern.edits[at]))


def _is_shorter(one: Pattern, other: Pattern) -> bool:
    """Say whether a pattern cuts off one clitic less than another one: the last before the stem, or what is
    behind it."""
    if one.before == other.before:
        return bool(other.after) and not one.after
    return other.after in (one.after, ())
