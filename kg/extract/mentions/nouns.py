"""Noun phrases: which words head one, how far it reaches, what it can stand for.

Comes in: words, the name blocks.  Goes out: drafts of form "name" and "nominal".
"""

from kg.extract.mentions.complements import core_end, counted, governs, is_quantity
from kg.extract.mentions.coordination import over_coordination
from kg.extract.mentions.definite import is_definite
from kg.extract.mentions.draft import Draft
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.names import Block
from kg.extract.mentions.phrases import extent
from kg.extract.mentions.quotations import CLOSING, QUOTES, over_quotation
from kg.extract.mentions.words import Words
from kg.model import Form, Kind
from kg.names import gender as given_gender
from kg.names import gender_en

_GENDERS = {"m": "Masc", "f": "Fem"}
_HEADS = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM"})
_NO_HEADS = frozenset({"amod", "nummod", "det", "case", "mark", "fixed", "cc", "advmod", "flat", "compound"})
_ONE = frozenset({"احد", "احدي", "واحد", "واحده", "اي", "اول", "اخر", "1", "one"})
#: Endings of those who belong somewhere (سوريون), and of other plurals (ملايين).
_PEOPLES, _NO_PEOPLES = ("يون", "يين"), ("ايون", "ايين")
_INSTITUTION = frozenset({"ORG", "GPE", "PLACE"})
#: "Capital of X", which is not X; with the article it is "the capital X".
_CAPITAL = "عاصمه"


def block_draft(words: Words, lex: Lexicon, block: Block) -> Draft:
    """The draft of a proper name with its title or type word."""
    start, end, kind = block.start, block.end, block.kind
    if kind != "PERSON" and start == block.first:
        start, kind = _with_type_word(words, lex, block)
    head = start if start < block.first and words.lang != "en" else _name_head(words, start, block)
    gender, number = _agreement(words, head, kind)
    if kind == "PERSON":
        gender = _gender(words, lex, start, block.first) or gender
    alone = kind in {"PERSON", "GPE"} or block.start < block.first or _is_quoted(words, block)
    name = (block.first if alone else start, end)
    title = (start, block.first) if kind == "PERSON" and start < block.first else None
    if start < block.first - 1 and _is_quoted(words, block) and end < len(words):
        end += words.key[end] in CLOSING
    return Draft(start, end, head, kind, "name", name, title, gender, number, "3", True)


def _gender(words: Words, lex: Lexicon, start: int, name: int) -> str:
    """The gender of a person by the name, in English before it by the title ("Mrs X")."""
    if words.lang != "en":
        return _GENDERS.get(given_gender(words.key[start]), "") if start == name else ""
    told = (lex.classes["gender"].get(words.key[i], "") for i in range(start, name))
    return next(filter(None, told), "") or _GENDERS.get(gender_en(words.key[name]), "")


def _name_head(words: Words, start: int, block: Block) -> int:
    """The word of a name that the rest of the sentence hangs on: the first whose head lies outside."""
    first = start if words.lang == "en" else block.first
    for i in range(first, block.end):
        if not first <= words.head[i] < block.end or words.head[i] == i:
            return i
    return block.first


def _is_quoted(words: Words, block: Block) -> bool:
    return block.first > 0 and words.key[block.first - 1] in QUOTES


def _with_type_word(words: Words, lex: Lexicon, block: Block) -> tuple[int, Kind]:
    """Take in the word before a name that says what it is ("the city of X", "the newspaper X")."""
    i = block.first - (2 if _is_quoted(words, block) else 1)
    nominal = i >= 0 and words.pos[i] in {"NOUN", "PROPN", "X"}
    if not nominal or words.sent[i] != words.sent[block.first] or words.key[i] == _CAPITAL:
        return block.first, block.kind
    kind = _told_kind(words, lex, i, block)
    return (block.first, block.kind) if kind is None else (i, kind)


def _told_kind(words: Words, lex: Lexicon, i: int, block: Block) -> Kind | None:
    """The kind of a name by the word before it, None where that says nothing of it."""
    before, bare = lex.kinds.get(words.bare[i]), words.key[i] == words.bare[i]
    if block.kind == "GPE" and before in {"GPE", "PLACE"} and lex.has("hyper", words.bare[i]):
        return "GPE"
    quoted = i < block.first - 1 and block.end < len(words) and words.key[block.end] in CLOSING
    if quoted and bare and block.kind in {"ORG", "WORK", "PLACE"}:
        return block.kind
    if block.kind == "ORG" and lex.announces(words.bare[i], words.lemma[i]):
        return "ORG"
    return "PLACE" if block.kind in {"GPE", "PLACE"} and before == "PLACE" and bare else None


