"""The command line: verbs in, exit codes out.

Comes in: arguments, `KG_*` variables, kg.toml.  Goes out: data on standard output, words about it on standard
error, and an exit code: 0 done, 1 an error with a hint, 2 wrong usage, 3 finished but something could not be
read, 130 interrupted.  May use: everything. The only room that knows click; what is heavy is imported inside
the verb that needs it, so that `kg --help` is quick and `kg query` never loads spaCy.
"""

import sys

import click

from kg.cli.app import app
from kg.errors import ConfigError, KgError, UnavailableError
from kg.process import one_thread

__all__ = ["main"]


def main() -> None:
    """Run the command line and turn every way it can end into an exit code."""
    one_thread()
    try:
        code = app.main(prog_name="kg", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("kg: interrupted", err=True)
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except KgError as error:
        click.echo(f"kg: error: {error}", err=True)
        code = 2 if isinstance(error, ConfigError) and not isinstance(error, UnavailableError) else 1
    sys.exit(code if isinstance(code, int) else 0)
