"""The group of all verbs. Settings come from flags, `KG_*`, kg.toml and defaults, in this order."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from kg import __version__
from kg.cli import (
    build,
    completion,
    evaluate,
    explain,
    export,
    extract,
    link,
    names,
    query,
    remove,
    serve,
    stats,
    train,
    validate,
)
from kg.errors import ConfigError

CONFIG = "kg.toml"

_HELP = "kg.help"

Settings = dict[str, Any]


def load_config(file: Path, verbs: Mapping[str, click.Command]) -> Settings:
    """Read settings for all verbs (top level) and for single verbs (tables of that name).

    A verb with verbs of its own has tables for these in its table ([train.run]); settings in its table itself
    hold for all of them, those of the top level do not.

    Raises:
        ConfigError: Not TOML, a setting that no verb has, or a list where there may be none.
    """
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot be read ({error})", where=str(file), hint="correct the file") from error
    return _for_each(verbs, given, file)


def _for_each(verbs: Mapping[str, click.Command], given: Settings, file: Path) -> Settings:
    """The settings of each verb, by its parameters."""
    common = {key: value for key, value in given.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in given.items() if isinstance(value, dict)}
    options = {verb: _options(command) for verb, command in verbs.items()}
    for key in common:
        _known(key, sorted(set().union(*options.values())), file)
    for verb in tables:
        _known(verb, sorted(verbs), file)
    found: Settings = {}
    for verb, command in verbs.items():
        table = tables.get(verb, {})
        if isinstance(command, click.Group):
            found[verb] = _for_each(command.commands, table, file)
            continue
        for key in table:
            _known(key, sorted(options[verb]), file)
        values = {key: value for key, value in common.items() if key in options[verb]} | table
        found[verb] = {
            options[verb][key].name or "": _fitting(options[verb][key], value, f"{file}, {key}")
            for key, value in values.items()
        }
    return found


def _options(command: click.Command) -> dict[str, click.Option]:
    """A verb's options by their names in the file: those of the command line without the dashes."""
    return {
        max(param.opts, key=len).lstrip("-"): param
        for param in command.params
        if isinstance(param, click.Option)
    }


def _fitting(option: click.Option, value: Any, where: str) -> Any:
    """A value as its option takes it: several in a list, one alone."""
    if option.multiple:
        return value if isinstance(value, list) else [value]
    if isinstance(value, list):
        raise ConfigError("a list, where one value is wanted", where=where, hint="give it without brackets")
    return value


def _known(key: str, names: list[str], file: Path) -> None:
    if key not in names:
        raise ConfigError(f"there is no setting {key!r}", where=str(file), hint="known: " + ", ".join(names))


class _Verbs(click.Group):
    """Verbs, whose help is told whatever stands in the settings."""

    def invoke(self, ctx: click.Context) -> Any:
        """Remember whether help is asked for."""
        ctx.meta[_HELP] = not {"-h", "--help"}.isdisjoint(ctx.args)
        return super().invoke(ctx)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="KG_CONFIG",
    help=f"Settings file [default: {CONFIG} in this folder, if there is one].",
)
@click.pass_context
def app(ctx: click.Context, config: Path | None) -> None:
    """Turn news articles into a graph of who did what to whom, when, where and according to whom.

    \b
    kg build examples/articles -o news.trig   articles to a graph
    kg query news.trig who-met           ask it
    kg export news.trig -o news.svg           look at it
    """
    file = config or Path(CONFIG)
    if config or file.is_file():
        try:
            ctx.default_map = load_config(file, app.commands)
        except ConfigError:
            if not ctx.meta[_HELP]:
                raise


for _verb in (
    build.build,
    remove.remove,
    explain.explain,
    link.link,
    names.names,
    extract.extract,
    query.query,
    export.export,
    serve.serve,
    completion.completion,
    validate.validate,
    stats.stats,
    evaluate.evaluate,
    train.train,
):
    app.add_command(_verb)
