"""python-domino 2.2.0 itself on the local Domino: it has to see what our client sees."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from domino import Domino, exceptions
from domino._python_domino.uncovered import UNCOVERED
from domino.local import LocalDomino

from .test_requests import DIFFERENT

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venvs" / "peer" / "bin" / "python"
PROJECT = "local/peer"


@pytest.fixture(scope="module")
def domino() -> Iterator[Domino]:
    """Our client of the server that both look at."""
    with LocalDomino() as server, Domino(PROJECT, server.api_key, server.url) as client:
        yield client


@pytest.fixture(scope="module")
def seen(domino: Domino) -> dict[str, Any]:
    """What the official client has seen."""
    credential = domino._config.credential.header()
    assert credential is not None
    environment = {
        "DOMINO_API_HOST": domino.host,
        "DOMINO_USER_API_KEY": credential[1],
        "DOMINO_PROJECT": PROJECT,
        "DOMINO_LOG_LEVEL": "ERROR",
    }
    result: dict[str, Any] = told(str(ROOT / "tests" / "peer" / "session.py"), **environment)
    return result


def told(*arguments: str, **environment: str) -> Any:
    """Return what a program prints as JSON in the official client's environment."""
    if not PYTHON.exists():
        pytest.skip("the official client's environment was not made: scripts/test.sh makes it")
    done = subprocess.run(
        [PYTHON, "-W", "ignore", *arguments],
        # Not the project's folder: with -c it would be searched before what is installed.
        cwd=PYTHON.parent,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_sees_the_same_deployment_and_project(seen: dict[str, Any], domino: Domino) -> None:
    """Version, project id and hardware tiers."""
    assert seen["version"] == domino.deployment_version().version
    assert seen["project_id"] == domino.project_id
    assert seen["tiers"] == [tier.to_dict() for tier in domino.hardware_tiers_list()]


def test_its_upload_is_the_file_that_we_read(seen: dict[str, Any], domino: Domino) -> None:
    """201 with a Location, and the bytes under the key."""
    assert seen["upload"]["status"] == 201
    assert seen["upload"]["location"] == seen["upload"]["url"]
    assert domino.blobs_get(seen["upload"]["key"]).read().startswith(b"import sys")


def test_its_run_is_the_run_that_we_see(seen: dict[str, Any], domino: Domino) -> None:
    """Status, list entry, output, and our start of nothing more."""
    run = domino.runs_status(seen["run"]["id"])
    assert run.to_dict() == seen["run"] == seen["info"]
    assert run.status == "Succeeded"
    assert run.title == "peer"
    assert seen["run"]["id"] in [listed["id"] for listed in seen["runs"]["data"]]
    assert domino.runs_stdout(run.id) == seen["stdout"] == "hello from peer\n"
    assert domino.get_run_log(run.id) == seen["log"]


def test_its_files_are_the_files_that_we_list(seen: dict[str, Any], domino: Domino) -> None:
    """Commits, listing, blob and content by path."""
    run = seen["run"]
    assert set(seen["commits"]) <= set(domino.commits_list())
    assert domino.files_list(run["outputCommitId"]).to_dict()["data"] == seen["files"]["data"]
    assert seen["root"]["data"]
    assert seen["blob"] == seen["content"] == "result"


def test_its_failures_are_ours(seen: dict[str, Any], domino: Domino) -> None:
    """A run that fails raises in both, and a run that it stopped is stopped for us."""
    assert "did not succeed" in seen["failure"]
    failed = domino.runs_list(status="Failed").data
    assert [run.status for run in failed] == ["Failed", "Failed"]  # the other one is a job
    assert domino.runs_status(seen["stopped"]["id"]).status in ("StopRequested", "Stopping", "Finishing", "Stopped")


def test_its_jobs_are_the_jobs_that_we_see(seen: dict[str, Any], domino: Domino) -> None:
    """Started by the name of a tier, listed, restarted on the head, with a cluster; and its failure is one of ours."""
    job = domino.job_status(seen["job"]["id"])
    assert job.to_dict() == seen["job"]
    assert (job.title, job.job_run_command, seen["job_stdout"]) == (
        "peer job", "peer/main.py 'from a job'", "hello from a job\n",
    )  # fmt: skip
    details = domino.job_runtime_execution_details(job.id)
    assert details.to_dict() == seen["job_details"]
    assert seen["job_details"]["hardwareTier"] == {"id": "medium-k8s", "name": "Medium", "isArchived": False}
    assert seen["job"] in seen["jobs"]["jobs"]
    assert seen["jobs"]["totalCount"] == len(seen["jobs"]["jobs"])
    assert "Failed" in seen["job_failure"]
    restarted = domino.job_wait(seen["restarted"]["id"])
    assert restarted["commitDetails"]["inputCommitId"] == seen["restarted"]["commitDetails"]["inputCommitId"]
    assert restarted["commitDetails"]["inputCommitId"] != seen["job"]["commitDetails"]["inputCommitId"]
    assert seen["stopped_job"]["computeCluster"]["workerHardwareTierId"] == {"value": "medium-k8s"}
    assert seen["stopped_job"]["mainRepoGitRef"] == {"type": "branches", "value": "main"}
    assert domino.job_status(seen["stopped_job"]["id"])["commitDetails"]["outputCommitId"] is None


def test_its_exceptions_can_all_be_imported_here() -> None:
    """One line `from domino.exceptions import ...` in a shared script works on both."""
    theirs = told(
        "-c",
        "import json, domino.exceptions as e; "
        "print(json.dumps([n for n, v in vars(e).items() if isinstance(v, type) and issubclass(v, Exception)]))",
    )
    assert len(theirs) == 17
    assert set(theirs) == set(exceptions.__all__)


def test_each_of_its_names_is_here_or_known_to_be_missing() -> None:
    """What is covered leaves the list of what is not; nothing of python-domino is a bare AttributeError."""
    theirs = set(told("-c", "import json, domino; print(json.dumps([n for n in dir(domino.Domino) if n[0] != '_']))"))
    ours = {name for name in dir(Domino) if not name.startswith("_")}
    assert len(theirs & ours) >= 19
    # Its constructor sets request_manager, so that the class does not have it.
    assert set(UNCOVERED) == (theirs - ours) | {"request_manager"}
    assert set(rows_of_the_page()) == theirs
    assert len(theirs) == 95


def rows_of_the_page() -> dict[str, tuple[str, str]]:
    """What the migration page says of each method, and in which words."""
    page = (ROOT / "docs" / "from-python-domino.md").read_text(encoding="utf-8")
    table = page.partition("## Every method\n")[2].partition("\nNew in this client")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([\w ]+) \| (.*) \|$", table, re.MULTILINE)
    assert len(rows) == len({name for name, *_ in rows}) == table.count("\n| `")
    return {name: (kind, words) for name, kind, words in rows}


def test_the_page_says_of_each_method_whether_it_is_here() -> None:
    """Also where the official client is not installed: what is not covered is what an old script is told so of."""
    rows = rows_of_the_page()
    assert {kind for kind, _ in rows.values()} == {"as there", "differs", "not covered"}
    missing = {name for name, (kind, _) in rows.items() if kind == "not covered"}
    assert missing == set(UNCOVERED) - {"request_manager"}
    assert set(rows) - missing <= set(dir(Domino))
    assert all(words for kind, words in rows.values() if kind != "as there")


def test_the_page_counts_its_rows() -> None:
    """The sentence above the table is right."""
    kinds = [kind for kind, _ in rows_of_the_page().values()]
    counts = [kinds.count(kind) for kind in ("as there", "differs", "not covered")]
    page = (ROOT / "docs" / "from-python-domino.md").read_text(encoding="utf-8")
    sentence = page.partition("## Every method\n")[2].partition("|")[0]
    assert [int(number) for number in re.findall(r"(?<![\d.])\d+(?![\d.])", sentence)] == [len(kinds), *counts]


def test_calls_that_send_other_requests_are_said_to_differ() -> None:
    """What test_requests.py found."""
    rows = rows_of_the_page()
    other = {name.partition(" ")[0] for name in DIFFERENT}
    assert {name for name in other if rows[name][0] == "as there"} == set()
