"""python-domino's own tests, those that want a live deployment too, on the local Domino.

They are not in this project: PYTHON_DOMINO_CHECKOUT names a checkout of github.com/dominodatalab/python-domino, of tag
Release-2.2.0, and the official client's environment has to have what its tests import besides:

    .venvs/pip/bin/pip --python .venvs/peer/bin/python install 'pytest<8' requests-mock docker
    PYTHON_DOMINO_CHECKOUT=../python-domino .venvs/test/bin/python -m pytest tests/python_domino/test_official.py
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from domino import Domino
from domino.local import LocalDomino, LocalSettings

ROOT = Path(__file__).parents[2]
PEER = ROOT / ".venvs" / "peer" / "bin" / "python"
CHECKOUT = os.environ.get("PYTHON_DOMINO_CHECKOUT")
AREAS = ("jobs", "projects", "environments", "datasets", "collaborators", "files", "domino", "project_id", "basic_auth")
#: What cannot pass, and why.
CANNOT = {
    "test_publish_app_from_a_project": "the local Domino has no apps",
    "test_unpublish_app_from_a_project": "the local Domino has no apps",
    "test_auth_with_api_key_and_env_token_file": "it expects the Basic credential that 2.2.0 no longer sends",
}
# A deployment counts as reachable when something listens on port 443 of DOMINO_API_HOST, which may have no port then.
PROGRAM = """
import sys
import domino.helpers
domino.helpers.domino_is_reachable = lambda *_, **__: True
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


@pytest.mark.skipif(CHECKOUT is None, reason="PYTHON_DOMINO_CHECKOUT names no checkout of python-domino")
def test_its_own_tests_pass(tmp_path: Path) -> None:
    """All but those that cannot; none is left out for want of a deployment."""
    # They read commits as text, as older deployments answer them.
    with LocalDomino(tmp_path / "root", settings=LocalSettings(commits_as="strings")) as server:
        domino = Domino(server.project, server.api_key, server.url)
        domino.files_upload("main.py", b"print('hello')")  # the quick-start project of a deployment has one
        token = tmp_path / "token"
        token.write_text(domino.tokens_create("tests", 3600).token or "", encoding="utf-8")
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "DOMINO_USER_NAME": server.user,
            "DOMINO_API_HOST": server.url,
            "DOMINO_USER_API_KEY": server.api_key,
        }
        passed: set[str] = set()
        failed: set[str] = set()
        # Those of the credentials want a token file, which the others must not have.
        for areas, more in (
            (AREAS[:-1], {}),
            (AREAS[-1:], {"DOMINO_TOKEN_FILE": str(token)}),
        ):
            files = [f"tests/test_{area}.py" for area in areas]
            done = subprocess.run(
                [PEER, "-W", "ignore", "-c", PROGRAM, "-rA", "-q", "-p", "no:cacheprovider", *files],
                cwd=CHECKOUT,
                env={**environment, **more},
                capture_output=True,
                text=True,
                timeout=900,
                check=False,
            )
            told = re.findall(r"^(PASSED|FAILED|ERROR|SKIPPED) \S*?(\w+)(?:\[|$| - )", done.stdout, re.MULTILINE)
            assert told, done.stdout + done.stderr
            passed |= {name for how, name in told if how == "PASSED"}
            failed |= {name for how, name in told if how != "PASSED"}
    assert failed == set(CANNOT)
    assert len(passed) > 100
