"""Words that may report events, and what speaks for it, as features.

Comes in: `Tree`, lexicon, mentions, the words inside names. Goes out: candidates and their hashed features,
the same in training and in reading.
"""

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

import numpy as np

from kg.extract.columns import hangings, word_codes
from kg.extract.hashed import Block, Codes, Features, Ints, Template, block, code, codes, keys, mix
from kg.extract.mentions import Draft
from kg.extract.tree import Tree
from kg.extract.vectors import OPEN_CLASSES, ends_of
from kg.lexicon import Entry, Lexicon

NO_ITEM = -1
"""The number of words that are no candidates."""

_CONTENT = OPEN_CLASSES | {"PRON"}
_VERBS = frozenset({"VERB", "AUX"})
_FUNCTION = frozenset({"case", "mark", "advmod", "aux", "cc", "advmod:emph", "cop", "det"})
_CORE = ("nsubj", "nsubj:pass", "obj", "obl:arg", "ccomp", "xcomp", "nmod", "amod")
_BITS = {relation: 1 << bit for bit, relation in enumerate((*_CORE, *_FUNCTION))}
"""A bit for each core relation; higher ones for those of function words."""
_CORE_BITS = np.uint64((1 << len(_CORE)) - 1)


Ordinary = Set[tuple[str, str]]
"""Words that never are events, by part of speech and lemma."""


def candidates(tree: Tree, named: Collection[int], ordinary: Ordinary = frozenset()) -> list[int]:
    """Words that can be events: verbs, and open-class words outside names, but no ordinary ones."""
    return [
        word
        for word, (pos, lemma) in enumerate(zip(tree.pos, tree.lemma, strict=True))
        if pos == "VERB" or (pos in OPEN_CLASSES and word not in named)
        if (pos, lemma) not in ordinary
    ]


def entry_of(tree: Tree, lexicon: Lexicon, word: int) -> Entry | None:
    """The lexicon's line for a word: verbs as verbs, nouns as event nouns, participles as either."""
    return _entry(lexicon, tree.pos[word], tree.lemma[word], tree.norm[word])


def entries_of(tree: Tree, lexicon: Lexicon) -> list[Entry | None]:
    """The lexicon's line for every word."""
    return list(map(_entry, repeat(lexicon), tree.pos, tree.lemma, tree.norm))


@lru_cache(maxsize=1 << 16)
def _entry(lexicon: Lexicon, pos: str, lemma: str, norm: str) -> Entry | None:
    if pos in _VERBS:
        return lexicon.find(lemma, "V") or lexicon.find(lemma, "LV")
    return lexicon.find(lemma, "N") or lexicon.find(norm.removeprefix("ال"), "N")


def type_shares(entries: Sequence[Entry | None]) -> str:
    """The event type that the lexicon sees most often in the article: what the article is about."""
    counts: dict[str, int] = {}
    for entry in entries:
        if entry and entry.is_event and entry.type not in {"STATE", "OTHER"}:
            counts[entry.type] = counts.get(entry.type, 0) + 1
    return max(sorted(counts), key=counts.__getitem__, default="")


def pattern(lemma: str) -> str:
    """The word pattern: servile letters stand, root letters become "c" (استقبال -> استcاc's kin)."""
    return "".join(letter if letter in "اتمنويسه" else "c" for letter in lemma[:8])


_SHAPE = 5


@lru_cache(maxsize=1 << 16)
def _shape(norm: str, lemma: str) -> bytes:
    """Codes of a word's beginning, end and pattern, `_SHAPE` in all."""
    return codes([lemma[:2], lemma[:3], norm[-2:], lemma[-3:], pattern(lemma)]).tobytes()


@dataclass(frozen=True, slots=True)
class _Columns:
    """Codes of every word of an article, `kind` that of the mention it heads; one more row, of zeros, stands
    for no word."""

    lemma: Codes
    norm: Codes
    pos: Codes
    dep: Codes
    preposition: Codes
    known: Codes
    kind: Codes
    head: Ints


def trigger_features(
    tree: Tree, words: Sequence[int], entries: Sequence[Entry | None], drafts: Sequence[Draft]
) -> Features:
    """Features of candidate words.

    Args:
        tree: The article.
        words: The candidates.
        entries: The lexicon's lines for all words.
        drafts: The mentions of the article.
    """
    if not words:
        return Features(0, ())
    columns = _columns(tree, entries, drafts)
    at = np.array(words, dtype=np.int64)
    base = mix(columns.pos, columns.known)
    topic = np.full(len(at), code(type_shares([entries[word] for word in words])), dtype=np.uint64)
    found = [*_own(tree, columns, at, base, topic), *_near(columns, at, base), *_above(columns, at, base)]
    items = np.arange(len(at))
    ends = ends_of(tree.vectors, at, columns.head[at])
    return Features(len(at), (block(items, found), *_below(tree, columns, at, base)), ends)


