"""What governs an event: cues of stance, its own particles first, then upwards.

Comes in: `Tree`, cues, a word. Goes out: `Governor`s, nearest first. The walk goes up through words that only
say how it is with what they govern (modal and light verbs, "lack", "denied"), and ends at the first word that
is no cue: there an event of its own begins.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.cues import Cue, Cues
from kg.extract.tree import NO_WORD, Tree

REACH = 8
"""So many words are gone up at most."""

PARTICLES = frozenset({"mark", "advmod", "aux", "cc", "case", "cop", "det", "fixed", "discourse", "dep"})
"""Relations, without subtypes, of the small words that belong to what they hang on."""

GOVERNED = frozenset({"ccomp", "xcomp", "csubj", "nsubj", "obj", "iobj", "obl", "nmod", "acl", "amod"})
"""Relations, without subtypes, by which a word can govern an event."""

DOING, TO_DO = "xcomp:ing", "xcomp:inf"
"""Relations of complements that say what form they have."""

HELD = frozenset(
    {"ccomp", "xcomp", "csubj", "obj", "acl", "obl:arg", "nsubj:pass", "csubj:pass", "amod", "nmod"}
    | {DOING, TO_DO}
)
"""Relations by which a cue governs without a condition of its own, when there is no preposition."""


NONE_OF = frozenset({"nobody", "none-of"})
"""Values of negations that stand as or before a participant."""


_KNOWN = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A cue in whose scope an event stands.

    Args:
        cue: What it signals.
        word: Where it stands.
        level: 0 for a particle of the event itself; 1 for the nearest word above it and that word's own
            particles, and so on.
    """

    cue: Cue
    word: int
    level: int


def governors(tree: Tree, cues: Cues, word: int, *, reach: int = REACH) -> list[Governor]:
    """The cues that govern an event, nearest first; the particles of a word stand before its own cues.

    Args:
        tree: The article.
        cues: Cue words of its language.
        word: The event.
        reach: How many words are gone up; 0 for its own particles only.
    """
    found = [*_particles(tree, cues, word, 0), *_inverting(tree, cues, word), *_shared(tree, cues, word)]
    for level in range(1, reach + 1):
        beside = tree.dep[word] == "conj" and not _speaks(tree, cues, word)
        first = tree.first_conjunct(word) if beside else word
        if first != word:
            found += _prepositional(tree, cues, first, level - 1)
        head = _told_in(tree, cues, first)
        signals = cues.of(tree.lemma[head]) if head != NO_WORD else ()
        if not signals or not _is_governed(tree, first):
            break
        own = [Governor(cue, head, level) for cue in signals if _governs(tree, cues, cue, first)]
        if not own:
            break
        found += [*_particles(tree, cues, head, level, below=first), *own]
        word = head
    return found


def _shared(tree: Tree, cues: Cues, word: int) -> list[Governor]:
    """Cues of the first of some verbs for another one without a subject: "nobody came or called", and, behind
    "or", also "did not come or call"."""
    first = tree.first_conjunct(word)
    if first == word or tree.pos[word] != "VERB" or tree.dependents(word, "nsubj"):
        return []
    if any(cue.value == "or" for c in tree.dependents(word, "cc") for cue in cues.of(tree.lemma[c])):
        return [one for one in _particles(tree, cues, first, 0) if one.cue.cue == "negation"]
    nobody = _nobody(tree, cues, first)
    return [Governor(cue, child, 0) for child, cue in nobody if tree.dep[child].startswith("nsubj")]


def _told_in(tree: Tree, cues: Cues, word: int) -> int:
    """What governs a word: in "denied reports of a strike" the reports, where the parser takes the verb; of
    "a report by the newspaper that ..." the report, where it takes the newspaper."""
    head = tree.head[word]
    if head == NO_WORD or not tree.dep[word].startswith("acl") or not tree.dependents(word, "mark"):
        return _handing_on(tree, cues, word)
    for above in (head, *tree.ancestors(head)):
        if is_claim(cues.of(tree.lemma[above])):
            return above
        if not tree.dep[above].startswith("nmod"):
            break
    return head


