"""Descriptions that refer back: "the minister", "the newspaper", "the two sides", "members of X".

Comes in: a scene with its names joined.  Goes out: the same scene, every draft of form "nominal" in a party.
"""

from functools import lru_cache

from kg.extract.coref.beside import beside_name
from kg.extract.coref.homes import possessor
from kg.extract.coref.named import family_of
from kg.extract.coref.scene import Party, Scene, bares
from kg.extract.mentions.draft import Draft
from kg.names import Gazetteer, find_demonym, find_nisba

#: Spellings of one modifier.
_VARIANTS = {"اميركي": "امريكي", "اميركيه": "امريكيه", "الماني": "الماني"}
_PAIRS = {
    "*": ("PERSON", "GPE", "ORG", "GROUP"),
    "GPE": ("GPE",),
    "PERSON": ("PERSON",),
    "ORG": ("ORG",),
}


def join_nominals(scene: Scene) -> None:
    """Put every description into a party, in order of the text; "his country" waits for the pronoun's."""
    for index, draft in enumerate(scene.drafts):
        if draft.form != "nominal":
            continue
        if possessor(scene, draft) is not None:
            scene.open_party(index)
            continue
        party = beside_name(scene, index) or _pair(scene, index) or _refers_to(scene, index)
        if party is None:
            scene.open_party(index)
        else:
            scene.join(index, party)


def _refers_to(scene: Scene, index: int) -> Party | None:
    draft = scene.drafts[index]
    titled = _by_honorific(scene, draft)
    if titled:
        return titled
    modifiers = _modifiers(scene, draft) if draft.definite else set()
    if draft.kind == "PERSON" and draft.definite:
        party = _by_title(scene, draft, modifiers)
        if party:
            return party
    if scene.lex.has("member", scene.words.bare[draft.head], scene.words.lemma[draft.head]):
        party = _group_of(scene, draft)
        if party:
            return party
    named = _same_name(scene, draft) or family_of(scene, draft)
    if named:
        return named
    if draft.bare and draft.definite:
        return _same_head(scene, draft, modifiers) or _by_hypernym(scene, draft, modifiers)
    return _same_words(scene, draft) or (
        _same_head(scene, draft, modifiers) or _by_hypernym(scene, draft, modifiers)
        if draft.definite
        else None
    )


def _same_name(scene: Scene, draft: Draft) -> Party | None:
    """The name with the very same words, wherever it stands: the recogniser missed this mention of it."""
    if not draft.definite or draft.kind == "PERSON":
        return None
    key = " ".join(bares(scene, draft.start, draft.end))
    return next((p for p in scene.by_key.get(key, ()) if p.named and p.kind != "PERSON"), None)


def _modifiers(scene: Scene, draft: Draft) -> set[str]:
    words = set(bares(scene, draft.start, draft.end)) - {scene.words.bare[draft.head]}
    return {_VARIANTS.get(word, word) for word in words}


def _by_title(scene: Scene, draft: Draft, modifiers: set[str]) -> Party | None:
    """The latest person with this title; all modifiers must be in the title, or the title be bare."""
    head, lang = scene.words.bare[draft.head], scene.words.lang
    wanted = {head, *(_told(word, lang) for word in modifiers)}
    bearers = scene.by_head.get(head, [])
    for party in scene.recent(bearers, draft.start) + (bearers if modifiers else []):
        if party.kind == "PERSON" and any(wanted <= {_told(w, lang) for w in t} for t in party.titles):
            return party
    return None


def _by_honorific(scene: Scene, draft: Draft) -> Party | None:
    """Whom "His Highness" (سموه) means: the latest person with such a title, else the latest one of all."""
    words, table = scene.words, scene.lex.classes["honorific"]
    titles = table.get(words.bare[draft.head]) or table.get(words.lemma[draft.head])
    if titles is None or any(words.pos[i] != "PRON" for i in range(draft.head + 1, draft.end)):
        return None
    people = scene.recent([p for p in scene.parties if p.kind == "PERSON" and p.named], draft.start)
    wanted = set(titles.split())
    fitting = [party for party in people if any(wanted & title for title in party.titles)]
    return next(iter(fitting or people), None)


