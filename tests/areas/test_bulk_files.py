"""Folders, and many files by name, with both clients."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domino import Domino
from domino.errors import AuthenticationError, BulkTransferError, NotFoundError, TransferError
from domino.local import Fault, LocalDomino
from domino.types import TransferProgress
from tests.conftest import Connect
from tests.support.scripted import Asked, Reply, scripted

TREE = {
    "a.txt": b"a",
    "empty": b"",
    "deep/er/and deeper/x.csv": b"1,2\n",
    "ünï/çödé.txt": b"u",
    "50% #1?&+=;,:@$!'()*.txt": b"odd",
    "e\u0301 and \u00e9": b"two forms",
    "big": bytes(range(256)) * 12_000,
}


@pytest.fixture(autouse=True)
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is noted of transfers out of the home of whoever runs the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of all kinds."""
    root = tmp_path / "local"
    fill(root, TREE)
    return root


def fill(root: Path, tree: dict[str, bytes]) -> None:
    """Write files, with their folders."""
    for name, content in tree.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


def read(root: Path) -> dict[str, bytes]:
    """Return what is in a folder."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def there(domino: Domino, below: str = "") -> dict[str, bytes]:
    """Return what is in the project."""
    return {
        file.path.removeprefix(below): domino.blobs_get(file.key).read()
        for file in domino.files_list().data
        if file.path.startswith(below) and file.path != ".dominoignore"
    }


# ----------------------------------------------------------------------------------------------------------- both ways
def test_a_folder_comes_back_as_it_went(domino: Domino, folder: Path, tmp_path: Path) -> None:
    """Empty files, marks, blanks and every character of a URL."""
    sent = domino.files_upload_folder(folder, "data/raw")
    assert sorted(file.path for file in sent.transferred) == sorted(f"data/raw/{name}" for name in TREE)
    assert all(len(file.key) == 40 for file in sent.transferred)
    assert sent.size == sum(map(len, TREE.values()))
    assert there(domino, "data/raw/") == TREE
    back = domino.files_download_folder("/data/raw/", tmp_path / "back")
    assert read(tmp_path / "back") == TREE
    assert sorted(file.path for file in back.transferred) == sorted(f"data/raw/{name}" for name in TREE)
    assert str(back) == f"{len(TREE)} files (2.9 MiB) downloaded"


def test_what_is_the_same_is_left_alone(domino: Domino, folder: Path, server: LocalDomino) -> None:
    """Two requests tell that nothing is to be done; a file that was changed in place is found."""
    domino.files_upload_folder(folder)
    again = domino.files_upload_folder(folder)
    # Before them the last upload: only the newest requests are kept.
    assert [request.method for request in server.requests[-3:]] == ["PUT", "GET", "GET"]
    assert (len(again.transferred), len(again.unchanged)) == (0, len(TREE))
    (folder / "a.txt").write_bytes(b"b")
    (third,) = domino.files_upload_folder(folder).transferred
    assert third.path == "a.txt"
    assert there(domino)["a.txt"] == b"b"
    assert domino.files_sync(folder, "/", "down", exclude=".dominoignore").transferred == []


def test_what_was_changed_there_is_uploaded_again(domino: Domino, folder: Path) -> None:
    """The same local file, and another key: somebody else has stored another content."""
    domino.files_upload_folder(folder)
    domino.files_upload("a.txt", b"somebody else's")
    assert [file.path for file in domino.files_upload_folder(folder).transferred] == ["a.txt"]
    assert there(domino)["a.txt"] == b"a"


def test_a_file_that_was_only_touched_is_left_alone(domino: Domino, folder: Path) -> None:
    """Its content is compared with what was noted."""
    domino.files_upload_folder(folder)
    os.utime(folder / "big", (1, 1))
    assert domino.files_upload_folder(folder).transferred == []


def test_a_local_change_is_overwritten_on_the_way_down(domino: Domino, folder: Path) -> None:
    """Of the same size, so that only the content tells."""
    domino.files_upload_folder(folder)
    domino.files_download_folder("/", folder)
    (folder / "a.txt").write_bytes(b"b")
    report = domino.files_download_folder("/", folder, exclude=".dominoignore")
    assert [file.path for file in report.transferred] == ["a.txt"]
    assert read(folder)["a.txt"] == b"a"


def test_an_old_commit_can_be_downloaded(domino: Domino, folder: Path, tmp_path: Path) -> None:
    """Its files, not the newest."""
    domino.files_upload("d/a", b"old")
    commit = domino.commits_list()[0]
    domino.files_upload("d/a", b"new")
    domino.files_download_folder("d", tmp_path / "old", commit)
    assert read(tmp_path / "old") == {"a": b"old"}


# ----------------------------------------------------------------------------------------------------- what takes part
def test_patterns_say_what_takes_part(domino: Domino, tmp_path: Path) -> None:
    """As in a .gitignore; .git stays out always."""
    root = tmp_path / "code"
    fill(root, {
        ".dominoignore": b"*.log\n!keep.log\nbuild/\n",
        "a.py": b"", "b.pyc": b"", "x.log": b"", "keep.log": b"", "build/o.py": b"", "sub/c.py": b"", ".git/HEAD": b"",
    })  # fmt: skip
    report = domino.files_upload_folder(root, "code", exclude=["*.pyc"])
    names = [file.path.removeprefix("code/") for file in report.transferred]
    assert names == [".dominoignore", "a.py", "keep.log", "sub/c.py"]
    report = domino.files_upload_folder(root, "only", include="*.py", exclude="sub/")
    assert [file.path for file in report.transferred] == ["only/a.py"]
    report = domino.files_download_folder("code", tmp_path / "back", include=["sub/**"])
    assert read(tmp_path / "back") == {"sub/c.py": b""}


@pytest.mark.parametrize(("patterns", "error"), [([1], TypeError), (["!"], ValueError)])
def test_what_is_no_pattern_is_told(domino: Domino, folder: Path, patterns: Any, error: type[Exception]) -> None:
    """Before anything is sent."""
    with pytest.raises(error, match="include"):
        domino.files_upload_folder(folder, include=patterns)
    assert there(domino) == {}


def test_a_dry_run_tells_and_does_nothing(domino: Domino, folder: Path, tmp_path: Path) -> None:
    """Both ways, removals too."""
    report = domino.files_sync(folder, "d", "up", dry_run=True)
    assert (len(report.transferred), report.is_dry_run) == (len(TREE), True)
    assert str(report) == f"{len(TREE)} files (2.9 MiB) would be uploaded"
    assert there(domino) == {}
    domino.files_upload("d/other", b"x")
    assert domino.files_sync(folder, "d", "up", delete=True, dry_run=True).deleted == ["d/other"]
    down = domino.files_sync(folder, "d", "down", delete=True, dry_run=True)
    assert ([file.path for file in down.transferred], len(down.deleted)) == (["d/other"], len(TREE))
    assert read(folder) == TREE
    assert there(domino) == {"d/other": b"x"}


# ------------------------------------------------------------------------------------------------------------- removal
def test_sync_removes_what_the_other_side_does_not_have(domino: Domino, folder: Path) -> None:
    """Only if it is asked to, and never what is left out."""
    domino.files_upload_folder(folder, "d")
    (folder / "deep/er/and deeper/x.csv").unlink()
    (folder / "a.txt").unlink()
    assert domino.files_sync(folder, "d", "up").deleted == []
    report = domino.files_sync(folder, "d", "up", delete=True, exclude="a.txt")
    assert report.deleted == ["d/deep/er/and deeper/x.csv"]
    assert "a.txt" in there(domino, "d/")

    fill(folder, {"new/er/file": b"", "new/kept.log": b"", "new2/gone": b""})
    domino.files_remove("d/empty")
    report = domino.files_sync(folder, "d", "down", delete=True, exclude="*.log")
    assert sorted(report.deleted) == ["d/empty", "d/new/er/file", "d/new2/gone"]
    assert [file.path for file in report.transferred] == ["d/a.txt"]
    assert not (folder / "new/er").exists()
    assert not (folder / "new2").exists()
    assert (folder / "new/kept.log").exists()


def test_the_file_that_every_project_has_is_no_surplus(domino: Domino, folder: Path) -> None:
    """A `.dominoignore` that is not here stays there; one in a folder is a file like any other."""
    domino.files_upload("d/.dominoignore", b"*.log")
    assert domino.files_sync(folder, "/", "up", delete=True).deleted == ["d/.dominoignore"]
    assert ".dominoignore" in [file.path for file in domino.files_list().data]


def test_a_side_without_files_empties_nothing(domino: Domino, folder: Path, tmp_path: Path) -> None:
    """The wrong folder is the likely reason."""
    domino.files_upload_folder(folder, "d")
    (tmp_path / "nothing").mkdir()
    with pytest.raises(ValueError, match="has no files that take part"):
        domino.files_sync(tmp_path / "nothing", "d", "up", delete=True)
    with pytest.raises(ValueError, match="has no files that take part"):
        domino.files_sync(folder, "d", "down", delete=True, include="*.none")
    with pytest.raises(NotFoundError, match="folder 'e' has no files"):
        domino.files_sync(folder, "e", "down", delete=True)
    assert there(domino, "d/") == read(folder) == TREE


def test_nothing_is_removed_when_something_failed(domino: Domino, server: LocalDomino, folder: Path) -> None:
    """What could not be read may be what is needed."""
    domino.files_upload("d/old", b"x")
    (folder / "broken").symlink_to("nowhere")
    with pytest.raises(BulkTransferError) as caught:
        domino.files_sync(folder, "d", "up", delete=True)
    assert list(caught.value.report.failed) == ["d/broken"]
    assert there(domino, "d/") == {**TREE, "old": b"x"}


# ------------------------------------------------------------------------------------------------------------ failures
def test_one_file_that_fails_does_not_lose_the_others(
    domino: Domino, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pipes, sockets, links to folders, names that are not UTF-8, names that the server refuses."""
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(folder)
        listening.bind("socket")
    (folder / "link").symlink_to(folder.parent)
    (folder / "linked.txt").symlink_to("a.txt")
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff"))).write_bytes(b"x")
    (folder / "a\nb").write_bytes(b"x")
    with pytest.raises(BulkTransferError, match=r"^8 files \(2\.9 MiB\) uploaded, 5 failed; call again") as caught:
        domino.files_upload_folder(folder)
    failed = caught.value.report.failed
    assert sorted(failed) == ["a\nb", "link", "pipe", "socket", "\udcff"]
    assert "is not followed" in str(failed["link"])
    assert "not UTF-8" in str(failed["\udcff"])
    assert there(domino) == {**TREE, "linked.txt": b"a"}


