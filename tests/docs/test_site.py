"""The site of docs/ is built strictly, and every link in it leads somewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pages.links import faults

ROOT = Path(__file__).parents[2]


def test_the_site_builds_without_a_warning_and_each_link_in_it_leads_somewhere(tmp_path: Path) -> None:
    """As scripts/docs.sh builds it; nothing is loaded from elsewhere."""
    done = subprocess.run(
        [sys.executable, "-m", "pages", tmp_path / "site"],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    airflow = (tmp_path / "site" / "api" / "python" / "airflow.html").read_text(encoding="utf-8")
    assert '<span class="pre">publishApiEndpoint</span>' in airflow  # parameters, and not what a mock takes


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    """A page that is not there, a place that is not on it, what is no address, what another host would be asked for."""
    (tmp_path / "index.html").write_text(
        '<a href="other.html#here">.</a> <a href="other.html#there">.</a> <a href="missing.html">.</a>'
        '<a href="https://example.com/">.</a> <link rel="stylesheet" href="https://example.com/a.css">'
        '<img src="//example.com/a.png"><a href="https://example.com/#typing.Literal[&#39;a&#39;">.</a>',
        encoding="utf-8",
    )
    (tmp_path / "other.html").write_text('<p id="here"></p><a href="#here">.</a>', encoding="utf-8")
    assert faults(tmp_path) == [
        "index.html: loads https://example.com/a.css",
        "index.html: loads //example.com/a.png",
        "index.html: other.html#there names no place on that page",
        "index.html: missing.html is not there",
        "index.html: https://example.com/#typing.Literal[&#39;a&#39; is no address",
    ]
