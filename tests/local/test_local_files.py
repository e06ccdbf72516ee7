"""Uploads, listings, downloads and commits."""

from __future__ import annotations

from local_helpers import Api, git

from domino.local import LocalDomino


def test_an_upload_is_listed_and_downloaded(api: Api) -> None:
    reply = api.upload("data/deep/table.csv", b"a,b\n1,2\n")
    assert reply["path"] == "data/deep/table.csv"
    assert reply["size"] == 8
    assert api.files()["data/deep/table.csv"]["key"] == reply["key"]
    assert api.blob(reply["key"]) == b"a,b\n1,2\n"


def test_git_reads_the_project(server: LocalDomino, api: Api) -> None:
    api.upload("a.txt", b"one")
    api.upload("a.txt", b"two")
    assert git(server.root, "log", "--format=%s", "main").splitlines() == [
        "Modified: a.txt",
        "Added: a.txt",
        "Project created",
    ]
    assert git(server.root, "fsck", "--strict") == ""