def test_a_call_that_was_cut_goes_on(domino: Domino, server: LocalDomino, folder: Path) -> None:
    """What is there already is not sent again."""
    server.faults.add(Fault(match="upload_file", status=400, skip=3, times=None))
    impatient = domino.with_options(max_retries=0)
    with pytest.raises(BulkTransferError) as caught:
        impatient.files_upload_folder(folder, max_workers=1)
    done = {file.path for file in caught.value.report.transferred}
    assert len(done) == 3
    server.faults.clear()
    report = impatient.files_upload_folder(folder)
    assert {file.path for file in report.transferred} == set(TREE) - done
    assert set(report.unchanged) == done


def test_uploads_that_are_in_each_others_way_are_sent_again(domino: Domino, server: LocalDomino, folder: Path) -> None:
    """Each is a commit, and a deployment may take one at a time."""
    server.faults.add(Fault(match="upload_file", status=409, times=2))
    assert len(domino.files_upload_folder(folder, max_workers=1).transferred) == len(TREE)


def test_what_fails_for_all_ends_the_work(domino: Domino, server: LocalDomino, tmp_path: Path) -> None:
    """A credential that is refused, or a server that fails ten times in a row."""
    fill(tmp_path / "many", {f"{number:03}": b"x" for number in range(40)})
    server.faults.add(Fault(match="upload_file", status=401, skip=1, times=None))
    impatient = domino.with_options(max_retries=0)
    with pytest.raises(BulkTransferError, match="1 failed, 38 not tried") as caught:
        impatient.files_upload_folder(tmp_path / "many", max_workers=1)
    (error,) = caught.value.report.failed.values()
    assert isinstance(error, AuthenticationError)
    server.faults.clear()
    server.faults.add(Fault(match="upload_file", status=503, times=None))
    with pytest.raises(BulkTransferError, match="10 failed, 29 not tried"):
        impatient.files_upload_folder(tmp_path / "many", max_workers=1)


