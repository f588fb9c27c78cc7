"""Descriptions that refer back: "the minister", "the newspaper", "the two sides", "members of X".

Comes in: a scene with its names joined.  Goes out: the same scene, every draft of form "nominal" in a party.
"""

from functools import lru_cache

from kg.extract.coref.beside import beside_name
from kg.extract.coref.homes import possessor
from kg.extract.coref.named import family_of
from kg.extract.coref.scene import PHRASES, Party, Scene
from kg.extract.mentions.draft import Draft
from kg.names import Gazetteer, find_demonym, find_nisba

#: Spellings of one modifier.
_VARIANTS = {"اميركي": "امريكي", "اميركيه": "امريكيه", "الماني": "الماني"}
_LAST, _WHERE = frozenset({"PERSON", "ORG", "GPE"}), frozenset({"TIME", "PLACE", "GPE"})
ANYBODY = "*"
"""Two participants of any kind."""


def join_nominals(scene: Scene) -> None:
    """Put every description into a party, in order of the text; "his country" waits for the pronoun's, "the
    two sides" for what was done together (`kg.extract.coref.anaphora`)."""
    for index, draft in enumerate(scene.drafts):
        if draft.form != "nominal":
            continue
        waits = dual_of(scene, draft) == ANYBODY or possessor(scene, draft) is not None
        party = None if waits or _is_none(scene, draft) else _antecedent(scene, index)
        if party is None:
            scene.open_party(index)
        else:
            scene.join(index, party)


def _is_none(scene: Scene, draft: Draft) -> bool:
    """Say whether a description stands for nobody: "neither side", "no country"."""
    words = scene.words
    return any(words.dep[k] == "det" and words.feats[k].prontype == "Neg" for k in words.kids[draft.head])


def _antecedent(scene: Scene, index: int) -> Party | None:
    draft = scene.drafts[index]
    beside = beside_name(scene, index) if draft.kind == "PERSON" else None
    other = beside or _number_of(scene, draft) or _pair(scene, index) or _latter(scene, index)
    return other or _by_honorific(scene, draft) or _refers_to(scene, index)


def _number_of(scene: Scene, draft: Draft) -> Party | None:
    """The party of the Arabic number before what it counts: "six | soldiers" are these six."""
    words, number = scene.words, scene.words.head[draft.head]
    counted = number < draft.head and words.dep[draft.head] == "nmod" and words.pos[number] == "NUM"
    if not counted or words.lang != "ar" or number not in scene.at:
        return None
    if any(words.dep[i] != "fixed" for i in range(number + 1, draft.head)):
        return None
    return scene.party(scene.at[number]) if scene.drafts[scene.at[number]].head == number else None


def _latter(scene: Scene, index: int) -> Party | None:
    """Whom "the latter" (الأخير) means: what agrees with it and is told of last, if that is a person, an
    institution or a state."""
    draft, words = scene.drafts[index], scene.words
    if not scene.lex.has("latter", words.bare[draft.head]) or not (draft.bare and draft.definite):
        return None
    for number in range(index - 1, -1, -1):
        other = scene.drafts[number]
        placed = other.kind in _WHERE and other.form != "name"
        if other.form not in PHRASES or other.end > draft.start or placed or not other.definite:
            continue
        if words.sent[draft.head] - words.sent[other.head] > 1:
            break
        things = other.number == "Plur" and other.kind != "PERSON"
        if (draft.gender == "Fem") if things else (other.gender in ("", draft.gender)):
            party = scene.party(number)
            return party if party and party.kind in _LAST else None
    return None


def _refers_to(scene: Scene, index: int) -> Party | None:
    draft = scene.drafts[index]
    if draft.kind == "PERSON" and draft.definite:
        party = _by_title(scene, index)
        if party:
            return party
    if scene.lex.has("member", scene.words.bare[draft.head], scene.words.lemma[draft.head]):
        party = _group_of(scene, draft)
        if party:
            return party
    found = _same_name(scene, index) or family_of(scene, index)
    if not (found or (draft.bare and draft.definite)):
        found = _same_words(scene, index)
    return found or (_same_head(scene, index) or _by_hypernym(scene, index) if draft.definite else None)


def _same_name(scene: Scene, index: int) -> Party | None:
    """The name with the very same words, wherever it stands: the recogniser missed this mention of it."""
    draft = scene.drafts[index]
    if draft.definite and draft.kind != "PERSON":
        for party in scene.by_key.get(scene.key[index], ()):
            if party.named and party.kind != "PERSON":
                return party
    return None


def _modifiers(scene: Scene, index: int) -> set[str]:
    """The words of a description but its head."""
    words = {*scene.content[index]} - {scene.words.bare[scene.drafts[index].head]}
    return {_VARIANTS.get(word, word) for word in words}


def _by_title(scene: Scene, index: int) -> Party | None:
    """The latest person with this title; all modifiers must be in the title, or the title be bare."""
    draft = scene.drafts[index]
    head, lang = scene.words.bare[draft.head], scene.words.lang
    bearers = [party for party in scene.by_head.get(head, ()) if party.kind == "PERSON" and party.titles]
    if not bearers:
        return None
    modifiers = _modifiers(scene, index)
    wanted = {head, *(_told(word, lang) for word in modifiers)}
    fitting = [p for p in bearers if any(wanted <= {_told(w, lang) for w in t} for t in p.titles)]
    return scene.latest(fitting, draft.start) or (fitting[0] if modifiers and fitting else None)


