"""README stays true: its commands run, its map of the house is the house's, its figures are filled in.

`pytest tests/test_readme.py --update-golden` writes the map anew.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"

TOUR = re.compile(r"<!-- tour -->\n```sh\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
MAP = re.compile(r"(<!-- map -->\n).*?(<!-- /map -->)", re.DOTALL)


def order() -> list[str]:
    """The rooms from the top down, as the contract of imports has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [room for layer in layers for room in layer.split(" | ") if room != "__main__"]


def rooms() -> dict[str, str]:
    """Each room of the package with the first line of its docstring."""
    found = {}
    for path in (ROOT / "kg").iterdir():
        module = path / "__init__.py" if path.is_dir() else path
        if module.suffix == ".py" and module.is_file() and not path.name.startswith("__"):
            doc = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
            found[path.stem] = doc.split("\n\n")[0].replace("\n", " ")
    return found


def house() -> str:
    lines = ["```"]
    for name, line in sorted(rooms().items(), key=lambda item: order().index(item[0])):
        path = f"kg/{name}/" if (ROOT / "kg" / name).is_dir() else f"kg/{name}.py"
        lines.append(f"{path:<18} {line}")
    return "\n".join([*lines, "```", ""])


def test_the_map_is_the_house(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    wanted = MAP.sub(lambda found: found[1] + house() + found[2], text)
    if request.config.getoption("--update-golden"):
        README.write_text(wanted, encoding="utf-8")
    assert sorted(rooms()) == sorted(order())
    assert README.read_text(encoding="utf-8") == wanted


def test_links_lead_somewhere() -> None:
    text = README.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        if "://" not in target:
            assert (ROOT / target).exists(), target


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def environment() -> dict[str, str]:
    """This environment with `kg` and `python` of the running interpreter found first."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return os.environ | {"PATH": path, "PYTHONPATH": str(ROOT) if (ROOT / "kg").is_dir() else ""}


@pytest.mark.model
@pytest.mark.slow
def test_the_tour_runs(folder: Path) -> None:
    commands = [
        line for block in TOUR.findall(README.read_text(encoding="utf-8")) for line in block.splitlines()
    ]
    assert len(commands) > 10
    for command in commands:
        result = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env=environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert result.returncode == 0, f"{command}\n{result.stderr}"
        if "query" in command or "extract talks" in command:
            assert result.stdout.count("\n") > 1, f"{command} gives nothing"
    for made in ("news.trig", "news.graphml", "shoukry.svg", "again.trig"):
        assert (folder / made).stat().st_size > 0


@pytest.mark.model
@pytest.mark.slow
def test_the_python_runs(folder: Path) -> None:
    for code in [
        *PYTHON.findall(README.read_text(encoding="utf-8")),
        "exec(open('examples/story.py').read())",
    ]:
        code = code if "story" not in code else f"__file__ = 'examples/story.py'\n{code}"
        result = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, env=environment(), capture_output=True, text=True
        )
        assert result.returncode == 0, result.stderr
