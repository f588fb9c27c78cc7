"""Join verbs and nouns of several words into one lemma where the lexicon knows them: carry_out, take_part.

Comes in: `Tree`, the lexicon of its language. Goes out: `Tree` whose lemmas are the lexicon's; a language
whose lexicon has no such lemmas keeps its tree. What a verb does may hang on its object: نشر قوات, "deployed
forces", is no publishing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from kg import lexicon as lexicon_table
from kg.extract.mentions.lexicon import lexicon
from kg.extract.tree import NO_WORD, Tree

REACH = {"en": 4, "ar": 8}
"""Words that may stand between a verb and its next word ("took an active part"); particles stand nearest.
Behind an Arabic verb its subject may stand there (أطلقت السلطات سراح الناشط)."""

_STEPS = 3
"""Words between a verb and its next word in the tree, the verb among them: behind a subject the parser may
hang that word on the subject's adjective (فتح مسلحون مجهولون | النار)."""

_BESIDE = frozenset({"det", "amod", "nmod", "nummod", "advmod", "punct", "obj", "iobj", "aux", "compound"})
_SUBJECT = _BESIDE | {"nsubj", "case", "flat", "appos", "obl"}

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""First words of phrases to the words that follow, longest first."""


@cache
def phrases(lang: str, pos: str) -> Phrases:
    """The lexicon's lemmas of several words, for one part of speech."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for lemma, kind in lexicon_table.load(lang).entries:
        first, *rest = lemma.replace("-", "_-_").split("_") if kind == "N" else lemma.split("_")
        if kind == pos and rest:
            found.setdefault(first, set()).add(tuple(rest))
    return {first: tuple(sorted(rests, key=lambda r: (-len(r), r))) for first, rests in found.items()}


def join_phrases(tree: Tree, lang: str) -> Tree:
    """A tree in which the first word of a verb phrase and the head of a noun phrase have the joined lemma."""
    verbs, nouns = phrases(lang, "V"), phrases(lang, "N")
    if not verbs and not nouns:
        return tree
    lemma, label = list(tree.lemma), list(tree.label)
    for word, pos in enumerate(tree.pos):
        if pos == "VERB" and tree.lemma[word] in verbs:
            rest = _nearest(tree, word, verbs[tree.lemma[word]], lang)
            _rename(lemma, label, word, tree.lemma[word], rest)
        elif pos in {"NOUN", "ADJ", "PROPN"} and tree.lemma[word] in nouns:
            rest = next((r for r in nouns[tree.lemma[word]] if _adjoins(tree, word, r)), ())
            _rename(lemma, label, _head(tree, word, word + len(rest)), tree.lemma[word], rest)
    return replace(tree, lemma=lemma, label=label)


def _rename(lemma: list[str], label: list[str], word: int, first: str, rest: tuple[str, ...]) -> None:
    if rest:
        lemma[word] = "_".join((first, *rest)).replace("_-_", "-")
        label[word] = lemma[word].replace("_", " ")


def _nearest(tree: Tree, verb: int, rests: Sequence[tuple[str, ...]], lang: str) -> tuple[str, ...]:
    """The longest of the phrases that follow a verb; of one length the nearest ("sent | off | in")."""
    found = [(-len(rest), end, rest) for rest in rests if (end := _end(tree, verb, rest, lang)) != NO_WORD]
    return min(found)[2] if found else ()


def _end(tree: Tree, verb: int, rest: tuple[str, ...], lang: str) -> int:
    """Where words end that follow a verb in order, each on the verb or not far below; else `NO_WORD`."""
    at = verb
    for wanted in rest:
        near = (w for w in _near(tree, at, verb, lang) if _is(tree, w, wanted, verb))
        found = next((w for w in near if not _is_before_time(tree, w, lang)), NO_WORD)
        if found == NO_WORD:
            return NO_WORD
        at = found
    return at


def _near(tree: Tree, at: int, verb: int, lang: str) -> range:
    """The words that may go on with the phrase: the next ones, over whatever modifies or is an object."""
    beside = _SUBJECT if lang == "ar" else _BESIDE
    stop = min(at + 1 + REACH.get(lang, 4), tree.sentences[tree.sentence[verb]][1])
    last = at + 1
    while last < stop - 1 and (tree.dep[last].partition(":")[0] in beside):
        last += 1
    return range(at + 1, min(last + 1, stop))


def _is(tree: Tree, word: int, wanted: str, verb: int) -> bool:
    return (
        verb in islice(tree.ancestors(word), _STEPS)
        and tree.dep[word] != "nsubj"
        and wanted in (tree.lemma[word], tree.norm[word])
        and tree.pos[word] != "AUX"
    )


def _is_before_time(tree: Tree, word: int, lang: str) -> bool:
    """Whether a word is the preposition of a time, which belongs to no verb: "was fired | on Monday"."""
    return tree.dep[word] == "case" and tree.norm[tree.head[word]] in lexicon(lang).classes["time"]


def _adjoins(tree: Tree, first: int, rest: tuple[str, ...]) -> bool:
    """Whether words follow one another right behind a word, within its sentence, and none of them is a verb:
    "helicopter crash", not "a helicopter | crashed"."""
    stop = tree.sentences[tree.sentence[first]][1]
    if first + len(rest) >= stop:
        return False
    behind = range(first + 1, first + 1 + len(rest))
    said = zip(behind, rest, strict=True)
    return all(tree.lemma[word] == wanted and tree.pos[word] != "VERB" for word, wanted in said)


def _head(tree: Tree, first: int, last: int) -> int:
    """The word of a phrase whose head lies outside it."""
    return next((w for w in range(first, last + 1) if not first <= tree.head[w] <= last), first)
