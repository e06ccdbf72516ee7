"""Several files of domino:// at a time: read, fetched, stored and copied by the client's transfers of many files."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fsspec
import pytest

from domino import Domino
from domino.errors import BulkTransferError, ConnectionFailedError, PermissionDeniedError, ServerError
from domino.fs import DominoFileSystem
from domino.local import Fault, LocalDomino
from tests.support.scripted import Asked, Reply, scripted

CONTENTS = {"a.csv": b"1,2,3", "b.csv": b"", "deep/c.csv": b"c" * 300}


@pytest.fixture(scope="module")
def data(_session_server: LocalDomino) -> str:
    """Return a folder with three files, which is only read."""
    root = f"{_session_server.user}/{uuid.uuid4().hex[:12]}"
    with Domino(root, _session_server.api_key, _session_server.url) as domino:
        domino.files_upload_many({f"data/{name}": content for name, content in CONTENTS.items()})
    return f"{root}/data"


class Told(fsspec.Callback):  # type: ignore[misc]  # fsspec has no types
    """Keeps what it is told, and has a branch for each file."""

    def __init__(self) -> None:
        super().__init__()
        self.branches: dict[str, Told] = {}
        self.is_closed = False

    def branched(self, path_1: str, path_2: str, **_: object) -> Told:
        """Return the branch of a file."""
        return self.branches.setdefault(path_1.rpartition("/")[2], Told())

    def close(self) -> None:
        """Note that nothing more comes."""
        self.is_closed = True


def local(root: Path) -> dict[str, bytes]:
    """Return what is in a local folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def file_list(count: int) -> dict[str, Any]:
    """Return the list of so many files, each of which has its number for a content."""
    return {
        "data": [{"path": f"f/{n}", "key": f"{n:040}", "url": "", "size": 1, "lastModified": 0} for n in range(count)]
    }


Work = Callable[[DominoFileSystem, Path], object]


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(lambda fs, _: fs.cat("a/b/f/*"), id="cat"),
        pytest.param(lambda fs, _: fs.cat_ranges([f"a/b/f/{n}" for n in range(4)], 0, 1), id="cat_ranges"),
        pytest.param(lambda fs, to: fs.get("a/b/f", str(to / "got"), recursive=True), id="get"),
        pytest.param(lambda fs, _: fs.pipe({f"a/b/g/{n}": b"1" for n in range(4)}), id="pipe"),
    ],
)
def test_four_files_are_on_their_way_at_the_same_time(work: Work, tmp_path: Path) -> None:
    """The server answers none before it was asked for all."""
    all_asked = threading.Barrier(4, timeout=10)

    def answer(asked: Asked) -> Reply:
        if asked.target.endswith("/commits"):
            return Reply(["c" * 40])
        if "/findProject" in asked.target:
            return Reply({"id": "5" * 24, "name": "b"})
        if "/files/" in asked.target and "content" not in asked.target:
            return Reply(file_list(4))
        all_asked.wait()
        return Reply({"size": 1}, 201) if asked.method == "PUT" else Reply(b"1")

    with scripted(answer) as server:
        work(DominoFileSystem(server.url, "key", client_options={"max_retries": 0}), tmp_path)


def test_folders_go_up_and_down(fs: DominoFileSystem, client: Domino, project: str, tmp_path: Path) -> None:
    """Each file is a commit; nothing of a file system that is open has to be told about it."""
    for name, content in CONTENTS.items():
        (tmp_path / "up" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "up" / name).write_bytes(content)
    before = client.commits_list()
    fs.put(str(tmp_path / "up"), f"{project}/data", recursive=True)
    assert len(client.commits_list()) - len(before) == len(CONTENTS)
    fs.get(f"{project}/data", str(tmp_path / "down"), recursive=True)
    assert local(tmp_path / "down") == CONTENTS
    fs.get([f"{project}/data/a.csv"] * 2, [str(tmp_path / "one"), str(tmp_path / "two")])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() == b"1,2,3"


def test_callbacks_are_told_of_files_and_their_branches_of_bytes(
    fs: DominoFileSystem, data: str, project: str, tmp_path: Path
) -> None:
    """Up to all of them, in both directions; a folder counts as fsspec counts it. What they raise is raised."""
    down, up = Told(), Told()
    fs.get(data, str(tmp_path / "new"), recursive=True, callback=down)
    fs.put(str(tmp_path / "new"), f"{project}/data", recursive=True, callback=up)
    for told in (down, up):
        assert told.value == told.size == 5
        for name, content in CONTENTS.items():
            branch = told.branches[Path(name).name]
            assert (branch.size, branch.value, branch.is_closed) == (len(content), len(content), True)

    def stop(size: int | None, value: int, **_: object) -> None:
        if value:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fs.get(data, str(tmp_path / "again"), recursive=True, callback=fsspec.Callback(hooks={"stop": stop}))


