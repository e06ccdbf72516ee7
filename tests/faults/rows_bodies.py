"""Rows: bodies that are not what they should be."""

from __future__ import annotations

import contextlib
import gzip
import zlib
from functools import partial
from typing import Any

from domino import errors

from .answers import KEY, RUN_ID, announced, answer, chunked, html, json, raw, run, status, text
from .calls import TARGET, blob, blob_to_file, list_files, list_runs, look, page, table
from .checks import connections, fact, raises, requests, returns
from .row import Outcome, Row, World
from .server import Exchange

__all__ = ["ROWS"]

_row = partial(Row, family="Bodies")
_DATA = b"0123456789" * 200


def keeps_old_file(outcome: Outcome) -> bool:
    """Whether the file that was there is there, and nothing beside it."""
    folder = outcome.world.folder
    names = {path.name for path in folder.iterdir()}
    return (folder / TARGET).read_bytes() == b"old" and names == {TARGET}


_FORGED = answer(200, b'{"id": "a", "status": "Failed"}')


async def _look_again(d: Any, w: World) -> object:
    told: list[object] = []
    for _ in range(2):
        try:
            told.append(await look(d, w))
        except errors.CallError as error:
            told.append(type(error).__name__)
    return told


async def _printed(d: Any, _: World) -> object:
    return await d.runs_stdout(RUN_ID)


async def _version(d: Any, _: World) -> object:
    return await d.deployment_version()


def _much_with_an_error(exchange: Exchange) -> None:
    exchange.send(answer(403, announce=64 << 20))
    exchange.server.notes["sent"] = "not all"
    with contextlib.suppress(OSError):
        for _ in range(64):
            exchange._socket.sendall(bytes(1 << 20))
        exchange.server.notes["sent"] = "all"
    exchange.is_open = False


def _blob(server: str, client: str, **more: object) -> Row:
    return _row(server=f"blob: {server}", client=client, call=blob, **more)  # type: ignore[arg-type]


async def _queued(d: Any, _: World) -> object:
    found = await d.runs_status(RUN_ID)
    return found.queued, found["queued"]


async def _number(d: Any, _: World) -> object:
    return (await d.runs_status(RUN_ID)).number


