"""What there is none of: in "لا نية لدى إيران" the noun is the head, its particle beside it.

Comes in: `Tree`. Goes out: `Tree`. The treebank has the particle above its noun, which is no verb for what
hangs on it; the parser does both.
"""

from kg.extract.tree import Tree, rehung

_NO = "لا"
_NOMINAL = frozenset({"NOUN", "ADJ"})


def nouns_above(tree: Tree, lang: str) -> Tree:
    """A tree in which a noun right behind "no" stands above it and has all that hung on it."""
    if lang != "ar" or _NO not in tree.lemma:
        return tree
    head, dep = list(tree.head), list(tree.dep)
    for word, lemma in enumerate(tree.lemma):
        noun = word + 1
        if lemma != _NO or tree.pos[word] == "VERB" or noun not in tree.children[word]:
            continue
        if not tree.dep[noun].startswith("nsubj") or tree.pos[noun] not in _NOMINAL:
            continue
        for child in tree.children[word]:
            head[child] = noun
        head[noun], dep[noun] = head[word], dep[word]
        head[word], dep[word] = noun, "advmod"
    return rehung(tree, head, dep) if head != tree.head else tree
