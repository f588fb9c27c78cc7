"""States that act through an adjective: "the Israeli bombing", القصف الإسرائيلي.

Comes in: words, mentions, chains.  Goes out: both, with a mention for each adjective that says whose doing a
thing is; it joins the chain of its state, or opens one under the state's name.
"""

from kg.extract.coref.scene import Resolved
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
    states = StateChains(resolved.chains, words.lang)
    found = list(drafts)
    chains_of = list(resolved.chains_of)
    for word, state in _adjectives(words, drafts):
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
    taken = {i for draft in drafts for span in (draft.name, draft.title) if span for i in range(*span)}
    lex = lexicon(words.lang)
    kinds = {draft.head: draft.kind for draft in drafts if draft.form in {"name", "nominal"}}
    found: list[tuple[int, Known]] = []
    for i, dep in enumerate(words.dep):
        noun = words.head[i]
        if dep != "amod" or i in taken or kinds.get(noun, "OTHER") not in _THINGS:
            continue
        if lex.has("language", words.lemma[noun], words.bare[noun]):
            continue
        found += state_adjectives(words, i, i + 1)
    return found
