"""`kill -9` at random moments: what was acknowledged is there afterwards.

`DOMINO_CRASH_KILLS=200` makes it longer, `DOMINO_CRASH_SEED` repeats one course of events.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

KILLS = int(os.environ.get("DOMINO_CRASH_KILLS", "20"))
SEED = int(os.environ.get("DOMINO_CRASH_SEED", "20240601"))
ENDLESS = "sleep 300"
JOB = "sh -c 'echo out; echo err >&2; sleep 0.02'"
BASE = "/v1/projects/local/quick-start"


@dataclass
class Acknowledged:
    """What the server has said yes to, and what it was asked to store: the answer to the last request may be lost."""

    sent: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    files: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    blobs: dict[str, str] = field(default_factory=dict[str, str])
    unchecked: set[str] = field(default_factory=set[str])
    runs: set[str] = field(default_factory=set[str])
    endless: set[str] = field(default_factory=set[str])
    finished: dict[str, dict[str, object]] = field(default_factory=dict[str, dict[str, object]])
    jobs: set[str] = field(default_factory=set[str])
    tagged: set[str] = field(default_factory=set[str])
    finished_jobs: dict[str, dict[str, object]] = field(default_factory=dict[str, dict[str, object]])


@contextlib.contextmanager
def started(root: Path) -> Generator[tuple[subprocess.Popen[str], httpx.Client], None, None]:
    command = [sys.executable, "-m", "domino.local", "--root", str(root), "--max-runs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines = [shlex.split(process.stdout.readline())[1] for _ in range(3)]
            host, key, _ = (line.partition("=")[2] for line in lines)
            headers = {"X-Domino-Api-Key": key}
            with httpx.Client(base_url=host, headers=headers, timeout=30, trust_env=False) as client:
                yield process, client
        finally:
            process.kill()  # a test that fails must not wait for a server that nobody ends


def key_of(content: bytes) -> str:
    """Return the key that git gives to a content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def upload_until_it_dies(client: httpx.Client, chance: random.Random, known: Acknowledged) -> None:
    try:
        while True:
            content = chance.randbytes(chance.choice([0, 10, 1000, 300_000]))
            name = f"folder-{chance.randrange(3)}/file-{chance.randrange(20)}"
            known.sent.setdefault(name, set()).add(key_of(content))
            reply = client.put(f"{BASE}/{name}", content=content)
            assert reply.status_code == 201, reply.text
            known.blobs[reply.json()["key"]] = hashlib.sha256(content).hexdigest()
            known.files.setdefault(name, set()).add(reply.json()["key"])
            known.unchecked.add(reply.json()["key"])
    except httpx.TransportError:
        return


def run_until_it_dies(client: httpx.Client, known: Acknowledged) -> None:
    commands = ["echo done > made-$DOMINO_RUN_NUMBER", "sleep 0.02; exit 1", ENDLESS]
    try:
        while True:
            for command in commands:
                reply = client.post(f"{BASE}/runs", json={"command": [command], "isDirect": True})
                assert reply.status_code == 200, reply.text
                known.runs.add(reply.json()["runId"])
                if command == ENDLESS:
                    known.endless.add(reply.json()["runId"])
            for run in client.get(f"{BASE}/runs").json()["data"]:
                if run["isCompleted"]:
                    known.finished[run["id"]] = run
                elif run["status"] == "Running" and run["number"] % 3 == 0:
                    client.post("/v4/jobs/stop", json={"jobId": run["id"], "commitResults": True})
    except httpx.TransportError:
        return