def test_a_file_that_changes_while_it_is_read_is_a_failure(domino: Domino, folder: Path) -> None:
    """What was stored may be half of each."""

    def grow(step: TransferProgress) -> None:
        if step.name == "big":
            (folder / "big").write_bytes(b"other")

    with pytest.raises(BulkTransferError, match=r"changed while it was uploaded|became shorter") as caught:
        domino.files_upload_folder(folder, progress=grow)
    assert list(caught.value.report.failed) == ["big"]
    assert [file.path for file in domino.files_upload_folder(folder).transferred] == ["big"]
    assert there(domino)["big"] == b"other"


# ----------------------------------------------------------------------------------------------- names from the server
KEY = "5" * 40


def listing(*names: str, size: int | None = 1) -> Callable[[Asked], Reply]:
    """Answer as a project with these files, of one byte each."""

    def answer(asked: Asked) -> Reply:
        if asked.target.endswith("/commits"):
            return Reply(["c" * 40])
        if "findProjectByOwnerAndName" in asked.target:
            return Reply({"id": "6" * 24, "name": "b"})
        if asked.target.endswith("/content"):
            return Reply(b"x", headers={"Content-Type": "application/octet-stream"})
        return Reply({"data": [{"path": name, "key": KEY, "size": size} for name in names]})

    return answer


