"""Examples of names: words with tags, and annotated articles.

Comes in: `word tag` lines (BIO), or JSON articles whose entities list their forms. Goes out: tagged
sentences of syntactic words.

In articles only what is surely a name is a positive example, and only words that the tagged corpus knows
as no name are negative ones; the rest teaches nothing. Titles and descriptions are no names.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import TrainingDataError
from kg.language.conllu import open_text
from kg.language.orthography import fold
from kg.training.words import word_lists

UNKNOWN = "?"
KINDS = {"PERSON": "PERSON", "GPE": "LOC", "PLACE": "LOC", "ORG": "ORG"}
#: Tags of the corpus as the entity labels of the pipeline.
LABELS = {"PERS": "PERSON", "PER": "PERSON", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
_QUOTES = re.compile('["«»]')
_LISTS = word_lists()
#: Words before a name that are no part of it, words that begin descriptions, and small English words.
_TITLES, _GENERIC, _SMALL = (frozenset(map(fold, _LISTS[kind])) for kind in ("titles", "generic", "small"))


@dataclass(frozen=True)
class Tagged:
    """A sentence of words with a tag each: `O`, `B-TYPE`, `I-TYPE` or unknown."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_bio(path: Path) -> list[Tagged]:
    """Read `word tag` lines, sentences apart by empty lines; the file may be packed with gzip.

    Raises:
        TrainingDataError: The file is missing or a line has no tag.
    """
    try:
        with open_text(path) as lines:
            return list(_sentences(lines, str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingDataError(f"cannot read the names: {error}", where=str(path)) from error


def _sentences(lines: Iterable[str], where: str) -> Iterator[Tagged]:
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate(lines, 1):
        parts = line.split()
        if len(parts) >= 2:
            words.append(parts[0])
            prefix, _, kind = parts[-1].partition("-")
            tags.append(f"{prefix}-{LABELS.get(kind, kind)}" if kind else "O")
        elif parts:
            raise TrainingDataError("a word has no tag", where=f"{where}:{number}")
        elif words:
            yield Tagged(tuple(words), tuple(tags))
            words, tags = [], []
    if words:
        yield Tagged(tuple(words), tuple(tags))


def word_borders(words: Sequence[str]) -> list[tuple[int, int]]:
    """Give the spans of words in the text that joins them with blanks."""
    spans = []
    at = 0
    for word in words:
        spans.append((at, at + len(word)))
        at += len(word) + 1
    return spans


def token_tags(doc: Doc, tagged: Tagged) -> list[str]:
    """Carry tags of written words to the tokens of their analysed text.

    Clitics and marks around a name are outside of it; between two words of one name they are inside.
    """
    tags = ["O"] * len(doc)
    tokens = [(token.idx, token.idx + len(token), token.i) for token in doc if not token.is_space]
    at = 0
    for (start, end), tag in zip(word_borders(tagged.words), tagged.tags, strict=True):
        own = []
        while at < len(tokens) and tokens[at][0] < end:
            if tokens[at][1] > start:
                own.append(tokens[at][2])
            at += 1
        if tag != "O" and own:
            _tag_word(doc, own, tag, tags)
    return tags


def _tag_word(doc: Doc, own: list[int], tag: str, tags: list[str]) -> None:
    stem = max(own, key=lambda i: (doc[i].text[0].isalnum(), len(doc[i]), -i))
    for i in own:
        if i == stem or (i < stem and tag.startswith("I-")):
            tags[i] = tag


def read_articles(folder: Path, language: str) -> list[Mapping[str, object]]:
    """Read annotated articles of a language, in order of their names."""
    found = []
    for path in sorted(folder.glob(f"{language}-*.json")):
        try:
            found.append(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise TrainingDataError(f"cannot read the article: {error}", where=str(path)) from error
    return found


def article_tags(doc: Doc, entities: Sequence[Mapping[str, object]], plain: frozenset[str]) -> list[str]:
    """Tag the words of an article.

    Args:
        doc: The article's text.
        entities: Its entities with `type`, `label`, `label_en` and `aliases`.
        plain: Folded words that are surely no names.
    """
    keys = [fold(token.norm_) for token in doc]
    tags = ["O" if key in plain or not key[:1].isalpha() else UNKNOWN for key in keys]
    sure: list[tuple[list[str], str]] = []
    for entity in entities:
        kind = KINDS.get(str(entity["type"]))
        for form in dict.fromkeys([str(entity["label"]), *map(str, entity["aliases"])]):  # type: ignore[call-overload]
            words = _words(form)
            if kind and (name := _name_part(words, entity, kind)):
                sure.append((name, kind))
            _mark(keys, words, tags, UNKNOWN)
    for name, kind in sorted(sure, key=lambda item: (len(item[0]), item)):
        _mark(keys, name, tags, kind)
    return tags


def _words(form: str) -> list[str]:
    return [key for word in _QUOTES.sub(" ", form).split() if (key := fold(word))]


def _name_part(words: list[str], entity: Mapping[str, object], kind: str) -> list[str]:
    """Give the part of a form that is a name; nothing when it is a description."""
    english = [word for word in str(entity["label_en"]).split("(")[0].split() if word.lower() not in _SMALL]
    if not english or not all(word[0].isupper() or "-" in word for word in english):
        return []
    label = _words(str(entity["label"]))
    while words and words[0] in _TITLES:
        words = words[1:]
    if not words or not set(words) <= set(label):
        return []
    if kind == "PERSON" and ("of" in str(entity["label_en"]).split() or words[0] in _TITLES):
        return []
    if kind == "ORG" and words[0] in _GENERIC:
        return []
    if kind == "LOC" and str(entity["type"]) == "PLACE" and len(english) < 2 and len(words) > 1:
        return []
    return words


def _mark(keys: Sequence[str], words: Sequence[str], tags: list[str], kind: str) -> None:
    size = len(words)
    for start in range(len(keys) - size + 1):
        if size and list(keys[start : start + size]) == list(words):
            for i in range(start, start + size):
                tags[i] = UNKNOWN if kind == UNKNOWN else f"{'B' if i == start else 'I'}-{kind}"


def plain_words(tagged: Iterable[tuple[Doc, Sequence[str]]], least: int = 2) -> frozenset[str]:
    """Collect folded words that the tagged corpus knows, and never as part of a name."""
    seen: dict[str, int] = {}
    names: set[str] = set()
    for doc, tags in tagged:
        for token, tag in zip(doc, tags, strict=True):
            key = fold(token.norm_)
            seen[key] = seen.get(key, 0) + 1
            if tag != "O":
                names.add(key)
    return frozenset(key for key, count in seen.items() if count >= least and key not in names)


def name_f1(nlp: Language, sentences: Sequence[Tagged]) -> dict[str, float]:
    """Give F1 of whole names in percent, for each type and for persons, places and organisations together."""
    right: dict[str, int] = {}
    gold: dict[str, int] = {}
    found: dict[str, int] = {}
    docs = nlp.pipe([" ".join(s.words) for s in sentences], batch_size=256)
    for sentence, doc in zip(sentences, docs, strict=True):
        ours = _entities(_word_tags(doc, sentence))
        theirs = _entities(sentence.tags)
        for counts, items in ((gold, theirs), (found, ours), (right, ours & theirs)):
            for _, _, kind in items:
                counts[kind] = counts.get(kind, 0) + 1
    kinds = sorted(gold)
    scores = {f"names_{kind}": _f1([kind], right, gold, found) for kind in kinds}
    scores["names"] = _f1([kind for kind in kinds if kind != "MISC"], right, gold, found)
    return scores


def _f1(kinds: Sequence[str], *counts: Mapping[str, int]) -> float:
    right, gold, found = (sum(count.get(kind, 0) for kind in kinds) for count in counts)
    return 200.0 * right / (gold + found) if gold + found else 0.0


def _word_tags(doc: Doc, sentence: Tagged) -> list[str]:
    """Carry the names of a Doc back to written words."""
    borders = word_borders(sentence.words)
    tags = ["O"] * len(borders)
    at = 0
    for token in doc:
        while at < len(borders) and borders[at][1] <= token.idx:
            at += 1
        if token.ent_type_ and at < len(borders) and tags[at] == "O":
            tags[at] = f"{token.ent_iob_}-{_label(token.ent_type_)}"
    return tags


def _label(kind: str) -> str:
    return {"GPE": "LOC", "PER": "PERSON", "PERS": "PERSON"}.get(kind, kind)


def _entities(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    found = set()
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and (tag[:2] != "I-" or tag[2:] != tags[start][2:]):
            found.add((start, i, tags[start][2:]))
            start = -1
        if tag[:2] == "B-" or (tag[:2] == "I-" and start < 0):
            start = i
    return found
