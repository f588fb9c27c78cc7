"""What stands on the command line itself: which options would be passed over, and what is no text.

`KG_*` variables and kg.toml hold for many commands and are heard where they fit; what a person writes into a
command is used, or refused.
"""

from collections.abc import Iterable

import click
from click.core import ParameterSource


def is_flag(name: str) -> bool:
    """Whether an option stands on the command line itself; `name` is that of its parameter."""
    return click.get_current_context().get_parameter_source(name) == ParameterSource.COMMANDLINE


def refuse(names: Iterable[str], why: str) -> None:
    """End with a usage error when one of these options, by the names of their parameters, is given.

    Args:
        names: The options that would be passed over.
        why: Goes behind the option: "is not used by ttl".
    """
    for param in click.get_current_context().command.params:
        if param.name in names and is_flag(param.name):
            raise click.UsageError(f"{max(param.opts, key=len)} {why}")


def check_text(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A value that can be written to a file; ends with a usage error for bytes that are no UTF-8."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise click.BadParameter(f"{value!r} is not UTF-8", ctx, param) from error
    return value
