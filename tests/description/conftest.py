"""The package of tests/support/abilities.yaml, made once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venvs" / "regen" / "bin" / "python"


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
