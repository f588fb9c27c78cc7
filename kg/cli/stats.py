"""`kg stats`."""

import click


@click.command(short_help="…")
def stats() -> None:
    """…"""
    raise NotImplementedError
