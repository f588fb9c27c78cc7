"""Chains as nodes: what is compared when chains of different articles may be one participant.

Comes in: readings sorted by article. Goes out: for each chain with a proper name a Node; what else each
article speaks of (Scenery), which is the witness that two nodes of one name are one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from kg.ids import entity_id, entity_mention_id
from kg.model import Chain, Kind, Name, Reading
from kg.names import Gazetteer, Known, Row, find_word, name_key
from kg.resolve.decisions import Decision
from kg.resolve.known import acts_for, kinds_fit, known_id
from kg.resolve.spoken import Spoken
from kg.resolve.standing import only_bears, row_name

PARTICLES = frozenset({"بن", "ابن", "بنت", "ال", "al", "el", "bin", "ben", "ibn", "bint", "de", "van", "von"})
"""Words of names of persons that carry no name."""

TAILS = frozenset({"الدين", "الله", "الاسلام"})
"""Second words of given names."""

PRIOR = 50
"""Articles that nothing is known of, added when rarity is counted: among four articles all that they share
would be common otherwise."""

COUNTRY_WEIGHT = 1.0
"""Most that a shared state or city weighs: news of one country shares it always."""

MOST_TITLES = 40
"""Words of titles that are kept of one node; more come from phrases that were drawn too wide."""

Place = tuple[str, int]
"""A chain: article id and index."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What a user adds to what the program knows.

    Args:
        decisions: What was decided about links.
        names: Names of the user's own; they go before all others.
    """

    decisions: tuple[Decision, ...] = ()
    names: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A named participant of one article.

    Args:
        place: Article id and index of the chain.
        day: Day of publication as a number; 0 when unknown.
        lang: Language of the article.
        kind: Kind of the chain.
        name: Its fullest name in that language.
        key: Key of that name.
        words: Words of the key without particles.
        local: Id of the entity as the chain alone tells it.
        mention: Id of its first mention.
        known: Wikidata id, or another name of the row of a table that has no id; empty when unknown.
        titles: Words that stand before or after the name in its mentions, of persons.
        labels: Names that a table of the user's gives it; empty when none does.
        acts: Names of the state that it is when it is a capital that acts ("Moscow denied"); else empty.
        told: How many mentions its chain has.
        astray: Whether it is a ministry of which the article does not tell whose.
        decided: By what ids a user's decisions speak of it.
        described: Whether it is a node for their sake only: its article describes it and gives no name.
    """

    place: Place
    day: int
    lang: str
    kind: Kind
    name: str
    key: str
    words: tuple[str, ...]
    local: str
    mention: str
    known: str
    titles: frozenset[str]
    labels: tuple[Name, ...] = ()
    acts: tuple[Name, ...] = ()
    told: int = 1
    astray: bool = False
    decided: frozenset[str] = frozenset()
    described: bool = False

    @property
    def order(self) -> tuple[int, Place]:
        """Order of telling: the oldest article first, those without a day last."""
        return (self.day or date.max.toordinal(), self.place)


@dataclass(slots=True)
class Scenery:
    """What articles speak of, with how rare each thing is.

    Args:
        articles: How many articles there are.
        keys: Known and fully named participants of each article.
        home: Country that each article speaks of most, as ISO 3166 code; empty when none.
        weight: How rare each key is: logarithm of articles for each that has it.
        titles: The same for words of titles and persons.
        copies: For each article those that tell the very same story.
        close: For each article those that tell of the same happening.
        names: What each key names, for people.
    """

    articles: int
    keys: dict[str, frozenset[str]] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    weight: dict[str, float] = field(default_factory=dict)
    titles: dict[str, float] = field(default_factory=dict)
    copies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    close: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def rank(self, titles: Iterable[str]) -> tuple[float, tuple[str, ...]]:
        """How much words of titles tell together, and the words, the rarest first."""
        ranked = sorted(titles, key=lambda word: (-self.titles[word], word))
        return sum(self.titles[word] for word in ranked), tuple(ranked)

    def shared(self, one: str, other: str, without: Iterable[str] = ()) -> tuple[float, tuple[str, ...]]:
        """How much two articles share besides some keys, and the names of that, the rarest first."""
        common = (self.keys[one] & self.keys[other]).difference(without)
        ranked = sorted(common, key=lambda key: (-self.weight[key], key))
        return sum(self.weight[key] for key in ranked), tuple(self.names[key] for key in ranked)

    def same_home(self, one: str, other: str) -> bool:
        """Say whether two articles speak of one country most."""
        return bool(self.home[one]) and self.home[one] == self.home[other]


