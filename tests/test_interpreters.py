"""The behaviour suite on the other Python versions that the machine has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


#: All share one logic: the oldest and the newest Python run it with the client that blocks, those between with the one
#: that suspends; with --long each runs all, and trio, whose tests differ from asyncio's in the event loop alone.
_BLOCKING = "not trio and not asyncio"
DAILY = {"3.10": _BLOCKING, "3.11": "asyncio", "3.12": "asyncio", "3.13": _BLOCKING}


@pytest.mark.parametrize("version", DAILY)
def test_the_behaviour_suite_passes_on_python(version: str) -> None:
    """One environment a version, made by scripts/test.sh."""
    if version == f"{sys.version_info[0]}.{sys.version_info[1]}":
        pytest.skip(f"Python {version} runs the whole suite already")
    python = ROOT / ".venvs" / f"python{version}" / "bin" / "python"
    if not python.exists():
        pytest.skip(f"Python {version} is not on this machine")
    chosen = [] if "DOMINO_FUZZ_REQUESTS" in os.environ else ["-k", DAILY[version]]
    done = subprocess.run(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen, "tests/areas"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