def test_on_error_says_what_becomes_of_files_that_cannot_be_read(fs: DominoFileSystem, data: str) -> None:
    """As fsspec has it: raised, left out, or in the place of the content."""
    paths = [f"{data}/a.csv", f"{data}/none"]
    with pytest.raises(FileNotFoundError):
        fs.cat(paths)
    assert fs.cat(paths, on_error="omit") == {f"{data}/a.csv": b"1,2,3"}
    found = fs.cat([*paths, data], on_error="return")
    assert found[f"{data}/a.csv"] == b"1,2,3"
    assert isinstance(found[f"{data}/none"], FileNotFoundError)
    assert isinstance(found[data], IsADirectoryError)
    with pytest.raises(ValueError, match="on_error must be"):
        fs.cat(paths, on_error="ignore")
    with pytest.raises(ValueError, match="on_error must be"):
        fs.cat_ranges(paths, 0, 1, on_error="omit")


def test_a_folder_is_read_with_what_is_in_it(fs: DominoFileSystem, data: str) -> None:
    """The files, by their paths; a file alone is its content."""
    assert fs.cat(data, recursive=True) == {f"{data}/{name}": content for name, content in CONTENTS.items()}
    assert fs.cat(f"{data}/a.csv", recursive=True) == b"1,2,3"
    assert fs.cat([f"{data}/a.csv"]) == {f"{data}/a.csv": b"1,2,3"}
    assert fs.cat([f"{data}/a.csv"], start=2, end=-1) == {f"{data}/a.csv": b"2,"}
    assert dict(fs.get_mapper(data)) == CONTENTS


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (None, None, b"1,2,3"), (0, 5, b"1,2,3"), (0, 4, b"1,2,"), (0, 6, b"1,2,3"), (-2, None, b",3"),
        (4, 5, b"3"), (5, 6, b""), (3, 3, b""), (4, 2, b""), (-9, 1, b"1"), (1, -1, b",2,"),
    ],
)  # fmt: skip
def test_ranges_are_those_of_a_slice(start: int | None, end: int | None, wanted: bytes) -> None:
    """Below, at and above the ends of a file; also where the server gives no parts, or no sizes."""
    files = {
        "data": [{"path": name, "key": "1" * 40, "url": "", "size": size} for name, size in (("a", 5), ("b", None))]
    }

    def answer(asked: Asked) -> Reply:
        if asked.target.endswith("/commits"):
            return Reply(["c" * 40])
        return Reply(b"1,2,3") if "/blobs/" in asked.target else Reply(files)

    with scripted(answer) as server:
        fs = DominoFileSystem(server.url, "key")
        assert fs.cat_ranges(["x/y/a", "x/y/b"], start, end) == [wanted, wanted]


def test_ranges_of_many_files_come_in_their_order(fs: DominoFileSystem, data: str) -> None:
    """Each with its error in its place; lists of another length are a mistake."""
    paths = [f"{data}/deep/c.csv", f"{data}/a.csv", f"{data}/none", f"{data}/a.csv"]
    *read, missing, last = fs.cat_ranges(paths, [1, 0, 0, 4], [4, 3, 1, None])
    assert [*read, last] == [b"ccc", b"1,2", b"3"]
    assert isinstance(missing, FileNotFoundError)
    with pytest.raises(FileNotFoundError):
        fs.cat_ranges(paths, 0, 1, on_error="raise")
    with pytest.raises(ValueError, match="4 paths, 1 starts"):
        fs.cat_ranges(paths, [0], 1)
    with pytest.raises(TypeError, match="must be a list"):
        fs.cat_ranges(paths[0], 0, 1)  # type: ignore[arg-type]  # what is checked at run time, too
    with pytest.raises(NotImplementedError, match="max_gap"):
        fs.cat_ranges(paths, 0, 1, max_gap=10)


