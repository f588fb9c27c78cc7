"""Learn who pronouns and hidden subjects stand for, from annotated articles.

Comes in: annotated articles, a pipeline.  Goes out: the table of weights of `kg.extract.coref.anaphora`.

The annotation names the subject of each verb; where the verb hides it, all candidates that bear one of its
names are right, all others wrong, and where it has none, "nobody" is right.  The weights are those of a
log-linear ranking model, drawn towards the weights set by hand.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from kg import ontology
from kg.errors import TrainingDataError
from kg.evaluation import same_name
from kg.extract.coref.anaphora import Candidate, Case, resolve_anaphors
from kg.extract.coref.named import join_names
from kg.extract.coref.nominal import join_nominals
from kg.extract.coref.rank import NONE, Ranking, weights
from kg.extract.coref.scene import Party, Scene, set_scene
from kg.extract.mentions import find_mentions
from kg.extract.mentions.lexicon import lexicon
from kg.extract.mentions.words import read_words
from kg.training.annotations import Annotated, GoldEvent

#: How strongly weights are drawn towards those set by hand.
PULL = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """The features of each candidate, "nobody" first, and which of them are right."""

    candidates: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def train_antecedents(lang: str, articles: Iterable[Annotated], out: Path, nlp: Language) -> int:
    """Train on annotated articles of a language and write the table of weights.

    Returns:
        How many anaphors it learned from.

    Raises:
        TrainingDataError: The annotation tells the antecedent of no anaphor.
    """
    articles = list(articles)
    docs = nlp.pipe(article.article.text for article in articles)
    table = weights(lang)
    found = [e for article, doc in zip(articles, docs, strict=True) for e in examples(article, doc, table)]
    if not found:
        raise TrainingDataError(f"no anaphors with an antecedent in {lang!r}", hint="give more --data")
    prior = {row["feature"]: float(row["weight"]) for _, row in ontology.rows("coref/prior.tsv")}
    seen = f"{len(articles)} annotated articles ({len(found)} anaphors)"
    title = f"# Weights of antecedent features, trained on {seen} from prior.tsv."
    lines = [f"{name}\t{weight:g}" for name, weight in sorted(learn(found, prior).items())]
    out.write_text("\n".join([title, "feature\tweight", *lines, ""]), encoding="utf-8")
    return len(found)


def examples(article: Annotated, doc: Doc, table: Mapping[str, float]) -> list[Example]:
    """All anaphors of an article whose antecedent the annotation tells.

    Args:
        article: The annotation.
        doc: The article in Universal Dependencies.
        table: Weights that decide where the annotation is silent.
    """
    scene = set_scene(read_words(doc), lexicon(article.article.lang), find_mentions(doc))
    wanted, ranking = _wanted(article, scene), Ranking(table)
    found: list[Example] = []

    def choose(case: Case) -> int | None:
        if case.draft not in wanted:
            return ranking.best(case)
        right = _right(article, scene, case, wanted[case.draft])
        if right:
            rows = ((NONE,), *(_features(candidate) for candidate in case.candidates))
            found.append(Example(rows, frozenset(right)))
        return case.candidates[min(right) - 1][0] if right and 0 not in right else None

    join_names(scene)
    join_nominals(scene)
    resolve_anaphors(scene, choose)
    return found


def _features(candidate: Candidate) -> tuple[str, ...]:
    """Names of all features of a candidate."""
    _, stands, known, places = candidate
    return (*stands.names, *known.names, *places)


def _wanted(article: Annotated, scene: Scene) -> dict[int, tuple[frozenset[int], bool]]:
    """Draft to the entities it may stand for; True when all of them are meant."""
    words = scene.words
    at: dict[int, tuple[frozenset[int], bool]] = {}
    hidden = {draft.head: i for i, draft in enumerate(scene.drafts) if draft.form == "zero"}
    pronouns = {draft.head: i for i, draft in enumerate(scene.drafts) if draft.form == "pronoun"}
    for event in article.events:
        first, end = bisect_right(words.end, event.trigger.start), bisect_left(words.start, event.trigger.end)
        for word in range(first, end) if event.trigger.start >= 0 else ():
            passive = words.feats[word].voice == "Pass"
            if word in hidden:
                who = event.object or event.subject if passive else event.subject
                at[hidden[word]] = (who, True)
            for child in words.kids[word]:
                if child in pronouns and (who := _meant(event, words.rel[child])):
                    at[pronouns[child]] = (who, words.dep[child] == "nsubj")
    return at


def _meant(event: GoldEvent, relation: str) -> frozenset[int]:
    """The entities that a pronoun with a relation to an event may stand for."""
    if relation in {"nsubj", "obj"}:
        return event.subject if relation == "nsubj" else event.object
    return event.object if relation == "nsubj:pass" else event.subject | event.object


def _right(article: Annotated, scene: Scene, case: Case, wanted: tuple[frozenset[int], bool]) -> set[int]:
    """Numbers of the right candidates; 0 is nobody."""
    who, every = wanted
    if not who:
        return {0}
    right = set()
    for number, (party, *_) in enumerate(case.candidates, 1):
        members = scene.parties[party].joint or (party,)
        hits = [_bears(scene, scene.parties[m], article, who) for m in members]
        if all(hits) and (not every or len(members) == len(who)):
            right.add(number)
    return right


def _bears(scene: Scene, party: Party, article: Annotated, who: frozenset[int]) -> bool:
    names = []
    for index in party.drafts:
        draft = scene.drafts[index]
        if draft.form in {"name", "nominal"}:
            names.append(scene.words.phrase(*(draft.name or (draft.start, draft.end))))
    return any(same_name(names, article.names[entity]) for entity in who)


def learn(given: Iterable[Example], prior: Mapping[str, float], pull: float = PULL) -> dict[str, float]:
    """Fit the weights of all features that the examples have.

    Args:
        given: Examples.
        prior: Weights to start from and to stay near to.
        pull: Strength of the prior.
    """
    from scipy.optimize import minimize  # of the extra train

    cases = list(given)
    pairs: list[tuple[int, int]] = []
    right: list[bool] = []
    features: dict[str, int] = {}
    for example in cases:
        for place, names in enumerate(example.candidates):
            pairs += [(len(right), features.setdefault(name, len(features))) for name in names]
            right.append(place in example.right)
    start = np.array([prior.get(name, 0.0) for name in features])
    data = _Data(np.array(pairs), _numbered(cases), np.array(right), len(right))
    fitted = minimize(_loss, start, args=(data, start, pull), jac=True, method="L-BFGS-B").x
    return {**prior, **{name: round(float(fitted[i]), 3) for name, i in sorted(features.items())}}


@dataclass(frozen=True, slots=True)
class _Data:
    """All candidates in a row: (candidate, feature) pairs, the case of each candidate, which are right."""

    pairs: NDArray[np.int64]
    case: NDArray[np.int64]
    right: NDArray[np.bool_]
    count: int


def _numbered(given: Iterable[Example]) -> NDArray[np.int64]:
    return np.concatenate([np.full(len(e.candidates), n) for n, e in enumerate(given)])


def _loss(
    weights: NDArray[np.float64], data: _Data, start: NDArray[np.float64], pull: float
) -> tuple[float, NDArray[np.float64]]:
    """Negative log likelihood of the right candidates with the pull of the prior, and its gradient."""
    cases = int(data.case[-1]) + 1
    scores = np.bincount(data.pairs[:, 0], weights[data.pairs[:, 1]], data.count)
    top = np.full(cases, -np.inf)
    np.maximum.at(top, data.case, scores)
    powers = np.exp(scores - top[data.case])
    total = np.bincount(data.case, powers, cases)
    good = np.bincount(data.case, powers * data.right, cases)
    every, rightly = powers / total[data.case], powers * data.right / good[data.case]
    slope = np.bincount(data.pairs[:, 1], (every - rightly)[data.pairs[:, 0]], len(weights))
    away = weights - start
    loss = float(np.sum(np.log(total) - np.log(good)) + pull * away @ away)
    return loss, slope + 2 * pull * away
