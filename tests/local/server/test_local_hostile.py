"""Under fire: noise instead of requests, a full disk, more than fits in memory, hundreds of runs."""

from __future__ import annotations

import os
import random
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from domino.local import LocalDomino, LocalSettings
from tests.local.local_helpers import Api, Servers, address, wait_for
from tests.support.bytecode import NO_BYTECODE
from tests.support.gate import Gate

FUZZED = int(os.environ.get("DOMINO_FUZZ_REQUESTS", "1500"))
SEED = int(os.environ.get("DOMINO_FUZZ_SEED", "7"))
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="limits and memory are set and read by /proc")

WORDS = [
    "v1", "v4", "api", "projects", "local", "quick-start", "runs", "run", "stdout", "files", "blobs", "commits", "jobs",
    "stop", "start", "restart", "archive", "tag", "tags", "comment", "results", "usage", "version",
    "content", "gateway", "findProjectByOwnerAndName", "users", "self", "hardwareTiers", "_local",
    "faults", "access-token", "..", ".", "", "%00", "%2F", "%2e%2e", "%ff", "%", "%zz", "a" * 300, "~", "'", "\\", ";",
    "%ED%A0%80", "0" * 24, "0" * 40, "results", "-1", "null", "%0d%0aX:%20y", "{}", "*", "%E2%80%AE", ":", "@",
]  # fmt: skip
VALUES = [
    "null", "true", "0", "-1", "1e999", "NaN", "9" * 400, "9" * 5000, '"x"', '"\\u0000"', '"\\ud800"', "[]", "{}",
    '["true"]', '["sh", "-c", "true"]', '"%s%n"', '"../../etc/passwd"', '"' + "a" * 3000 + '"', '[""]', '["\\ud83d"]',
    '"0123456789abcdef01234567"', "[" * 2000 + "]" * 2000,
]  # fmt: skip
FIELDS = ["commandToRun", "computeClusterProperties", "mainRepoGitRef", "externalVolumeMounts", "environmentId",
          "overrideHardwareTierId", "tagName", "tagId", "comment", "name", "shouldUseOriginalInputCommit", "command",
          "isDirect", "commitId", "title", "tier", "jobId", "commitResults", "projectId", "match", "status",
          "times", "delay", "slow", "headers", "publishApiEndpoint", "other", "__class__"]  # fmt: skip


def noise(chance: random.Random, server: LocalDomino, known: list[str]) -> bytes:
    """Return one request: plausible enough to get far, wrong somewhere."""
    method = chance.choice(["GET", "GET", "PUT", "POST", "POST", "HEAD", "DELETE", "PATCH", "OPTIONS", "BREW"])
    if chance.random() < 0.5:
        target = chance.choice(known)
        place = chance.randrange(len(target))
        if chance.random() < 0.5:
            target = target[:place] + chance.choice(WORDS) + target[place:]
    else:
        target = "/" + "/".join(chance.choice(WORDS) for _ in range(chance.randrange(9)))
    if chance.random() < 0.3:
        names = ["previewNumberOfLines", "ownerName", "projectName", "x"]
        target += f"?{chance.choice(names)}={chance.choice(WORDS)}&{chance.choice(names)}={chance.choice(WORDS)}"
    fields = ", ".join(f'"{chance.choice(FIELDS)}": {chance.choice(VALUES)}' for _ in range(chance.randrange(5)))
    bodies = [b"", f"{{{fields}}}".encode(), chance.randbytes(50), chance.choice(VALUES).encode()]
    body = chance.choice(bodies)
    headers = [
        f"X-Domino-Api-Key: {server.api_key}",
        f"Content-Length: {len(body)}",
        "Host: localhost",
        "Connection: close",
    ]
    if chance.random() < 0.2:
        ranges = [
            "bytes=0-",
            "bytes=-",
            "bytes=9-1",
            "bytes=" + "9" * 30 + "-",
            "bytes=a-b",
            "x",
            "bytes=-99999999999999999999",
        ]
        headers.append(f"Range: {chance.choice(ranges)}")
    if chance.random() < 0.1:
        hosts = ["", "a b", "x" * 300, "\\", "é", "[::1", "a:99999"]
        headers[2] = f"Host: {chance.choice(hosts)}"
    if chance.random() < 0.05:
        headers[0] = chance.choice(["Authorization: Bearer é", "Authorization: Basic ====", "X-Domino-Api-Key: \x01"])
    return (
        f"{method} {target} HTTP/1.1\r\n".encode("latin-1")
        + "\r\n".join(headers).encode("latin-1")
        + b"\r\n\r\n"
        + body
    )


