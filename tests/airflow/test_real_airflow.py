"""Runs and jobs as tasks of a real Airflow, in an environment of its own that scripts/test.sh --long makes."""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

from domino import Domino
from domino.local import LocalDomino

ROOT = Path(__file__).parents[2]
BIN = ROOT / ".venvs" / "airflow" / "bin"
pytestmark = pytest.mark.skipif(not BIN.exists(), reason="Airflow's environment is not there: scripts/test.sh --long")

PROGRAMS = {
    "main.py": b"import sys\nprint('hello', *sys.argv[1:])\n",
    "fail.py": b"print('about to fail')\nraise SystemExit('no such table')\n",
    "long.py": b"import time\ntime.sleep(20)\n",
}


@frozen
class Nightly:
    """A run of the DAG.

    Attributes:
        states: How each task ended.
        links: What each task's button leads to.
        log: What Airflow printed.
        domino: A client of the project.
        home: Where Airflow keeps its database.
    """

    states: dict[str, str]
    links: dict[str, str]
    log: str
    domino: Domino
    home: Path


def airflow(home: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of Airflow."""
    return subprocess.run(
        [BIN / "airflow", *words],
        env={
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "AIRFLOW_HOME": str(home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(Path(__file__).parent / "dags"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            **variables,
        },
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


@pytest.fixture(scope="module")
def nightly(tmp_path_factory: pytest.TempPathFactory, _session_server: LocalDomino) -> Iterator[Nightly]:
    """Return the DAG, run once: as `airflow dags test` does, with the triggers in the same process."""
    home, server = tmp_path_factory.mktemp("airflow"), _session_server
    with Domino(f"{server.user}/airflow", server.api_key, server.url) as domino:
        domino.files_upload_many(PROGRAMS)
        migrated = airflow(home, "db", "migrate")
        assert migrated.returncode == 0, migrated.stderr
        connection = {"conn_type": "domino", "host": server.url, "password": server.api_key}
        done = airflow(
            home,
            "dags",
            "test",
            "nightly",
            NIGHTLY_PROJECT=domino.project,
            DOMINO_API_HOST=server.url,
            DOMINO_USER_API_KEY=server.api_key,
            AIRFLOW_CONN_DOMINO_DEFAULT=json.dumps(connection),
        )
        with sqlite3.connect(home / "airflow.db") as database:
            states = dict(database.execute("SELECT task_id, state FROM task_instance").fetchall())
            links = database.execute("SELECT task_id, value FROM xcom WHERE key = '_link_DominoLink'").fetchall()
        addresses = {task: json.loads(value) for task, value in links}
        yield Nightly(states, addresses, done.stdout + done.stderr, domino, home)


def test_tasks_end_as_their_runs_and_jobs_do(nightly: Nightly) -> None:
    """Whether a worker waits or the triggerer."""
    succeeded = {task for task, state in nightly.states.items() if state == "success"}
    failed = {task for task, state in nightly.states.items() if state == "failed"}
    assert succeeded == {"as_before", "deferred", "deferred_job"}, nightly.log
    assert failed == {"fails", "deferred_fails", "deferred_late", "no_such_tier"}, nightly.log


def test_each_task_starts_one_run_and_one_without_a_tier_none(nightly: Nightly) -> None:
    """A task that comes back from the triggerer starts nothing."""
    titles = [run.title for run in nightly.domino.runs_list().data]
    assert len(titles) == 6
    assert "as_before" in titles


def test_the_log_of_a_task_has_what_its_run_printed(nightly: Nightly) -> None:
    """Also when it failed; templates are filled in, and isDirect goes through a shell."""
    assert "HELLO NIGHTLY" in nightly.log
    assert "hello deferred" in nightly.log
    assert "hello job" in nightly.log
    assert nightly.log.count("about to fail") >= 2


def test_a_task_that_fails_says_why(nightly: Nightly) -> None:
    """By the client's errors."""
    assert len(re.findall(r"RunFailedError: run \w+ ended as Failed", nightly.log)) == 2
    assert "goes on); wait again with domino.runs_wait" in nightly.log
    assert "no hardware tier with the name 'Huge'" in nightly.log


def test_waiting_tasks_were_deferred(nightly: Nightly) -> None:
    """They gave their workers back."""
    assert nightly.log.count("Pausing task as DEFERRED") == 4
    assert nightly.log.count("Trigger completed") == 4


def test_a_task_leads_to_the_page_of_its_run(nightly: Nightly) -> None:
    """Also one that failed or was deferred; one that started nothing has no button."""
    runs = nightly.domino.runs_list().data
    host, project = nightly.domino.host, nightly.domino.project
    assert sorted(filter(None, nightly.links.values())) == sorted(f"{host}/jobs/{project}/{run.id}" for run in runs)
    (titled,) = (run for run in runs if run.title == "as_before")
    assert nightly.links["as_before"].endswith(titled.id)
    assert not nightly.links.get("no_such_tier")


def test_airflow_knows_the_connection_type(tmp_path: Path) -> None:
    """From the package's entry point."""
    hooks = airflow(tmp_path, "providers", "hooks", "--output", "json")
    assert any(each["connection_type"] == "domino" for each in json.loads(hooks.stdout)), hooks.stderr


def test_the_command_on_the_page_adds_a_connection(nightly: Nightly) -> None:
    """Word by word."""
    (command,) = re.findall(r"^    airflow (.*)$", (ROOT / "docs" / "airflow.md").read_text(), re.MULTILINE)
    added = airflow(nightly.home, *shlex.split(command.replace("$KEY", "key")))
    assert added.returncode == 0, added.stderr


def test_the_page_on_airflow_shows_a_dag_that_airflow_takes(tmp_path: Path) -> None:
    """Word by word."""
    (snippet,) = re.findall(r"^```py\n(.*?)^```", (ROOT / "docs" / "airflow.md").read_text(), re.MULTILINE | re.DOTALL)
    code = f"{snippet}\nprint(sorted(dag.task_ids), dag.get_task('report').upstream_task_ids)\n"
    done = subprocess.run(
        [BIN / "python", "-c", code],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "AIRFLOW_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "['prepare', 'report'] {'prepare'}", done.stderr
