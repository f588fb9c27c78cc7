"""Weak Arabic verbs in the jussive, which drop a letter of their stem: whose "لم يقم" is.

Comes in: a form and the lemma that its edit gave. Goes out: the lemma of the verb that the treebank knows and
that has this jussive. Of 365 verbs behind لم in 2,500 articles whose lemma was none it finds 159.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kg.language.orthography import fold

_PREFIXES = "يتنا"
_WEAK = "اىيو"
_HAMZA = frozenset("أؤئء")
#: A plain verb (form I) counts so many times: "لم يقم" is more often قام than أقام.
PLAIN = 2
#: Another verb is taken for one that is known when it counts so many times as much ("لم يقل" is not قلّ).
AHEAD = 3


class WeakVerbs:
    """The weak verbs of a treebank by what is left of them in the jussive.

    Args:
        known: `UPOS form` (folded) to its folded lemmas, the most frequent first.
        spelling: `UPOS lemma` (folded) to the lemma with its hamza.
    """

    def __init__(self, known: Mapping[str, Sequence[str]], spelling: Mapping[str, str]) -> None:
        self._forms = Counter(lemmas[0] for key, lemmas in known.items() if key.startswith("VERB "))
        self._spelling = spelling
        self._verbs: dict[str, set[str]] = {}
        for lemma in sorted(self._forms):
            strong = self._spell(lemma)[-1:] in _HAMZA
            for stem in () if strong else _short(lemma):
                self._verbs.setdefault(stem, set()).add(lemma)

    def lemma(self, form: str, given: str) -> str:
        """Give the lemma of a form in the jussive, the given one where that is as good.

        Args:
            form: The restored form.
            given: The lemma that its edit gave.
        """
        key = fold(form)
        stem = key[1:] if key[:1] and key[0] in _PREFIXES else ""
        found = sorted(self._verbs.get(stem, ()), key=lambda verb: (-self._weight(verb), verb))
        if not found or self._weight(found[0]) < AHEAD * self._weight(fold(given)):
            return given
        return self._spell(found[0])

    def _spell(self, verb: str) -> str:
        return self._spelling.get(f"VERB {verb}", verb)

    def _weight(self, verb: str) -> int:
        """In how many forms the treebank has a verb, plain ones counted more."""
        return self._forms[verb] * (PLAIN if len(verb) <= 3 else 1)


def _short(lemma: str) -> Iterator[str]:
    """What a verb keeps in the jussive behind the prefix, without what a strong verb keeps as well."""
    derived = len(lemma) > 3 and lemma[0] == "ا"
    stem = lemma[1:] if derived else lemma
    if stem[-1:] and stem[-1] in _WEAK and len(stem) > 1:
        yield stem[:-1].removeprefix("و") if len(lemma) == 3 else stem[:-1]
    elif len(stem) > 2 and stem[-2] == "ا" and (derived or len(stem) == 3):
        yield stem[:-2] + stem[-1]
    elif len(stem) == 3 and stem[0] == "و":
        yield stem[1:]
