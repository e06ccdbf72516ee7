"""Rows: a large file that several connections fetch, each a part of it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from domino_api.api import blobs

from domino import errors
from domino._transfer.download import Download
from domino._transfer.parts import Sizes
from domino._transfer.target import save

from .answers import KEY, answer, raw
from .calls import TARGET
from .checks import fact, raises, requests, slept
from .row import Call, Check, Outcome, Row, World
from .rows_bodies import keeps_old_file
from .server import Answer, Exchange

__all__ = ["ROWS"]

_row = partial(Row, family="Parts")
#: Parts of a small file show the same, and sooner.
_SIZE, _STEP = 1 << 20, 1 << 16
_SIZES = Sizes(least=_SIZE, smallest=_STEP)
#: Its period divides no part: what stands at a wrong place is seen.
_DATA = (bytes(range(251)) * (_SIZE // 251 + 1))[:_SIZE]
#: The smallest that comes in parts, if nobody says otherwise.
_LARGE = bytes(64 << 20)


def _wanted(exchange: Exchange) -> tuple[int, int] | None:
    found = re.fullmatch(r"bytes=(\d+)-(\d*)", exchange.request.header("range") or "")
    return None if found is None else (int(found[1]), int(found[2] or _SIZE - 1) + 1)


def _gives(part: Callable[[int, int], Answer], *, holds: int = 4, first: int = _SIZE, **headers: Any) -> Answer:
    """Give the whole, its rest not before so many requests have come, and parts in some way."""

    def act(exchange: Exchange) -> None:
        if (wanted := _wanted(exchange)) is not None:
            part(*wanted)(exchange)
            return
        head = {"Accept_Ranges": "bytes", "ETag": '"v1"', **headers}
        exchange.send(answer(200, _DATA[:1000], announce=_SIZE, **head))
        while len(exchange.server.requests) < holds and not exchange.server.ended.wait(0.005):
            pass
        exchange.send(_DATA[1000:first])
        if first < _SIZE:
            exchange.reset()

    return act


def _part(first: int, end: int, *, total: int = _SIZE, etag: str = '"v1"') -> Answer:
    return raw(answer(206, _DATA[first:end], Content_Range=f"bytes {first}-{end - 1}/{total}", ETag=etag))


def _part_when_all_ask(first: int, end: int) -> Answer:
    """Give a part not before four connections are there: a thread that is fast could fetch several by then."""

    def act(exchange: Exchange) -> None:
        while exchange.server.connections < 4 and not exchange.server.ended.wait(0.005):
            pass
        _part(first, end)(exchange)

    return act


def _cut_half_way(first: int, end: int) -> Answer:
    """Break off in the middle of a part, and give what is then asked for."""

    def act(exchange: Exchange) -> None:
        if first % _STEP:
            _part(first, end)(exchange)
            return
        half = _DATA[first : first + _STEP // 2]
        exchange.send(answer(206, half, announce=end - first, Content_Range=f"bytes {first}-{end - 1}/{_SIZE}"))
        exchange.reset()

    return act


def _half(first: int, end: int) -> Answer:
    half = _DATA[first : (first + end) // 2]
    return raw(answer(206, half, Content_Range=f"bytes {first}-{end - 1}/{_SIZE}", ETag='"v1"'))


def _packed(first: int, end: int) -> Answer:
    content_range = f"bytes {first}-{end - 1}/{_SIZE}"
    return raw(answer(206, gzip.compress(b"x"), Content_Range=content_range, Content_Encoding="gzip", ETag='"v1"'))


def _refused(code: int, **headers: Any) -> Callable[[int, int], Answer]:
    return lambda first, end: raw(answer(code, b"", **headers))


def _whole_again(first: int, end: int) -> Answer:
    return raw(answer(200, _DATA, ETag='"v1"'))


def _sometimes_refused(first: int, end: int) -> Answer:
    """Give parts but for a while, as a server does that is overloaded."""

    def act(exchange: Exchange) -> None:
        is_overloaded = 4 <= len(exchange.server.requests) <= 6
        (raw(answer(503)) if is_overloaded else _part(first, end))(exchange)

    return act


def _large_one(size: int) -> Answer:
    """Give a large blob, or a part of it."""

    def act(exchange: Exchange) -> None:
        if (found := re.fullmatch(r"bytes=(\d+)-(\d+)", exchange.request.header("range") or "")) is not None:
            first, end = int(found[1]), int(found[2]) + 1
            exchange.send(answer(206, _LARGE[first:end], Content_Range=f"bytes {first}-{end - 1}/{size}"))
        else:
            exchange.send(answer(200, _LARGE[:size], Accept_Ranges="bytes"))

    return act


async def _small_parts(d: Any, w: World) -> object:
    """Do what `blobs_get(to=)` does, with another idea of what a large file is."""
    engine = getattr(d.inner, "_suspending", d.inner)._engine
    download = await Download(
        engine,
        lambda range_, if_range: blobs.get_blob.operation("a", "b", KEY, range_=range_, if_range=if_range),
    ).open()
    return (await save(engine, download, w.file(TARGET, "old"), workers=4, sizes=_SIZES)).read_bytes()


async def _large(d: Any, w: World) -> object:
    told = w.notes["told"] = []
    return (await d.blobs_get(KEY, to=w.file(TARGET, "old"), progress=told.append)).read_bytes()


def _told_all_once(outcome: Outcome) -> bool:
    done = [step.bytes_done for step in outcome.world.notes["told"]]
    last = outcome.world.notes["told"][-1]
    return done == sorted(done) and (last.bytes_done, last.bytes_total, last.files_done) == (64 << 20, 64 << 20, 1)


def _by(workers: int) -> Call:
    async def call(d: Any, w: World) -> object:
        return (await d.blobs_get(KEY, to=w.file(TARGET, "old"), max_workers=workers)).read_bytes()

    return call


#: Not `returns(_DATA)`: what pytest would print of a failure is long.
_WHOLE = fact(lambda o: o.error is None and o.value == _DATA)


def _fetched_once(outcome: Outcome) -> bool:
    """Whether no byte was asked for by two connections, apart from the first, which is asked for all."""
    asked = sorted(range_ for r in outcome.requests if (range_ := r.header("range")) is not None)
    return len(set(asked)) == len(asked)


def _guarded(outcome: Outcome) -> bool:
    return all(r.header("if-range") == '"v1"' for r in outcome.requests if r.header("range"))


def _in_parts(server: str, client: str, part: Callable[[int, int], Answer], *checks: Check, **more: Any) -> Row:
    return _row(
        server=f"offers parts of a large blob, {server}",
        client=client,
        script=[_gives(part, **more)],
        call=_small_parts,
        checks=checks,
    )


_ONE = "all comes by the first connection, and nothing is waited for"
_USELESS: dict[str, Callable[[int, int], Answer]] = {
    "gives the whole instead": _whole_again,
    "answers 429": _refused(429, Retry_After="30"),
    "answers 503": _refused(503),
    "answers 416": _refused(416),
    "answers 403": _refused(403),
    "gives other ones": lambda first, end: _part(first - _STEP, end - _STEP),
    "gives more than was asked for": lambda first, end: _part(first - 1, end),
    "gives those of another version": partial(_part, etag='"v2"'),
    "gives those of a file of another length": partial(_part, total=_SIZE + 1),
    "gives them compressed": _packed,
}

ROWS = [
    _in_parts(
        "and gives them",
        "fetches it by four connections, no byte of a part twice, each guarded by If-Range",
        _part_when_all_ask,
        _WHOLE,
        fact(lambda o: o.world.server.connections == 4),
        fact(_fetched_once),
        fact(_guarded),
    ),
    _in_parts(
        "and breaks each off half way", "takes each up where it broke; the bytes are whole", _cut_half_way, _WHOLE
    ),
    _in_parts("and breaks the whole off", "takes it up, too; the bytes are whole", _part, _WHOLE, first=_STEP // 2),
    *(_in_parts(f"and {how}", _ONE, part, _WHOLE, requests(4), slept()) for how, part in _USELESS.items()),
    _in_parts(
        "and gives half of each, as if that were all",
        "fetches the other half by another request, or TransferError; never a file that is not whole",
        _half,
        fact(lambda o: isinstance(o.error, errors.TransferError) or o.value == _DATA),
    ),
    _in_parts(
        "and refuses some in between",
        "those connections end, the others fetch all; the bytes are whole",
        _sometimes_refused,
        _WHOLE,
    ),
    _in_parts(
        "and refuses both them and, after a cut, the rest of the whole",
        "TransferError; the file that was there stays, no scratch file is left",
        _refused(403),
        raises(errors.TransferError, "was cut and could not be taken up again"),
        fact(keeps_old_file),
        first=_STEP // 2,
    ),
    _row(
        server="offers no parts of a large blob",
        client="asks for none",
        script=[_gives(_part, holds=1, Accept_Ranges="none")],
        call=_small_parts,
        checks=[_WHOLE, requests(1)],
    ),
    _row(
        server="offers parts of a blob of 64 MiB",
        client="asks for parts; progress tells each byte once",
        script=[_large_one(64 << 20)],
        call=_large,
        checks=[fact(lambda o: o.value == _LARGE and len(o.requests) > 1), fact(_told_all_once)],
    ),
    _row(
        server="offers parts of a blob of 64 MiB, to who wants one connection (`max_workers=1`)",
        client="asks for none",
        script=[_large_one(64 << 20)],
        call=_by(1),
        checks=[fact(lambda o: o.value == _LARGE), requests(1)],
    ),
    _row(
        server="offers parts of a blob of 64 MiB less one byte",
        client="asks for none: one connection is hardly slower",
        script=[_large_one((64 << 20) - 1)],
        call=_large,
        checks=[fact(lambda o: o.value == _LARGE[:-1]), requests(1)],
    ),
    _row(
        server="is asked by no connection at all (`max_workers=0`)",
        client="ValueError; nothing is sent",
        call=_by(0),
        script=[_gives(_part)],
        checks=[raises(ValueError, "max_workers must be a whole number from 1 to 100"), requests(0)],
    ),
]
