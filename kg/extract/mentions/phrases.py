"""The extent of a noun phrase: its head, what stands before it, the modifiers that follow without a break.

Comes in: words and the head of a phrase.  Goes out: first token and end.  Left out: relative clauses, other
members of a coordination, prepositional phrases (but "a number OF worshippers"), appositions.
"""

from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.words import Words

_BEFORE = frozenset({"det", "nummod", "amod"})
_AFTER = frozenset({"nmod", "amod", "nummod", "flat", "det", "fixed", "compound", "goeswith"})
_BEFORE_EN = _BEFORE | {"compound", "nmod"}
#: Prepositions that may open the complement of a phrase: always, or after a quantity only.
_COMPLEMENT = {"ar": frozenset[str](), "en": frozenset({"of", "'s"})}
#: Prepositions that tie an office to its holder ("spokesman for", "official at").
_OFFICE = {"ar": frozenset({"ب", "ل", "في", "لدي"}), "en": frozenset({"for", "at", "in"})}
_COUNTED = frozenset({"من", "of"})


def extent(words: Words, lex: Lexicon, head: int) -> tuple[int, int]:
    """First token and end of the phrase of a head word, cut at the borders of its sentence."""
    start = head
    before = _BEFORE_EN if words.lang == "en" else _BEFORE
    while start > 0 and words.head[start - 1] == head and words.dep[start - 1] in before:
        start -= 1
    end = head + 1
    inside = {head}
    while end < len(words) and _continues(words, lex, end, inside, head):
        inside.add(end)
        end += 1
    while words.pos[end - 1] == "ADP":
        end -= 1
    return start, end


def _continues(words: Words, lex: Lexicon, i: int, inside: set[int], head: int) -> bool:
    """Say whether token `i` goes on with the phrase."""
    if words.dep[i] == "case":
        top = words.head[i]
        return words.head[top] in inside and _opens_complement(words, lex, i, words.head[top], head)
    if words.head[i] not in inside:
        return words.head[i] > i and words.head[words.head[i]] in inside and words.dep[i] in {"nummod", "det"}
    if words.pos[i] == "PRON":
        return words.dep[i] == "nmod" and words.head[i] == i - 1
    return words.dep[i] in _AFTER and words.pos[i] not in {"VERB", "PUNCT", "CCONJ", "AUX"}


def _opens_complement(words: Words, lex: Lexicon, case: int, above: int, head: int) -> bool:
    key = words.key[case]
    if key in _COMPLEMENT.get(words.lang, ()):
        return True
    if above != head:
        return False
    if key in _OFFICE.get(words.lang, ()) and words.bare[head] in lex.titles:
        return True
    if key not in _COUNTED:
        return False
    return is_quantity(words, lex, head) or lex.kinds.get(words.bare[head]) == "GROUP"


def is_quantity(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word only counts what follows it ("a number of", "38 of")."""
    return words.pos[i] == "NUM" or lex.has("quantity", words.bare[i])


def counted(words: Words, lex: Lexicon, head: int, end: int) -> int:
    """The word that a quantity counts; the head itself when it counts nothing."""
    while is_quantity(words, lex, head):
        inner = next(
            (k for k in words.kids[head] if head < k < end and words.dep[k] in {"nmod", "obl"}), None
        )
        if inner is None or words.pos[inner] == "PRON":
            break
        head = inner
    return head
