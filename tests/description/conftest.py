"""The package of tests/support/abilities.yaml, made once, and its modules."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venvs" / "regen" / "bin" / "python"
#: How the project's own pyproject.toml has pyright check the generated package.
STRICT = {"typeCheckingMode": "strict", "reportPrivateUsage": "none"}


@pytest.fixture(scope="session")
def abilities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder that holds `abilities_api`, which can be imported."""
    folder = tmp_path_factory.mktemp("abilities")
    script, description = (
        ROOT / "scripts" / "description" / "generate.py",
        ROOT / "tests" / "support" / "abilities.yaml",
    )
    done = subprocess.run(
        [PYTHON, script, description, folder / "abilities_api"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


def module(name: str) -> Any:
    """Return a module of the package."""
    return importlib.import_module(f"abilities_api.{name}")


def operation(name: str) -> Any:
    """Return the module of an operation."""
    return module(f"api.things.{name}")