def _handing_on(tree: Tree, cues: Cues, word: int) -> int:
    """The head of a word; of one that hangs on a verb, the noun before its preposition that hands on what is
    said of it: "denied | the news | of his departure"."""
    head, preposition = tree.head[word], tree.prepositions[word]
    if head == NO_WORD or not preposition or not tree.dep[word].startswith("obl"):
        return head
    noun = min((c for c in tree.children[word] if tree.dep[c] == "case"), default=0) - 1
    within = head < noun < word and tree.pos[noun] == "NOUN" and tree.pos[head] == "VERB"
    handed = within and any(
        preposition in cue.when for cue in cues.of(tree.lemma[noun]) if cue.cue == "carries"
    )
    return noun if handed else head


def is_claim(signals: Iterable[Cue]) -> bool:
    """Whether cues are those of a report, claim or rumour."""
    return any(cue.value == "claim" for cue in signals)


def _speaks(tree: Tree, cues: Cues, word: int) -> bool:
    """Whether a verb says or denies something: coordinated, it is told beside what stands before it."""
    verb = tree.pos[word] == "VERB"
    return verb and any(cue.cue in {"source", "negates"} for cue in cues.of(tree.lemma[word]))


def _is_governed(tree: Tree, word: int) -> bool:
    dep = _relation(tree, word).partition(":")[0]
    return dep in GOVERNED or (dep == "advcl" and bool(_introducer(tree, word)))


def _relation(tree: Tree, word: int) -> str:
    """The relation of a word to its head, where the parser also calls complements adverbial: `DOING` for the
    -ing form right behind its verb ("stopped selling"), `TO_DO` for the infinitive right behind an adjective
    or passive ("due to visit")."""
    dep, head = tree.dep[word], tree.head[word]
    form = tree.morph[word].get("VerbForm")
    if dep not in {"xcomp", "advcl"} or head == NO_WORD or not head < word:
        return dep
    between = [tree.pos[one] for one in range(head + 1, word)]
    if form in {"Ger", "Part"} and tree.text[word].endswith("ing") and set(between) <= {"ADP", "ADV"}:
        return dep if _introducer(tree, word) else DOING
    if dep == "advcl" and form == "Inf" and between == ["PART"] and _is_passive(tree, head):
        return TO_DO
    return dep


def _is_passive(tree: Tree, word: int) -> bool:
    """Whether a word is an adjective or a verb in the passive: no purpose of its subject's hangs on it."""
    return tree.pos[word] == "ADJ" or bool([c for c in tree.children[word] if tree.dep[c] == "aux:pass"])


def _introducer(tree: Tree, word: int) -> str:
    """The preposition before a noun, or before a clause that stands for one ("from attending")."""
    if tree.prepositions[word] or not tree.dep[word].startswith("advcl"):
        return tree.prepositions[word]
    marks = (c for c in tree.children[word] if tree.dep[c] == "mark" and tree.pos[c] in {"ADP", "SCONJ"})
    return next((tree.lemma[c] for c in marks), "")


def _governs(tree: Tree, cues: Cues, cue: Cue, below: int) -> bool:
    """Whether a cue at the head of a word has that word in its scope."""
    dep, preposition, head = _relation(tree, below), _introducer(tree, below), tree.head[below]
    if cue.scope == "clause" or (cue.scope == "noun" and tree.pos[head] == "VERB"):
        return False
    known = cue.value == "light" and dep == "obj" and _is_known(tree, below)
    if known or (dep == TO_DO and cue.cue == "negates"):
        return False
    if cue.scope == "noun" and dep == "amod":
        return True
    if cue.when:
        return cue.holds(dep, preposition, tree.morph[below])
    if dep.startswith(("nsubj", "csubj")) and (cue.cue == "carries" or tree.pos[head] == "ADJ"):
        return True
    return preposition in cues.arguments if preposition else dep in HELD


def _is_known(tree: Tree, word: int) -> bool:
    """Whether an English noun is told of as known: who "did not take | the decision" leaves it as it is."""
    small = tree.dependents(word, "det")
    return any(tree.lemma[c] in _KNOWN for c in small) or bool(tree.dependents(word, "nmod:poss"))


@lru_cache(maxsize=1 << 10)
def is_particle(relation: str) -> bool:
    """Whether a relation, subtype included, is that of a small word."""
    return relation.partition(":")[0] in PARTICLES


