"""`kg validate`."""

import click


@click.command(short_help="…")
def validate() -> None:
    """…"""
    raise NotImplementedError
