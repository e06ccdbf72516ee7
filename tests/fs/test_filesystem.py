"""domino:// for pandas and others: what fsspec's own tests do not ask."""

from __future__ import annotations

import datetime
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import fsspec
import pytest

from domino import Domino
from domino.errors import ConnectionFailedError, PermissionDeniedError
from domino.fs import DominoFileSystem
from domino.local import Fault, LocalDomino
from tests.support.scripted import Asked, Reply, scripted

KEY = "2d1a7c8be0f34b5a69788c9dafb1c2d3e4f50617"


@pytest.fixture
def options(server: LocalDomino) -> dict[str, Any]:
    """Return the storage options for the local Domino."""
    return {"host": server.url, "api_key": server.api_key}


def test_pandas_reads_and_writes_by_url(project: str, client: Domino, options: dict[str, Any]) -> None:
    """The protocol is known to fsspec without an import; a commit in the path is read, and not written."""
    pandas: Any = pytest.importorskip("pandas")
    url = f"domino://{project}/data/numbers.csv"
    frame = pandas.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    frame.to_csv(url, index=False, storage_options=options)
    pandas.testing.assert_frame_equal(pandas.read_csv(url, storage_options=options), frame)
    old = f"domino://{project}@{client.commits_list()[0]}/data/numbers.csv"
    client.files_remove("data/numbers.csv")
    pandas.testing.assert_frame_equal(pandas.read_csv(old, storage_options=options), frame)
    with pytest.raises(OSError, match="names a commit"):
        frame.to_csv(old, storage_options=options)


