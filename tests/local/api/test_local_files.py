"""Uploads, listings, downloads and commits."""

from __future__ import annotations

import hashlib
import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from domino.local import LocalDomino, LocalSettings
from tests.local.local_helpers import Api, Servers, address, git, raw_request, repository, wait_for


def test_an_upload_is_listed_and_downloaded(api: Api) -> None:
    reply = api.http.put(f"{api.base}/data/deep/table.csv", content=b"a,b\n1,2\n")
    body = reply.json()
    assert reply.status_code == 201
    assert reply.headers["Location"] == body["url"]
    assert set(body) == {"path", "lastModified", "size", "key", "url"}
    assert (body["path"], body["size"]) == ("data/deep/table.csv", 8)
    listed = api.files()["data/deep/table.csv"]
    assert listed == {**body, "lastModified": listed["lastModified"]}
    assert api.http.get(body["url"]).content == b"a,b\n1,2\n"


def test_git_reads_the_project(server: LocalDomino, api: Api) -> None:
    api.upload("a.txt", b"one")
    api.upload("a.txt", b"two")
    subjects = git(server, api, "log", "--format=%s", "main").splitlines()
    assert subjects == ["Modified: a.txt", "Added: a.txt", "Project created"]
    assert git(server, api, "show", "main:a.txt") == "two"
    assert git(server, api, "fsck", "--strict") == ""


def test_a_new_project_holds_a_dominoignore(api: Api) -> None:
    assert b"ignore certain files" in api.content(".dominoignore")


def test_every_upload_is_a_commit_and_old_commits_stay(api: Api) -> None:
    api.upload("a.txt", b"one")
    old = api.head()
    api.upload("a.txt", b"two")
    api.upload("a.txt", b"two")
    assert len(api.commits()) == 4
    assert api.commits()[2] == old
    assert api.content("a.txt", old) == b"one"
    assert api.content("a.txt") == b"two"


def test_commits_come_as_strings_when_so_set(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(commits_as="strings"))
    api.upload("a.txt")
    newest, oldest = api.http.get(f"{api.base}/commits").json()
    assert re.fullmatch("[0-9a-f]{40}", newest)
    assert api.content("a.txt", newest) == b""
    assert oldest != newest


def test_commits_come_as_objects(api: Api) -> None:
    api.upload("a.txt")
    newest, oldest = api.http.get(f"{api.base}/commits").json()
    assert newest["name"] == "Added: a.txt"
    assert set(newest) == {"id", "name", "commitTime"}
    assert newest["commitTime"] >= oldest["commitTime"] > 1_600_000_000_000


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", {".dominoignore", "results/a", "results/b/c", "resultsX"}),
        ("/", {".dominoignore", "results/a", "results/b/c", "resultsX"}),
        ("results/", {"results/a", "results/b/c"}),
        ("results", {"results/a", "results/b/c"}),
        ("results//b", {"results/b/c"}),
        ("resultsX", {"resultsX"}),
        ("nothing", set[str]()),
    ],
)
def test_a_listing_is_recursive_below_its_path(api: Api, path: str, expected: set[str]) -> None:
    for name in ("results/a", "results/b/c", "resultsX"):
        api.upload(name, name)
    assert set(api.files(path=path)) == expected


@pytest.mark.parametrize("commit", ["0" * 40, "head", "xyz", "%00"])
def test_an_unknown_commit_is_not_found(api: Api, commit: str) -> None:
    assert api.http.get(f"{api.base}/files/{commit}/").status_code == 404


def test_names_keep_spaces_percent_signs_and_unicode(api: Api) -> None:
    names = {"a%20b": "a b", "100%25": "100%", "%C3%A9t%C3%A9": "été", "a%5Cb": "a\\b", "q%3F": "q?", "%23": "#"}
    for raw, name in names.items():
        assert api.upload(raw, raw)["path"] == name
        assert api.content(name) == raw.encode()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/x",
        "a//b",
        "a/",
        "../x",
        "a/../../x",
        "%2e%2e/x",
        "./x",
        "a%2Fb",
        "a%00b",
        "a%0Ab",
        "%7f",
        "%C2%85",
        ".git/config",
        "a/.GIT/x",
        "git~1/x",
        ".git%E2%80%8C/x",
        ".gitmodules",
        "%ff",
        "%zz",
        "n" * 256,
        "d/" * 300 + "x",
        "/".join(["n" * 200] * 20),
    ],
)
def test_a_path_that_git_could_not_hold_is_refused(server: LocalDomino, api: Api, path: str) -> None:
    assert raw_request(server, "PUT", f"{api.base}/{path}") == 400
    assert set(api.files()) == {".dominoignore"}


