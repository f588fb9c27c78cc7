"""How an event's words stand in a sentence: English passives, Arabic verbs that agree with their subject.

Comes in: predicates and the words that tell events. Goes out: their forms in labels.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache

from kg import lexicon, ontology
from kg.graph.governing import ENGLISH, entry_of
from kg.graph.world import Telling
from kg.text import fold

_WEAK = str.maketrans("", "", "اويىءأإآؤئ")
"""Letters that come and go between a verb and its participle."""

_HEADLESS = re.compile(r"^the |(?: (?:of|in|from|for|on|at|with|who|that)\b.*)")
_COUNTS = frozenset(
    """two three four five six seven eight nine ten dozens hundreds thousands millions some several many most
    both all""".split()  # noqa: SIM905 - a list of words
)
"""Words with which the description of several begins."""

_WORDS = re.compile(r"\w+")
_PROCLITICS = re.compile("^[بل]?(?:ال)?")

TO_BE = "was "
"""How predicates begin that are passive themselves: their object is whom it happens to."""


def passive_en(predicate: str, *, plural: bool) -> str:
    """The passive of an English predicate in the past tense: "took hostage" gives "was taken hostage"."""
    first, _, rest = predicate.removeprefix(TO_BE).partition(" ")
    participle = first if predicate.startswith(TO_BE) else _participle(first)
    return " ".join(part for part in ("were" if plural else "was", participle, rest) if part)


def is_plural(name: str) -> bool:
    """Say whether an English description is of several: "the three", "trucks of the army"."""
    words = _HEADLESS.sub("", name.lower()).split()
    if not words or words[0] == "1":
        return False
    counted = words[0][0].isdigit() or words[0] in _COUNTS
    return counted or (words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is")))


def turns_passive(predicate: str) -> bool:
    """Say whether an object can be the subject of a predicate's passive: no preposition stands between."""
    return predicate.rpartition(" ")[2] not in ENGLISH


@lru_cache(maxsize=1 << 12)
def _participle(past: str) -> str:
    """The participle of an English past: "gave" gives "given"; of regular verbs it is the past itself."""
    for lemma in _irregular()[0].get(past, ()):
        others = sorted(_irregular()[1][lemma] - {past})
        if others:
            return next((form for form in others if form.endswith(("n", "ne"))), others[0])
        if past.endswith(("ran", "came")):
            return lemma
    return past


@cache
def _irregular() -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """Lemmas by irregular form, and the forms of each lemma."""
    lemmas: dict[str, list[str]] = defaultdict(list)
    forms: dict[str, set[str]] = defaultdict(set)
    for _, row in ontology.rows("irregular_verbs_en.tsv"):
        lemmas[row["form"]].append(row["lemma"])
        forms[row["lemma"]].add(row["form"])
    return lemmas, forms


def verb_ar(telling: Telling, subject: str) -> str:
    """The Arabic words of an event as they stand before a subject: "أعلنت", "ألقت القبض".

    A verb is feminine where the text has it so, or the name of what acts shows it; an active participle
    becomes its verb (مشيرة gives أشارت); the other words of a phrase are as the text has them.

    Args:
        telling: A report.
        subject: Its subject in Arabic unless that is a person; else "".
    """
    report = telling.report
    entry = entry_of(report, "ar")
    word = report.lemma
    participle = entry is not None and entry.pos == "N" and "nsubj" in entry.slots.get("subj", ())
    if entry is not None and participle:
        word = _verb_of(entry.label, (entry.type, entry.subtype), entry.predicate) or word
    elif report.rule.endswith("nominal"):
        return word
    verb, _, rest = word.partition(" ")
    text = telling.reading.article.text
    trigger = fold(text[slice(*report.trigger)])
    named = fold(subject).partition(" ")[0].endswith("ه")
    if named or _is_feminine(trigger, fold(verb), participle=participle):
        verb = f"{verb[:-1] if verb.endswith(('ى', 'ا')) else verb}ت"
    if rest:
        rest = _as_told(text[report.trigger.end : report.sentence.end], rest)
    return f"{verb} {rest}".rstrip()


def _as_told(text: str, word: str) -> str:
    """A word of a phrase as a text has it, with article and preposition (القبض, بطعن); else as it is."""
    for told in _WORDS.findall(text):
        if _PROCLITICS.sub("", fold(told)) == fold(word):
            return str(told)
    return word


def _is_feminine(trigger: str, verb: str, *, participle: bool) -> bool:
    if participle:
        return trigger.endswith("ه")
    stem = verb[:-1] if verb.endswith(("ي", "ا")) else verb
    if trigger in (verb + "ت", stem + "ت"):
        return True
    imperfect = trigger[1:] if trigger[:1] == "س" and not verb.startswith("س") else trigger
    return imperfect.startswith("تت" if verb.startswith("ت") else "ت")


@lru_cache(maxsize=1 << 10)
def _verb_of(participle: str, sense: tuple[str, str], predicate: str) -> str:
    """The verb of an active participle: of its class, with its strong letters, the same predicate first."""
    strong = fold(participle).removeprefix("م").translate(_WEAK)
    verbs = [pair for pair in _verbs().get(sense, ()) if fold(pair[1]).translate(_WEAK) == strong]
    return min(verbs, key=lambda pair: pair[0] != predicate, default=("", ""))[1]


@cache
def _verbs() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Predicates and verbs of one word by type and subtype."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for senses in lexicon.load("ar").entries.values():
        for sense in senses:
            if sense.pos == "V" and "_" not in sense.label:
                found[sense.type, sense.subtype].append((sense.predicate, sense.label))
    return found
