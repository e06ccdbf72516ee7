"""`domino run`, `domino runs`, `domino jobs`: started, waited for, followed, listed, stopped."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from domino import Domino
from domino.local import Fault, LocalDomino
from tests.support.gate import Gate
from tests.support.runs import MAIN
from tests.support.terminal import Terminal, inside, piped

ID = re.compile(r"\b[0-9a-f]{24}\b")
#: What changes from run to run, and what stands for it in the expected text.
_CHANGING = (
    (ID, "0" * 24),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"), "2026-01-01 00:00"),
    (re.compile(r"\d+ s\b"), "0 s"),
)


def steady(text: str) -> str:
    """Return a text without what differs from run to run, as wide as before."""
    for pattern, instead in _CHANGING:
        text = pattern.sub(instead, text)
    return text


def test_a_run_is_waited_for_and_its_id_is_the_data(client: Domino, environ: dict[str, str]) -> None:
    """Its status goes to standard error, with the time in the queue and running."""
    client.files_upload("main.py", MAIN)
    done = piped("run", "main.py", "a", "b", "--title", "hello", "--tier", "Small", "--poll", "0.05", environ=environ)
    run = client.runs_status(done.stdout.strip())
    assert (run.title, run.status) == ("hello", "Succeeded")
    assert client.runs_stdout(run.id).startswith("Hello a b\n")
    last = steady(done.stderr.splitlines()[-1])
    assert last == "run #1 (hello) Succeeded, in queue 0 s, ran 0 s"


def test_a_run_that_is_followed_prints_its_output_only(client: Domino, environ: dict[str, str]) -> None:
    """Standard output is the run's, so that it can be piped on."""
    client.files_upload("main.py", MAIN)
    done = piped("run", "--follow", "--poll", "0.05", "--", "main.py", "--not-ours", environ=environ)
    assert done.stdout == "Hello --not-ours\nto standard error\n"
    assert "Succeeded" in done.stderr


def test_a_run_that_fails_ends_with_1(environ: dict[str, str]) -> None:
    """The end of its output is shown, and where the rest is; as JSON, the run is the document all the same."""
    done = inside("run", "echo to the log; exit 3", "--direct", "--poll", "0.05", environ=environ, code=1)
    lines = done.stderr.splitlines()
    assert "to the log" in lines
    assert steady(lines[-2]) == f"error: run {'0' * 24} ended as Failed"
    assert steady(lines[-1]) == f"hint: domino runs logs {'0' * 24} shows its output"
    assert done.stdout == ""
    document = json.loads(
        inside("run", "exit 3", "--direct", "--poll", "0.05", "--json", environ=environ, code=1).stdout
    )
    assert document["status"] == "Failed"
    assert document["reply"]["status"] == "Failed"


def test_a_run_need_not_be_waited_for(client: Domino, environ: dict[str, str], gate: Gate) -> None:
    """Its id is there at once; it can be shown, stopped and waited for later."""
    identity = inside("run", "--no-wait", "--direct", gate.wait(), environ=environ).stdout.strip()
    assert ID.fullmatch(identity)
    assert inside("runs", "stop", identity, environ=environ).stderr == f"run {identity} was asked to stop\n"
    ended = inside("runs", "wait", identity, "--poll", "0.05", "--quiet", environ=environ, code=1)
    assert ended.stderr.splitlines()[0] == f"error: run {identity} ended as Stopped"
    shown = inside("runs", "show", identity, "--json", environ=environ)
    assert json.loads(shown.stdout)["id"] == identity
    document = inside("run", "--no-wait", "--direct", "true", "--json", environ=environ).stdout
    assert ID.fullmatch(json.loads(document)["id"])


@pytest.mark.parametrize("plural", ["runs", "jobs"])
def test_one_is_named_by_its_number_as_the_list_shows_it(client: Domino, environ: dict[str, str], plural: str) -> None:
    """Ids are long; each command takes the number, and one that nobody has is told."""
    first, second = (
        client.runs_start_blocking([text], is_direct=True, poll_freq=0.05) for text in ("echo a", "echo b")
    )
    for word, run, text in (("1", first, "a\n"), ("#2", second, "b\n")):
        assert json.loads(inside(plural, "show", word, "--json", environ=environ).stdout)["id"] == run.run_id
        assert inside(plural, "logs", word, environ=environ).stdout == text
        assert inside(plural, "open", word, "--print-only", environ=environ).stdout.strip().endswith(run.run_id)
        assert inside(plural, "wait", word, environ=environ).stdout == ""
    refused = inside(plural, "stop", "1", "3", environ=environ, code=3).stderr.splitlines()
    assert refused == [
        f"error: no {plural[:-1]} of {client.project} has the number 3",
        f"hint: domino {plural} list --all shows them",
    ]


@pytest.mark.parametrize(("digits", "is_number"), [(23, True), (24, False), (25, False)])
def test_an_id_of_digits_alone_is_no_number(environ: dict[str, str], digits: int, is_number: bool) -> None:
    """Ids have 24 characters."""
    said = inside("runs", "show", "1" * digits, environ=environ, code=3).stderr
    assert ("has the number" in said) is is_number


