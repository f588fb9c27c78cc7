"""Makes the letter model of `kg.names.letters` from pairs of names: python -m kg.names.learn.

Comes in: the tables of people, places and cities (both languages in one row).  Goes out:
`ontology/names/letters_ar_en.tsv` and `letters_en.tsv`, written in place.

Method: expectation-maximisation over monotone alignments of each Arabic letter with 0 to 4 Latin letters,
started from the sounds that letters can stand for; then counts of the best alignments with their contexts.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import ontology
from kg.names.letters import EDGE, latin_of, letters_of
from kg.names.tables import split_forms

_ROUNDS = 8
_LONGEST = 4
#: Consonants that a letter may be written with; anything else starts with a small probability.
_SOUNDS = {
    "ا": "aeiou", "إ": "ieay", "آ": "a", "ب": "bp", "ت": "t", "ث": "ts", "ج": "jgc", "ح": "h", "خ": "kcjgxh",
    "د": "d", "ذ": "dzt", "ر": "r", "ز": "zs", "س": "scz", "ش": "sc", "ص": "s", "ض": "d", "ط": "t", "ظ": "zd",
    "ع": "aeiou", "غ": "g", "ف": "fvpw", "ق": "qkgc", "ك": "kcqg", "ل": "l", "م": "m", "ن": "n", "ه": "hae",
    "و": "wouv", "ي": "yijea", "ء": "aeiu", "ة": "aeht",
}  # fmt: skip
#: Letters that are often not written at all.
_WEAK = frozenset("اإآعحهويءة")
_VOWELS = frozenset("aeiouyhw")
Pair = tuple[str, str]


def word_pairs() -> list[Pair]:
    """Return the words of all names that have as many words in both languages."""
    pairs: list[Pair] = []
    for table in ("people", "places", "capitals", "cities", "countries", "given_names"):
        for _, row in ontology.rows(f"names/{table}.tsv"):
            spellings = (row["name_ar"], *split_forms(row.get("aliases_ar", "")))
            for spelling in spellings if table == "people" else spellings[:1]:
                pairs.extend(_words(spelling, row["name_en"]))
    return sorted(set(pairs))


def _words(arabic: str, english: str) -> Iterator[Pair]:
    first = arabic.replace("-", " ").split()
    second = [w for w in english.replace("-", " ").split() if w.lower() not in ("al", "el", "the")]
    if len(first) != len(second):
        return
    for one, other in zip(first, second, strict=True):
        pair = letters_of(one.removeprefix("ال") if len(one) > 4 else one), latin_of(other)
        if all(pair) and 0.45 <= len(pair[0]) / len(pair[1]) <= 2.2:
            yield pair


def learn(pairs: Iterable[Pair]) -> dict[str, Counter[str]]:
    """Return counts of chunks by context."""
    pairs = list(pairs)
    table = _start(pairs)
    for _ in range(_ROUNDS):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for pair in pairs:
            for letter, chunk in align(pair, table):
                counts[letter][chunk] += 1
        table = {
            letter: {chunk: n / (sum(seen.values()) + 1.0) for chunk, n in seen.items()}
            for letter, seen in counts.items()
        }
    contexts: dict[str, Counter[str]] = defaultdict(Counter)
    for arabic, latin in pairs:
        chunks = [chunk for _, chunk in align((arabic, latin), table)]
        for i, (letter, chunk) in enumerate(zip(arabic, chunks, strict=False)):
            if not _sounds_like(letter, chunk):
                continue
            before = arabic[i - 1] if i else EDGE
            after = arabic[i + 1] if i + 1 < len(arabic) else EDGE
            for context in (letter, f"{before}{letter}*", f"*{letter}{after}", before + letter + after):
                contexts[context][chunk] += 1
    return contexts


def _sounds_like(letter: str, chunk: str) -> bool:
    """Say whether an alignment is no accident of names that differ ("Mecca" for مكة المكرمة)."""
    return (not chunk and letter in _WEAK) or (bool(chunk) and chunk[0] in _SOUNDS.get(letter, ""))


def _start(pairs: list[Pair]) -> dict[str, dict[str, float]]:
    """Return first guesses: a chunk is good when its first consonant is a sound of the letter."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for arabic, latin in pairs:
        chunks = {latin[j : j + n] for j in range(len(latin) + 1) for n in range(_LONGEST + 1)}
        for letter in set(arabic):
            for chunk in chunks:
                table[letter][chunk] = _guess(letter, chunk)
    return table


def _guess(letter: str, chunk: str) -> float:
    if not chunk:
        return 0.1 if letter in _WEAK else 0.004
    good = chunk[0] in _SOUNDS.get(letter, "")
    tail = sum(1 for c in chunk[1:] if c not in _VOWELS and c != chunk[0])
    return (0.3 if good else 0.001) * 0.1**tail * 0.6 ** (len(chunk) - 1)


def align(pair: Pair, table: dict[str, dict[str, float]]) -> list[tuple[str, str]]:
    """Return the best alignment of a pair: each Arabic letter with its chunk; empty when there is none."""
    arabic, latin = pair
    best: list[dict[int, tuple[float, int]]] = [{0: (1.0, 0)}]
    for letter in arabic:
        chunks = table.get(letter, {})
        after: dict[int, tuple[float, int]] = {}
        for j, (score, _) in best[-1].items():
            for n in range(min(_LONGEST, len(latin) - j) + 1):
                found = score * chunks.get(latin[j : j + n], 1e-6 * 0.1**n)
                if found > after.get(j + n, (0.0, 0))[0]:
                    after[j + n] = (found, j)
        best.append(after)
    if len(latin) not in best[-1]:
        return []
    out: list[tuple[str, str]] = []
    end = len(latin)
    for i in range(len(arabic), 0, -1):
        start = best[i][end][1]
        out.append((arabic[i - 1], latin[start:end]))
        end = start
    return out[::-1]


def trigrams(words: Iterable[str]) -> dict[str, Counter[str]]:
    """Return counts of Latin letters after one and two letters."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        text = EDGE + EDGE + word + EDGE
        for i in range(2, len(text)):
            counts[text[i - 2 : i]][text[i]] += 1
            counts[text[i - 1]][text[i]] += 1
    return counts


def _lines(counts: dict[str, Counter[str]], *, least: int) -> Iterator[str]:
    for key in sorted(counts):
        total = sum(counts[key].values())
        kept = sorted(((c, n) for c, n in counts[key].items() if n >= least), key=lambda p: (-p[1], p[0]))
        if total >= 2 and kept:
            yield key + "\t" + " ".join(f"{chunk or '_'}:{n}" for chunk, n in kept)


def main() -> None:
    """Write both tables."""
    pairs = word_pairs()
    folder: Path = ontology.path("names")
    note = "# Made by kg.names.learn from the tables of people, places and cities; not written by hand."
    letters = "\n".join([note, "context\tchunks", *_lines(learn(pairs), least=1)])
    (folder / "letters_ar_en.tsv").write_text(letters + "\n", encoding="utf-8")
    latin = "\n".join([note, "before\tnext", *_lines(trigrams(latin for _, latin in pairs), least=1)])
    (folder / "letters_en.tsv").write_text(latin + "\n", encoding="utf-8")
    sys.stderr.write(f"{len(pairs)} pairs of words\n")


if __name__ == "__main__":
    main()
