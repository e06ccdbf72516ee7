"""python-domino against the local Domino: it must be answered as well as our own client.

It owns the same import name, so it runs in an environment of its own, which scripts/test.sh makes. What it sees beside
our own client is compared in tests/python_domino/test_peer.py; here are the shapes that the server can be switched to.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from domino.local import LocalSettings
from tests.local.local_helpers import Servers

PROGRAM = """
import io, json, logging, os, sys, time, warnings
warnings.simplefilter("ignore")
from domino import Domino
logging.disable(logging.CRITICAL)
domino = Domino(os.environ["DOMINO_PROJECT"])
told = {"version": domino.deployment_version()["version"]}
program = b"print('hello')\\nimport sys\\nprint('bad', file=sys.stderr)"
uploaded = domino.files_upload("/a b/main.py", io.BytesIO(program))
told["upload"] = [uploaded.status_code, uploaded.json()["path"]]
run = domino.runs_start_blocking(["a b/main.py"], poll_freq=0.05)
told["status"] = domino.runs_status(run["runId"])["status"]
told["stdout"] = domino.runs_stdout(run["runId"])
told["log"] = domino.get_run_log(run["runId"])
try:
    domino.runs_start_blocking(["exit 3"], isDirect=True, poll_freq=0.05)
except Exception as error:
    told["failure"] = type(error).__name__
commits = domino.commits_list()
commit = commits[0] if isinstance(commits[0], str) else commits[0]["id"]
files = domino.files_list(commit, "/")["data"]
told["files"] = [file["path"] for file in files]
key = next(file["key"] for file in files if file["path"] == "a b/main.py")
told["blob"] = domino.blobs_get(key).read().decode()[:5]
told["content"] = domino.blobs_get_v2("a b/main.py", commit, domino.project_id).read().decode()[:5]
if not isinstance(commits[0], str):  # its newest method wants objects
    told["download"] = domino.files_download("a b/main.py").read().decode()[:5]
run = domino.runs_start(["sleep 60"], isDirect=True)
while domino.runs_status(run["runId"])["status"] != "Running":
    time.sleep(0.02)
told["stop"] = domino.run_stop(run["runId"]).json()["statuses"]["isCompleted"]
while not domino.runs_status(run["runId"])["isCompleted"]:
    time.sleep(0.02)
told["stopped"] = domino.runs_status(run["runId"])["status"]
told["tiers"] = [tier["hardwareTier"]["name"] for tier in domino.hardware_tiers_list()]
told["runs"] = [run["number"] for run in domino.runs_list()["data"]]
print(json.dumps(told))
"""


def ask_python_domino(environment: dict[str, str]) -> dict[str, Any]:
    python = Path(__file__).parents[3] / ".venvs" / "peer" / "bin" / "python"
    if not python.exists():
        pytest.skip("the official client's environment was not made: scripts/test.sh makes it")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("DOMINO_", "PYTHONPATH"))}
    result = subprocess.run(
        [python, "-c", PROGRAM], env={**plain, **environment}, capture_output=True, text=True, check=False, cwd="/"
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)  # type: ignore[no-any-return]


EXPECTED = {
    "version": "5.10.0",
    "upload": [201, "a b/main.py"],
    "status": "Succeeded",
    "failure": "RunFailedException",
    "files": [".dominoignore", "a b/main.py", "results/stdout.txt"],
    "blob": "print",
    "content": "print",
    "stop": False,
    "stopped": "Stopped",
    "tiers": ["Small", "Medium", "GPU"],
    "runs": [3, 2, 1],
}


def test_python_domino_is_answered(servers: Servers) -> None:
    server, _ = servers.start()
    told = ask_python_domino(server.environ())
    assert told.pop("download") == "print"
    assert told.pop("stdout") == "hello\nbad\n"
    assert told.pop("log").endswith("\nhello\nbad\n")
    assert told == EXPECTED


def test_python_domino_is_answered_in_the_other_shapes(servers: Servers) -> None:
    server, _ = servers.start(LocalSettings(commits_as="strings", stdout_markup=True, api_proxy=True))
    assert server.environ()["DOMINO_API_PROXY"] == server.proxy_url
    told = ask_python_domino(server.environ())
    assert "<pre" not in told.pop("stdout")
    assert "text-danger" in told.pop("log")
    assert told == EXPECTED


def test_the_list_of_collaborators_that_python_domino_reads_has_the_owner(servers: Servers) -> None:
    """Its live test adds the first user who is not in it."""
    server, api = servers.start()
    assert api.http.get(f"/{server.project}/collaborators").json() == [server.user]