def _by_honorific(scene: Scene, draft: Draft) -> Party | None:
    """Whom "His Highness" (سموه) means: the latest person with such a title, else the latest one of all; in
    English one of the gender that the pronoun tells."""
    words, table = scene.words, scene.lex.classes["honorific"]
    titles = table.get(words.bare[draft.head]) or table.get(words.lemma[draft.head])
    if titles is None or any(words.pos[i] != "PRON" for i in range(draft.head + 1, draft.end)):
        return None
    people = [party for party in scene.parties if party.kind == "PERSON" and party.named]
    if words.lang == "en":
        people = [party for party in people if draft.gender and party.gender in ("", draft.gender)]
    wanted = set(titles.split())
    fitting = [party for party in people if any(wanted & title for title in party.titles)]
    return scene.latest(fitting, draft.start) or scene.latest(people, draft.start)


@lru_cache(maxsize=1 << 14)
def _told(word: str, lang: str) -> str:
    """A word of a title, the code of a state for its name and its adjective ("Kenya's", "Kenyan")."""
    nation = find_demonym(word) if lang == "en" else find_nisba(word)
    if nation is not None and nation.of.kind == "GPE" and nation.of.country:
        return nation.of.country
    known = Gazetteer.load().lookup(word, lang)
    return known.country if known is not None and known.table == "countries" else word


def _same_words(scene: Scene, index: int) -> Party | None:
    """The latest party described by the very same words; a bare word must be definite."""
    draft = scene.drafts[index]
    alike = scene.by_key.get(scene.key[index])
    if not alike or (draft.bare and not draft.definite):
        return None
    return scene.latest([party for party in alike if _fits(party, draft)], draft.start)


def _same_head(scene: Scene, index: int) -> Party | None:
    """The latest party with this head word whose other words do not contradict."""
    draft = scene.drafts[index]
    alike = scene.by_head.get(scene.words.bare[draft.head])
    if not alike:
        return None
    words = _modifiers(scene, index)
    return scene.latest([p for p in alike if words <= p.tokens and _fits(p, draft)], draft.start)


def _by_hypernym(scene: Scene, index: int) -> Party | None:
    """The latest name that the description can stand for ("the country", "the group")."""
    draft = scene.drafts[index]
    sort = scene.lex.classes["hyper"].get(scene.words.bare[draft.head])
    if sort is None or sort == "body" or _modifiers(scene, index):
        return None
    if sort == "country":
        return _country(scene, draft)
    wanted = {"city": "GPE", "person": "PERSON"}.get(sort, "ORG")
    fitting = [party for party in scene.parties if party.named and party.kind == wanted]
    if sort != "media":
        fitting = [party for party in fitting if not _is_outside(scene, party)]
    if sort == "city":
        fitting = [party for party in fitting if party.keys.isdisjoint(scene.states)]
    return scene.latest(fitting, draft.start)


def _is_outside(scene: Scene, party: Party) -> bool:
    """Say whether all that an article tells of a party is that it is told or cited, as in "(Reuters)"."""
    return scene.lex.classes["outside"] != {} and all(_stands_outside(scene, n) for n in party.drafts)


def _stands_outside(scene: Scene, index: int) -> bool:
    words, before = scene.words, scene.drafts[index].start - 1
    if before >= 0 and words.form[before] == "(":
        return True
    while before > 0 and words.pos[before] == "ADP" and not scene.lex.has("outside", words.lemma[before]):
        before -= 1
    return before >= 0 and scene.lex.has("outside", words.lemma[before])


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
    """Two participants at once: the two latest that fit ("both countries")."""
    draft = scene.drafts[index]
    kind = dual_of(scene, draft)
    if kind is None:
        return None
    found: list[int] = []
    latest = scene.recent([p for p in scene.parties if p.named], draft.start)
    if kind == "GPE":
        states = scene.states
        latest = [p for p in latest if not p.keys.isdisjoint(states)]
        latest.sort(key=lambda p: -sum(scene.drafts[i].start < draft.start for i in p.drafts))
    for party in latest:
        if party.kind == kind and party.named and party.plural != "Plur" and not party.joint:
            found.append(party.number)
        if len(found) == 2:
            pair = scene.open_party(index)
            pair.joint = (min(found), max(found))
            return pair
    return None


def dual_of(scene: Scene, draft: Draft) -> str | None:
    """The kind of the two participants that a description stands for, if it does."""
    if draft.form != "nominal" or not (draft.definite and draft.bare) or draft.number == "Sing":
        return None
    return scene.lex.classes["dual"].get(scene.words.bare[draft.head])


def _fits(party: Party, draft: Draft) -> bool:
    """Say whether number and kind do not contradict."""
    if draft.number and party.plural and draft.number != party.plural:
        return False
    return draft.kind == party.kind or "OTHER" in (draft.kind, party.kind)
