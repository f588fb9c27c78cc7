"""What an event is about: its content clause, its frame's topic, an object that takes no part."""

from spacy.tokens import Doc

from kg.extract.roles import cast_events
from kg.extract.topics import LONGEST, find_topics
from kg.model import Span, TimeRef
from tests.support.scenes import at, scene, stage
from tests.support.trees import tree

PAST = "Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3"
SAID = f"""
قال     قال   VERB {PAST} 0 root
كيري    كيري  X    _     1 nsubj PERSON
إن      إن    SCONJ _    5 mark
بوتين   بوتين X    _     5 nsubj PERSON
زار     زار   VERB {PAST} 1 ccomp
تركيا   تركيا X    _     5 obj   GPE
.       .     PUNCT _    1 punct
"""
AGREED = f"""
وافق    وافق  VERB {PAST} 0 root
كيري    كيري  X    _     1 nsubj PERSON
على     على   ADP  _     4 case
وقف     وقف   NOUN Definite=Cons 1 obl:arg
النار   نار   NOUN Definite=Def  4 nmod
"""
MET = f"""
التقى   التقى VERB {PAST} 0 root
كيري    كيري  X    _     1 nsubj PERSON
بوتين   بوتين X    _     1 obj   GPE
"""


def topic(doc: Doc, word: str) -> str:
    here = scene(doc)
    span = find_topics(stage(here), cast_events(here, None))[at(here, word)]
    return doc.text[span.start : span.end] if span else ""


def test_the_content_clause_without_its_mark() -> None:
    assert topic(tree(SAID), "قال") == "بوتين زار تركيا"


def test_the_topic_of_the_frame_without_its_preposition() -> None:
    assert topic(tree(AGREED), "وافق") == "وقف النار"


def test_what_is_denied_is_the_topic_and_not_what_is_said_besides() -> None:
    denied = f"""
    نفى     نفى    VERB {PAST} 0 root
    كيري    كيري   X    _     1 nsubj PERSON
    الخبر   خبر    NOUN Definite=Def 1 obj
    متهما   متهم   ADJ  Case=Acc|Definite=Ind 1 xcomp
    تركيا   تركيا  X    _     4 obj   GPE
    """
    assert topic(tree(denied), "نفى") == "الخبر"


def test_a_participant_is_no_topic() -> None:
    assert topic(tree(MET), "التقى") == ""
    assert topic(tree(SAID), "زار") == ""


def test_a_topic_is_a_pointer_and_no_summary() -> None:
    more = "\n".join(f"شارع{n} شارع NOUN _ 4 nmod" for n in range(20))
    found = topic(tree(AGREED + more), "وافق")
    assert found.startswith("وقف النار شارع0") and len(found.split()) == LONGEST


def test_a_topic_stops_where_the_clause_breaks_off() -> None:
    rows = (
        AGREED
        + "هنا هنا ADV _ 1 advmod\nأمس أمس ADV _ 1 advmod\nثم ثم ADV _ 1 advmod\nطويلا طويل ADJ _ 4 amod\n"
    )
    assert topic(tree(rows), "وافق") == "وقف النار"


def test_a_time_is_no_topic() -> None:
    doc = tree(AGREED)
    here = scene(doc)
    start = doc[3].idx
    when = TimeRef(Span(start, start + 3), "وقف", None, None, "", "")
    assert find_topics(stage(here), cast_events(here, None), [when])[at(here, "وافق")] is None


def test_a_clause_beside_is_the_content_of_speech_only() -> None:
    beside = "رحل رحل VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 1 parataxis\n"
    assert topic(tree(MET + beside), "التقى") == ""
    assert topic(tree(SAID.replace("ccomp", "parataxis")), "قال") == "بوتين زار تركيا"
