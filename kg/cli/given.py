"""Which options stand on the command line itself, and which of them would be passed over.

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
