"""Phrases of open triples: which words of a tree make up a subject, a predicate or an object.

Comes in: a tree and a word. Goes out: the words of its phrase, and their pieces of text.
"""

from collections.abc import Iterable

from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.values import Pieces
from kg.model import Span

#: What is told by triples of its own, and therefore left out of a phrase.
_OWN_TRIPLES = ("acl:relcl", "appos", "parataxis", "advcl", "discourse", "vocative", "dislocated", "list")
#: What makes a noun or adjective the predicate of a clause, and is no part of it as a phrase.
_OF_CLAUSES = ("nsubj", "csubj", "cop", "aux", "mark", "expl")
_OPENING, _CLOSING = frozenset("([{“‘"), frozenset(")]}”’")
#: Marks that open and close alike; in Arabic typesetting «» stand either way round.
_ALIKE = (frozenset('"'), frozenset("'"), frozenset("«»"))
_COMMAS = frozenset(",،")


def relation(tree: Tree, word: int) -> str:
    """Give the relation of a word to its head, without subtype."""
    return tree.dep[word].partition(":")[0]


def is_relative_pronoun(tree: Tree, word: int) -> bool:
    """Tell whether a word takes up the noun that a relative clause describes."""
    return tree.morph[word].get("PronType") == "Rel"


def conjuncts(tree: Tree, word: int) -> list[int]:
    """Give a word and all phrases joined to it by conjunctions, in order of the text; clauses are none."""
    found = [word]
    for current in found:
        found.extend(child for child in tree.children[current] if _is_conjunct(tree, child))
    return sorted(found)


def _is_conjunct(tree: Tree, word: int) -> bool:
    if relation(tree, word) != "conj":
        return False
    verbal = tree.pos[word] in ("VERB", "AUX") and tree.pos[tree.head[word]] not in ("VERB", "AUX")
    return not verbal and not tree.dependents(word, "nsubj", "csubj", "cop")


def phrase(tree: Tree, word: int, *, without: Iterable[int] = (), whole: bool = False) -> list[int]:
    """Give the words of the phrase of a word, ascending; other conjuncts are phrases of their own.

    Args:
        tree: The parsed article.
        word: The head of the phrase.
        without: Words that are left out with all below them.
        whole: The phrase is told with all that stands below it: a clause, or one phrase of several conjuncts.
    """
    whole = whole or _is_free_relative(tree, word)
    said = max((c for c in tree.dependents(word, "cop") if c < word), default=-1)
    apart = (c for c in tree.children[word] if c < said or not _belongs(tree, c))
    skipped = {*without, *(() if whole else apart)}
    found, todo = [word], [c for c in tree.children[word] if c not in skipped]
    while todo:
        current = todo.pop()
        found.append(current)
        todo += [c for c in tree.children[current] if c not in skipped and (whole or not told_apart(tree, c))]
    return _trimmed(tree, sorted(found))


def _is_free_relative(tree: Tree, word: int) -> bool:
    """Tell whether a pronoun stands for the noun and the clause that describes it ("what he said")."""
    asks = tree.morph[word].get("PronType") in ("Int", "Rel")
    return asks and any(tree.dep[c] == "acl:relcl" for c in tree.children[word])


def _belongs(tree: Tree, child: int) -> bool:
    dep = relation(tree, child)
    if dep in ("conj", "cc") or told_apart(tree, child):
        return False
    if dep == "case":
        return child > tree.head[child]
    return dep not in _OF_CLAUSES


def told_apart(tree: Tree, word: int) -> bool:
    """Tell whether triples of its own tell what hangs here: apposition, relative clause and the like."""
    if tree.dep[word] == "appos":
        return _set_off(tree, word)
    if tree.dep[word] in _OWN_TRIPLES:
        return True
    if (relation(tree, word) in ("acl", "amod") or tree.pos[word] == "NUM") and _after_comma(tree, word):
        return True
    return relation(tree, word) == "acl" and tells(tree, word)


def tells(tree: Tree, word: int) -> bool:
    """Tell whether what hangs on a noun is a finite clause about it and not its content ("the fact that")."""
    if tree.dependents(word, "mark"):
        return False
    finite = tree.pos[word] in ("VERB", "AUX") and tree.morph[word].get("VerbForm", "Fin") == "Fin"
    return finite or tree.dep[word] == "acl:relcl" or bool(tree.dependents(word, "nsubj", "aux"))


def _set_off(tree: Tree, word: int) -> bool:
    """Tell whether a name beside another one is set off by punctuation, and no part of it as a title is."""
    first = tree.subtree(word)[0]
    between = range(tree.head[word] + 1, first + 1)
    return first < tree.head[word] or any(tree.pos[w] == "PUNCT" for w in between)


