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
_USES = frozenset({"particle", "way"})


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
                return _of_verb(tree, above, words)
        return ""

    return tense


def _of_verb(tree: Tree, verb: int, words: dict[tuple[str, str], str]) -> str:
    helpers = [c for c in tree.children[verb] if tree.pos[c] in ("AUX", "PART", "CCONJ", "ADV")]
    for child in helpers:
        if found := words.get(("particle", tree.lemma[child])):
            return found
    morph = tree.morph[verb]
    if morph.get("Tense") == "Past" or morph.get("Aspect") == "Perf":
        return "past"
    if morph.get("Mood") == "Sub" or (morph.get("VerbForm") == "Inf" and tree.head[verb] != NO_WORD):
        return "future"
    return "past" if any(tree.morph[c].get("Tense") == "Past" for c in helpers) else ""
