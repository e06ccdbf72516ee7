"""Rows: names that could change the shape of a URL, and names that look as if they could."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import quote

from domino_api.paths import InvalidPath

from .answers import KEY, RUN_ID, accepted_file, json, raw, run
from .checks import fact, raises, requests, returns
from .row import Call, Row

__all__ = ["ROWS"]

_row = partial(Row, family="Paths", server="(a name is given)")
_PREFIX = "/v1/projects/owner/project/"

#: Names that are refused, each with what they are.
_REFUSED = {
    "../../other/project/x": ("climbs out of the project", "writes into another project"),
    "a/../b": ("has a .. segment", None),
    "./a": ("has a . segment", None),
    "a//b": ("has an empty segment", None),
    "": ("is empty", None),
    "/": ("is / alone", None),
    "a/": ("ends with a slash", None),
    "//a": ("begins with two slashes", None),
    "a\x00b": ("holds a NUL", None),
    "a\r\nX-Evil: 1": ("holds a line break", None),
    "a\x85b": ("holds a C1 control character", None),
    "a\ud800b": ("holds a lone surrogate", None),
}
#: Names that arrive exactly as given, each with what they are.
_ARRIVING = {
    "a#b.txt": ("holds #", "writes `a`"),
    "a?b.txt": ("holds ?", "becomes a query"),
    "100%.txt": ("holds %", None),
    "100%25.txt": ("holds something that looks quoted", None),
    "a%2Fb": ("holds a quoted slash", None),
    "%2e%2e/b": ("holds quoted dots", None),
    "a b+c.txt": ("holds a space and a plus", None),
    "a\\..\\b": ("holds backslashes", None),
    "größe/数据.csv": ("is not ASCII", None),
    "e\u0301.txt": ("is not in normal form", None),
    "...": ("is three dots", None),
    "a;b=c&d:e@f,g!h*i'(j)": ("holds reserved characters", None),
    " a ": ("begins and ends with a space", None),
    "http://evil.example.com/x".replace("//", "/"): ("looks like a URL", None),
}


def _upload(path: str) -> Call:
    async def call(d: Any, _: Any) -> object:
        await d.files_upload(path, b"hello")
        return None

    return call


def _look(run_id: str) -> Call:
    async def call(d: Any, _: Any) -> object:
        return (await d.runs_status(run_id)).status

    return call


def _list(path: str) -> Call:
    async def call(d: Any, _: Any) -> object:
        return len((await d.files_list("c" * 40, path)).data)

    return call


def _download(path: str, commit: str = "c" * 40) -> Call:
    async def call(d: Any, _: Any) -> object:
        return await (await d.files_download(path, commit)).read()

    return call


def _blob(key: str) -> Call:
    async def call(d: Any, _: Any) -> object:
        return await d.blobs_get(key)

    return call


def _target(*expected: str) -> Any:
    return fact(lambda o: [request.target for request in o.requests] == list(expected))


def _quoted(path: str, safe: str = "/") -> str:
    return quote(path, safe=safe)


_PROJECT = json(
    {
        "id": "p1",
        "name": "project",
        "description": "",
        "owner": {"userName": "owner"},
        "visibility": "Private",
        "hardwareTierId": "x",
        "hardwareTierName": "x",
        "environmentName": "x",
        "stageId": "x",
        "requestingUserRole": "Owner",
        "totalRunTime": "PT0S",
        "tags": [],
        "numComments": 0,
        "runsCountByType": [],
    }
)

ROWS = [
    *(
        _row(
            server=f"(the path of an upload {what}: {path!r})",
            client="InvalidPath, a ValueError; nothing is sent",
            script=[accepted_file()],
            call=_upload(path),
            checks=[raises(InvalidPath), requests(0)],
            peer=peer,
        )
        for path, (what, peer) in _REFUSED.items()
    ),
    *(
        _row(
            server=f"(the path of an upload {what}: {path!r})",
            client="arrives as exactly that name",
            script=[accepted_file()],
            call=_upload(path),
            checks=[returns(None), _target(_PREFIX + _quoted(path))],
            peer=peer,
        )
        for path, (what, peer) in _ARRIVING.items()
    ),
    _row(
        server="(the path of an upload begins with one slash)",
        client="the slash is dropped",
        script=[accepted_file()],
        call=_upload("/a/b.txt"),
        checks=[returns(None), _target(_PREFIX + "a/b.txt")],
    ),
    *(
        _row(
            server=f"(a run's id is {run_id!r})",
            client="stays one segment of the URL",
            script=[run()],
            call=_look(run_id),
            checks=[returns("Succeeded"), _target(f"{_PREFIX}runs/{_quoted(run_id, '')}")],
        )
        for run_id in ("a/../../x", "a?b=c", "a#b", "a%2f", RUN_ID)
    ),
    *(
        _row(
            server=f"(a run's id is {run_id!r})",
            client="InvalidPath; nothing is sent",
            script=[run()],
            call=_look(run_id),
            checks=[raises(InvalidPath), requests(0)],
        )
        for run_id in ("", ".", "..", "a\nb")
    ),
    *(
        _row(
            server=f"(a blob's key is {key!r})",
            client="ValueError; nothing is sent",
            script=[run()],
            call=_blob(key),
            checks=[raises(ValueError, "40 characters"), requests(0)],
        )
        for key in ("results/out.csv", KEY[:-1], KEY + "\n", "../" + KEY)
    ),
    *(
        _row(
            server=f"(a folder is listed as {path!r})",
            client="arrives as it is",
            script=[json({"data": []})],
            call=_list(path),
            checks=[returns(0), _target(f"{_PREFIX}files/{'c' * 40}/{path}")],
        )
        for path in ("/", "results", "results/")
    ),
    _row(
        server="(a folder is listed as '../x')",
        client="InvalidPath; nothing is sent",
        script=[json({"data": []})],
        call=_list("../x"),
        checks=[raises(InvalidPath), requests(0)],
    ),
    _row(
        server="(a file is downloaded whose name holds / # ? %)",
        client="arrives as one segment",
        script=[_PROJECT, raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")],
        call=_download("a/b#c?d%2F.txt"),
        checks=[
            returns(b"hi"),
            fact(lambda o: o.requests[1].target.endswith(f"/files/{'c' * 40}/a%2Fb%23c%3Fd%252F.txt/content")),
        ],
    ),
    _row(
        server="(a file is downloaded as '../x')",
        client="InvalidPath before a request is spent on the project's id",
        script=[_PROJECT],
        call=_download("../x"),
        checks=[raises(InvalidPath), requests(0)],
    ),
    _row(
        server="(a commit's id is 'a/../b')",
        client="stays one segment of the URL",
        script=[_PROJECT, raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")],
        call=_download("x", "a/../b"),
        checks=[returns(b"hi"), fact(lambda o: "/files/a%2F..%2Fb/x/content" in o.requests[1].target)],
    ),
]
