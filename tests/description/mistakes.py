"""Mistakes in a description, and what the linter says of them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venvs" / "regen" / "bin" / "python"


@dataclass
class Mistake:
    """An edit of a description, and the line that it brings."""

    edits: dict[str, str]
    told: str
    above: int = 4  # what is missing is told at the line of what it is missing in

    def text(self, description: str) -> str:
        """Return the description with the mistake in it."""
        for before, after in self.edits.items():
            assert description.count(before) == 1, before
            description = description.replace(before, after)
        return description

    def check(self, description: str, findings: list[str]) -> None:
        """Told in one line, and the number leads to the line that was changed, or to one near it."""
        assert len(findings) == 1, findings
        line, _, told = findings[0].partition(": ")
        assert self.told in told
        before, after = description.splitlines(), self.text(description).splitlines()
        changed = next(n for n, lines in enumerate(zip(before, after, strict=False), 1) if lines[0] != lines[1])
        assert changed - self.above <= int(line) <= changed + 9


def lint(
    folder: Path, description: str, mistakes: Mapping[str, Mistake], *options: str, status: int = 1
) -> dict[str, list[str]]:
    """Return what is said of each mistake, and as `right` of the description without one, by one process for all."""
    (folder / "right.yaml").write_text(description, encoding="utf-8")
    files = {f"{number}.yaml": name for number, name in enumerate(mistakes)}
    for file, name in files.items():
        (folder / file).write_text(mistakes[name].text(description), encoding="utf-8")
    script = ROOT / "scripts" / "description" / "lint.py"
    done = subprocess.run(
        [PYTHON, script, *options, "right.yaml", *files],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (status, "")
    said: dict[str, list[str]] = {name: [] for name in ("right", *mistakes)}
    files["right.yaml"] = "right"
    for line in done.stdout.splitlines():
        file, _, finding = line.partition(":")
        said[files[file]].append(finding)
    return said
