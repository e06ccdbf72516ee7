"""What Domino's own programs ask for besides the description: its MCP server, and the live tests of its client."""

from __future__ import annotations

import json
from typing import Any

import pytest

from domino.local import LocalDomino
from tests.local.described import check
from tests.local.local_helpers import Api, Servers


@pytest.fixture
def names(api: Api) -> dict[str, str]:
    owner, name = api.project.split("/")
    return {"ownerUsername": owner, "projectName": name}


def test_browsing_lists_the_files_of_one_folder(api: Api, names: dict[str, str]) -> None:
    """Those in the folders below come only when these are asked for."""
    api.upload("main.py", "print()")
    key = api.upload("scripts/träin 1.py", "x" * 2048)["key"]
    api.upload("scripts/deep/a.ipynb", "{}")

    def browse(folder: str, **more: str) -> dict[str, dict[str, Any]]:
        reply = api.http.get("/v4/files/browseFiles", params={**names, "filePath": folder, **more})
        assert reply.status_code == 200, reply.text
        for file in reply.json():
            check(file, "domino.files.interface.ProjectFileForTable")
        return {file["path"]: file for file in reply.json()}

    for root in ("/", "", "//"):
        assert set(browse(root)) == {".dominoignore", "main.py"}
    for folder in ("scripts", "/scripts", "scripts/", "/scripts/"):
        (file,) = browse(folder).values()
        assert (file["path"], file["name"], file["key"]) == ("scripts/träin 1.py", "träin 1.py", key)
        assert (file["size"], file["sizeLabel"], file["isFileRunnableFromView"]) == (2048, "2 KB", True)
    assert set(browse("scripts/deep")) == {"scripts/deep/a.ipynb"}
    assert browse("nowhere") == {}
    assert set(browse("/", commitId=api.commits()[-1])) == {".dominoignore"}


def test_the_text_of_a_file_is_told_with_the_commit(api: Api, names: dict[str, str]) -> None:
    """As the MCP server downloads it."""
    api.upload("scripts/träin 1.py", "erste\n")
    old = api.head()
    api.upload("scripts/träin 1.py", "zweite größe\n")

    def edit(**more: str) -> dict[str, Any]:
        asked = {**names, "pathString": "scripts/träin 1.py", **more}
        reply: dict[str, Any] = api.http.get("/v4/files/editCode", params=asked).json()
        check(reply, "domino.files.interface.ProjectCodeCreateEditDto")
        return reply

    now, then = edit(), edit(commitIdHolder=old)
    assert (now["content"], now["currentCommitId"], now["atHeadCommit"]) == ("zweite größe\n", api.head(), True)
    assert (then["content"], then["currentCommitId"], then["atHeadCommit"]) == ("erste\n", old, False)
    assert now["filename"] == "träin 1.py"
    assert (now["relativeBreadCrumbs"][0]["name"], now["status"]) == ("scripts", "Active")


@pytest.mark.parametrize(("size", "status"), [(999_999, "Active"), (1_000_000, "Active"), (1_000_001, "Large")])
def test_a_large_file_is_called_so_and_not_sent(api: Api, names: dict[str, str], size: int, status: str) -> None:
    """Below, at and above the limit."""
    api.upload("a.txt", "x" * size)
    reply = api.http.get("/v4/files/editCode", params={**names, "pathString": "/a.txt"}).json()
    assert (reply["status"], len(reply["content"])) == (status, size if status == "Active" else 0)


@pytest.mark.parametrize(("path", "place"), [("browseFiles", "filePath"), ("editCode", "pathString")])
def test_what_is_missing_or_wrong_is_told(api: Api, names: dict[str, str], path: str, place: str) -> None:
    """As v4 tells it."""
    api.upload("a.txt", "x")
    whole = {**names, place: "a.txt"}
    commit = {"browseFiles": "commitId", "editCode": "commitIdHolder"}[path]
    for asked, status in (
        *(({name: value for name, value in whole.items() if name != left_out}, 400) for left_out in whole),
        ({**whole, place: "../x"}, 400),
        ({**whole, "ownerUsername": "another"}, 404),
        ({**whole, commit: "0" * 40}, 404),
        ({**whole, commit: "head"}, 404),
        ({**whole, place: "missing.txt"}, 404 if path == "editCode" else 200),
    ):
        reply = api.http.get(f"/v4/files/{path}", params=asked)
        assert reply.status_code == status, asked
        assert status == 200 or reply.json()["message"]


def test_projects_are_listed_the_last_used_first(servers: Servers) -> None:
    """Only the user's own are here."""
    server, api = servers.start()
    others = [servers.api(server.url, server.api_key, f"local/{name}") for name in ("one", "two")]
    for each in (*others, api):
        each.finish(each.shell("true"))
    for relationship in ("Owned", "OwnedAndCollaborating"):
        reply = api.http.get("/v4/gateway/projects", params={"relationship": relationship}).json()
        for project in reply:
            check(project, "domino.server.projects.api.ProjectGatewaySummary")
        assert [project["name"] for project in reply] == ["quick-start", "two", "one"]
    assert reply[0]["id"] == api.project_id()
    assert reply[0]["runCounts"] == [{"runType": "Batch", "executingCount": 0, "stoppedCount": 1}]
    asked = {"relationship": "Owned", "limit": "2", "showCompleted": "true"}
    assert len(api.http.get("/v4/gateway/projects", params=asked).json()) == 2
    assert api.http.get("/v4/gateway/projects", params={"relationship": "Popular"}).json() == []
    for wrong in ({}, {"relationship": "All"}, {"relationship": "Owned", "limit": "0"}):
        assert api.http.get("/v4/gateway/projects", params=wrong).status_code == 400


def test_environments_are_listed_so_that_the_official_live_suite_begins(server: LocalDomino, api: Api) -> None:
    """In both shapes; it looks for the name."""
    listed = api.http.get("/v1/environments").json()
    assert listed["objectType"] == "list"
    assert set(listed["data"][0]) == {"id", "name", "visibility"}
    useable = api.http.get(f"/v4/projects/{api.project_id()}/useableEnvironments").json()
    assert useable["environments"][0]["id"] == listed["data"][0]["id"] == useable["currentlySelectedEnvironment"]["id"]
    assert all("Domino Standard Environment" in json.dumps(each) for each in (listed, useable))
    assert api.http.get(f"/v4/projects/{'0' * 24}/useableEnvironments").status_code == 404


def test_a_removed_file_is_gone_from_the_next_commit(api: Api, names: dict[str, str]) -> None:
    """The root itself stays, whatever the spelling."""
    api.upload("a/b.txt", "b")
    api.upload("c.txt", "c")
    for root in ("", "/", "//"):
        reply = api.http.post("/v4/files/removeFile", json={**names, "pathToRemove": root})
        assert (reply.status_code, "cannot be removed" in reply.text) == (400, True)
    reply = api.http.post("/v4/files/removeFile", json={**names, "pathToRemove": "a/b.txt"})
    assert (reply.status_code, reply.json()) == (200, "Successfully removed a/b.txt")
    assert api.http.post("/v4/files/removeFile", json={**names, "pathToRemove": "a/b.txt"}).status_code == 404
    listed = api.http.get("/v4/files/browseFiles", params={**names, "filePath": ""}).json()
    assert [file["path"] for file in listed] == [".dominoignore", "c.txt"]
    assert api.http.post("/v4/files/removeFile", json={**names, "projectName": "none"}).status_code == 400
