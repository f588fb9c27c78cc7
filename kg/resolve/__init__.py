"""Everything across articles: which chains are one entity, which reports tell one event.

Comes in: Readings, in any order. Goes out: a Resolution. May use: the model,
names, ids and text keys; no RDF.
"""

from kg.resolve.decisions import Decision, amended, decision, read_decisions, withdrawn, write_decisions
from kg.resolve.nodes import Guide
from kg.resolve.resolve import resolve, unique
from kg.resolve.status import fact_status
from kg.resolve.surer import surer

__all__ = [
    "Decision",
    "Guide",
    "amended",
    "decision",
    "fact_status",
    "read_decisions",
    "resolve",
    "surer",
    "unique",
    "withdrawn",
    "write_decisions",
]