ROWS = [
    _row(
        server="200 with a login page where JSON is expected",
        client="NotTheApiError with the hint about the login",
        script=[html(200)],
        call=look,
        checks=[raises(errors.NotTheApiError, "text/html where JSON was expected", "login page"), requests(1)],
    ),
    _row(
        server="200 with no body where JSON is expected",
        client="NotTheApiError",
        script=[raw(answer(200))],
        call=look,
        checks=[raises(errors.NotTheApiError), requests(1)],
    ),
    _row(
        server="204 where JSON is expected",
        client="NotTheApiError",
        script=[raw(answer(204))],
        call=look,
        checks=[raises(errors.NotTheApiError, "HTTP 204")],
    ),
    _row(
        server="200 with half a JSON text, announced as whole",
        client="NotTheApiError; no JSONDecodeError",
        script=[text(200, '{"id": "57da')],
        call=look,
        checks=[raises(errors.NotTheApiError)],
    ),
    _row(
        server="200 with JSON nested 100,000 deep",
        client="NotTheApiError; no RecursionError",
        script=[text(200, "[" * 100_000)],
        call=look,
        checks=[raises(errors.NotTheApiError)],
    ),
    *(
        _row(
            server=f"200 with an empty body ({framed}) to the question for {what}",
            client="NotTheApiError; nothing is not taken for an empty answer",
            script=[raw(answer(200)) if framed == "Content-Length" else raw(chunked())],
            call=call,
            checks=[raises(errors.NotTheApiError, "empty")],
        )
        for framed in ("Content-Length", "chunks")
        for what, call in [
            ("a run", look),
            ("the list of runs", list_runs),
            ("the list of files", list_files),
            ("what a run has printed", _printed),
            ("the version", _version),
        ]
    ),
    _row(
        server="a run without id",
        client="ReplyShapeError with the path of the field; no KeyError",
        script=[json({"status": "Running"})],
        call=look,
        checks=[raises(errors.ReplyShapeError, "id should be a string, but is null or missing", path="id")],
    ),
    _row(
        server="a list of runs of which the second has a number as status",
        client="ReplyShapeError at data[1].status",
        script=[json({"data": [{"id": "a", "status": "Queued"}, {"id": "b", "status": 7}]})],
        call=list_runs,
        checks=[raises(errors.ReplyShapeError, path="data[1].status")],
    ),
    _row(
        server="a list where a run is expected",
        client="ReplyShapeError",
        script=[json([])],
        call=look,
        checks=[raises(errors.ReplyShapeError, "should be an object, but is a list")],
    ),
    *(
        _row(
            server=f"{what} in a field for a time",
            client="returns the run; a time that cannot be read is None, and the dict keeps what came",
            script=[run(queued=value)],
            call=_queued,
            checks=[returns((queued, value))],
        )
        for what, value, queued in [
            ("an empty text", "", None),
            ("a text that is no time", "yesterday", None),
            ("an object", {"seconds": 5}, None),
            ("milliseconds as text", "1473969731915", 1473969731915),
            ("milliseconds as 1473969731915.0", 1473969731915.0, 1473969731915),
            ("milliseconds with a fraction", 1473969731915.5, None),
            ("ISO 8601 with the zone's name, as in Java", "2016-09-15T20:02:11.915Z[UTC]", 1473969731915),
            (
                "ISO 8601 with an offset and the zone's name",
                "2016-09-15T22:02:11.915+02:00[Europe/Rome]",
                1473969731915,
            ),
            ("a day", "20160915", 1473897600000),
            ("a number of 5000 digits as text", "9" * 5000, None),
        ]
    ),
    *(
        _row(
            server=f"{value!r} where a whole number is expected",
            client="returns the run" if wanted else "ReplyShapeError at the field",
            script=[run(number=value)],
            call=_number,
            checks=[returns(wanted)] if wanted else [raises(errors.ReplyShapeError, path="number")],
        )
        for value, wanted in [(1, 1), (1.0, 1), (1e3, 1000), (1.5, None), ("1", None), (True, None)]
    ),
    _row(
        server="a run with a status that nobody knows and fields that nobody described",
        client="returns it, all fields kept",
        script=[run("Hibernating", isCompleted=False, brandNew={"a": 1})],
        call=look,
        checks=[returns("Hibernating")],
    ),
    _row(
        server="the list of runs bare, without its envelope",
        client="returns the list",
        script=[json([{"id": "a", "status": "Queued"}])],
        call=list_runs,
        checks=[returns(["a"])],
    ),
    _row(
        server="the list of files bare, without its envelope",
        client="returns the list",
        script=[json([{"path": "a.txt", "key": KEY}])],
        call=list_files,
        checks=[returns(["a.txt"])],
    ),
    _row(
        server="JSON with a byte order mark",
        client="returns the run",
        script=[raw(answer(200, b"\xef\xbb\xbf" + b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"}'))],
        call=look,
        checks=[returns("Running")],
    ),
    _row(
        server="JSON as gzip that was not asked for as plain",
        client="decodes it",
        script=[
            raw(
                answer(
                    200,
                    gzip.compress(b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"}'),
                    Content_Encoding="gzip",
                )
            )
        ],
        call=look,
        checks=[returns("Running")],
    ),
    _row(
        server="JSON that says it is gzip and is not",
        client="tries again, then ConnectionFailedError",
        script=[raw(answer(200, b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"}', Content_Encoding="gzip"))],
        call=look,
        checks=[raises(errors.ConnectionFailedError, "got no whole answer"), requests(5)],
    ),
    _row(
        server="more bytes of JSON than announced",
        client="ConnectionFailedError; the rest is never taken for the next answer",
        script=[
            raw(
                answer(
                    200, b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"}' + answer(200, b"{}"), announce=32
                )
            )
        ],
        call=look,
        options={"max_retries": 0},
        checks=[raises(errors.ConnectionFailedError, "more than the 32 bytes")],
    ),
    _row(
        server="early hints (103) before the answer",
        client="returns the run: only the answer's own bytes are counted",
        script=[
            raw(
                b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                + answer(200, b'{"id": "57dafe43317467e7b0ef5276", "status": "Queued"}')
            )
        ],
        call=look,
        options={"max_retries": 0},
        checks=[returns("Queued"), requests(1)],
    ),
    _row(
        server="more bytes of JSON than announced, and then another call comes",
        client="the second call has an answer of its own, on another connection",
        script=[
            raw(answer(200, b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"}' + _FORGED, announce=32)),
            run(),
        ],
        call=_look_again,
        options={"max_retries": 0},
        checks=[returns(["ConnectionFailedError", "Succeeded"]), requests(2), connections(2)],
    ),
    _row(
        server="JSON in chunks, with a Content-Length besides that is wrong",
        client="the chunks count, as RFC 9112 says",
        script=[raw(chunked(b'{"id": "57dafe43317467e7b0ef5276", "status": ', b'"Running"}', Content_Length="5"))],
        call=look,
        options={"max_retries": 0},
        checks=[returns("Running")],
    ),
    _blob(
        "one byte fewer than announced, at every try",
        "TransferError after 6 tries to take it up again; never a short file",
        script=[announced(_DATA[:-1], len(_DATA))],
        checks=[raises(errors.TransferError, "was cut", expected=2000)],
        peer="with urllib3 1.26 a short file and no error",
    ),
    _blob(
        "one byte more than announced",
        "TransferError; never a file with the wrong end",
        script=[raw(answer(200, _DATA + b"x", announce=len(_DATA)))],
        checks=[raises(errors.TransferError, "more than the 2000 bytes"), requests(1)],
    ),
    _blob(
        "a body of length 0",
        "an empty file",
        script=[raw(answer(200))],
        checks=[returns(b"")],
    ),
    _blob(
        "compressed with gzip although asked not to",
        "decodes it",
        script=[raw(answer(200, gzip.compress(_DATA), Content_Encoding="gzip"))],
        checks=[returns(_DATA), fact(lambda o: o.requests[0].header("accept-encoding") == "identity")],
        peer="handed over compressed, no error",
    ),
    _blob(
        "compressed with gzip in two members",
        "decodes both",
        script=[raw(answer(200, gzip.compress(_DATA) + gzip.compress(b"more"), Content_Encoding="gzip"))],
        checks=[returns(_DATA + b"more")],
    ),
    _blob(
        "compressed with gzip, its last block filled with zeros",
        "decodes it",
        script=[raw(answer(200, gzip.compress(_DATA) + bytes(100), Content_Encoding="gzip"))],
        checks=[returns(_DATA)],
    ),
    _blob(
        "gzip that ends early, its length as announced",
        "TransferError; never a short file",
        script=[raw(answer(200, gzip.compress(_DATA)[:-9], Content_Encoding="gzip"))],
        checks=[raises(errors.TransferError, "cannot be decoded", "ends too early")],
    ),
    _blob(
        "bytes that are said to be gzip and are not",
        "TransferError",
        script=[raw(answer(200, _DATA, Content_Encoding="gzip"))],
        checks=[raises(errors.TransferError, "cannot be decoded")],
    ),
    *(
        _blob(
            f"compressed with deflate {how} zlib's frame",
            "decodes it",
            script=[raw(answer(200, data, Content_Encoding="deflate"))],
            checks=[returns(_DATA)],
        )
        for how, data in (("with", zlib.compress(_DATA)), ("without", zlib.compress(_DATA)[2:-4]))
    ),
    _blob(
        "an encoding that is not decoded here",
        "TransferError at once, nothing is handed over",
        script=[raw(answer(200, _DATA, Content_Encoding="br"))],
        checks=[raises(errors.TransferError, "encoding 'br'"), requests(1)],
    ),
    _blob(
        "206, a part, although the whole was asked for",
        "TransferError; a part is never taken for the file",
        script=[raw(answer(206, _DATA[:9], Content_Range="bytes 0-8/2000"))],
        checks=[raises(errors.TransferError, "HTTP 206")],
    ),
    _blob(
        "202 with no file yet",
        "TransferError; never an empty file",
        script=[raw(answer(202))],
        checks=[raises(errors.TransferError, "HTTP 202")],
    ),
    _blob(
        "500 with text for a key that does not exist",
        "ServerError with that text, and that some versions answer so",
        script=[text(500, "NoSuchElementException: key not found")],
        checks=[raises(errors.ServerError, "key not found", "a key that does not exist"), requests(1)],
    ),
    _blob(
        "200 with a login page",
        "NotTheApiError; the page is never taken for the file",
        script=[html(200)],
        checks=[raises(errors.NotTheApiError, "answered with a web page", "login page"), requests(1)],
    ),
    _row(
        server="blob to a file: 200 with a login page",
        client="NotTheApiError; the file that was there stays",
        script=[html(200)],
        call=blob_to_file,
        checks=[raises(errors.NotTheApiError, "login page"), fact(keeps_old_file)],
    ),
    _row(
        server="200 with a login page for a.csv of a commit",
        client="NotTheApiError; the page is never taken for the file",
        script=[html(200)],
        call=table,
        checks=[raises(errors.NotTheApiError, "a.csv", "login page"), requests(1)],
    ),
    _row(
        server="200 with a web page for Report.HTML of a commit",
        client="the page, which is the file",
        script=[html(200, "<p>report</p>")],
        call=page,
        checks=[returns(b"<p>report</p>"), requests(1)],
    ),
    _row(
        server="blob to a file: fewer bytes than announced",
        client="TransferError; the file that was there stays, no scratch file is left",
        script=[announced(_DATA[:-1], len(_DATA))],
        call=blob_to_file,
        checks=[raises(errors.TransferError), fact(keeps_old_file)],
    ),
    _row(
        server="blob to a file: 404",
        client="NotFoundError; the file that was there stays",
        script=[status(404)],
        call=blob_to_file,
        checks=[raises(errors.NotFoundError), fact(keeps_old_file)],
    ),
    _row(
        server="blob to a file: chunked, without a length, whole",
        client="the whole file in place of the old one",
        script=[raw(chunked(_DATA[:7], _DATA[7:]))],
        call=blob_to_file,
        checks=[returns(_DATA), fact(lambda o: [path.name for path in o.world.folder.iterdir()] == [TARGET])],
    ),
    _row(
        server="a run's name in an error that is no JSON but markup",
        client="the error names a web page, not its markup",
        script=[html(404, "<html><body>gone</body></html>")],
        call=look,
        checks=[raises(errors.NotFoundError, "a web page"), fact(lambda o: "<html" not in str(o.error))],
    ),
    _row(
        server="an error body of binary data with line ends in it",
        client="the error of its status, without the bytes",
        script=[raw(answer(403, b"\x1f\x8b\n\x00\xff\x01"))],
        call=look,
        checks=[raises(errors.PermissionDeniedError), fact(lambda o: str(o.error).isprintable())],
    ),
    _row(
        server="an error body of 64 MiB",
        client="reads 64 KiB of it and raises the error of its status",
        script=[_much_with_an_error],
        call=look,
        checks=[
            raises(errors.PermissionDeniedError),
            fact(lambda o: len(str(o.failure.body)) <= 65536),
            fact(lambda o: o.world.server.notes["sent"] == "not all"),
        ],
    ),
]
