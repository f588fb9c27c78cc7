"""Perfects that unvocalised script writes like another verb's present: تفقد الأمير, "the prince inspected".

Comes in: `Tree`, the lexicon of its language. Goes out: `Tree` in which such a verb is a perfect of form V or
VI. A verb agrees with its subject in gender, so that "تفقد" before or behind a man is no "she loses", and
"تظاهر" before thousands no present of a verb that the lexicon lacks; a shadda on its second radical ("تحسّن
السعر") says the same; and no present ends in the ت of "تجنبت", unless that belongs to its verb.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from kg import lexicon as lexicon_table
from kg.extract.cues import load
from kg.extract.mentions.lexicon import lexicon
from kg.extract.tree import Tree
from kg.names.tables import bare_word

#: Words before a verb that make it a present.
_PRESENT = frozenset({"س", "سوف", "لم", "لن", "لا", "ان", "كي", "لكي", "ل", "حتي"})
_FEMININE = ("ه", "اء", "ات", "ت")
#: A shadda on the third letter, with whatever other signs.
_DOUBLED = re.compile("ت[\u064b-\u0652]*.[\u064b-\u0652]*.[\u064b-\u0652]*\u0651")
_MORPH = {"Aspect": "Perf", "Gender": "Masc", "Number": "Sing", "Person": "3", "Voice": "Act"}


def perfects_again(tree: Tree, lang: str) -> Tree:
    """A tree in which verbs of form V and VI before a man or a masculine institution are perfects."""
    if lang != "ar":
        return tree
    verbs = lexicon_table.load(lang)
    known = load(lang)
    lemma, label, morph = list(tree.lemma), list(tree.label), list(tree.morph)
    for word in _presents(tree):
        form = tree.norm[word]
        short = form.removesuffix("ت")
        entry = verbs.find(form, "V")
        other = verbs.find(tree.lemma[word], "V")
        told = not other or bool(_DOUBLED.match(tree.text[word]))
        if entry and (_has_man(tree, word) or (told and _is_no_woman(tree, word, word + 1))):
            lemma[word], label[word], morph[word] = form, entry.label, _MORPH
        elif (
            short != form and not verbs.find(lemma[word], "V") and (verbs.find(short, "V") or known.of(short))
        ):
            lemma[word], label[word] = short, short
            morph[word] = {**_MORPH, "Gender": "Fem"}
    return replace(tree, lemma=lemma, label=label, morph=morph)


def _presents(tree: Tree) -> Iterable[int]:
    """Verbs that the parser takes for the present of the third person feminine."""
    for word, pos in enumerate(tree.pos):
        if pos != "VERB" or tree.norm[word][:1] != "ت" or tree.norm[word] == tree.lemma[word]:
            continue
        morph = tree.morph[word]
        if morph.get("Aspect") == "Imp" and morph.get("Gender") == "Fem" and morph.get("Person") == "3":
            yield word


def _has_man(tree: Tree, verb: int) -> bool:
    """Whether the subject beside a verb is one man or institution of masculine gender."""
    beside = [word for word in (verb + 1, verb - 1) if _is_no_woman(tree, verb, word)]
    return any(_is_man(tree, subject) for subject in beside)


def _is_man(tree: Tree, subject: int) -> bool:
    morph, bare = tree.morph[subject], bare_word(tree.norm[subject])
    masculine = tree.pos[subject] == "NOUN" and morph.get("Number") != "Plur" and not bare.endswith(_FEMININE)
    return masculine and lexicon("ar").kind(bare, tree.lemma[subject]) in {"PERSON", "ORG"}


def _is_no_woman(tree: Tree, verb: int, subject: int) -> bool:
    """Whether a word is the subject of a verb that nothing makes a present, and is not feminine."""
    children = tree.children[verb]
    if subject not in children or not tree.dep[subject].startswith("nsubj"):
        return False
    before = [child for child in children if (subject if subject < verb else -1) < child < verb]
    if tree.dep[verb] == "xcomp" or any(tree.norm[child] in _PRESENT for child in before):
        return False
    bare = bare_word(tree.norm[subject])
    return tree.morph[subject].get("Gender") != "Fem" and not bare.endswith(_FEMININE)
