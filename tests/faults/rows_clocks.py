"""Rows: answers that never end although something comes all the time, and how long a call lasts then."""

from __future__ import annotations

import contextlib
import socket
import time
from functools import partial
from typing import Any

from domino import errors

from .answers import RUN_ID, answer, drip, endless, raw, redirect, run, started, then
from .calls import blob, blob_to_file, list_files, look, start, upload
from .checks import fact, raises, requests, returns
from .row import Call, Outcome, Row, World
from .server import Answer, Exchange

__all__ = ["ROWS"]

_TIMEOUT = 0.4
_row = partial(Row, family="Clocks", options={"timeout": _TIMEOUT, "max_retries": 0})
_HEAD = b"HTTP/1.1 200 OK\r\n"
_INTERIM = b"HTTP/1.1 %d Interim\r\n\r\n"
#: The pace of a body would let it pass: more than 1 KiB each.
_FAT_INTERIM = b"HTTP/1.1 103 Early Hints\r\n" + b"Link: <" + b"x" * 2000 + b">\r\n\r\n"


def _timed(call: Call) -> Call:
    """Return the call, which notes how long it took."""

    async def timed(d: Any, w: World) -> object:
        began = time.monotonic()
        try:
            return await call(d, w)
        finally:
            w.notes["took"] = time.monotonic() - began

    return timed


def _ends_within(seconds: float) -> Any:
    # A second for a machine that is busy.
    return fact(lambda o: o.world.notes["took"] < seconds + 1.0)


def _never(how: str, call: Call, script: Answer, *texts: str, error: type[Exception] = errors.CallTimeoutError) -> Row:
    return _row(
        server=how,
        client=f"{error.__name__} after one time-out",
        script=[script],
        call=_timed(call),
        checks=[raises(error, *texts), requests(1), _ends_within(_TIMEOUT)],
    )


def _interims(count: int, pause: float, then_: bytes) -> Answer:
    def act(exchange: Exchange) -> None:
        for _ in range(count):
            exchange.send(_INTERIM % 102)
            exchange.server.ended.wait(pause)
        exchange.send(then_)

    return act


def _in_pieces(data: bytes, pause: float, size: int) -> Answer:
    def act(exchange: Exchange) -> None:
        for first in range(0, len(data), size):
            exchange.send(data[first : first + size])
            exchange.server.ended.wait(pause)

    return act


def _head_of(size: int) -> bytes:
    """Return an answer with a head of so many bytes."""
    body = b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"}'
    head = answer(200, body, X_Much="")
    return head.replace(b"X-Much: ", b"X-Much: " + b"x" * (size - len(head) + len(body)))


