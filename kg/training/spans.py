"""Names from the entities that a treebank marks in its last column, as GUM does.

Comes in: sentences whose words carry `Entity=(1-person-… … 1)`; annotated articles. Goes out: a tag for each
word.

Of all mentions only names are taken: those of a type below whose head is a proper noun, without determiners,
titles, apposition and relative clauses; and times that name a date (a month, a weekday, a year, an hour).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc

from kg.language.conllu import Sentence, Word
from kg.training.names import UNKNOWN, read_articles
from kg.training.words import word_lists

#: The treebank's types as labels of the pipeline.
KINDS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT", "time": "TIME"}
#: A time of more words is a clause.
_LONGEST_TIME = 6
_DATED = re.compile(r"\d{3,4}s?|\d{1,2}:\d\d|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_BRACKET = re.compile(r"\((?P<id>[^()-]+)-(?P<kind>[a-z]+)[^()]*(?P<closed>\))?|(?P<end>[^()]+)\)")
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_LISTS = word_lists()
#: Small words and marks that join the words of one name, and those that join names of persons.
_LINKS, _PERSONAL = frozenset(_LISTS["links_en"]), frozenset(_LISTS["links_person_en"])
TITLES = frozenset(_LISTS["titles_en"])


class Mark(NamedTuple):
    """A mention: its words (end exclusive), its type, and what it has in common with others of one thing."""

    start: int
    end: int
    kind: str
    chain: str = ""


def marks(sentence: Sentence) -> Iterator[Mark]:
    """Give the mentions that a sentence marks and closes."""
    open_: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(sentence.words):
        found = _ENTITY.search(word.misc)
        for bracket in _BRACKET.finditer(found[1]) if found else ():
            if bracket["end"]:
                begun = open_.get(bracket["end"])
                if begun:
                    start, kind = begun.pop()
                    yield Mark(start, i + 1, kind, bracket["end"])
            elif bracket["closed"]:
                yield Mark(i, i + 1, bracket["kind"], bracket["id"])
            else:
                open_.setdefault(bracket["id"], []).append((i, bracket["kind"]))


def word_starts(sentence: Sentence) -> list[int]:
    """Give the places where the words of a sentence begin; in multiword tokens they follow one another."""
    found = []
    for token in sentence.tokens:
        at = token.start
        for word in sentence.words[token.first : token.last + 1]:
            if at < token.end:
                found.append(at)
            at += len(word.form)
    return found


def span_tags(sentence: Sentence) -> list[str]:
    """Tag the names of a sentence: `O`, `B-TYPE`, `I-TYPE`."""
    found = list(marks(sentence))
    names = [name for mark in found if (name := _name(sentence.words, mark, found))]
    tags = ["O"] * len(sentence.words)
    for start, end, kind, _ in sorted(set(names), key=lambda name: (name.start - name.end, name)):
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tags


def _name(words: Sequence[Word], mark: Mark, others: Sequence[Mark]) -> Mark | None:
    """Give the part of a mention that is a name."""
    kind = KINDS.get(mark.kind)
    if kind is None:
        return None
    head = _head(words, mark)
    if kind == "TIME":
        return _time(words, mark, head)
    if words[head].upos != "PROPN" or (kind == "PERSON" and words[head].xpos == "NNPS"):
        return None
    start, end = _core(words, mark, head, _PERSONAL if kind == "PERSON" else _LINKS)
    if kind == "PERSON":
        start = _without_titles(words, start, end, others)
    return Mark(start, end, kind) if start < end else None


def _head(words: Sequence[Word], mark: Mark) -> int:
    """Find the word of a mention whose head is outside of it."""
    inside = range(mark.start, mark.end)
    return next((i for i in inside if words[i].head - 1 not in inside), mark.start)


def _time(words: Sequence[Word], mark: Mark, head: int) -> Mark | None:
    start, end = mark.start, mark.end
    while start < end and words[start].upos in {"DET", "ADP"}:
        start += 1
    own = words[start:end]
    dated = any(word.upos == "PROPN" or _DATED.fullmatch(word.form) for word in own)
    clause = any(word.upos in {"VERB", "AUX", "PRON"} for word in own)
    if not dated or clause or words[head].upos == "ADV" or len(own) > _LONGEST_TIME:
        return None
    return Mark(start, end, "TIME")


def _core(words: Sequence[Word], mark: Mark, head: int, links: frozenset[str]) -> tuple[int, int]:
    """Widen the head to the words around it that are written as parts of a name."""
    start, end = head, head + 1
    at = head - 1
    while at >= mark.start and (_namelike(words[at]) or words[at].form in links):
        start = at if _namelike(words[at]) else start
        at -= 1
    at = head + 1
    while at < mark.end and (_namelike(words[at]) or words[at].form in links):
        end = at + 1 if _namelike(words[at]) else end
        at += 1
    return start, end


def _namelike(word: Word) -> bool:
    if word.upos == "PROPN":
        return True
    return word.upos in {"NOUN", "ADJ", "VERB", "NUM", "X", "ADV"} and word.form[:1].isupper()


def _without_titles(words: Sequence[Word], start: int, end: int, others: Sequence[Mark]) -> int:
    """Step over titles, and over names of places and organisations before them (`US President`)."""
    titles = [i for i in range(start, end) if words[i].form.lower().rstrip(".") in TITLES]
    if not titles:
        return start
    nested = {i for m in others if m.kind in {"place", "organization"} for i in range(m.start, m.end)}
    at = start
    while at < end and (at in titles or at in nested or words[at].form in {"-", ".", "of", "and"}):
        at += 1
    return at if at > titles[0] else start


def article_names(
    folder: Path, language: str, tokenizer: Callable[[str], Doc]
) -> Iterator[tuple[Doc, list[str]]]:
    """Give the annotated articles of a folder, each word tagged as a name, as none, or as not known.

    A form of an entity counts as a name where all its words but small ones begin with a capital; words that
    begin with a small letter are none; all other words teach nothing.
    """
    for article in read_articles(folder, language):
        doc = tokenizer(f"{article['title']}\n{article['text']}")
        tags = [UNKNOWN if token.text[:1].isupper() or token.text[:1].isdigit() else "O" for token in doc]
        forms = [name for entity in article["entities"] for name in _forms(entity, tokenizer)]  # type: ignore[attr-defined]
        for words, kind in sorted(set(forms), key=lambda form: (len(form[0]), form)):
            for start in range(len(doc) - len(words) + 1):
                if [token.text for token in doc[start : start + len(words)]] == list(words):
                    tags[start : start + len(words)] = [f"B-{kind}", *[f"I-{kind}"] * (len(words) - 1)]
        yield doc, tags


_ARTICLE_KINDS = {"PERSON": "PERSON", "GPE": "LOC", "PLACE": "LOC", "ORG": "ORG"}


def _forms(
    entity: Mapping[str, object], tokenizer: Callable[[str], Doc]
) -> Iterator[tuple[tuple[str, ...], str]]:
    kind = _ARTICLE_KINDS.get(str(entity["type"]))
    for form in [str(entity["label"]), *map(str, entity["aliases"])] if kind else []:  # type: ignore[call-overload]
        words = [token.text for token in tokenizer(form)]
        while words and words[0] in {"the", "The"}:
            words = words[1:]
        while kind == "PERSON" and words and words[0].lower().rstrip(".") in TITLES:
            words = words[1:]
        capital = [word[:1].isupper() for word in words if word not in _LINKS]
        if kind and capital and all(capital) and words[0][:1].isupper():
            yield tuple(words), kind
