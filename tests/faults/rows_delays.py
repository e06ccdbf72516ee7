"""Rows: servers that are slow, silent, or never done."""

from __future__ import annotations

import socket
from functools import partial
from typing import Any

from domino import errors

from .answers import KEY, answer, drip, endless, raw, run, wait
from .calls import blob, blob_to_file, look, start, upload
from .checks import fact, raises, requests, returns, tried
from .row import Row, World
from .rows_bodies import keeps_old_file

__all__ = ["ROWS"]

_row = partial(Row, family="Delays", options={"timeout": 0.3, "max_retries": 1})
_ONCE: dict[str, Any] = {"timeout": 0.3, "max_retries": 0}
_ENDLESS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def _never_reads(w: World) -> None:
    def hold(connection: socket.socket) -> None:
        w.server.ended.wait(30)

    w.server.on_connect = hold


def _silent_tls(w: World) -> None:
    w.use_tls()
    _never_reads(w)


def _full_backlog(w: World) -> dict[str, Any]:
    # A listener whose queue is full drops what comes: the connection is neither made nor refused.
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    fillers = []
    for _ in range(2):
        filler = socket.socket()
        filler.setblocking(False)
        filler.connect_ex(listener.getsockname())
        fillers.append(filler)
    w.notes["sockets"] = [listener, *fillers]
    w.on_end(lambda: [one.close() for one in w.notes["sockets"]])
    return {**_ONCE, "host": f"http://127.0.0.1:{listener.getsockname()[1]}"}


async def _long_then_short(d: Any, w: World) -> object:
    try:
        await look(await d.with_options(timeout=0.2, max_retries=0), w)
    except errors.CallTimeoutError:
        return await look(d, w)
    return "no time-out"


async def _slow_reader(d: Any, w: World) -> object:
    file = await d.blobs_get(KEY)
    first = await file.read(4)
    # The reader takes longer than the time-out; the server did nothing wrong.
    w.server.ended.wait(0.5)
    return first + await file.read()


async def _upload_much(d: Any, _: World) -> object:
    return await d.files_upload("big.bin", b"x" * (32 << 20))


ROWS = [
    _row(
        server="accepts the connection and never answers",
        client="CallTimeoutError after each try's time-out",
        script=[wait()],
        call=look,
        checks=[raises(errors.CallTimeoutError, "was silent for too long", "larger timeout="), requests(2), tried(2)],
        peer="waits for ever",
    ),
    _row(
        server="accepts a start and never answers",
        client="StartUncertainError; sent once",
        script=[wait()],
        call=start,
        checks=[raises(errors.StartUncertainError), requests(1)],
        peer="waits for ever",
    ),
    _row(
        server="never accepts the connection",
        client="CallTimeoutError that never reached it",
        script=[run()],
        call=look,
        options=_full_backlog,
        checks=[raises(errors.CallTimeoutError, "connecting took too long", never_sent=True)],
    ),
    _row(
        server="accepts a TLS connection and says nothing",
        client="CallTimeoutError that never reached it",
        script=[run()],
        call=look,
        prepare=_silent_tls,
        options=lambda w: {**_ONCE, "verify": w.bundle},
        checks=[raises(errors.CallTimeoutError, never_sent=True)],
    ),
    _row(
        server="sends half the headers and stops",
        client="CallTimeoutError",
        script=[wait(b"HTTP/1.1 200 OK\r\nContent-")],
        call=look,
        options=_ONCE,
        checks=[raises(errors.CallTimeoutError), requests(1)],
    ),
    _row(
        server="sends half the JSON and stops",
        client="CallTimeoutError",
        script=[wait(answer(200, b'{"id"', announce=80))],
        call=look,
        options=_ONCE,
        checks=[raises(errors.CallTimeoutError), requests(1)],
        peer="waits for ever",
    ),
    _row(
        server="sends the headers byte by byte, without end",
        client="CallTimeoutError: every time-out's length of waiting has to bring 1 KiB",
        script=[drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 3000)],
        call=look,
        options=_ONCE,
        checks=[raises(errors.CallTimeoutError, "bytes of the answer came in"), requests(1)],
    ),
    _row(
        server="sends the JSON byte by byte",
        client="CallTimeoutError: every time-out's length of waiting has to bring 1 KiB",
        script=[drip(b" " * 3000, before=answer(200, announce=3000))],
        call=look,
        options=_ONCE,
        checks=[raises(errors.CallTimeoutError, "bytes of the answer came in"), requests(1)],
    ),
    _row(
        server="sends interim answers (102) without end",
        client="CallTimeoutError",
        script=[endless(b"", b"HTTP/1.1 102 Processing\r\n\r\n", pause=0.02)],
        call=look,
        options=_ONCE,
        checks=[raises(errors.CallTimeoutError), requests(1)],
    ),
    _row(
        server="sends JSON without end, fast",
        client="CallTimeoutError after ten time-outs in all",
        script=[endless(_ENDLESS, b"400\r\n" + b" " * 1024 + b"\r\n", pause=0.001)],
        call=look,
        options={"timeout": 0.2, "max_retries": 0},
        checks=[raises(errors.CallTimeoutError, "was not whole after 2 s"), requests(1)],
    ),
    _row(
        server="answers 503 with a body that stops",
        client="the error of the status: a body that stops does not hide it",
        script=[wait(answer(503, b'{"mess', announce=80))],
        call=look,
        options=_ONCE,
        checks=[raises(errors.ServerError, "HTTP 503"), requests(1)],
    ),
    _row(
        server="answers 403 with a body byte by byte",
        client="the error of the status",
        script=[drip(b" " * 3000, before=answer(403, announce=3000))],
        call=look,
        options=_ONCE,
        checks=[raises(errors.PermissionDeniedError), requests(1)],
    ),
    _row(
        server="sends a blob byte by byte",
        client="TransferError: no download takes for ever",
        script=[drip(b"x" * 3000, before=answer(200, announce=3000))],
        call=blob,
        options=_ONCE,
        checks=[raises(errors.TransferError, "bytes of the answer came in")],
    ),
    _row(
        server="stops in a blob that goes to a file",
        client="TransferError; the file that was there stays",
        script=[wait(answer(200, b"half", announce=3000))],
        call=blob_to_file,
        options=_ONCE,
        checks=[raises(errors.TransferError), fact(keeps_old_file)],
        peer="waits for ever",
    ),
    _row(
        server="is fast, and the reader of a blob is slow",
        client="the bytes are whole: only waiting for the server counts",
        script=[raw(answer(200, b"0123456789"))],
        call=_slow_reader,
        options=_ONCE,
        checks=[returns(b"0123456789"), requests(1)],
    ),
    _row(
        server="does not read an upload",
        client="CallTimeoutError",
        script=[run()],
        call=_upload_much,
        prepare=_never_reads,
        options=_ONCE,
        checks=[raises(errors.CallTimeoutError)],
    ),
    _row(
        server="takes an upload and never answers",
        client="tries again, since the body can be rewound, then CallTimeoutError",
        script=[wait()],
        call=upload,
        checks=[
            raises(errors.CallTimeoutError),
            requests(2),
            tried(2),
            fact(lambda o: [request.body for request in o.requests] == [b"hello", b"hello"]),
        ],
    ),
    _row(
        server="is too slow for with_options(timeout=...) once, then answers",
        client="only that call ends; the client's own time-out is untouched",
        script=[wait(), run()],
        call=_long_then_short,
        options={},
        checks=[returns("Succeeded"), requests(2)],
    ),
]
