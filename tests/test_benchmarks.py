"""The benchmarks work, all of them, with small sizes; how fast anything is, no test says."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc"),
    pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not on this machine"),
]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the benchmarks as their script does."""
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with what a quick run has written."""
    made = tmp_path_factory.mktemp("results")
    done = run("--quick", "--to", made)
    assert done.returncode == 0, done.stderr
    assert (made / "RESULTS.md").read_text(encoding="utf-8") in done.stdout
    return made


@pytest.fixture(scope="module")
def results(folder: Path) -> str:
    """Return the results as text."""
    return (folder / "RESULTS.md").read_text(encoding="utf-8")


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of all rows of all tables."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]


def test_every_table_is_whole(results: str) -> None:
    """Each row has as many cells as its head, and no number is missing where something was measured."""
    tables = re.findall(r"(?:^\|.*\n)+", results, flags=re.MULTILINE)
    assert len(tables) > 20
    for table in tables:
        head, _, *rows = rows_of(table)
        assert rows, head
        for row in rows:
            assert len(row) == len(head), row
            assert "nan" not in row
            assert "" not in row


def test_every_subject_and_every_way_has_its_numbers(results: str) -> None:
    """Or the reason why not, by name."""
    heads = re.findall(r"^## (.*)$", results, flags=re.MULTILINE)
    subjects = ["Waiting", "Decoding", "Importing", "One file", "Ranges", "Many files", "Unchanged", "Memory"]
    assert [head for head in heads if head in subjects] == subjects
    assert ("Nginx" in heads) != ("One file against nginx:" in results)
    names = {row[0] for row in rows_of(results)}
    assert {"curl", "curl --parallel-max 16", "Domino", "AsyncDomino", "Domino.blobs_get(to=)"} <= names
    if (ROOT / ".venvs" / "peer").exists():
        assert "python-domino" in names


def test_every_goal_stands_beside_what_was_measured(results: str) -> None:
    """And what was measured decides."""
    table = results.partition("## Goals\n\n")[2].partition("\n\n")[0]
    goals = rows_of(table)[2:]
    texts = "\n".join(goal[0] for goal in goals)
    for part in (
        "upload of",
        "download of",
        "to a file",
        "read()",
        "by ranges beside",
        "nothing to sync",
        "memory over",
    ):
        assert part in texts
    for text, bound, measured, verdict in goals:
        if measured == "-":
            assert verdict == "**not measured**", text
            continue
        least, most = (
            float(cell.removeprefix("at least ").removeprefix("at most ").split()[0]) for cell in (bound, measured)
        )
        if least != most:  # as far as they are written
            is_met = (most > least) == bound.startswith("at least")
            assert verdict == ("met" if is_met else "**missed**"), text


def test_a_quick_run_says_that_it_is_one_and_on_what_it_was(results: str) -> None:
    """Nobody takes it for a result; the machine has no name in it."""
    assert "This was a quick run" in results
    facts = dict(row for row in rows_of(results) if len(row) == 2)
    assert {"Day", "Processor", "Memory", "System", "Python", "httpx", "dominodatalab", "curl", "nginx"} <= facts.keys()
    assert all(facts.values())


def test_the_picture_is_a_small_svg(folder: Path, results: str) -> None:
    """It is left out, and the text does not point at it, only where matplotlib is missing."""
    picture = folder / "growth.svg"
    is_there = importlib.util.find_spec("matplotlib") is not None
    assert picture.exists() == ("(growth.svg)" in results) == is_there
    if is_there:
        assert ET.parse(picture).getroot().tag.endswith("svg")  # noqa: S314  # it is our own
        assert picture.stat().st_size < 150_000


def test_one_subject_alone_writes_nothing_beside_the_committed_results() -> None:
    """What is not whole is printed only."""
    before = sorted((ROOT / "benchmarks").iterdir())
    done = run("--quick", "--only", "unchanged")
    assert done.returncode == 0, done.stderr
    assert "## Unchanged" in done.stdout
    assert "## Memory" not in done.stdout
    assert sorted((ROOT / "benchmarks").iterdir()) == before
