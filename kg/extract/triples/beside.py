"""Names and nouns beside one another, which the parser takes for something else.

Comes in: a tree and the words of its language. Goes out: a tree in which a title behind a name ("said | X |
the minister of trade | that …") and a name between commas stand beside it, a name stands beside the noun
right before it, "about" is no preposition of its number, and "between X and Y" is one phrase.
"""

from kg.extract.tree import NO_WORD, Tree, moved
from kg.extract.triples.phrases import is_relative_pronoun, phrase, relation
from kg.extract.triples.words import Words
from kg.names.titles import is_title_word

_NAMES = ("PROPN", "X")
_NOUNS = ("NOUN", *_NAMES)
_COMMAS = frozenset(",،")


def beside_names(tree: Tree, known: Words) -> Tree:
    """Hang what stands beside a name or noun on it, and "about" on its number."""
    for word in range(len(tree)):
        match tree.dep[word]:
            case "obj" if tree.pos[tree.head[word]] == "VERB" and _says_more(tree, word, known):
                for name in _name_before(tree, tree.head[word], word):
                    tree = moved(tree, word, name, "appos")
            case "nmod" if _is_between_commas(tree, word):
                tree = _without_rest(moved(tree, word, tree.head[word], "appos"), word)
            case "appos":
                tree = _lowered(tree, word)
            case "case" if known.has(tree, word, "about"):
                tree = _about(tree, word)
            case "case" if known.has(tree, word, "between"):
                tree = _between(tree, word)
    return tree


def _says_more(tree: Tree, word: int, known: Words) -> bool:
    """Tell whether a verb does not need this object: it reports, or has a further one."""
    verb = tree.head[word]
    others = [c for c in tree.dependents(verb, "obj", "ccomp") if c != word]
    return is_title_word(tree.norm[word]) and (bool(others) or known.reports(tree, verb))


def _name_before(tree: Tree, verb: int, word: int) -> list[int]:
    """Give the head of the subject that is a name and ends right before a word."""
    subjects = [s for s in tree.dependents(verb, "nsubj") if s < word]
    last = [s for s in subjects if phrase(tree, s)[-1] == word - 1 and tree.pos[word - 1] in _NAMES]
    return last[-1:]


def _is_between_commas(tree: Tree, word: int) -> bool:
    """Tell whether a noun without preposition stands alone between commas behind the noun it hangs on."""
    below = tree.subtree(word)
    first, last = below[0], max(w for w in below if tree.pos[w] != "PUNCT")
    if tree.head[word] > first or tree.prepositions[word] or not _is_named(tree, tree.head[word], word):
        return False
    opened = tree.text[first] in _COMMAS or tree.text[first - 1] in _COMMAS
    closed = last + 1 < len(tree) and tree.pos[last + 1] == "PUNCT"
    return opened and closed and not tree.dependents(word, "cc", "conj")


def _is_named(tree: Tree, one: int, other: int) -> bool:
    """Tell whether one of two nouns is a name or title of the other; of two names the second says where the
    first one is ("Paris, Texas, …")."""
    kinds = {tree.pos[one], tree.pos[other]}
    titled = any(is_title_word(tree.norm[word]) for word in (one, other))
    return kinds <= {*_NOUNS} and "NOUN" in kinds and (titled or bool(kinds & {*_NAMES}))


def _without_rest(tree: Tree, word: int) -> Tree:
    """Make what stands behind a name between commas the object, where it hangs on the subject before it."""
    noun = tree.head[word]
    verb = tree.head[noun]
    rest = [c for c in tree.dependents(noun, "nmod") if c > word and not tree.prepositions[c]]
    if relation(tree, noun) != "nsubj" or tree.pos[verb] != "VERB" or tree.dependents(verb, "obj"):
        return tree
    return moved(tree, rest[0], verb, "obj") if rest else tree


def _lowered(tree: Tree, word: int) -> Tree:
    """Hang a name on the noun right before it and not further up ("wife of the composer | Jan Berg"); one
    without article is part of the title ("secretary of state | Jan Berg")."""
    first = tree.subtree(word)[0]
    before = first - 1
    if before <= tree.head[word] or tree.pos[first] == "PUNCT" or tree.pos[word] not in _NAMES:
        return tree
    if tree.pos[before] != "NOUN" or not tree.dependents(before, "det"):
        return tree
    return moved(tree, word, before, "appos") if tree.head[word] in tree.ancestors(before) else tree


def _about(tree: Tree, word: int) -> Tree:
    """Make "about" an adverb of its number; a phrase that had no other preposition is subject or object."""
    number = tree.head[word]
    if tree.pos[number] != "NUM" or word > number:
        return tree
    tree = moved(tree, word, number, "advmod")
    verb = tree.head[number]
    if relation(tree, number) != "obl" or verb == NO_WORD or tree.dependents(number, "case"):
        return tree
    own = [s for s in tree.dependents(verb, "nsubj") if not is_relative_pronoun(tree, s)]
    return moved(tree, number, verb, "obj" if own else "nsubj")


def _between(tree: Tree, word: int) -> Tree:
    """Hang what is joined to a noun above on the noun behind "between", if nothing else is joined to that."""
    noun = tree.head[word]
    if noun < word or tree.dependents(noun, "conj") or tree.morph[noun].get("Number") in ("Plur", "Dual"):
        return tree
    above = (c for head in tree.ancestors(noun)[:2] for c in tree.dependents(head, "conj"))
    apart = (c for c in above if c > noun and c not in tree.ancestors(noun))
    joined = [c for c in apart if tree.dependents(c, "cc") and tree.pos[c] == tree.pos[noun]]
    return moved(tree, joined[0], noun, "conj") if joined else tree