def test_a_path_that_fuses_with_the_project_name_is_not_found(server: LocalDomino, api: Api) -> None:
    assert api.http.put(f"{api.base}main.py", content=b"").status_code == 404
    assert not repository(server, Api(api.http, f"{api.project}main.py")).exists()


def test_a_file_does_not_replace_a_folder_nor_a_folder_a_file(api: Api) -> None:
    api.upload("a/b")
    assert api.http.put(f"{api.base}/a", content=b"").status_code == 400
    assert api.http.put(f"{api.base}/a/b/c", content=b"").status_code == 400


def test_a_body_without_a_length_is_taken(api: Api) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"one "
        yield b"two"

    assert api.http.put(f"{api.base}/a.txt", content=pieces()).json()["size"] == 7
    assert api.content("a.txt") == b"one two"


@pytest.mark.parametrize("framing", ["Content-Length: 1000", "Transfer-Encoding: chunked"])
def test_an_upload_that_is_cut_stores_nothing(server: LocalDomino, api: Api, framing: str) -> None:
    head = (
        f"PUT {api.base}/cut.bin HTTP/1.1\r\nHost: localhost\r\nX-Domino-Api-Key: {server.api_key}\r\n{framing}\r\n\r\n"
    )
    body = b"x" * 500 if "Length" in framing else b"1f4\r\n" + b"x" * 500
    assert len(api.commits()) == 1
    objects = repository(server, api) / "objects"
    before = sorted(each.name for each in objects.rglob("*"))
    with socket.create_connection(address(server)) as connection:
        connection.sendall(head.encode() + body)
        wait_for(lambda: any(each.target == f"{api.base}/cut.bin" for each in server.requests), what="the request")
        if "Length" in framing:  # else the part that has come is in a file without a name
            wait_for(lambda: sorted(each.name for each in objects.rglob("*")) != before, what="the part that has come")
    wait_for(lambda: sorted(each.name for each in objects.rglob("*")) == before, what="the removal of the leftover")
    assert set(api.files()) == {".dominoignore"}
    assert len(api.commits()) == 1


def test_uploads_to_one_path_at_the_same_time_all_become_commits(server: LocalDomino, api: Api) -> None:
    contents = [f"version {number}" * 1000 for number in range(24)]

    def upload(text: str) -> dict[str, Any]:
        return api.upload("same.txt", text)

    with ThreadPoolExecutor(8) as pool:
        keys = [reply["key"] for reply in pool.map(upload, contents)]
    assert len(api.commits()) == 25
    stored = {api.content("same.txt", commit).decode() for commit in api.commits()[:-1]}
    assert stored == set(contents)
    assert [api.blob(key).decode() for key in keys] == contents
    assert git(server, api, "fsck", "--strict") == ""


def test_a_file_larger_than_the_limit_is_refused(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(max_upload=1000))
    assert api.http.put(f"{api.base}/a", content=b"x" * 1000).status_code == 201
    assert api.http.put(f"{api.base}/a", content=b"x" * 1001).status_code == 413
    assert api.http.put(f"{api.base}/a", content=iter([b"x" * 600] * 2)).status_code == 413


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 3_000_000, bytes(range(256)) * 4000, hashlib.sha512(b"").digest() * 9]
)
def test_contents_come_back_as_they_went(api: Api, content: bytes) -> None:
    key = api.upload("a.bin", content)["key"]
    assert key == hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()  # noqa: S324  # git's
    assert api.blob(key) == content


def test_a_head_request_tells_size_and_tag_without_the_body(api: Api) -> None:
    url = api.upload("a.bin", b"0123456789")["url"]
    reply = api.http.head(url)
    assert (reply.headers["Content-Length"], reply.content) == ("10", b"")
    assert reply.headers["ETag"] == f'"{url[-40:]}"'


@pytest.mark.parametrize(
    ("asked", "status", "content", "content_range"),
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=0-", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=5-99", 206, b"56789", "bytes 5-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=4-2", 200, b"0123456789", None),
        ("bytes=0-1,3-4", 200, b"0123456789", None),
        ("lines=0-1", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
    ],
)
def test_part_of_a_file_can_be_asked_for(
    api: Api, asked: str, status: int, content: bytes, content_range: str | None
) -> None:
    url = api.upload("a.bin", b"0123456789")["url"]
    reply = api.http.get(url, headers={"Range": asked})
    assert (reply.status_code, reply.content) == (status, content)
    assert reply.headers.get("Content-Range") == content_range


def test_a_range_of_another_version_gets_the_whole(api: Api) -> None:
    url = api.upload("a.bin", b"0123456789")["url"]
    same = {"Range": "bytes=5-", "If-Range": f'"{url[-40:]}"'}
    other = {"Range": "bytes=5-", "If-Range": '"another"'}
    assert api.http.get(url, headers=same).content == b"56789"
    assert api.http.get(url, headers=other).status_code == 200
    assert api.http.get(url, headers={"If-None-Match": f'"{url[-40:]}"'}).status_code == 304


