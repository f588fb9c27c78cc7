"""Find the words that report events and give each its type.

Comes in: `Tree`, lexicon, the words inside names. Goes out: `Trigger`s in the order of the text.

Each verb, noun and adjective is scored once by a linear model over its lemma, its place in the tree and
what the lexicon says of it; without a model the lexicon alone decides, so that any language with a lexicon
can be read.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from kg.extract.lexicon import FROM_NOUN, NONE, Entry, Lexicon
from kg.extract.linear import Floats, Linear
from kg.extract.tree import NO_WORD, Tree

NO_EVENT = "-"
"""The class of words that are no event."""

THRESHOLD = 0.5
"""An event from this probability on (sum over the types)."""

VERB_THRESHOLD = 0.28
"""The same for verbs that the lexicon knows as events: recall rises as much as precision falls (folds)."""

OPEN_CLASSES = frozenset({"VERB", "NOUN", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event.

    Args:
        word: Index of the word.
        type: Event type.
        entry: Its line of the lexicon, None for a word outside it.
        probability: 0 to 1.
        rule: What made it: "verb", "noun" or "participle", with "-lexicon" when the lexicon alone decided.
    """

    word: int
    type: str
    entry: Entry | None
    probability: float
    rule: str


def entry_of(tree: Tree, lexicon: Lexicon, word: int) -> Entry | None:
    """The lexicon's line for a word: verbs as verbs, nouns as event nouns, participles as either."""
    lemma, pos = tree.lemma[word], tree.pos[word]
    if pos in {"VERB", "AUX"}:
        return lexicon.find(lemma, "V") or lexicon.find(lemma, "LV")
    return lexicon.find(lemma, "N") or lexicon.find(tree.norm[word].removeprefix("ال"), "N")


def sense_of(lexicon: Lexicon, entry: Entry | None, kind: str) -> Entry | None:
    """The line of the lexicon for the event type that was chosen; its first line when none has that type."""
    return entry and (lexicon.sense(entry, kind) or entry)


def find_triggers(
    tree: Tree, lexicon: Lexicon, named: Collection[int], model: Linear | None
) -> list[Trigger]:
    """All events of the article.

    Args:
        tree: The article.
        lexicon: Its language's lexicon.
        named: Words inside proper names, which never are events.
        model: Scores the candidates; None to go by the lexicon alone.
    """
    words = candidates(tree, named)
    entries = [entry_of(tree, lexicon, word) for word in words]
    if model is None:
        pairs = zip(words, entries, strict=True)
        return [found for word, entry in pairs if (found := _by_lexicon(tree, word, entry))]
    share = type_shares(entries)
    items = [word_features(tree, lexicon, word, share) for word in words]
    scores = model.scores(items)
    none = model.classes.index(NO_EVENT)
    triggers = []
    for word, entry, row in zip(words, entries, scores, strict=True):
        probability = 1.0 - float(row[none])
        if probability >= (VERB_THRESHOLD if _is_known_verb(tree, word, entry) else THRESHOLD):
            kind = _type(model, entry, row)
            triggers.append(
                Trigger(word, kind, sense_of(lexicon, entry, kind), probability, _rule(tree, word))
            )
    return triggers


def _type(model: Linear, entry: Entry | None, row: Floats) -> str:
    """The likeliest event type; for a word that is likelier no event the lexicon's."""
    ranked: list[str] = [model.classes[int(column)] for column in np.argsort(-row)[:2]]
    if ranked[0] == NO_EVENT and entry and entry.type not in {NONE, FROM_NOUN}:
        return entry.type
    return ranked[1] if ranked[0] == NO_EVENT else ranked[0]


def _is_known_verb(tree: Tree, word: int, entry: Entry | None) -> bool:
    return tree.pos[word] == "VERB" and entry is not None and entry.type not in {NONE, FROM_NOUN}


def candidates(tree: Tree, named: Collection[int]) -> list[int]:
    """Words that can be events: verbs, and open-class words outside names."""
    return [
        word
        for word, pos in enumerate(tree.pos)
        if pos == "VERB" or (pos in OPEN_CLASSES and word not in named)
    ]


def _by_lexicon(tree: Tree, word: int, entry: Entry | None) -> Trigger | None:
    if entry is None:
        is_verb = tree.pos[word] == "VERB"
        return Trigger(word, "OTHER", None, 0.5, "verb-unknown") if is_verb else None
    if entry.type in {NONE, FROM_NOUN}:
        return None
    return Trigger(word, entry.type, entry, 0.7, _rule(tree, word) + "-lexicon")


