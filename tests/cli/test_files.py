"""`domino files`: files and folders, patterns, pipes; listed, read, uploaded, downloaded, synced, removed."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from domino import Domino
from domino.local import Fault, LocalDomino
from tests.support.terminal import DOMINO, Terminal, inside, piped

SAVED = {"results/a.csv": b"1\n", "results/b.csv": b"2\n", "results/deep/c.csv": b"3\n", "notes.txt": b"n\n"}


@pytest.fixture
def stored(client: Domino) -> Domino:
    """Return the client of a project with some files."""
    client.files_upload_many(SAVED)
    return client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a local folder with some files."""
    made = tmp_path / "here"
    (made / "sub").mkdir(parents=True)
    (made / "one.txt").write_text("one\n")
    (made / "sub" / "two.txt").write_text("two\n")
    (made / "sub" / "three.log").write_text("three\n")
    return made


def paths(client: Domino) -> list[str]:
    """Return the files of the project."""
    return sorted(each.path for each in client.files_list().data if not each.path.startswith("."))


def tree(folder: Path) -> list[str]:
    """Return the files below a local folder."""
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


TABLE = """\
path                size  modified          key
results/a.csv        2 B  2026-01-01 00:00  d00491fd7e5bb6fa28c517a0bb32b8b506539d4d
results/b.csv        2 B  2026-01-01 00:00  0cfbf08886fca9a91cb753ec8734c84fcbe52c9f
results/deep/c.csv   2 B  2026-01-01 00:00  00750edc07d6415dcc07ae0351e9397b0222b7ba"""


@pytest.mark.parametrize(
    ("path", "listed"),
    [
        ("/", sorted(SAVED)),
        ("results", ["results/a.csv", "results/b.csv", "results/deep/c.csv"]),
        ("results/*.csv", ["results/a.csv", "results/b.csv"]),
        ("results/**/*.csv", ["results/a.csv", "results/b.csv", "results/deep/c.csv"]),
        ("*.txt", ["notes.txt"]),
    ],
)
def test_files_are_listed_by_folder_and_pattern(
    stored: Domino, environ: dict[str, str], path: str, listed: list[str]
) -> None:
    """A star stops at a slash, two do not."""
    items = json.loads(inside("files", "ls", path, "--json", environ=environ).stdout)
    assert list(items[0]) == ["path", "size", "modified_at", "key"]
    assert sorted(each["path"] for each in items if not each["path"].startswith(".")) == listed


def test_a_table_of_files_fits_the_terminal(stored: Domino, environ: dict[str, str]) -> None:
    """The key leaves first, then the time."""
    wide = Terminal("files", "ls", "results", columns=140, environ=environ).end().text
    assert re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "2026-01-01 00:00", wide) == TABLE
    narrow = Terminal("files", "ls", "results", columns=60, environ=environ).end()
    assert narrow.lines[0].split() == ["path", "size", "modified"]


def test_files_are_written_to_pipes_as_they_are(stored: Domino, environ: dict[str, str]) -> None:
    """One after the other; a terminal gets what it may obey."""
    assert piped("files", "cat", "results/a.csv", "results/b.csv", environ=environ).stdout == "1\n2\n"
    data = bytes(range(256)) * 5000
    stored.files_upload("all.bin", data)
    variables = {**os.environ, **environ}
    done = subprocess.run([DOMINO, "files", "cat", "all.bin"], capture_output=True, check=True, env=variables)
    assert done.stdout == data
    stored.files_upload("evil.txt", b"\x1b]0;owned\x07\n")
    shown = Terminal("files", "cat", "evil.txt", environ=environ).end()
    assert shown.text == "\\x1b]0;owned\\x07"
    assert "\x1b]" not in shown.raw


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        (["one.txt"], ["one.txt"]),
        (["one.txt", "data/"], ["data/one.txt"]),
        (["one.txt", "data/1.txt"], ["data/1.txt"]),
        (["one.txt", "sub/two.txt", "data"], ["data/one.txt", "data/two.txt"]),
        (["sub", "data"], ["data/three.log", "data/two.txt"]),
        (["sub", "one.txt", "data"], ["data/one.txt", "data/sub/three.log", "data/sub/two.txt"]),
        ([".", "--include", "*.txt"], ["one.txt", "sub/two.txt"]),
        (["sub", "data", "--exclude", "*.log"], ["data/two.txt"]),
        (["sub", "data", "--dry-run"], []),
    ],
)
def test_files_and_folders_are_uploaded_as_cp_copies(
    client: Domino, environ: dict[str, str], folder: Path, words: list[str], stored: list[str]
) -> None:
    """The last word is where, a folder if it ends in a slash or gets several."""
    inside("files", "upload", *words, environ=environ, cwd=folder)
    assert paths(client) == stored


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["notes.txt"], ["notes.txt"]),
        (["notes.txt", "copy.txt"], ["copy.txt"]),
        (["notes.txt", "into/"], ["into/notes.txt"]),
        (["notes.txt", "results/a.csv", "into"], ["into/a.csv", "into/notes.txt"]),
        (["results", "into"], ["into/a.csv", "into/b.csv", "into/deep/c.csv"]),
        (["results/", "into"], ["into/a.csv", "into/b.csv", "into/deep/c.csv"]),
        (["results", "into/"], ["into/results/a.csv", "into/results/b.csv", "into/results/deep/c.csv"]),
        (["results/*.csv", "into"], ["into/a.csv", "into/b.csv"]),
        (["results/**/c.csv", "into"], ["into/deep/c.csv"]),
        (["results", "into", "--dry-run"], []),
    ],
)
def test_files_folders_and_patterns_are_downloaded(
    stored: Domino, environ: dict[str, str], tmp_path: Path, words: list[str], written: list[str]
) -> None:
    """What is below a pattern's folder keeps its place there."""
    empty = tmp_path / "empty"
    empty.mkdir()
    inside("files", "download", *words, environ=environ, cwd=empty)
    assert tree(empty) == written


