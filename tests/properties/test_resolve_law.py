"""Laws of resolution over any corpus: order, repetition, removal, and what one graph may say."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.store import Store
from kg.model import Reading, Stance, TimeRef
from kg.pipeline import add_to_store, build_graph, build_store
from kg.resolve import resolve
from tests.support.stories import FRIDAY, KERRY, PUTIN, RUSSIA, THURSDAY, USA, Story, Who

TEXT = "التقى كيري وبوتين ثم محمد علي والوزير محمد علي حسن أمس في روسيا مع وفد من الولايات المتحدة"
PEOPLE: tuple[tuple[Who, str], ...] = (
    (KERRY, "كيري"),
    (PUTIN, "بوتين"),
    (("PERSON", (("ar", "محمد علي"),), None), "محمد علي"),
    (("PERSON", (("ar", "محمد علي حسن"),), None), "الوزير محمد علي حسن"),
    (("GPE", (("ar", "روسيا"),), None), "روسيا"),
    (USA, "الولايات المتحدة"),
    (RUSSIA, "روسيا"),
    (("ORG", (("ar", "وفد"),), None), "وفد"),
)
ACTS = (("CONSULT", "meet", "met", "التقى"), ("STATE", "say", "said", "قال"), ("MOVE", "", "وصل", "وصل"))

report = st.tuples(
    st.sampled_from(ACTS),
    st.integers(0, len(PEOPLE) - 1),
    st.none() | st.integers(0, len(PEOPLE) - 1),
    st.sampled_from([None, THURSDAY, FRIDAY]),
    st.sampled_from(["actual", "future"]),
)
corpora = st.lists(
    st.tuples(st.sampled_from([None, date(2016, 7, 15), date(2016, 8, 30)]), st.lists(report, max_size=3)),
    min_size=2,
    max_size=4,
)


def read(number: int, published: date | None, reports: list[tuple]) -> Reading:  # type: ignore[type-arg]
    story = Story(f"a{number}", TEXT, published=published)
    who = [story.who(entity, piece) for entity, piece in PEOPLE]
    for act, subject, object_, time, mode in reports:
        story.tell(
            "التقى",
            act,
            subject=(who[subject],),
            object=() if object_ is None else (who[object_],),
            time=time,
            stance=Stance("positive", mode),
        )
    return story.reading()


def corpus(given: list[tuple]) -> list[Reading]:  # type: ignore[type-arg]
    return [read(number, published, reports) for number, (published, reports) in enumerate(given)]


@settings(max_examples=25, deadline=None)
@given(corpora, st.randoms())
def test_order_and_repetition_change_nothing(given: list[tuple], random: object) -> None:  # type: ignore[type-arg]
    readings = corpus(given)
    shuffled = [*readings, readings[0]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == resolve(readings)


@settings(max_examples=25, deadline=None)
@given(corpora)
def test_every_chain_and_report_is_something_and_all_ids_are_there(given: list[tuple]) -> None:  # type: ignore[type-arg]
    readings = corpus(given)
    found = resolve(readings)
    assert set(found.entity_of.values()) == set(found.entities)
    assert set(found.event_of.values()) == set(found.events)
    assert set(found.entity_of) == {(r.article.id, i) for r in readings for i in range(len(r.chains))}
    assert set(found.event_of) == {(r.article.id, i) for r in readings for i in range(len(r.reports))}


@settings(max_examples=25, deadline=None)
@given(corpora)
def test_one_event_has_one_time_one_realis_and_kinds_that_fit(given: list[tuple]) -> None:  # type: ignore[type-arg]
    readings = corpus(given)
    found = resolve(readings)
    days: dict[str, set[TimeRef]] = {}
    realis: dict[str, set[bool]] = {}
    persons: dict[str, set[bool]] = {}
    for reading in readings:
        for number, told in enumerate(reading.reports):
            event = found.event_of[reading.article.id, number]
            realis.setdefault(event, set()).add(told.stance.modality == "actual")
            if told.time:
                days.setdefault(event, set()).add(told.time)
        for number, chain in enumerate(reading.chains):
            entity = found.entity_of[reading.article.id, number]
            persons.setdefault(entity, set()).add(chain.kind == "PERSON")
    assert all(len({time.value for time in times}) == 1 for times in days.values())
    assert all(len(both) == 1 for both in (*realis.values(), *persons.values()))


@settings(max_examples=8, deadline=None)
@given(corpora, st.data())
def test_building_a_adding_b_removing_a_is_building_b(given: list[tuple], data: st.DataObject) -> None:  # type: ignore[type-arg]
    readings = corpus(given)
    gone = data.draw(st.lists(st.sampled_from(readings), min_size=1, unique_by=lambda one: one.article.id))
    kept = [one for one in readings if one not in gone]
    changed = [replace(one, reports=()) for one in kept[:1]]
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store") as store:
        list(add_to_store(store, [*gone, *changed, *kept[1:]]))
        build_store(store)
        store.remove(one.article.id for one in gone)
        store.put((one, "new") for one in kept[:1])
        assert build_store(store).nquads() == build_graph(kept).nquads()
