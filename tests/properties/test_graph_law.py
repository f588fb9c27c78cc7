"""Law 1 over generated readings: only what an article itself states as a fact is a bare edge."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Graph, build
from kg.model import Argument, Reading, Source, Stance
from kg.resolve import resolve
from tests.support.stories import EARNEST, KERRY, LAVROV, PUTIN, RUSSIA, THURSDAY, USA, Story

PEOPLE = {"كيري": KERRY, "بوتين": PUTIN, "لافروف": LAVROV, "أمريكا": USA, "روسيا": RUSSIA}
TEXT = "قال إيرنست إن كيري بوتين لافروف أمريكا روسيا التقى هاجم نسق زار"
WORDS = {
    "التقى": ("CONSULT", "meet", "met"),
    "هاجم": ("ASSAULT", "attack", "attacked"),
    "نسق": ("COOPERATE", "", "coordinates with"),
    "زار": ("MOVE", "visit", ""),
}

polarity = st.sampled_from(["positive", "negative"])
modality = st.sampled_from(["actual", "future", "possible", "desired"])
act = st.sampled_from(["says", "denies", "confirms", "accuses", "promises", "warns"])
names = st.lists(st.sampled_from(sorted(PEOPLE)), max_size=2, unique=True)
told = st.tuples(
    st.sampled_from(sorted(WORDS)),
    names,
    names,
    polarity,
    modality,
    st.lists(act, max_size=2),
    st.booleans(),
)
articles = st.lists(st.lists(told, max_size=5), min_size=1, max_size=3)


def read(number: int, reports: list[tuple]) -> Reading:  # type: ignore[type-arg]
    story = Story(f"a{number}", TEXT)
    earnest = story.who(EARNEST, "إيرنست")
    who: dict[str, Argument] = {name: story.who(entity, name) for name, entity in PEOPLE.items()}
    for trigger, subject, object_, sign, mode, acts, timed in reports:
        story.tell(
            trigger,
            (*WORDS[trigger], trigger),
            subject=tuple(who[name] for name in subject),
            object=tuple(who[name] for name in object_),
            time=THURSDAY if timed else None,
            stance=Stance(sign, mode, tuple(Source("قال", one, (earnest,)) for one in acts)),
        )
    return story.reading()


def made(readings: list[Reading]) -> Graph:
    return build(readings, resolve(readings))


def bare_edges(graph: Graph) -> set[tuple[str, str]]:
    rows = graph.query(
        "SELECT ?s ?o { GRAPH graph:simple { ?s ?p ?o } ?s a kg:Entity . ?o a kg:Entity }"
    ).values()
    return {tuple(sorted((row["s"].rsplit("/")[-1], row["o"].rsplit("/")[-1]))) for row in rows}  # type: ignore[misc]


@settings(max_examples=60, deadline=None)
@given(articles)
def test_bare_edges_are_exactly_the_plain_facts(corpus: list[list[tuple]]) -> None:  # type: ignore[type-arg]
    readings = [read(number, reports) for number, reports in enumerate(corpus)]
    plain = {
        tuple(sorted((PEOPLE[a][2], PEOPLE[b][2])))
        for reports in corpus
        for _, subject, object_, sign, mode, acts, _ in reports
        for a in subject
        for b in object_
        if a != b and sign == "positive" and mode == "actual" and not acts
    }
    assert bare_edges(made(readings)) == plain


@settings(max_examples=30, deadline=None)
@given(articles, st.randoms())
def test_order_changes_no_byte(corpus: list[list[tuple]], random: object) -> None:  # type: ignore[type-arg]
    readings = [read(number, reports) for number, reports in enumerate(corpus)]
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert made(readings).nquads() == made(shuffled).nquads()


@settings(max_examples=30, deadline=None)
@given(articles)
def test_every_attributed_event_is_reached_from_its_speaker(corpus: list[list[tuple]]) -> None:  # type: ignore[type-arg]
    readings = [read(number, reports) for number, reports in enumerate(corpus)]
    graph = made(readings)
    unreached = graph.query(
        "SELECT ?event { ?claim kg:aboutEvent ?event ; prov:wasAttributedTo ?speaker . ?speaker a kg:Entity ."
        " FILTER NOT EXISTS { ?event kg:relation ?any }"
        " FILTER NOT EXISTS { GRAPH graph:simple { ?speaker ?says ?event } } }"
    )
    assert not unreached
