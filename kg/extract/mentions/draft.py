"""The value that the search for mentions hands on: a noun phrase, a pronoun or a hidden subject."""

from typing import NamedTuple

from kg.model import Form, Kind


class Draft(NamedTuple):
    """One place in the article that may stand for a participant; all numbers are token indices.

    Args:
        start: First token of the noun phrase; of a hidden subject the verb it hides in.
        end: One past its last token.
        head: Its head word.
        kind: What sort of thing it is; OTHER when nothing tells.
        form: "name" when it holds a proper name of its own, else "nominal", "pronoun" or "zero".
        name: Token range of the proper name inside it, end exclusive.
        title: Token range of the title that stands before the name, end exclusive.
        gender: "Masc", "Fem" or "" (unknown).
        number: "Sing", "Dual", "Plur" or "".
        person: "1", "2", "3" or "".
        definite: True for names and for phrases made definite by an article, a suffix or a complement.
        bare: True for a head word that stands without modifier or complement ("the minister").
        skip: Code points at the start of the first token that are no part of the phrase: 1 for the ل that
            stands for the article after ل (ل|لوزير is "وزير").
    """

    start: int
    end: int
    head: int
    kind: Kind
    form: Form
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    gender: str = ""
    number: str = ""
    person: str = ""
    definite: bool = False
    bare: bool = False
    skip: int = 0
