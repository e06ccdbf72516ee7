"""Rows: chunks of datasets, the end of an upload, files of datasets, and lists that come in pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from domino import errors
from domino.exceptions import DatasetNotFoundException

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


async def _snapshots(d: Any, _: World) -> object:
    found = d.inner.datasets_snapshots_iter(_DATASET)
    return [each.id async for each in found] if hasattr(found, "__aiter__") else [each.id for each in found]


async def _create(d: Any, _: World) -> object:
    return (await d.datasets_create("days")).id


async def _snapshot(d: Any, _: World) -> object:
    return (await d.datasets_snapshot_create(_DATASET, poll_freq=5, max_poll_time=20)).status


async def _remove(d: Any, _: World) -> object:
    return [each.name for each in await d.datasets_remove([_DATASET, _IDS[0]])]


def _dataset(dataset_id: str, name: str) -> Any:
    return json({"dataset": {"id": dataset_id, "name": name, "projectId": "5" * 24}})


def _taken(*numbers: int) -> Any:
    return json({"snapshots": [{"id": _IDS[number], "status": "active"} for number in numbers]})


def _being_made(state: str) -> Any:
    return json({"snapshot": {"id": _IDS[0], "status": state}})


def _sent(o: Outcome, method: str) -> int:
    return len([request for request in o.requests if request.method == method])


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


_MAY_BE = "it may have been done all the same, and is not sent twice"
_BEFORE_CREATE = [json({"id": "5" * 24}), json({"datasets": [], "metadata": {"totalCount": 0}})]
_BOTH = [_dataset(_DATASET, "days"), _dataset(_IDS[0], "nights")]

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
    _row(
        server="gives fewer snapshots on a page than asked for, and shifts the next page by one",
        client="goes on to an empty page; none comes twice",
        script=[_taken(8, 7), _taken(7, 6), _taken()],
        call=_snapshots,
        checks=[returns([_IDS[8], _IDS[7], _IDS[6]])],
    ),
    _row(
        server="gives the same page of snapshots for ever",
        client="ends when pages bring nothing new",
        script=[_taken(8, 7)] * 9,
        call=_snapshots,
        checks=[returns([_IDS[8], _IDS[7]]), fact(lambda o: len(o.requests) <= 4)],
    ),
    *(
        _row(
            server=f"{what} to a new {made}",
            client=f"{kind.__name__} that says that it may be there all the same; it is sent once",
            script=[*before, lost, json({})],
            call=call,
            checks=[raises(kind, _MAY_BE), fact(lambda o: _sent(o, "POST") == 1)],
        )
        for made, call, before in (("dataset", _create, _BEFORE_CREATE), ("snapshot", _snapshot, []))
        for what, lost, kind in (
            ("answers 503", status(503), errors.ServerError),
            ("closes the connection instead of an answer", cut(b""), errors.ConnectionFailedError),
        )
    ),
    _row(
        server="answers 503 and cuts connections while a snapshot is being made",
        client="goes on looking; asks for it once",
        script=[_being_made("pending"), status(503), _being_made("copying"), cut(b""), _being_made("active")],
        call=_snapshot,
        checks=[returns("active"), fact(lambda o: _sent(o, "POST") == 1)],
    ),
    _row(
        server="answers a look at a snapshot with another one",
        client="ReplyShapeError: the answer to another question is not used",
        script=[_being_made("pending"), json({"snapshot": {"id": _IDS[1], "status": "active"}})],
        call=_snapshot,
        checks=[raises(errors.ReplyShapeError, "answer to another question", _IDS[1])],
    ),
    _row(
        server="removes datasets and says nothing",
        client="returns them as they were before",
        script=[*_BOTH, status(204), status(200)],
        call=_remove,
        checks=[returns(["days", "nights"]), fact(lambda o: _sent(o, "DELETE") == 2)],
    ),
    _row(
        server="does not know one of the datasets that are to be removed",
        client="DatasetNotFoundException; none is removed",
        script=[_BOTH[0], status(404)],
        call=_remove,
        checks=[raises(DatasetNotFoundException, "none was removed"), fact(lambda o: _sent(o, "DELETE") == 0)],
    ),
    _row(
        server="refuses to remove the second of two datasets",
        client="PermissionDeniedError that says which are gone",
        script=[*_BOTH, _BOTH[0], status(403, {"errors": ["not yours"]})],
        call=_remove,
        checks=[raises(errors.PermissionDeniedError, "not yours", f"removed before: {_DATASET}")],
    ),
    _row(
        server="closes the connection to the removal of a dataset, and knows none the next time",
        client="NotFoundError that says that the try before may have removed it",
        script=[*_BOTH, cut(b""), status(404)],
        call=_remove,
        checks=[raises(errors.NotFoundError, "a try before got no answer, and may have removed it")],
    ),
]
