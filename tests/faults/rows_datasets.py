"""Rows: chunks of datasets, the end of an upload, files of datasets, and lists that come in pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from domino import errors

from .answers import RUN_ID, cut, html, json, reset, status
from .checks import fact, raises, requests, returns
from .row import Outcome, Row, World

__all__ = ["ROWS"]

_row = partial(Row, family="Datasets and pages")
_DATASET = RUN_ID
_TEXT = "eight by"
_KEY, _DONE = json("4" * 32), json("")
_CHUNKS = f"/v4/datasetrw/datasets/{_DATASET}/snapshot/file"
_DAMAGED = status(400, {"message": "checksum mismatch"})
_IDS = [f"{number:024x}" for number in range(1, 10)]


async def _upload(d: Any, w: World) -> object:
    """Upload eight bytes in two chunks, one after the other."""
    path = w.file("data.csv", _TEXT)
    return (await d.datasets_upload_files(_DATASET, path, max_workers=1, target_chunk_size=4)).endswith("data.csv")


def _listing(method: str) -> Callable[[Any, World], Any]:
    async def ids(d: Any, _: World) -> object:
        found = getattr(d.inner, method)()
        return [each.id async for each in found] if hasattr(found, "__aiter__") else [each.id for each in found]

    return ids


def _asked(o: Outcome, what: str) -> list[Any]:
    """Return the requests of one kind: start, chunk, test, end or cancel."""
    kinds = {"": "chunk", "/start": "start", "/test": "test"}

    def kind(target: str) -> str:
        rest = target.partition("?")[0].removeprefix(_CHUNKS)
        return kinds.get(rest, rest.split("/")[1] if "/" in rest else rest)

    return [request for request in o.requests if kind(request.target) == what]


def _count(what: str, count: int) -> Any:
    return fact(lambda o: len(_asked(o, what)) == count)


_THERE, _MISSING = status(200), status(204)
_ENDED = [_count("end", 1), _count("cancel", 0)]
_GIVEN_UP = [_count("end", 0), _count("cancel", 1)]


def _page(method: str, *ids: int) -> Any:
    """Answer with a page of a list that does not tell how many there are."""
    made: dict[str, Callable[[str], Any]] = {
        "datasets_iter": lambda each: {"dataset": {"id": each, "name": each, "projectId": _IDS[0]}},
        "environments_iter": lambda each: {"id": each, "name": each},
        "projects_iter": lambda each: {"id": each, "name": each, "ownerUsername": "o"},
    }
    rows = [made[method](_IDS[number]) for number in ids]
    name = method.partition("_")[0]
    return json({name: rows, "metadata": {"requestId": "r", "notices": []}})


_LISTS = ("datasets_iter", "environments_iter", "projects_iter")

ROWS = [
    _row(
        server="answers 503, cuts and resets connections while chunks are sent",
        client="sends those chunks again; ends the upload once",
        script=[_KEY, status(503), _DONE, cut(b""), reset(), _DONE, _THERE, _THERE, _DONE],
        call=_upload,
        checks=[returns(True), _count("chunk", 5), *_ENDED],
    ),
    _row(
        server="says twice that a chunk came damaged",
        client="sends it again",
        script=[_KEY, _DAMAGED, _DAMAGED, _DONE, _DONE, _THERE, _THERE, _DONE],
        call=_upload,
        checks=[returns(True), _count("chunk", 4), *_ENDED],
    ),
    _row(
        server="says three times that a chunk came damaged",
        client="BadRequestError with its reason; the upload is given up",
        script=[_KEY, _DAMAGED, _DAMAGED, _DAMAGED, status(200)],
        call=_upload,
        checks=[raises(errors.BadRequestError, "checksum mismatch"), _count("chunk", 3), *_GIVEN_UP],
    ),
    _row(
        server="loses one chunk of two",
        client="sends that one again before the end",
        script=[_KEY, _DONE, _DONE, _THERE, _MISSING, _DONE, _THERE, _DONE],
        call=_upload,
        checks=[returns(True), _count("chunk", 3), *_ENDED],
    ),
    _row(
        server="takes a chunk, and does not keep it",
        client="TransferError after three times; nothing is stored, the upload is given up",
        script=[_KEY, _DONE, _DONE, _THERE, _MISSING, *[_DONE, _MISSING] * 2, status(200)],
        call=_upload,
        checks=[raises(errors.TransferError, "does not keep it", "nothing was stored"), _count("chunk", 4), *_GIVEN_UP],
    ),
    *(
        _row(
            server=f"{what} to a chunk",
            client=f"{kind.__name__}; the upload is given up",
            script=[_KEY, refusal, status(200)],
            call=_upload,
            checks=[raises(kind, *texts), _count("chunk", 1), *_GIVEN_UP],
        )
        for what, refusal, kind, texts in (
            ("answers 403", status(403), errors.PermissionDeniedError, ()),
            ("answers 404", status(404), errors.NotFoundError, ()),
            ("answers 413", status(413), errors.TooLargeError, ("target_chunk_size",)),
            ("answers 200 with a login page", html(200), errors.NotTheApiError, ()),
        )
    ),
    *(
        _row(
            server=f"{what} to the end of an upload, which it may have made",
            client="TransferError that says so; the end is asked for once",
            script=[_KEY, _DONE, _DONE, _THERE, _THERE, lost, _DONE],
            call=_upload,
            checks=[raises(errors.TransferError, "is not known", "It is not asked again"), *_ENDED],
        )
        for what, lost in (
            ("answers 500", status(500)),
            ("answers 503", status(503)),
            ("closes the connection instead of an answer", cut(b"")),
            ("breaks the connection off instead of an answer", reset()),
        )
    ),
    _row(
        server="refuses the end of an upload with 400",
        client="BadRequestError with its reason; the upload is given up",
        script=[_KEY, _DONE, _DONE, _THERE, _THERE, status(400, {"message": "over quota"}), status(200)],
        call=_upload,
        checks=[raises(errors.BadRequestError, "over quota"), _count("end", 1), _count("cancel", 1)],
    ),
    _row(
        server="answers 503 to the beginning of an upload",
        client="asks again: an upload that is begun and not ended stores nothing",
        script=[status(503), _KEY, _DONE, _DONE, _THERE, _THERE, _DONE],
        call=_upload,
        checks=[returns(True), _count("start", 2), *_ENDED],
    ),
    _row(
        server="begins an upload without a key for it",
        client="TransferError; no chunk is sent",
        script=[json("")],
        call=_upload,
        checks=[raises(errors.TransferError, "gave no key"), requests(1)],
    ),
    *(
        _row(
            server=f"gives fewer {method.partition('_')[0]} on a page than asked for, and shifts the next page by one",
            client="goes on to an empty page; none comes twice",
            script=[_page(method, 8, 7), _page(method, 7, 6), _page(method)],
            call=_listing(method),
            checks=[returns([_IDS[8], _IDS[7], _IDS[6]])],
        )
        for method in _LISTS
    ),
    *(
        _row(
            server=f"gives the same page of {method.partition('_')[0]} for ever",
            client="ends when pages bring nothing new",
            script=[_page(method, 8, 7)] * 9,
            call=_listing(method),
            checks=[returns([_IDS[8], _IDS[7]]), fact(lambda o: len(o.requests) <= 4)],
        )
        for method in _LISTS
    ),
]
