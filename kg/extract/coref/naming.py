"""The names of a chain: the fullest name the article gives, its English label, its identity where known.

Comes in: a scene with all drafts in parties.  Goes out: kg.model.Chain.
"""

from typing import Protocol

from spacy.tokens import Doc

from kg.extract.coref.scene import Party, Scene
from kg.extract.mentions.draft import Draft
from kg.model import Chain, Kind, Name

#: Longest name in words; longer ones are phrases that the parser drew too wide.
MAX_NAME = 9


class Identity(Protocol):
    """What a gazetteer tells about a name."""

    @property
    def wikidata(self) -> str | None: ...


def make_chain(doc: Doc, scene: Scene, party: Party, labels: "Labels") -> Chain:
    """The chain of one party; its mentions are indices of drafts, ascending."""
    drafts = sorted(party.drafts)
    best = best_draft(scene, party)
    if best is None:
        return Chain(tuple(drafts), party.kind, ((labels.lang, _joint_name(doc, scene, party)),), None, False)
    draft = scene.drafts[best]
    name = text_of(doc, draft.name or (draft.start, draft.end))
    names: list[Name] = [(labels.lang, name)]
    known = labels.identity(name)
    english = labels.english(name, party.kind)
    if english and labels.lang != "en":
        names.append(("en", english))
    for other in drafts:
        form = scene.drafts[other]
        if form.form in {"name", "nominal"}:
            for span in (form.name, (form.start, form.end)):
                text = text_of(doc, span) if span else ""
                if text and (labels.lang, text) not in names:
                    names.append((labels.lang, text))
    return Chain(tuple(drafts), party.kind, tuple(names), known, draft.form == "name")


class Labels(Protocol):
    """Where English labels and identities come from."""

    lang: str

    def english(self, name: str, kind: Kind) -> str: ...

    def identity(self, name: str) -> str | None: ...


def text_of(doc: Doc, span: tuple[int, int]) -> str:
    """The text of a token range on one line."""
    return " ".join(doc[span[0] : span[1]].text.split())


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


def _joint_name(doc: Doc, scene: Scene, party: Party) -> str:
    names = []
    for number in party.joint:
        best = best_draft(scene, scene.parties[number])
        if best is not None:
            draft = scene.drafts[best]
            names.append(text_of(doc, draft.name or (draft.start, draft.end)))
    if names:
        return " + ".join(names)
    first = scene.drafts[min(party.drafts)]
    return text_of(doc, (first.start, first.end))
