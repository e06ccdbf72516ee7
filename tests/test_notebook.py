"""The example notebook runs, cell by cell, and is stored without what it gave."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[1] / "examples" / "notebook.ipynb"

#: What a notebook does with a cell: its last expression is shown, as HTML or as a picture where there is one.
SHOW = """
def shown(value):
    for form in ("_repr_html_", "_repr_png_"):
        made = getattr(value, form, lambda: None)()
        if made:
            print(form, type(value).__name__)
            return
    print(repr(value))
"""


def cells() -> list[str]:
    """Return the code of the notebook."""
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def script(code: list[str]) -> str:
    """Return one program of all cells, that shows what each one ends with."""
    lines = [SHOW]
    for text in code:
        body = ast.parse(text).body
        if isinstance(last := body[-1], ast.Expr):
            call = ast.Call(ast.Name("shown", ast.Load()), [last.value], [])
            body[-1] = ast.fix_missing_locations(ast.copy_location(ast.Expr(call), last))
        lines.append(ast.unparse(ast.Module(body, [])))
    return "\n".join(lines)


def test_the_notebook_runs_on_the_local_domino(tmp_path: Path) -> None:
    """As a program, warnings being errors; runs, jobs, frames and pictures are shown as such."""
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script(cells())],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = done.stdout.splitlines()
    assert "_repr_html_ FinishedRun" in shown
    assert "_repr_html_ JobTable" in shown
    assert "_repr_html_ DataFrame" in shown
    assert "_repr_png_ Picture" in shown


def test_the_notebook_is_stored_without_output() -> None:
    """What it gave differs from run to run, and names machines."""
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["outputs"] for cell in code] == [[]] * len(code)
    assert {cell["execution_count"] for cell in code} == {None}


def test_the_notebook_runs_in_a_notebook_s_kernel(tmp_path: Path) -> None:
    """By nbclient, where it and ipykernel are installed; runs are shown as HTML, the picture as a picture."""
    nbclient: Any = pytest.importorskip("nbclient", reason="nbclient is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    nbformat: Any = pytest.importorskip("nbformat")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    given = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("Succeeded" in output.get("data", {}).get("text/html", "") for output in given)
    assert any("image/png" in output.get("data", {}) for output in given)