def _particles(tree: Tree, cues: Cues, word: int, level: int, below: int = NO_WORD) -> list[Governor]:
    """The small words around a word that are cues for it, and for another one below it."""
    dep, preposition, morph = tree.dep[word], tree.prepositions[word], tree.morph[word]
    found = [
        Governor(cue, child, level)
        for child in tree.children[word]
        for cue in _signals(tree, cues, child)
        if cue.scope == "clause" and is_particle(tree.dep[child])
        if cue.holds(dep, preposition, morph)
        if cue.value != "perhaps-not" or tree.pos[child] == "PART"
    ]
    found += [Governor(cue, child, level) for child, cue in _nobody(tree, cues, word) if child != below]
    return found + _prepositional(tree, cues, word, level)


def _inverting(tree: Tree, cues: Cues, word: int) -> list[Governor]:
    """The auxiliary that makes a clause a condition without "if": "had | the king | known"."""
    begin, stop = tree.sentences[tree.sentence[word]]
    for first in (begin, *tree.children[word][:1]):
        between = range(first + 1, word)
        nouns = any(tree.dep[one].partition(":")[0] in {"nsubj", "obj"} for one in between)
        parted = any(tree.pos[one] in {"PUNCT", "VERB"} for one in between)
        signals = cues.of(f"{tree.lemma[first]}_inverted")
        if signals and nouns and not parted and "?" not in tree.text[word:stop]:
            return [Governor(cue, first, 0) for cue in signals]
    return []


def _signals(tree: Tree, cues: Cues, word: int) -> tuple[Cue, ...]:
    """The cues of a small word, or of several: "in | case", "no | longer", "yet | to", and "not | only" for
    its first."""
    if tree.dep[word] == "mark" and tree.children[word] and (whole := cues.of(spelled(tree, word))):
        return whole
    before, after, head = word - 1, word + 1, tree.head[word]
    along = cues.negates(tree.lemma[word]) and after < len(tree) and tree.head[after] == head
    if along and (both := cues.of(f"{tree.lemma[word]}_{tree.norm[after]}")):
        return both
    above = {word, head, tree.head[head]} if tree.pos[before] == "ADV" else {word}
    beside = before >= 0 and tree.head[before] != NO_WORD and tree.head[before] in above
    return (beside and cues.of(f"{tree.lemma[before]}_{tree.norm[word]}")) or cues.of(tree.lemma[word])


def _nobody(tree: Tree, cues: Cues, word: int) -> list[tuple[int, Cue]]:
    """Participants that there are none of: "nobody came", "no troops were sent"."""
    found: list[tuple[int, Cue]] = []
    for child in tree.children[word]:
        relation = tree.dep[child]
        if relation == "nsubj:pass" or (tree.pos[word] == "VERB" and relation.startswith(("nsubj", "obj"))):
            small = [child, *[c for c in tree.children[child] if tree.dep[c] in ("det", "cc:preconj")]]
            none = [cue for w in small for cue in cues.of(tree.lemma[w]) if cue.value in NONE_OF]
            found += [(child, cue) for cue in none[:1]]
    return found


def _prepositional(tree: Tree, cues: Cues, word: int, level: int) -> list[Governor]:
    """Cues before a noun or clause: "without", "no"."""
    cases = {"det"} if tree.prepositions[word] else {"det", "case", "mark"}
    before = [c for c in tree.children[word] if c < word]
    small = [c for c in before if tree.dep[c] in cases or _is_compound(tree, c) or _is_joint(tree, c)]
    if not small and not tree.prepositions[word]:
        return []
    spellings = [tree.prepositions[word], *(spelled(tree, c) for c in small)]
    return [
        Governor(cue, word, level)
        for spelling in spellings
        for cue in cues.of(spelling)
        if cue.scope == "noun" and cue.cue not in {"source", "argument"} and cue.value != "except"
    ]


def _is_compound(tree: Tree, word: int) -> bool:
    """Whether a noun is the first word of a preposition: بدلا من."""
    return tree.pos[word] == "NOUN" and any(tree.dep[c] == "fixed" for c in tree.children[word])


def _is_joint(tree: Tree, word: int) -> bool:
    """Whether a conjunction is one of several words: "rather than"."""
    return tree.dep[word] == "cc" and bool(tree.dependents(word, "fixed"))


def spelled(tree: Tree, word: int) -> str:
    """A small word with those fixed to it, as in the cue table: "من_دون"."""
    fixed = [c for c in tree.children[word] if tree.dep[c] == "fixed" and tree.pos[c] != "PRON"]
    return "_".join(tree.lemma[part] for part in (word, *fixed))