def heads(words: Words, lex: Lexicon, owner: dict[int, Block]) -> list[int]:
    """Words that head a noun phrase which can be a participant."""
    tagged = enumerate(zip(words.pos, words.dep, strict=True))
    may = [i for i, (pos, dep) in tagged if pos in _HEADS and dep not in _NO_HEADS]
    return [i for i in may if _is_head(words, lex, i, owner.get(i))]


def _is_head(words: Words, lex: Lexicon, i: int, block: Block | None) -> bool:
    """Say whether a word that is tagged and tied as heads are is one."""
    pos = words.pos[i]
    if len(words.key[i]) < 2 and pos != "NUM":
        return False
    if block is not None and not _inside_title(words, lex, i, block):
        return False
    if (words.bare[i] in lex.classes["time"] and not _is_one_of(words, lex, i)) or _is_adverb(words, i):
        return False
    if pos in {"ADJ", "NUM"}:
        return _is_stand_in(words, i)
    return not _is_preposition(words, lex, i)


def _is_one_of(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word for a time only counts here: أحدهم is "one of them" and no Sunday."""
    return words.has_suffix(i) and words.key[i] == words.bare[i] and is_quantity(words, lex, i)


def _is_preposition(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a noun is part of a preposition; some are behind one word only ("under the command of")."""
    behind = lex.classes["no_participant"].get(words.bare[i])
    if not behind:
        return behind is not None and words.dep[i] == "obl"
    possessed = i + 1 < len(words) and words.pos[i + 1] == "PRON"
    return i > 0 and words.key[i - 1] == behind and words.key[i] == words.bare[i] and not possessed


def _is_adverb(words: Words, i: int) -> bool:
    """Say whether a word without preposition and complement is an adverbial accusative ("recently")."""
    adverbial = words.lang == "ar" and words.dep[i] in {"obl", "advcl"} and words.key[i].endswith("ا")
    return adverbial and len(words.key[i]) > 3 and not words.kids[i] and words.key[i] == words.bare[i]


def _inside_title(words: Words, lex: Lexicon, i: int, block: Block) -> bool:
    """Say whether a word inside a title names an institution ("head of the [Council ...]"), no portfolio."""
    if i >= block.first or i == block.start or lex.kinds.get(words.bare[i]) != "ORG":
        return False
    return i > block.start + 1 or words.key[i] == words.bare[i]


def _is_stand_in(words: Words, i: int) -> bool:
    """Say whether an adjective or a number stands for a noun ("the wounded", "38 of them")."""
    dep = words.dep[i]
    if dep in {"nsubj", "obj", "iobj"}:
        return True
    if words.pos[i] == "ADJ":
        return dep == "obl" or (dep in {"conj", "nmod"} and _nominal(words, words.head[i]))
    return any(k > i and words.dep[k] == "nmod" and words.pos[k] != "NUM" for k in words.kids[i])


def _nominal(words: Words, i: int) -> bool:
    return words.pos[i] in {"NOUN", "PROPN", "X"}


def noun_draft(words: Words, lex: Lexicon, head: int, owner: dict[int, Block]) -> Draft:
    """The draft of a noun phrase whose head is no part of a name."""
    (start, end), what = extent(words, lex, head), head
    if end > head + 1:
        end = over_coordination(words, lex, head, end)
    if (end := over_quotation(words, head, end)) > head + 1:
        start, end = _bounded(words, lex, head, (start, end), owner)
        what = counted(words, lex, head, end)
    kind = _kind(words, lex, what)
    gender, number = _agreement(words, what, kind)
    gender = gender or lex.classes["gender"].get(words.key[what], "") or _told_by_pronoun(words, lex, what)
    if _counts_several(words, head, what):
        kind, number = "GROUP" if kind == "PERSON" else kind, "Plur"
    definite = is_definite(words, start, core_end(words, lex, what, end), what)
    complement = end > head + 1
    inner = owner.get(end - 1)
    if inner is not None and inner.end == end and kind == "GPE" and _is_type_of(words, lex, head, inner):
        return _capital(words, Draft(start, end, head, kind, "name", definite=True, person="3"), inner)
    called = complement and words.pos[end - 1] != "PRON"
    named = kind in _INSTITUTION and called and definite and number != "Plur" and what == head
    foreign = words.pos[head] in {"X", "PROPN"} and what == head and not _is_office(words, lex, head)
    name = (start if words.lang == "en" else head, end) if named or foreign else None
    form: Form = "name" if name else "nominal"
    return Draft(start, end, head, kind, form, name, None, gender, number, "3", definite, bare=not complement)


def _told_by_pronoun(words: Words, lex: Lexicon, head: int) -> str:
    """The gender of somebody who is only called so, by the pronoun: "Her | Majesty"."""
    if words.lang != "en" or not lex.has("honorific", words.key[head]):
        return ""
    return next((words.feats[k].gender for k in words.kids[head] if words.pos[k] == "PRON"), "")


def _is_office(words: Words, lex: Lexicon, head: int) -> bool:
    """Say whether a word that is written like a name is a title ("the Foreign Secretary")."""
    return words.lang == "en" and words.bare[head] in lex.titles


def _is_type_of(words: Words, lex: Lexicon, head: int, name: Block) -> bool:
    """Say whether a word with its adjectives says what the place behind it is ("the Slovenian capital X")."""
    if name.kind != "GPE" or not lex.has("hyper", words.bare[head]) or words.key[head] == _CAPITAL:
        return False
    return all(words.pos[i] == "ADJ" for i in range(head + 1, name.start))


def _capital(words: Words, draft: Draft, inner: Block) -> Draft:
    """A place name behind the words that say what it is ("the Slovenian capital X")."""
    gender, number = _agreement(words, draft.head, draft.kind)
    return draft._replace(name=(inner.first, inner.end), gender=gender, number=number)


def _counts_several(words: Words, head: int, counted: int) -> bool:
    """Say whether a quantity before a noun means more than one."""
    if head != counted:
        return words.bare[head] not in _ONE
    for k in words.kids[head]:  # noqa: SIM110 - half the time of any(...), and this is asked of every noun
        if k < head and words.dep[k] == "nummod" and words.key[k] not in _ONE:
            return True
    return False


def _bounded(
    words: Words, lex: Lexicon, head: int, span: tuple[int, int], owner: dict[int, Block]
) -> tuple[int, int]:
    """Cut a phrase before a name that is a participant of its own, or stretch it over the whole name.

    Inside a title it ends before the next one: "director of health in the region | the professor X".
    """
    start, end = span
    for i in range(head + 1, end):
        block = owner.get(i)
        if block is None:
            continue
        if block.start <= head:
            if i < block.first and _opens_title(words, lex, i):
                return start, i
            continue
        construct = words.key[i - 1] == words.bare[i - 1] and words.pos[i - 1] in {"NOUN", "ADJ", "NUM"}
        governed = words.pos[i - 1] == "ADP" and governs(words, lex, i - 2, words.key[i - 1])
        beside = block.kind == "PERSON" or (words.lang == "ar" and words.pos[i - 1] in {"X", "PROPN"})
        joined = i == block.start and (construct or governed or not beside)
        if not joined and i == block.start:
            while words.pos[i - 1] in {"ADP", "CCONJ", "PUNCT"}:
                i -= 1
            return start, i
        end = max(end, block.end)
    return start, end


def _opens_title(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a title with article begins behind a phrase that is definite already."""
    title = words.bare[i] in lex.titles and words.key[i] != words.bare[i]
    return title and (words.key[i - 1] != words.bare[i - 1] or words.pos[i - 1] in {"X", "PROPN", "PRON"})


def _kind(words: Words, lex: Lexicon, i: int) -> Kind:
    """The kind of what a head names, plural persons as groups; the table is surer than the tree."""
    kind = lex.kind(words.bare[i], words.lemma[i])
    several = kind == "PERSON" and words.feats[i].number in {"Plur", "Dual"}
    if several and words.bare[i] not in lex.kinds:
        return "GROUP"
    peoples = kind == "OTHER" and words.feats[i].number == "Plur" and words.key[i].endswith(_PEOPLES)
    return "GROUP" if peoples and not words.key[i].endswith(_NO_PEOPLES) else kind


def _agreement(words: Words, i: int, kind: Kind) -> tuple[str, str]:
    """Gender and number, with what Arabic spelling tells where the tree is silent."""
    feats = words.feats[i]
    gender, number = feats.gender, feats.number
    if not gender and words.lang == "ar" and words.pos[i] != "X":
        gender = "Fem" if words.key[i].endswith("ه") and len(words.key[i]) > 2 else "Masc"
    if kind == "GPE" and not feats.gender:
        gender = "Fem"
    if kind == "PERSON" or (number == "Plur" and is_place_name(words, i, kind)):
        number = number if number == "Dual" else "Sing"
    return gender, number


def is_place_name(words: Words, i: int, kind: Kind) -> bool:
    """Say whether a plural form names one place (الولايات المتحدة)."""
    return kind == "GPE" and words.feats[i].number == "Plur" and words.bare[i] in {"ولايات", "امارات"}


__all__ = ["block_draft", "heads", "is_quantity", "noun_draft"]
