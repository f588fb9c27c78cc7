"""The extent of a noun phrase: its head, what stands before it, the modifiers that follow without a break.

Comes in: words and the head of a phrase.  Goes out: first token and end.  Left out: relative clauses, other
members of a coordination, prepositional phrases (but "a number OF worshippers"), appositions.
"""

from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.words import Words

_BEFORE = frozenset({"det", "nummod", "amod"})
_AFTER = frozenset({"nmod", "amod", "nummod", "flat", "det", "fixed", "compound", "goeswith"})
#: Relations that hang a word on the noun phrase it stands before, directly or through other such words.
_BEFORE_EN = _BEFORE | {"compound", "nmod", "flat", "advmod", "case", "conj", "cc", "punct", "goeswith"}
_OUTSIDE_EN = frozenset({"advmod", "case", "conj", "cc", "punct"})
#: Words that bound a number together with the preposition before them ("at least 28").
_BOUNDS_EN = frozenset({"least", "most"})
#: Marks inside English noun phrases.
_JOINING_EN = frozenset({"'", "’", "-"})
#: Words between one before a noun and that noun at most.
_DEEPEST = 5
#: Prepositions that may open the complement of a phrase: always, or after a quantity only.
_COMPLEMENT = {"ar": frozenset[str](), "en": frozenset({"of", "'s"})}
#: Prepositions that tie an office to its holder ("spokesman for", "official at").
_OFFICE = {"ar": frozenset({"ب", "ل", "في", "لدي"}), "en": frozenset({"for", "at", "in"})}
_COUNTED = frozenset({"من", "of"})
_MEMBERS = frozenset({"NOUN", "PROPN", "X"})
_NONE = -1


def extent(words: Words, lex: Lexicon, head: int) -> tuple[int, int]:
    """First token and end of the phrase of a head word, cut at the borders of its sentence."""
    start = _start_en(words, head) if words.lang == "en" else _start(words, head)
    end, size = head + 1, len(words)
    while end < size and _continues(words, lex, end, head):
        end += 1
    while words.pos[end - 1] == "ADP":
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
    return start


def _before_en(words: Words, i: int, head: int) -> bool:
    """Say whether a word hangs on a head by way of words before it."""
    if words.dep[i] not in _BEFORE_EN or (words.head[i] == head and words.dep[i] in _OUTSIDE_EN):
        return False
    if words.pos[i] in {"VERB", "AUX"} and words.dep[i] != "amod":
        return False
    top, steps = i, 0
    while top != head and steps < 6:
        if words.head[top] == top:
            return False
        top, steps = words.head[top], steps + 1
    return top == head


def _continues(words: Words, lex: Lexicon, i: int, head: int) -> bool:
    """Say whether token `i` goes on with the phrase that reaches from its head to the token before."""
    if words.lang == "en" and _leads_to_complement(words, i, head):
        return True
    above, dep = words.head[i], words.dep[i]
    if dep == "case":
        top = words.head[above]
        return head <= top < i and _opens_complement(words, lex, i, top, head)
    if not head <= above < i:
        return above > i and dep in {"nummod", "det"} and head <= words.head[above] < i
    if words.pos[i] == "PRON":
        return dep == "nmod" and above == i - 1
    if dep == "nmod" and words.lang == "ar" and _cannot_be_owned(words, lex, i):
        return False
    return dep in _AFTER and words.pos[i] not in {"VERB", "PUNCT", "CCONJ", "AUX"}


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


