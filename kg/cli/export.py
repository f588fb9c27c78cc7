"""`kg export`."""

import click


@click.command(short_help="…")
def export() -> None:
    """…"""
    raise NotImplementedError
