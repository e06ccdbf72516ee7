"""Contents that are read into the memory, several at a time."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Mapping

from domino._calls.engine import Engine
from domino._report import TransferredFile
from domino.errors import BulkTransferError

from .bulk import Step, transfer_all
from .download import Download
from .progress import Progress

__all__ = ["READERS", "read_several", "read_whole"]

#: How many at a time.
READERS = 16


async def read_whole(download: Download) -> bytes:
    """Return what a download that was opened has; it is in memory once."""
    whole = io.BytesIO()
    try:
        while piece := await download.read():
            whole.write(piece)
    finally:
        await download.close()
    return whole.getvalue()


async def read_several(
    engine: Engine, reading: Mapping[str, Callable[[Engine], Awaitable[bytes]]], *, workers: int, progress: Progress
) -> dict[str, bytes | Exception]:
    """Return what each of them reads, or the error that kept it from that.

    Args:
        engine: Sends the requests.
        reading: Reads each with an engine, by the name that `progress` has for it.
        workers: How many at a time.
        progress: Is told of each one that is read.
    """
    found: dict[str, bytes | Exception] = {}

    def step(name: str, read: Callable[[Engine], Awaitable[bytes]]) -> Step:
        async def work(engine: Engine) -> TransferredFile:
            content = found[name] = await read(engine)
            return TransferredFile(path=name, local=None, size=len(content))

        return Step(name, work)

    steps = [step(name, read) for name, read in reading.items()]
    try:
        await transfer_all(engine, steps, direction="down", workers=workers, progress=progress)
    except BulkTransferError as error:
        found.update(error.report.failed)
        found.update(dict.fromkeys(error.report.not_tried, error))
    return found
