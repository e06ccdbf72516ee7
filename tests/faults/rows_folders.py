"""Rows: folders and many files, of which some fail."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from domino import errors

from .answers import KEY, accepted_file, answer, cut, html, json, raw, reset, status, wait
from .checks import fact, raises, requests, returns
from .row import Outcome, Row, World

__all__ = ["ROWS"]

_COMMITS, _PROJECT = json(["c" * 40]), json({"id": "6" * 24, "name": "project"})
_NAMES = ("a", "b", "c")


def _notes(w: World) -> None:
    w.monkeypatch.setenv("XDG_CACHE_HOME", str(w.folder / "cache"))


_row = partial(Row, family="Folders", prepare=_notes)


def _folder(w: World, names: Sequence[str] = _NAMES) -> Path:
    folder = w.folder / "local"
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(name * 3)
    return folder


async def _up(d: Any, w: World) -> object:
    """Upload three files, one after the other."""
    return str(await d.files_upload_folder(_folder(w), max_workers=1))


async def _up_side_by_side(d: Any, w: World) -> object:
    return str(await d.files_upload_folder(_folder(w), max_workers=3))


async def _up_twice(d: Any, w: World) -> object:
    """Upload them, and whatever came of it, once more."""
    try:
        await d.files_upload_folder(_folder(w), max_workers=1)
    except errors.BulkTransferError as error:
        w.notes["first"] = error.report
    report = await d.files_upload_folder(w.folder / "local", max_workers=1)
    return [file.path for file in report.transferred], list(report.unchanged)


async def _down(d: Any, w: World) -> object:
    """Download a folder with three files, one after the other."""
    return str(await d.files_download_folder("/", w.folder / "here", max_workers=1))


async def _down_removing(d: Any, w: World) -> object:
    (w.folder / "here").mkdir()
    (w.folder / "here" / "mine").write_text("mine")
    return str(await d.files_sync(w.folder / "here", "/", "down", delete=True, max_workers=1))


def _list(*names: str, size: int = 3) -> Any:
    return json({"data": [{"path": name, "key": f"{number:040}", "size": size} for number, name in enumerate(names)]})


def _content(text: str) -> Any:
    return raw(answer(200, text.encode(), content_type="application/octet-stream"))


def _here(o: Outcome) -> dict[str, str]:
    root = o.world.folder / "here"
    return {path.name: path.read_text() for path in root.rglob("*") if path.is_file()}


def _report(**parts: object) -> Any:
    """Compare parts of the report that the error holds."""

    def right(o: Outcome) -> bool:
        report = o.failure.report
        told: dict[str, object] = {
            "transferred": [file.path for file in report.transferred],
            "failed": {path: type(error) for path, error in report.failed.items()},
            "not_tried": list(report.not_tried),
            "deleted": list(report.deleted),
        }
        return all(told[name] == part for name, part in parts.items())

    return fact(right)


def _change(what: Callable[[Path], object]) -> Any:
    """Store the file that comes, and meanwhile do something to the folder that it is from."""

    def reply(exchange: Any) -> None:
        request = exchange.request
        folder = Path(os.environ["XDG_CACHE_HOME"]).parent / "local"
        what(folder)
        assert request is not None
        accepted_file()(exchange)

    return reply


_STORED = "3 files (9 bytes) uploaded"
_FOUND = [_COMMITS, _list(*_NAMES)]

ROWS = [
    _row(
        server="refuses one of three files (400)",
        client="stores the others, then raises, with the error of that file",
        script=[accepted_file(), status(400, {"message": "no such name"}), accepted_file()],
        call=_up,
        checks=[
            raises(errors.BulkTransferError, "2 files (6 bytes) uploaded, 1 failed", "'b': ", "no such name"),
            _report(transferred=["a", "c"], failed={"b": errors.BadRequestError}, not_tried=[]),
            requests(3),
        ],
    ),
    *(
        _row(
            server=f"{what} for one of three files, then takes it",
            client="sends that one again; all are stored",
            script=[accepted_file(), first, accepted_file(), accepted_file()],
            call=_up,
            options={"timeout": 1.5},
            checks=[returns(_STORED), requests(4)],
        )
        for what, first in (
            ("answers 503", status(503)),
            ("answers 409", status(409)),
            ("resets the connection", reset()),
            ("falls silent", wait()),
        )
    ),
    _row(
        server="refuses one of three files that are sent side by side",
        client="stores the others",
        script=[status(400), accepted_file(), accepted_file()],
        call=_up_side_by_side,
        checks=[raises(errors.BulkTransferError, "2 files (6 bytes) uploaded, 1 failed"), requests(3)],
    ),
    _row(
        server="refuses the credential at the second file",
        client="does not try the third one",
        script=[accepted_file(), status(401)],
        call=_up,
        checks=[
            raises(errors.BulkTransferError, "1 file (3 bytes) uploaded, 1 failed, 1 not tried"),
            _report(failed={"b": errors.AuthenticationError}, not_tried=["c"]),
            requests(2),
        ],
    ),
    _row(
        server="wants the user to log in again (409) at the second file",
        client="does not send it again, nor try the third one",
        script=[accepted_file(), status(409, {"redirectPath": "/relogin"})],
        call=_up,
        checks=[
            raises(errors.BulkTransferError, "1 file (3 bytes) uploaded, 1 failed, 1 not tried"),
            _report(failed={"b": errors.ReloginRequiredError}, not_tried=["c"]),
            requests(2),
        ],
    ),
    _row(
        server="refuses one of three files, and a second call finds it willing",
        client="sends that file alone",
        script=[
            accepted_file(),
            status(400),
            accepted_file(),
            _COMMITS,
            json({"data": [{"path": name, "key": KEY} for name in ("a", "c")]}),
            accepted_file(),
        ],
        call=_up_twice,
        checks=[returns((["b"], ["a", "c"])), requests(6)],
    ),
    _row(
        server="says that it stored another number of bytes of one file",
        client="takes that file for failed",
        script=[accepted_file(), status(201, {"path": "b", "size": 2, "key": "2" * 40}), accepted_file()],
        call=_up,
        checks=[
            raises(errors.BulkTransferError, "2 bytes, and 3 were sent"),
            _report(failed={"b": errors.TransferError}),
        ],
    ),
    _row(
        server="takes a file while somebody writes to it",
        client="takes that file for failed: what was stored may be half of each",
        script=[_change(lambda folder: (folder / "a").write_text("longer")), accepted_file(), accepted_file()],
        call=_up,
        checks=[
            raises(errors.BulkTransferError, "was changed while"),
            _report(transferred=["b", "c"], failed={"a": errors.TransferError}),
        ],
    ),
    _row(
        server="takes a file while somebody removes the next one",
        client="tells that one as failed, with the system's own error",
        script=[_change(lambda folder: (folder / "b").unlink()), accepted_file()],
        call=_up,
        checks=[
            raises(errors.BulkTransferError, "No such file"),
            _report(transferred=["a", "c"], failed={"b": FileNotFoundError}),
        ],
    ),
    _row(
        server="cuts one of three files, and never gives the rest",
        client="leaves nothing of it; the others are there",
        script=[*_FOUND, _PROJECT, _content("aaa"), *[cut(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nb")] * 9],
        call=_down,
        checks=[
            fact(lambda o: isinstance(o.error, errors.BulkTransferError)),
            fact(lambda o: _here(o).get("a") == "aaa" and "b" not in _here(o)),
        ],
    ),
    _row(
        server="sends a file of another size than it lists",
        client="takes that file for failed, and leaves nothing of it",
        script=[*_FOUND, _PROJECT, _content("aaa"), _content("bbbb"), _content("ccc")],
        call=_down,
        checks=[
            raises(errors.BulkTransferError, "lists 'b' with 3 bytes and sends 4"),
            fact(lambda o: _here(o) == {"a": "aaa", "c": "ccc"}),
        ],
    ),
    _row(
        server="answers one file with a login page",
        client="takes that file for failed: no web page is stored for it",
        script=[*_FOUND, _PROJECT, _content("aaa"), html(200), _content("ccc")],
        call=_down,
        checks=[
            fact(lambda o: isinstance(o.error, errors.BulkTransferError)),
            _report(failed={"b": errors.NotTheApiError}),
            fact(lambda o: _here(o) == {"a": "aaa", "c": "ccc"}),
        ],
    ),
    *(
        _row(
            server=f"lists a file called {name!r}",
            client="writes nothing outside of the folder; the others are there",
            script=[_COMMITS, _list(name, "good"), _PROJECT, _content("ggg")],
            call=_down,
            checks=[
                raises(errors.BulkTransferError, "1 failed"),
                _report(transferred=["good"]),
                fact(lambda o: sorted(path.name for path in o.world.folder.iterdir()) == ["cache", "here"]),
                fact(lambda o: _here(o) == {"good": "ggg"}),
            ],
        )
        for name in ("../up", "a/../../up", "a//up", "./up", "nul\0byte")
    ),
    _row(
        server="refuses one file, where others are to be removed here",
        client="removes nothing",
        script=[*_FOUND, _PROJECT, _content("aaa"), status(400), _content("ccc")],
        call=_down_removing,
        checks=[
            raises(errors.BulkTransferError, "1 failed"),
            _report(deleted=[]),
            fact(lambda o: _here(o)["mine"] == "mine"),
        ],
    ),
    _row(
        server="lists no files, where others are to be removed here",
        client="removes nothing, and says so",
        script=[_COMMITS, _list()],
        call=_down_removing,
        checks=[raises(errors.NotFoundError, "has no files"), fact(lambda o: _here(o) == {"mine": "mine"})],
    ),
    _row(
        server="begins one file and falls silent",
        client="gives that file up after the time-out; the others are there",
        script=[
            *_FOUND,
            _PROJECT,
            _content("aaa"),
            *[wait(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nb")] * 9,
        ],
        call=_down,
        options={"timeout": 0.3, "max_retries": 0},
        checks=[
            fact(lambda o: isinstance(o.error, errors.BulkTransferError)),
            fact(lambda o: _here(o)["a"] == "aaa" and "b" not in _here(o)),
        ],
    ),
]
