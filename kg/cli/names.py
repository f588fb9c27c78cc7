"""`kg names`: look names up, add one's own, take them from Wikidata."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import click

from kg.cli.console import Problems, say
from kg.cli.given import check_text
from kg.cli.output import atomic, emit_table
from kg.errors import ConfigError
from kg.model import Kind

KINDS = get_args(Kind)


@click.group(short_help="Look names up, add one's own.")
def names() -> None:
    """Tables of names: who is known by which names in Arabic and English, and by which Wikidata id.

    A table of one's own is a TSV with the columns of ontology/names/people.tsv. `kg build --names FILE` uses
    it; names.names.tsv beside names.trig and names.tsv in the folder of a store are used without asking.
    """


def _spelled(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Names without white space around them; refuses what a table would not give back."""
    for name in given:
        if name.strip().startswith("#") or any(c in name.strip() for c in "\t\n\r"):
            message = f"{name!r}: a name is one line without tabs that does not begin with #"
            raise click.BadParameter(message, ctx, param)
        check_text(ctx, param, name)
    return tuple(name.strip() for name in given if name.strip())


def _id(ctx: click.Context, param: click.Parameter, given: str) -> str:
    from kg.names.tables import is_wikidata

    if not is_wikidata(given.strip()):
        raise click.BadParameter(f"{given!r} is no Wikidata id, give Q and digits", ctx, param)
    return given.strip()


@names.command(short_help="Add a name to a table.")
@click.argument("table", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--ar", "arabic", multiple=True, callback=_spelled, help="Arabic name; the first is the usual one."
)
@click.option(
    "--en", "english", multiple=True, callback=_spelled, help="English name; the first is the usual one."
)
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What it names.")
@click.option("--wikidata", default="", callback=_id, metavar="Q…", help="Wikidata id, where it is certain.")
@click.option("--note", default="", callback=check_text, help="For people.")
def add(table: Path, arabic: tuple[str, ...], english: tuple[str, ...], **row: str) -> None:
    """Add a name to TABLE, a TSV that is made when it is not there. A row of the same names and kind is
    replaced.

    \b
    kg names add news/names.tsv --ar "ليلى الصالح" --en "Layla al-Saleh" --kind PERSON
    """
    from kg import ontology
    from kg.names.wikidata import COLUMNS

    if not arabic and not english:
        raise click.UsageError("give a name: --ar or --en")
    first = {"name_ar": arabic[0] if arabic else "", "name_en": english[0] if english else ""}
    rest = {"aliases_ar": "|".join(arabic[1:]), "aliases_en": "|".join(english[1:])}
    known = _rows(table)
    made = first | row | rest | {"note": " ".join(row["note"].split())}
    if any(all(made[name] == old.get(name, "") for name in made) for old in known):
        say(f"{table} has it already")
        return
    same = ("name_ar", "name_en", "kind")
    lines = ontology.rows(table) if table.is_file() else ()
    old = [number for number, row_ in lines if all(made[name] == row_.get(name, "") for name in same)]
    text = ontology.with_row(table, made, COLUMNS, old)
    with atomic(table) as partial:
        partial.write_text(text, encoding="utf-8")
    done = "changed in" if old else "added to"
    say(f"{first['name_ar'] or first['name_en']} {done} {table}, {len(known) + 1 - len(old):,} names")


@names.command(short_help="Take a name out of a table.")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("name", callback=check_text)
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Only what is of this kind.")
def remove(table: Path, name: str, kind: str | None) -> None:
    """Take the rows out of TABLE that have NAME among their names, in any spelling.

    \b
    kg names remove news/names.tsv "ليلى الصالح"
    """
    from kg import ontology
    from kg.names import name_key
    from kg.names.tables import read_names

    key, found = name_key(name), list(zip(ontology.rows(table), read_names(table), strict=True))
    old = [
        number
        for (number, _), (known, forms) in found
        if key in map(name_key, forms) and kind in (None, known.kind)
    ]
    if not old:
        raise ConfigError(f"there is no {name!r}", where=str(table), hint="kg names find looks names up")
    text = ontology.without_rows(table, old)
    with atomic(table) as partial:
        partial.write_text(text, encoding="utf-8")
    say(f"{len(old):,} rows removed from {table}, {len(found) - len(old):,} names")


