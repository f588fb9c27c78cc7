"""The names of a chain: the fullest name the article gives, its English label, its identity where known.

Comes in: a scene with all drafts in parties.  Goes out: kg.model.Chain.
"""

from typing import Protocol

from kg.extract.coref.scene import Party, Scene
from kg.extract.mentions.draft import Draft
from kg.model import Chain, Kind, Name

#: Longest name in words; longer ones are phrases that the parser drew too wide.
MAX_NAME = 9


class Identity(Protocol):
    """What a gazetteer tells about a name."""

    @property
    def wikidata(self) -> str | None: ...


def make_chain(scene: Scene, party: Party, labels: "Labels") -> Chain:
    """The chain of one party; its mentions are indices of drafts, ascending."""
    drafts, words = sorted(party.drafts), scene.words
    best = best_draft(scene, party)
    if best is None:
        return Chain(tuple(drafts), party.kind, ((labels.lang, _joint_name(scene, party)),), None, False)
    draft = scene.drafts[best]
    name = words.phrase(*(draft.name or (draft.start, draft.end)))
    names: list[Name] = [(labels.lang, name)]
    known = labels.identity(name) if party.kind != "OTHER" or party.named else None
    english = labels.english(name, party.kind) if party.kind != "OTHER" or party.named else ""
    if english and labels.lang != "en":
        names.append(("en", english))
    for other in drafts:
        form = scene.drafts[other]
        if form.form in {"name", "nominal"}:
            whole = (form.start, form.end)
            for span in (form.name, whole) if form.name and form.name != whole else (whole,):
                text = words.phrase(*span)
                if text and (labels.lang, text) not in names:
                    names.append((labels.lang, text))
    return Chain(tuple(drafts), party.kind, tuple(names), known, draft.form == "name")


class Labels(Protocol):
    """Where English labels and identities come from."""

    lang: str

    def english(self, name: str, kind: Kind) -> str: ...

    def identity(self, name: str) -> str | None: ...


def best_draft(scene: Scene, party: Party) -> int | None:
    """The draft that names a party best: a name before a description, the fullest, then the first."""
    ranked = [
        (_quality(scene, scene.drafts[index]), -index)
        for index in party.drafts
        if scene.drafts[index].form in {"name", "nominal"}
    ]
    return -max(ranked)[1] if ranked else None


def _quality(scene: Scene, draft: Draft) -> tuple[bool, bool, int]:
    span = draft.name or (draft.start, draft.end)
    length = span[1] - span[0]
    fits = length <= MAX_NAME
    return draft.form == "name", fits, length if fits else -length


def _joint_name(scene: Scene, party: Party) -> str:
    names, words = [], scene.words
    for number in party.joint:
        best = best_draft(scene, scene.parties[number])
        if best is not None:
            draft = scene.drafts[best]
            names.append(words.phrase(*(draft.name or (draft.start, draft.end))))
    if names:
        return " + ".join(names)
    first = scene.drafts[min(party.drafts)]
    return words.phrase(first.start, first.end)