def test_a_file_that_fails_does_not_lose_the_others(
    fs: DominoFileSystem, server: LocalDomino, data: str, tmp_path: Path
) -> None:
    """Its error is raised, as that of a file alone; its cause tells of all."""
    server.faults.add(Fault("get_file_content", times=None, status=404, skip=2))
    with pytest.raises(FileNotFoundError) as caught:
        fs.get(data, str(tmp_path / "new"), recursive=True)
    assert str(caught.value.filename).startswith(data)
    assert isinstance(caught.value.__cause__, BulkTransferError)
    assert len(local(tmp_path / "new")) == 2
    server.faults.add(Fault("get_blob", times=None, status=500, skip=2))
    quick = DominoFileSystem(server.url, server.api_key, client_options={"max_retries": 0})
    found = quick.cat(data, recursive=True, on_error="return")
    assert sorted(type(content).__name__ for content in found.values()) == ["ServerError", "bytes", "bytes"]
    with pytest.raises(ServerError):
        quick.cat(data, recursive=True)


def test_a_project_that_does_not_answer_is_asked_once() -> None:
    """However many of its files are wanted."""
    with scripted(Reply({"message": "no"}, 403)) as server:
        fs = DominoFileSystem(server.url, "key")
        found = fs.cat([f"a/b/{n}" for n in range(50)], on_error="return")
        assert {type(error) for error in found.values()} == {PermissionDeniedError}
        assert len(server.asked) == 1
    with pytest.raises(ConnectionFailedError):
        DominoFileSystem("http://127.0.0.1:9", "key", client_options={"max_retries": 0}).cat(["a/b/c", "a/b/d"])


def test_the_newest_commit_is_asked_for_once_for_many_files(tmp_path: Path) -> None:
    """Also where each answer is to be new: they are all of the same commit."""

    def answer(asked: Asked) -> Reply:
        if asked.target.endswith("/commits"):
            return Reply(["c" * 40])
        return Reply(file_list(20)) if "/files/" in asked.target else Reply(b"1")

    with scripted(answer) as server:
        fs = DominoFileSystem(server.url, "key", use_listings_cache=False)
        assert len(fs.cat("a/b/f", recursive=True)) == 20
        assert [asked.target.rpartition("/")[2] for asked in server.asked].count("commits") == 1
        fs.cat_file("a/b/f/0")
        assert [asked.target.rpartition("/")[2] for asked in server.asked].count("commits") == 2


def test_nothing_is_stored_where_something_is_missing_or_there(
    fs: DominoFileSystem, client: Domino, data: str, tmp_path: Path
) -> None:
    """A local file that is not there; with `create`, one that is there already. Nor is anything fetched."""
    (tmp_path / "a").write_bytes(b"1")
    with pytest.raises(FileNotFoundError):
        fs.put([str(tmp_path / "a"), str(tmp_path / "none")], [f"{data}/x", f"{data}/y"])
    with pytest.raises(FileExistsError):
        fs.put([str(tmp_path / "a")] * 2, [f"{data}/x", f"{data}/a.csv"], mode="create")
    with pytest.raises(FileExistsError):
        fs.pipe({f"{data}/x": b"1", f"{data}/a.csv": b"1"}, mode="create")
    with pytest.raises(FileNotFoundError):
        fs.get([f"{data}/a.csv", f"{data}/none"], [str(tmp_path / "b"), str(tmp_path / "c")])
    assert not (tmp_path / "b").exists()
    fs.invalidate_cache()
    assert not fs.exists(f"{data}/x")


def test_folders_are_copied_between_projects(fs: DominoFileSystem, data: str, project: str) -> None:
    """By way of this machine; what is not there is left out, or said."""
    fs.cp(f"{data}/", f"{project}/copy/", recursive=True)
    assert fs.cat(f"{project}/copy", recursive=True) == {
        f"{project}/copy/{name}": content for name, content in CONTENTS.items()
    }
    with pytest.raises(FileNotFoundError):
        fs.cp([f"{data}/none"], [f"{project}/x"])
    fs.cp([f"{data}/none"], [f"{project}/x"], on_error="ignore")
    assert not fs.exists(f"{project}/x")


@pytest.mark.parametrize("batch_size", [1, 2, 100, -1])
def test_batch_size_is_how_many_at_a_time(fs: DominoFileSystem, data: str, batch_size: int) -> None:
    """Of the call, or of the file system; -1 is for as many as can be."""
    assert len(fs.cat(data, recursive=True, batch_size=batch_size)) == len(CONTENTS)


@pytest.mark.parametrize("batch_size", [-2, 0, 101])
def test_a_batch_size_that_makes_no_sense_is_refused(data: str, server: LocalDomino, batch_size: int) -> None:
    """Below, and above."""
    fs = DominoFileSystem(server.url, server.api_key, batch_size=batch_size)
    with pytest.raises(ValueError, match="batch_size must be from 1 to 100"):
        fs.cat(data, recursive=True)
    assert len(fs.cat(data, recursive=True, batch_size=1)) == len(CONTENTS)
