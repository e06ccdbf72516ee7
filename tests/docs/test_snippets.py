"""Every snippet of the README and of the docs runs: run_snippets.py says which those are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from domino import Domino
from domino.local import LocalDomino, LocalSettings
from tests.docs.run_snippets import snippets

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("run_snippets.py")
PAGES = [
    page
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if any(snippets(page.read_text(encoding="utf-8")))
]
SCRIPT = b"import os\nos.makedirs('results', exist_ok=True)\nopen('results/out.csv', 'w').write('a,b\\n1,2\\n')\n"
Run: TypeAlias = Callable[[Path, Path], str]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Runs a page's snippets on a local Domino with the project that they name, and returns what failed."""
    with LocalDomino(settings=LocalSettings(user="owner", project="project", stop_grace=0.5)) as server:
        with Domino("owner/project", server.api_key, server.url) as domino:
            domino.files_upload("main.py", SCRIPT)
            domino.runs_start_blocking(["main.py"], poll_freq=0.05)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": os.fspath(tmp_path_factory.mktemp("home")),
            **server.environ(),
        }
        with subprocess.Popen(
            [sys.executable, "-W", "error", RUNNER],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        ) as runner:
            assert runner.stdin is not None
            assert runner.stdout is not None
            asking, answers = runner.stdin, runner.stdout

            def run_page(page: Path, folder: Path) -> str:
                asking.write(json.dumps([os.fspath(page), os.fspath(folder)]) + "\n")
                failed: str = json.loads(answers.readline())
                return failed

            yield run_page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_snippet_of_the_page_runs(page: Path, run: Run, tmp_path: Path) -> None:
    """As a script of its own, with the settings in the environment; warnings are errors."""
    assert run(page, tmp_path) == ""


def test_a_snippet_that_fails_is_told_with_its_page_and_line(run: Run, tmp_path: Path) -> None:
    """And the others of the page are run all the same."""
    page = tmp_path / "page.md"
    page.write_text(
        "One\n\n```python\nraise ValueError('no')\n```\n\n"
        "```sh\nfalse\n```\n\n"
        "```python\nopen('../after', 'w').close()\n```\n\n"
        "    indented, and only shown\n",
        encoding="utf-8",
    )
    said = run(page, tmp_path)
    assert "page.md, line 4:" in said
    assert 'File "page.md", line 4' in said
    assert "page.md, line 8:" in said
    assert (tmp_path / "after").exists()
