"""How much a name tells by itself: a name of its own, a name that needs a witness, or no name at all.

Comes in: nodes. Goes out: `Strength`. Extraction calls many phrases names; "the ministry" of two articles is
two ministries, and "محمد علي" may be two men.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache, lru_cache

from kg import ontology
from kg.model import Kind
from kg.names import Gazetteer, find_nisba, find_word, is_title_word, name_key
from kg.names.given import given_en
from kg.names.words import find_possessed, is_head, is_several
from kg.resolve.known import ambiguous
from kg.resolve.nodes import PARTICLES, Node
from kg.resolve.spoken import ONE_EACH

COMMON_FAMILY = 3
"""Full names with different first words that make their last word a common family name."""

COMMON_GIVEN = 200
"""Full names with different last words that begin with one given name, from which on it tells too little: of
11 merges of articles that shared nothing but a محمد of one family 2 were wrong, of 45 of others none."""

SHORTEST = 3
"""Fewest letters of a single word that names something."""


WEAK: frozenset[Kind] = frozenset({"OTHER", "WORK", "TIME", "GROUP"})
"""Kinds of which extraction is least sure, and whose names are seldom proper."""


SIDES = frozenset({"شمال", "جنوب", "شرق", "غرب", "وسط"})
"""Words before the name of a land that name a part of it, now this, now that."""

MANY = frozenset(
    {"طريق", "شارع", "حديقه", "مسجد", "جامع", "مستشفي", "مدرسه", "حي", "ميدان", "قاعه", "نادي", "مبني"}
    | {"كليه", "عماده", "قسم", "محكمه"}
)
"""Heads of what many towns have of one name (King Abdullah Road, the Faculty of Arts)."""


BRANCHES = frozenset(
    {"سفاره", "قنصليه", "ملحقيه", "فرع", "معسكر", "بعثه", "وفد", "مكتب", "مقر", "مبني", "ممثليه"}
)
"""Heads of what one state, club or organisation has many of."""


LETTERS = frozenset(
    {"اي", "بي", "سي", "دي", "اف", "جي", "جيه", "اتش", "كي", "كيه", "ال", "ام", "ان", "او", "كيو", "ار"}
    | {"اس", "تي", "يو", "في", "دبليو", "اكس", "واي", "زد", "ايه", "ايتش"}
)
"""Names of English letters: what is spelled out with them is as often a device or a substance (جي بي إس)."""


ENDS = frozenset({"embassy", "consulate", "of", "the", "and"})
"""Last words of English phrases that are such a branch, or are cut off."""


_ATTACHED = frozenset("بلك")


class Strength(IntEnum):
    """What a name can prove: nothing; something in articles of one happening, or with company and the same
    country, or with one of them; or by itself.
    """

    NOTHING = 0
    WITH_STORY = 1
    WITH_BOTH = 2
    WITH_COMPANY = 3
    WITH_COUNTRY = 4
    ALONE = 5


class Names:
    """Judges names, with what all names together tell about families."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        firsts: dict[str, set[str]] = defaultdict(set)
        for node in nodes:
            if node.kind == "PERSON" and len(node.words) > 1:
                firsts[node.words[-1]].add(node.words[0])
        self._families = Counter({family: len(found) for family, found in firsts.items()})
        self._given = Counter(first for found in firsts.values() for first in found)

    def strength(self, node: Node) -> Strength:
        """What a node's name alone proves."""
        if node.known:
            return Strength.ALONE
        if node.kind == "PERSON":
            return self._person(node)
        found = _thing(node.kind, node.key)
        return Strength.WITH_STORY if node.astray and found is Strength.WITH_COUNTRY else found

    def _person(self, node: Node) -> Strength:
        words = node.words
        broken = not words or node.key.split()[0] in PARTICLES or is_description(words[0])
        if broken or len(words) < 2 or (node.lang == "en" and words[-1] in _offices()):
            return Strength.NOTHING
        described = [is_description(word) for word in words]
        if any(described):
            return Strength.NOTHING if all(described) else Strength.WITH_COMPANY
        if len(words) > 2:
            return Strength.ALONE
        family = words[-1]
        common = bool(given_en(family)) or self._families[family] >= COMMON_FAMILY
        common = common or self._given[words[0]] >= COMMON_GIVEN
        return Strength.WITH_COMPANY if common else Strength.ALONE


@cache
def _offices() -> frozenset[str]:
    """English words that end an office and no name ("foreign secretary")."""
    rows = ontology.rows("names/titles_en.tsv")
    return frozenset(name_key(row["title"]) for _, row in rows if row["takes"] == "what")


def is_description(word: str) -> bool:
    """Say whether a word of a person's name is rather a word for what the person is."""
    return (is_common(word) and not given_en(word)) or word in ambiguous()


