"""Rows: answers that are larger than they look, or than anybody wants in memory."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from domino import errors

from .answers import KEY, answer, chunked, cut, raw, status
from .calls import blob, list_runs, look, start
from .checks import fact, raises, requests, returns
from .row import Call, Outcome, Row, World
from .server import Answer

__all__ = ["ROWS"]

_MIB = 1 << 20
_ERROR = 64 << 10
#: A credential that stands where the text was cut would not be known: so much of its end is left out.
_CUT = 8192
_row = partial(Row, family="Memory", options={"max_retries": 0, "max_reply_size": _MIB})


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


#: How a body is compressed, with the name that the header has for it.
_ENCODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "as it is": ("", bytes),
    "as gzip": ("gzip", gzip.compress),
    "as x-gzip": ("x-gzip", gzip.compress),
    "as gzip in two members": ("gzip", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:])),
    "as deflate": ("deflate", zlib.compress),
    "as deflate without a frame": ("deflate", _raw_deflate),
}


def _until_close(status_: int, body: bytes, encoding: str) -> Answer:
    head = f"HTTP/1.1 {status_} Scripted\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\n\r\n"
    return cut(head.encode() + body)


def _in_chunks(status_: int, body: bytes, encoding: str) -> Answer:
    pieces = [body[first : first + 1000] for first in range(0, len(body), 1000)]
    sent = chunked(*pieces, Content_Type="application/json", Content_Encoding=encoding)
    return raw(sent.replace(b" 200 ", f" {status_} ".encode(), 1))


def _with_length(status_: int, body: bytes, encoding: str) -> Answer:
    return raw(answer(status_, body, Content_Type="application/json", Content_Encoding=encoding))


_FRAMES: dict[str, Callable[[int, bytes, str], Answer]] = {
    "with a length": _with_length,
    "in chunks": _in_chunks,
    "until it closes": _until_close,
}


def _json(size: int) -> bytes:
    return b'{"id": "57dafe43317467e7b0ef5276", "status": "Running"' + b" " * (size - 55) + b"}"


@cache
def _bomb() -> bytes:
    """Return a gzip of 256 KiB that decodes to 256 MiB of blanks."""
    packer = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    return b"".join(packer.compress(b" " * _MIB) for _ in range(256)) + packer.flush()


def _measured(call: Call) -> Call:
    """Return the call, which notes the most memory that it took."""

    async def measured(d: Any, w: World) -> object:
        tracemalloc.start()
        try:
            return await call(d, w)
        finally:
            w.notes["peak"] = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()

    return measured


def _takes_less_than(size: int) -> Any:
    return fact(lambda o: o.world.notes["peak"] < size)


async def _ten_bytes(d: Any, _: World) -> object:
    return await (await d.blobs_get(KEY)).read(10)


def _keeps(count: int) -> Any:
    def kept(o: Outcome) -> bool:
        return isinstance(o.failure.body, str) and len(o.failure.body) == count

    return fact(kept)


_SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "that ends early": lambda data: data[:-1],
    "with more behind it": lambda data: data + b"x",
}

ROWS = [
    *(
        _row(
            server=f"sends JSON of {size:,} bytes {how}, {frame}",
            client="returns it" if size <= _MIB else "ReplyTooLargeError that says how to allow more",
            script=[framed(200, pack(_json(size)), encoding)],
            call=look,
            checks=[
                returns("Running")
                if size <= _MIB
                else raises(errors.ReplyTooLargeError, "more than 1,048,576 bytes", "max_reply_size=", status=200),
                requests(1),
            ],
        )
        for frame, framed in _FRAMES.items()
        for how, (encoding, pack) in _ENCODINGS.items()
        for size in (_MIB - 1, _MIB, _MIB + 1)
        if frame == "with a length" or how in ("as it is", "as gzip")
    ),
    *(
        _row(
            server=f"sends an error of {size:,} bytes {how}, {frame}",
            client="the error of its status, with 64 KiB of decoded text at most, less where it was cut",
            script=[framed(400, pack(b"x" * size), encoding)],
            call=look,
            checks=[raises(errors.BadRequestError), _keeps(size if size < _ERROR else _ERROR - _CUT), requests(1)],
        )
        for frame, framed in _FRAMES.items()
        for how, (encoding, pack) in _ENCODINGS.items()
        for size in (_ERROR - 1, _ERROR, _ERROR + 1)
        if frame == "with a length" or how == "as gzip"
    ),
    *(
        _row(
            server=f"sends 256 MiB of {what} in 256 KiB of gzip, {frame}",
            client=f"{error.__name__}; little of it is decoded",
            script=[framed(code, _bomb(), "gzip")],
            call=_measured(call),
            checks=[raises(error), _takes_less_than(8 * _MIB), requests(1)],
        )
        for frame, framed in _FRAMES.items()
        for what, code, call, error in (
            ("JSON", 200, look, errors.ReplyTooLargeError),
            ("a list", 200, list_runs, errors.ReplyTooLargeError),
            ("a start's answer", 200, start, errors.StartUncertainError),
            ("an error", 403, look, errors.PermissionDeniedError),
            ("an error in place of a blob", 404, blob, errors.NotFoundError),
        )
    ),
    *(
        _row(
            server=f"sends 256 MiB of a blob in 256 KiB of gzip, {frame}, to a reader of ten bytes",
            client="decodes little more than was asked for",
            script=[framed(200, _bomb(), "gzip")],
            call=_measured(_ten_bytes),
            checks=[returns(b" " * 10), _takes_less_than(8 * _MIB), requests(1)],
        )
        for frame, framed in _FRAMES.items()
    ),
    _row(
        server="sends JSON larger than 64 MiB, and no limit is set",
        client="ReplyTooLargeError: 64 MiB are the default",
        script=[_with_length(200, _bomb(), "gzip")],
        call=look,
        options={"max_retries": 0},
        checks=[raises(errors.ReplyTooLargeError, "67,108,864 bytes", "DOMINO_MAX_REPLY_SIZE"), requests(1)],
    ),
    _row(
        server="sends JSON larger than DOMINO_MAX_REPLY_SIZE",
        client="ReplyTooLargeError",
        script=[_with_length(200, _json(1001), "")],
        call=look,
        prepare=lambda w: w.monkeypatch.setenv("DOMINO_MAX_REPLY_SIZE", "1000"),
        options={},
        checks=[raises(errors.ReplyTooLargeError, "more than 1,000 bytes"), requests(1)],
    ),
    *(
        _row(
            server=f"sends JSON {how}, which nobody asked for",
            client="ConnectionFailedError that names the encoding",
            script=[_with_length(200, _json(60), encoding)],
            call=look,
            checks=[raises(errors.ConnectionFailedError, f"encoding {encoding!r}"), requests(1)],
        )
        for how, encoding in (("as br", "br"), ("as zstd", "zstd"), ("as gzip in gzip", "gzip, gzip"))
    ),
    _row(
        server="sends an error as br, which nobody asked for",
        client="the error of its status",
        script=[_with_length(404, b"what", "br")],
        call=look,
        checks=[raises(errors.NotFoundError), requests(1)],
    ),
    *(
        _row(
            server=f"sends JSON {how} {what}",
            client="ConnectionFailedError; never half an answer",
            script=[_with_length(200, spoil(pack(_json(400))), encoding)],
            call=look,
            checks=[raises(errors.ConnectionFailedError, "cannot be decoded"), requests(1)],
        )
        for how, (encoding, pack) in _ENCODINGS.items()
        if encoding
        for what, spoil in _SPOILT.items()
    ),
    *(
        _row(
            server=f"sends JSON {how} in chunks of a byte",
            client="returns it",
            script=[
                raw(chunked(*(bytes([byte]) for byte in pack(_json(400))), Content_Encoding=encoding)),
            ],
            call=look,
            checks=[returns("Running"), requests(1)],
        )
        for how, (encoding, pack) in _ENCODINGS.items()
        if encoding
    ),
    *(
        _row(
            server=f"sends a blob of {size:,} bytes {how}",
            client="the bytes",
            script=[_with_length(200, pack(bytes(size)), encoding)],
            call=blob,
            checks=[returns(bytes(size)), requests(1)],
        )
        for how, (encoding, pack) in _ENCODINGS.items()
        if encoding
        for size in (0, 1, (64 << 10) - 1, 64 << 10, (64 << 10) + 1, 3 * (64 << 10))
    ),
    _row(
        server="sends 503 with no body, which is said to be deflate",
        client="ServerError",
        script=[status(503, Content_Encoding="deflate")],
        call=look,
        checks=[raises(errors.ServerError), requests(1)],
    ),
    _row(
        server="is asked for JSON",
        client="announces the encodings that are decoded in bounded steps, and no others",
        script=[_with_length(200, _json(60), "")],
        call=look,
        checks=[returns("Running"), fact(lambda o: o.requests[0].header("accept-encoding") == "gzip, deflate")],
    ),
]
