"""Everything across articles: which chains are one entity, which reports tell one event.

Comes in: Readings, in any order. Goes out: a Resolution. May use: the model, ids and text keys; no RDF.
"""

from kg.resolve.resolve import resolve, unique
from kg.resolve.status import fact_status

__all__ = ["fact_status", "resolve", "unique"]