@lru_cache(maxsize=65536)
def _thing(kind: Kind, key: str) -> Strength:
    """What the name of a thing proves: words that are all common need a witness or prove nothing."""
    words = key.split()
    if not words or key in ambiguous() or _points(key, words):
        return Strength.NOTHING
    common = [is_common(word) or is_common(_bare(word)) for word in words]
    if len(words) == 1:
        weak = common[0] or len(key) < SHORTEST or kind in WEAK
        return Strength.NOTHING if weak else Strength.WITH_BOTH
    if all(common):
        return _described(kind, words)
    if _adjectival(words):
        return Strength.WITH_STORY if kind == "ORG" else Strength.NOTHING
    if kind in WEAK or words[0] in MANY or all(word in LETTERS for word in words):
        return Strength.WITH_STORY
    alone = _has_name(words, common) and not (common[0] and kind == "ORG" and _is_phrase(words[0]))
    return Strength.ALONE if alone else Strength.WITH_BOTH


def _adjectival(words: list[str]) -> bool:
    """Say whether a name looks like a noun with adjectives, none of them of a state or people."""
    definite = all(word.startswith("ال") for word in words)
    return definite and not any(find_nisba(word) for word in words)


def _is_phrase(word: str) -> bool:
    """Say whether an Arabic common word heads no institution: it begins a phrase (أمن روسيا)."""
    return not word.isascii() and not is_head(word)


def _described(kind: Kind, words: list[str]) -> Strength:
    """What a phrase of common words proves: of a ministry or of something national more than of others."""
    construct = is_head(words[0]) and not words[0].startswith("ال")
    pointing = words[-1].startswith("ال") and is_head(words[-1])
    national = any(find_nisba(word) for word in words)
    if kind != "ORG" or pointing or not (construct or national):
        return Strength.NOTHING
    if words[0] in ONE_EACH:
        told = any(nisba.of.country for word in words[1:] if (nisba := find_nisba(word)))
        return Strength.ALONE if told else Strength.WITH_COUNTRY
    return Strength.WITH_BOTH if national else Strength.WITH_STORY


def _bare(word: str) -> str:
    """A word of an Arabic name without a preposition that is attached to it ("team for | ball")."""
    if word.startswith("لل"):
        return f"ال{word[2:]}"
    return word[1:] if len(word) > SHORTEST and word[0] in _ATTACHED else word


def _points(key: str, words: list[str]) -> bool:
    """Say whether a phrase points to its article: possessive, figure, a part, a branch, several of a sort."""
    if words[0].removesuffix("ي") in SIDES or words[0] in BRANCHES or words[-1] in ENDS:
        return True
    if len(words) > 1 and is_several(words[0]):
        return True
    told = any(_is_owned(word) or is_function(word) for word in words)
    return told or any(c.isdigit() for c in key)


def is_function(word: str) -> bool:
    """Say whether an Arabic word has no meaning of its own (هذه)."""
    found = find_word(word) if len(word) > 2 else None
    return found is not None and found.pos == "function"


def _is_owned(word: str) -> bool:
    """Say whether a pronoun hangs on a common word (فريقه, "its foreign ministry" خارجيتها)."""
    stem = word.removesuffix("ها").removesuffix("هم").removesuffix("نا")
    return bool(find_possessed(word)) or (stem != word and stem.endswith("ت") and is_common(stem[:-1] + "ه"))


def _has_name(words: list[str], common: list[bool]) -> bool:
    """Say whether a name holds a name: a known one, or an uncommon word without article."""
    described = common[-1] and words[-1].startswith("ال")
    if described or all(word.startswith("ال") for word in words):
        return False
    names = Gazetteer.load()
    return any(
        not known and (not word.startswith("ال") or names.lookup(word) is not None)
        for word, known in zip(words[1:], common[1:], strict=True)
    )


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Say whether a word is no name: a common word, a title, an adjective of a state."""
    return bool(find_word(word) or find_nisba(word) or is_title_word(word))


def is_bare(node: Node) -> bool:
    """Say whether a name that proves nothing is too bare for articles of one story, which share all words.

    One word is, and of things what is no phrase for an institution, or points to something of its text.
    """
    if len(node.words) < 2:
        return True
    if node.kind == "PERSON":
        return False
    if node.kind in WEAK or not is_head(node.words[0]):
        return True
    first, last = node.words[0], node.words[-1]
    found = find_word(last)
    if found is not None and found.definite and found.kind in ("ORG", "PLACE"):
        return True
    return node.kind != "ORG" and (first.startswith("ال") or not last.startswith("ال"))


def is_two_given(words: Sequence[str]) -> bool:
    """Say whether a name is two given names, which many men bear (محمد رمضان)."""
    return len(words) == 2 and all(given_en(word) for word in words)