def test_noise_is_never_answered_with_a_server_error(servers: Servers) -> None:
    server, api = servers.start(LocalSettings(missing_blob=404))
    key = api.upload("a/b.txt", "x")["key"]
    run_id = api.start("true")
    project = api.project_id()
    job = f"/v4/jobs/{api.start_job('true')}"
    known = [
        "/v4/jobs/start", "/v4/jobs/restart", "/v4/jobs/archive", f"{job}/tag", f"{job}/tags", f"{job}/comment",
        f"{job}/name", f"{job}/logsWithProblemSuggestions?limit=3", f"{job}/runtimeExecutionDetails",
        f"{job}/results?projectId={project}", f"/v4/jobs?projectId={project}&page_size=2", f"{job}/allComments",

        f"{api.base}/runs", f"{api.base}/runs/{run_id}", f"{api.base}/run/{run_id}/stdout", f"{api.base}/blobs/{key}",
        f"{api.base}/files/{api.head()}/a/", f"{api.base}/a/b.txt", f"{api.base}/commits", "/v4/jobs/stop", "/version",
        f"/api/projects/v1/projects/{project}/files/{api.head()}/a%2Fb.txt/content", f"/v4/jobs/{run_id}",
        f"/v4/projects/{project}/hardwareTiers", "/v4/gateway/projects/findProjectByOwnerAndName?ownerName=local",
    ]  # fmt: skip
    chance = random.Random(SEED)
    for _ in range(FUZZED):
        request = noise(chance, server, known)
        server.faults.clear()  # noise may well switch one on
        with socket.create_connection(address(server), timeout=30) as connection:
            connection.sendall(request)
            line = connection.makefile("rb").readline()
        assert line.startswith(b"HTTP/1.1 "), request
        assert int(line.split()[1]) < 500, (request, line)
    server.faults.clear()
    assert api.files()
    assert api.http.get(f"{api.base}/runs").status_code == 200


def test_broken_http_does_not_stop_the_server(server: LocalDomino, api: Api) -> None:
    for request in (
        b"\0" * 100,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\n\r\n",
        b"A" * 200_000,
        b"\r\n\r\n",
        b"",
    ):
        with socket.create_connection(address(server), timeout=30) as connection:
            try:
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(1000)
            except OSError:
                continue  # the server has hung up already
    assert api.http.get("/version").status_code == 200


def test_a_path_never_leaves_its_project(server: LocalDomino, api: Api) -> None:
    secret = (server.root / "api-key").read_bytes().strip()
    before = {path for path in server.root.rglob("*") if ".git" not in path.parts[-1]}
    for path in (
        "../../../api-key",
        "..%2f..%2f..%2fapi-key",
        "%2e%2e/%2e%2e/%2e%2e/api-key",
        "//../api-key",
        "..\\api-key",
    ):
        for target in (
            f"{api.base}/{path}",
            f"{api.base}/files/{api.head()}/{path}",
            f"{api.base}/blobs/{path}",
            f"{api.base}/runs/{path}",
            f"{api.base}/run/{path}/stdout",
            f"/api/projects/v1/projects/{api.project_id()}/files/{api.head()}/{path}/content",
        ):
            for method in ("GET", "PUT"):
                head = f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nX-Domino-Api-Key: {server.api_key}\r\n"
                with socket.create_connection(address(server), timeout=30) as connection:
                    connection.sendall(f"{head}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())
                    assert secret not in connection.makefile("rb").read()
    after = {path for path in server.root.rglob("*") if ".git" not in path.parts[-1]}
    outside = {path for path in after - before if "projects" not in path.relative_to(server.root).parts[0]}
    assert not {path for path in outside if not path.name.startswith("domino.sqlite")}


@contextmanager
def subprocess_server(servers: Servers, root: Path, *arguments: str) -> Generator[tuple[subprocess.Popen[str], Api]]:
    command = [sys.executable, "-m", "domino.local", "--root", str(root), *arguments]
    environment = {**os.environ, **NO_BYTECODE}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        values = [shlex.split(process.stdout.readline())[1].partition("=")[2] for _ in range(3)]
        try:
            yield process, servers.api(*values)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


@linux_only
def test_a_full_disk_is_told_and_leaves_nothing_behind(servers: Servers, tmp_path: Path) -> None:
    """No file of the server may grow beyond a limit, which is what a full disk looks like to it."""
    import resource

    with subprocess_server(servers, tmp_path) as (process, api):
        api.upload("before.txt", "x")
        free = resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (500_000, resource.RLIM_INFINITY))
        content = os.urandom(3_000_000)
        for body in (content, iter([content])):
            reply = api.http.put(f"{api.base}/large.bin", content=body)
            assert reply.status_code == 507
            assert "disk" in reply.json()["message"]
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        assert api.http.put(f"{api.base}/small.txt", content=b"x").status_code in {500, 507}
        assert api.http.post(f"{api.base}/runs", json={"command": ["true"], "isDirect": True}).status_code in {500, 507}
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, free)
        assert set(api.files()) == {".dominoignore", "before.txt"}
        objects = tmp_path / "projects" / "local" / "quick-start.git" / "objects"
        assert not list(objects.glob("tmp_obj_*"))
        api.upload("large.bin", content)
        assert api.finish(api.shell("true"))["status"] == "Succeeded"