def start_jobs_until_it_dies(client: httpx.Client, known: Acknowledged) -> None:
    names = {"ownerName": "local", "projectName": "quick-start"}
    try:
        project = client.get("/v4/gateway/projects/findProjectByOwnerAndName", params=names).json()["id"]
        while True:
            asked = {"projectId": project, "commandToRun": JOB, "title": "nightly", "externalVolumeMounts": ["data"]}
            job_id = client.post("/v4/jobs/start", json=asked).json()["id"]
            known.runs.add(job_id)
            known.jobs.add(job_id)
            tag = client.post(f"/v4/jobs/{job_id}/tag", json={"projectId": project, "tagName": "kept"})
            assert tag.status_code == 200, tag.text
            known.tagged.add(job_id)
            for job in client.get("/v4/jobs", params={"projectId": project, "page_size": 100, "tag": "kept"}).json()[
                "jobs"
            ]:
                if job["statuses"]["isCompleted"]:
                    log = client.get(f"/v4/jobs/{job['id']}/logsWithProblemSuggestions").json()
                    known.finished_jobs[job["id"]] = {"job": job, "log": log}
    except httpx.TransportError:
        return


def check_jobs(client: httpx.Client, known: Acknowledged) -> None:
    for job_id in known.jobs:
        job = client.get(f"/v4/jobs/{job_id}").json()
        assert (job["jobRunCommand"], job["title"]) == (JOB, "nightly")
        assert [mount["name"] for mount in job["dependentExternalVolumeMounts"]] == ["data"]
        assert job_id not in known.tagged or [tag["name"] for tag in job["tags"]] == ["kept"]
    for job_id, found in known.finished_jobs.items():
        log = client.get(f"/v4/jobs/{job_id}/logsWithProblemSuggestions").json()
        assert {"job": client.get(f"/v4/jobs/{job_id}").json(), "log": log} == found


def check(client: httpx.Client, known: Acknowledged, going: set[str]) -> None:
    """Compare what the server tells after a restart with what it had said yes to."""
    commits = client.get(f"{BASE}/commits").json()
    listed = client.get(f"{BASE}/files/{commits[0]['id']}/").json()["data"]
    keys = {each["path"]: each["key"] for each in listed}
    assert set(known.files) <= set(keys)
    for name, sent in known.sent.items():
        assert name not in keys or keys[name] in sent
    for key in sorted(known.unchecked):
        reply = client.get(f"{BASE}/blobs/{key}")
        assert reply.status_code == 200
        assert hashlib.sha256(reply.content).hexdigest() == known.blobs[key]
    runs = {run["id"]: run for run in client.get(f"{BASE}/runs").json()["data"]}
    assert known.runs <= set(runs)
    assert {run["number"] for run in runs.values()} == set(range(1, len(runs) + 1))
    for run_id, run in known.finished.items():
        assert runs[run_id] == run
    known.unchecked.clear()
    for run_id in going:
        ends = {"Error", "Stopped"} if run_id in known.endless else {"Error", "Stopped", "Succeeded", "Failed"}
        assert runs[run_id]["status"] in ends
        assert runs[run_id]["completed"] < runs[run_id]["postProcessedTimestamp"]


def still_going(client: httpx.Client) -> set[str]:
    runs = client.get(f"{BASE}/runs").json()["data"]
    return {run["id"] for run in runs if run["status"] != "Queued" and not run["isCompleted"]}


