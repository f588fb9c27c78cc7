"""English names behind a noun that says what they are: "the carmaker | Renault", "her nephew | Sagar".

Comes in: words, the words of the names found so far.  Goes out: names that no recogniser has seen; whether
the word before a name is such a noun.
"""

from collections.abc import Iterator, Mapping

from kg.extract.mentions.known import Found
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.words import Words
from kg.model import Kind

#: Relations, subtypes included, of a name to the noun before it, and of that noun to the name.
_BELOW = frozenset({"appos", "flat", "nmod:desc"})
_ABOVE = frozenset({"nmod:desc"})
#: Kinds of nouns that say what a name is, and what it is by them: "the rebel group | M23".
_SAID: Mapping[Kind, Kind] = {"ORG": "ORG", "GROUP": "ORG", "PERSON": "PERSON"}
_MOST = 5


def behind_nouns(words: Words, lex: Lexicon, taken: set[int]) -> Iterator[Found]:
    """Runs of foreign words behind a noun for a person or an institution that no recogniser has seen."""
    end = 0
    for i in [i for i, pos in enumerate(words.pos) if pos == "PROPN"] if words.lang == "en" else ():
        if i < end or i == 0:
            continue
        end = words.run_end(i, {"PROPN"})
        kind = _SAID.get(lex.kind(words.bare[i - 1], words.lemma[i - 1]))
        free = taken.isdisjoint(range(i, end)) and end - i <= _MOST
        if kind and free and says_what(words, lex, i, end):
            yield i, end, kind


def says_what(words: Words, lex: Lexicon, start: int, end: int) -> bool:
    """Say whether the word before a name is a noun in the singular that says what is named."""
    noun = start - 1
    if words.lang != "en" or start == 0 or words.pos[noun] != "NOUN" or words.sent[noun] != words.sent[start]:
        return False
    if words.feats[noun].number == "Plur":
        return False
    if start <= words.head[noun] < end:
        told = words.rel[noun] == "compound" and lex.kind(words.bare[noun], words.lemma[noun]) == "ORG"
        return told or words.rel[noun] in _ABOVE
    tops = [i for i in range(start, end) if not start <= words.head[i] < end]
    return len(tops) == 1 and words.head[tops[0]] == noun and words.rel[tops[0]] in _BELOW
