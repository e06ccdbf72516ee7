"""What a command starts ends with it, whatever it does to get away; Linux, where that can be done."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from shlex import quote

import pytest

from domino.local import LocalSettings
from tests.local.execution.test_local_stop import process_is_gone
from tests.local.local_helpers import Api, Servers, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who descends from whom")

SLEEP = "echo $$ > $OUT; exec sleep 300"
DEAF = "trap '' TERM HUP INT; echo $$ > $OUT; while :; do sleep 1; done"
STOPPED = "echo $$ > $OUT; kill -STOP $$; sleep 300"
BARE = "env -i OUT=$OUT setsid sh -c"
#: Each writes the id of a process that is hard to find into a file, and lets it go on.
ESCAPES = {
    "a new session": f"setsid sh -c {quote(SLEEP)} &",
    "a new session without environment": f"{BARE} {quote(SLEEP)} &",
    "twice forked, without environment": f"({BARE} {quote(f'setsid sh -c {quote(SLEEP)} & exit')} &);",
    "deaf to signals": f"{BARE} {quote(DEAF)} &",
    "with its output elsewhere": f"{BARE} {quote(SLEEP)} </dev/null >/dev/null 2>&1 &",
    "stopped": f"{BARE} {quote(STOPPED)} &",
}


def script(escape: str, ending: str) -> str:
    return f"export OUT=$PWD/pid; {escape} while ! test -s pid; do sleep 0.01; done; cat pid; {ending}"


@pytest.mark.parametrize("markup", [False, True], ids=["one file", "two pipes"])
@pytest.mark.parametrize("escape", ESCAPES.values(), ids=ESCAPES)
def test_what_gets_away_from_its_run_ends_before_the_run_is_over(servers: Servers, escape: str, markup: bool) -> None:
    """When the command ends by itself, as a container would end."""
    _, api = servers.start(LocalSettings(stdout_markup=markup))
    run_id = api.shell(script(escape, "exit 0"))
    run = api.finish(run_id)
    assert run["status"] == "Succeeded"
    assert process_is_gone(int(api.content("pid", run["outputCommitId"])))


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("escape", ESCAPES.values(), ids=ESCAPES)
def test_what_gets_away_from_its_run_ends_when_the_run_is_stopped(servers: Servers, escape: str, keep: bool) -> None:
    """Whether its results are kept or not."""
    _, api = servers.start(LocalSettings(stop_grace=0.1))
    run_id = api.shell(script(escape, "sleep 300"))
    pid = wait_for(lambda: int(api.log(run_id)["stdout"] or 0), what="the process id")
    assert not process_is_gone(pid)
    api.stop(run_id, keep=keep)
    assert api.finish(run_id)["status"] == "Stopped"
    assert process_is_gone(pid)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("escape", ESCAPES.values(), ids=ESCAPES)
def test_what_gets_away_from_its_run_ends_with_the_server(
    servers: Servers, tmp_path: Path, escape: str, number: signal.Signals
) -> None:
    """However that ends: after `kill -9` it is the kernel that tells of it."""
    command = [sys.executable, "-m", "domino.local", "--root", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        host, key, project = (shlex.split(process.stdout.readline())[1].partition("=")[2] for _ in range(3))
        api = servers.api(host, key, project)
        run_id = api.shell(script(escape, "sleep 300"))
        pid = wait_for(lambda: int(api.log(run_id)["stdout"] or 0), what="the process id")
        process.send_signal(number)
        process.wait(30)
    wait_for(lambda: process_is_gone(pid), what="the end of the process", deadline=20)


def test_a_run_that_leaves_many_processes_leaves_none(api: Api) -> None:
    """Among them some that start new ones while they are being ended."""
    each = "env -i setsid sh -c 'while :; do sleep 0.01 & sleep 0.01; done' &"
    run_id = api.shell(f"for i in 1 2 3 4 5 6 7 8; do {each} done; sleep 0.2; echo $PPID; exit 4")
    run = api.finish(run_id)
    assert (run["status"], run["containerExitCode"]) == ("Failed", 4)
    assert process_is_gone(int(api.log(run_id)["stdout"]))


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("exit 0", 0, ""),
        ("exit 255", 255, ""),
        ("kill -9 $$", -9, ""),
        ("kill -15 $$", -15, ""),
        ("kill -HUP $$", -1, ""),
        ("kill -PIPE $$", -13, ""),
        ("kill -SEGV $$", -11, ""),
        ("no-such-program", 127, "command not found"),
    ],
)
def test_a_run_has_the_exit_code_of_its_command(api: Api, command: str, code: int, told: str) -> None:
    """Not that of what stands between it and the server."""
    run = api.finish(api.shell(command))
    assert run["containerExitCode"] == code
    assert told in api.log(run["id"])["stdout"]


def test_a_program_that_is_not_there_is_named(api: Api) -> None:
    """Without a shell that would do so."""
    run = api.finish(api.start("no-such-program"))
    assert run["containerExitCode"] == 127
    assert api.log(run["id"])["stdout"] == "no-such-program: No such file or directory\n"


def test_a_signal_for_the_group_of_a_command_does_not_reach_the_server(api: Api) -> None:
    """`kill 0` ends what the command has started, and the run is over."""
    run = api.finish(api.shell("sleep 300 & kill -9 0"))
    assert run["containerExitCode"] == -9
    assert os.getpgid(0)
