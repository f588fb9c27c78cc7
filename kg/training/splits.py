"""Split patterns of orthographic words, learned from a treebank's multiword tokens.

Comes in: sentences of a treebank. Goes out: for each surface word its pattern (`kg.language.clitics`), the
inventory of patterns, and the usual spelling of pieces.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from kg.language.align import align_pieces
from kg.language.clitics import KEEP, WHOLE, Pattern, restore
from kg.language.conllu import Sentence, Token
from kg.language.orthography import fold, strip_marks

#: A rarer pattern is dropped: below it stand typing errors of the treebank.
MIN_PATTERN = 3


def split_of(sentence: Sentence, token: Token) -> Pattern | None:
    """Give the pattern of a surface token, or None when its pieces cannot be found in it."""
    if token.first == token.last:
        return WHOLE
    letters = fold(token.form)
    forms = [fold(word.form) for word in sentence.words[token.first : token.last + 1]]
    sizes = align_pieces(letters, forms)
    if sizes is None:
        return None
    stem = max(range(len(sizes)), key=lambda i: (sizes[i], i))
    cuts = [sum(sizes[:i]) for i in range(len(sizes) + 1)]
    pieces = [letters[a:b] for a, b in pairwise(cuts)]
    edits = tuple(_edit(piece, form) for piece, form in zip(pieces, forms, strict=True))
    return Pattern(
        tuple(sizes[:stem]),
        tuple(sizes[stem + 1 :]),
        edits,
        frozenset(["+".join(pieces[:stem])]),
        frozenset(["+".join(pieces[stem + 1 :])]),
    )


def _edit(piece: str, form: str) -> str:
    if piece == form:
        return KEEP
    if piece[:1] == "ل" and form.startswith("ا"):
        return "^ال" if form == "ال" + piece else "^ا"
    same = 0
    while same < min(len(piece), len(form)) and piece[same] == form[same]:
        same += 1
    return f"{piece[same:]}>{form[same:]}"


def inventory(sentences: Iterable[Sentence]) -> list[Pattern]:
    """Collect the patterns seen at least MIN_PATTERN times, the undivided word first, then by frequency."""
    seen: Counter[Pattern] = Counter()
    heads: dict[Pattern, set[str]] = {}
    tails: dict[Pattern, set[str]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            pattern = split_of(sentence, token)
            if pattern is None:
                continue
            bare = _bare(pattern)
            seen[bare] += 1
            heads.setdefault(bare, set()).update(pattern.heads)
            tails.setdefault(bare, set()).update(pattern.tails)
    kept = [p for p, n in seen.items() if n >= MIN_PATTERN and p != WHOLE]
    kept.sort(key=lambda p: (-seen[p], p.before, p.after, p.edits))
    return [WHOLE, *(replace(p, heads=frozenset(heads[p]), tails=frozenset(tails[p])) for p in kept)]


def _bare(pattern: Pattern) -> Pattern:
    return replace(pattern, heads=frozenset(), tails=frozenset())


def labels(sentence: Sentence, numbers: Mapping[Pattern, int]) -> list[int]:
    """Number the pattern of every surface token; -1 where it is not in the inventory.

    Args:
        numbers: Patterns without heads and tails, and their places in the inventory.
    """
    found = []
    for token in sentence.tokens:
        pattern = split_of(sentence, token)
        found.append(-1 if pattern is None else numbers.get(_bare(pattern), -1))
    return found


def number_patterns(patterns: list[Pattern]) -> dict[Pattern, int]:
    """Map patterns without their letters to their places in the inventory."""
    return {_bare(pattern): number for number, pattern in enumerate(patterns)}


def usual_spellings(sentences: Iterable[Sentence], counts: Mapping[str, int]) -> dict[str, str]:
    """Learn how pieces are spelled in full: folded piece to its usual form with hamza.

    The treebank decides where it knows the piece; else the raw text's spelling when three quarters agree.

    Args:
        counts: Raw word forms and how often they were seen.
    """
    treebank: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if token.first < token.last:
                for word in sentence.words[token.first : token.last + 1]:
                    treebank.setdefault(fold(word.form), Counter())[word.form] += 1
    found = {key: min(forms, key=lambda f: (-forms[f], f)) for key, forms in treebank.items()}
    for key, form in _agreed(counts).items():
        found.setdefault(key, form)
    return {key: form for key, form in sorted(found.items()) if key != form}


def _agreed(counts: Mapping[str, int], least: int = 8, share: float = 0.75) -> dict[str, str]:
    spellings: dict[str, Counter[str]] = {}
    for form, count in counts.items():
        plain = strip_marks(form)
        key = fold(plain)
        if key[:1].isalpha() and ("ا" in key):
            spellings.setdefault(key, Counter())[plain] += count
    agreed = {}
    for key, forms in spellings.items():
        form = min(forms, key=lambda f: (-forms[f], f))
        total = sum(forms.values())
        if form != key and total >= least and forms[form] >= share * total:
            agreed[key] = form
    return agreed


def restored(letters: str, pattern: Pattern, spellings: Mapping[str, str]) -> list[str]:
    """Spell the pieces of a word in full."""
    if len(pattern.edits) == 1:
        return [letters]
    pieces = pattern.pieces(letters)
    return [restore(piece, edit, spellings) for piece, edit in zip(pieces, pattern.edits, strict=True)]
