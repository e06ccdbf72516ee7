"""What is stored: damage is told in one line that names the file, others cannot read it, no clock turns it round."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from domino.local import LocalDomino
from domino.local.store.database import Database
from domino.local.store.repository import Repository
from domino.local.store.runs import Run, new_id, not_before, now_ms
from tests.local.local_helpers import Api, Servers, git, repository


def refused(root: Path) -> str:
    """Return what the command line says about a root folder that it does not take."""
    command = [sys.executable, "-m", "domino.local", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stderr.startswith("domino.local: ")
    return done.stderr


KEY = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b" ", b"x", KEY[:-1].encode(), f"{KEY}0".encode(), f"{KEY}\n\n".encode(), KEY.upper().encode(),
     b"\xff" * 64, f"{KEY[:63]} ".encode(), b"\0" * 64, f"{KEY[:32]}\n{KEY[:31]}".encode(), b"a" * 1_000_000],
    ids=lambda content: repr(content[:9]),
)  # fmt: skip
def test_a_file_that_holds_no_key_is_not_accepted(tmp_path: Path, content: bytes) -> None:
    """An empty one would let everybody in who sends an empty key."""
    (tmp_path / "api-key").write_bytes(content)
    with pytest.raises(OSError, match=r"api-key holds no key: delete it"):
        LocalDomino(tmp_path).start()


def test_a_file_that_holds_no_key_is_told_in_one_line(tmp_path: Path) -> None:
    """With its name; without it, the next start makes a new one."""
    (tmp_path / "api-key").touch()
    assert f"{tmp_path / 'api-key'} holds no key" in refused(tmp_path)
    (tmp_path / "api-key").unlink()
    with LocalDomino(tmp_path) as server:
        assert re.fullmatch("[0-9a-f]{64}", server.api_key)


@pytest.mark.parametrize("content", [KEY, f"{KEY}\n"])
def test_a_key_is_taken_with_or_without_its_line_end(tmp_path: Path, content: str) -> None:
    """As the server or an editor has written it."""
    (tmp_path / "api-key").write_text(content)
    with LocalDomino(tmp_path) as server:
        assert server.api_key == KEY


def overwrite(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1000)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 + 100])


def scribble(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:8192] = os.urandom(4096)
    file.write_bytes(content)


def change(statement: str) -> Callable[[Path], None]:
    def do(file: Path) -> None:
        with closing(sqlite3.connect(file)) as database, database:
            database.execute(statement)

    return do


@pytest.mark.parametrize(
    "damage",
    [
        *(overwrite, cut, scribble),
        change("ALTER TABLE run DROP COLUMN title"),
        change("UPDATE run SET command = 'not JSON'"),
        change("UPDATE run SET command = '5'"),
    ],
    ids=["overwritten", "cut", "scribbled", "other columns", "no JSON", "other JSON"],
)
def test_a_damaged_database_is_told_in_one_line(
    servers: Servers, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    """At the start, with the file's name."""
    with LocalDomino(tmp_path) as server:
        api = servers.api(server.url, server.api_key, server.project)
        for _ in range(20):
            api.finish(api.shell("true", title="x" * 500))
    damage(tmp_path / "domino.sqlite")
    assert str(tmp_path / "domino.sqlite") in refused(tmp_path)


@pytest.mark.parametrize("name", ["domino.sqlite", "projects", "runs", "lock", "api-key"])
def test_something_else_in_the_place_of_what_is_kept_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    """A folder for a file, a file for a folder."""
    place = tmp_path / name
    if "." in name or name in {"lock", "api-key"}:
        place.mkdir()
    else:
        place.touch()
    assert str(place) in refused(tmp_path)


def path_of(server: LocalDomino, api: Api, revision: str) -> Path:
    key = git(server, api, "rev-parse", revision).strip()
    return repository(server, api) / "objects" / key[:2] / key[2:]


def replace(content: bytes | None) -> Callable[[Path], None]:
    def do(file: Path) -> None:
        file.unlink()
        if content is not None:
            file.write_bytes(content)

    return do


