"""All that is mended in a tree before its clauses are told, in order.

Comes in: a tree, the mentions of the article, the words of its language. Goes out: a tree.
"""

from collections.abc import Sequence

from kg.extract.mending import mend
from kg.extract.mentions import Draft
from kg.extract.tree import Tree
from kg.extract.triples.agreement import agreeing
from kg.extract.triples.attachment import phrases_on_verbs
from kg.extract.triples.beside import beside_names
from kg.extract.triples.complements import with_complements
from kg.extract.triples.done import with_deeds
from kg.extract.triples.inverted import with_subjects_behind
from kg.extract.triples.nominal import nominal_sentences
from kg.extract.triples.objects import objects_apart
from kg.extract.triples.participles import with_participles
from kg.extract.triples.words import Words


def mended(tree: Tree, drafts: Sequence[Draft], known: Words, lang: str) -> Tree:
    """Give the tree that clauses are read from."""
    tree = mend(tree, drafts)
    if lang == "ar":
        tree = objects_apart(phrases_on_verbs(tree, known.lexicon), known.lexicon)
        tree = with_participles(nominal_sentences(tree, drafts))
    elif lang == "en":
        tree = with_subjects_behind(tree)
    tree = beside_names(agreeing(tree, drafts), known)
    return with_deeds(with_complements(tree, known), known)
