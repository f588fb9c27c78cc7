"""On which side of the publication a clause lies, so that "on Friday" is the last one or the next.

Comes in: a `Tree`, a language; words from `ontology/times/tense.tsv`. Goes out: a function from an offset in
the text to "past", "future" or "" (not told).
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import cache

from kg.errors import OntologyError
from kg.extract.tree import NO_WORD, Tree
from kg.ontology import rows
from kg.text import fold

TABLE = "times/tense.tsv"
_TENSES = frozenset({"past", "future"})
_USES = frozenset({"particle", "way", "set", "towards"})
_ALIKE = frozenset({"beat", "burst", "cast", "cut", "hit", "hurt", "put", "quit", "set", "shut", "spread"})
"""English verbs whose past is written like their present, which news mostly means ("Arsenal beat Leeds")."""

_DIRECT = frozenset({"obl", "advmod"})
_WITHIN = frozenset({"compound", "nummod", "flat", "nmod:unmarked", "nmod:tmod"})
"""Relations of a time to its verb, and within a time."""


@cache
def tense_words(lang: str) -> dict[tuple[str, str], str]:
    """Tense by use and folded lemma.

    Raises:
        OntologyError: A line is wrong.
    """
    found = {}
    for number, row in rows(TABLE):
        if row["tense"] not in _TENSES or row["use"] not in _USES:
            raise OntologyError(
                "a tense is past or future, its use particle or way", where=f"{TABLE} line {number}"
            )
        for word in row["lemma"].split("|"):
            if row["lang"] == lang:
                found[row["use"], fold(word).strip()] = row["tense"]
    return found


def tense_of(tree: Tree, lang: str) -> Callable[[int], str]:
    """The function that tells the tense of the clause at an offset."""
    words = tense_words(lang)

    def tense(offset: int) -> str:
        if not len(tree):
            return ""
        word = max(0, bisect_right(tree.start, offset) - 1)
        for above in (word, *tree.ancestors(word)):
            if found := words.get(("way", tree.lemma[above]), "") if above != word else "":
                return found
            if tree.pos[above] == "VERB":
                return "future" if _is_set(tree, word, above, words) else _of_verb(tree, word, above, words)
        return ""

    return tense


def _is_set(tree: Tree, word: int, verb: int, words: dict[tuple[str, str], str]) -> bool:
    """Whether a verb sets something for the time at a word: "called a strike for Friday", "if they did not
    answer by Friday"."""
    setting = [tree.lemma[verb].partition("_")[0], *(tree.lemma[c] for c in tree.dependents(verb, "mark"))]
    if not any(("set", lemma) in words for lemma in setting):
        return False
    until = next((p for one in (word, *tree.ancestors(word)) if (p := tree.prepositions[one])), "")
    return ("towards", until) in words


def _of_verb(tree: Tree, word: int, verb: int, words: dict[tuple[str, str], str]) -> str:
    helpers = [c for c in tree.children[verb] if tree.pos[c] in ("AUX", "PART", "CCONJ", "ADV")]
    told = {words.get(("particle", tree.lemma[child])) for child in helpers}
    if found := next((one for one in ("past", "future") if one in told), ""):
        return found
    morph = tree.morph[verb]
    if tree.lemma[verb] in _ALIKE and tree.norm[verb] == tree.lemma[verb] and not helpers:
        return "past"
    if _is_present(tree, verb, helpers) and _is_when(tree, word, verb):
        return "future"
    if morph.get("Tense") == "Past" or morph.get("Aspect") == "Perf":
        return "past"
    if any(tree.morph[c].get("Tense") == "Past" for c in helpers):
        return "past"
    bare = morph.get("VerbForm") == "Inf" and tree.head[verb] != NO_WORD
    return "future" if bare or morph.get("Mood") == "Sub" else ""


def _is_present(tree: Tree, verb: int, helpers: list[int]) -> bool:
    """Whether an English verb is in the present: "opens", "is opening", "is held"."""
    finite = [tree.morph[c] for c in helpers if tree.lemma[c] == "be"] or [tree.morph[verb]]
    return any(one.get("Tense") == "Pres" and one.get("VerbForm") == "Fin" for one in finite)


def _is_when(tree: Tree, word: int, verb: int) -> bool:
    """Whether the time at a word hangs on the verb itself."""
    while tree.head[word] != verb and tree.dep[word] in _WITHIN:
        word = tree.head[word]
    return tree.head[word] == verb and tree.dep[word].partition(":")[0] in _DIRECT
