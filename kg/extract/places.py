"""Where: which mention is the place of which event.

Comes in: `Scene`. Goes out: for each trigger its place or None. Candidates are the places that the event's
sentence names, phrases that a preposition makes one (in the hall), and the last places of the two sentences
before. A linear model ranks them, "nowhere" among them. A dateline is where the article was written: no
event has it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.extract.circumstances import Choice, Circumstances, shares, step
from kg.extract.linear import Linear
from kg.extract.scene import Scene, surface_role
from kg.model import Argument
from kg.names import Gazetteer

WHERE = "where"
"""The one class of the model."""

SHARE = 0.25
"""A place needs this share of the probability of "nowhere" (chosen on the folds)."""

BACK = 2
"""Places are sought in so many sentences before the event's own."""

_PLACES = frozenset({"GPE", "PLACE"})
_DATELINE = re.compile(r"^[^\n.؟!]{1,80}?(?:\)\s*[-–—:.،]|[-–—]\s?[(\[][^\n)\]]{1,30}[)\]]|\s[-–—]\s)")


def dateline_end(text: str) -> int:
    """Where the dateline at the head of an article ends ("القاهرة (رويترز) -"), 0 when it has none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def place_choices(scene: Scene, *, dateline: int = 0) -> list[Choice]:
    """For each event with possible places, these as candidates: numbers of drafts.

    Args:
        scene: The article with its events.
        dateline: Where the text proper begins; places before are candidates of no event.
    """
    tree, drafts = scene.tree, scene.drafts
    numbers = [n for n in range(len(drafts)) if _is_candidate(scene, n, dateline)]
    around = Circumstances(scene, [drafts[n].head for n in numbers])
    facts = [_mention(scene, n) for n in numbers]
    earlier = _earlier(scene, numbers)
    found = []
    for trigger, event in enumerate(scene.triggers):
        sentence = tree.sentence[event.word]
        here = [i for i in around.by_sentence.get(sentence, []) if drafts[numbers[i]].head != event.word]
        chains = {chain for i in here for chain in scene.chains_of[numbers[i]]}
        before = [i for i in earlier[sentence] if not chains & set(scene.chains_of[numbers[i]])]
        if not here and not before:
            continue
        items = [_here(scene, around, (trigger, i), (numbers[i], facts[i])) for i in here]
        items += [_before(scene, trigger, numbers[i], facts[i]) for i in before]
        nothing = [*around.nothing(trigger), f"0c={bool(here)}/{event.type}/{tree.pos[event.word]}"]
        found.append(Choice(trigger, tuple(numbers[i] for i in (*here, *before)), [*items, nothing]))
    return found


def _is_candidate(scene: Scene, number: int, dateline: int) -> bool:
    draft = scene.drafts[number]
    if not scene.chains_of[number] or draft.form == "zero" or scene.tree.start[draft.head] < dateline:
        return False
    return draft.kind in _PLACES or (
        draft.kind in ("ORG", "OTHER") and bool(scene.tree.prepositions[draft.head])
    )


def _earlier(scene: Scene, numbers: Sequence[int]) -> list[list[int]]:
    """For each sentence the last place of each of the sentences before it that no preposition leads away."""
    tree = scene.tree
    last: dict[int, int] = {}
    for i, n in enumerate(numbers):
        if scene.drafts[n].kind in _PLACES and tree.prepositions[scene.drafts[n].head]:
            last[tree.sentence[scene.drafts[n].head]] = i
    return [
        [last[s] for s in range(sentence - 1, max(-1, sentence - 1 - BACK), -1) if s in last]
        for sentence in range(len(tree.sentences))
    ]


def _mention(scene: Scene, number: int) -> list[str]:
    """What a mention is by itself."""
    tree, draft = scene.tree, scene.drafts[number]
    preposition, sort = tree.prepositions[draft.head], f"{draft.kind}/{draft.form}"
    table = _table(" ".join(tree.text[slice(*draft.name)])) if draft.name else "-"
    return [
        f"k={sort}/{preposition}",
        f"ky={table}/{preposition}",
        f"kp={preposition}/{tree.dep[draft.head].partition(':')[0]}",
        f"kl={tree.lemma[draft.head] if draft.form == 'nominal' or draft.name is None else ''}",
        f"kd={draft.kind}/{draft.definite}",
        f"kw={tree.lemma[tree.head[draft.head]] if tree.head[draft.head] >= 0 else ''}/{preposition}",
    ]


@lru_cache(maxsize=4096)
def _table(name: str) -> str:
    """The table of names that knows a name: as places, states are told apart from cities."""
    found = Gazetteer.load().lookup(name)
    return found.table if found else ""


def _here(
    scene: Scene, around: Circumstances, pair: tuple[int, int], mention: tuple[int, list[str]]
) -> list[str]:
    tree, event = scene.tree, scene.triggers[pair[0]]
    number, facts = mention
    draft = scene.drafts[number]
    pos, preposition = tree.pos[event.word], tree.prepositions[draft.head]
    role = surface_role(scene, event.word, scene.chains_of[number])
    marker = step(tree, draft.head) if tree.head[draft.head] == event.word else ""
    return [
        *around.pair(*pair),
        *facts,
        f"kt={event.type}/{draft.kind}/{preposition}",
        f"km={marker}/{draft.kind}/{event.type}",
        f"ks={marker}/{draft.kind}/{pos}",
        f"kr={tree.lemma[event.word]}/{preposition}",
        f"ku={role}/{event.type}/{draft.kind}",
        f"kv={role}/{facts[1]}",
    ]


def _before(scene: Scene, trigger: int, number: int, facts: list[str]) -> list[str]:
    tree, event = scene.tree, scene.triggers[trigger]
    head = scene.drafts[number].head
    back = tree.sentence[event.word] - tree.sentence[head]
    nominal = f"{tree.pos[event.word]}/{tree.morph[event.word].get('Definite', '')}"
    owner = scene.event_at.get(tree.head[head])
    return [
        f"before={back}",
        f"bt={back}/{event.type}",
        f"bn={back}/{nominal}",
        f"bo={owner.type if owner else ''}/{event.type}",
        f"bs={min(tree.sentence[head], 2)}/{back}",
        *(f"b{fact}" for fact in facts[:3]),
    ]


def place_events(scene: Scene, model: Linear, *, dateline: int = 0) -> list[Argument | None]:
    """The place of every event, None where none is told."""
    found: list[Argument | None] = [None] * len(scene.triggers)
    for choice, values in shares(place_choices(scene, dateline=dateline), model):
        total: dict[int, float] = {}
        top: dict[int, tuple[float, int]] = {}
        for number, value in zip(choice.candidates, values, strict=False):
            chain = scene.chains_of[number][0]
            total[chain] = total.get(chain, 0.0) + value
            top[chain] = max(top.get(chain, (-1.0, 0)), (value, -number))
        best = max(total, key=lambda chain: (total[chain], -chain))
        if total[best] >= SHARE * values[-1]:
            found[choice.trigger] = Argument(-top[best][1], best)
    return found
