"""Agreement of verbs with their subjects, and what the parser takes for a subject though it does not agree.

Comes in: a tree and the mentions of the article. Goes out: a tree in which nouns have a gender, the noun that
agrees is the subject ("كتب المسرحية الأديب توفيق الحكيم"), and pronouns hang on the word they are one with.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.mentions import Draft
from kg.extract.tree import Tree, moved
from kg.extract.triples.phrases import is_attached, is_relative_pronoun

_NOUNS = ("NOUN", "PROPN", "X")
_FEMININE = "ة"
"""Ending of a noun whose gender is sure."""


def agreeing(tree: Tree, drafts: Sequence[Draft]) -> Tree:
    """Give the tree with the genders of its nouns and with subjects that agree with their verbs."""
    tree = _with_suffixes(_with_genders(tree, drafts))
    for word in range(len(tree)):
        if tree.pos[word] == "VERB":
            tree = _with_content(_with_subject(tree, word), word)
        if tree.dep[word] == "acl:relcl":
            tree = _with_noun(tree, word)
    return tree


def agrees(tree: Tree, verb: int, noun: int) -> bool:
    """Tell whether a noun may be the subject of a verb: a masculine verb has no feminine one.

    The other way round it is not asked: unvocalised, "تفقد" is both "she loses" and "he inspected".
    """
    verbal, nominal = tree.morph[verb], tree.morph[noun]
    masculine = verbal.get("Gender") == "Masc" and verbal.get("Person") == "3" and tree.pos[verb] == "VERB"
    return not masculine or nominal.get("Number", "Sing") != "Sing" or _may_be(tree, noun)


def _with_genders(tree: Tree, drafts: Sequence[Draft]) -> Tree:
    """Give nouns in the singular the gender of their mention; that of a thing is sure only if feminine."""
    morph = list(tree.morph)
    for draft in drafts:
        sure = draft.gender == "Fem" or (draft.gender == "Masc" and draft.kind == "PERSON")
        single = draft.number in ("", "Sing") and morph[draft.head].get("Number", "Sing") == "Sing"
        if sure and single and tree.pos[draft.head] in _NOUNS and "Gender" not in morph[draft.head]:
            morph[draft.head] = {**morph[draft.head], "Gender": draft.gender}
    return replace(tree, morph=morph)


def _with_suffixes(tree: Tree) -> Tree:
    """Hang a pronoun that is one word with a noun of its clause on that noun ("يبلغ قطر|ها")."""
    for word in range(1, len(tree)):
        noun = word - 1
        suffix = tree.pos[word] == "PRON" and tree.dep[word] == "obj" and is_attached(tree, noun)
        if suffix and tree.pos[noun] in _NOUNS and tree.head[noun] == tree.head[word]:
            tree = moved(tree, word, noun, "nmod")
    return tree


def _with_subject(tree: Tree, verb: int) -> Tree:
    """Make the noun behind one that does not agree with the verb before both the subject."""
    own = [s for s in tree.dependents(verb, "nsubj") if s > verb]
    if len(own) != 1 or agrees(tree, verb, own[0]) or tree.pos[own[0]] not in _NOUNS:
        return tree
    objects = tree.dependents(verb, "obj")
    below = [c for c in tree.dependents(own[0], "nmod") if tree.morph[c].get("Case") == "Nom"]
    behind = [c for c in objects or below if c > own[0] and _may_be_subject(tree, verb, c)]
    if len(objects) > 1 or not behind:
        return tree
    return moved(moved(tree, behind[0], verb, "nsubj"), own[0], verb, "obj")


def _with_content(tree: Tree, verb: int) -> Tree:
    """Make a clause behind a verb its content, where the verb has another subject or cannot agree with it:
    "أردت أن أنام"."""
    told = [c for c in tree.dependents(verb, "csubj") if c > verb and tree.dependents(c, "mark")]
    person = tree.morph[verb].get("Person", "3")
    other = person != "3" or tree.morph[verb].get("Gender") == "Fem" or bool(tree.dependents(verb, "nsubj"))
    return moved(tree, told[0], verb, "ccomp") if told and other else tree


def _may_be_subject(tree: Tree, verb: int, word: int) -> bool:
    """Tell whether a noun without preposition is known to agree with a verb, as only a person's is."""
    known = "Gender" in tree.morph[word] and agrees(tree, verb, word)
    return known and tree.pos[word] in _NOUNS and not tree.prepositions[word]


def _with_noun(tree: Tree, word: int) -> Tree:
    """Hang a relative clause on the noun above that agrees with its pronoun ("مدير الشركة | الذي …")."""
    pronouns = [c for c in tree.children[word] if is_relative_pronoun(tree, c)]
    if not pronouns or tree.morph[pronouns[0]].get("Gender") != "Masc" or _may_be(tree, tree.head[word]):
        return tree
    for above in tree.ancestors(tree.head[word]):
        if tree.pos[above] not in _NOUNS:
            return tree
        if _may_be(tree, above):
            return moved(tree, word, above, tree.dep[word])
    return tree


def _may_be(tree: Tree, noun: int) -> bool:
    """Tell whether a noun may be masculine."""
    return tree.morph[noun].get("Gender") != "Fem" or not tree.label[noun].endswith(_FEMININE)
