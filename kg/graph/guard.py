"""What a query may not do: reach other servers or files, or be too large for the machine.

Comes in: SPARQL. Goes out: nothing, or an error. Words inside strings, IRIs, comments and variables do not
count; everything else that has such a word in it is refused, for `1SERVICE:a` is a number, a call and a name.
"""

from kg.errors import QueryError
from kg.graph.tokens import place, words

BANNED = {
    "service": "SERVICE is off: a query asks this graph and no server",
    "load": "LOAD is off: a query reads no files and no addresses",
}


def check(sparql: str) -> None:
    """Let a query or an update pass that stays within the graph.

    Raises:
        QueryError: It would ask another server or read a file, is nested too deeply, or joins too many
            parts; the message has line and column.
    """
    for word in words(sparql):
        for banned, why in BANNED.items():
            if banned in word.text:
                hint = "a prefix with this word in it needs another name" if word.is_prefix else ""
                raise QueryError(why, where=place(sparql, word.start + word.text.index(banned)), hint=hint)
