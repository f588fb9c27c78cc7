"""Whether an article is on sport, where people who meet play.

Comes in: `Tree`, `ontology/names/sports.tsv`. Goes out: whether a word of sport is among its words.
"""

from functools import cache

from kg.extract.tree import Tree
from kg.ontology import rows
from kg.text import fold

TABLE = "names/sports.tsv"


def is_on_sport(tree: Tree) -> bool:
    """Whether an article has a word by which articles on sport are known."""
    return not _words().isdisjoint(map(fold, tree.norm))


@cache
def _words() -> frozenset[str]:
    return frozenset(fold(row["word"]) for _, row in rows(TABLE) if row["kind"] == "sport")
