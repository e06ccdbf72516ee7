"""`LocalDomino` and the command line: start, stop, restart."""

from __future__ import annotations

import gc
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import threading
import venv
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from domino.local import Fault, HardwareTier, LocalDomino, LocalSettings
from domino.local.__main__ import main
from tests.local.local_helpers import Api, Servers, wait_for

VARIABLES = [
    "DOMINO_API_HOST", "DOMINO_USER_API_KEY", "DOMINO_PROJECT", "DOMINO_PROJECT_OWNER", "DOMINO_PROJECT_NAME",
]  # fmt: skip


@contextmanager
def command_line(servers: Servers, *arguments: str) -> Generator[tuple[subprocess.Popen[str], Api]]:
    command = [sys.executable, "-m", "domino.local", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines = [shlex.split(process.stdout.readline()) for _ in range(5)]
            assert [line[0] for line in lines] == ["export"] * 5
            environment = dict(re.split("=", line[1], maxsplit=1) for line in lines)
            assert list(environment) == VARIABLES
            host, key, project, *owner_and_name = environment.values()
            assert project == "/".join(owner_and_name)
            yield process, servers.api(host, key, project)
        finally:
            process.kill()


def test_a_temporary_root_is_removed_at_the_end() -> None:
    with LocalDomino() as server:
        root = server.root
        assert root.is_dir()
        assert list(server.environ()) == VARIABLES
        assert server.environ()["DOMINO_PROJECT"] == server.project == "local/quick-start"
    assert not root.exists()
    with pytest.raises(RuntimeError):
        _ = server.url


def test_a_client_without_arguments_finds_the_announced_project(servers: Servers) -> None:
    server, api = servers.start(LocalSettings(user="ann", project="demo"))
    api.upload("found.txt")
    program = "from domino import Domino; print([file.path for file in Domino().files_list().data])"
    environment = {**os.environ, **server.environ()}
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    assert "found.txt" in result.stdout


def test_the_shell_lines_of_the_help_work_as_they_stand(tmp_path: Path) -> None:
    """With a program of the user's in the place of the dots."""
    command = [sys.executable, "-m", "domino.local", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [line.strip() for line in told.splitlines() if line.startswith("    ") and line.strip()]
    lines = lines[lines.index("(umask 077; exec python -m domino.local > lines) &") :]
    assert lines[2] == "..."
    lines[2] = "python -c 'from domino import Domino; print(Domino().users_self().user_name)'; ls -l lines"
    script = "\n".join([*lines, "wait"]).replace("python -", f"{shlex.quote(sys.executable)} -")
    result = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path, timeout=60)
    assert result.stdout.startswith("local\n-rw------- ")
    assert not (tmp_path / "lines").exists()


def test_no_thread_is_left_after_the_end() -> None:
    before = set(threading.enumerate())
    with LocalDomino():
        assert {thread.name for thread in set(threading.enumerate()) - before} >= {"executor-0", "domino-local"}
    assert set(threading.enumerate()) <= before


def test_key_projects_and_runs_are_there_after_a_restart(servers: Servers, tmp_path: Path) -> None:
    with LocalDomino(tmp_path) as first:
        api = servers.api(first.url, first.api_key, first.project)
        api.upload("a.txt", "kept")
        run = api.finish(api.shell("cat a.txt"))
        key = first.api_key
    second, again = servers.start(root=tmp_path)
    assert second.api_key == key
    assert again.content("a.txt") == b"kept"
    assert again.run(run["id"]) == run
    assert again.log(run["id"])["stdout"] == "kept"
    assert again.finish(again.shell("true"))["number"] == 2


def test_a_relative_root_is_found_from_any_folder(servers: Servers, tmp_path: Path) -> None:
    """Runs work elsewhere: what their variables name has to be absolute."""
    with LocalDomino(os.path.relpath(tmp_path / "root")) as server:
        api = servers.api(server.url, server.api_key, server.project)
        run_id = api.shell('ls "$DOMINO_DATASETS_DIR/local"; ls -d "$DOMINO_WORKING_DIR"')
        assert api.finish(run_id)["status"] == "Succeeded"
        dataset, folder = api.log(run_id)["stdout"].split()
        assert dataset == server.project.partition("/")[2]
        assert folder.startswith("/")


def test_one_root_has_one_server(tmp_path: Path) -> None:
    with LocalDomino(tmp_path), pytest.raises(OSError, match="another local Domino"), LocalDomino(tmp_path):
        pass
    with LocalDomino(tmp_path):
        pass


def test_a_taken_port_is_told(server: LocalDomino) -> None:
    port = int(server.url.rpartition(":")[2])
    with pytest.raises(OSError, match="is taken"):
        LocalDomino(port=port).start()


@pytest.mark.parametrize("port", [-1, 65536, 99999])
def test_a_port_that_cannot_be_is_a_value_error(port: int) -> None:
    with pytest.raises(ValueError, match=f"^port must be from 0 to 65535, not {port}$"):
        LocalDomino(port=port)


def test_a_host_that_cannot_be_leaves_no_socket_open() -> None:
    """A socket that is left to the garbage collector is a ResourceWarning, and those are errors here."""
    with pytest.raises((TypeError, ValueError)):
        LocalDomino(host="a\0b").start()
    gc.collect()


def test_runs_that_were_going_at_the_end_are_errors_and_queued_ones_go_on(servers: Servers, tmp_path: Path) -> None:
    settings = LocalSettings(max_concurrent_runs=1)
    with LocalDomino(tmp_path, settings=settings) as first:
        api = servers.api(first.url, first.api_key, first.project)
        going, queued = api.shell("sleep 60"), api.shell("echo later")
        api.wait_status(going, "Running")
    _, again = servers.start(settings, tmp_path)
    run = again.run(going)
    assert (run["status"], run["isCompleted"], run["outputCommitId"]) == ("Error", True, None)
    assert run["queued"] <= run["started"] <= run["completed"] < run["postProcessedTimestamp"]
    assert "the server was stopped" in again.log(going)["setup"]
    assert again.finish(queued)["status"] == "Succeeded"


def test_queued_runs_go_on_in_the_order_of_their_starts(servers: Servers, tmp_path: Path) -> None:
    settings = LocalSettings(max_concurrent_runs=1)
    with LocalDomino(tmp_path, settings=settings) as first:
        api = servers.api(first.url, first.api_key, first.project)
        api.wait_status(api.shell("sleep 60"), "Running")
        queued = [api.shell("true") for _ in range(4)]
    _, again = servers.start(settings, tmp_path)
    started = [again.finish(run_id)["started"] for run_id in queued]
    assert started == sorted(started)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_line_ends_cleanly_and_takes_its_commands_along(
    servers: Servers, tmp_path: Path, number: signal.Signals
) -> None:
    with command_line(servers, "--root", str(tmp_path), "--max-runs", "1") as (process, api):
        run_id = api.shell("trap '' TERM; echo $$; sleep 300")
        pid = wait_for(lambda: int(api.log(run_id)["stdout"] or 0), what="the process id")
        process.send_signal(number)
        assert process.wait(20) == 0
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    _, again = servers.start(root=tmp_path)
    assert again.run(run_id)["status"] == "Error"


def test_every_option_has_a_flag(servers: Servers, tmp_path: Path) -> None:
    options = (
        "--user ann --project demo --api-key k --version 6.0.1 --max-runs 2 --stage-delay 0.01 --building-stage "
        "--stop-grace 1 --interpreter .up='tr a-z A-Z <' --env A=b --commits-as strings --no-commit-unchanged "
        "--results-line isolated --stdout-markup --stdout-limit 1000 --results-stdout-limit 10 --missing-blob 404 "
        "--max-upload 10 --max-path-bytes 100 --no-create-projects --api-proxy --token-lifetime 5 "
        "--token-prefix --no-durable --head-timeout 5"
    )
    with command_line(servers, "--root", str(tmp_path), *shlex.split(options)) as (_, api):
        assert api.project == "ann/demo"
        assert api.http.headers["X-Domino-Api-Key"] == "k"
        assert api.http.get("/version").json()["version"] == "6.0.1"
        assert api.http.get(f"{api.base}/blobs/{'0' * 40}").status_code == 404
        assert len(api.http.get(f"{api.base}/commits").json()[0]) == 40
        assert api.http.put(f"{api.base}/a", content=b"x" * 11).status_code == 413
        run = api.finish(api.shell("echo $A"))
        assert run["outputCommitId"] is None
        assert api.log(run["id"])["stdout"].startswith("<pre")
        assert api.http.get("/access-token").text.startswith("Bearer ")


def test_without_the_extra_the_command_says_in_one_line_what_to_install(tmp_path: Path) -> None:
    """In an environment that has nothing but Python; the sources are on its path."""
    venv.create(tmp_path, symlinks=True)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[3])}

    def told(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(tmp_path / "bin" / "python"), "-m", "domino.local", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    result = told()
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("domino.local: the local Domino needs uvicorn, which its extra brings: ")
    assert "pip install '.[local]' in a checkout" in result.stderr
    assert told("--help").returncode == 0


def test_a_wrong_option_is_told_on_stderr(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "domino.local", "--root", str(tmp_path), "--user", "no/name"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "no/name" in result.stderr


@pytest.mark.parametrize(
    ("flag", "values"),
    [
        ("--port", "99999 65536 -1 x 1.5 ''"),
        ("--max-runs", "0 -1 many 1001"),
        ("--stage-delay", "-1 nan inf soon 1e99"),
        ("--stop-grace", "-0.1 nan inf soon 1e99"),
        ("--stdout-limit", "-1 1e3"),
        ("--results-stdout-limit", "-1 1e3"),
        ("--max-upload", "-1 1e3 99999999999999999999"),
        ("--max-path-bytes", "0 -1"),
        ("--token-lifetime", "-1 nan inf"),
        ("--missing-blob", "200 x"),
    ],
)
def test_a_number_out_of_range_is_told_in_one_line(
    flag: str, values: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for value in shlex.split(values):
        with pytest.raises(SystemExit) as ended:
            main(["--root", str(tmp_path / "root"), f"{flag}={value}"])
        usage, *error = capsys.readouterr().err.splitlines()
        assert ended.value.code == 2
        assert usage.startswith("usage: python -m domino.local")
        assert len(error) == 1
        assert error[0].startswith(f"python -m domino.local: error: argument {flag}: ")
        assert value in error[0]
    assert not (tmp_path / "root").exists()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: LocalSettings(user="a/b"), "'a/b' is not a name"),
        (lambda: LocalSettings(max_concurrent_runs=0), "max_concurrent_runs must be at least 1"),
        (
            lambda: LocalSettings(hardware_tiers=[HardwareTier("a", "A", 1, 1, 1)]),
            "one hardware tier must be the default",
        ),
        (lambda: LocalSettings(api_key="with space"), "api_key must be printable ASCII without spaces"),
        (lambda: LocalSettings(interpreters={".R": "Rscript"}), "an interpreter is a sequence of arguments"),
        (lambda: Fault(status=42), "status must be from 200 to 599"),
    ],
)
def test_options_that_could_not_work_are_refused(make: type, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        make()


def test_the_stand_in_imports_nothing_of_the_client() -> None:
    program = "import sys, domino.local.__main__; print([n for n in sys.modules if n.split('.')[0] == 'domino'])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules = set(re.findall(r"'([\w.]+)'", result.stdout))
    assert all(name == "domino" or name.startswith("domino.local") for name in modules)


def test_the_package_itself_imports_nothing_heavy() -> None:
    program = "import sys, domino.local; print([n for n in sys.modules if n in ('uvicorn', 'starlette', 'dulwich')])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


LEFT_OPEN = """
import gc, os, sys
from domino import Domino
from domino.local import LocalDomino

server = LocalDomino()
server.start()
domino = Domino("local/t", server.api_key, server.url)
started = domino.runs_start(["echo $$; exec sleep 600"], is_direct=True)
print(server.root, next(domino.runs_logs(started.run_id, poll_freq=0.05)), flush=True)  # else a fork prints it again
if sys.argv[1] == "forked":
    child = os.fork()
    if not child:
        sys.exit()  # its end is not that of the server
    os.waitpid(child, 0)
    domino.files_upload("a.txt", b"a")
elif sys.argv[1] == "dropped":
    root = server.root
    del server
    gc.collect()
    assert not root.exists()
elif sys.argv[1] == "failed":
    raise SystemExit(0)
"""


@pytest.mark.parametrize("how", ["ended", "forked", "dropped", "failed"])
def test_a_server_that_nobody_closes_leaves_nothing_behind(how: str, tmp_path: Path) -> None:
    """Neither its temporary folder nor the processes of its runs."""
    result = subprocess.run(
        [sys.executable, "-c", LEFT_OPEN, how],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (0, "")
    root, process = result.stdout.split()
    assert Path(root).parent == tmp_path
    assert os.listdir(tmp_path) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(process), 0)


@pytest.mark.parametrize("arguments", ["", "--help", "--port x", "--user no/name"])
@pytest.mark.parametrize("where", ["| true", "> /dev/full", "2>&1 | true", "> /dev/full 2>&1"])
def test_output_that_nobody_reads_is_no_traceback(arguments: str, where: str, tmp_path: Path) -> None:
    """And a server that nobody can find does not go on."""
    command = f"{shlex.quote(sys.executable)} -m domino.local {arguments} {where}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True, text=True, check=False, timeout=60, env={**os.environ, "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.returncode in {0, 1, 2}
    if not arguments:
        assert done.returncode == 1
        assert done.stderr.startswith("domino.local: nobody can read") or "2>&1" in where
    assert os.listdir(tmp_path) == []


def test_the_port_of_the_proxy_is_chosen_and_printed(servers: Servers) -> None:
    """Among the lines that point a client at the server."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "domino.local", "--api-proxy-port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines = dict(shlex.split(process.stdout.readline())[1].split("=", 1) for _ in range(6))
            assert list(lines) == [*VARIABLES, "DOMINO_API_PROXY"]
            assert lines["DOMINO_API_PROXY"] == f"http://127.0.0.1:{port}"
            for host in ("127.0.0.1", "localhost"):
                assert httpx.get(f"http://{host}:{port}/version", trust_env=False).status_code == 200
                assert httpx.get(f"http://{host}:{port}/access-token", trust_env=False).text.count(".") == 2
            environment = {**os.environ, **lines}
            del environment["DOMINO_USER_API_KEY"]
            program = "from domino import Domino; print(Domino().users_self().user_name)"
            told = subprocess.run(
                [sys.executable, "-c", program],
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, **environment},
            )
            assert told.stdout == "local\n"
        finally:
            process.kill()


def test_a_port_of_the_proxy_turns_it_on_and_a_taken_one_is_told(server: LocalDomino) -> None:
    """0 takes a free one."""
    assert LocalSettings(api_proxy_port=0).api_proxy
    assert not LocalSettings().api_proxy
    port = int(server.url.rpartition(":")[2])
    with pytest.raises(OSError, match=f"port {port} of 127.0.0.1 is taken"):
        LocalDomino(settings=LocalSettings(api_proxy_port=port)).start()
    for wrong in (-1, 65536):
        with pytest.raises(ValueError, match="api_proxy_port must be from 0 to 65535"):
            LocalSettings(api_proxy_port=wrong)


@pytest.mark.parametrize("method", ["PATCH", "DELETE", "OPTIONS", "BREW"])
@pytest.mark.parametrize("path", ["/version", "/v4/jobs/stop", "/_local/nothing", "/nothing", "/api/x"])
def test_a_method_that_a_path_does_not_have_is_told_as_play_tells_it(api: Api, path: str, method: str) -> None:
    """As if the path were not there; the status and its text agree."""
    reply = api.http.request(method, path)
    told = reply.json().get("message") or reply.json().get("error")
    assert (reply.status_code, reply.reason_phrase) == (404, "Not Found")
    assert told == f"Action Not Found: for request '{method} {path}'"