def _columns(tree: Tree, entries: Sequence[Entry | None], drafts: Sequence[Draft]) -> _Columns:
    words_of = word_codes(tree)
    kinds = [""] * (len(tree) + 1)
    for draft in drafts:
        if draft.form != "zero":
            kinds[draft.head] = f"{draft.kind}/{draft.form}"
    return _Columns(
        lemma=words_of.lemma,
        norm=words_of.norm,
        pos=words_of.pos,
        dep=words_of.dep,
        preposition=words_of.preposition,
        known=codes([*[entry.type if entry else "?" for entry in entries], ""]),
        kind=codes(kinds),
        head=hangings(tree).head,
    )


def _own(tree: Tree, columns: _Columns, at: Ints, base: Codes, topic: Codes) -> list[Template]:
    """What the word itself says."""
    pos, lemma, dep, known = columns.pos[at], columns.lemma[at], columns.dep[at], columns.known[at]
    shapes = b"".join([_shape(tree.norm[word], tree.lemma[word]) for word in at.tolist()])
    p2, p3, s2, s3, shape = np.frombuffer(shapes, dtype=np.uint64).reshape(-1, _SHAPE).T
    return [
        keys("b", base[at]),
        keys("l", pos, lemma),
        keys("w", columns.norm[at]),
        keys("d", pos, dep),
        keys("kd", base[at], dep),
        keys("t", known, topic),
        keys("lt", lemma, topic),
        keys("p2", pos, p2),
        keys("p3", pos, p3),
        keys("s2", pos, s2),
        keys("s3", pos, s3),
        keys("sh", pos, shape),
    ]


def _near(columns: _Columns, at: Ints, base: Codes) -> list[Template]:
    """The words before and after."""
    none = len(columns.pos) - 1
    found = []
    for step in (-2, -1, 1, 2):
        there = at + step
        there = np.where((there >= 0) & (there < none), there, none)
        found += [
            keys(f"n{step}", columns.norm[there]),
            keys(f"nb{step}", base[at], columns.pos[there]),
        ]
    return found


def _above(columns: _Columns, at: Ints, base: Codes) -> list[Template]:
    """The word that the candidate hangs on; nothing above a root."""
    head = columns.head[at]
    dep, preposition = columns.dep[at], columns.preposition[at]
    return [
        keys("hl", columns.lemma[head], dep, preposition),
        keys("hp", base[at], columns.pos[head], dep, preposition),
        keys("ht", base[at], columns.known[head], dep),
        keys("htp", columns.lemma[at], columns.known[head]),
    ]


def _below(tree: Tree, columns: _Columns, at: Ints, base: Codes) -> list[Block]:
    """The words that hang on the candidate: function words, others, and which relations there are."""
    items, item_of = np.arange(len(at)), np.full(len(tree) + 1, NO_ITEM)
    item_of[at] = items
    item = item_of[columns.head[:-1]]
    child = np.argsort(item, kind="stable")[np.count_nonzero(item == NO_ITEM) :]
    item = item[child]
    relations = np.zeros(len(at), dtype=np.uint64)
    bits = np.array([_BITS.get(dep, 0) for dep in tree.dep], dtype=np.uint64)[child]
    np.bitwise_or.at(relations, item, bits & _CORE_BITS)
    function = bits > _CORE_BITS
    content = np.array([pos in _CONTENT for pos in tree.pos], dtype=np.bool_)[child] & ~function
    morphs = [tree.morph[word] for word in at.tolist()]
    agreement = codes([f"{morph.get('Definite', '')}/{morph.get('Number', '')}" for morph in morphs])
    return [
        block(items, [keys("cd", base[at], relations), keys("m", base[at], agreement)]),
        _function_block(columns, at, base, (item[function], child[function])),
        _content_block(columns, at, base, (item[content], child[content])),
    ]


def _function_block(columns: _Columns, at: Ints, base: Codes, edges: tuple[Ints, Ints]) -> Block:
    item, child = edges
    dep, lemma = columns.dep[child], columns.lemma[child]
    return block(item, [keys("cf", dep, lemma), keys("cfb", base[at[item]], dep, lemma)])


def _content_block(columns: _Columns, at: Ints, base: Codes, edges: tuple[Ints, Ints]) -> Block:
    item, child = edges
    dep, lemma, preposition = columns.dep[child], columns.lemma[child], columns.preposition[child]
    own, mine, kind = base[at[item]], columns.lemma[at[item]], columns.kind[child]
    return block(
        item,
        [
            keys("cp", own, dep, preposition),
            keys("cl", dep, lemma),
            keys("lcp", mine, dep, preposition),
            keys("ct", own, dep, columns.known[child]),
            keys("lcl", mine, lemma),
            keys("ck", own, dep, kind),
            keys("lck", mine, dep, kind),
        ],
    )
