"""Coreference metrics on the worked examples of their sources."""

import pytest

from kg.language.conllu import parse_sentences

pytest.importorskip("scipy", reason="scipy is in the extra train")

from kg.training.coreference import b_cubed, ceaf_e, documents, muc

#: Luo (2005), figure 1: the truth, and four answers.
GOLD = [frozenset({1, 2, 3, 4, 5}), frozenset({6, 7}), frozenset({8, 9, 10, 11, 12})]
ANSWERS = {
    "a": [frozenset({1, 2, 3, 4, 5}), frozenset({6, 7, 8, 9, 10, 11, 12})],
    "b": [frozenset({1, 2, 3, 4, 5, 8, 9, 10, 11, 12}), frozenset({6, 7})],
    "c": [frozenset(range(1, 13))],
    "d": [frozenset({i}) for i in range(1, 13)],
}


def f1(counts: tuple[float, float, float, float]) -> float:
    right, found, hit, gold = counts
    precision, recall = right / found if found else 0.0, hit / gold
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@pytest.mark.parametrize(
    ("answer", "links", "shares", "entities"),
    [
        ("a", 0.947, 0.865, 0.733),
        ("b", 0.947, 0.737, 0.667),
        ("c", 0.900, 0.545, 0.294),
        ("d", 0.0, 0.400, 0.178),
    ],
)
def test_the_figures_of_the_source(answer: str, links: float, shares: float, entities: float) -> None:
    found = ANSWERS[answer]
    assert f1(muc(GOLD, found)) == pytest.approx(links, abs=2e-3)
    assert f1(b_cubed(GOLD, found)) == pytest.approx(shares, abs=2e-3)
    assert f1(ceaf_e(GOLD, found)) == pytest.approx(entities, abs=2e-3)


def test_names_and_pronouns_of_a_document_keep_their_places() -> None:
    lines = [
        "# newdoc id = d",
        "# text = Marie Curie won.",
        "1\tMarie\tMarie\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-",
        "2\tCurie\tCurie\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)",
        "3\twon\twin\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No",
        "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_",
        "",
        "# text = She left Paris.",
        "1\tShe\tshe\tPRON\tPRP\tPronType=Prs\t2\tnsubj\t_\tEntity=(1-person-giv)",
        "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_",
        "3\tParis\tParis\tPROPN\tNNP\t_\t2\tobj\t_\tEntity=(2-place-new)|SpaceAfter=No",
        "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_",
        "",
    ]
    (document,) = documents(parse_sentences(lines))
    assert document.text == "Marie Curie won. She left Paris."
    assert [(document.text[p.span.start : p.span.end], p.chain) for p in document.places] == [
        ("Marie Curie", "1"),
        ("She", "1"),
        ("Paris", "2"),
    ]