def test_what_was_acknowledged_survives_kill_nine(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    known = Acknowledged()
    going: set[str] = set()
    for _ in range(KILLS):
        with started(tmp_path) as (process, client):
            check(client, known, going)
            check_jobs(client, known)
            threads = [
                *(threading.Thread(target=upload_until_it_dies, args=(client, random.Random(chance.random()), known))
                  for _ in range(3)),
                threading.Thread(target=run_until_it_dies, args=(client, known)),
                threading.Thread(target=start_jobs_until_it_dies, args=(client, known)),
            ]  # fmt: skip
            for thread in threads:
                thread.start()
            moment = threading.Event()
            moment.wait(chance.uniform(0.0, 0.6))
            going = still_going(client)
            process.kill()
            for thread in threads:
                thread.join()
    with started(tmp_path) as (process, client):
        known.unchecked.update(known.blobs)
        check(client, known, going)
        check_jobs(client, known)
        assert known.finished_jobs
        runs = client.get(f"{BASE}/runs").json()["data"]
        assert any(run["status"] == "Error" for run in runs)
        assert any(run["status"] == "Succeeded" for run in runs)
        process.terminate()
        assert process.wait(60) == 0
    repository = tmp_path / "projects" / "local" / "quick-start.git"
    result = subprocess.run(
        ["git", "-C", str(repository), "fsck", "--strict"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert not [line for line in result.stderr.splitlines() if "error" in line or "missing" in line]
    assert not leftovers(known.runs)
    assert not recorders(tmp_path)


def recorders(root: Path) -> list[str]:
    """Return the recorders of jobs below a root folder that are still there (Linux only)."""
    lines = {process.name: command_of(process) for process in Path("/proc").glob("[0-9]*")}
    return [name for name, line in lines.items() if b"recorder.py" in line and str(root).encode() in line]


def command_of(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:
        return b""


def leftovers(run_ids: set[str]) -> list[str]:
    """Return the processes of these runs that are still there (Linux only)."""
    marks = [f"DOMINO_RUN_ID={run_id}".encode() for run_id in run_ids]
    found: list[str] = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
        except OSError:
            continue
        if any(mark in environment for mark in marks):
            found.append(process.name)
    return found


def make_projects_until_it_dies(client: httpx.Client, known: dict[str, dict[str, object]]) -> None:
    """Make projects with a collaborator each, who has another role or has left when their number says so."""
    try:
        people = {person["userName"]: person["id"] for person in client.get("/v4/users").json()}
        one, other = (
            {"collaboratorId": people[name], "projectRole": "Contributor"} for name in ("colleague", "visitor")
        )
        body = {"description": "", "visibility": "Private", "ownerId": people["local"], "collaborators": [one]}
        while True:
            name = f"made-{time.monotonic_ns()}"
            made = client.post("/v4/projects", json={**body, "name": name, "tags": {"tagNames": ["kept"]}})
            assert made.status_code == 200, made.text
            url = f"/v4/projects/{made.json()['id']}"
            steps = [
                ("POST", f"{url}/collaborators", other, [one, other]),
                ("PATCH", f"{url}/collaboratorRole", {**one, "projectRole": "LauncherUser"}, None),
                ("DELETE", f"{url}/collaborators/{one['collaboratorId']}", None, [other]),
            ]
            for method, path, sent, after in steps:
                assert client.request(method, path, json=sent).status_code == 200
                known[url] = {"name": name, "collaborators": after or [{**one, "projectRole": "LauncherUser"}, other]}
    except httpx.TransportError:
        return


def test_projects_and_who_works_on_them_survive_kill_nine(tmp_path: Path) -> None:
    known: dict[str, dict[str, object]] = {}
    chance = random.Random(SEED)
    for _ in range(min(KILLS, 8)):
        with started(tmp_path) as (process, client):
            check_projects(client, known)
            thread = threading.Thread(target=make_projects_until_it_dies, args=(client, known))
            thread.start()
            threading.Event().wait(chance.uniform(0.1, 0.5))
            process.kill()
            thread.join()
    with started(tmp_path) as (_, client):
        check_projects(client, known)
        assert known


def check_projects(client: httpx.Client, known: dict[str, dict[str, object]]) -> None:
    """Compare projects with what was said of them, but the last one: it can be a step further than its answer."""
    if known:
        last, _ = known.popitem()
        assert client.get(last).status_code == 200
    everything = {"relationship": "Owned", "showCompleted": "true"}
    for each in client.get("/v4/gateway/projects", params=everything).json():
        if each["name"].startswith("made-"):  # also one whose answer was lost is there as a whole, or not at all
            whole = client.get(f"/v4/projects/{each['id']}").json()
            assert whole["tags"], each["name"]
            assert whole["collaborators"], each["name"]
    for url, told in known.items():
        found = client.get(url).json()
        assert {name: found[name] for name in told} == told
        assert [tag["name"] for tag in found["tags"]] == ["kept"]
