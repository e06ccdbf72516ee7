"""Rows: connections that break, and downloads that are taken up again."""

from __future__ import annotations

import gzip
import queue
import socket
import struct
from functools import partial
from typing import Any

from domino import errors

from .answers import KEY, RUN_ID, answer, chunked, cut, drip, json, raw, reset, run, started
from .calls import blob, blob_to_file, look, start
from .checks import connections, fact, raises, requests, returns, slept, tried
from .row import Outcome, Row, World
from .rows_bodies import keeps_old_file
from .server import Answer, Exchange

__all__ = ["ROWS", "refuse"]

_row = partial(Row, family="Cuts")
_DATA = bytes(range(256)) * 8
_SIZE = len(_DATA)


def _part(first: int, *, total: str = str(_SIZE), data: bytes = _DATA, etag: str = '"v1"') -> Answer:
    return raw(answer(206, data[first:], Content_Range=f"bytes {first}-{_SIZE - 1}/{total}", ETag=etag))


def _cut_at(count: int, etag: str = '"v1"') -> Answer:
    return cut(answer(200, _DATA[:count], announce=_SIZE, ETag=etag))


def _resumed(server: str, client: str, *, script: list[Answer], **more: Any) -> Row:
    return _row(server=f"cuts a blob after 1000 bytes, then {server}", client=client, script=script, call=blob, **more)


def _asked_for_the_rest(outcome: Outcome) -> bool:
    second = outcome.requests[1]
    return (second.header("range"), second.header("if-range")) == ("bytes=1000-", '"v1"')