@names.command("import", short_help="Take names from a Wikidata dump.")
@click.argument("dump", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("table", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--class",
    "wanted",
    multiple=True,
    metavar="Q…[=KIND]",
    help="Only items of this class (P31) or one below it (P279); a kind is needed for classes that are not "
    "known.",
)
@click.option(
    "--direct",
    is_flag=True,
    help="Leave out items of classes below the wanted ones: the dump is then read once and not twice.",
)
@click.option(
    "--lang",
    "langs",
    multiple=True,
    type=click.Choice(["ar", "en"]),
    help="Only items with a label in this language. [default: both]",
)
@click.pass_context
def import_(ctx: click.Context, /, dump: Path, table: Path, wanted: tuple[str, ...], **how: Any) -> None:
    """Write the items of a Wikidata JSON DUMP (plain, .gz, .bz2) to TABLE; it is read line by line.

    \b
    kg names import latest-all.json.bz2 names.tsv --class Q5 --class Q7278
    """
    from kg.names import wikidata

    if table.exists() and table.samefile(dump):
        raise click.UsageError(f"give TABLE a file of its own: {table} is read")
    known = wikidata.classes()
    kinds = dict(_class(one, known) for one in wanted) or known
    problems = Problems()
    kinds = kinds if how["direct"] else wikidata.below(dump, kinds, report=problems.add)
    langs = how["langs"] or wikidata.LANGS
    count = _write(table, wikidata.rows(dump, kinds, langs, report=problems.add))
    say(f"{count:,} names written to {table}")
    ctx.exit(problems.finish(f"{count:,} names read"))


def _class(given: str, known: dict[str, str]) -> tuple[str, str]:
    name, _, kind = given.partition("=")
    found = kind or known.get(name, "")
    if found not in KINDS:
        raise click.BadParameter(f"{given!r}: give Q…=KIND, one of {', '.join(KINDS)}", param_hint="--class")
    return name, found


@names.command(short_help="Look a name up.")
@click.argument("name")
@click.option(
    "--names",
    "tables",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="KG_NAMES",
    help="Tables of one's own that go before all others.",
)
def find(name: str, tables: tuple[Path, ...]) -> None:
    """Print what NAME is known to name, in any spelling.

    \b
    kg names find كيري
    """
    from kg.names import Gazetteer, label_en, name_key, own_names

    found = Gazetteer.load(own_names(tables)).lookup(name)
    if found is None:
        spelled = label_en(name, "PERSON")[0]
        say(f"{name!r} is not known (key {name_key(name)!r}); it would be written {spelled!r}")
        return
    row = [found.label_ar, found.label_en, found.kind, found.wikidata or "", found.country, found.table]
    emit_table(["name_ar", "name_en", "kind", "wikidata", "country", "table"], [row])


def _rows(table: Path) -> list[dict[str, str]]:
    from kg import ontology
    from kg.names.tables import read_names

    if not table.is_file():
        return []
    list(read_names(table))  # says which line is wrong
    return [row for _, row in ontology.rows(table)]


def _write(table: Path, rows: Iterable[dict[str, str]]) -> int:
    """Write a table whole or not at all; gives the number of its rows."""
    from kg.names.wikidata import COLUMNS

    count = 0
    with atomic(table) as partial, partial.open("w", encoding="utf-8") as handle:
        handle.write("\t".join(COLUMNS) + "\n")
        for row in rows:
            handle.write("\t".join(row.get(column, "") for column in COLUMNS).rstrip("\t") + "\n")
            count += 1
    return count
