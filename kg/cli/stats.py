"""`kg stats`: numbers about a graph."""

import json
from typing import Any

import click

from kg.cli.graphs import open_graph
from kg.cli.output import emit


@click.command(short_help="Print numbers about a graph.")
@click.argument("graph")
@click.option("--json", "as_json", is_flag=True, help="Print them as one JSON object.")
def stats(graph: str, as_json: bool) -> None:
    """Print how many articles, events, entities and claims GRAPH has, by type and status.

    \b
    kg stats news.trig
    kg stats news.trig --json
    """
    found = open_graph(graph).stats()
    emit(json.dumps(found, ensure_ascii=False) if as_json else "\n".join(_lines(found)))


def _lines(found: dict[str, Any], indent: str = "") -> list[str]:
    lines = []
    for name, value in found.items():
        if value in ({}, []):
            lines.append(f"{indent}{name}: none")
        elif isinstance(value, dict):
            lines += [f"{indent}{name}", *_lines(value, indent + "  ")]
        elif isinstance(value, list):
            lines += [f"{indent}{name}", *(f"{indent}  {_item(item)}" for item in value)]
        else:
            shown = f"{value:,}" if isinstance(value, int) else value
            lines.append(f"{indent}{name}: {shown}")
    return lines


def _item(item: Any) -> str:
    """One row of a list: its number, its names, without its address."""
    if not isinstance(item, dict):
        return str(item)
    return "  ".join(str(value) for value in item.values() if value and "://" not in str(value))
