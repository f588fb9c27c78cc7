"""`kg completion`: what a shell needs to complete verbs and options."""

import click
from click.shell_completion import get_completion_class

from kg.cli.output import emit


@click.command(short_help="Print what a shell needs to complete kg.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of SHELL.

    \b
    kg completion bash > ~/.local/share/bash-completion/completions/kg
    kg completion zsh > ~/.zfunc/_kg
    kg completion fish > ~/.config/fish/completions/kg.fish
    """
    found = get_completion_class(shell)
    assert found is not None
    emit(found(ctx.find_root().command, {}, "kg", "_KG_COMPLETE").source())