@pytest.mark.parametrize("name", ["../up", "d/../../up", "d//up", "d/./up", "nul\0byte", "link/up", "file/up"])
def test_no_name_leaves_the_folder(connect: Connect, tmp_path: Path, name: str) -> None:
    """The others are downloaded."""
    root = tmp_path / "in" / "here"
    root.mkdir(parents=True)
    (root / "link").symlink_to(tmp_path)
    (root / "file").write_bytes(b"mine")
    with scripted(listing(name, "good")) as server:
        domino = connect("a/b", "key", server.url)
        with pytest.raises(BulkTransferError) as caught:
            domino.files_download_folder("/", root)
    assert list(caught.value.report.failed) == [name]
    assert [file.path for file in caught.value.report.transferred] == ["good"]
    assert {path.name for path in tmp_path.rglob("*")} >= {"good"}
    assert not list(tmp_path.rglob("*up*"))
    assert (root / "file").read_bytes() == b"mine"


def test_a_link_that_leads_out_is_not_written_through(domino: Domino, tmp_path: Path) -> None:
    """One that stays in the folder is."""
    for name in ("d/out", "d/within"):
        domino.files_upload(name, b"new")
    root = tmp_path / "here"
    root.mkdir()
    fill(tmp_path, {"elsewhere": b"mine", "here/target": b"old"})
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "within").symlink_to("target")
    with pytest.raises(BulkTransferError, match="leads out of the folder") as caught:
        domino.files_download_folder("d", root)
    assert list(caught.value.report.failed) == ["d/out"]
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"
    assert (root / "target").read_bytes() == b"new"


def test_what_is_in_the_way_is_told(domino: Domino, tmp_path: Path) -> None:
    """A folder where a file has to be."""
    domino.files_upload("d/a", b"x")
    (tmp_path / "here" / "a" / "b").mkdir(parents=True)
    with pytest.raises(BulkTransferError, match="a folder takes the place of the file"):
        domino.files_download_folder("d", tmp_path / "here")


def test_a_file_of_another_size_than_listed_is_a_failure(connect: Connect, tmp_path: Path) -> None:
    """Nothing is left of it."""
    expected = pytest.raises(BulkTransferError, match="with 2 bytes and sends 1")
    with scripted(listing("good", size=2)) as server, expected:
        connect("a/b", "key", server.url).files_download_folder("/", tmp_path / "here")
    assert read(tmp_path / "here") == {}


def test_sizes_need_not_be_known(connect: Connect, tmp_path: Path) -> None:
    """Then nobody knows how much there is in all."""
    steps: list[TransferProgress] = []
    with scripted(listing("a", "b", size=None)) as server:
        domino = connect("a/b", "key", server.url)
        report = domino.files_download_folder("/", tmp_path / "here", progress=steps.append)
        assert report.size == 2
        assert (steps[-1].bytes_done, steps[-1].bytes_total, steps[-1].files_done) == (2, None, 2)
        again = domino.files_download_folder("/", tmp_path / "here")
    assert again.unchanged == ["a", "b"]


def test_a_listing_of_another_folder_is_not_used(connect: Connect, tmp_path: Path) -> None:
    """Its names would be put in the wrong place."""
    expected = pytest.raises(TransferError, match="'other/a' where the files below 'data' were asked for")
    with scripted(listing("other/a")) as server, expected:
        connect("a/b", "key", server.url).files_download_folder("data", tmp_path / "here")