def test_ctrl_c_leaves_the_run_and_says_how_to_stop_it(client: Domino, environ: dict[str, str], gate: Gate) -> None:
    """The exit code is 130; with --stop-on-interrupt it is stopped."""
    for options, told in (
        ((), "goes on; domino runs stop"),
        (("--follow",), "goes on; domino runs stop"),
        (("--stop-on-interrupt",), "was asked to stop"),
    ):
        words = ("run", "--direct", "--poll", "0.05", *options, f"echo begun; {gate.wait()}")
        terminal = Terminal(*words, columns=200, environ=environ)
        terminal.read_until(lambda text: "Running" in text)
        terminal.type("\x03")
        ended = terminal.end()
        assert ended.code == 130
        assert told in " ".join(ended.lines)
        assert "Traceback" not in ended.raw
    newest = client.runs_list(limit=2).data[-1].id
    follower = Terminal("runs", "logs", newest, "-f", "--poll", "0.05", columns=200, environ=environ)
    follower.read_until(lambda text: "begun" in text)
    follower.type("\x03")
    assert "goes on; domino runs stop" in " ".join(follower.end().lines)
    gate.open()
    stopped, *going = client.runs_list().data
    for each in going:
        assert client.runs_wait(each.id, poll_freq=0.05).status == "Succeeded"
    assert stopped.status == "Stopped" or not stopped.is_completed


def test_logs_are_printed_whole_in_part_or_followed(client: Domino, environ: dict[str, str], gate: Gate) -> None:
    """From the start, or from the last lines on."""
    command = f"printf '1\\n2\\n3\\n'; {gate.wait()}; echo 4"
    identity = client.runs_start([command], is_direct=True).run_id
    follower = Terminal("runs", "logs", identity, "-f", "--tail", "1", "--poll", "0.05", environ=environ)
    follower.read_until(lambda text: "3" in text)
    gate.open()
    assert follower.end().text == "3\n4"
    assert piped("runs", "logs", identity, environ=environ).stdout == "1\n2\n3\n4\n"
    assert piped("runs", "logs", identity, "--tail", "2", environ=environ).stdout == "3\n4\n"
    assert piped("jobs", "logs", identity, "--tail", "0", environ=environ).stdout == ""


def test_jobs_have_the_same_commands(client: Domino, environ: dict[str, str]) -> None:
    """Started by what a job has, shown with what a job knows."""
    client.files_upload("main.py", MAIN)
    words = (
        "jobs",
        "start",
        "--title",
        "nightly",
        "--tier",
        "Small",
        "--poll",
        "0.05",
        "--json",
        "--",
        "main.py",
        "a b",
    )
    job = json.loads(inside(*words, environ=environ).stdout)
    assert (job["status"], job["title"], job["command"]) == ("Succeeded", "nightly", "main.py 'a b'")
    listed = inside("jobs", "list", "--jsonl", environ=environ).stdout.splitlines()
    assert [json.loads(line)["id"] for line in listed] == [job["id"]]
    assert inside("jobs", "start", "--tier", "Smal", "main.py", environ=environ, code=3).stdout == ""


def test_the_page_of_a_run_has_an_address(client: Domino, environ: dict[str, str]) -> None:
    """The one that the message of its start has."""
    started = client.runs_start(["true"], is_direct=True)
    address = inside("runs", "open", "--print-only", started.run_id, environ=environ).stdout.strip()
    assert address in str(started.message)


TABLE = """\
#  id                        status     title  queued            in queue  ran
2  000000000000000000000000  Failed            2026-01-01 00:00       0 s  0 s
1  000000000000000000000000  Succeeded  hello  2026-01-01 00:00       0 s  0 s"""
NARROW = """\
#  id                        status     title  ran
2  000000000000000000000000  Failed            0 s
1  000000000000000000000000  Succeeded  hello  0 s"""
PIPED = """\
#\tid\tstatus\ttitle\tqueued\tin queue\tran
2\t000000000000000000000000\tFailed\t\t2026-01-01 00:00\t0 s\t0 s
1\t000000000000000000000000\tSucceeded\thello\t2026-01-01 00:00\t0 s\t0 s
"""


@pytest.fixture
def two_runs(client: Domino) -> Domino:
    """Return the client of a project with one run that succeeded and one that failed."""
    first = client.runs_start(["true"], is_direct=True, title="hello")
    client.runs_wait(first.run_id, poll_freq=0.05)
    second = client.runs_start(["exit 1"], is_direct=True)
    for _ in client.runs_logs(second.run_id, poll_freq=0.05):
        pass
    return client


def test_a_list_is_a_table_that_fits_the_terminal(two_runs: Domino, environ: dict[str, str]) -> None:
    """Less important columns leave where it is narrow; a pipe gets all, with tabs."""
    assert steady(Terminal("runs", "list", columns=140, environ=environ).end().text) == TABLE
    narrow = Terminal("runs", "list", columns=60, environ=environ).end()
    assert steady(narrow.text) == NARROW
    assert all(len(line) <= 60 for line in narrow.lines)
    assert steady(piped("runs", "list", environ=environ).stdout) == PIPED


