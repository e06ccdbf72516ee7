"""What the pages name is there: files, sections of the wire facts; and the README stays short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_the_page_lead_somewhere(page: Path) -> None:
    """Relative links name files of the project; those of the built site have a test of their own."""
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
    """Under 200 lines."""
    assert len(PAGES[0].read_text(encoding="utf-8").splitlines()) < 200
