"""What a query may not do: reach other servers or files.

Comes in: SPARQL. Goes out: nothing, or an error. Words inside strings, IRIs, comments and variables do not
count; everything else that has such a word in it is refused, for `1SERVICE:a` is a number, a call and a name.
"""

from kg.errors import QueryError
from kg.graph.tokens import words

BANNED = {
    "service": "SERVICE is off: this server asks no other",
    "load": "LOAD is off: this server reads no files",
}


def check(sparql: str) -> None:
    """Let a query or an update pass that stays within the graph.

    Raises:
        QueryError: It would ask another server or read a file, or is nested too deeply.
    """
    for word, _ in words(sparql):
        for banned, why in BANNED.items():
            if banned in word:
                raise QueryError(why)
