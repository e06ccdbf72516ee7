"""The page on adding an area: its steps, done word by word in a copy of the project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.description.mistakes import PYTHON, ROOT

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")

PAGE = (ROOT / "docs" / "adding-an-area.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+) ?([^\n]*)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
TOOLS = ROOT / ".venvs" / "test" / "bin"


def edit(file: Path, diff: str) -> None:
    """Carry out a block of lines that stay, go and come."""
    lines = diff.splitlines(keepends=True)
    before = "".join(line[1:] or "\n" for line in lines if line[0] in " -\n")
    after = "".join(line[1:] or "\n" for line in lines if line[0] in " +\n")
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, before
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy the project beside the environments, with what mypy knows of it already: scripts/check.sh has run."""
    copy = tmp_path / "project"
    ignored = shutil.ignore_patterns("__pycache__", ".venvs", ".git", ".pytest_cache", ".ruff_cache", ".hypothesis")
    shutil.copytree(ROOT, copy, ignore=ignored)
    (copy / ".venvs").symlink_to(ROOT / ".venvs")
    return copy


def run(project: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command in the copy; what it imports is the copy's."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(project), "PYTHONPATH": f"{project}:{project / 'generated'}"}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def test_the_steps_of_the_page_lead_to_an_area(project: Path) -> None:
    """The draft is refused in the words of the page; in the end regeneration, checks and the new test are content."""
    told = [text for language, _, text in BLOCKS if language == "console"]
    for language, name, text in BLOCKS:
        if language == "diff":
            edit(project / name, text)
        elif name.startswith("draft "):
            draft = project / name.removeprefix("draft ")
            draft.write_text(text, encoding="utf-8")
            assert run(project, "scripts/regen.sh").stderr == told[0]
            draft.write_text(text.replace('"#/components/resp', '"common.yaml#/components/resp'), encoding="utf-8")
            assert run(project, "scripts/regen.sh").stderr == told[1]
        elif name:
            (project / name).write_text(text, encoding="utf-8")
    done = run(project, "scripts/regen.sh")
    assert done.returncode == 0, done.stderr
    assert "  added    domino.client.Domino.addresses_check(self, address: str) -> bool\n" in done.stdout
    assert "  added    domino.client.AsyncDomino.addresses_check(self, address: str) -> bool\n" in done.stdout
    assert (project / "domino" / "blocking" / "addresses.py").exists()
    for command in (
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        ("mypy", "domino", "generated/domino_api", "tests/areas/test_addresses.py"),
        ("python", "-m", "pytest", "-q", "tests/areas/test_addresses.py", "tests/local/http/test_local_faults.py",
         "tests/local/test_local_documentation.py", "tests/test_imports.py", "tests/test_generated.py"),
    ):  # fmt: skip
        checked = run(project, TOOLS / command[0], *command[1:])
        assert checked.returncode == 0, checked.stdout + checked.stderr
