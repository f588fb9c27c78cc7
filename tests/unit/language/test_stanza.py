"""Stanza's documents as Docs, with a stand-in for Stanza."""

import sys
import types

import pytest

from kg.errors import PipelineError
from kg.language import load

CONLLU = """\
# text = Sami left.
1	Sami	Sami	PROPN	NNP	_	2	nsubj	_	_
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

"""


class Found:
    def __format__(self, spec: str) -> str:
        assert spec == "C"
        return CONLLU


def test_it_is_read_as_conllu(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("stanza")
    module.Pipeline = lambda lang, **settings: lambda text: Found()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "stanza", module)
    nlp = load("en", pipeline="stanza")
    doc = nlp("\n Sami left.  \n")
    assert doc.text == "\n Sami left.  \n"
    assert [(t.text, t.dep_) for t in doc if not t.is_space] == [
        ("Sami", "nsubj"),
        ("left", "root"),
        (".", "punct"),
    ]
    with pytest.raises(PipelineError, match="not in the text"):
        nlp("Nadia left.")
    assert nlp("").text == ""


def test_it_says_when_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(PipelineError, match="not installed"):
        load("ar", pipeline="stanza:ar")
