"""Files of datasets with both clients: uploads in chunks, downloads of files and folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from domino import Domino
from domino.errors import NotFoundError, TransferError
from domino.local import Fault, LocalDomino
from domino.types import FileUploadSetting, TransferProgress

ID = "62313ce67a0af0281c01a6a5"
TREE = {
    "2024/sales.csv": b"a,b\n" * 700,
    "2024/raw/x.bin": bytes(range(256)) * 8,
    "empty": b"",
    "ümlaut & co.txt": b"x",
}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a local folder with files, in the working directory."""
    monkeypatch.chdir(tmp_path)
    for name, content in TREE.items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_bytes(content)
    return tmp_path / "data"


@pytest.fixture
def dataset(domino: Domino) -> str:
    """Return the id of an empty dataset."""
    return domino.datasets_create("sales").id


def content(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder."""
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def asked(server: LocalDomino, part: str) -> list[dict[str, list[str]]]:
    """Return the queries of the requests whose path ends so."""
    parts = [urlsplit(request.target) for request in server.requests]
    return [parse_qs(each.query) for each in parts if each.path.rstrip("/").endswith(part)]


def test_a_folder_goes_up_and_comes_down_as_it_was(domino: Domino, dataset: str, tree: Path, tmp_path: Path) -> None:
    """In chunks that are smaller than the files; the files of a folder of it, too."""
    assert domino.datasets_upload_files(dataset, "data", target_chunk_size=1000) == "data"
    listed = {entry.path: entry.size for entry in domino.datasets_files(dataset)}
    assert listed == {f"data/{name}": len(bytes_) for name, bytes_ in TREE.items()}
    assert domino.datasets_download(dataset, "data", tmp_path / "down") == tmp_path / "down"
    assert content(tmp_path / "down") == TREE
    domino.datasets_download(dataset, to=tmp_path / "all")
    assert content(tmp_path / "all" / "data") == TREE
    assert [entry.path for entry in domino.datasets_files(dataset, "/data/2024/raw/")] == ["data/2024/raw/x.bin"]


def test_one_file_is_read_or_written(domino: Domino, dataset: str, tree: Path, tmp_path: Path) -> None:
    """From a file object, to a file, to a folder that is there; below a folder of the dataset."""
    domino.datasets_upload_files(dataset, tree / "2024" / "sales.csv", target_relative_path="in/here")
    path = "in/here/data/2024/sales.csv"
    assert domino.datasets_download(dataset, path).read() == TREE["2024/sales.csv"]
    assert domino.datasets_download(dataset, path, tmp_path) == tmp_path / "sales.csv"
    assert (tmp_path / "sales.csv").read_bytes() == TREE["2024/sales.csv"]
    with pytest.raises(NotFoundError, match="no 'in/here/other'"):
        domino.datasets_download(dataset, "in/here/other")
    with pytest.raises(ValueError, match="is a folder of the dataset: say where it goes"):
        domino.datasets_download(dataset, "in")


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        (None, {"a.txt": b"1"}),
        (FileUploadSetting.IGNORE, {"a.txt": b"1"}),
        ("Overwrite", {"a.txt": b"2"}),
        (FileUploadSetting.RENAME, {"a.txt": b"1", "a_1.txt": b"2"}),
    ],
)
def test_what_becomes_of_a_name_that_is_taken(
    domino: Domino, dataset: str, tmp_path: Path, setting: Any, found: dict[str, bytes]
) -> None:
    """It is said by an enum or its text; left out it is Ignore, as in python-domino."""
    for text in ("1", "2"):
        (tmp_path / "a.txt").write_text(text)
        domino.datasets_upload_files(dataset, tmp_path / "a.txt", setting)
    domino.datasets_download(dataset, to=tmp_path / "down")
    assert content(tmp_path / "down") == found


def test_what_a_file_is_called_in_the_dataset(domino: Domino, dataset: str, tree: Path, tmp_path: Path) -> None:
    """Its path in the working directory, also of an absolute one; only its own name where it is elsewhere."""
    (tmp_path / "work").mkdir()
    domino.datasets_upload_files(dataset, tmp_path / "data" / "2024" / "raw")
    os.chdir(tmp_path / "work")
    domino.datasets_upload_files(dataset, "../data/2024/raw", target_relative_path="/elsewhere/")
    os.chdir(tmp_path / "data" / "2024")
    domino.datasets_upload_files(dataset, ".", target_relative_path="here")
    names = [entry.path for entry in domino.datasets_files(dataset)]
    assert names == ["data/2024/raw/x.bin", "elsewhere/raw/x.bin", "here/raw/x.bin", "here/sales.csv"]


def test_files_of_one_name_and_size_stay_apart(domino: Domino, dataset: str, tmp_path: Path) -> None:
    """python-domino gives both the same identifier, and one of them is lost."""
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "same.txt").write_text(folder)
    domino.datasets_upload_files(dataset, tmp_path / "in")
    assert domino.datasets_download(dataset, "in/a/same.txt").read() == b"a"
    assert domino.datasets_download(dataset, "in/b/same.txt").read() == b"b"


def test_progress_is_told_after_each_step(domino: Domino, dataset: str, tree: Path, tmp_path: Path) -> None:
    """In both directions, up to all bytes and all files."""
    total, steps = sum(map(len, TREE.values())), list[TransferProgress]()
    domino.datasets_upload_files(dataset, "data", target_chunk_size=1000, progress=steps.append)
    assert len(steps) == 3 + 3 + 1 + 1
    for told in (steps[-1], *last_of_download(domino, dataset, tmp_path)):
        assert (told.bytes_done, told.bytes_total, told.files_done, told.files_total) == (total, total, 4, 4)
    assert [step.bytes_done for step in steps] == sorted(step.bytes_done for step in steps)


def last_of_download(domino: Domino, dataset: str, folder: Path) -> list[TransferProgress]:
    """Return the last step of a download."""
    steps: list[TransferProgress] = []
    domino.datasets_download(dataset, to=folder / "progress", progress=steps.append)
    assert {step.files_done for step in steps} >= {1, 2, 3, 4}
    return steps[-1:]


def test_what_a_callback_raises_ends_the_upload(domino: Domino, dataset: str, tree: Path, server: LocalDomino) -> None:
    """The error is the caller's own; the upload is given up, and nothing is stored."""

    def refuse(_: TransferProgress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        domino.datasets_upload_files(dataset, "data", progress=refuse)
    assert domino.datasets_files(dataset) == []
    assert server.requests[-3].target.rpartition("/")[0].endswith("/cancel")


def test_an_upload_goes_on_where_it_stopped(
    domino: Domino, dataset: str, tree: Path, tmp_path: Path, server: LocalDomino
) -> None:
    """With a file that remembers it: what is there already is not sent again, and the file goes at the end."""
    remembered, chunks = tmp_path / "upload.json", 0

    def stop(_: TransferProgress) -> None:
        nonlocal chunks
        chunks += 1
        if chunks == 5:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        domino.datasets_upload_files(
            dataset, "data", target_chunk_size=1000, max_workers=1, progress=stop, resume=remembered
        )
    sent = len(asked(server, f"{dataset}/snapshot/file"))
    assert remembered.exists()
    assert domino.datasets_files(dataset) == []
    domino.datasets_upload_files(dataset, "data", target_chunk_size=1000, resume=remembered)
    assert len(asked(server, f"{dataset}/snapshot/file")) - sent == 8 - 5
    assert not remembered.exists()
    assert len(domino.datasets_files(dataset)) == 4


def test_an_upload_that_the_server_forgot_begins_again(
    domino: Domino, dataset: str, tree: Path, tmp_path: Path, server: LocalDomino
) -> None:
    """What is remembered of another upload counts for nothing, either; a file that is no journal is left alone."""
    remembered = tmp_path / "upload.json"
    server.faults.add(Fault("end_dataset_upload", status=400))
    with pytest.raises(Exception, match="HTTP 400"):
        domino.datasets_upload_files(dataset, "data", resume=remembered)
    ended = next(path for path in (server.root / "datasets" / dataset / "uploads").iterdir())
    ended.rename(tmp_path / "forgotten")
    domino.datasets_upload_files(dataset, "data", resume=remembered)
    assert len(domino.datasets_files(dataset)) == 4
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ValueError, match="remembers no upload"):
        domino.datasets_upload_files(dataset, "data", resume=tmp_path / "notes.txt")


def test_a_file_that_changes_on_its_way_is_not_stored(domino: Domino, dataset: str, tmp_path: Path) -> None:
    """Its chunks would not fit each other."""
    file = tmp_path / "growing.log"
    file.write_bytes(b"x" * 5000)

    def grow(_: TransferProgress) -> None:
        with file.open("ab") as log:
            log.write(b"y")

    with pytest.raises(TransferError, match="was changed while it was uploaded"):
        domino.datasets_upload_files(dataset, file, target_chunk_size=1000, max_workers=1, progress=grow)
    assert domino.datasets_files(dataset) == []


def test_a_folder_that_is_there_keeps_what_else_is_in_it(
    domino: Domino, dataset: str, tree: Path, tmp_path: Path
) -> None:
    """A file of the same name is replaced, a link is never followed out of the folder."""
    domino.datasets_upload_files(dataset, "data")
    target = tmp_path / "there"
    (target / "2024").mkdir(parents=True)
    (target / "mine.txt").write_text("mine")
    (target / "2024" / "sales.csv").write_text("old")
    domino.datasets_download(dataset, "data", target)
    assert content(target) == {**TREE, "mine.txt": b"mine"}

    (tmp_path / "outside").mkdir()
    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / "2024").symlink_to(tmp_path / "outside")
    with pytest.raises(NotADirectoryError, match="2024"):
        domino.datasets_download(dataset, "data", linked)
    assert content(tmp_path / "outside") == {}
    assert sorted(os.listdir(linked)) == ["2024"]
    assert not list(tmp_path.glob(".*.part"))


