"""Rows: servers that are slow, silent, or never done."""

from __future__ import annotations

import socket
import time
from functools import partial
from typing import Any

from domino import errors

from .answers import KEY, RUN_ID, answer, drip, endless, raw, run, wait
from .calls import blob, blob_to_file, look, start, upload
from .checks import fact, raises, requests, returns, tried
from .row import Outcome, Row, World
from .rows_bodies import keeps_old_file
from .server import Exchange

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
    w.server.ended.wait(2.0)
    return first + await file.read()


async def _upload_much(d: Any, _: World) -> object:
    return await d.files_upload("big.bin", b"x" * (32 << 20))


def _slow_but_steady(exchange: Exchange) -> None:
    """Send 2 KiB every 50 ms for longer than ten time-outs of 0.3 s."""
    exchange.send(answer(200, announce=70 * 2048))
    for _ in range(70):
        exchange.server.ended.wait(0.05)
        exchange.send(b"x" * 2048)


def _fast_then_dripping(exchange: Exchange) -> None:
    """Send the head, then 4 KiB at once, then a byte every 20 ms."""
    exchange.send(answer(200, announce=4096 + 300))
    exchange.server.ended.wait(0.05)
    drip(b"x" * 300, before=b"x" * 4096)(exchange)


def _little_until_it_closes(exchange: Exchange) -> None:
    """Send a short answer without a length, its end after more than one time-out of waiting."""
    exchange.send(b"HTTP/1.1 200 OK\r\n\r\n")
    for pause, piece in ((0.6, b"01234"), (0.6, b"56789"), (1.2, b"")):
        exchange.server.ended.wait(pause)
        exchange.send(piece)
    exchange.close()


async def _to_a_deadline(d: Any, _: World) -> object:
    return await d.runs_wait(RUN_ID, poll_freq=5, max_poll_time=1)


def _begins(w: World) -> None:
    w.notes["began"] = time.monotonic()


def _ended_soon(o: Outcome) -> bool:
    began: float = o.world.notes["began"]
    return time.monotonic() - began < 10


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
        client="CallTimeoutError: the head has to be whole after one time-out",
        script=[drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 3000)],
        call=look,
        options=_ONCE,
        checks=[raises(errors.CallTimeoutError, "the head of the answer was not whole"), requests(1)],
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
        server="sends a blob at a steady pace, for longer than ten time-outs",
        client="the bytes are whole: only an answer that is no file has to end by then",
        script=[_slow_but_steady],
        call=blob,
        options={"timeout": 0.3, "max_retries": 0},
        checks=[returns(b"x" * 70 * 2048)],
    ),
    _row(
        server="sends the beginning of a blob fast, and the rest byte by byte",
        client="TransferError: what came before does not count for the next time-out's length",
        script=[_fast_then_dripping],
        call=blob,
        options=_ONCE,
        checks=[raises(errors.TransferError, "bytes of the answer came in")],
    ),
    _row(
        server="sends the JSON byte by byte over TLS",
        client="CallTimeoutError, as without TLS",
        script=[drip(b" " * 300, before=answer(200, announce=300))],
        call=look,
        prepare=lambda w: w.use_tls(),
        options=lambda w: {**_ONCE, "verify": w.bundle},
        checks=[raises(errors.CallTimeoutError, "bytes of the answer came in"), requests(1)],
    ),
    _row(
        server="sends a short blob without a length and closes the connection late",
        client="the bytes: an end is no slow piece",
        script=[_little_until_it_closes],
        call=blob,
        options={"timeout": 2.0, "max_retries": 0},
        checks=[returns(b"0123456789"), requests(1)],
    ),
    _row(
        server="is silent in a wait whose deadline is nearer than the time-out",
        client="WaitTimeoutError: no look lasts longer than what is left, or a second",
        script=[wait()],
        call=_to_a_deadline,
        prepare=_begins,
        options={"timeout": 12.0},
        checks=[raises(errors.WaitTimeoutError, "the last poll failed"), requests(2), fact(_ended_soon)],
    ),
    _row(
        server="sends JSON without end, fast, in a wait whose deadline is near",
        client="WaitTimeoutError: a look as a whole does not last longer either",
        script=[endless(_ENDLESS, b"400\r\n" + b" " * 1024 + b"\r\n", pause=0.001)],
        call=_to_a_deadline,
        options={"timeout": 0.5},
        checks=[raises(errors.WaitTimeoutError, "was not whole after 1 s"), requests(2)],
    ),
    _row(
        server="is fast, and the reader of a blob is slow",
        client="the bytes are whole: only waiting for the server counts",
        script=[raw(answer(200, b"0123456789"))],
        call=_slow_reader,
        options={"timeout": 1.5, "max_retries": 0},
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