@lru_cache(maxsize=1 << 14)
def _told(word: str, lang: str) -> str:
    """A word of a title, the code of a state for its name and its adjective ("Kenya's", "Kenyan")."""
    nation = find_demonym(word) if lang == "en" else find_nisba(word)
    if nation is not None and nation.of.kind == "GPE" and nation.of.country:
        return nation.of.country
    known = Gazetteer.load().lookup(word, lang)
    return known.country if known is not None and known.table == "countries" else word


def _same_words(scene: Scene, draft: Draft) -> Party | None:
    """The latest party described by the very same words; a bare word must be definite."""
    if draft.bare and not draft.definite:
        return None
    words = bares(scene, draft.start, draft.end)
    key = " ".join(words)
    for party in scene.recent(scene.by_key.get(key, ()), draft.start):
        if _fits(party, draft):
            return party
    return None


def _same_head(scene: Scene, draft: Draft, modifiers: set[str]) -> Party | None:
    """The latest party with this head word whose other words do not contradict."""
    head = scene.words.bare[draft.head]
    for party in scene.recent(scene.by_head.get(head, ()), draft.start):
        if modifiers <= party.tokens and _fits(party, draft):
            return party
    return None


def _by_hypernym(scene: Scene, draft: Draft, modifiers: set[str]) -> Party | None:
    """The latest name that the description can stand for ("the country", "the group")."""
    sort = scene.lex.classes["hyper"].get(scene.words.bare[draft.head])
    if sort is None or modifiers or sort == "body":
        return None
    if sort == "country":
        return _country(scene, draft)
    wanted = {"city": "GPE", "person": "PERSON"}.get(sort, "ORG")
    states = scene.states
    for party in scene.recent([p for p in scene.parties if p.named], draft.start):
        if party.kind == wanted and (sort != "city" or party.keys.isdisjoint(states)):
            return party
    return None


def _country(scene: Scene, draft: Draft) -> Party | None:
    """The state the article has named most so far, the latest of equals: "the country"."""
    states = scene.states
    named = [p for p in scene.parties if p.kind == "GPE" and not p.keys.isdisjoint(states)]
    best: tuple[int, Party] | None = None
    for party in scene.recent(named, draft.start):
        count = sum(scene.drafts[i].start < draft.start for i in party.drafts)
        if best is None or count > best[0]:
            best = (count, party)
    return best[1] if best else None


def _group_of(scene: Scene, draft: Draft) -> Party | None:
    """The group whose members are mentioned ("fighters of X")."""
    for token in range(draft.head + 1, draft.end):
        other = scene.at.get(token)
        if (
            other is None
            or scene.drafts[other].form != "name"
            or scene.drafts[other].kind not in {"ORG", "GROUP"}
        ):
            continue
        return scene.party(other)
    return None


def _pair(scene: Scene, index: int) -> Party | None:
    """Two participants at once: the two latest that fit ("the two sides")."""
    draft = scene.drafts[index]
    wanted = scene.lex.classes["dual"].get(scene.words.bare[draft.head])
    if wanted is None or not (draft.definite and draft.bare) or draft.number == "Sing":
        return None
    found: list[int] = []
    kinds = _PAIRS[wanted or "*"]
    latest = scene.recent([p for p in scene.parties if p.named], draft.start)
    if wanted == "GPE":
        states = scene.states
        latest = [p for p in latest if not p.keys.isdisjoint(states)]
        latest.sort(key=lambda p: -sum(scene.drafts[i].start < draft.start for i in p.drafts))
    for party in latest:
        if party.kind in kinds and party.named and party.plural != "Plur" and not party.joint:
            if found and scene.parties[found[0]].kind != party.kind:
                continue
            found.append(party.number)
        if len(found) == 2:
            pair = scene.open_party(index)
            pair.joint = (min(found), max(found))
            return pair
    return None


def _fits(party: Party, draft: Draft) -> bool:
    """Say whether number and kind do not contradict."""
    if draft.number and party.plural and draft.number != party.plural:
        return False
    return draft.kind == party.kind or "OTHER" in (draft.kind, party.kind)