@linux_only
def test_a_disk_that_fills_during_a_run_makes_it_an_error_once_there_is_room(servers: Servers, tmp_path: Path) -> None:
    import resource

    with subprocess_server(servers, tmp_path) as (process, api):
        run_id = api.shell("echo ready; while ! test -e go; do sleep 0.02; done; echo large > out.txt")
        api.wait_output(run_id, "ready")
        free = resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        (tmp_path / "runs" / run_id / "mnt" / "go").touch()
        waited = 0

        def tried() -> bool:
            nonlocal waited
            waited += 1
            return waited > 50

        wait_for(tried)
        assert not api.run(run_id)["isCompleted"]
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, free)
        assert api.finish(run_id)["status"] == "Error"
        assert api.finish(api.shell("true"))["status"] == "Succeeded"


def memory(process: subprocess.Popen[str]) -> int:
    """Return the most memory that a process has held, in MiB."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


@linux_only
def test_memory_does_not_grow_with_the_size_of_files_and_output(servers: Servers, tmp_path: Path) -> None:
    size = int(os.environ.get("DOMINO_LARGE_MIB", "200"))
    piece = os.urandom(1024 * 1024)

    def pieces() -> Iterator[bytes]:
        for _ in range(size):
            yield piece

    with subprocess_server(servers, tmp_path) as (process, api):
        api.upload("small.txt", "x")
        idle = memory(process)
        length = {"Content-Length": str(size * len(piece))}
        url = api.http.put(f"{api.base}/large.bin", content=pieces(), headers=length).json()["url"]
        api.http.put(f"{api.base}/chunked.bin", content=pieces())
        with api.http.stream("GET", url) as reply:
            assert sum(len(chunk) for chunk in reply.iter_raw()) == size * len(piece)
        run = api.finish(api.shell(f"head -c {size}M /dev/zero; cp large.bin copy.bin; echo x >> copy.bin"))
        assert run["status"] == "Succeeded"
        assert len(api.log(run["id"])["stdout"]) < 10_100_000
        assert memory(process) - idle < 25


@linux_only
def test_a_disk_that_is_full_for_a_time_takes_words_of_a_job_and_not_the_job(api: Api, tmp_path: Path) -> None:
    """What writes them may write no file meanwhile, which is what a full disk looks like to it."""
    import resource

    gate, later, written = Gate(tmp_path), tmp_path / "later", tmp_path / "written"
    words = f"echo two; echo two >&2; echo two; echo last; touch {written}; until [ -e {later} ]; do sleep 0.01; done"
    job_id = api.start_job(f"sh -c 'echo one; {gate.wait()}; {words}; echo three'")
    api.wait_output(job_id, "one\n")
    recorder = recorder_of(job_id)
    free = resource.prlimit(recorder, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    gate.open()
    wait_for(written.exists, what="the last word, before which the others are taken")
    resource.prlimit(recorder, resource.RLIMIT_FSIZE, free)
    later.touch()
    assert api.finish_job(job_id)["statuses"]["executionStatus"] == "Succeeded"
    text = api.log(job_id)["stdout"]
    assert text.startswith("one\n")
    assert text.endswith("three\n")
    assert "two" not in text


def recorder_of(job_id: str) -> int:
    """Return the process that writes the output of a job."""
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = process.read_bytes()
        except OSError:
            continue
        if b"recorder.py" in line and f"/{job_id}/".encode() in line:
            return int(process.parent.name)
    raise AssertionError("nobody writes the output of the job")


@linux_only
def test_memory_does_not_grow_with_the_log_of_a_job(servers: Servers, tmp_path: Path) -> None:
    """Long lines and very long ones, read on by time to the end."""
    size = int(os.environ.get("DOMINO_LARGE_MIB", "200")) // 4
    with subprocess_server(servers, tmp_path) as (process, api):
        api.upload("a.py", f"for n in range({size}): print('x' * 2**20); print('y' * 70); print('z', end='')")
        job_id = api.start_job("a.py")
        api.job_log(job_id)
        idle = memory(process)
        read, latest, complete = 0, "0", False
        while not complete:
            log = api.job_log(job_id, logType="stdout", latestTimeNano=latest)
            read += sum(line["size"] for line in log["logContent"])
            latest, complete = log["pagination"]["latestTimeNano"], log["isComplete"]
        assert read == size * (2**20 + 70 + 1)
        assert memory(process) - idle < 60


def test_hundreds_of_runs_wait_and_each_can_be_stopped(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(max_concurrent_runs=2))
    blockers = [api.shell("sleep 60") for _ in range(2)]
    for blocker in blockers:
        api.wait_status(blocker, "Running")
    with ThreadPoolExecutor(4) as pool:
        ids = list(pool.map(api.shell, ["true"] * 300))
    runs = api.http.get(f"{api.base}/runs").json()["data"]
    assert sum(run["status"] == "Queued" for run in runs) == 300
    assert sorted(run["number"] for run in runs) == list(range(1, 303))
    for run_id in ids[:280]:
        api.stop(run_id, keep=False)
    for blocker in blockers:
        api.stop(blocker)
    statuses = [api.finish(run_id)["status"] for run_id in ids]
    assert statuses == ["Stopped"] * 280 + ["Succeeded"] * 20