@pytest.mark.parametrize("spelling", ["data/a%20b.csv", "data%2Fa%20b.csv", "/data/a%20b.csv", "data//a%20b.csv"])
def test_content_by_path_takes_every_spelling_of_a_slash(api: Api, spelling: str) -> None:
    api.upload("data/a%20b.csv", b"x")
    reply = api.http.get(f"/api/projects/v1/projects/{api.project_id()}/files/{api.head()}/{spelling}/content")
    assert (reply.status_code, reply.content) == (200, b"x")
    assert reply.headers["Content-Type"] == "text/csv"


@pytest.mark.parametrize(
    ("path", "status"),
    [("missing.txt", 404), ("data", 404), ("data/../data/a", 400), ("%2e%2e/x", 400), ("a%00", 400), ("%ff", 404)],
)
def test_content_by_path_of_what_is_no_file_is_refused(server: LocalDomino, api: Api, path: str, status: int) -> None:
    api.upload("data/a", b"x")
    target = f"/api/projects/v1/projects/{api.project_id()}/files/{api.head()}/{path}/content"
    assert raw_request(server, "GET", target) == status


@pytest.mark.parametrize("key", ["0" * 40, "zz", "data%2Fa", "%00", "A" * 40])
def test_an_unknown_blob_is_a_500_as_on_a_real_server_or_a_404(servers: Servers, key: str) -> None:
    _, real = servers.start()
    reply = real.http.get(f"{real.base}/blobs/{key}")
    assert (reply.status_code, reply.headers["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert reply.text.startswith("NoSuchElementException: key not found")
    _, clear = servers.start(LocalSettings(missing_blob=404))
    assert clear.http.get(f"{clear.base}/blobs/{key}").status_code == 404


def test_a_tree_or_commit_is_no_blob(api: Api) -> None:
    assert api.http.get(f"{api.base}/blobs/{api.head()}").status_code == 500


def test_a_repository_that_git_has_packed_is_read_and_written_on(server: LocalDomino, api: Api) -> None:
    api.upload("a/b.txt", b"before")
    old = api.head()
    git(server, api, "gc", "--quiet")
    assert api.content("a/b.txt", old) == b"before"
    assert api.http.get(f"{api.base}/blobs/{old}").status_code == 500  # a commit is no blob, packed or not
    api.upload("a/c.txt", b"after")
    assert api.content("a/b.txt") == b"before"
    assert api.content("a/c.txt") == b"after"
    assert api.commits()[1] == old
    assert git(server, api, "fsck", "--strict") == ""


def test_commits_pushed_with_git_are_seen(server: LocalDomino, api: Api, tmp_path: Path) -> None:
    api.upload("a.txt", b"one")
    git(server, api, "clone", "--quiet", str(repository(server, api)), str(tmp_path / "clone"))
    (tmp_path / "clone" / "pushed.txt").write_text("by git")
    inside = ("-C", str(tmp_path / "clone"), "-c", "user.name=a", "-c", "user.email=a@b")
    for command in (("add", "."), ("commit", "--quiet", "-m", "by git"), ("push", "--quiet", "origin", "main")):
        git(server, api, *inside, *command)
    assert api.content("pushed.txt") == b"by git"
    api.upload("a.txt", b"two")
    assert set(api.files()) >= {"a.txt", "pushed.txt"}
    git(server, api, *inside, "pull", "--quiet", "--no-rebase", "origin", "main")
    git(server, api, *inside, "update-index", "--add", "--cacheinfo", f"160000,{api.head()},module")
    git(server, api, *inside, "commit", "--quiet", "-m", "a submodule")
    git(server, api, *inside, "push", "--quiet", "origin", "main")
    assert "module" not in api.files()
    assert api.finish(api.shell("ls"))["status"] == "Succeeded"
    assert "module" in git(server, api, "ls-tree", "--name-only", "main").split()


def test_projects_of_the_user_exist_on_first_use_and_others_do_not(servers: Servers) -> None:
    server, api = servers.start()
    assert api.http.get("/v1/projects/local/another/commits").status_code == 200
    assert (server.root / "projects" / "local" / "another.git").is_dir()
    for path in ("somebody/quick-start", "local/..", "local/%2e%2e", "local/a%2Fb", "local/a%20b", "local/x.git"):
        assert raw_request(server, "GET", f"/v1/projects/{path}/commits") == 404


def test_projects_are_not_created_when_so_set(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(create_projects=False))
    assert api.http.get("/v1/projects/local/another/commits").status_code == 404
    assert len(api.commits()) == 1