def _no_such_name(*_: object, **__: object) -> object:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def refuse(w: World) -> dict[str, Any]:
    """Name a port that nobody listens at."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    return {"host": f"http://127.0.0.1:{port}"}


def _reset_connection(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _reset_all(w: World) -> None:
    w.server.on_connect = _reset_connection


async def _look_twice(d: Any, w: World) -> object:
    await look(d, w)
    return await look(d, w)


_hung_up: queue.SimpleQueue[None] = queue.SimpleQueue()


def _hangs_up(exchange: Exchange) -> None:
    exchange.send(answer(200, b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"}'))
    exchange.hang_up(lambda: _hung_up.put(None))


async def _look_then_start(d: Any, w: World) -> object:
    await look(d, w)
    _hung_up.get(timeout=5)
    return await start(d, w)


class _Pipe:
    """What can be read once."""

    def __init__(self) -> None:
        self._left = [b"world", b"hello, "]

    def read(self, size: int, /) -> bytes:
        return self._left.pop() if size and self._left else b""


async def _look_then_send_a_pipe(d: Any, w: World) -> object:
    await look(d, w)
    _hung_up.get(timeout=5)
    return (await d.files_upload("a.txt", _Pipe())).size


async def _read_on_after_the_error(d: Any, _: World) -> object:
    file = await d.blobs_get(KEY)
    told = []
    for _attempt in range(2):
        try:
            told.append(await file.read())
        except errors.TransferError as error:
            told.append(type(error).__name__)
    return told


async def _read_half_and_close(d: Any, w: World) -> object:
    file = await d.blobs_get(KEY)
    part = await file.read(10)
    await (file.aclose if hasattr(file.inner, "aclose") else file.close)()
    return part, await look(d, w)


def _garbage_in_tls(exchange: Exchange) -> None:
    exchange.send(answer(200, b"{", announce=100))
    plain = exchange.plain()
    plain.sendall(b"\x17\x03\x03\x00\x40" + b"\x00" * 64)
    exchange.is_open = False
    plain.shutdown(socket.SHUT_WR)
    plain.recv(1 << 16)
    plain.close()


ROWS = [
    _row(
        server="is not there: the connection is refused",
        client="tries 5 times, then ConnectionFailedError that never reached it",
        call=look,
        script=[run()],
        options=refuse,
        checks=[raises(errors.ConnectionFailedError, never_sent=True), tried(5), slept(*[(0.0, 8.0)] * 4)],
        peer="no retry over plain http",
    ),
    _row(
        server="is not there: the connection is refused to a start",
        client="a start that cannot have arrived is tried again; then ConnectionFailedError, not an uncertain start",
        call=start,
        script=[started()],
        options=refuse,
        checks=[raises(errors.ConnectionFailedError, never_sent=True), tried(5)],
    ),
    _row(
        server="has a name that does not resolve",
        client="tries 5 times, then ConnectionFailedError",
        call=start,
        script=[started()],
        prepare=lambda w: w.monkeypatch.setattr(socket, "getaddrinfo", _no_such_name),
        options={"host": "https://domino.invalid"},
        checks=[raises(errors.ConnectionFailedError, never_sent=True), tried(5)],
    ),
    _row(
        server="resets every connection before it reads",
        client="tries 5 times, then ConnectionFailedError",
        call=look,
        script=[run()],
        prepare=_reset_all,
        checks=[raises(errors.ConnectionFailedError), tried(5), connections(5)],
    ),
    _row(
        server="resets the connection after the request",
        client="a read is tried again",
        call=look,
        script=[reset(), reset(), run()],
        checks=[returns("Succeeded"), requests(3)],
    ),
    _row(
        server="closes the connection without an answer",
        client="a read is tried again",
        call=look,
        script=[cut(b""), run()],
        checks=[returns("Succeeded"), requests(2)],
    ),
    _row(
        server="closes the connection without an answer to a start",
        client="StartUncertainError; sent once",
        call=start,
        script=[cut(b"")],
        checks=[raises(errors.StartUncertainError, "may or may not have started"), requests(1)],
    ),
    _row(
        server="resets the connection in the answer to a start",
        client="StartUncertainError; sent once",
        call=start,
        script=[reset(answer(200, b'{"runId": ', announce=80))],
        checks=[raises(errors.StartUncertainError), requests(1)],
    ),
    _row(
        server="cuts the headers",
        client="a read is tried again",
        call=look,
        script=[cut(b"HTTP/1.1 200 OK\r\nContent-Le"), run()],
        checks=[returns("Succeeded"), requests(2)],
    ),
    _row(
        server="cuts the JSON",
        client="a read is tried again",
        call=look,
        script=[cut(answer(200, b'{"id": "57dafe43317467e7b0ef5276", "st', announce=80)), run()],
        checks=[returns("Succeeded"), requests(2)],
    ),
    _row(
        server="cuts chunked JSON where a whole text ends",
        client="a read is tried again: the end is missing",
        call=look,
        script=[cut(chunked(b'{"id": "57dafe43317467e7b0ef5276", "status": "Failed"}', ends=False)), run()],
        checks=[returns("Succeeded"), requests(2)],
    ),
    _row(
        server="answers in something that is no HTTP, with the credential in it",
        client="ConnectionFailedError in which it is hidden",
        call=look,
        script=[cut(b"SSH-2.0-OpenSSH key-7f3a9c51e2d84b06\r\n\r\n")],
        checks=[raises(errors.ConnectionFailedError), tried(5)],
    ),
    _row(
        server="answers with a header line that is none, with the credential in it",
        client="ConnectionFailedError in which it is hidden",
        call=look,
        script=[cut(b"HTTP/1.1 200 OK\r\nkey-7f3a9c51e2d84b06\r\n\r\n")],
        checks=[raises(errors.ConnectionFailedError), tried(5)],
    ),
    _row(
        server="sends 1 MiB of headers",
        client="ConnectionFailedError; memory is bounded",
        call=look,
        script=[cut(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * (1 << 20) + b"\r\n\r\n")],
        checks=[raises(errors.ConnectionFailedError), tried(5)],
    ),
    _row(
        server="closes an idle connection between two calls",
        client="opens another",
        call=_look_twice,
        script=[cut(answer(200, b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"}')), run()],
        checks=[returns("Succeeded"), requests(2), connections(2)],
    ),
    *(
        _row(
            server=f"closes an idle connection{where} before {what}",
            client="opens another, and sends it once",
            call=call,
            script=[_hangs_up, reply],
            prepare=prepare,
            options=options,
            checks=[returns(result), requests(2), connections(2), fact(lambda outcome: not outcome.world.clock.slept)],
        )
        for where, prepare, options in (
            ("", lambda _: None, lambda _: {}),
            (" over TLS", lambda w: w.use_tls(), lambda w: {"verify": w.bundle}),
        )
        for what, call, reply, result in (
            ("a start", _look_then_start, started(), RUN_ID),
            ("an upload that can be read once", _look_then_send_a_pipe, json({"path": "a.txt", "size": 12}), 12),
        )
    ),
    _row(
        server="spoils the TLS stream in the answer",
        client="a read is tried again, then ConnectionFailedError; no ssl.SSLError",
        call=look,
        script=[_garbage_in_tls],
        prepare=lambda w: w.use_tls(),
        options=lambda w: {"verify": w.bundle, "max_retries": 1},
        checks=[raises(errors.ConnectionFailedError), tried(2)],
    ),
    _row(
        server="cuts the TLS stream in the answer to a start",
        client="StartUncertainError",
        call=start,
        script=[reset(answer(200, b'{"runId": ', announce=80))],
        prepare=lambda w: w.use_tls(),
        options=lambda w: {"verify": w.bundle},
        checks=[raises(errors.StartUncertainError), requests(1)],
    ),
    _resumed(
        "gives the rest",
        "asks for the rest with Range and If-Range; the bytes are whole",
        script=[_cut_at(1000), _part(1000)],
        checks=[returns(_DATA), requests(2), fact(_asked_for_the_rest)],
        peer="with urllib3 1.26 a short file and no error",
    ),
    _resumed(
        "gives the rest, its total unknown",
        "the bytes are whole",
        script=[_cut_at(1000), _part(1000, total="*")],
        checks=[returns(_DATA)],
    ),
    _resumed(
        "does not know Range and gives the whole again",
        "skips what it has; the bytes are whole",
        script=[_cut_at(1000), raw(answer(200, _DATA, ETag='"v1"'))],
        checks=[returns(_DATA), requests(2)],
    ),
    _resumed(
        "answers 503 once",
        "backs off, then goes on; the bytes are whole",
        script=[_cut_at(1000), raw(answer(503)), _part(1000)],
        checks=[returns(_DATA), requests(3), slept((0.0, 1.0))],
    ),
    _resumed(
        "gives the whole of another version",
        "TransferError; two versions are never mixed",
        script=[_cut_at(1000), raw(answer(200, _DATA[::-1], ETag='"v2"'))],
        checks=[raises(errors.TransferError, "not of the same file", received=1000)],
    ),
    _resumed(
        "gives the rest of another version",
        "TransferError; two versions are never mixed",
        script=[_cut_at(1000), _part(1000, data=_DATA[::-1], etag='"v2"')],
        checks=[raises(errors.TransferError, "not of the same file")],
    ),
    _resumed(
        "gives the rest of a file of another length",
        "TransferError",
        script=[_cut_at(1000), _part(1000, total="4096")],
        checks=[raises(errors.TransferError, "not of the same file")],
    ),
    _resumed(
        "gives a rest that ends too early, its length as announced",
        "TransferError; never a short file",
        script=[_cut_at(1000), _part(1000, data=_DATA[:-1])],
        checks=[raises(errors.TransferError, "is not whole", received=_SIZE - 1)],
    ),
    _resumed(
        "gives the rest compressed",
        "TransferError: a position in the file is none in compressed bytes",
        script=[
            _cut_at(1000),
            raw(
                answer(
                    206,
                    gzip.compress(_DATA[1000:]),
                    Content_Range=f"bytes 1000-{_SIZE - 1}/{_SIZE}",
                    Content_Encoding="gzip",
                )
            ),
        ],
        checks=[raises(errors.TransferError, "not of the same file")],
    ),
    _resumed(
        "answers 202 with nothing",
        "TransferError: that is no file",
        script=[_cut_at(1000), raw(answer(202, announce=_SIZE))],
        checks=[raises(errors.TransferError, "not of the same file")],
    ),
    _resumed(
        "gives the rest, where the version was a weak one",
        "asks without If-Range, which compares strongly; the bytes are whole",
        script=[_cut_at(1000, etag='W/"v1"'), _part(1000, etag='W/"v1"')],
        checks=[returns(_DATA), fact(lambda o: o.requests[1].header("if-range") is None)],
    ),
    _row(
        server="cuts a chunked blob, then gives a whole one that is shorter than what came",
        client="TransferError; never a short file",
        call=blob,
        script=[cut(chunked(_DATA[:1000], ends=False)), raw(chunked(_DATA[:500]))],
        checks=[raises(errors.TransferError, "is not whole", received=1000)],
    ),
    _resumed(
        "gives another part than asked for",
        "TransferError",
        script=[_cut_at(1000), _part(999)],
        checks=[raises(errors.TransferError, "not of the same file")],
    ),
    _resumed(
        "answers 404",
        "TransferError with NotFoundError as its cause",
        script=[_cut_at(1000), raw(answer(404))],
        checks=[
            raises(errors.TransferError, "could not be taken up again", received=1000),
            fact(lambda o: isinstance(o.failure.__cause__, errors.NotFoundError)),
        ],
    ),
    _row(
        server="cuts a blob for good, and the reader reads on",
        client="the error again; it is never taken for the end",
        script=[_cut_at(1000), raw(answer(404))],
        call=_read_on_after_the_error,
        checks=[returns(["TransferError", "TransferError"])],
    ),
    _row(
        server="cuts a blob five times at growing places",
        client="takes it up each time; the bytes are whole",
        call=blob,
        script=[
            _cut_at(100),
            *(
                cut(answer(206, _DATA[at : at + 100], announce=_SIZE - at, Content_Range=f"bytes {at}-2047/2048"))
                for at in (100, 200, 300, 400)
            ),
            _part(500),
        ],
        checks=[returns(_DATA), requests(6)],
    ),
    _row(
        server="cuts a chunked blob without a length, then gives the rest",
        client="the bytes are whole",
        call=blob,
        script=[cut(chunked(_DATA[:1000], ends=False, ETag='"v1"')), _part(1000)],
        checks=[returns(_DATA), fact(_asked_for_the_rest)],
    ),
    _row(
        server="cuts a compressed blob",
        client="TransferError: a position in compressed bytes cannot be taken up",
        call=blob,
        script=[cut(answer(200, b"\x1f\x8b\x08\x00", announce=100, Content_Encoding="gzip")), run()],
        checks=[raises(errors.TransferError, "was cut"), requests(1)],
    ),
    _row(
        server="cuts a blob that goes to a file, for good",
        client="TransferError; the file that was there stays, no scratch file is left",
        call=blob_to_file,
        script=[_cut_at(1000), raw(answer(403))],
        checks=[raises(errors.TransferError), fact(keeps_old_file)],
    ),
    _row(
        server="resets a blob that goes to a file, then gives the rest",
        client="the whole file in place of the old one",
        call=blob_to_file,
        script=[reset(answer(200, b"", announce=_SIZE, ETag='"v1"')), raw(answer(200, _DATA, ETag='"v1"'))],
        checks=[returns(_DATA), requests(2)],
    ),
    _row(
        server="is left by a reader that closes the file early",
        client="frees the connection; the next call works",
        call=_read_half_and_close,
        script=[drip(_DATA, before=answer(200, _DATA[:100], announce=5000)), run()],
        checks=[returns((_DATA[:10], "Succeeded"))],
    ),
]