def test_a_download_that_fails_leaves_nothing(
    domino: Domino, dataset: str, tree: Path, tmp_path: Path, server: LocalDomino
) -> None:
    """Neither a folder nor what it was made in."""
    domino.datasets_upload_files(dataset, "data")
    before = sorted(os.listdir(tmp_path))
    server.faults.add(Fault("get_snapshot_file", status=403, skip=2))
    with pytest.raises(PermissionError):
        domino.datasets_download(dataset, "data", tmp_path / "down")
    assert sorted(os.listdir(tmp_path)) == before


@pytest.mark.parametrize(
    ("call", "kind", "said"),
    [
        (lambda d: d.datasets_upload_files(ID, "x", "overwrite"), ValueError, "write one of 'Ignore', 'Over"),
        (lambda d: d.datasets_upload_files(ID, "x", max_workers=0), ValueError, "max_workers must be .* from 1 to 100"),
        (lambda d: d.datasets_upload_files(ID, "x", target_chunk_size=0), ValueError, "target_chunk_size must be"),
        (lambda d: d.datasets_upload_files(ID, "not there"), ValueError, "no local file or folder 'not there'"),
        (lambda d: d.datasets_upload_files(ID, "not there"), FileNotFoundError, "no local file or folder 'not there'"),
        (lambda d: d.datasets_upload_files(ID, b"x"), TypeError, "must be a path, not bytes"),
        (lambda d: d.datasets_upload_files(ID, "x", target_relative_path="../x"), ValueError, "an empty, '.' or '..'"),
        (lambda d: d.datasets_download(ID, "a/../b"), ValueError, "an empty, '.' or '..' segment"),
        (lambda d: d.datasets_files(None), TypeError, "dataset_id must be a str"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_told_before_anything_is_sent(
    domino: Domino, server: LocalDomino, call: Callable[[Any], object], kind: type[Exception], said: str
) -> None:
    """By its name, with what to write instead."""
    before = len(server.requests)
    with pytest.raises(kind, match=said):
        call(domino)
    assert len(server.requests) == before


def test_what_is_no_file_is_refused(domino: Domino, dataset: str, tmp_path: Path) -> None:
    """Left out in silence it would be missed later."""
    folder = tmp_path / "odd"
    folder.mkdir()
    with pytest.raises(ValueError, match="has no files"):
        domino.datasets_upload_files(dataset, folder)
    (folder / "link").symlink_to(tmp_path)
    with pytest.raises(ValueError, match="is a link to a folder, and is not followed"):
        domino.datasets_upload_files(dataset, folder)
    (folder / "link").unlink()
    os.mkfifo(folder / "pipe")
    with pytest.raises(ValueError, match="is no file: a pipe or a device"):
        domino.datasets_upload_files(dataset, folder)