def test_a_dash_is_standard_input_and_output(client: Domino, environ: dict[str, str]) -> None:
    """So that files go through pipes; what comes in needs a name."""
    piped("files", "upload", "-", "results/report.html", environ=environ, text="<p>ü</p>")
    assert piped("files", "download", "results/report.html", "-", environ=environ).stdout == "<p>ü</p>"
    assert "needs a name" in inside("files", "upload", "-", "results/", environ=environ, code=2).stderr


def test_what_was_done_is_told_in_one_line_or_one_document(
    client: Domino, environ: dict[str, str], folder: Path
) -> None:
    """A second call finds nothing to do."""
    words = ("files", "upload", ".", "data")
    first = inside(*words, environ=environ, cwd=folder)
    assert first.stdout == "3 files (14 bytes) uploaded\n"
    assert first.stderr == ""
    assert inside(*words, environ=environ, cwd=folder).stdout == "0 files (0 bytes) uploaded, 3 unchanged\n"
    (folder / "one.txt").write_text("other\n")
    listed = inside(*words, "--dry-run", environ=environ, cwd=folder).stdout
    assert listed == "upload\tdata/one.txt\n1 file (6 bytes) would be uploaded, 2 unchanged\n"
    document = json.loads(inside(*words, "--json", environ=environ, cwd=folder).stdout)
    assert document["transferred"] == [{"path": "data/one.txt", "local": str(folder / "one.txt"), "size": 6}]
    assert sorted(document["unchanged"]) == ["data/sub/three.log", "data/sub/two.txt"]
    assert list(document) == [
        *("direction", "transferred", "unchanged", "deleted", "failed", "not_tried", "size", "seconds", "is_dry_run"),
    ]


def test_folders_are_synced_in_either_direction(client: Domino, environ: dict[str, str], folder: Path) -> None:
    """With what is to be removed shown before, and removed only when that is asked for."""
    inside("files", "sync", ".", "data", "--up", environ=environ, cwd=folder)
    (folder / "one.txt").unlink()
    shown = inside("files", "sync", ".", "data", "--up", "--delete", "--dry-run", environ=environ, cwd=folder)
    assert shown.stdout.splitlines()[0] == "delete\tdata/one.txt"
    assert "data/one.txt" in paths(client)
    inside("files", "sync", ".", "data", "--up", "--delete", environ=environ, cwd=folder)
    assert paths(client) == ["data/sub/three.log", "data/sub/two.txt"]
    (folder / "sub" / "two.txt").write_text("changed here\n")
    inside("files", "sync", ".", "data", "--down", environ=environ, cwd=folder)
    assert (folder / "sub" / "two.txt").read_text() == "two\n"
    assert "it needs --up or --down" in inside("files", "sync", ".", environ=environ, cwd=folder, code=2).stderr


def test_one_file_that_fails_does_not_lose_the_others(
    client: Domino, environ: dict[str, str], folder: Path, server: LocalDomino
) -> None:
    """Each failure is told; the exit code is 3; the same command goes on with what is left."""
    server.faults.add(Fault("upload_file", status=403, times=1))
    words = ("files", "upload", ".", "data")
    failed = inside(*words, environ=environ, cwd=folder, code=3)
    assert failed.stdout.startswith("2 files (")
    assert failed.stdout.endswith("uploaded, 1 failed\n")
    assert failed.stderr.splitlines()[-2] == "error: 1 file was not transferred"
    assert "goes on with what is left" in failed.stderr.splitlines()[-1]
    assert inside(*words, environ=environ, cwd=folder).stdout.endswith("uploaded, 2 unchanged\n")


def test_what_is_not_there_is_told_before_anything_is_sent(client: Domino, environ: dict[str, str]) -> None:
    """Here as there."""
    here = inside("files", "upload", "no-such-file", "x", environ=environ, code=2).stderr
    assert here.startswith("error: there is no no-such-file; nothing was sent\n")
    client.files_upload("a.txt", b"a")
    there = inside("files", "download", "no-such-file", environ=environ, code=3).stderr
    assert "no-such-file" in there
    assert "no-such-file" in inside("files", "cat", "no-such-file", environ=environ, code=3).stderr


def test_files_are_removed(stored: Domino, environ: dict[str, str]) -> None:
    """Folders, too."""
    inside("files", "rm", "results", "notes.txt", environ=environ)
    assert paths(stored) == []


def test_a_transfer_shows_a_bar_on_a_terminal_unless_it_is_quiet(
    client: Domino, environ: dict[str, str], tmp_path: Path
) -> None:
    """On standard error; the result is the only data."""
    (tmp_path / "big.bin").write_bytes(b"x" * 3_000_000)
    shown = Terminal("files", "upload", tmp_path / "big.bin", columns=100, environ=environ).end()
    assert "Uploading big.bin" in shown.raw
    assert shown.text.endswith("1 file (2.9 MiB) uploaded")
    quiet = Terminal("files", "upload", tmp_path / "big.bin", "-q", columns=100, environ=environ).end()
    assert quiet.text == "1 file (2.9 MiB) uploaded"
