"""Laws of extraction over any tree: nothing crashes, everything points back to the text."""

import json
from datetime import date

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg import lexicon
from kg.extract import Extractor, cues
from kg.extract.settings import Settings
from kg.extract.tree import NO_WORD, tree_of
from kg.model import Argument, Article, Reading, Report
from kg.readings import dump, event_rows, load
from tests.support.trees import tree

VERB = "VERB Aspect=Perf|Gender={}|Number={}|Person=3|Voice={}"
WORDS = [
    *(f"{form} {VERB.format('Masc', 'Sing', 'Act')}" for form in ("التقى التقى", "قال قال", "نفى نفى")),
    *(f"{form} {VERB.format('Fem', 'Sing', 'Act')}" for form in ("أعلنت أعلن", "هددت هدد", "كانت كان")),
    f"قُتل قتل {VERB.format('Masc', 'Sing', 'Pass')}",
    f"اتفقا اتفق {VERB.format('Masc', 'Dual', 'Act')}",
    "زيارة زيارة NOUN Definite=Cons|Number=Sing",
    "محادثات محادثة NOUN Number=Plur",
    "هجوم هجوم NOUN Number=Sing",
    "وزير وزير NOUN Definite=Cons|Number=Sing",
    "الرئيس رئيس NOUN Definite=Def|Number=Sing",
    "الجانبان جانب NOUN Definite=Def|Number=Dual",
    "نظير نظير NOUN Definite=Cons|Number=Sing",
    "مدنيين مدني NOUN Number=Plur",
    "الروسي روسي ADJ Definite=Def|Gender=Masc|Number=Sing",
    "مقرر مقرر ADJ Gender=Masc|Number=Sing",
    "ثلاثة ثلاثة NUM NumForm=Word",
    "٣٥ 35 NUM NumForm=Digit",
    "بوتين بوتين X Foreign=Yes",
    "كـيري كيري X _",
    "مُوسكو موسكو X Foreign=Yes",
    "تونس تونس NOUN Number=Sing",
    "ه هو PRON Gender=Masc|Number=Sing|Person=3",
    "ها هو PRON Gender=Fem|Number=Sing|Person=3",
    "الذي الذي DET Gender=Masc|Number=Sing|PronType=Rel",
    *(f"{form} ADP _" for form in ("في في", "إلى إلى", "مع مع", "ل ل", "بين بين", "على على")),
    *(f"{form} SCONJ _" for form in ("أن أن", "إن إن", "إذا إذا")),
    *(f"{form} PART _" for form in ("لم لم", "لا لا")),
    *(f"{form} AUX _" for form in ("قد قد", "س س")),
    *(f"{form} CCONJ _" for form in ("و و", "أو أو")),
    *(f"{form} PUNCT _" for form in (". .", "، ،", "« «", "» »", '" "')),
    "وفقا وفق NOUN Case=Acc",
    "أمس أمس ADV _",
    "الجمعة جمعة NOUN Definite=Def|Number=Sing",
]
RELATIONS = """nsubj nsubj:pass obj iobj obl obl:arg nmod amod case mark cc conj aux advmod ccomp xcomp csubj
    parataxis acl acl:relcl advcl det punct fixed flat flat:foreign appos nummod dep cop""".split()  # noqa: SIM905
NAMES = ["", "", "", "", "PERSON", "ORG", "LOC", "GPE", "MISC"]
GLUED = "و ل س"


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of any words with any tree over them."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    order = draw(st.permutations(range(len(words))))
    heads = [0] * len(words)
    for place, word in enumerate(order[1:], 1):
        heads[word] = order[draw(st.integers(0, place - 1))] + 1
    rows = [
        f"{word} {head} {draw(st.sampled_from(RELATIONS)) if head else 'root'} {draw(st.sampled_from(NAMES))}"
        for word, head in zip(words, heads, strict=True)
    ]
    return "\n".join(rows)


docs = st.lists(sentences(), min_size=1, max_size=5).map(lambda found: tree(*found, glued=GLUED))
published = st.sampled_from([None, date(2016, 7, 15)])
BY_WORDS = Extractor("ar", Settings("ar", lexicon.load("ar"), cues.load("ar")))
quick = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(doc: Doc, day: date | None) -> Reading:
    return BY_WORDS.read(Article("a", "ar", doc.text, published=day), doc)


def arguments(report: Report) -> list[Argument]:
    place = [report.place] if report.place else []
    speakers = [one for source in report.stance.attribution for one in source.speakers]
    return [*report.subject, *report.object, *place, *speakers]


@quick
@given(docs, published)
def test_everything_points_back_to_the_text(doc: Doc, day: date | None) -> None:
    reading = read(doc, day)
    text = reading.article.text
    for mention in reading.mentions:
        assert text[slice(*mention.span)] == mention.text != ""
        assert mention.text == mention.text.strip()
        assert mention.span.start <= mention.head.start < mention.head.end <= mention.span.end
    for report in reading.reports:
        assert 0 <= report.sentence.start <= report.trigger.start < report.trigger.end <= report.sentence.end
        if report.topic:
            assert report.sentence.start <= report.topic.start < report.topic.end <= report.sentence.end
        if report.time:
            assert text[slice(*report.time.span)] == report.time.text


@quick
@given(docs, published)
def test_participants_are_mentions_of_their_chains(doc: Doc, day: date | None) -> None:
    reading = read(doc, day)
    for number, chain in enumerate(reading.chains):
        assert list(chain.mentions) == sorted(set(chain.mentions)) != []
        assert all(0 <= mention < len(reading.mentions) for mention in chain.mentions), number
        assert all(name.strip() for _, name in chain.names) and chain.names
    for report in reading.reports:
        for argument in arguments(report):
            assert argument.mention in reading.chains[argument.chain].mentions
        for role in (report.subject, report.object):
            assert len(set(role)) == len(role)
        assert not {a.chain for a in report.subject} & {a.chain for a in report.object}


@quick
@given(docs, published)
def test_reports_are_in_the_order_of_the_text(doc: Doc, day: date | None) -> None:
    triggers = [report.trigger for report in read(doc, day).reports]
    assert triggers == sorted(set(triggers))


@quick
@given(docs, published)
def test_readings_survive_the_way_over_disk(doc: Doc, day: date | None) -> None:
    reading = read(doc, day)
    assert load(dump(reading)) == reading
    rows = event_rows(reading)
    assert json.loads(json.dumps(rows, ensure_ascii=False)) == rows
    assert len({row["event"]["id"] for row in rows}) == len(rows) == len(reading.reports)
    assert all(0.0 <= row["confidence"] <= 1.0 for row in rows)


@quick
@given(docs, published)
def test_reading_twice_gives_the_same(doc: Doc, day: date | None) -> None:
    assert dump(read(doc, day)) == dump(read(doc, day))


@quick
@given(docs)
def test_lists_of_a_tree_agree(doc: Doc) -> None:
    found = tree_of(doc)
    for word in range(len(found)):
        assert doc.text[found.start[word] : found.end[word]] == found.text[word]
        assert all(found.head[child] == word for child in found.children[word])
        above = found.ancestors(word)
        assert len(set(above)) == len(above) and word not in above
        assert word in found.subtree(word if found.head[word] == NO_WORD else found.head[word])
        first, last = found.sentences[found.sentence[word]]
        assert first <= word < last
    assert sum(last - first for first, last in found.sentences) == len(found)


def test_an_empty_article_reads_empty() -> None:
    for text in ("", " ", "\n"):
        doc = spacy.blank("ar")(text)
        assert read(doc, None).reports == ()