def _rule(tree: Tree, word: int) -> str:
    return {"VERB": "verb", "ADJ": "participle"}.get(tree.pos[word], "noun")


def type_shares(entries: list[Entry | None]) -> str:
    """The event type that the lexicon sees most often in the article: what the article is about."""
    counts: dict[str, int] = {}
    for entry in entries:
        if entry and entry.type not in {NONE, FROM_NOUN, "STATE", "OTHER"}:
            counts[entry.type] = counts.get(entry.type, 0) + 1
    return max(sorted(counts), key=counts.__getitem__, default="")


def word_features(tree: Tree, lexicon: Lexicon, word: int, topic: str) -> list[str]:
    """Features of one candidate, as strings.

    Args:
        tree: The article.
        lexicon: Its language's lexicon.
        word: The candidate.
        topic: What the article is about (`type_shares`).
    """
    pos, lemma, dep = tree.pos[word], tree.lemma[word], tree.dep[word]
    known = _lexical(tree, lexicon, word)
    base = f"{pos}/{known}"
    out = [
        f"b={base}",
        f"l={pos}/{lemma}",
        f"w={tree.norm[word]}",
        f"d={pos}/{dep}",
        f"kd={base}/{dep}",
        f"t={known}/{topic}",
        f"lt={lemma}/{topic}",
        *_shape(pos, tree.norm[word], lemma),
    ]
    _add_below(tree, lexicon, word, base, out)
    _add_above(tree, lexicon, word, base, out)
    for step in (-2, -1, 1, 2):
        near = word + step
        if 0 <= near < len(tree):
            out.append(f"n{step}={tree.norm[near]}")
            out.append(f"nb{step}={base}/{tree.pos[near]}")
    return out


def _lexical(tree: Tree, lexicon: Lexicon, word: int) -> str:
    entry = entry_of(tree, lexicon, word)
    return entry.type if entry else "?"


def _shape(pos: str, norm: str, lemma: str) -> list[str]:
    return [f"p2={pos}/{lemma[:2]}", f"p3={pos}/{lemma[:3]}", f"s2={pos}/{norm[-2:]}",
    f"s3={pos}/{lemma[-3:]}",
            f"sh={pos}/{pattern(lemma)}"]  # fmt: skip


def pattern(lemma: str) -> str:
    """The word pattern: servile letters stand, root letters become "c" (استقبال -> استcاc's kin)."""
    return "".join(letter if letter in "اتمنويسه" else "c" for letter in lemma[:8])


def _add_below(tree: Tree, lexicon: Lexicon, word: int, base: str, out: list[str]) -> None:
    relations = set()
    for child in tree.children[word]:
        dep = tree.dep[child]
        relations.add(dep)
        if dep in {"case", "mark", "advmod", "aux", "cc", "advmod:emph", "cop", "det"}:
            out.append(f"cf={dep}/{tree.lemma[child]}")
            out.append(f"cfb={base}/{dep}/{tree.lemma[child]}")
        elif tree.pos[child] in OPEN_CLASSES or tree.pos[child] == "PRON":
            preposition = tree.prepositions[child]
            out.append(f"cp={base}/{dep}/{preposition}")
            out.append(f"cl={dep}/{tree.lemma[child]}")
            out.append(f"lcp={tree.lemma[word]}/{dep}/{preposition}")
            out.append(f"ct={base}/{dep}/{_lexical(tree, lexicon, child)}")
            out.append(f"lcl={tree.lemma[word]}/{tree.lemma[child]}")
    out.append(f"cd={base}/{'+'.join(sorted(relations & CORE_RELATIONS))}")
    out.append(f"m={base}/{tree.morph[word].get('Definite', '')}/{tree.morph[word].get('Number', '')}")


CORE_RELATIONS = frozenset({"nsubj", "nsubj:pass", "obj", "obl:arg", "ccomp", "xcomp", "nmod", "amod"})


def _add_above(tree: Tree, lexicon: Lexicon, word: int, base: str, out: list[str]) -> None:
    head = tree.head[word]
    if head == NO_WORD:
        out.append(f"root={base}")
        return
    preposition = tree.prepositions[word]
    known = _lexical(tree, lexicon, head)
    out += [
        f"hl={tree.lemma[head]}/{tree.dep[word]}/{preposition}",
        f"hp={base}/{tree.pos[head]}/{tree.dep[word]}/{preposition}",
        f"ht={base}/{known}/{tree.dep[word]}",
        f"htp={tree.lemma[word]}/{known}",
    ]
