"""`kg eval`: how good extraction is, against annotated articles."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import click

from kg.cli.console import Problems, progress, say
from kg.cli.given import refuse
from kg.cli.options import jobs_option, pipeline_option
from kg.cli.output import emit
from kg.errors import KgError
from kg.evaluation import ATTRIBUTES, MEASURES, Gold, Mistakes, load_gold, load_predictions, score


@click.command("eval", short_help="Score extraction against annotated articles.")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("predictions", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--errors", is_flag=True, help="List missed and spurious triples.")
@click.option("--only", default="", metavar="PREFIX", help="Only articles whose file name begins so.")
@pipeline_option
@jobs_option
@click.pass_context
def evaluate(ctx: click.Context, /, gold: Path, predictions: Path | None, **how: Any) -> None:
    """Score the events of PREDICTIONS, as `kg extract` prints them, against the annotated articles in GOLD.
    Without PREDICTIONS the articles' own texts are extracted, with their dates. Articles that are damaged
    or cannot be extracted are left out.

    \b
    kg eval gold
    kg eval gold predictions.jsonl --errors
    """
    if predictions:
        refuse(("pipeline", "jobs"), "is not used: PREDICTIONS are there already")
    problems = Problems()
    golds, failures = load_gold(gold, how["only"])
    if predictions:
        found, damaged = load_predictions(predictions)
        failures += damaged
    for failure in failures:
        problems.add(failure)
    if not predictions:
        found = _extracted(golds, how["pipeline"], how["jobs"], problems)
        golds = [gold for gold in golds if gold.id in found]
    if predictions and golds and not {gold.id for gold in golds} & found.keys():
        say("note: PREDICTIONS tell of none of these articles, by their ids")
    if golds:
        _show(*score(golds, found), as_json=how["as_json"], errors=how["errors"])
    else:
        say("nothing to score")
    ctx.exit(problems.finish(f"{len(golds):,} articles scored"))


def _show(figures: dict[str, Any], mistakes: list[Mistakes], *, as_json: bool, errors: bool) -> None:
    if errors:
        for item in mistakes:
            emit(_listing(item))
    emit(json.dumps(figures) if as_json else _table(figures))


def _extracted(
    golds: list[Gold], pipeline: str, jobs: int, problems: Problems
) -> dict[str, list[dict[str, Any]]]:
    """Extract the gold articles' texts now; those that fail are not among what is found."""
    from kg.model import Article
    from kg.pipeline import extract_readings
    from kg.readings import event_rows

    articles = [
        Article(g.id, g.lang, g.text, g.title, date.fromisoformat(g.date) if g.date else None)
        for g in sorted(golds, key=lambda g: g.id)
    ]
    found = {}
    outcomes = extract_readings(articles, pipeline=pipeline, jobs=jobs)
    for outcome in progress(outcomes, len(articles), "articles"):
        if isinstance(outcome, KgError):
            problems.add(outcome)
        else:
            found[outcome.article.id] = event_rows(outcome)
    return found


def _table(figures: dict[str, Any]) -> str:
    lines = [
        f"{name:9} P {figures[name]['P']:5.1f}  R {figures[name]['R']:5.1f}  F1 {figures[name]['F1']:5.1f}"
        for name in MEASURES
    ]
    for name in ATTRIBUTES:
        value = figures["attributes"][name]
        share = "-" if value["accuracy"] is None else f"{value['accuracy']} %"
        lines.append(f"{name:9} {share} of {value['of']}")
    lines.extend(f"{name}: {count}" for name, count in figures["counts"].items())
    return "\n".join(lines)


def _listing(item: Mistakes) -> str:
    entities = item.gold.entities
    lines = [f"== {item.gold.id}"]
    for truth in item.missed:
        subject, object_ = ([entities[key]["label"] for key in truth[role]] for role in ("subject", "object"))
        lines.append(f"  missed   {truth['types'][0]:9} {truth['trigger']}: {subject} -> {object_}")
    for guess in item.spurious:
        subject, object_ = (
            [part.get("name") or part.get("text") for part in guess.get(role) or []]
            for role in ("subject", "object")
        )
        event = guess["event"]
        lines.append(f"  spurious {event['type']:9} {event['trigger'].get('text')}: {subject} -> {object_}")
    kinds = Counter(["missed"] * len(item.missed) + ["spurious"] * len(item.spurious))
    return "\n".join([*lines, f"  {kinds['missed']} missed, {kinds['spurious']} spurious"])
