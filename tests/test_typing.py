"""The typed contract holds, and misspelt imports are found, for mypy and for pyright."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.imports import IMPORTS, STRICT

ROOT = Path(__file__).parents[1]
CONTRACT = ROOT / "tests" / "typing_contract.py"


def check(module: str, *arguments: str) -> str:
    """Run a type checker and return what it prints."""
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not installed")
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    return done.stdout + done.stderr


@pytest.fixture(params=["contract", "imports"])
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a program in which every line that has to be an error is marked as ignored."""
    if request.param == "contract":
        return CONTRACT
    file = tmp_path / "imports_of_all_names.py"
    file.write_text(IMPORTS, encoding="utf-8")
    return file


def test_mypy_accepts_what_is_right_and_nothing_else(program: Path, tmp_path: Path) -> None:
    """Strictly, and with no ignored line that is not an error."""
    said = check("mypy", "--strict", "--warn-unused-ignores", "--cache-dir", str(tmp_path), str(program))
    assert said.startswith("Success: no issues found in 1 source file")


def test_pyright_accepts_what_is_right_and_nothing_else(program: Path, tmp_path: Path) -> None:
    """Strictly, and with no ignored line that is not an error."""
    settings = {
        "include": [os.path.relpath(program, tmp_path)],
        "extraPaths": [str(ROOT), str(ROOT / "generated")],
        "pythonVersion": "3.10",
        **STRICT,
    }
    file = tmp_path / "pyrightconfig.json"
    file.write_text(json.dumps(settings), encoding="utf-8")
    said = json.loads(check("pyright", "--outputjson", "--project", str(file), "--pythonpath", sys.executable))
    assert [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in said["generalDiagnostics"]] == []
    assert said["summary"]["filesAnalyzed"] == 1
