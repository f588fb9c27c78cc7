"""Descriptions of a person that stand beside the name: "X, head of ...", "the seller X", "a widow named X".

Comes in: a scene with its names joined.  Goes out: the party that a description belongs to.
"""

from kg import lexicon as events
from kg.extract.coref.scene import Party, Scene
from kg.extract.mentions.draft import Draft
from kg.extract.mentions.quotations import CLOSING, QUOTES

#: Most words between the head of a role and the name.
_LONGEST = 12
#: What may stand between a role and the name: parts of speech, and marks.
_INSIDE = frozenset({"NOUN", "ADJ", "PROPN", "X", "NUM", "DET", "ADP", "PRON"})
_MARKS = QUOTES | CLOSING
#: Types of what is done to somebody, or together with him.
_DONE_TO = frozenset({"ACCUSE", "AID", "APPOINT", "ASSAULT", "COERCE", "CONSULT", "REQUEST", "SUPPORT"})
#: Words between a description and the name that it tells; اسم has a suffix.
_CALLED = frozenset({"named", "called", "يدعي", "تدعي", "يسمي", "تسمي", "اسم"})


def beside_name(scene: Scene, index: int) -> Party | None:
    """The person whose name stands right before or behind a description."""
    if scene.drafts[index].kind != "PERSON":
        return None
    beside = _behind(scene, index) or _before_comma(scene, index) or _before(scene, index)
    return beside or _called(scene, index)


def _behind(scene: Scene, index: int) -> Party | None:
    """The person whose title follows the name: "X, head of ..."."""
    draft = scene.drafts[index]
    if scene.words.bare[draft.head] not in scene.lex.titles:
        return None
    before = draft.start - 1
    comma = before > 0 and scene.words.key[before] in {",", "،", "-"}
    end = before if comma else draft.start
    for other in range(index - 1, -1, -1):
        name = scene.drafts[other]
        if (
            name.end == end
            and name.kind == "PERSON"
            and name.form == "name"
            and (comma or (draft.end > draft.head + 1 and not _are_two(scene, name, draft)))
        ):
            return scene.party(other)
        if name.end < end - 12:
            return None
    return None


def _are_two(scene: Scene, one: Draft, other: Draft) -> bool:
    """Say whether a verb has a name as its subject and a title as its object: the name has its own title, or
    the verb tells what is done to somebody ("attacked | X | the head of government")."""
    words = scene.words
    verb = words.head[other.head]
    if words.dep[one.head] != "nsubj" or words.head[one.head] != verb or words.dep[other.head] != "obj":
        return False
    entry = events.load(words.lang).find(words.lemma[verb], "V")
    return one.title is not None or (entry is not None and entry.type in _DONE_TO)


def _called(scene: Scene, index: int) -> Party | None:
    """The person whom a description calls by the name: "a widow named X", رجل يدعى X, شاب اسمه X."""
    draft, words = scene.drafts[index], scene.words
    if draft.end + 1 >= len(words) or words.key[draft.end] not in _CALLED:
        return None
    first = draft.end + 1 + (words.pos[draft.end + 1] == "PRON")
    for name, party in ((scene.drafts[i], scene.party(i)) for i in range(index + 1, len(scene.drafts))):
        if name.start > first:
            return None
        if name.start == first and name.form == "name" and name.kind == "PERSON":
            return party
    return None


def _before_comma(scene: Scene, index: int) -> Party | None:
    """The person whose title stands before the name and a comma: "the ambassador in X, NAME, said"."""
    draft, words = scene.drafts[index], scene.words
    title = draft.definite and words.bare[draft.head] in scene.lex.titles
    if not title or draft.number in {"Dual", "Plur"} or draft.end + 1 >= len(words):
        return None
    if words.key[draft.end] not in {",", "،"}:
        return None
    for other in range(index + 1, min(index + 8, len(scene.drafts))):
        name = scene.drafts[other]
        if name.start > draft.end + 1:
            return None
        if name.start == draft.end + 1 and name.form == "name" and name.kind == "PERSON" and not name.title:
            return scene.party(other)
    return None


def _before(scene: Scene, index: int) -> Party | None:
    """The person whose role stands before: "the seller | X Y", "the director | and the writer X Y"."""
    draft = scene.drafts[index]
    if scene.words.lang != "ar" or draft.number in {"Dual", "Plur"}:
        return None
    other = _next_person(scene, index)
    if other is None:
        return None
    name = scene.drafts[other]
    another = scene.words.key[name.start - 1] == "و"
    unlike = draft.gender and name.gender and draft.gender != name.gender
    if unlike or _is_inside(scene, draft.head, kin=another) or not _reaches(scene, index, other):
        return None
    honorific = name.title is None or scene.lex.titles.get(scene.words.bare[name.start], False)
    fits = _is_other_role(scene, draft, name) if another else honorific
    return scene.party(other) if fits else None


def _reaches(scene: Scene, index: int, other: int) -> bool:
    """Say whether a phrase goes on up to a name, or to "and" before it, over no phrase of somebody else."""
    words, drafts = scene.words, scene.drafts
    head, end = drafts[index].head, drafts[other].start
    another = words.key[end - 1] == "و"
    end -= another
    if any(words.pos[i] not in _INSIDE and words.key[i] not in _MARKS for i in range(head + 1, end)):
        return False
    inner = [
        draft.head for draft in drafts[index + 1 : other] if draft.kind == "PERSON" and draft.head > head
    ]
    return _may_end(scene, end) and all(
        _may_end(scene, i) or _is_inside(scene, i, kin=another) for i in inner
    )


def _is_inside(scene: Scene, i: int, *, kin: bool) -> bool:
    """Say whether a role stands in another one's title ("the deputy of | the minister"), of kin or not."""
    words, lex, before = scene.words, scene.lex, i - 1
    if i == 0 or words.pos[before] != "NOUN" or words.key[before] != words.bare[before]:
        return False
    return lex.kind(words.bare[before]) == "PERSON" and (kin or not lex.has("kin", words.bare[before]))


def _is_other_role(scene: Scene, draft: Draft, name: Draft) -> bool:
    """Say whether two roles joined by "and" can be one person's: no rulers, and not two offices."""
    words, lex = scene.words, scene.lex
    head, before = words.bare[draft.head], words.key[max(0, draft.start - 2) : draft.start]
    if name.title is None or not draft.definite:
        return False
    offices = lex.has("office", head) and lex.has("office", words.bare[name.start])
    trade = lex.has("no_office", head) and not lex.has("office", head)
    ruler = not trade and ((draft.bare and head in lex.titles) or lex.titles.get(head, False))
    paired = before[-1:] == ["بين"] or before == ["كل", "من"]
    return not (offices or ruler or paired)


def _next_person(scene: Scene, index: int) -> int | None:
    """The first name of a person behind the head of a description."""
    head, words = scene.drafts[index].head, scene.words
    for other in range(index + 1, len(scene.drafts)):
        name = scene.drafts[other]
        if name.start > head + _LONGEST or words.sent[name.start] != words.sent[head]:
            return None
        if name.start > head and name.form == "name" and name.kind == "PERSON":
            return other
    return None


def _may_end(scene: Scene, i: int) -> bool:
    """Say whether a phrase can end before a word: a noun without article waits for its complement."""
    words, last = scene.words, i - 1
    if words.key[last] in CLOSING or words.pos[last] in {"PROPN", "X", "PRON"}:
        return True
    if words.pos[last] in {"NOUN", "ADJ"} and words.key[last] != words.bare[last]:
        return True
    inner = scene.at.get(last)
    return inner is not None and scene.drafts[inner].form == "name" and scene.drafts[inner].end == i
