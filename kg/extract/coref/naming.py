"""The names of a chain: the fullest name the article gives, its English label, its identity where known.

Comes in: a scene with all drafts in parties.  Goes out: kg.model.Chain.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from kg.extract.coref.scene import PHRASES, Party, Scene
from kg.extract.mentions.draft import Draft
from kg.model import Chain, Kind, Name

#: Longest name in words; longer ones are phrases that the parser drew too wide.
MAX_NAME = 9


def make_chain(scene: Scene, party: Party, labels: "Labels") -> Chain:
    """The chain of one party; its mentions are indices of drafts, ascending."""
    drafts, lang = sorted(party.drafts), labels.lang
    best = best_draft(scene, drafts)
    if best is None:
        return Chain(tuple(drafts), party.kind, ((lang, _joint_name(scene, party)),), None, False)
    name, *others = _names(scene, drafts, best)
    names: list[Name] = [(lang, name), *[(lang, other) for other in others if other]]
    known, named = None, scene.drafts[best].form == "name"
    if party.kind != "OTHER" or party.named:
        english = labels.english(name, party.kind) if lang != "en" else ""
        names[1:1] = [("en", english)] if english else []
        known = labels.identity(name)
    return Chain(tuple(drafts), party.kind, tuple(names), known, named)


def _names(scene: Scene, drafts: list[int], best: int) -> list[str]:
    """What an article calls a party in some drafts, the name of the best one first."""
    words, draft = scene.words, scene.drafts[best]
    if len(drafts) == 1 and not draft.name:
        return [words.phrase(draft.start, draft.end)]
    spans = dict.fromkeys([_span(draft), *_spans(scene, drafts)])
    return _not_shouted(list(dict.fromkeys([words.phrase(*span) for span in spans])))


def _not_shouted(names: list[str]) -> list[str]:
    """Names, the first one not in the capitals of a dateline where it also stands without ("NAIROBI")."""
    first = names[0]
    if not first.isupper():
        return names
    same = (name for name in names if name.casefold() == first.casefold() and not name.isupper())
    first = next(same, first)
    return [first, *(name for name in names if name != first)]


def _span(draft: Draft) -> tuple[int, int]:
    """The words of a draft's name, or of its whole phrase."""
    return draft.name or (draft.start, draft.end)


def _spans(scene: Scene, drafts: Iterable[int]) -> list[tuple[int, int]]:
    """The words of the names and descriptions among some drafts: of the name alone, then of the phrase."""
    found = []
    for index in drafts:
        draft = scene.drafts[index]
        if draft.form in PHRASES:
            if draft.name:
                found.append(draft.name)
            found.append((draft.start, draft.end))
    return found


class Labels(Protocol):
    """Where English labels and identities come from."""

    lang: str

    def english(self, name: str, kind: Kind) -> str: ...

    def identity(self, name: str) -> str | None: ...


def best_draft(scene: Scene, drafts: Sequence[int]) -> int | None:
    """Of some drafts in order the one that names a party best: a name before a description, "the government"
    before "his government", the fullest, then the first."""
    telling = [index for index in drafts if scene.drafts[index].form in PHRASES]
    if len(telling) < 2:
        return telling[0] if telling else None
    return max(telling, key=lambda index: _quality(scene, scene.drafts[index]))


def _quality(scene: Scene, draft: Draft) -> tuple[bool, bool, bool, int]:
    start, end = _span(draft)
    length = end - start
    fits = length <= MAX_NAME
    possessed = scene.words.pos[start if scene.words.lang == "en" else end - 1] == "PRON"
    return not possessed, draft.form == "name", fits, length if fits else -length


def _joint_name(scene: Scene, party: Party) -> str:
    names, words = [], scene.words
    for number in party.joint:
        best = best_draft(scene, sorted(scene.parties[number].drafts))
        if best is not None:
            draft = scene.drafts[best]
            names.append(words.phrase(*_span(draft)))
    if names:
        return " + ".join(names)
    first = scene.drafts[min(party.drafts)]
    return words.phrase(first.start, first.end)