def test_a_file_is_no_folder(domino: Domino, tmp_path: Path) -> None:
    """There and here, with the call that is for files."""
    domino.files_upload("d/a", b"x")
    with pytest.raises(NotADirectoryError, match="use files_download"):
        domino.files_download_folder("d/a", tmp_path / "here")
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError, match="use files_upload"):
        domino.files_upload_folder(tmp_path / "file")
    with pytest.raises(NotADirectoryError, match="use files_upload"):
        domino.files_download_folder("d", tmp_path / "file")
    with pytest.raises(FileNotFoundError, match="no such local folder"):
        domino.files_upload_folder(tmp_path / "none")
    with pytest.raises(FileNotFoundError, match="create it first"):
        domino.files_download_folder("d", tmp_path / "none" / "here")
    for remote in ("a//b", "../a", "a/./b"):
        with pytest.raises(ValueError, match="segment"):
            domino.files_upload_folder(tmp_path, remote)
    with pytest.raises(ValueError, match="direction must be 'up'"):
        domino.files_sync(tmp_path, "d", "both")  # type: ignore[arg-type]  # a script without a type checker
    with pytest.raises(ValueError, match="newest commit"):
        domino.files_sync(tmp_path, "d", "up", commit_id="c" * 40)


# ------------------------------------------------------------------------------------------------------- what is noted
def test_notes_that_are_damaged_harm_nothing(domino: Domino, folder: Path, notes: Path) -> None:
    """What they do not tell is transferred again."""
    domino.files_upload_folder(folder)
    (written,) = notes.rglob("*.jsonl")
    lines = written.read_bytes().splitlines(keepends=True)
    assert {json.loads(line)["name"] for line in lines} == set(TREE)
    written.write_bytes(b'{"v": 9}\n[1]\n\xff\n' + b"".join(lines[1:])[:-20])
    report = domino.files_upload_folder(folder)
    assert len(report.transferred) == 2
    assert there(domino) == TREE


def test_notes_that_cannot_be_written_are_no_failure(domino: Domino, folder: Path, notes: Path) -> None:
    """They only save time."""
    notes.write_bytes(b"a file where the folder should be")
    assert len(domino.files_upload_folder(folder).transferred) == len(TREE)
    assert len(domino.files_upload_folder(folder).transferred) == len(TREE)


def test_notes_are_for_one_folder_of_one_project(domino: Domino, folder: Path) -> None:
    """Another place gets everything."""
    domino.files_upload_folder(folder, "one")
    assert len(domino.files_upload_folder(folder, "two").transferred) == len(TREE)


# ------------------------------------------------------------------------------------------------------------- by name
def test_many_files_go_by_name(domino: Domino, tmp_path: Path) -> None:
    """Bytes, paths and open files; down with their folders."""
    (tmp_path / "a").write_bytes(b"from a path")
    with (tmp_path / "a").open("rb") as file:
        file.seek(5)
        report = domino.files_upload_many({"m/bytes": b"x", "m/path": tmp_path / "a", "m/deep/file": file})
    assert [(each.path, each.size) for each in report.transferred] == [
        ("m/bytes", 1),
        ("m/deep/file", 6),
        ("m/path", 11),
    ]
    back = domino.files_download_many(["m/bytes", "/m/deep/file", "m/bytes"], tmp_path / "back")
    assert read(tmp_path / "back") == {"m/bytes": b"x", "m/deep/file": b"a path"}
    assert back.size == 7
    assert domino.files_download_many([], tmp_path / "back").transferred == []
    with pytest.raises(BulkTransferError, match="1 failed") as caught:
        domino.files_download_many(["m/none", "m/path"], tmp_path / "back")
    assert isinstance(caught.value.report.failed["m/none"], NotFoundError)
    assert (tmp_path / "back/m/path").read_bytes() == b"from a path"
    with pytest.raises(TypeError, match="several paths"):
        domino.files_download_many("m/bytes", tmp_path)
    with pytest.raises(TypeError, match="a dict of what to store"):
        domino.files_upload_many(["m/bytes"])  # type: ignore[arg-type]  # as above
    with pytest.raises(BulkTransferError, match=r"No such file"):
        domino.files_upload_many({"m/none": tmp_path / "none"})


