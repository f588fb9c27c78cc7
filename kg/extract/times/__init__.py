"""Times: finds expressions of time in a text and says which days they mean.

Comes in: an article's text, its language, its day of publication, and what tense its clauses have.
Goes out: `TimeRef`s in the order of the text, each with the reason of its value; a value is never a guess.
May use: kg.text, kg.model, kg.ontology, kg.errors, hijridate.

How: the words of time in ontology/times/words-*.tsv become tokens of a kind, the patterns over kinds in
rules-*.tsv combine them in a cascade (numbers, points, compositions), and a maker computes each value.
A language without these two files has no times.
"""

from kg.extract.times.dateline import dateline_date
from kg.extract.times.finder import find_times, resolve
from kg.extract.times.period import value_of

__all__ = ["dateline_date", "find_times", "resolve", "value_of"]
