"""The typed contract holds, for mypy and for pyright."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_mypy_accepts_the_contract(tmp_path: Path) -> None:
    """Strictly, and with no ignored line that is not an error."""
    said = check("mypy", "--strict", "--warn-unused-ignores", "--cache-dir", str(tmp_path), str(CONTRACT))
    assert said.startswith("Success: no issues found in 1 source file")


def test_pyright_accepts_the_contract(tmp_path: Path) -> None:
    """Strictly, and with no ignored line that is not an error."""
    settings = {
        "include": [os.path.relpath(CONTRACT, tmp_path)],
        "extraPaths": [str(ROOT), str(ROOT / "generated")],
        "pythonVersion": "3.10",
        "typeCheckingMode": "strict",
        "enableTypeIgnoreComments": False,  # those are mypy's
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    file = tmp_path / "pyrightconfig.json"
    file.write_text(json.dumps(settings), encoding="utf-8")
    said = json.loads(check("pyright", "--outputjson", "--project", str(file), "--pythonpath", sys.executable))
    assert [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in said["generalDiagnostics"]] == []
    assert said["summary"]["filesAnalyzed"] == 1
