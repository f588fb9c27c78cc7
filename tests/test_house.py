"""The rules of the house: small files and functions, one-way imports, a light start, working entry points."""

import ast
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "kg").rglob("*.py"))

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_are_small_and_say_what_they_do(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= LONGEST_MODULE
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            documented = ast.get_docstring(node) or _inner(tree, node) or _overload(node)
            assert documented, f"{node.name} has no docstring"


def _inner(tree: ast.Module, node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Whether it is defined inside a function, or a method of a private class."""
    private = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(
        node in ast.walk(outer) and outer is not node
        for outer in ast.walk(tree)
        if isinstance(outer, private) or (isinstance(outer, ast.ClassDef) and outer.name.startswith("_"))
    )


def _overload(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Whether the body is only `...`, as in a Protocol."""
    return isinstance(node.body[0], ast.Expr) and getattr(node.body[0].value, "value", None) is Ellipsis


def test_imports_go_one_way() -> None:
    pytest.importorskip("importlinter", reason="import-linter is in the extra dev")
    command = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_every_entry_point_loads() -> None:
    groups = ("kg.readers", "kg.pipelines", "kg.exporters")
    points = [point for group in groups for point in entry_points(group=group) if point.dist]
    ours = [point for point in points if point.dist and point.dist.name == "kg-news"]
    assert {point.group for point in ours} >= {"kg.readers"}
    for point in ours:
        if not point.extras:
            assert callable(point.load()), point


def test_every_entry_point_that_is_declared_leads_somewhere() -> None:
    pytest.importorskip("spacy")
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert "kg.BorderTokenizer.v1" in groups["spacy_tokenizers"], "spacy.load finds it by that"
    for points in groups.values():
        for point in points.values():
            module, _, name = point.partition(":")
            assert callable(getattr(import_module(module), name)), point


def test_the_public_surface() -> None:
    assert sorted(kg.__all__) == [
        "Article",
        "Defaults",
        "Graph",
        "Intake",
        "KgError",
        "Reading",
        "build",
        "build_graph",
        "extract_readings",
        "read_articles",
        "score",
    ]
    for public in kg.__all__:
        assert getattr(kg, public).__doc__, public
    with pytest.raises(AttributeError):
        kg.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("code", "banned"),
    [
        ("import kg", "spacy thinc rdflib pyoxigraph networkx click numpy"),
        (
            "from kg.cli.app import app; app(['--help'], standalone_mode=False)",
            "spacy rdflib pyoxigraph numpy",
        ),
        ("from kg.graph import Graph; Graph.loads(b'', 'ttl')", "spacy thinc matplotlib networkx pyshacl"),
        ("from kg.graph import Graph; Graph().to_bytes('ttl')", "spacy matplotlib networkx pyshacl rdflib"),
        ("import kg.graph.canned, kg.graph.explain", "spacy matplotlib networkx pyshacl rdflib"),
        ("from kg.extract.times import dateline_date", "spacy thinc"),
        ("import kg.language", "spacy.cli spacy.cli.info networkx"),
    ],
)
def test_what_is_heavy_is_loaded_late(code: str, banned: str) -> None:
    check = f"import sys; {code}; print('loaded', *(m for m in '{banned}'.split() if m in sys.modules))"
    result = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1].split() == ["loaded"]
