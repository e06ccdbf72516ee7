"""Rows: bytes behind the end of an answer, which the next call must not take for its own."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable
from functools import partial
from typing import Any

from domino import errors

from .answers import KEY, RUN_ID, answer, chunked, cut, run
from .calls import look
from .checks import connections, fact, raises, requests, returns
from .row import Row, World
from .server import Answer, Exchange

__all__ = ["ROWS"]

_row = partial(Row, family="Ends", options={"max_retries": 0})
_RUN = b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"}'
_FORGED = answer(200, b'{"id": "57dafe43317467e7b0ef5276", "status": "Failed"}')
_INTERIM = b"HTTP/1.1 102 Processing\r\n\r\n"
#: What comes behind the end.
_BEHIND = {
    "one byte": b"x",
    "a line end": b"\r\n",
    "an answer": _FORGED,
    "an interim answer": _INTERIM,
    "interim answers and an answer": _INTERIM * 3 + _FORGED,
    "1 MiB of answers": _FORGED * ((1 << 20) // len(_FORGED)),
}


def _told(call: Callable[[Any, World], Any]) -> Callable[[Any, World], Any]:
    """Return the call, and the look at a run that comes after it when all that was sent has arrived."""

    async def twice(d: Any, w: World) -> object:
        told: list[object] = []
        for one in (call, look):
            try:
                told.append(await one(d, w))
            except (errors.CallError, errors.TransferError) as error:
                told.append(type(error).__name__)
            w.server.ended.wait(0.03)
        return told

    return twice


async def _at_once(d: Any, w: World) -> object:
    return [await look(d, w), await look(d, w)]


async def _blob(d: Any, _: World) -> object:
    return await (await d.blobs_get(KEY)).read()


async def _four_bytes(d: Any, _: World) -> object:
    file = await d.blobs_get(KEY)
    return await file.read(4)


async def _stop(d: Any, _: World) -> object:
    return await d.runs_stop(RUN_ID)


def _together(*pieces: bytes) -> Answer:
    """Send pieces, over TLS a record each, in one segment."""

    def act(exchange: Exchange) -> None:
        cork = getattr(socket, "TCP_CORK", None)
        if cork is not None:
            exchange._socket.setsockopt(socket.IPPROTO_TCP, cork, 1)
        for piece in pieces:
            exchange.send(piece)
        if cork is not None:
            exchange._socket.setsockopt(socket.IPPROTO_TCP, cork, 0)

    return act


def _later(first: bytes, behind: bytes) -> Answer:
    def act(exchange: Exchange) -> None:
        exchange.send(first)
        exchange.server.ended.wait(0.02)
        exchange.send(behind)

    return act


def _behind(how: str, what: str, script: list[Answer], told: object, call: Any = look, **more: Any) -> Row:
    first = told if isinstance(told, str) else "the bytes"
    return _row(
        server=f"sends {how}, then {what} behind its end",
        client=f"{first}; the next call has an answer of its own, on another connection",
        script=[*script, run()],
        call=_told(call),
        checks=[returns([told, "Succeeded"]), requests(2), connections(2)],
        **more,
    )


def _tls(w: World) -> dict[str, Any]:
    return {"verify": w.bundle, "max_retries": 0}


_FRAMED: dict[str, tuple[bytes, str]] = {
    "JSON with a length": (answer(200, _RUN), "ConnectionFailedError"),
    "JSON in one chunk": (chunked(_RUN), "Running"),
    "JSON in chunks of a byte": (chunked(*(bytes([byte]) for byte in _RUN)), "Running"),
    "JSON in chunks with trailers": (chunked(_RUN)[:-2] + b"X-Trailer: 1\r\n\r\n", "Running"),
    "JSON in chunks, compressed": (chunked(gzip.compress(_RUN), Content_Encoding="gzip"), "Running"),
    "204": (answer(204).replace(b"Content-Length: 0\r\n", b""), "NotTheApiError"),
    "204 with a length": (answer(204, announce=5), "NotTheApiError"),
    "304 with a length": (answer(304, announce=5), "RedirectError"),
    "404 with a length": (answer(404, b"{}"), "NotFoundError"),
    "404 in chunks": (chunked(b"{}").replace(b" 200 ", b" 404 "), "NotFoundError"),
    "503 in chunks": (chunked().replace(b" 200 ", b" 503 "), "ServerError"),
}

#: These meet everything that can come behind; the others one answer.
_EVERY = ("JSON with a length", "JSON in one chunk", "204")

_BLOBS: dict[str, tuple[bytes, object]] = {
    "a blob with a length": (answer(200, b"0123"), "TransferError"),
    "a blob of length 0": (answer(200), "TransferError"),
    "a blob in chunks": (chunked(b"01", b"23"), b"0123"),
    "an empty blob in chunks": (chunked(), b""),
    "a blob in chunks, compressed": (chunked(gzip.compress(b"0123"), Content_Encoding="gzip"), b"0123"),
}

ROWS = [
    *(
        _row(
            server=f"sends {how}, and nothing behind its end",
            client="the next call goes over the same connection",
            script=[lambda e, data=data: e.send(data), run()],  # type: ignore[misc]
            call=_told(look),
            checks=[fact(lambda o: o.value[1] == "Succeeded"), requests(2), connections(1)],
        )
        for how, (data, _) in _FRAMED.items()
    ),
    *(
        _behind(how, what, [_together(data + behind)], told)
        for how, (data, told) in _FRAMED.items()
        for what, behind in _BEHIND.items()
        if how in _EVERY or what == "an answer"
    ),
    *(
        _behind(how, what, [_together(data + _BEHIND[what])], told, _blob)
        for how, (data, told) in _BLOBS.items()
        for what in ("one byte", "an answer", "1 MiB of answers")
    ),
    *(
        _behind(f"{how} over TLS", f"an answer {where}", [_together(*parts)], told, prepare=World.use_tls, options=_tls)
        for how, data, told in (
            ("JSON in chunks", chunked(_RUN), "Running"),
            ("404 in chunks", chunked(b"{}").replace(b" 200 ", b" 404 "), "NotFoundError"),
        )
        for where, parts in (
            ("in the same record", (data + _FORGED,)),
            ("in a record of its own", (data, _FORGED)),
            ("in two records", (data, _FORGED[:9], _FORGED[9:])),
        )
    ),
    _behind(
        "JSON with a length over TLS",
        "an answer in a record of its own",
        [_together(answer(200, _RUN), _FORGED)],
        "Running",
        prepare=World.use_tls,
        options=_tls,
    ),
    *(
        _behind(how, "an answer a moment later", [_later(data, _FORGED)], "Running")
        for how, data in (("JSON with a length", answer(200, _RUN)), ("JSON in one chunk", chunked(_RUN)))
    ),
    _row(
        server="sends JSON in chunks with an answer behind its end, and is called again at once",
        client="both calls have answers of their own",
        script=[_together(chunked(_RUN) + _FORGED), run()],
        call=_at_once,
        checks=[returns(["Running", "Succeeded"]), requests(2), connections(2)],
    ),
    _row(
        server="sends a blob in chunks with an answer behind its end, to a reader that stops before the end",
        client="the bytes; the next call has an answer of its own, on another connection",
        script=[_together(chunked(b"0123", b"45") + _FORGED), run()],
        call=_told(_four_bytes),
        checks=[returns([b"0123", "Succeeded"]), requests(2), connections(2)],
    ),
    _row(
        server="sends a blob until it closes the connection, in which an answer stands",
        client="all of it is the blob",
        script=[cut(b"HTTP/1.1 200 OK\r\n\r\n0123" + _FORGED)],
        call=_blob,
        checks=[returns(b"0123" + _FORGED), requests(1)],
    ),
    _row(
        server="switches to another protocol, with an answer behind",
        client="ConnectionFailedError; nothing behind it is taken for an answer",
        script=[_together(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n" + _FORGED)],
        call=look,
        checks=[raises(errors.ConnectionFailedError), requests(1)],
    ),
]
