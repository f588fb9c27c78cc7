"""CLEAR trees, written by hand, as Universal Dependencies."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.errors import PipelineError
from kg.language import loading
from kg.language.clear import Word, clear_to_ud, to_ud

_LEMMAS = {"is": "be", "was": "be", "are": "be", "were": "be", "been": "be", "'s": "be"}


def converted(rows: str) -> dict[str, tuple[str, str]]:
    """Convert `form UPOS dep head` lines, heads as forms, and give (head, dep) of each form."""
    parts = [line.split() for line in rows.strip().splitlines()]
    forms = [part[0] for part in parts]
    words = [
        Word(
            f,
            _LEMMAS.get(f, f),
            upos,
            "TO" if upos == "PART" else upos,
            forms.index(head),
            dep,
            "person" in rest,
        )
        for f, upos, dep, head, *rest in parts
    ]
    found = to_ud(words)
    return {form: (forms[head], dep) for form, (head, dep) in zip(forms, found, strict=True)}


def test_names_of_labels() -> None:
    assert converted("""
        Kerry PROPN nsubjpass criticised
        was AUX auxpass criticised
        not PART neg criticised
        criticised VERB ROOT criticised
        yesterday NOUN npadvmod criticised
    """) == {
        "Kerry": ("criticised", "nsubj:pass"),
        "was": ("criticised", "aux:pass"),
        "not": ("criticised", "advmod"),
        "criticised": ("criticised", "root"),
        "yesterday": ("criticised", "obl:unmarked"),
    }


def test_prepositions_hang_below_their_noun() -> None:
    found = converted("""
        ministers NOUN nsubj met
        of ADP prep ministers
        Qatar PROPN pobj of
        met VERB ROOT met
        in ADP prep met
        Doha PROPN pobj in
    """)
    assert found["Qatar"] == ("ministers", "nmod") and found["of"] == ("Qatar", "case")
    assert found["Doha"] == ("met", "obl") and found["in"] == ("Doha", "case")


def test_chains_of_prepositions() -> None:
    found = converted("""
        pulled VERB ROOT pulled
        out ADP prep pulled
        of ADP prep out
        Kabul PROPN pobj of
        because SCONJ prep pulled
        near ADP pcomp because
    """)
    assert found["Kabul"] == ("pulled", "obl")
    assert found["of"] == ("Kabul", "case") and found["out"] == ("Kabul", "case")


def test_clauses_after_prepositions() -> None:
    found = converted("""
        accused VERB ROOT accused
        Iran PROPN dobj accused
        of ADP prep accused
        arming VERB pcomp of
        rebels NOUN dobj arming
    """)
    assert found["arming"] == ("accused", "advcl") and found["of"] == ("arming", "mark")
    assert found["Iran"] == ("accused", "obj") and found["rebels"] == ("arming", "obj")


def test_agents_and_receivers() -> None:
    found = converted("""
        aid NOUN nsubjpass given
        was AUX auxpass given
        given VERB ROOT given
        to ADP dative given
        Jordan PROPN pobj to
        by ADP agent given
        Norway PROPN pobj by
    """)
    assert found["Norway"] == ("given", "obl:agent") and found["by"] == ("Norway", "case")
    assert found["Jordan"] == ("given", "obl") and found["to"] == ("Jordan", "case")
    plain = converted("gave VERB ROOT gave\nJordan PROPN dative gave\naid NOUN dobj gave")
    assert plain["Jordan"] == ("gave", "iobj")


def test_copulas_hang_below_their_predicate() -> None:
    found = converted("""
        He PRON nsubj is
        is AUX ROOT is
        the DET det envoy
        envoy NOUN attr is
        to ADP prep envoy
        Libya PROPN pobj to
        now ADV advmod is
        . PUNCT punct is
    """)
    assert found["envoy"] == ("envoy", "root") and found["is"] == ("envoy", "cop")
    assert found["He"] == ("envoy", "nsubj") and found["now"] == ("envoy", "advmod")
    assert found["."] == ("envoy", "punct") and found["Libya"] == ("envoy", "nmod")


def test_copulas_below_other_verbs_keep_their_clause() -> None:
    found = converted("""
        said VERB ROOT said
        it PRON nsubj is
        is AUX ccomp said
        ready ADJ acomp is
    """)
    assert found["ready"] == ("said", "ccomp") and found["is"] == ("ready", "cop")


def test_a_place_can_be_a_predicate() -> None:
    found = converted("""
        He PRON nsubj is
        is AUX ROOT is
        in ADP prep is
        Oman PROPN pobj in
    """)
    assert found["Oman"] == ("Oman", "root") and found["in"] == ("Oman", "case")
    assert found["is"] == ("Oman", "cop") and found["He"] == ("Oman", "nsubj")


def test_what_exists_is_a_subject() -> None:
    found = converted("""
        there PRON expl were
        were VERB ROOT were
        talks NOUN attr were
        in ADP prep were
        Oman PROPN pobj in
    """)
    assert found["talks"] == ("were", "nsubj") and found["were"] == ("were", "root")
    assert found["Oman"] == ("were", "obl")


def test_conjuncts_hang_below_the_first() -> None:
    found = converted("""
        Egypt PROPN nsubj agreed
        , PUNCT punct Egypt
        Jordan PROPN conj Egypt
        and CCONJ cc Jordan
        Iraq PROPN conj Jordan
        agreed VERB ROOT agreed
    """)
    assert found["Jordan"] == ("Egypt", "conj") and found["Iraq"] == ("Egypt", "conj")
    assert found["and"] == ("Iraq", "cc") and found[","] == ("Jordan", "punct")


def test_conjuncts_of_prepositions() -> None:
    found = converted("""
        fought VERB ROOT fought
        in ADP prep fought
        Aden PROPN pobj in
        and CCONJ cc in
        near ADP conj in
        Taiz PROPN pobj near
    """)
    assert found["Aden"] == ("fought", "obl")
    assert found["Taiz"] == ("Aden", "conj") and found["near"] == ("Taiz", "case")
    assert found["and"] == ("Taiz", "cc")


def test_persons_begin_with_their_first_word() -> None:
    found = converted("""
        John PROPN compound Kerry
        Kerry PROPN nsubj arrived person
        arrived VERB ROOT arrived
    """)
    assert found["John"] == ("arrived", "nsubj") and found["Kerry"] == ("John", "flat")


def test_infinitives_relatives_and_adjectives() -> None:
    found = converted("""
        who PRON nsubj wants
        wants VERB relcl man
        man NOUN ROOT man
        to PART aux leave
        leave VERB xcomp wants
        armed ADJ nmod man
    """)
    assert found["to"] == ("leave", "mark") and found["wants"] == ("man", "acl:relcl")
    assert found["armed"] == ("man", "amod")


def test_no_tree_has_a_circle() -> None:
    assert to_ud([]) == []
    assert to_ud([Word("in", "in", "ADP", "IN", 0, "ROOT")]) == [(0, "root")]
    assert converted("up ADP prep go\ngo VERB ROOT go")["up"] == ("go", "obl")


def test_docs_are_changed_in_place() -> None:
    nlp = spacy.blank("en")
    doc = Doc(
        nlp.vocab,
        words=["They", "met", "in", "Doha"],
        heads=[1, 1, 1, 2],
        deps=["nsubj", "ROOT", "prep", "pobj"],
        pos=["PRON", "VERB", "ADP", "PROPN"],
        lemmas=["they", "meet", "in", "Doha"],
    )
    clear_to_ud(doc)
    assert [(t.dep_, t.head.text) for t in doc] == [
        ("nsubj", "met"),
        ("root", "met"),
        ("case", "Doha"),
        ("obl", "met"),
    ]
    assert not len(clear_to_ud(Doc(nlp.vocab)))


def _pipeline(*labels: str) -> spacy.Language:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    return nlp


def test_the_scheme_is_known_by_its_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {
        "clear": _pipeline("nsubj", "dobj", "pobj"),
        "ud": _pipeline("nsubj", "obj"),
        "tiger": _pipeline("sb", "oa"),
        "bare": spacy.blank("en"),
    }
    monkeypatch.setattr(loading.spacy, "load", lambda name: made[name])
    assert "kg_clear" in loading.load("en", pipeline="clear").pipe_names
    assert "kg_clear" not in loading.load("en", pipeline="ud").pipe_names
    assert loading.load("en", pipeline="bare").pipe_names == []
    with pytest.raises(PipelineError, match="neither UD nor CLEAR"):
        loading.load("en", pipeline="tiger")