def _drips_tls(w: World) -> None:
    def act(connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            connection.sendall(b"\x16\x03\x03\x20\x00")
            while not w.server.ended.wait(0.02):
                connection.sendall(b"\x02")

    w.use_tls()
    w.server.on_connect = act


async def _wait_a_second(d: Any, _: World) -> object:
    return await d.runs_wait(RUN_ID, poll_freq=5, max_poll_time=1)


async def _start_and_wait_a_second(d: Any, _: World) -> object:
    return await d.runs_start_blocking(["main.py"], poll_freq=5, max_poll_time=1)


def _hop(exchange: Exchange) -> None:
    """Redirect to another place of the same origin, each time just before the time is over."""
    exchange.server.ended.wait(_TIMEOUT * 0.7)
    redirect(302, f"/v1/{len(exchange.server.requests)}")(exchange)


def _through_a_proxy(w: World) -> None:
    w.monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{w.server.port}")


_STALLS: dict[str, Answer] = {
    **{
        f"interim answers ({code}) without end": endless(b"", _INTERIM % code, pause=0.02)
        for code in (100, 102, 103, 199)
    },
    "interim answers of 2 KiB without end": endless(b"", _FAT_INTERIM, pause=0.02),
    "interim answers without end, as fast as it can": endless(b"", _INTERIM % 102 * 100, pause=0.0001),
    "an interim answer each time just before the time-out": endless(b"", _INTERIM % 102, pause=_TIMEOUT * 0.8),
    "a head byte by byte": drip(_HEAD + b"X-Slow: " + b"x" * 3000),
    "a head line by line": endless(_HEAD, b"X-Slow: 1\r\n", pause=0.02),
    "a head in pieces of 2 KiB": endless(_HEAD + b"X-Slow: ", b"x" * 2048, pause=0.05),
    "an interim answer, then a head byte by byte": then(raw(_INTERIM % 103), drip(_HEAD + b"X: " + b"x" * 3000)),
}
_CALLS: dict[str, tuple[Call, type[Exception]]] = {
    "a look at a run": (look, errors.CallTimeoutError),
    "a list of files": (list_files, errors.CallTimeoutError),
    "a blob": (blob, errors.CallTimeoutError),
    "a blob to a file": (blob_to_file, errors.CallTimeoutError),
    "an upload": (upload, errors.CallTimeoutError),
    "a start": (start, errors.StartUncertainError),
}


def _wait_ends(o: Outcome) -> bool:
    # Each of the two looks has a second; what a look has without the deadline is `timeout`, 30 seconds.
    return bool(o.world.notes["took"] < 15)


def _looks(o: Outcome) -> bool:
    # On a machine that does much else the second one may find no time to connect.
    return len(o.requests) in (1, 2)


ROWS = [
    *(
        _never(f"sends {what} to a look at a run", look, script, "the head of the answer was not whole")
        for what, script in _STALLS.items()
    ),
    *(
        _never(f"sends {what} to {asked}", call, _STALLS[what], error=error)
        for what in ("interim answers (102) without end", "a head byte by byte")
        for asked, (call, error) in _CALLS.items()
        if call is not look
    ),
    _row(
        server="sends 20 interim answers in half of the time-out, then the run",
        client="returns it",
        script=[_interims(20, _TIMEOUT / 40, answer(200, b'{"id": "57dafe43317467e7b0ef5276", "status": "Queued"}'))],
        call=look,
        checks=[returns("Queued"), requests(1)],
    ),
    _row(
        server="sends a head in pieces in half of the time-out",
        client="returns the run",
        script=[_in_pieces(_head_of(200), _TIMEOUT / 40, 15)],
        call=look,
        checks=[returns("Running"), requests(1)],
    ),
    _row(
        server="sends head and body in pieces, each in time, both together later than the time-out",
        client="returns the run: the clock of the head ends with the head",
        script=[then(_in_pieces(_head_of(140)[:140], 0.12, 70), _in_pieces(_head_of(140)[140:], 0.1, 20))],
        call=look,
        checks=[returns("Running"), requests(1)],
    ),
    *(
        _row(
            server=f"sends a head of {size // 1024} KiB",
            client="returns the run",
            script=[raw(_head_of(size))],
            call=look,
            checks=[returns("Running")],
        )
        for size in (16 << 10, 64 << 10, 96 << 10)
    ),
    *(
        _row(
            server=f"sends a head of {what} in answer to {asked}",
            client="ConnectionFailedError; memory is bounded",
            script=[script],
            call=_timed(call),
            checks=[raises(errors.ConnectionFailedError), requests(1), _ends_within(_TIMEOUT)],
        )
        for what, script in (
            ("512 KiB", raw(_head_of(512 << 10))),
            ("lines without end", endless(_HEAD, b"X-Much: 1\r\n" * 4096, pause=0.0001)),
            ("a line without end", endless(_HEAD + b"X-Much: ", b"x" * (64 << 10), pause=0.0001)),
        )
        for asked, call in (("a look at a run", look), ("a blob", blob))
    ),
    *(
        _row(
            server=f"sends {what}, in a wait whose deadline is nearer than the time-out",
            client="WaitTimeoutError soon after the deadline",
            script=[script],
            call=_timed(_wait_a_second),
            options={"timeout": 30.0},
            checks=[raises(errors.WaitTimeoutError, "the last poll failed"), fact(_looks), fact(_wait_ends)],
        )
        for what, script in (
            ("interim answers (102) without end", _STALLS["interim answers (102) without end"]),
            ("a head byte by byte", _STALLS["a head byte by byte"]),
            ("503 with a body byte by byte", drip(b" " * 3000, before=answer(503, announce=3000))),
            ("JSON byte by byte", drip(b" " * 3000, before=answer(200, announce=3000))),
            ("JSON in pieces of 2 KiB", endless(answer(200, announce=1 << 30), b" " * 2048, pause=0.02)),
        )
    ),
    _row(
        server="redirects a look in a wait again and again, each time slowly",
        client="WaitTimeoutError soon after the deadline",
        script=[_hop],
        call=_timed(_wait_a_second),
        options={"timeout": 30.0},
        checks=[raises(errors.WaitTimeoutError), fact(_wait_ends)],
    ),
    _row(
        server="ends the run as Failed, then sends its output byte by byte",
        client="RunFailedError soon after the deadline: its output could not be read",
        script=[run("Failed"), drip(b" " * 3000, before=answer(200, announce=3000))],
        call=_timed(_wait_a_second),
        options={"timeout": 30.0},
        checks=[raises(errors.RunFailedError, "could not be read"), fact(_wait_ends)],
    ),
    _row(
        server="sends interim answers without end while a start is waited for",
        client="WaitTimeoutError soon after the deadline",
        script=[started(), _STALLS["interim answers (102) without end"]],
        call=_timed(_start_and_wait_a_second),
        options={"timeout": 30.0},
        checks=[raises(errors.WaitTimeoutError, run_id=RUN_ID), fact(_wait_ends)],
    ),
    _row(
        server="redirects again and again, each time shortly before the time-out",
        client="CallTimeoutError: all hops together have one more time-out",
        script=[_hop],
        call=_timed(look),
        checks=[raises(errors.CallTimeoutError), requests(3), _ends_within(2 * _TIMEOUT)],
    ),
    _row(
        server="sends TLS records that are none, byte by byte",
        client="CallTimeoutError that never reached it",
        script=[run()],
        call=_timed(look),
        prepare=_drips_tls,
        options=lambda w: {"timeout": _TIMEOUT, "max_retries": 0, "verify": w.bundle},
        checks=[raises(errors.CallTimeoutError, never_sent=True), requests(0), _ends_within(_TIMEOUT)],
    ),
    _row(
        server="is behind a proxy that opens the way byte by byte",
        client="CallTimeoutError after one time-out",
        script=[drip(b"HTTP/1.1 200 Connection established\r\nX-Slow: " + b"x" * 3000)],
        call=_timed(look),
        prepare=_through_a_proxy,
        options={"host": "https://domino.example.com", "timeout": _TIMEOUT, "max_retries": 0},
        checks=[raises(errors.CallTimeoutError), requests(1), _ends_within(_TIMEOUT)],
    ),
]
