"""English names whose edges the recogniser has missed: "Zelensky | flew", "Kim Dae|-jin", "Danielle | Price".

Comes in: words.  Goes out: the same words, whose names end where they should; a past that was taken for the
end of a name is a verb, and what belongs to a name hangs on it.  In 610,000 words of news and treebanks 4
verbs, 45 syllables and 17 family names, all but two of them rightly.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.mentions.lexicon import lexicon
from kg.names import gender_en
from kg.ontology import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.mentions.lexicon import Lexicon
    from kg.extract.mentions.words import Words

_PERSON, _TIME, _HYPHEN, _FLAT = "PERSON", "TIME", "-", "flat"
_VERBS = frozenset({"VERB", "AUX"})
_BEFORE_NOUN = frozenset({"amod", "compound"})
_FAMILY = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
#: One syllable, of which given names are made that are written with a hyphen ("Dae-jin", "Ing-wen"), and
#: prefixes that look like one.
_SYLLABLE = re.compile("[bcdfghjklmnpqrstwxyz]{0,3}[aeiou][aeiouwy]{0,3}(?:ng|[bgkmnprtlh])?")
_PREFIXES = frozenset({"co", "no", "non", "pre", "pro", "re", "un"})


def mend_edges(words: Words) -> None:
    """Let names end before verbs and behind their last part, find those whose parts tell them."""
    for n, (start, end, label) in enumerate(words.names):
        if label != _TIME:
            end = _before_verb(words, start, end)
        if label == _PERSON or _is_person(words, start, end):
            label, end = _PERSON, _over_family(words, start, end)
            end = _over_syllable(words, start, end) if end > start + 1 else end
        words.names[n] = (start, end, label)
    found = list(_of_syllables(words)) if _HYPHEN in words.key else []
    if found:
        words.names[:] = sorted(words.names + found)


def _before_verb(words: Words, start: int, end: int) -> int:
    """Where a name ends that was taken with the verb behind it, or with what somebody becomes ("elect
    Friedrich Merz | chancellor")."""
    last = end - 1
    if last == start or not words.form[last].islower() or words.key[last - 1] == _HYPHEN:
        return end
    if words.pos[last] not in _VERBS and words.key[last] in _pasts():
        words.make_verb(last, _pasts()[words.key[last]], _FINITE)
    becomes = last > start + 1 and words.pos[last] == "NOUN" and words.key[last] in lexicon(words.lang).titles
    return last if becomes or words.pos[last] in _VERBS else end


def _over_family(words: Words, start: int, end: int) -> int:
    """Where the name of a person ends with a family name that is a word, too: "Kevin | Price"."""
    lex = lexicon(words.lang)
    while end < len(words) and words.rel[end] == _FLAT and start <= words.head[end] < end:
        if words.pos[end] != "PROPN" or not _may_be_family(words, lex, end):
            break
        end += 1
    given = end == start + 1 and bool(gender_en(words.key[start]))
    if given and end < len(words) and _is_family(words, lex, end):
        _take(words, end, start)
        end += 1
    return end


def _is_person(words: Words, start: int, end: int) -> bool:
    """Say whether a given name that was recognised alone, as something else, has a family name behind it."""
    if end != start + 1 or words.pos[end : end + 1] != ["PROPN"] or not gender_en(words.key[start]):
        return False
    lex = lexicon(words.lang)
    return lex.names.kind(words.bare[start:end]) is None and _is_family(words, lex, end)


def _may_be_family(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word with a capital tells no institution, office or time."""
    told = (
        lex.kind(words.key[i]) != "OTHER" or lex.has("time", words.key[i]) or lex.has("hyper", words.key[i])
    )
    return words.form[i].isalpha() and words.form[i].istitle() and not told


def _is_family(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word behind a given name is a family name: in a sentence that writes common words small,
    and with no other word with a capital behind it."""
    if words.sent[i] != words.sent[i - 1] or words.pos[i] not in _FAMILY or not _may_be_family(words, lex, i):
        return False
    behind = words.form[i + 1 : i + 2] if words.sent[i + 1 : i + 2] == [words.sent[i]] else []
    if any(form[:1].isupper() or form == _HYPHEN for form in behind) or i in words.named():
        return False
    first = last = i
    while first and words.sent[first - 1] == words.sent[i]:
        first -= 1
    while last < len(words) and words.sent[last] == words.sent[i]:
        last += 1
    forms = [form for form in words.form[first:last] if form.isalpha() and len(form) > 3]
    return 2 * sum(form.islower() for form in forms) > len(forms) - 2


def _over_syllable(words: Words, start: int, end: int) -> int:
    """Where a name of several words ends whose last one is two syllables with a hyphen between."""
    end -= words.key[end - 1] == _HYPHEN
    if not _is_two_syllables(words, end - 1):
        return end
    _take(words, end + 1, start)
    return end + 2


def _of_syllables(words: Words) -> Iterator[tuple[int, int, str]]:
    """Names of a family and two syllables that were not recognised: "Son | Woo-mok"."""
    named = words.named()
    for mark in [i for i, key in enumerate(words.key) if key == _HYPHEN and i > 1 and i not in named]:
        start, end = mark - 2, mark + 2
        alone = named.isdisjoint(range(start, end)) and words.pos[start] == "PROPN"
        if alone and words.form[start].istitle() and _is_two_syllables(words, mark - 1):
            _take(words, mark + 1, start)
            yield start, end, _PERSON


def _is_two_syllables(words: Words, i: int) -> bool:
    """Say whether a word is a syllable with a capital that a hyphen joins to a small one."""
    mark, last = i + 1, i + 2
    if last >= len(words) or words.key[mark] != _HYPHEN or not words.form[i].istitle():
        return False
    joined = words.end[i] == words.start[mark] and words.end[mark] == words.start[last]
    before = words.head[last] > last and words.dep[last] in _BEFORE_NOUN
    if not joined or before or not words.form[last].islower() or words.key[i] in _PREFIXES:
        return False
    return all(_SYLLABLE.fullmatch(words.key[part]) for part in (i, last))


def _take(words: Words, i: int, name: int) -> None:
    """Hang a word on the name before it as a part of it, with whatever hung on the word."""
    top = name
    while name <= words.head[top] < i and words.head[top] != top:
        top = words.head[top]
    if words.head[top] == i:
        root = words.head[i] == i
        words.hang(top, top if root else words.head[i], words.rel[i])
    for k in [k for k in words.kids[i] if k != top]:
        words.hang(k, top, words.rel[k])
    words.hang(i, top, _FLAT)
    words.pos[i] = "PROPN"


@cache
def _pasts() -> dict[str, str]:
    """Irregular pasts with their verbs."""
    return {row["form"]: row["lemma"] for _, row in rows("irregular_verbs_en.tsv")}