def test_the_credential_comes_from_the_environment(
    project: str, server: LocalDomino, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a program names neither host nor key."""
    monkeypatch.setenv("DOMINO_API_HOST", server.url)
    monkeypatch.setenv("DOMINO_USER_API_KEY", server.api_key)
    with fsspec.open(f"domino://{project}/a.txt", "w", skip_instance_cache=True) as file:
        file.write("näher")
    with fsspec.open(f"domino://{project}/a.txt", "r", encoding="utf-8", skip_instance_cache=True) as file:
        assert file.read() == "näher"


def test_info_tells_size_key_time_and_commit(fs: DominoFileSystem, client: Domino, project: str) -> None:
    """What the project's list of files tells."""
    stored = client.files_upload("data/a.txt", b"content")
    info = fs.info(f"domino://{project}/data/a.txt")
    assert (info["name"], info["type"], info["size"]) == (f"{project}/data/a.txt", "file", 7)
    assert info["key"] == stored.key == fs.ukey(f"{project}/data/a.txt")
    assert info["commit"] == client.commits_list()[0]
    modified = fs.modified(f"{project}/data/a.txt")
    assert abs(modified - datetime.datetime.now(datetime.timezone.utc)) < datetime.timedelta(minutes=1)
    assert fs.info(f"{project}/data") == {
        "name": f"{project}/data", "size": 0, "type": "directory", "commit": info["commit"]
    }  # fmt: skip


def test_ls_glob_and_find_look_at_one_commit(fs: DominoFileSystem, client: Domino, project: str) -> None:
    """Folders are those that files are in."""
    client.files_upload_many({"a.csv": b"1", "data/b.csv": b"2", "data/deep/c.csv": b"3", "data/d.txt": b"4"})
    client.files_remove(".dominoignore")
    assert fs.ls(project, detail=False) == [f"{project}/a.csv", f"{project}/data"]
    assert fs.ls(f"{project}/a.csv", detail=False) == [f"{project}/a.csv"]
    assert fs.glob(f"{project}/**/*.csv") == [
        f"{project}/{each}" for each in ("a.csv", "data/b.csv", "data/deep/c.csv")
    ]
    assert fs.find(f"{project}/data") == [f"{project}/data/{each}" for each in ("b.csv", "d.txt", "deep/c.csv")]
    assert fs.du(f"{project}/data") == 3


def test_the_newest_commit_is_remembered_until_it_is_asked_for_again(
    fs: DominoFileSystem, client: Domino, project: str
) -> None:
    """By refresh, by invalidate_cache, and after each change by the file system itself."""
    client.files_upload("a", b"1")
    assert fs.exists(f"{project}/a")
    client.files_upload("b", b"2")
    assert not fs.exists(f"{project}/b")
    assert fs.exists(f"{project}/b", refresh=True)
    client.files_upload("c", b"3")
    fs.invalidate_cache()
    assert fs.exists(f"{project}/c")
    client.files_upload("d", b"4")
    fs.pipe(f"{project}/e", b"5")
    assert [each["name"][-1] for each in fs.glob(f"{project}/?", detail=True).values()] == ["a", "b", "c", "d", "e"]


def test_without_a_cache_each_answer_is_new(client: Domino, project: str, options: dict[str, Any]) -> None:
    """As fsspec's options for it say."""
    fs = DominoFileSystem(**options, use_listings_cache=False)
    client.files_upload("a", b"1")
    assert fs.exists(f"{project}/a")
    client.files_upload("b", b"2")
    assert fs.exists(f"{project}/b")


def test_a_commit_can_be_read_and_not_written(client: Domino, project: str, options: dict[str, Any]) -> None:
    """The one that commit_id names."""
    client.files_upload("a.txt", b"old")
    commit = client.commits_list()[0]
    client.files_upload("a.txt", b"new")
    fs = DominoFileSystem(**options, commit_id=commit)
    assert fs.cat(f"{project}/a.txt") == b"old"
    for change in (
        lambda: fs.pipe(f"{project}/a.txt", b""),
        lambda: fs.open(f"{project}/a.txt", "w"),
        lambda: fs.rm(f"{project}/a.txt"),
        lambda: fs.touch(f"{project}/b.txt"),
    ):
        with pytest.raises(OSError, match="no commit can be changed"):
            change()
    assert client.files_download("a.txt").read() == b"new"


def test_an_open_file_seeks_and_asks_for_what_is_read(fs: DominoFileSystem, client: Domino, project: str) -> None:
    """And goes on with the same content when the file is replaced meanwhile."""
    content = os.urandom(300_000)
    client.files_upload("big.bin", content)
    with fs.open(f"{project}/big.bin", block_size=1000, cache_type="none") as file:
        assert file.seek(-10, os.SEEK_END) == 299_990
        assert file.read() == content[-10:]
        client.files_upload("big.bin", b"other")
        file.seek(1234)
        assert file.read(100) == content[1234:1334]
    assert fs.cat_file(f"{project}/big.bin", 5, -5) == content[5:-5]
    assert fs.cat_file(f"{project}/big.bin", -3) == content[-3:]
    assert fs.cat_file(f"{project}/big.bin", 10, 5) == b""


def test_lines_are_read_by_the_file(fs: DominoFileSystem, project: str) -> None:
    """Across the pieces that are looked through for their ends."""
    lines = [b"a\n", b"b" * 20_000 + b"\n", b"\n", b"end"]
    fs.pipe(f"{project}/lines", b"".join(lines))
    with fs.open(f"{project}/lines") as file:
        assert list(file) == lines
        file.seek(0)
        assert file.readlines() == lines
        file.seek(2)
        assert file.readline(3) == b"bbb"


def test_a_server_without_ranges_is_asked_for_the_whole_once() -> None:
    """Whatever is read of the file, and in which order."""
    files = {"data": [{"path": "big.bin", "key": KEY, "url": "", "size": 5000, "lastModified": 0}]}
    content = bytes(range(250)) * 20

    def answer(asked: Asked) -> Reply:
        if asked.target.endswith("/commits"):
            return Reply(["c" * 40])
        return Reply(content) if "/blobs/" in asked.target else Reply(files)

    with scripted(answer) as server:
        fs = DominoFileSystem(server.url, "key")
        with fs.open("a/b/big.bin", cache_type="none") as file:
            file.seek(4000)
            assert file.read(10) == content[4000:4010]
            file.seek(100)
            assert file.read(10) == content[100:110]
    assert [asked.headers.get("range") for asked in server.asked[2:]] == ["bytes=4000-4009", None]


def test_a_file_is_stored_when_it_is_closed(fs: DominoFileSystem, client: Domino, project: str) -> None:
    """One commit, whatever was written."""
    before = client.commits_list()
    with fs.open(f"{project}/out.txt", "w") as file:
        for number in range(10):
            file.write(f"{number}\n")
        assert client.commits_list() == before
    assert client.commits_list()[1:] == before
    assert client.files_download("out.txt").read().split() == [b"%d" % number for number in range(10)]


@pytest.mark.parametrize("mode", ["w", "wb"])
def test_a_block_that_fails_stores_nothing(fs: DominoFileSystem, client: Domino, project: str, mode: str) -> None:
    """A file appears whole or not at all."""
    before = client.commits_list()

    def fail() -> None:
        with fs.open(f"{project}/out.txt", mode) as file:
            file.write("half" if mode == "w" else b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert client.commits_list() == before


def test_a_transaction_stores_all_files_or_none(fs: DominoFileSystem, client: Domino, project: str) -> None:
    """At its end."""
    before = client.commits_list()
    with fs.transaction:
        fs.pipe(f"{project}/a", b"1")
        with fs.open(f"{project}/b", "w") as file:
            file.write("2")
        assert client.commits_list() == before
    assert fs.cat([f"{project}/a", f"{project}/b"]) == {f"{project}/a": b"1", f"{project}/b": b"2"}

    def fail() -> None:
        with fs.transaction:
            fs.pipe(f"{project}/c", b"3")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert fs.exists(f"{project}/b", refresh=True)
    assert not fs.exists(f"{project}/c")


def test_appending_stores_the_file_again(fs: DominoFileSystem, project: str) -> None:
    """With what is there already, if there is something."""
    for word in ("one ", "two"):
        with fs.open(f"{project}/log.txt", "a") as file:
            file.write(word)
    assert fs.read_text(f"{project}/log.txt") == "one two"
    with pytest.raises(NotImplementedError, match="as a whole"):
        fs.open(f"{project}/log.txt", "r+b")


def test_a_folder_is_removed_by_one_commit(fs: DominoFileSystem, client: Domino, project: str) -> None:
    """And only with recursive."""
    fs.pipe({f"{project}/data/{name}": b"1" for name in "abc"})
    before = len(client.commits_list())
    with pytest.raises(IsADirectoryError):
        fs.rm(f"{project}/data")
    with pytest.raises(OSError, match="no folder is empty"):
        fs.rmdir(f"{project}/data")
    fs.rm(f"{project}/data", recursive=True)
    assert len(client.commits_list()) == before + 1
    assert not fs.exists(f"{project}/data")
    with pytest.raises(FileNotFoundError):
        fs.rm(f"{project}/data", recursive=True)


def test_files_are_moved_between_projects(fs: DominoFileSystem, project: str) -> None:
    """Copied by way of this machine, then removed."""
    fs.pipe(f"{project}/a.txt", b"content")
    fs.mv(f"{project}/a.txt", f"{project}-too/b.txt")
    assert fs.cat(f"{project}-too/b.txt") == b"content"
    assert not fs.exists(f"{project}/a.txt")


def test_get_and_put_tell_a_callback_how_far_they_are(fs: DominoFileSystem, project: str, tmp_path: Path) -> None:
    """In bytes."""
    (tmp_path / "a").write_bytes(b"content")
    sent, received = fsspec.Callback(), fsspec.Callback()
    fs.put_file(str(tmp_path / "a"), f"{project}/a", callback=sent)
    fs.get_file(f"{project}/a", str(tmp_path / "new" / "b"), callback=received)
    assert (tmp_path / "new" / "b").read_bytes() == b"content"
    assert (sent.size, sent.value, received.size, received.value) == (7, 7, 7, 7)


def test_what_is_not_there_is_a_file_not_found_error(fs: DominoFileSystem, client: Domino, project: str) -> None:
    """A path, a project, a commit; and a path that names no project."""
    client.files_upload("a", b"1")
    for path in (f"{project}/nothing", "nobody/nothing/a", "nobody", ""):
        with pytest.raises(FileNotFoundError):
            fs.info(path)
        assert not fs.exists(path)
        assert not fs.isdir(path)
        assert not fs.isfile(path)
    with pytest.raises(FileNotFoundError, match="owner and project"):
        fs.ls("domino://")
    with pytest.raises(IsADirectoryError):
        fs.open(project)


def test_a_server_that_fails_is_no_empty_folder(server: LocalDomino, project: str) -> None:
    """What keeps from knowing is raised, by each of them."""
    unreachable = DominoFileSystem("http://127.0.0.1:9", "key", client_options={"max_retries": 0})
    stranger = DominoFileSystem(server.url, "wrong")
    for look in ("exists", "isdir", "isfile", "glob", "find"):
        with pytest.raises(ConnectionFailedError):
            getattr(unreachable, look)(f"{project}/*")
        with pytest.raises(PermissionDeniedError):
            getattr(stranger, look)(f"{project}/*")


def test_a_listing_that_fails_once_is_asked_for_again(fs: DominoFileSystem, server: LocalDomino, project: str) -> None:
    """The client's retries hold for all that is read."""
    fs.pipe(f"{project}/a", b"1")
    server.faults.add(Fault("list_files", status=503))
    assert fs.isfile(f"{project}/a")


def test_threads_share_a_file_system(fs: DominoFileSystem, project: str) -> None:
    """What one has stored, all see."""
    names = [f"{project}/{number}" for number in range(12)]

    def store_and_look(name: str) -> bool:
        fs.pipe(name, name.encode())
        return fs.exists(name) and fs.cat_file(name) == name.encode()

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(store_and_look, names))
    assert fs.glob(f"{project}/[0-9]*") == sorted(names)


def test_it_is_pickled_without_a_credential(project: str, server: LocalDomino, monkeypatch: pytest.MonkeyPatch) -> None:
    """As dask sends it to workers, which have the environment's; open files go along."""
    monkeypatch.setenv("DOMINO_USER_API_KEY", server.api_key)
    fs = DominoFileSystem(server.url, skip_instance_cache=True)
    fs.pipe(f"{project}/a.txt", b"content")
    with fs.open(f"{project}/a.txt") as file:
        file.read(3)
        sent = pickle.dumps((fs, file))
    assert server.api_key.encode() not in sent
    again, file = pickle.loads(sent)
    assert again.cat(f"{project}/a.txt") == b"content"
    assert file.read() == b"tent"
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(DominoFileSystem(server.url, server.api_key))


def test_an_option_that_is_misspelt_is_an_error() -> None:
    """And one of Domino that is rare goes into client_options."""
    with pytest.raises(TypeError, match="unknown storage option 'apikey'"):
        DominoFileSystem("http://127.0.0.1:9", apikey="key")


def test_what_domino_does_not_know_is_told(fs: DominoFileSystem, project: str) -> None:
    """As fsspec tells what a file system cannot."""
    with pytest.raises(NotImplementedError, match="when"):
        fs.created(f"{project}/a")
    with pytest.raises(NotImplementedError, match="no signed links"):
        fs.sign(f"{project}/a")


def test_fsspec_that_is_missing_is_asked_for_by_name() -> None:
    """With the command to type."""
    code = """
import sys
sys.modules["fsspec"] = None
try:
    import domino.fs
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert "pip install" in done.stdout
    assert "[fsspec]" in done.stdout
