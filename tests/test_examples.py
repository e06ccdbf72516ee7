"""The examples do what they say, as scripts of their own."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from domino import Domino
from domino.local import LocalDomino

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def server() -> Iterator[LocalDomino]:
    """A local Domino of the test's own."""
    with LocalDomino() as started:
        yield started


def run(server: LocalDomino, name: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run an example with the server in its environment."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), **server.environ()}
    return subprocess.run(
        [sys.executable, "-W", "error", EXAMPLES / name, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_upload_file_stores_a_file(server: LocalDomino, tmp_path: Path) -> None:
    """Under the name that was given; a missing file is one line, no traceback."""
    (tmp_path / "numbers.csv").write_bytes(b"a,b\n1,2\n")
    done = run(server, "upload_file.py", server.project, "numbers.csv", "data/n.csv", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "data/n.csv: 8 bytes" in done.stdout
    with Domino(server.project, server.api_key, server.url) as domino:
        assert domino.files_download("data/n.csv").read() == b"a,b\n1,2\n"

    missing = run(server, "upload_file.py", server.project, "missing.csv", cwd=tmp_path)
    assert missing.returncode == 1
    assert missing.stderr.startswith("upload_file: ")
    assert "Traceback" not in missing.stderr


def test_typed_pipeline_runs_a_script_for_each_column(server: LocalDomino, tmp_path: Path) -> None:
    """At the same time, each with the results of its own commit; a column that is not there fails alone."""
    with Domino(server.project, server.api_key, server.url) as domino:
        for path, name in (("data/numbers.csv", "numbers.csv"), ("main.py", "main.py")):
            domino.files_upload(path, EXAMPLES / "quick-start" / name)
    done = run(server, "typed_pipeline.py", server.project, "orders", "returns", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["orders: Succeeded, 3 rows", "returns: Succeeded, 3 rows"]

    failing = run(server, "typed_pipeline.py", server.project, "orders", "nonsense", cwd=tmp_path)
    assert failing.returncode == 1
    assert failing.stdout.splitlines() == ["orders: Succeeded, 3 rows", "nonsense: Failed, 0 rows"]


def test_the_sweep_gathers_twenty_jobs_into_a_table(server: LocalDomino, tmp_path: Path) -> None:
    """Best first; the hardware tier is given by its name, and a wrong one ends it before anything is started."""
    done = run(server, "sweep.py", server.project, "Medium", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 20
    assert {row["status"] for row in rows} == {"Succeeded"}
    losses = [float(row["loss"]) for row in rows]
    assert losses == sorted(losses)
    assert float(rows[0]["rate"]) > float(rows[-1]["rate"])
    assert "20 of 20: sweep-" in done.stderr
    with Domino(server.project, server.api_key, server.url) as domino:
        assert {job.number for job in domino.jobs_iter()} == {int(row["number"]) for row in rows}
        wrong = run(server, "sweep.py", server.project, "Medum", cwd=tmp_path)
        assert wrong.returncode == 1
        assert "did you mean 'Medium'" in wrong.stderr
        assert len(list(domino.jobs_iter())) == 20


def test_the_service_starts_runs_and_tells_how_they_ended(server: LocalDomino, tmp_path: Path) -> None:
    """Several at a time; one that fails is told with its output, what makes no sense with what to send instead."""
    with Domino(server.project, server.api_key, server.url) as domino:
        domino.files_upload("main.py", b"import sys\nprint('got', sys.argv[1])\nsys.exit(int(sys.argv[1]))\n")
    with subprocess.Popen(
        [sys.executable, "-W", "error", EXAMPLES / "service.py", server.project, "0"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), **server.environ()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        line = next(line for line in process.stderr if "running on" in line)
        with httpx.Client(base_url=re.findall(r"http://[\d.:]+", line)[0], timeout=60) as http:
            started = [http.post("/runs", json={"command": ["main.py", code]}) for code in ("0", "3")]
            assert [reply.status_code for reply in started] == [202, 202]
            ended = [http.get(reply.json()["url"], params={"wait": 1}).json() for reply in started]
            assert [each["status"] for each in ended] == ["Succeeded", "Failed"]
            assert "got 3" in ended[1]["detail"]
            assert http.get(started[0].json()["url"] + "/output").text == "got 0\n"
            assert [each["command"] for each in http.get("/runs").json()] == [["main.py", "3"], ["main.py", "0"]]
            assert http.post("/runs", json={"command": "main.py"}).status_code == 400
            assert http.get("/runs/" + "0" * 24).status_code == 404
        process.terminate()
        process.communicate(timeout=60)


def test_the_quick_start_works_on_the_deployment_that_the_environment_names(
    server: LocalDomino, tmp_path: Path
) -> None:
    """The same code, no local Domino of its own."""
    done = run(server, "quick_start.py", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Started a local Domino" not in done.stdout
    assert "Every step gave the right bytes" in done.stdout


def test_examples_that_are_called_wrongly_say_so_in_a_line(server: LocalDomino, tmp_path: Path) -> None:
    """No arguments, a project that is not there, a deployment without a project: no traceback."""
    for name, arguments, said in (
        ("typed_pipeline.py", (), "python examples/typed_pipeline.py owner/project"),
        ("typed_pipeline.py", ("nobody/project", "orders"), "typed_pipeline: start_run"),
        ("upload_file.py", (), "python examples/upload_file.py owner/project"),
        ("service.py", (), "python examples/service.py owner/project"),
    ):
        done = run(server, name, *arguments, cwd=tmp_path)
        assert done.returncode != 0
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_a_night_brings_a_summary_of_all_days_that_the_dataset_has(server: LocalDomino, tmp_path: Path) -> None:
    """The second night adds its day; one that is run again changes nothing; each leaves a snapshot."""
    (tmp_path / "new").mkdir()
    for night, (day, values) in enumerate((("1", "1,2"), ("2", "10,20"), ("2", "10,20"))):
        (tmp_path / "new" / f"{day}.csv").write_text(f"a,b\n{values}\n", encoding="utf-8")
        done = run(server, "nightly.py", server.project, "nights", "new", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert f"; {server.url}/jobs/{server.project}/" in done.stdout
        summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
        assert summary == (
            {"rows": 1, "sums": {"a": 1, "b": 2}} if night == 0 else {"rows": 2, "sums": {"a": 11, "b": 22}}
        )
    with Domino(server.project, server.api_key, server.url) as domino:
        (dataset,) = [each for each in domino.datasets_list(domino.project_id) if each.name == "nights"]
        assert len(list(domino.datasets_snapshots_iter(dataset.id))) >= 3
        assert [job.statuses.execution_status for job in domino.jobs_list(domino.project_id).jobs] == ["Succeeded"] * 3
    assert not list(tmp_path.rglob("*.upload"))


def test_a_night_whose_report_fails_says_why(server: LocalDomino, tmp_path: Path) -> None:
    """The end of its output is told, in no traceback of ours."""
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1.csv").write_text("a\nno number\n", encoding="utf-8")
    done = run(server, "nightly.py", server.project, "nights", "new", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("nightly: the report failed: ")
    assert "could not convert string to float" in done.stderr


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("DOMINO_USER_API_KEY", "wrong-key-for-it", "quick_start: upload_file"),
        ("DOMINO_PROJECT", None, "set DOMINO_PROJECT=owner/project too"),
    ],
)
def test_the_quick_start_tells_wrong_settings_in_a_line(
    server: LocalDomino, tmp_path: Path, variable: str, value: str | None, said: str
) -> None:
    """A key that is refused, a project that is missing."""
    settings = {**server.environ(), variable: value}
    environment = {name: text for name, text in settings.items() if text is not None}
    done = subprocess.run(
        [sys.executable, EXAMPLES / "quick_start.py"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