def test_a_list_as_json_is_one_document(two_runs: Domino, environ: dict[str, str]) -> None:
    """With the promised fields, times in UTC, durations in seconds."""
    newest, oldest = json.loads(inside("runs", "list", "--json", environ=environ).stdout)
    assert list(newest) == ["number", "id", "status", "title", "queued_at", "queue_seconds", "run_seconds"]
    assert (newest["number"], newest["status"], newest["title"], oldest["title"]) == (2, "Failed", None, "hello")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", newest["queued_at"])
    assert 0 <= oldest["run_seconds"] < 100
    lines = inside("runs", "list", "--jsonl", "--limit", "1", environ=environ).stdout.splitlines()
    assert [json.loads(line) for line in lines] == [newest]


def test_an_empty_list_is_told_and_is_no_error(environ: dict[str, str]) -> None:
    """An empty document for programs."""
    done = inside("runs", "list", environ=environ)
    assert done.stdout == ""
    assert done.stderr == f"no runs in {environ['DOMINO_PROJECT']}\n"
    assert inside("runs", "list", "--json", environ=environ).stdout == "[]\n"
    assert inside("runs", "list", "--jsonl", "-q", environ=environ).stdout == ""


def test_names_from_elsewhere_do_not_reach_the_terminal_as_commands(client: Domino, environ: dict[str, str]) -> None:
    """In a table they are spelled out; a terminal that cannot show a letter still gets a table."""
    title = "\x1b]0;owned\x07\x1b[2Jbüro\u202e\n2"
    client.runs_wait(client.runs_start(["true"], is_direct=True, title=title).run_id, poll_freq=0.05)
    shown = Terminal("runs", "list", columns=140, environ=environ).end()
    assert "\\x1b]0;owned\\x07\\x1b[2Jbüro\\u202e" in shown.text
    assert "\x1b]0;" not in shown.raw
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    assert "b\\xfcro" in Terminal("runs", "list", columns=140, environ={**environ, **ascii_only}).end().text
    document = inside("runs", "list", "--json", environ=environ).stdout
    assert document.isascii()
    assert "\x1b" not in document
    assert json.loads(document)[0]["title"] == title


def test_what_a_run_prints_reaches_a_terminal_with_colours_only(client: Domino, environ: dict[str, str]) -> None:
    """A pipe gets it as it is."""
    started = client.runs_start([r"printf '\033[31mred\033[0m \033[2J\033]0;owned\007\n'"], is_direct=True)
    client.runs_wait(started.run_id, poll_freq=0.05)
    raw = piped("runs", "logs", started.run_id, environ=environ).stdout
    assert raw == "\x1b[31mred\x1b[0m \x1b[2J\x1b]0;owned\x07\n"
    shown = Terminal("runs", "logs", started.run_id, environ=environ).end()
    assert "\x1b[31mred\x1b[0m" in shown.raw
    assert "\x1b[2J" not in shown.raw
    assert shown.text == "red \\x1b[2J\\x1b]0;owned\\x07"
    plain = Terminal("runs", "logs", started.run_id, environ={**environ, "NO_COLOR": "1"}).end()
    assert "\x1b" not in plain.raw


def test_a_start_whose_answer_is_lost_is_not_repeated(environ: dict[str, str], server: LocalDomino) -> None:
    """The hint says where to look for it."""
    server.faults.add(Fault("start_run", status=502, times=1, executed=True))
    done = inside("run", "true", "--direct", environ=environ, code=3)
    assert "domino runs list" in done.stderr.splitlines()[-1]
    assert len(inside("runs", "list", "--jsonl", environ=environ).stdout.splitlines()) == 1


def test_a_wait_that_takes_too_long_ends_with_3(client: Domino, environ: dict[str, str], gate: Gate) -> None:
    """The run goes on."""
    started = client.runs_start([gate.wait()], is_direct=True)
    done = piped("runs", "wait", started.run_id, "--timeout", "0.3", "--poll", "0.1", environ=environ, code=3)
    assert f"domino runs wait {started.run_id} resumes waiting" in done.stderr


def test_the_line_that_waits_changes_in_place(environ: dict[str, str], gate: Gate, tmp_path: Path) -> None:
    """On a terminal; what stays at the end is how it ended, and the id."""
    terminal = Terminal("run", "--direct", "--poll", "0.05", gate.wait(), columns=60, environ=environ)
    terminal.read_until(lambda text: "running 1 s" in text)
    gate.open()
    ended = terminal.end()
    assert ended.code == 0
    started, over, identity = ended.text.splitlines()
    assert steady(started) == f"run {'0' * 24} started"
    assert steady(over) == "run #1 Succeeded, in queue 0 s, ran 0 s"
    assert ID.fullmatch(identity)
