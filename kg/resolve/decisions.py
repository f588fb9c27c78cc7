"""What a person decided about links: `accept` makes two things one, `reject` keeps them apart, for ever.

Comes in: a TSV file with the columns decision, a, b, note, which its first line names. Goes out: Decisions.

A side is an entity ("Q22316", "e-…"), an event ("ev-…") or a mention of one ("m-…"), by its id: the last part
of its IRI. Ids of mentions hold as long as the text of the article does; ids of entities and events name
everything that has this id before anything is linked, and what it became in the graph in which it was seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from kg import ontology
from kg.errors import ConfigError

Verdict = Literal["accept", "reject"]

HEADER = ("decision", "a", "b", "note")
PREFIXES = ("Q", "e-", "ev-", "m-")
_ALIKE = "give two events, or two entities"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One decision; the sides are sorted, since their order means nothing."""

    verdict: Verdict
    a: str
    b: str
    note: str = ""


def decision(verdict: str, a: str, b: str, note: str = "", *, where: str = "") -> Decision:
    """Check a decision.

    Raises:
        ConfigError: A side is no id, both sides are the same, or the verdict is unknown.
    """
    known = next((found for found in get_args(Verdict) if found == verdict), None)
    if known is None:
        raise ConfigError(f"unknown decision {verdict!r}", where=where, hint="accept or reject")
    for side in (a, b):
        if not side.startswith(PREFIXES):
            raise ConfigError(f"{side!r} is no id", where=where, hint="Q22316, e-…, ev-… or m-…")
    if a == b:
        raise ConfigError(f"both sides are {a!r}", where=where, hint="give two different things")
    if len({side.startswith("ev-") for side in (a, b) if not side.startswith("m-")}) > 1:
        raise ConfigError(f"of {a!r} and {b!r} one is an event and one is none", where=where, hint=_ALIKE)
    first, second = sorted((a, b))
    return Decision(known, first, second, " ".join(note.split()))


def read_decisions(file: Path) -> tuple[Decision, ...]:
    """Read the decisions of a file; none when there is no such file.

    Raises:
        ConfigError: A line is wrong, or one pair is both accepted and rejected.
        OntologyError: No header.
    """
    if not file.is_file():
        return ()
    found: dict[tuple[str, str], Decision] = {}
    for number, row in ontology.rows(file, HEADER[:3]):
        where = f"{file} line {number}"
        made = decision(row["decision"], row["a"], row["b"], row.get("note", ""), where=where)
        other = found.setdefault((made.a, made.b), made)
        if other.verdict != made.verdict:
            raise ConfigError(
                "this pair is both accepted and rejected", where=where, hint="delete one of the two lines"
            )
    return tuple(found[pair] for pair in sorted(found))


def write_decisions(decisions: Iterable[Decision]) -> str:
    """The text of a file of decisions, sorted, one for each pair."""
    rows = {(one.a, one.b): one for one in decisions}
    lines = ["\t".join(HEADER)]
    for pair in sorted(rows):
        one = rows[pair]
        lines.append("\t".join((one.verdict, one.a, one.b, one.note)).rstrip("\t"))
    return "\n".join(lines) + "\n"


def withdrawn(file: Path, a: str, b: str) -> str:
    """The text of a file of decisions without that about a pair; other lines stay as they are.

    Raises:
        ConfigError: There is no such decision, or as for `read_decisions`.
        OntologyError: As for `read_decisions`.
    """
    read_decisions(file)  # says which line is wrong
    lines = ontology.rows(file) if file.is_file() else ()
    old = [number for number, row in lines if {row["a"], row["b"]} == {a, b}]
    if not old:
        raise ConfigError(f"no decision about {a} and {b}", where=str(file), hint="kg link list shows them")
    return ontology.without_rows(file, old)


def amended(file: Path, made: Decision) -> str:
    """The text of a file of decisions with one more, which takes the place of older ones about its pair.

    Other lines stay as they are, comments too.

    Raises:
        ConfigError, OntologyError: As for `read_decisions`.
    """
    read_decisions(file)  # says which line is wrong
    lines = ontology.rows(file) if file.is_file() else ()
    old = [number for number, row in lines if {row["a"], row["b"]} == {made.a, made.b}]
    row = dict(zip(HEADER, (made.verdict, made.a, made.b, made.note), strict=True))
    return ontology.with_row(file, row, HEADER, old)