def find_nodes(readings: Sequence[Reading], guide: Guide) -> tuple[list[Node], Scenery]:
    """Nodes of all chains with proper names, or of which a user decided, in order of telling; what the
    articles speak of.
    """
    nodes: list[Node] = []
    scenery = Scenery(len(readings))
    countries: set[str] = set()
    own = Gazetteer(guide.names) if guide.names else None
    wanted = frozenset(side for one in guide.decisions for side in (one.a, one.b))
    seen: Counter[str] = Counter()
    for reading in readings:
        article = reading.article.id
        spoken = Spoken(reading)
        found = [_node(reading, number, own, spoken) for number in range(len(reading.chains))]
        mine = [node for node in found if node]
        nodes += _decided(reading, found, wanted) if wanted else mine
        keys = {key for node in mine if (key := scene_key(node))}
        countries.update(key for node in mine if node.kind in ("GPE", "PLACE") and (key := scene_key(node)))
        scenery.keys[article] = frozenset(keys)
        scenery.home[article] = spoken.home
        seen.update(keys)
        for node in mine:
            scenery.names.setdefault(scene_key(node), node.name)
    for key, count in seen.items():
        weight = math.log((scenery.articles + PRIOR) / count)
        scenery.weight[key] = min(weight, COUNTRY_WEIGHT) if key in countries else weight
    people = [node for node in nodes if node.kind == "PERSON" and not node.described]
    for word, count in Counter(word for node in people for word in node.titles).items():
        scenery.titles[word] = math.log((len(people) + PRIOR) / count)
    return sorted(nodes, key=lambda node: node.order), scenery


def scene_key(node: Node) -> str:
    """What a node adds to the scenery of its article: its identity, or the full name of a person."""
    if node.known:
        return node.known
    return node.key if node.kind == "PERSON" and len(node.words) > 1 else ""


def _node(reading: Reading, number: int, names: Gazetteer | None, spoken: Spoken) -> Node | None:
    chain, article = reading.chains[number], reading.article
    if not chain.specific and not chain.wikidata:
        return None
    own = _own(chain, article.lang, names)
    known = (own.wikidata or row_name(own)) if own else known_id(reading, chain, spoken.votes)
    name = chain.name(article.lang)
    state = acts_for(name, chain.wikidata)
    key = "" if chain.kind == "PERSON" and not own and only_bears(reading, chain) else name_key(name)
    words = _name_words(key)
    return Node(
        place=(article.id, number),
        day=article.published.toordinal() if article.published else 0,
        lang=article.lang,
        kind=chain.kind,
        name=name,
        key=key,
        words=words,
        local=known if known.startswith("Q") else entity_id(article.id, replace(chain, wikidata=None)),
        mention=entity_mention_id(article, reading.mentions[chain.mentions[0]]),
        known=known,
        titles=_titles(reading, chain, set(key.split())) if chain.kind == "PERSON" and key else frozenset(),
        labels=_labels(own) if own else (),
        acts=_labels(state) if state and not own else (),
        told=len(chain.mentions),
        astray=not known and spoken.astray(chain),
    )


def _decided(reading: Reading, found: Sequence[Node | None], wanted: frozenset[str]) -> Iterator[Node]:
    """The nodes of an article with what a user's decisions call them; also of what they alone make a node."""
    for number, chain in enumerate(reading.chains):
        mentions = {entity_mention_id(reading.article, reading.mentions[one]) for one in chain.mentions}
        node = found[number] or _described(reading, number)
        names = wanted & {*mentions, node.local, node.known}
        if names or found[number]:
            yield replace(node, decided=names)


def _described(reading: Reading, number: int) -> Node:
    """A node without a name: it becomes one with others only where a user says so."""
    chain, article = reading.chains[number], reading.article
    return Node(
        place=(article.id, number),
        day=article.published.toordinal() if article.published else 0,
        lang=article.lang,
        kind=chain.kind,
        name=chain.name(article.lang),
        key="",
        words=(),
        local=entity_id(article.id, chain),
        mention=entity_mention_id(article, reading.mentions[chain.mentions[0]]),
        known="",
        titles=frozenset(),
        described=True,
    )


def _name_words(key: str) -> tuple[str, ...]:
    """Words of a name without particles, compounds such as صلاح الدين as one."""
    words: list[str] = []
    for word in key.split():
        if word in TAILS and words:
            words[-1] += word
        elif word not in PARTICLES:
            words.append(word)
    return tuple(words)


def _own(chain: Chain, lang: str, names: Gazetteer | None) -> Known | None:
    """Who a chain is by a table of the user's; any of its names may stand there."""
    for code, text in chain.names if names else ():
        found = names.lookup(text) if names and code == lang else None
        if found is not None and kinds_fit(found.kind, chain.kind):
            return found
    return None


def _labels(known: Known) -> tuple[Name, ...]:
    labels: tuple[Name, ...] = (("ar", known.label_ar), ("en", known.label_en))
    return tuple(label for label in labels if label[1])


def _titles(reading: Reading, chain: Chain, name: set[str]) -> frozenset[str]:
    """Words of titles and descriptions of a person, without article and function words."""
    words: set[str] = set()
    for number in chain.mentions:
        mention = reading.mentions[number]
        if mention.form in ("name", "nominal") and len(words) < MOST_TITLES:
            words.update(name_key(mention.text).split())
    return frozenset(bare for word in words - name - PARTICLES if (bare := _bare(word)))


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """A word of a title without article; empty for function words and scraps."""
    found = find_word(word)
    if len(word) < 3 or (found is not None and found.pos == "function"):
        return ""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
