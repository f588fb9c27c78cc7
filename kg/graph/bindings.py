"""Single terms of a query's answer in JSON and XML.

Comes in: terms. Goes out: what stands for them in the results of the standards.
Sources: SPARQL 1.1 Query Results JSON Format, section 3.2.2; SPARQL Query Results XML Format, section 2.3.1;
the same of SPARQL 1.2 for triple terms.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

PARTS = ("subject", "predicate", "object")
"""Parts of a triple term."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def json_of(term: Term) -> dict[str, Any]:
    """A term in JSON results."""
    if isinstance(term, ox.Triple):
        value = {name: json_of(part) for name, part in zip(PARTS, term, strict=True)}
        return {"type": "triple", "value": value}
    if not isinstance(term, ox.Literal):
        return {"type": "bnode" if isinstance(term, ox.BlankNode) else "uri", "value": term.value}
    data = {"type": "literal", "value": term.value}
    if term.language:
        data["xml:lang"] = term.language
    elif not term.datatype.value.endswith("#string"):
        data["datatype"] = term.datatype.value
    return data


def xml_of(term: Term) -> str:
    """A term in XML results."""
    if isinstance(term, ox.Triple):
        parts = (f"<{name}>{xml_of(part)}</{name}>" for name, part in zip(PARTS, term, strict=True))
        return f"<triple>{''.join(parts)}</triple>"
    about = json_of(term)
    lang = f" xml:lang={quoteattr(about['xml:lang'])}" if "xml:lang" in about else ""
    kind = f" datatype={quoteattr(about['datatype'])}" if "datatype" in about else ""
    text = escape(_FORBIDDEN.sub("", about["value"]))
    return f"<{about['type']}{lang}{kind}>{text}</{about['type']}>"
