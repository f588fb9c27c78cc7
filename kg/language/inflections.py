"""English inflections of words that the treebank lacks: the word that an ending leads to.

Comes in: a form, its part of speech and the lemma that the network chose. Goes out: the lemma; that of
irregular verbs from `ontology/irregular_verbs_en.tsv`. Of 552 regular forms of verbs of the news that were
written down to try it the network alone gave 110 a lemma that is no word ("bombe", "embezzl", "slamme").
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from kg import ontology

#: Endings of stems to which verbs add an e, as far as spelling tells: embezzl-, mediat-, deplor-, defam-.
_LACKS_E = re.compile(
    r".*(?:[^aeiou](?:at|it|ut|ad|id|ud|am|im|in|an|ap|ak|ok|ik|ag|eg|il|ul|ar|ir)|[bcdfgkptz]l|[nr]c|[ai]c"
    r"|dg|[iu]at|[aiu]s|[iy]z|[^aeiouls]s|[uv]|plor|gnor|stor|ur|um|od|[lr]g)"
)
#: Doubled consonants before an ending that a verb has of its own: killed, passed, buzzed, staffed.
_OWN_DOUBLE = "lszf"
_VERBS = frozenset({"VERB", "AUX"})
#: Stems of one syllable that would double their consonant if they lacked no e: rap-, fin-.
_SHORT = re.compile("(?:qu|[^aeiou])*[aeiouy][^aeiouwxy]")
_VOWEL = re.compile("[aeiouy]")
#: Stems to which plurals and presents add -es, and plurals that are Greek or have f in the singular.
_ES = re.compile(r".*(?:[cs]h|[us]s|[xzo])")
_FOREIGN = (("ses", ("sis",)), ("ves", ("f", "fe")))


@dataclass(frozen=True, eq=False)
class Inflections:
    """How words of a language are inflected.

    Args:
        words: Known lemmas by part of speech.
        irregular: Irregular forms of verbs with their lemma, behind it another verb that has the form.
    """

    words: Mapping[str, Set[str]]
    irregular: Mapping[str, tuple[str, ...]]

    def lemma(self, form: str, upos: str, given: str, *, seen: bool) -> str:
        """Give the lemma of a form: of an irregular one that of the table; of one that the treebank lacks the
        given one where that is the form itself, else the likeliest word that its ending leads to.

        Args:
            form: The form in small letters.
            upos: Its part of speech.
            given: The lemma by network and treebank.
            seen: Whether the treebank has the form.
        """
        verbs = self.irregular.get(form, ()) if upos in _VERBS else ()
        if verbs and not (seen and len(verbs) > 1):
            return verbs[0]
        if seen:
            return given
        known = self.words.get(upos, frozenset())
        bases = [base for base in _rare_bases(form, upos) if base in known] + list(_bases(form, upos))
        if not bases or given == form:
            return given
        return next((base for base in bases if base in known), bases[0])


def _bases(form: str, upos: str) -> Iterator[str]:
    """Give the words that a form may be of, the likeliest by its spelling first."""
    if upos == "VERB":
        for ending in ("ing", "ed"):
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 1 and _VOWEL.search(stem):
                yield from _stems(stem, ending)
                return
    if (
        upos in {"VERB", "NOUN"}
        and len(form) > 3
        and form.endswith("s")
        and not form.endswith(("ss", "us", "is"))
    ):
        yield from _without_s(form)


def _rare_bases(form: str, upos: str) -> Iterator[str]:
    """Give nouns that a plural may be of if there are such: hypotheses, loaves."""
    for ending, others in _FOREIGN if upos == "NOUN" else ():
        if form.endswith(ending):
            yield from (form.removesuffix(ending) + other for other in others)


def _stems(stem: str, ending: str) -> Iterator[str]:
    """Give what may stand before -ed or -ing."""
    if ending == "ed" and stem.endswith("i"):
        yield stem[:-1] + "y"
        return
    double = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
    if double and stem[-1] not in _OWN_DOUBLE:
        yield stem[:-1]
    elif (_SHORT.fullmatch(stem) or _LACKS_E.fullmatch(stem)) and not double:
        yield stem + "e"
    elif len(stem) > 4 and stem.endswith("ick"):
        yield stem[:-1]
    yield stem
    yield stem[:-1] if double else stem + "e"


def _without_s(form: str) -> Iterator[str]:
    """Give what may stand before the -s of a plural or of a present."""
    stem = form[:-1]
    if stem.endswith("ie") and len(stem) > 3:
        yield stem[:-2] + "y"
    elif stem.endswith("e") and _ES.fullmatch(stem[:-1]):
        yield stem[:-1]
    yield stem


@cache
def inflections(lang: str, treebank: frozenset[str] = frozenset()) -> Inflections | None:
    """Give the inflections of a language: English ones, None for the others.

    Args:
        lang: Language code.
        treebank: `UPOS lemma` of the treebank's words, in small letters.

    Raises:
        OntologyError: A table is broken.
    """
    if lang != "en":
        return None
    words: dict[str, set[str]] = {"VERB": set(), "NOUN": set()}
    for pair in treebank:
        upos, _, lemma = pair.partition(" ")
        words.setdefault(upos, set()).add(lemma)
    for _, row in ontology.rows(f"lexicon/{lang}.tsv"):
        words["NOUN" if row["frame"].startswith("N") else "VERB"].add(row["lemma"])
    irregular = {}
    for _, row in ontology.rows(f"irregular_verbs_{lang}.tsv"):
        irregular[row["form"]] = (row["lemma"], *filter(None, [row["also"]]))
    return Inflections(words, irregular)
