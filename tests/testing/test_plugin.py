"""The pytest plugin in projects of other people: pytest is run on small ones."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Return a project on which pytest runs with this plugin alone."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p domino.testing.plugin -W error --strict-markers")
    return pytester


def test_it_costs_nothing_and_needs_no_extra_before_a_fixture_is_used(tmp_path: Path) -> None:
    """Then it says in a line what to install; no frames, and tests that do without it pass."""
    (tmp_path / "conftest.py").write_text("import sys\nsys.modules['uvicorn'] = None\n", encoding="utf-8")
    (tmp_path / "test_project.py").write_text(
        """
import sys

def test_other():
    assert "domino.testing.plugin" in sys.modules
    assert not {"httpx", "attrs", "domino.client", "domino.local"} & set(sys.modules)

def test_run(domino): pass
""",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "domino.testing.plugin", "-W", "error"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "1 passed, 1 error" in done.stdout
    hint = "the local Domino needs uvicorn, which its extra brings: pip install '.[local]' in a checkout"
    assert f"\n{hint}" in done.stdout
    assert "Traceback" not in done.stdout
    assert "plugin.py" not in done.stdout


def test_pytest_tells_of_its_markers(request: pytest.FixtureRequest) -> None:
    """In `pytest --markers`, and so to --strict-markers."""
    known = {line.partition("(")[0] for line in request.config.getini("markers")}
    assert {"domino_fault", "domino_settings"} <= known


_MISTAKES = """
import pytest
from domino import Domino

pytestmark = pytest.mark.usefixtures("local_domino")

@pytest.mark.domino_fault("list_rns", status=500)
def test_operation(): pass

@pytest.mark.domino_fault("list_runs", staus=500)
def test_field(): pass

@pytest.mark.domino_fault("list_runs", status="500")
def test_type(): pass

@pytest.mark.domino_fault("list_runs", 500)
def test_position(): pass

@pytest.mark.domino_fault(status=700)
def test_range(): pass

@pytest.mark.domino_settings(verson="5.0.0")
def test_setting(): pass

@pytest.mark.domino_settings("5.0.0")
def test_setting_by_position(): pass

@pytest.mark.domino_settings(max_concurrent_runs=0)
def test_setting_out_of_range(): pass

@pytest.mark.domino_fault("list_runs", status=500)
def test_real_failure():
    Domino().runs_list()
"""


_TOLD = {
    "operation": "'/', or an operation, not 'list_rns': did you mean 'list_runs'?",
    "field": "no fault field is called 'staus': did you mean 'status'?",
    "type": "fault field 'status' has a wrong type",
    "position": "takes what it matches and fields by name, or any number of Fault",
    "range": "status must be from 200 to 599",
    "setting": "LocalSettings has no field 'verson': did you mean 'version'?",
    "setting_by_position": "takes fields by name, as in domino_settings(max_upload=100)",
    "setting_out_of_range": "max_concurrent_runs must be at least 1",
}


def test_mistakes_are_told_in_a_line_and_failures_with_what_was_asked(project: pytest.Pytester) -> None:
    """Which marker of which test, and what was probably meant, without frames; what the local Domino answered."""
    project.makepyfile(test_mistakes=_MISTAKES)
    result = project.runpytest_inprocess()
    result.assert_outcomes(failed=1, errors=len(_TOLD))
    lines = result.outlines
    for test, told in _TOLD.items():
        begin = next(number for number, line in enumerate(lines) if f"at setup of test_{test} " in line)
        assert lines[begin + 1].startswith("@pytest.mark.domino_")
        assert f" of test_mistakes.py::test_{test}: " in lines[begin + 1]
        assert told in lines[begin + 1]
        assert lines[begin + 2].startswith(("____", "===="))
    asked = lines[next(number for number, line in enumerate(lines) if " Captured domino requests call " in line) + 1]
    assert asked.startswith("GET /v1/projects/local/test_real_failure-")
    assert asked.endswith("/runs (list_runs): 500")


def test_a_marker_without_the_fixture_is_refused(project: pytest.Pytester) -> None:
    """It would have no effect, and the test might meet a real deployment."""
    project.makepyfile(
        """
        import pytest

        @pytest.mark.domino_fault("list_runs", status=500)
        def test_forgotten(): pass
        """
    )
    result = project.runpytest_inprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["@pytest.mark.domino_fault has no effect on *::test_forgotten: give it an argument *"])


def test_settings_and_clients_can_be_the_projects_own(project: pytest.Pytester) -> None:
    """Fixtures of a conftest come before those of the plugin, and those of a wider scope use the server itself."""
    conftest = """
import pytest
from domino import Domino
from domino.local import LocalSettings

@pytest.fixture(scope="session")
def domino_settings():
    return LocalSettings(user="ann", version="6.0.0")

@pytest.fixture(scope="session")
def trained(local_domino_server):
    with Domino("ann/models", local_domino_server.api_key, local_domino_server.url) as domino:
        domino.files_upload("model.bin", b"weights")

@pytest.fixture
def domino_project(trained):
    return "ann/models"
"""
    test = """
import unittest
import pytest

@pytest.mark.parametrize("number", [1, 2])
def test_model(domino, local_domino, number):
    assert domino.files_download("model.bin").read() == b"weights"
    assert domino.deployment_version().version == "6.0.0"

@pytest.mark.usefixtures("local_domino")
class TestOld(unittest.TestCase):
    @pytest.mark.domino_fault("get_version", status=404)
    def test_marker(self):
        from domino import Domino
        from domino.errors import NotFoundError
        with self.assertRaises(NotFoundError):
            Domino().deployment_version()
"""
    project.makeconftest(conftest)
    project.makepyfile(test_model=test)
    project.runpytest_inprocess().assert_outcomes(passed=3)


def test_what_the_page_shows_passes(project: pytest.Pytester) -> None:
    """Each of its snippets is a module of a project."""
    page = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")
    snippets = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    project.makepyfile(**{f"test_{number}": text for number, text in enumerate(snippets)})
    project.runpytest_inprocess().assert_outcomes(passed=page.count("\ndef test_"))
