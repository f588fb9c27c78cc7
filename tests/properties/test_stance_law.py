"""Law 1 from trees to the graph: what is denied, planned, possible, wished or told by others is no edge."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg import lexicon
from kg.extract import Extractor, cues
from kg.extract.settings import Settings
from kg.graph import Graph, build
from kg.graph.validate import validate
from kg.graph.view import to_networkx
from kg.model import Article, Reading
from kg.resolve import resolve
from tests.properties.test_extract import docs, read
from tests.support.trees import tree

READERS = {
    lang: Extractor(lang, Settings(lang, lexicon.load(lang), cues.load(lang))) for lang in ("ar", "en")
}
MASC = "Gender=Masc|Number=Sing|Person=3|Voice=Act"
ABOVE = {
    "ar": [
        *(f"{verb} VERB Aspect=Perf|{MASC}" for verb in ("قال قال", "نفى نفى", "استبعد استبعد", "رفض رفض")),
        *(f"{verb} VERB Aspect=Imp|Mood=Ind|{MASC}" for verb in ("يعتزم اعتزم", "يأمل أمل", "يريد أراد")),
        *(f"{verb} VERB Aspect=Perf|{MASC}" for verb in ("طالب طالب", "زعم زعم", "توقع توقع", "خشي خشي")),
    ],
    "en": [
        *(
            f"{verb} VERB Tense=Past"
            for verb in ("said say", "denied deny", "claimed claim", "refused refuse")
        ),
        *(f"{verb} VERB Tense=Past" for verb in ("hoped hope", "planned plan", "demanded demand")),
    ],
}
SPEAKERS = {"ar": ["لافروف", "إيرنست", "رويترز"], "en": ["Lavrov", "Earnest", "Reuters"]}
MARK = {"ar": "أن أن SCONJ _", "en": "that that SCONJ _"}
OWN = {"ar": ["", "لم لم PART _", "لن لن PART _", "سوف سوف AUX _", "ربما ربما ADV _"],
       "en": ["", "not not PART _", "will will AUX _", "may may AUX _"]}  # fmt: skip
EVENT = {
    "ar": (f"هاجم هاجم VERB Aspect=Perf|{MASC}", "كيري كيري X _", "بوتين بوتين X _"),
    "en": ("attacked attack VERB Tense=Past", "Kerry Kerry PROPN _", "Putin Putin PROPN _"),
}
BETWEEN = {"ar": "أمس أمس ADV _", "en": "yesterday yesterday ADV _"}
"""Between the two names, which otherwise read as one."""
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def told(draw: st.DrawFn) -> tuple[str, Doc, bool]:
    """Kerry attacked Putin, or so somebody says, denies or hopes; and whether it is a plain fact."""
    lang = draw(st.sampled_from(["ar", "en"]))
    above = draw(st.lists(st.sampled_from(ABOVE[lang]), max_size=3))
    own = draw(st.sampled_from(OWN[lang]))
    rows: list[str] = []
    head, relation = 0, "root"
    for verb, speaker in zip(above, SPEAKERS[lang], strict=False):
        mark = [f"{MARK[lang]} {len(rows) + 2} mark"] if head else []
        at = len(rows) + len(mark) + 1
        rows += [*mark, f"{verb} {head} {relation}", f"{speaker} {speaker} PROPN _ {at} nsubj PERSON"]
        head, relation = at, "ccomp"
    before = ([MARK[lang] + " {at} mark"] if head else []) + ([own + " {at} advmod"] if own else [])
    at = len(rows) + len(before) + 1
    verb, subject, object_ = EVENT[lang]
    rows += [row.format(at=at) for row in before]
    rows += [f"{verb} {head} {relation}", f"{subject} {at} nsubj PERSON"]
    rows += [f"{BETWEEN[lang]} {at} advmod", f"{object_} {at} obj PERSON"]
    return lang, tree("\n".join(rows), lang=lang), not above and not own


def graph_of(reading: Reading) -> Graph:
    return build([reading], resolve([reading]))


def bare_edges(graph: Graph) -> set[tuple[str, str]]:
    view = to_networkx(graph)
    entities = {node for node, data in view.nodes(data=True) if data["node"] == "entity"}
    return {(a, b) for a, b in view.edges() if a in entities and b in entities}


@quick
@given(told())
def test_only_a_plain_statement_is_a_bare_edge(case: tuple[str, Doc, bool]) -> None:
    lang, doc, is_fact = case
    reading = READERS[lang].read(Article("a", lang, doc.text), doc)
    graph = graph_of(reading)
    assert bool(bare_edges(graph)) == is_fact
    assert validate(graph).violations == ()


STATEMENTS = {
    "ar": f"نفى نفى VERB Aspect=Perf|{MASC} 0 root\nلافروف لافروف X _ 1 nsubj PERSON\n"
    "تصريحات تصريح NOUN Gender=Fem|Number=Plur 1 obj\nكيري كيري X _ 3 nmod PERSON",
    "en": "denied deny VERB Tense=Past 0 root\nLavrov Lavrov PROPN _ 1 nsubj PERSON\n"
    "statements statement NOUN Number=Plur 1 obj\nby by ADP _ 5 case\nKerry Kerry PROPN _ 3 nmod PERSON",
}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_whoever_denies_a_statement_does_not_deny_that_it_was_made(lang: str) -> None:
    doc = tree(STATEMENTS[lang], lang=lang)
    reading = READERS[lang].read(Article("a", lang, doc.text), doc)
    assert [report.stance.polarity for report in reading.reports] == ["positive", "positive"]
    assert validate(graph_of(reading)).violations == ()


@quick
@given(docs)
def test_bare_edges_of_any_trees_are_plain_statements(doc: Doc) -> None:
    reading = read(doc, None)
    plain = [
        report
        for report in reading.reports
        if report.stance.polarity == "positive"
        and report.stance.modality == "actual"
        and not report.stance.attribution
        and report.subject
        and report.object
    ]
    graph = graph_of(reading)
    assert len(bare_edges(graph)) <= sum(len(r.subject) * len(r.object) for r in plain)
    assert validate(graph).violations == ()