def _after_comma(tree: Tree, word: int) -> bool:
    if word < tree.head[word]:
        return False
    first = tree.subtree(word)[0]
    return bool({tree.text[first], tree.text[first - 1]} & _COMMAS)


def _trimmed(tree: Tree, words: list[int]) -> list[int]:
    """Take punctuation off both ends, but for brackets and quotes that have their partner inside."""
    while len(words) > 1 and is_relative_pronoun(tree, words[-1]):
        words = [word for word in words[:-1] if word not in tree.dependents(words[-1], "case")]
    while words and tree.pos[words[-1]] == "PUNCT" and not _partner(tree, words, words[-1], _OPENING):
        words = words[:-1]
    while words and _opens_nothing(tree, words):
        words = words[1:]
    return _trimmed(tree, words[1:-1]) if len(words) > 2 and _is_wrapped(tree, words) else words


def _opens_nothing(tree: Tree, words: list[int]) -> bool:
    """Tell whether a phrase begins with a conjunction, or with punctuation that has no partner in it."""
    if tree.pos[words[0]] == "CCONJ":
        return len(words) > 1
    return tree.pos[words[0]] == "PUNCT" and not _partner(tree, words, words[0], _CLOSING)


def _is_wrapped(tree: Tree, words: list[int]) -> bool:
    """Tell whether one pair of brackets or quotes encloses a phrase."""
    marks = [
        w
        for w in words
        if tree.text[w] in _OPENING | _CLOSING or any(tree.text[w] in alike for alike in _ALIKE)
    ]
    return marks == [words[0], words[-1]]


def _partner(tree: Tree, words: list[int], mark: int, others: frozenset[str]) -> bool:
    alike = next((marks for marks in _ALIKE if tree.text[mark] in marks), frozenset())
    same = sum(tree.text[w] in alike for w in words) == 2
    pairs = _CLOSING if others is _OPENING else _OPENING
    return same or (tree.text[mark] in pairs and any(tree.text[w] in others for w in words))


def preposition(tree: Tree, word: int) -> list[int]:
    """Give the words of the preposition before a noun, or of the conjunction that opens a clause."""
    said = relation(tree, word) == "advcl" and bool(tree.dependents(word, "cop"))
    found = [c for c in tree.dependents(word, "mark", *(() if said else ("case",))) if c < word]
    if not found and (opened := opening(tree, word)) != NO_WORD:
        return [opened]
    return _with_fixed(tree, found)


def case(tree: Tree, word: int) -> list[int]:
    """Give the words of the preposition before what is said of a subject ("was in prison")."""
    return _with_fixed(tree, [c for c in tree.dependents(word, "case") if c < word])


def _with_fixed(tree: Tree, words: Iterable[int]) -> list[int]:
    return sorted({*words, *(fixed for word in words for fixed in tree.dependents(word, "fixed"))})


def opening(tree: Tree, word: int) -> int:
    """Give the adverb that opens a clause under another one ("when", "where"), or `NO_WORD`."""
    if relation(tree, word) not in ("advcl", "acl"):
        return NO_WORD
    adverbs = (c for c in tree.dependents(word, "advmod") if tree.morph[c].get("PronType") in ("Int", "Rel"))
    words = [w for w in tree.subtree(word) if tree.pos[w] != "PUNCT"]
    return next((c for c in adverbs if c == words[0]), NO_WORD)


def is_attached(tree: Tree, word: int) -> bool:
    """Tell whether a word is written together with the next one."""
    return word + 1 < len(tree) and tree.start[word + 1] <= tree.end[word]


def resumes(tree: Tree, pronoun: int, noun: int) -> bool:
    """Tell whether a pronoun that hangs on its word stands for the noun described ("التي زارها")."""
    morph, other = tree.morph[pronoun], tree.morph[noun]
    if tree.pos[pronoun] != "PRON" or pronoun == 0 or not is_attached(tree, pronoun - 1):
        return False
    if tree.prepositions[pronoun] == "" and morph.get("Person", "3") != "3":
        return False
    genders = {morph.get("Gender", ""), other.get("Gender", "")}
    return "" in genders or len(genders) == 1


def pieces(tree: Tree, words: Iterable[int]) -> Pieces:
    """Give the stretches of text that words stand in; what stands between them is no part of the phrase."""
    found: list[Span] = []
    before = -2
    for word in words:
        if word == before + 1:
            found[-1] = Span(found[-1].start, tree.end[word])
        else:
            found.append(tree.span(word, word))
        before = word
    return tuple(found)
