"""Which prepositions go on with a noun phrase: "a number OF worshippers", "those who signed | the letter".

Comes in: words and the head of a phrase.  Goes out: whether a complement belongs to it, where its core ends.
"""

from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.words import Words

#: Prepositions that always open the complement of a phrase.
_COMPLEMENT = {"ar": frozenset[str](), "en": frozenset({"of", "'s"})}
#: Prepositions that tie an office to its holder ("spokesman for").
_OFFICE = {"ar": frozenset({"ب", "ل", "في", "لدي"}), "en": frozenset({"for"})}
#: Prepositions behind a quantity.
_COUNTED = frozenset({"من", "of"})
#: Prepositions that open the complement of an Arabic noun without article right before them ("a team of
#: doctors", "a report about"): always, or where it is no object whose verb may have the preposition.
_TELLING = frozenset({"من", "عن"})
_TELLING_ALONE = "ل"
#: "A lecture under the title | «...»".
_TITLED = "عنوان"
#: "29 per cent".
_PER = frozenset({"في", "ب"})
_PERCENT = frozenset({"مائه", "مئه"})


def opens_complement(words: Words, lex: Lexicon, case: int, above: int, head: int) -> bool:
    """Say whether a preposition goes on with a phrase.

    Args:
        words: The words.
        lex: The words of the language.
        case: The preposition.
        above: The word of the phrase that its noun hangs on.
        head: The head of the phrase.
    """
    key = words.key[case]
    if key in _COMPLEMENT.get(words.lang, ()):
        return True
    if key == "ل" and lex.has("purpose", words.bare[above]) and above < case - 1:
        return is_purpose(words, lex, words.head[case]) and _may_tell(words, above, words.head[case])
    if words.lang == "ar" and above <= head + 1 and governs(words, lex, above, key):
        return True
    return above == head and _goes_on(words, lex, case, head)


def _goes_on(words: Words, lex: Lexicon, case: int, head: int) -> bool:
    """Say whether the head of a phrase goes on: an office, an indefinite noun, a quantity."""
    key = words.key[case]
    if _is_office(words, lex, head) and key in _OFFICE.get(words.lang, ()):
        return True
    if words.lang == "ar" and _tells_more(words, head, case):
        return True
    counts = is_quantity(words, lex, head) or lex.kinds.get(words.bare[head]) == "GROUP"
    return counts and key in _COUNTED


def _is_office(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word is a title that tells where its holder works; players and citizens hold none."""
    bare, lemma = words.bare[i], words.lemma[i]
    title = bare in lex.titles or lemma in lex.titles
    return title and not lex.has("no_office", bare, lemma)


def governs(words: Words, lex: Lexicon, i: int, preposition: str) -> bool:
    """Say whether a word is hardly told without the preposition behind it ("those responsible | for")."""
    governed = lex.classes["governs"]
    forms = (words.lemma[i], words.bare[i], words.lemma[i].removesuffix("ه"))
    return preposition in next((governed[form] for form in forms if form in governed), "").split()


def _tells_more(words: Words, head: int, case: int) -> bool:
    """Say whether a preposition right behind a noun without article or a number goes on with its phrase, or
    behind a definite subject with its adjective ("the Executive Office | of the Confederation")."""
    key, noun, definite = words.key[case], words.head[case], words.key[head] != words.bare[head]
    if case == head + 2:
        told = definite and words.dep[head] == "nsubj" and words.pos[head + 1] == "ADJ"
        return told and key == _TELLING_ALONE
    if words.pos[head] == "NUM":
        return key in _PER and words.bare[noun] in _PERCENT
    if case > head + 1 or definite or words.pos[head] not in {"NOUN", "ADJ"}:
        return False
    titled = key == "ب" and words.key[noun] == _TITLED
    return titled or key in _TELLING or (key == _TELLING_ALONE and words.dep[head] != "obj")


def _may_tell(words: Words, above: int, i: int) -> bool:
    """Say whether a name may go on with what it is for: "the Security Council | to discuss" does not.

    Behind a complement ("the council of X") that is a noun with the article or in the plural.
    """
    if words.pos[above + 1] == "PRON":
        return False
    whole = words.key[above] != words.bare[above] or words.pos[above + 1] == "ADJ"
    return whole or words.key[i] != words.bare[i] or words.feats[i].number == "Plur"


def is_purpose(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a noun behind "for" can be what an institution is for: definite, no person, no time."""
    other = lex.has("time", words.bare[i]) or lex.is_human(words.bare[i], words.lemma[i])
    article = words.key[i] != words.bare[i]
    construct = i + 1 < len(words) and words.head[i + 1] == i and words.dep[i + 1] == "nmod"
    return words.pos[i] == "NOUN" and not other and (article or construct)


def core_end(words: Words, lex: Lexicon, head: int, end: int) -> int:
    """The end of a phrase without the complement that a preposition opens; what an office or an institution
    is for belongs to it ("spokesman of")."""
    if words.lang != "ar":
        return end
    ties = _OFFICE["ar"] if _is_office(words, lex, head) else frozenset[str]()
    if lex.has("purpose", words.bare[head]):
        ties |= {_TELLING_ALONE}
    cases = (i for i in range(head + 1, end) if words.dep[i] == "case")
    return next((i for i in cases if words.key[i] not in ties), end)


def is_quantity(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word only counts what follows it ("a number of", "38 of")."""
    if words.pos[i] == "NUM":
        return True
    bare, quantities = words.bare[i], lex.classes["quantity"]
    return bare in quantities or (bare.endswith("ا") and bare[:-1] in quantities)


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
