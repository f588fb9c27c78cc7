"""The notebook runs from the first cell to the last."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat = pytest.importorskip("nbformat", reason="nbclient is in the extra test")
    nbclient = pytest.importorskip("nbclient", reason="nbclient is in the extra test")
    pytest.importorskip("ipykernel", reason="ipykernel is in the extra test")
    pytest.importorskip("pandas", reason="pandas is in the extra pandas")
    shutil.copytree(ROOT / "examples" / "articles", tmp_path / "articles")
    if (ROOT / "kg").is_dir():
        monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    notebook = nbformat.read(ROOT / "examples" / "news.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output]
    assert any("<iframe" in output["data"].get("text/html", "") for output in shown)
    assert "CONSULT" in shown[-1]["data"]["text/plain"]
    assert os.environ["JUPYTER_PLATFORM_DIRS"] == "1"
