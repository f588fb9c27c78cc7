"""What is known when the parts of events are sought: words, events, mentions, and look-ups between them.

Comes in: `Tree`, triggers, drafts of mentions, the chains they stand for. Goes out: `Scene`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.mentions import Draft
from kg.extract.tree import NO_WORD, Tree
from kg.extract.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Scene:
    """An article with its events and mentions.

    Args:
        tree: The article.
        triggers: Its events, in the order of the text.
        drafts: Its mentions.
        chains_of: For each draft the chains it stands for.
        by_sentence: Drafts of each sentence that stand for something.
        event_at: Trigger by word.
        draft_at: Drafts by head word.
        salience: For each chain the sentences its mentions are in, ascending.
        topics: For each sentence a draft of who it is about (its first surface subject), or -1.
        spoken_of: For each sentence the chains most spoken of before it, each with its last mention there.
        own: For each event what stands where its own subject would: "nsubj", "pass", "zero", "gen" or "".
    """

    tree: Tree
    triggers: Sequence[Trigger]
    drafts: Sequence[Draft]
    chains_of: Sequence[tuple[int, ...]]
    by_sentence: dict[int, list[int]]
    event_at: dict[int, Trigger]
    draft_at: dict[int, list[int]]
    salience: dict[int, list[int]]
    topics: list[int]
    spoken_of: list[tuple[tuple[int, int], ...]]
    own: list[str]


def scene_of(
    tree: Tree, triggers: Sequence[Trigger], drafts: Sequence[Draft], chains_of: Sequence[tuple[int, ...]]
) -> Scene:
    """Put the look-ups together."""
    by_sentence: dict[int, list[int]] = {}
    draft_at: dict[int, list[int]] = {}
    salience: dict[int, list[int]] = {}
    topics = [-1] * len(tree.sentences)
    for number, draft in enumerate(drafts):
        draft_at.setdefault(draft.head, []).append(number)
        if not chains_of[number]:
            continue
        sentence = tree.sentence[draft.head]
        by_sentence.setdefault(sentence, []).append(number)
        for chain in chains_of[number]:
            salience.setdefault(chain, []).append(sentence)
        if topics[sentence] < 0 and (draft.form == "zero" or tree.dep[draft.head].startswith("nsubj")):
            topics[sentence] = number
    event_at = {trigger.word: trigger for trigger in triggers}
    spoken_of = _spoken_of(len(tree.sentences), by_sentence, chains_of)
    hidden_in = {draft.head for draft in drafts if draft.form == "zero"}
    own = [_own_subject(tree, trigger.word, trigger.word in hidden_in) for trigger in triggers]
    return Scene(
        tree, triggers, drafts, chains_of, by_sentence, event_at, draft_at, salience, topics, spoken_of, own
    )


MOST = 2
"""So many chains of earlier sentences are candidates everywhere: a third one brought nothing on the folds."""


def _spoken_of(
    sentences: int, by_sentence: dict[int, list[int]], chains_of: Sequence[tuple[int, ...]]
) -> list[tuple[tuple[int, int], ...]]:
    last: dict[int, int] = {}
    count: dict[int, int] = {}
    ranked: list[int] = []
    found = []
    for sentence in range(sentences):
        found.append(tuple([(chain, last[chain]) for chain in ranked]))
        changed = set(ranked)
        for draft in by_sentence.get(sentence, ()):
            for chain in chains_of[draft]:
                last[chain] = draft
                count[chain] = count.get(chain, 0) + 1
                if count[chain] > 1:
                    changed.add(chain)
        ranked = sorted(changed, key=lambda c: (-count[c], c))[:MOST]
    return found


def _own_subject(tree: Tree, word: int, hidden: bool) -> str:
    """What stands where an event's own subject would, when none or when one is hidden in its word."""
    children = tree.children[word]
    relations = [tree.dep[child] for child in children]
    for relation in relations:
        if relation.startswith("nsubj"):
            return "pass" if relation.endswith("pass") else "nsubj"
    if hidden:
        return "zero"
    if "nmod" not in relations or tree.pos[word] == "VERB":
        return ""
    bare = [child for child in children if tree.dep[child] == "nmod" and not tree.prepositions[child]]
    return "gen" if bare else ""


def governor(scene: Scene, word: int) -> int:
    """The nearest event at or above a word, `NO_WORD` if there is none."""
    while word != NO_WORD and word not in scene.event_at:
        word = scene.tree.head[word]
    return word
