"""The words of a language that open triples need: negation and cited sources, light verbs, copulas.

Comes in: cues, a lexicon, `ontology/copulas.tsv` and `ontology/small_words.tsv`. Goes out: `Words`.
"""

from dataclasses import dataclass
from functools import cache

from kg import lexicon as lexicon_table
from kg.extract.cues import Cues
from kg.extract.cues import load as load_cues
from kg.extract.governors import governors, spelled
from kg.extract.modality import MODALITIES
from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.phrases import relation
from kg.lexicon import Lexicon
from kg.model import Modality
from kg.ontology import rows
from kg.text import fold


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of the words of one language.

    Args:
        cues: Words that negate, doubt, put off and cite.
        lexicon: Verbs that make one predicate with a noun ("take_place").
        copulas: Copulas with the feature of the subject each needs, or "".
        small: Pairs of a word and what open triples must know of it ("between", "but").
    """

    cues: Cues
    lexicon: Lexicon
    copulas: tuple[tuple[str, str], ...]
    small: frozenset[tuple[str, str]] = frozenset()

    def copula(self, tree: Tree, word: int) -> str:
        """Give the copula that a subject takes, or "" where none is known."""
        morph = tree.morph[word] if word != NO_WORD and tree.pos[word] not in ("VERB", "AUX") else {}
        features = {"", *(f"{name}={value}" for name, value in morph.items())}
        return next((found for found, when in self.copulas if when in features), "")

    def negates(self, tree: Tree, word: int) -> bool:
        """Tell whether a word turns round the clause it hangs on, or what it joins to another ("nor")."""
        if relation(tree, word) == "cc":
            return tree.pos[word] == "CCONJ" and self.cues.negates(tree.lemma[word])
        if self.lasts(tree, word):
            return False
        if tree.morph[word].get("Polarity") == "Neg":
            return relation(tree, word) in ("advmod", "aux", "cop", "discourse")
        return relation(tree, word) in ("advmod", "aux", "discourse") and self.cues.negates(tree.lemma[word])

    def lasts(self, tree: Tree, word: int) -> bool:
        """Tell whether a word hangs on a verb of ceasing: what does not cease lasts (لا يزال)."""
        return tree.head[word] != NO_WORD and self.has(tree, tree.head[word], "lasting")

    def joins_denied(self, tree: Tree, word: int) -> bool:
        """Tell whether a conjunction hands a negation on to what it joins ("or", "nor")."""
        handing = any(cue.value == "or" for cue in self.cues.of(tree.lemma[word]))
        return handing or self.cues.negates(tree.lemma[word])

    def has(self, tree: Tree, word: int, use: str) -> bool:
        """Tell whether a word is one of the small words with a use of `ontology/small_words.tsv`."""
        return (tree.lemma[word], use) in self.small

    def is_light(self, tree: Tree, verb: int, noun: int) -> bool:
        """Tell whether a verb and a noun make one predicate ("takes place")."""
        return self.lexicon.find(f"{tree.lemma[verb]}_{tree.lemma[noun]}", "V") is not None

    def governs(self, tree: Tree, verb: int, marker: str) -> bool:
        """Tell whether a verb has an object and beside it a complement with a marker, as in the lexicon."""
        frames = [f for f in self.lexicon.frames(tree.lemma[verb], "V") if "acc" in f.get("obj", ())]
        return any(marker in markers for frame in frames for markers in frame.values())

    def without(self, tree: Tree, word: int) -> bool:
        """Tell whether a word says that what it opens is not so ("without", "rather than")."""
        cues = self.cues.of(tree.lemma[word])
        without = any(cue.cue == "negation" and cue.value == "without" for cue in cues)
        return without or self.instead(tree, word)

    def instead(self, tree: Tree, word: int) -> bool:
        """Tell whether a conjunction joins what is not so to what is so instead ("rather than")."""
        return any(cue.value == "instead" for cue in self.cues.of(spelled(tree, word)))

    def reports(self, tree: Tree, verb: int) -> bool:
        """Tell whether a verb says, or says who says, what others hold to be so."""
        entry = self.lexicon.find(tree.lemma[verb], "V")
        return (entry is not None and entry.type == "STATE") or self.cues.has(tree.lemma[verb], "source")

    def modality(self, tree: Tree, word: int) -> Modality:
        """Tell whether a clause is told as a fact: by the nearest cue in whose scope it stands."""
        names = (governor.cue.cue for governor in governors(tree, self.cues, word))
        return next((mode for name in names for mode in MODALITIES if mode == name), "actual")


@cache
def load(lang: str) -> Words:
    """Read the words of a language.

    Raises:
        OntologyError: There are no words of the language.
    """
    small = ((fold(row["word"]), row["use"]) for _, row in rows("small_words.tsv") if row["lang"] == lang)
    return Words(load_cues(lang), lexicon_table.load(lang), copulas(lang), frozenset(small))


def copulas(lang: str) -> tuple[tuple[str, str], ...]:
    """Read the copulas of a language: the word, and the feature of the subject it needs or ""."""
    return tuple((row["word"], row["when"]) for _, row in rows("copulas.tsv") if row["lang"] == lang)
