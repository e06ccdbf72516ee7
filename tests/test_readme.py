"""Every Python snippet of the README and the docs runs, and every file that they link to is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from domino import Domino
from domino.local import LocalDomino, LocalSettings

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SNIPPET = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
SNIPPETS = [
    pytest.param(text, id=f"{page.name}-{number}")
    for page in PAGES
    for number, text in enumerate(SNIPPET.findall(page.read_text(encoding="utf-8")), 1)
]


@pytest.fixture(scope="module")
def server() -> Iterator[LocalDomino]:
    """A local Domino with the project that the snippets name, and a script in it."""
    with LocalDomino(settings=LocalSettings(user="owner")) as started:
        domino = Domino("owner/project", started.api_key, started.url)
        script = (
            b"import os\nos.makedirs('results', exist_ok=True)\nopen('results/out.csv', 'w').write('a,b\\n1,2\\n')\n"
        )
        domino.files_upload("main.py", script)
        domino.runs_start_blocking(["main.py"], poll_freq=0.05)
        yield started


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_the_snippet_runs(snippet: str, server: LocalDomino, tmp_path: Path) -> None:
    """As a script of its own, with the settings in the environment."""
    (tmp_path / "numbers.csv").write_bytes(b"a,b\n1,2\n")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **server.environ()}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", snippet],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_the_page_lead_somewhere(page: Path) -> None:
    """Relative links name files of the project."""
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_wire_facts_have_every_section_that_is_named() -> None:
    """In docstrings, in the description, on other pages."""
    sections = set(re.findall(r"^#+ (\d+(?:\.\d+)?)\.? ", (ROOT / "docs/wire-facts.md").read_text(), re.MULTILINE))
    sources = [*ROOT.glob("domino/**/*.py"), *ROOT.glob("openapi/**/*.yaml"), ROOT / "README.md"]
    named: set[str] = set()
    for source in sources:
        for listed in re.findall(r"[Ww]ire\s+facts\s+((?:\d+(?:\.\d+)?(?:, | and | to )?)+)", source.read_text()):
            named.update(re.findall(r"\d+(?:\.\d+)?", listed))
    assert len(named) > 10
    assert named <= sections


def test_the_readme_is_short() -> None:
    """Under 250 lines."""
    assert len(PAGES[0].read_text(encoding="utf-8").splitlines()) < 250
