"""What a predicate is called in English when the lexicon does not have it with its event type.

Comes in: the lemma, the lexicon's line for another sense. Goes out: of English verbs the past, as the line
may mean something else ("close" is no "concluded"); of other words the line's predicate, else the lemma.
"""

import re
from functools import cache

from kg import ontology
from kg.lexicon import UNTOLD, Entry

_DOUBLED = re.compile(r"^[^aeiouy]*(?:qu)?[aeiou][bdgklmnprtz]$|(?:mit|fer|cur|pel|bel|trol|gret|quip)$")
"""Verbs whose last consonant is doubled before -ed: short ones ("stop"), and those that stress their end."""

_UNCHANGED = frozenset(
    """beat beset bet broadcast burst cast cost cut forecast hit hurt let offset put quit read reset rid set
    shed shut split spread thrust upset""".split()  # noqa: SIM905 - a list of words
)
"""Verbs whose past is the verb itself."""

_PARTICIPLE = re.compile(
    r"(?:wn|en|rn|gone|done|born|borne|begun|drunk|rung|sung|sunk|shrunk|swum|sprung|stunk)$"
)


def gloss(entry: Entry | None, lemma: str, *, english_verb: bool) -> str:
    """The predicate for a word whose chosen event type no line of the lexicon has.

    Args:
        entry: The first line of its lemma; None for a word outside the lexicon.
        lemma: The lemma as it is shown to people.
        english_verb: Whether it is a verb of an English text.
    """
    if english_verb:
        return past(lemma)
    return entry.predicate if entry is not None and entry.predicate not in {"", UNTOLD} else lemma


def past(lemma: str) -> str:
    """The past tense of an English verb; particles behind it stay: "carry on" gives "carried on"."""
    verb, _, rest = lemma.replace("_", " ").partition(" ")
    return f"{_irregular().get(verb) or _regular(verb)} {rest}".rstrip()


def _regular(verb: str) -> str:
    if verb in _UNCHANGED:
        return verb
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    if _DOUBLED.search(verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"


@cache
def _irregular() -> dict[str, str]:
    """Pasts by lemma; the table has participles too ("arisen", "sung")."""
    rows = [row for _, row in ontology.rows("irregular_verbs_en.tsv")]
    pasts = [row for row in rows if not _PARTICIPLE.search(row["form"])]
    return {row["lemma"]: row["form"] for row in reversed(pasts)}
