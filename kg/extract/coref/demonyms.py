"""States that act through an adjective: "the Israeli bombing", القصف الإسرائيلي.

Comes in: words, mentions, chains.  Goes out: both, with a mention for each adjective that says whose doing a
thing is; it joins the chain of its state, or opens one under the state's name.
"""

from kg.extract.coref.scene import PHRASES, Resolved
from kg.extract.coref.states import StateChains, state_adjectives
from kg.extract.mentions.draft import Draft
from kg.extract.mentions.lexicon import lexicon
from kg.extract.mentions.words import Words
from kg.names import Known
from kg.names.words import find_adjective

_THINGS = frozenset({"OTHER", "TIME", "WORK"})


def with_demonyms(
    words: Words, drafts: tuple[Draft, ...], resolved: Resolved
) -> tuple[tuple[Draft, ...], Resolved]:
    """Add the states behind adjectives to what an article mentions.

    Args:
        words: The article.
        drafts: Its mentions; adjectives in names and titles, and of participants, are left alone.
        resolved: Who they are.

    Returns:
        The same with the new mentions at the end, and behind the chains those of states not named elsewhere.
    """
    adjectives = _adjectives(words, drafts)
    if not adjectives:
        return drafts, resolved
    states = StateChains(resolved.chains, words.lang)
    found = list(drafts)
    chains_of = list(resolved.chains_of)
    for word, state in adjectives:
        if not states.has(state) and find_adjective(words.key[word]) is not None:
            continue  # a common word as well: صحراوي is "of the desert"
        number = states.of(state)
        states.mention(number, len(found))
        found.append(_draft(word))
        chains_of.append((number,))
    return tuple(found), Resolved(tuple(states.chains), tuple(chains_of))


def _draft(word: int) -> Draft:
    return Draft(
        word, word + 1, word, "GPE", "name", (word, word + 1), number="Sing", person="3", definite=True
    )


def _adjectives(words: Words, drafts: tuple[Draft, ...]) -> list[tuple[int, Known]]:
    """States that adjectives outside of names and titles name, of things only, with the adjectives."""
    modifiers = [word for word, dep in enumerate(words.dep) if dep == "amod"]
    told = [adjective for word in modifiers for adjective in state_adjectives(words, word, word + 1)]
    if not told:
        return []
    spans = [span for draft in drafts if draft.name for span in (draft.name, draft.title) if span]
    taken = {word for span in spans for word in range(*span)}
    kinds = {draft.head: draft.kind for draft in drafts if draft.form in PHRASES}
    lex, lemma, bare = lexicon(words.lang), words.lemma, words.bare
    found = []
    for word, state in told:
        noun = words.head[word]
        thing = kinds.get(noun, "OTHER") in _THINGS and not lex.has("language", lemma[noun], bare[noun])
        if word not in taken and thing:
            found.append((word, state))
    return found
