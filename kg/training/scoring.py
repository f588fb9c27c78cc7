"""Figures of a pipeline on a treebank, from raw text.

Comes in: a pipeline and sentences with gold trees. Goes out: F1 of words, UPOS, features, lemmas, UAS, LAS.

Words are matched twice: by their characters in the text, and the way of the CoNLL 2018 shared task (full
spelling inside multiword tokens). Of every figure the lower of the two is given. Labels are compared in full,
subtypes included; lemmas without vowel signs and with one spelling of alef.
Source: https://universaldependencies.org/conll18/evaluation.html
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.conllu import Sentence
from kg.language.orthography import fold
from kg.language.wordforms import joined
from kg.training.splits import split_of

Span = tuple[int, int]
_NOWHERE = (-1, -1)


@dataclass(frozen=True)
class Node:
    """A word as it is scored. `head` is a place in the list of nodes, -1 for the root.

    Args:
        span: Where the word stands, in code points.
        token: Where the written word stands that it is part of.
        multi: Whether that written word has several words.
    """

    span: Span
    token: Span
    multi: bool
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


def gold_nodes(sentence: Sentence) -> list[Node]:
    """Turn a gold sentence into nodes."""
    nodes: list[Node] = []
    for token in sentence.tokens:
        pattern = split_of(sentence, token)
        cuts = None if pattern is None else pattern.cuts(len(fold(token.form)))
        for order, i in enumerate(range(token.first, token.last + 1)):
            word = sentence.words[i]
            span = (token.start, token.end)
            if token.last > token.first:
                span = _NOWHERE if cuts is None else _moved(token.start, cuts[order], cuts[order + 1])
            nodes.append(
                Node(
                    span,
                    (token.start, token.end),
                    token.last > token.first,
                    word.form,
                    word.lemma,
                    word.upos,
                    word.feats,
                    word.head - 1,
                    word.deprel,
                )
            )
    return nodes


def _moved(start: int, first: int, last: int) -> Span:
    return (start + first, start + last)


def doc_nodes(doc: Doc) -> list[Node]:
    """Turn an analysed Doc into nodes, white space left out."""
    tokens = [token for token in doc if not token.is_space]
    place = {token.i: number for number, token in enumerate(tokens)}
    joints = joined(doc)
    spans: dict[int, Span] = {}
    begin = 0
    for i, joint in enumerate(joints):
        if not joint:
            whole = (doc[begin].idx, doc[i].idx + len(doc[i]))
            spans.update(dict.fromkeys(range(begin, i + 1), whole))
            begin = i + 1
    return [
        Node(
            (token.idx, token.idx + len(token)),
            spans[token.i],
            spans[token.i] != (token.idx, token.idx + len(token)),
            token.norm_,
            token.lemma_,
            token.pos_,
            str(token.morph),
            -1 if token.head.i == token.i else place.get(token.head.i, -1),
            token.dep_,
        )
        for token in tokens
    ]


def align_by_span(gold: Sequence[Node], found: Sequence[Node]) -> list[tuple[int, int]]:
    """Pair words that stand on the same characters."""
    places = {node.span: number for number, node in enumerate(found)}
    return [(i, places[node.span]) for i, node in enumerate(gold) if node.span in places]


def align_by_form(gold: Sequence[Node], found: Sequence[Node]) -> list[tuple[int, int]]:
    """Pair words as the shared task does: spans, and common subsequences of forms in multiword tokens."""
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(gold) and j < len(found):
        if gold[i].multi or found[j].multi:
            i_end, j_end = _multiword(gold, found, i, j)
            pairs += _common(gold, found, range(i, i_end), range(j, j_end))
            i, j = i_end, j_end
        elif gold[i].token == found[j].token:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif gold[i].token <= found[j].token:
            i += 1
        else:
            j += 1
    return pairs


def _multiword(gold: Sequence[Node], found: Sequence[Node], i: int, j: int) -> tuple[int, int]:
    """Give the ends of the words that stand on the characters of the multiword tokens at i and j."""
    end = max(
        gold[i].token[1] if gold[i].multi else -1,
        found[j].token[1] if found[j].multi else -1,
    )
    if gold[i].multi and not found[j].multi and found[j].token[0] >= gold[i].token[1]:
        return _past(gold, i, gold[i].token[1]), j
    if found[j].multi and not gold[i].multi and gold[i].token[0] >= found[j].token[1]:
        return i, _past(found, j, found[j].token[1])
    while True:
        i_end, j_end = _past(gold, i, end), _past(found, j, end)
        widest = max(node.token[1] for node in (*gold[i:i_end], *found[j:j_end]))
        if widest <= end:
            return i_end, j_end
        end = widest


def _past(nodes: Sequence[Node], i: int, end: int) -> int:
    while i < len(nodes) and nodes[i].token[0] < end:
        i += 1
    return i


def _common(gold: Sequence[Node], found: Sequence[Node], ours: range, theirs: range) -> list[tuple[int, int]]:
    """Pair the longest common subsequence of forms."""
    longest: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def search(i: int, j: int) -> list[tuple[int, int]]:
        if i >= ours.stop or j >= theirs.stop:
            return []
        if (i, j) not in longest:
            if gold[i].form.lower() == found[j].form.lower():
                longest[i, j] = [(i, j), *search(i + 1, j + 1)]
            else:
                longest[i, j] = max(search(i + 1, j), search(i, j + 1), key=len)
        return longest[i, j]

    return search(ours.start, theirs.start)


def count_pairs(
    gold: Sequence[Node], found: Sequence[Node], pairs: Iterable[tuple[int, int]]
) -> Counter[str]:
    """Count what is right among paired words."""
    counts: Counter[str] = Counter(gold=len(gold), found=len(found))
    partner = dict(pairs)
    for i, j in partner.items():
        one, other = gold[i], found[j]
        attached = other.head == -1 if one.head == -1 else partner.get(one.head) == other.head != -1
        counts["words"] += 1
        counts["upos"] += one.upos == other.upos
        counts["feats"] += one.feats == other.feats
        counts["lemma"] += fold(one.lemma) == fold(other.lemma)
        counts["uas"] += attached
        counts["las"] += attached and one.deprel == other.deprel
    return counts


FIGURES = ("words", "upos", "feats", "lemma", "uas", "las")


def score_trees(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Analyse raw sentences, one text each, and give F1 in percent by name."""
    totals: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    docs = nlp.pipe([sentence.text for sentence in sentences], batch_size=256)
    for sentence, doc in zip(sentences, docs, strict=True):
        gold, found = gold_nodes(sentence), doc_nodes(doc)
        totals[0].update(count_pairs(gold, found, align_by_span(gold, found)))
        totals[1].update(count_pairs(gold, found, align_by_form(gold, found)))
    return {name: min(f1(total[name], total["gold"], total["found"]) for total in totals) for name in FIGURES}


def f1(right: int, gold: int, found: int) -> float:
    """Give F1 in percent."""
    return 200.0 * right / (gold + found) if gold + found else 0.0
