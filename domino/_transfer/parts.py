"""One large file by several connections: a server often gives each of them no more than its share."""

from __future__ import annotations

import bisect
import logging
import threading
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from attrs import frozen

from domino._calls.engine import Engine
from domino._calls.parallel import each
from domino.errors import DominoError, TransferError

from .download import Download
from .writing import Writing

__all__ = ["SIZES", "WORKERS", "Sizes", "fetch_parts", "is_worth_parts"]

_logger = logging.getLogger("domino.files")

#: Connections for one file, if nobody says otherwise.
WORKERS = 4
#: In bytes: what all connections together hold before it is written.
_HELD = 2 << 20


@frozen(kw_only=True)
class Sizes:
    """Where a file is cut, in bytes.

    Attributes:
        least: A smaller file comes by one connection, which is then hardly slower.
        smallest: The smallest part: each costs a round trip.
        largest: The largest part: the last one is waited for.
    """

    least: int = 64 << 20
    smallest: int = 8 << 20
    largest: int = 32 << 20

    def part(self, size: int, workers: int) -> int:
        """Return how large the parts of a file are: eight or so for each connection."""
        return min(max(size // (8 * workers), self.smallest), self.largest)


SIZES = Sizes()

#: The first byte of a part, and the one behind its last.
Span: TypeAlias = tuple[int, int]
Worker: TypeAlias = Callable[[Engine], Awaitable[None]]


def is_worth_parts(download: Download, sizes: Sizes) -> bool:
    """Whether a download is large enough to come in parts, and can."""
    return download.is_divisible and download.size is not None and download.size >= sizes.least


async def fetch_parts(engine: Engine, download: Download, writing: Writing, workers: int, sizes: Sizes) -> None:
    """Write a download by several connections; one that is refused leaves its part to the others.

    The connection that is there already reads on from the beginning. Further ones fetch parts from the end, until both
    meet: where the server gives no parts, or only one connection, all comes by the first one, and nothing twice.

    Args:
        engine: Sends the requests.
        download: The file, of which nothing has been read.
        writing: Where to.
        workers: How many connections at most.
        sizes: Where the file is cut.

    Raises:
        TransferError: A part did not arrive whole, in any way.
        OSError: The file cannot be written.
    """
    fetching = _Fetching(download, writing, workers, sizes)
    jobs: list[Worker] = [fetching.from_the_beginning, *[fetching.from_the_end] * (workers - 1)]
    await each(engine, jobs, lambda engine_, job: job(engine_), workers=workers, done=_nothing)
    await fetching.what_is_left(engine)


async def _nothing(_: None) -> None:
    """Do nothing: what has been fetched is written."""


class _Fetching:
    """What the connections have in common."""

    def __init__(self, download: Download, writing: Writing, workers: int, sizes: Sizes) -> None:
        self._download = download
        #: What is written is told, and not what is read: of that some may be asked for again.
        self._watch, download.watch = download.watch, None
        self._writing = writing
        self._batch = max(_HELD // workers, 1 << 18)
        self._size = download.size or 0
        self._parts = _Parts(self._size, sizes.part(self._size, workers))

    async def from_the_beginning(self, engine: Engine) -> None:
        """Read on where nothing has been read, up to what others have begun."""
        download = self._download.moved(engine)
        place, end = 0, self._parts.claim_at(0) or 0
        try:
            while place < end:
                if not (pieces := await download.read_several(self._batch)):
                    raise TransferError(f"the file ended after {place} of {self._size} bytes")
                there = place + sum(map(len, pieces))
                while there >= end and (further := self._parts.claim_at(end)) is not None:
                    end = further
                if there > end:
                    pieces, there = [b"".join(pieces)[: end - place]], end
                await self._write(engine, place, pieces)
                place = there
            if place == self._size:
                await download.read()  # the end, and whether it is one
        finally:
            await download.close()

    async def from_the_end(self, engine: Engine) -> None:
        """Fetch parts, until none is left or the server does not give one."""
        while (span := self._parts.reserve_last()) is not None:
            try:
                await self._fetch(engine, span, insists=False)
            except DominoError as error:
                _logger.info("one connection less: %s", error)
                return

    async def what_is_left(self, engine: Engine) -> None:
        """Fetch, one by one, what those connections began that failed."""
        while (span := self._parts.reserve_last()) is not None:
            await self._fetch(engine, span, insists=True)

    async def _fetch(self, engine: Engine, span: Span, *, insists: bool) -> None:
        place, end = span
        part = self._download.part(engine, place, end)
        is_ours = False
        try:
            try:
                await part.ask_for_part(insists=insists)
            finally:
                is_ours = self._parts.end_reservation(span)
            while is_ours and (pieces := await part.read_several(self._batch)):
                await self._write(engine, place, pieces)
                place += sum(map(len, pieces))
        except DominoError:
            if is_ours:
                self._parts.give_back((place, end))
            raise
        finally:
            await part.close()

    async def _write(self, engine: Engine, place: int, pieces: list[bytes]) -> None:
        await engine.off_loop(self._writing.write_at, place, pieces)
        if self._watch is not None:
            for piece in pieces:
                await self._watch(piece)


class _Parts:
    """What is still to be fetched, shared by several threads.

    A part is free, reserved by a connection that asks for it, or being fetched. The first connection, which comes to
    all of them, takes also those that are reserved: it waits for no server that is silent, or that will refuse.
    """

    def __init__(self, size: int, step: int) -> None:
        self._lock = threading.Lock()
        self._free = [(first, min(first + step, size)) for first in range(0, size, step)]
        self._reserved: dict[int, int] = {}

    def claim_at(self, place: int) -> int | None:
        """Take the part that begins there and return its end; None if it is being fetched, or there is none."""
        with self._lock:
            index = bisect.bisect_left(self._free, (place,))
            if index < len(self._free) and self._free[index][0] == place:
                return self._free.pop(index)[1]
            return self._reserved.pop(place, None)

    def reserve_last(self) -> Span | None:
        """Reserve the last free part; None if there is none."""
        with self._lock:
            if not self._free:
                return None
            place, end = self._free.pop()
            self._reserved[place] = end
            return place, end

    def end_reservation(self, span: Span) -> bool:
        """Return whether the part has not been taken: then it is being fetched."""
        with self._lock:
            return self._reserved.pop(span[0], None) is not None

    def give_back(self, span: Span) -> None:
        """Make a part free, or what is missing of it."""
        with self._lock:
            bisect.insort(self._free, span)