DAMAGES = {
    "empty": replace(b""),
    "no zlib": replace(b"garbage" * 100),
    "no object": replace(zlib.compress(b"garbage" * 100)),
    "no size": replace(zlib.compress(b"blob x\0abc")),
    "cut": lambda file: replace(file.read_bytes()[:-4])(file),
    "another kind": replace(zlib.compress(b"tag 3\0abc")),
    "not as it should be": replace(zlib.compress(b"commit 7\0no tree")),
    "missing": replace(None),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("revision", ["HEAD", "HEAD^{tree}", "HEAD:folder", "HEAD:folder/a.txt"])
def test_a_damaged_object_is_a_500_and_one_line_that_name_it(
    servers: Servers, tmp_path: Path, caplog: pytest.LogCaptureFixture, revision: str, damage: str
) -> None:
    """On each path that meets it; what does not need it goes on."""
    with LocalDomino(tmp_path) as first:
        api = servers.api(first.url, first.api_key, first.project)
        api.upload("folder/a.txt", "x" * 1000)
        commit, project_id = api.head(), api.project_id()
        key = git(first, api, "rev-parse", "HEAD:folder/a.txt").strip()
        file = path_of(first, api, revision)
    DAMAGES[damage](file)
    server, api = servers.start(root=tmp_path)
    caplog.clear()
    for method, path in (
        ("GET", f"{api.base}/files/{commit}/"),
        ("GET", f"{api.base}/commits"),
        ("GET", f"/api/projects/v1/projects/{project_id}/files/{commit}/folder/a.txt/content"),
        ("GET", "/v4/files/browseFiles?ownerUsername=local&projectName=quick-start&filePath=folder"),
        ("GET", "/v4/files/editCode?ownerUsername=local&projectName=quick-start&pathString=folder/a.txt"),
        ("PUT", f"{api.base}/folder/b.txt"),
        ("POST", f"{api.base}/runs"),
        ("GET", f"{api.base}/blobs/{key}"),
    ):
        body = {"command": ["true"], "isDirect": True} if method == "POST" else None
        try:
            reply = api.http.request(method, path, json=body)
        except httpx.RemoteProtocolError:
            continue  # the damage was met in the middle of a file
        named = file.parent.name + file.name in reply.text.replace("/", "")
        assert reply.status_code < 500 or named or "NoSuchElementException" in reply.text
    run_ids = [run["id"] for run in api.http.get(f"{api.base}/runs").json()["data"]]
    assert {api.finish(run_id)["status"] for run_id in run_ids} <= {"Error", "Succeeded"}
    assert api.http.get("/version").status_code == 200
    server.stop()
    assert "Traceback" not in caplog.text
    assert all(file.name in record.getMessage() for record in caplog.records), caplog.text
    assert caplog.records


@pytest.mark.parametrize("content", ["", "garbage", "0" * 40, "ref: refs/heads/none"])
def test_a_damaged_head_is_told_with_the_name_of_its_file(
    servers: Servers, tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str
) -> None:
    """Instead of a history that would seem to be empty."""
    with LocalDomino(tmp_path) as first:
        api = servers.api(first.url, first.api_key, first.project)
        head = repository(first, api) / "refs" / "heads" / "main"
    head.write_text(content)
    server, api = servers.start(root=tmp_path)
    for request in (("GET", f"{api.base}/commits"), ("PUT", f"{api.base}/a.txt")):
        reply = api.http.request(*request)
        assert reply.status_code == 500
        assert str(head) in reply.json()["message"] or "0" * 38 in reply.json()["message"]
    server.stop()
    assert "Traceback" not in caplog.text


def test_a_repository_that_is_gone_is_told_with_its_name(servers: Servers, tmp_path: Path) -> None:
    """Also at the start, if runs wait for it."""
    with LocalDomino(tmp_path) as first:
        api = servers.api(first.url, first.api_key, first.project)
        api.upload("a.txt")
        folder = repository(first, api)
    shutil.rmtree(folder)
    _, api = servers.start(root=tmp_path)
    reply = api.http.get(f"{api.base}/commits")
    assert (reply.status_code, str(folder) in reply.json()["message"]) == (500, True)


def modes(root: Path) -> dict[str, int]:
    return {str(path.relative_to(root)): stat.S_IMODE(path.stat().st_mode) for path in (root, *root.rglob("*"))}


@pytest.mark.parametrize("before", ["nothing", "an empty folder", "a root of before"])
def test_what_is_kept_is_closed_to_others(servers: Servers, tmp_path: Path, before: str) -> None:
    """Whatever the umask says; also what an earlier version has left open."""
    root = tmp_path / "root"
    if before != "nothing":
        root.mkdir(mode=0o755)
        root.chmod(0o755)
    if before == "a root of before":
        with LocalDomino(root):
            pass
        for path in (root, *root.iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
    mask = os.umask(0o022)
    try:
        server, api = servers.start(root=root)
        api.upload("folder/a.txt", "x")
        run_id = api.shell("echo ready; sleep 60")
        api.wait_output(run_id, "ready")
        found = modes(root)
    finally:
        os.umask(mask)
    folders = (".", "projects", "projects/local", "projects/local/quick-start.git", "runs", f"runs/{run_id}")
    assert {name: oct(found[name]) for name in folders} == dict.fromkeys(folders, oct(0o700))
    files = [name for name in found if name.startswith("domino.sqlite")] + ["api-key", "lock"]
    assert len(files) >= 4
    assert {name: oct(found[name]) for name in files} == dict.fromkeys(files, oct(0o600))
    assert server.root == root


def test_a_folder_that_holds_other_things_keeps_its_own_rights(tmp_path: Path) -> None:
    """It may be the folder where somebody works; what is ours in it is closed."""
    (tmp_path / "thesis.tex").touch()
    tmp_path.chmod(0o755)
    with LocalDomino(tmp_path):
        found = modes(tmp_path)
    assert (found["."], found["projects"], found["runs"], found["api-key"]) == (0o755, 0o700, 0o700, 0o600)


AHEAD = 3_600_000


@pytest.mark.parametrize("known", ["queued", "started", "completed"])
def test_nothing_that_happens_to_a_run_is_earlier_than_what_happened_before(known: str) -> None:
    """A clock that was set back by an hour in between."""
    times = {"queued": now_ms(), known: now_ms() + AHEAD}
    run = Run(new_id(), "p", 1, ("true",), is_direct=True, title=None, hardware_tier_id="a", commit_id="c", **times)  # type: ignore[arg-type]
    assert not_before(run) == times[known]


def test_a_run_of_before_the_clock_was_set_back_has_its_times_in_order(servers: Servers, tmp_path: Path) -> None:
    """It is queued an hour ahead, and executed after the next start; an interrupted one the same."""
    with LocalDomino(tmp_path) as first:
        api = servers.api(first.url, first.api_key, first.project)
        ids = [api.finish(api.shell("true"))["id"] for _ in range(3)]
    with closing(sqlite3.connect(tmp_path / "domino.sqlite")) as database, database:
        clean = "completed = NULL, post_processed = NULL, exit_code = NULL, output_commit_id = NULL"
        ahead = now_ms() + AHEAD
        for run_id, status, started in zip(ids, ("Queued", "Running", "Finishing"), (None, ahead, ahead), strict=True):
            change = f"UPDATE run SET status = ?, queued = ?, started = ?, {clean} WHERE id = ?"
            database.execute(change, (status, ahead, started, run_id))
    _, api = servers.start(root=tmp_path)
    for run_id in ids:
        run = api.finish(run_id)
        times = [run[name] for name in ("queued", "started", "completed", "postProcessedTimestamp")]
        assert times == sorted(times)
        assert times[0] == ahead


def test_a_commit_is_not_older_than_the_one_before(tmp_path: Path) -> None:
    """Else who sorts by time would take another one for the newest."""
    made = Repository.create(tmp_path / "a.git", {"a": b"x"}, author="ann")
    later = int(made.commit_info(made.head()).time + AHEAD)
    program = f"tree {made.commit_info(made.head()).tree}\nparent {made.head()}\nauthor a <a> {later} +0000\n"
    ahead = made.objects.write(f"{program}committer a <a> {later} +0000\n\nahead\n".encode(), "commit")
    (tmp_path / "a.git" / "refs" / "heads" / "main").write_text(f"{ahead}\n")
    newest = made.commit({}, "after", author="ann")
    assert made.commit_info(newest).time == later
    made.close()


def test_a_database_that_is_whole_is_opened_again(tmp_path: Path) -> None:
    """The check finds nothing where there is nothing."""
    for _ in range(2):
        Database(tmp_path / "a.sqlite").close()
