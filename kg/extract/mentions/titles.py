"""Titles before the names of persons: where they begin, and what is a title no more.

Comes in: words, the first word of a name.  Goes out: the first word of its title.
"""

from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.phrases import is_hyphen
from kg.extract.mentions.quotations import QUOTES
from kg.extract.mentions.words import Words
from kg.names import find_nisba, is_given_name

#: How far left of a name its title can begin; 98 % of the titles in the training articles are shorter.
MAX_TITLE = 14
_MODIFIERS = frozenset({"amod", "compound", "nmod", "det"})
_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "DET"})
#: Prepositions that tie a noun to a title ("spokesman of", "official at").
TIES = frozenset({"ب", "ل", "في", "لدي", "of", "for"})
#: Behind a given name.
SON = frozenset({"بن", "ابن", "بنت"})


def without_title(words: Words, lex: Lexicon, start: int, end: int) -> int:
    """Where a person's name begins behind titles that were taken with it ("US Secretary of State X Y")."""
    if words.lang == "en":
        titles = [i for i in range(start, end - 1) if is_title(words, lex, i)]
        start = titles[-1] + 1 if titles else start
        return start + 2 if titles and words.pos[start] == "ADP" and start < end - 2 else start
    while start < end - 1 and is_title(words, lex, start) and not _is_given(words, start):
        start += 1
    return start


def _is_given(words: Words, i: int) -> bool:
    """Say whether a title in Arabic is a given name here: سلطان بن سلمان, and without article خليفة حفتر."""
    if words.key[i + 1] in SON:
        return True
    return words.key[i] == words.bare[i] and is_given_name(words.form[i])


def is_title(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word is a title."""
    return words.bare[i] in lex.titles and words.pos[i] not in {"VERB", "ADP"}


def _is_origin(words: Words, i: int, name: int) -> bool:
    """Say whether a word says where the person comes from ("the Moroccan X")."""
    if words.lang != "ar" or words.key[i] == words.bare[i] or words.pos[i] not in _NOMINAL:
        return False
    before = i > 0 and words.head[i] == i - 1 and words.dep[i] == "amod"
    return i >= name - 2 and not before and find_nisba(words.key[i]) is not None


def title_start(words: Words, lex: Lexicon, name: int, floor: int) -> int:
    """The token at which the title before a name begins; the name's own start without a title."""
    best = name
    i = name - 1
    while i >= max(floor, name - MAX_TITLE) and words.sent[i] == words.sent[name]:
        if i + 1 < best and _ends_phrase(words, lex, i):
            break
        if is_title(words, lex, i):
            if best < name and _stands_apart(words, lex, i, best) and "الي" not in words.key[best:name]:
                break
            best = i
        elif best == name and _is_origin(words, i, name):
            best = i
        elif not _may_continue(words, lex, i, name):
            break
        i -= 1
    return best


def _ends_phrase(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a phrase ends between two words: no noun without article can go on with a definite one."""
    definite = words.key[i] != words.bare[i] or words.pos[i] == "PRON"
    after = words.key[i + 1] == words.bare[i + 1] and words.pos[i + 1] == "NOUN"
    return words.lang == "ar" and definite and after and not lex.has("beside", words.key[i + 1])


def _stands_apart(words: Words, lex: Lexicon, left: int, right: int) -> bool:
    """Say whether a title does not belong to the same block as the title to its right.

    "the king | minister of ...", "the wife of | president X", "the emir of Kuwait | the president X" are two
    phrases.
    """
    if words.bare[right] not in lex.titles:
        return False
    definite = words.key[left] != words.bare[left]
    if definite and not lex.titles[words.bare[left]] and right == left + 1:
        return words.key[right] == words.bare[right]
    office = words.key[right] != words.bare[right] and not lex.titles[words.bare[right]]
    offices = lex.classes["office"]
    if not definite and office and words.bare[left] in offices and offices.get(words.bare[right]) == "":
        return True
    return not definite and office and right == left + 1 and lex.has("kin", words.bare[left])


def modifiers_start(words: Words, first: int, name: int, floor: int) -> int:
    """In English the first word that modifies a title: "former US | Secretary of State X Y", "the far-right |
    leader X Y", "Vice-| President X Y"."""
    if words.lang != "en" or first == name:
        return first
    while first > floor and words.sent[first - 1] == words.sent[name]:
        if first - 2 >= floor and is_hyphen(words, first - 1):
            first -= 2
        elif words.dep[first - 1] in _MODIFIERS and first <= words.head[first - 1] < name + 4:
            first -= 1
        else:
            break
    return first


def _may_continue(words: Words, lex: Lexicon, i: int, name: int) -> bool:
    """Say whether a token can stand inside a title."""
    pos = words.pos[i]
    if pos in _NOMINAL:
        return words.feats[i].prontype != "Rel"
    if pos == "PRON":
        return words.head[i] == i - 1 and (is_title(words, lex, i - 1) or words.key[i - 1] == "اسم")
    if i == name - 1:
        short = i > 0 and len(words.key[i - 1]) == 1 and words.key[i] == "."
        return words.key[i] in QUOTES or words.key[i] == "/" or short
    if pos == "CCONJ":
        return (
            not is_title(words, lex, i + 1) and words.pos[i + 1] in _NOMINAL and words.head[i + 1] > name - 8
        )
    if pos == "ADP":
        return _inner_preposition(words, lex, i) and not _names_its_own(words, lex, i, name)
    return False


def _names_its_own(words: Words, lex: Lexicon, i: int, name: int) -> bool:
    """Say whether the title behind a preposition is that of the name: "received by X | for prince Y"."""
    title = i + 1
    if title >= name or not is_title(words, lex, title) or words.sent[title] != words.sent[name]:
        return False
    return lex.titles[words.bare[title]] or title == name - 1


def _inner_preposition(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a preposition ties its noun to a title ("spokesman of", "official at")."""
    if is_title(words, lex, i - 1) and lex.has("field", *words.key[i + 1 : i + 2]):
        return True
    noun = words.head[i]
    if noun <= i:
        noun = i + 1
    top = words.head[noun]
    while top > i and words.head[top] < top:
        top = words.head[top]
    ties = words.key[i] in TIES or (words.key[i] == "الي" and words.bare[top] in lex.titles)
    return ties and top < i and words.pos[top] in _NOMINAL