def test_many_files_are_downloaded_each_to_its_own_place(domino: Domino, tmp_path: Path) -> None:
    """Whole or not at all; a file of which the size is not known before is done when it is."""
    domino.files_upload_many({"m/a": b"1", "m/big": TREE["big"]})
    steps: list[TransferProgress] = []
    (tmp_path / "folder").mkdir()
    places = {"m/a": tmp_path / "x", "/m/big": str(tmp_path / "folder" / "y")}
    assert domino.files_download_many(places, progress=steps.append).size == len(TREE["big"]) + 1
    assert ((tmp_path / "x").read_bytes(), (tmp_path / "folder" / "y").read_bytes()) == (b"1", TREE["big"])
    assert {step.bytes_done for step in steps if step.files_done == 2} == {len(TREE["big"]) + 1}
    with pytest.raises(BulkTransferError, match="is a folder") as caught:
        domino.files_download_many({"m/a": tmp_path / "folder", "m/big": tmp_path / "z", "m/none": tmp_path / "n/n"})
    assert {path: type(error).__name__ for path, error in caught.value.report.failed.items()} == {
        "m/a": "IsADirectoryError", "m/none": "FileNotFoundError"
    }  # fmt: skip
    for paths, to in ((["m/a"], None), ({"m/a": "x"}, tmp_path)):
        with pytest.raises(TypeError, match="say where the files go"):
            domino.files_download_many(paths, to)
    for twice in ({"m/a": "x", "m/big": "./x"}, {"m/a": "x", "/m/a": "y"}):
        with pytest.raises(ValueError, match="twice"):
            domino.files_download_many(twice)


# ------------------------------------------------------------------------------------------------------------ progress
def test_progress_is_told_byte_by_byte_of_folders(domino: Domino, folder: Path, tmp_path: Path) -> None:
    """In both directions, up to all bytes and all files."""
    total = sum(map(len, TREE.values()))
    up: list[TransferProgress] = []
    down: list[TransferProgress] = []
    domino.files_upload_folder(folder, "d", progress=up.append)
    domino.files_download_folder("d", tmp_path / "back", progress=down.append)
    for steps in (up, down):
        assert (steps[-1].bytes_done, steps[-1].bytes_total) == (total, total)
        assert (steps[-1].files_done, steps[-1].files_total) == (len(TREE), len(TREE))
        assert len([step for step in steps if step.name == "d/big"]) > 2


def test_progress_is_told_byte_by_byte_of_a_file(domino: Domino, folder: Path, tmp_path: Path) -> None:
    """Also of a blob."""
    size = len(TREE["big"])
    up: list[TransferProgress] = []
    down: list[TransferProgress] = []
    blob: list[TransferProgress] = []
    stored = domino.files_upload("one", folder / "big", progress=up.append)
    domino.files_download("one", to=tmp_path / "one", progress=down.append)
    domino.blobs_get(stored.key, tmp_path / "blob", progress=blob.append)
    for steps in (up, down, blob):
        assert [step.bytes_done for step in steps] == sorted(step.bytes_done for step in steps)
        assert (steps[-1].bytes_done, steps[-1].bytes_total, steps[-1].files_done) == (size, size, 1)


def test_an_error_of_the_callers_function_is_no_failure_of_a_file(domino: Domino, folder: Path, tmp_path: Path) -> None:
    """It ends the transfer, whatever it is, and nothing is left of a file that came."""

    def stop(_: TransferProgress) -> None:
        raise OSError("enough")

    with pytest.raises(OSError, match=r"^enough"):
        domino.files_upload_folder(folder, "d", progress=stop)
    with pytest.raises(OSError, match=r"^enough"):
        domino.files_upload("one", folder / "big", progress=stop)
    domino.files_upload("one", folder / "big")
    with pytest.raises(OSError, match=r"^enough"):
        domino.files_download("one", to=tmp_path / "one", progress=stop)
    assert not (tmp_path / "one").exists()
    with pytest.raises(TypeError, match="progress must be True"):
        domino.files_upload("one", b"x", progress=3)  # type: ignore[arg-type]  # as above


def test_one_and_a_hundred_files_at_a_time_are_right(domino: Domino) -> None:
    """And the sizes of what is stored are known before."""
    steps: list[TransferProgress] = []
    for workers in (1, 100):
        domino.files_upload_many({"a": b"12", "b": b"345"}, max_workers=workers, progress=steps.append)
        assert (steps[-1].bytes_done, steps[-1].bytes_total) == (5, 5)


@pytest.mark.parametrize("workers", [0, 101, 1.5, True])
def test_a_number_of_workers_that_makes_no_sense_is_refused(domino: Domino, folder: Path, workers: Any) -> None:
    """Below, above, and none."""
    with pytest.raises(ValueError, match="max_workers"):
        domino.files_upload_folder(folder, max_workers=workers)