def _cannot_be_owned(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a noun cannot be the complement of the noun that the parser hangs it on.

    A noun with the article takes no complement without a preposition: what follows stands beside it, as
    the object of its verb ("met | the president | a number of ..."), unless both agree as an apposition does
    ("the states | the members").
    """
    above = words.head[i]
    if words.pos[i] != "NOUN" or words.pos[above] != "NOUN" or not _is_definite(words, above, i):
        return False
    if lex.has("hyper", words.bare[above]) or lex.has("beside", words.key[i], words.key[i - 1]):
        return False
    if any(words.dep[k] == "case" or words.pos[k] == "PRON" for k in words.kids[i]):
        return False
    if words.key[i] == words.bare[i]:
        return True
    one, other = words.feats[above], words.feats[i]
    return bool(one.gender and other.gender) and (one.gender, one.number) != (other.gender, other.number)


def _is_definite(words: Words, noun: int, before: int) -> bool:
    """Say whether a noun is definite before a later word is reached: by its article or by a suffix."""
    suffix = noun + 1 < before and words.pos[noun + 1] == "PRON" and words.head[noun + 1] == noun
    return words.key[noun] != words.bare[noun] or suffix


def _opens_complement(words: Words, lex: Lexicon, case: int, above: int, head: int) -> bool:
    key = words.key[case]
    if key in _COMPLEMENT.get(words.lang, ()):
        return True
    if key == "ل" and lex.has("purpose", words.bare[above]) and above < case - 1:
        return _is_purpose(words, lex, words.head[case]) and _may_tell(words, above, words.head[case])
    if above != head:
        return False
    office = words.bare[head] in lex.titles or words.lemma[head] in lex.titles
    if office and key in _OFFICE.get(words.lang, ()):
        return True
    if key not in _COUNTED:
        return False
    return is_quantity(words, lex, head) or lex.kinds.get(words.bare[head]) == "GROUP"


def _may_tell(words: Words, above: int, i: int) -> bool:
    """Say whether a name may go on with what it is for: "the Security Council | to discuss" does not.

    Behind a complement ("the council of X") that is a noun with the article or in the plural.
    """
    if words.pos[above + 1] == "PRON":
        return False
    whole = words.key[above] != words.bare[above] or words.pos[above + 1] == "ADJ"
    return whole or words.key[i] != words.bare[i] or words.feats[i].number == "Plur"


def _is_purpose(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a noun behind "for" can be what an institution is for: definite, no person, no time."""
    other = lex.has("time", words.bare[i]) or lex.kind(words.bare[i], words.lemma[i]) in {"PERSON", "GROUP"}
    article = words.key[i] != words.bare[i]
    construct = i + 1 < len(words) and words.head[i + 1] == i and words.dep[i + 1] == "nmod"
    return words.pos[i] == "NOUN" and not other and (article or construct)


def over_coordination(words: Words, lex: Lexicon, head: int, end: int) -> int:
    """The end of a phrase with the other members of its coordinated complement.

    "the ministers of X | and Y" is one phrase, and so is "crews of rescue | and ambulance of the city", where
    the first complement is not definite before the second one is.
    """
    if words.lang != "ar":
        return end
    first, end = head + 1, over_fields(words, lex, head, end)
    if lex.has("purpose", words.bare[head]) and "ل" in words.key[first:end]:
        return _over_purposes(words, lex, words.key.index("ل", first) + 1, end)
    if end != head + 2 or words.pos[first] not in _MEMBERS:
        return end
    while (other := _member(words, end)) != _NONE:
        if words.head[other] != first or words.pos[other] not in _MEMBERS:
            break
        own = extent(words, lex, other)[1]
        named = own == other + 1 and _names(words, lex, (head, first, other))
        if not named and not _waits(words, first, other, own):
            break
        end = own
    return end


def _member(words: Words, end: int) -> int:
    """The word behind "and" at the end of a phrase, if it is coordinated with one before; else `_NONE`."""
    joined = end + 1 < len(words) and words.key[end] == "و" and words.pos[end] == "CCONJ"
    return end + 1 if joined and words.dep[end + 1] == "conj" else _NONE


def over_fields(words: Words, lex: Lexicon, head: int, end: int) -> int:
    """The end of a phrase with all fields of an institution or office in it: "the ministry of culture | and
    information", "the minister of labour | and social affairs"."""
    while (other := _member(words, end)) != _NONE:
        if not head < words.head[other] < end or not _is_field(words, lex, other):
            break
        first = words.first_conjunct(other)
        above = words.key[words.head[first]]
        office = above in lex.titles and not lex.titles[above] and _is_field(words, lex, first)
        if not office and lex.kinds.get(above) != "ORG":
            break
        end = extent(words, lex, other)[1]
    return end


def _is_field(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a noun with article can be what an institution is for: no person, place or institution."""
    thing = lex.kind(words.bare[i], words.lemma[i]) == "OTHER" and words.bare[i] not in lex.titles
    return words.pos[i] == "NOUN" and words.key[i] != words.bare[i] and thing


def _over_purposes(words: Words, lex: Lexicon, first: int, end: int) -> int:
    """The end of a name with all that an institution is for: "Organization for Food | and Agriculture"."""
    while (other := _member(words, end)) != _NONE:
        thing = lex.kind(words.bare[other], words.lemma[other]) == "OTHER" and _is_purpose(words, lex, other)
        if words.head[other] != first or not thing:
            break
        end = extent(words, lex, other)[1]
        end = next((i for i in range(other + 1, end) if words.bare[i] in lex.titles), end)
    return end


def _names(words: Words, lex: Lexicon, parts: tuple[int, int, int]) -> bool:
    """Say whether several are told apart by the names behind them ("the ministers of X and Y")."""
    head, first, other = parts
    several = words.feats[head].number in {"Plur", "Dual"}
    return several and _is_name(words, lex, first) and _is_name(words, lex, other)


def _is_name(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word is a name; names of states are tagged as nouns."""
    return words.pos[i] != "NOUN" or lex.names.kind((words.bare[i],)) == "GPE"


def _waits(words: Words, first: int, other: int, end: int) -> bool:
    """Say whether two nouns without article share the definite complement of the second one."""
    bare = all(words.pos[i] == "NOUN" and words.key[i] == words.bare[i] for i in (first, other))
    after = range(other + 1, end)
    definite = any(words.key[i] != words.bare[i] or words.pos[i] in {"X", "PROPN"} for i in after)
    return bare and definite and not any(words.pos[i] in {"NUM", "PRON"} for i in after)


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
