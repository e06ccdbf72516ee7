"""`.dominoignore` means what git makes of the same lines, and no line of it holds the server up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from domino.local import LocalDomino
from domino.local.execution.ignore import Ignored
from tests.local.local_helpers import Api, Servers, wait_for
from tests.local.server.test_local_hostile import subprocess_server

NOBODYS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
PIECES = r"""
a,b,ab,*,**,?,/,/,[ab],[!a],[^b],[a-c],[[:alpha:]],[]a],.,\*,\a,!,#,[,],-,[b-a],[+-9],é,\, ,\ """.strip("\n").split(",")
FILES = "a,b,ab,a/b,b/a,a/b/a,b/ab/a,a b,*,#,!a,-,é/a,a.b,.a,],a/ab/b/ab".split(",")  # noqa: SIM905  # easier to read
LINES = [
    "", "# a", "\\#", "!a", "\\!a", "a/", "/a", "a/b", "/a/b", "**/b", "a/**", "a/**/ab", "**", "*", "*/", "/*", "!*/",
    "a*b", "*a*", "a\n!a/b", "*\n!a", "a/*\n!a/b", "é", "a ", "a\\ b", "a\\ ", "?b", "[a-b]", "[!a]b", "[[:alpha:]]",
    "\\",
]  # fmt: skip


def ignored_by_git(folder: Path, lines: str, files: list[str]) -> set[str]:
    (folder / ".gitignore").write_bytes(lines.encode())
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", "check-ignore", "--no-index", "--stdin", "-z"]
    told = subprocess.run(
        command, input="\0".join(files).encode(), capture_output=True, env={**os.environ, **NOBODYS}, check=False
    )
    assert told.returncode in {0, 1}, told.stderr
    return set(told.stdout.decode().split("\0")) - {""}


def made_up(chance: random.Random) -> str:
    return "\n".join("".join(chance.choices(PIECES, k=chance.randrange(1, 6))) for _ in range(chance.randrange(1, 4)))


@pytest.mark.parametrize("number", range(4))
def test_lines_mean_what_they_mean_to_git(tmp_path: Path, number: int) -> None:
    """Those of the manual, and some hundred made of their pieces."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    chance = random.Random(number)
    for lines in (*LINES[number::4], *(made_up(chance) for _ in range(60))):
        (tmp_path / ".dominoignore").write_bytes(lines.encode())
        ours = Ignored(tmp_path)
        assert {file for file in FILES if ours.covers(file.encode())} == ignored_by_git(tmp_path, lines, FILES), lines


SLOW = ["*a" * 30 + "b", "*" * 4000 + "b", "**/" * 300 + "b", "[a-z]*" * 150 + "1", "?*" * 300 + "b", "*a" * 480]


@pytest.mark.parametrize("line", SLOW, ids=lambda line: line[:9])
def test_a_line_that_would_freeze_a_regular_expression_is_decided_in_time(tmp_path: Path, line: str) -> None:
    """For a name of the greatest length; with most of these `re` would not come back."""
    (tmp_path / ".dominoignore").write_text(line)
    ours = Ignored(tmp_path)
    begin = time.monotonic()
    for path in (b"a" * 255, b"a/" * 199 + b"a", b"ab" * 120):
        ours.covers(path)
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize(
    ("length", "left_out"), [(1000, []), (1001, [1]), (99_996, [1]), (99_997, [2, 1]), (99_999, [2, 1])]
)
def test_a_line_that_is_too_long_counts_for_nothing(tmp_path: Path, length: int, left_out: list[int]) -> None:
    """Below and above the limits; the next line counts as ever, while the file has not more than 100,000 bytes."""
    (tmp_path / ".dominoignore").write_text("/" + "a" * (length - 1) + "\n*.b")
    ours = Ignored(tmp_path)
    assert ours.left_out == left_out
    assert ours.covers(b"c.b") == (len(left_out) < 2)


@pytest.mark.parametrize("kind", ["none", "folder", "pipe", "link", "bytes"])
def test_what_is_no_list_of_lines_ignores_nothing(tmp_path: Path, kind: str) -> None:
    """A run may put anything in its place."""
    file = tmp_path / ".dominoignore"
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "link":
        file.symlink_to("/dev/zero")
    elif kind == "bytes":
        file.write_bytes(b"\xff\xfe\0\n\x80")
    assert not Ignored(tmp_path).covers(b"a/b")


def test_a_hostile_line_does_not_hold_up_the_server(server: LocalDomino, api: Api) -> None:
    """Other requests are answered while the files of a run are looked at, and the run comes to its end."""
    api.upload(".dominoignore", SLOW[0] + "\n" + SLOW[3])
    run_id = api.shell(f"for i in 1 2 3; do touch {'a' * 200}$i; done")
    assert api.finish(run_id)["status"] == "Succeeded"
    assert f"{'a' * 200}3" in api.files()


def test_a_server_that_ends_does_not_wait_for_many_lines_and_many_files(servers: Servers, tmp_path: Path) -> None:
    """The run is an error after the next start."""
    with subprocess_server(servers, tmp_path) as (process, api):
        api.upload(".dominoignore", "\n".join(f"*{number}*a*b*c*d*x" for number in range(1000)))
        run_id = api.shell("for i in $(seq 1000); do touch abcdabcdabcdabcd$i; done; echo done")
        api.wait_status(run_id, "Finishing")
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    with LocalDomino(tmp_path) as again:
        run = wait_for(lambda: servers.api(again.url, again.api_key, again.project).run(run_id))
        assert run["status"] == "Error"
