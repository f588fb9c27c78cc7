"""The reference of the command line is what --help says, and every verb has examples.

`pytest tests/test_reference.py --update-golden` writes docs/cli.md anew.
"""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli.app import app

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "cli.md"
WIDTH = 100


def verbs(
    command: click.Command = app, path: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], click.Command]]:
    """Every verb with the words that call it."""
    found = [(path, command)]
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            found += verbs(command.commands[name], (*path, name))
    return found


def text_of(path: tuple[str, ...]) -> str:
    return CliRunner().invoke(app, [*path, "--help"], prog_name="kg", terminal_width=WIDTH).output


def examples(path: tuple[str, ...]) -> list[str]:
    """Lines of a verb's help that are commands."""
    lines = [line.strip() for line in text_of(path).splitlines()]
    return [re.split(r"\s{2,}", line)[0] for line in lines if re.match(r"(KG_\w+=\S+ )?kg [a-z]", line)]


def reference() -> str:
    parts = ["# Command line\n\nMade from `kg --help` by `pytest tests/test_reference.py --update-golden`.\n"]
    for path, _ in verbs():
        parts.append(f"## {' '.join(('kg', *path))}\n\n```\n{text_of(path).rstrip()}\n```\n")
    return "\n".join(parts)


def test_the_reference_is_what_help_says(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        REFERENCE.parent.mkdir(exist_ok=True)
        REFERENCE.write_text(reference(), encoding="utf-8")
    if not REFERENCE.exists():
        pytest.skip("the reference is not installed")
    assert REFERENCE.read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize("path", [path for path, command in verbs() if not isinstance(command, click.Group)])
def test_every_verb_has_an_example(path: tuple[str, ...]) -> None:
    shown = examples(path) or (len(path) > 1 and examples(path[:-1]))
    assert shown, f"kg {' '.join(path)} --help shows no example"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("kg qu", "query"),
        ("kg query --fo", "--format"),
        ("kg link ", "accept"),
        ("kg export --la", "--labels"),
    ],
)
def test_verbs_and_options_are_completed(
    line: str, wanted: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_KG_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
    with pytest.raises(SystemExit):
        app.main(prog_name="kg")
    assert f"plain,{wanted}\n" in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete(shell: str) -> None:
    found = CliRunner().invoke(app, ["completion", shell], prog_name="kg")
    assert found.exit_code == 0 and "_KG_COMPLETE" in found.output
