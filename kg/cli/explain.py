"""`kg explain`: why an entity or event is one."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kg.cli.graphs import open_graph
from kg.cli.output import emit

if TYPE_CHECKING:
    from kg.graph.explain import Explanation, Place, Reason

SHOWN = 5
"""Places that are shown of one link; --all shows every one."""

HEADS = {"one": "made one", "apart": "kept apart", "plan": "plan and happening", "identity": "same as"}


@click.command(short_help="Say why an entity or event is one.")
@click.argument("graph")
@click.argument("thing", metavar="ENTITY|EVENT")
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON object.")
@click.option("--all", "everything", is_flag=True, help="Show every place, not only the first ones.")
def explain(graph: str, thing: str, as_json: bool, everything: bool) -> None:
    """Say why ENTITY or EVENT of GRAPH is one: every link with its score and reasons, and the sentences.

    THING is a name, an id (Q22316, e-…, ev-…) or an IRI. The ids of mentions that are shown can be given to
    `kg link`.

    \b
    kg explain news.trig "سامح شكري"
    kg explain news.trig ev-1f0c55aa91c2 --json
    """
    from kg.graph.explain import explain as why

    found = why(open_graph(graph), thing)
    if as_json:
        emit(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        emit("\n".join(_lines(found, None if everything else SHOWN)))


def _lines(found: "Explanation", most: int | None) -> Iterator[str]:
    status = f" ({found.status})" if found.status else ""
    yield " / ".join(found.labels.values()) + f"{status}  {found.id}"
    for link in found.links:
        yield from _link(link, most)
    articles = len({place.article for place in found.places})
    yield f"mentioned {len(found.places):,} times in {articles:,} articles"
    yield from _places(found.places, most)


def _link(link: "Reason", most: int | None) -> Iterator[str]:
    what = ", ".join(link.others)
    yield f"{HEADS[link.sort]}{': ' + what if what else ''}  [{link.method} {link.confidence:g}]"
    for reason in link.reasons:
        yield f"  because: {reason}"
    if link.refused:
        yield f"  but: {link.refused}"
    yield from _places(link.places, most)


def _places(places: "tuple[Place, ...]", most: int | None) -> Iterator[str]:
    for place in places[:most]:
        said = f" {place.polarity}" if place.polarity == "negative" else ""
        who = f" ({'، '.join(place.speakers)})" if place.speakers else ""
        where = f"{place.article} {place.begin}-{place.end} {place.mention}"
        yield f"  {where}{said}{who}: «{place.text}» {place.sentence}"
    if most is not None and len(places) > most:
        yield f"  … and {len(places) - most:,} more (--all)"
