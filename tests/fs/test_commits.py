"""A commit in a path: `domino://owner/project@4f1c2a9/data.csv`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fsspec
import pytest

from domino import Domino
from domino.fs import DominoFileSystem
from domino.local import LocalDomino
from tests.support.scripted import Asked, Reply, scripted

COMMITS = ["4f1c2a9" + "0" * 33, "4f1c2b7" + "0" * 33, "9" * 40]


@pytest.fixture
def old(client: Domino) -> str:
    """Return the commit before a file was replaced, and another one added."""
    client.files_upload("data/a.csv", b"n\n1\n")
    commit = client.commits_list()[0]
    client.files_upload_many({"data/a.csv": b"n\n2\n", "data/b@c.csv": b"new"})
    return commit


@pytest.mark.parametrize("digits", [40, 12])
def test_a_path_names_the_commit_to_read(fs: DominoFileSystem, project: str, old: str, digits: int) -> None:
    """Also by its first digits; what is listed has the commit in its path, and can be read by it."""
    root = f"{project}@{old[:digits]}"
    assert fs.cat(f"domino://{root}/data/a.csv") == b"n\n1\n"
    assert fs.cat(f"domino://{project}/data/a.csv") == b"n\n2\n"
    assert fs.ls(f"{root}/data", detail=False) == [f"{root}/data/a.csv"]
    assert fs.find(root) == [f"{root}/.dominoignore", f"{root}/data/a.csv"]
    assert fs.glob(f"{root}/**/*.csv") == [f"{root}/data/a.csv"]
    assert fs.info(f"{root}/data/a.csv")["commit"] == old


def test_nothing_is_written_to_a_commit_and_much_is_taken_out_of_it(
    fs: DominoFileSystem, client: Domino, project: str, old: str, tmp_path: Any
) -> None:
    """Each way to write says why; a copy brings back what was."""
    path, before = f"{project}@{old}/data/a.csv", client.commits_list()
    (tmp_path / "a").write_bytes(b"1")
    changes: list[Callable[[], object]] = [
        lambda: fs.pipe(path, b""),
        lambda: fs.pipe({path: b"", f"{project}/x": b""}),
        lambda: fs.open(path, "w"),
        lambda: fs.put_file(str(tmp_path / "a"), path),
        lambda: fs.put([str(tmp_path / "a")] * 2, [f"{project}/x", path]),
        lambda: fs.rm(path),
        lambda: fs.rm(f"{project}@{old}/data", recursive=True),
        lambda: fs.touch(f"{project}@{old}/new"),
        lambda: fs.cp([f"{project}/data/a.csv"], [path]),
        lambda: fs.mv(path, f"{project}@{old}/b.csv"),
    ]
    for change in changes:
        with pytest.raises(OSError, match=f"names a commit, and none can be changed: leave out @{old}"):
            change()
    assert client.commits_list() == before
    fs.cp(f"{project}@{old}/data", f"{project}/data", recursive=True)
    fs.get(f"{project}@{old}/data", str(tmp_path / "old"), recursive=True)
    assert fs.cat(f"{project}/data/data/a.csv") == (tmp_path / "old" / "a.csv").read_bytes() == b"n\n1\n"


def test_names_of_files_may_have_an_at(fs: DominoFileSystem, server: LocalDomino, project: str, old: str) -> None:
    """Only the name of the project can have a commit behind it."""
    assert fs.cat(f"{project}/data/b@c.csv") == b"new"
    fs.pipe(f"{project}/@/{old}@x", b"odd")
    assert fs.cat(f"{project}/@/{old}@x") == b"odd"
    with fsspec.open(f"domino://{project}/data/b@c.csv", host=server.url, api_key=server.api_key) as file:
        assert file.read() == b"new"


def answer(asked: Asked) -> Reply:
    """Answer as a project with three commits, each with one file."""
    if asked.target.endswith("/commits"):
        return Reply(COMMITS)
    if any(f"/files/{commit}/" in asked.target for commit in COMMITS):
        return Reply({"data": [{"path": "a@b", "key": "1" * 40, "url": "", "size": 1, "lastModified": 0}]})
    return Reply({"message": "no such commit"}, 404)


@pytest.mark.parametrize(
    ("written", "commit"),
    [
        ("9999", COMMITS[2]), ("9" * 39, COMMITS[2]), ("9" * 40, COMMITS[2]),
        ("4f1c2a", COMMITS[0]), ("4F1C2A", COMMITS[0]), ("4f1c2b7", COMMITS[1]),
    ],
)  # fmt: skip
def test_the_first_digits_of_a_commit_are_enough(written: str, commit: str) -> None:
    """Four of them, if it is the only one; a whole id is not looked up."""
    with scripted(answer) as server:
        for fs, root in (
            (DominoFileSystem(server.url, "key"), f"a/b@{written}"),
            (DominoFileSystem(server.url, "key", commit_id=written), "a/b"),
            (DominoFileSystem(server.url, "key", commit_id=commit), f"a/b@{written}"),
        ):
            assert fs.info(f"{root}/a@b")["commit"] == commit
        assert len(server.asked) == (3 if len(written) == 40 else 6)


@pytest.mark.parametrize(
    ("root", "why"),
    [
        ("a/b@", "after the @ comes"), ("a/b@999", "4 at least"), ("a/b@head", "4 at least"),
        ("a/b@" + "9" * 41, "4 at least"), ("a/b@9999@9999", "4 at least"), ("a/b@8888", "begins like this"),
        ("a/b@" + "8" * 40, "no such commit"), ("a/@9999", "begins with owner and project"),
    ],
)  # fmt: skip
def test_what_names_no_commit_is_not_there(root: str, why: str) -> None:
    """And the error says what is wrong with it."""
    with scripted(answer) as server:
        fs = DominoFileSystem(server.url, "key")
        with pytest.raises(FileNotFoundError, match=why):
            fs.ls(root)
        assert not fs.exists(f"{root}/a@b")


def test_a_commit_that_may_be_several_is_an_error() -> None:
    """As is one in the path beside another one in the options."""
    with scripted(answer) as server:
        with pytest.raises(ValueError, match="2 commits have ids that begin like this"):
            DominoFileSystem(server.url, "key").exists("a/b@4f1c2/a@b")
        with pytest.raises(ValueError, match="another commit than commit_id="):
            DominoFileSystem(server.url, "key", commit_id=COMMITS[0]).cat(f"a/b@{COMMITS[1]}/a@b")
