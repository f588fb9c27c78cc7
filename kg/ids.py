"""Identifiers made from content: the same content gives the same id on every machine and in every order."""

import hashlib
from collections import Counter

from kg.model import Article, Chain, Mention, Reading, Report, Span
from kg.text import fold

DEFAULT_BASE = "https://w3id.org/kg-news/"
"""Base of all IRIs that are made; a setting (`--base-iri`)."""


def digest(*parts: str, size: int = 12) -> str:
    """Hash strings to `size` hexadecimal digits; the parts cannot run into one another."""
    joined = "\x1f".join(parts)
    return hashlib.blake2b(joined.encode("utf-8"), digest_size=16).hexdigest()[:size]


def mention_id(article: Article, span: Span, label: str) -> str:
    """Id of something at a place in an article's text; changed text gives another id."""
    return "m-" + digest(
        article.id, str(span.start), str(span.end), label, article.text[span.start : span.end]
    )


def entity_mention_id(article: Article, mention: Mention) -> str:
    """Id of a mention of a participant."""
    label = f"{mention.kind} {mention.form} {mention.head.start} {mention.head.end}"
    return mention_id(article, mention.span, label)


def report_id(article: Article, report: Report) -> str:
    """Id of an event mention."""
    return mention_id(article, report.trigger, report.type)


def report_ids(reading: Reading) -> list[str]:
    """Ids of a reading's event mentions; two may stand at one trigger, and the second one gets a number."""
    seen: Counter[str] = Counter()
    numbered = []
    for report in reading.reports:
        found = report_id(reading.article, report)
        seen[found] += 1
        numbered.append(found if seen[found] == 1 else f"{found}-{seen[found]}")
    return numbered


def entity_id(article_id: str, chain: Chain) -> str:
    """Id of the entity a chain stands for, as far as the chain alone tells.

    Known entities get their Wikidata id; named ones a hash of kind and fullest name, so that the same name in
    two articles is the same id; descriptions ("38 people") stay within their article.
    """
    if chain.wikidata:
        return chain.wikidata
    lang, name = chain.names[0]
    if chain.specific:
        return "e-" + digest(chain.kind, lang, fold(name))
    return "e-" + digest(chain.kind, lang, fold(name), article_id, str(chain.mentions[0]))


def iri(base: str, room: str, local: str) -> str:
    """IRI of something in one of the rooms "entity", "event", "mention", "claim", "article"."""
    return f"{base}{room}/{local}"
