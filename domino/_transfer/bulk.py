"""Many files at a time: one that fails does not lose the others, and what fails for all ends the work."""

from __future__ import annotations

import errno
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

from attrs import frozen

from domino._calls.engine import Engine
from domino._calls.parallel import each
from domino._report import Direction, TransferredFile, TransferReport
from domino.errors import (
    AuthenticationError,
    BulkTransferError,
    ConnectionFailedError,
    CredentialError,
    DominoError,
    PermissionDeniedError,
    RateLimitError,
    ReloginRequiredError,
    ServerError,
)

from .progress import Progress

__all__ = ["Step", "checked", "transfer_all"]

_logger = logging.getLogger("domino.files")

#: What the next file would meet as well.
_OF_ALL = (AuthenticationError, CredentialError, ReloginRequiredError)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
#: What may be the fault of one file; so many in a row are that of the server.
_OF_SERVER = (ConnectionFailedError, ServerError, RateLimitError, PermissionDeniedError)
_IN_A_ROW = 10
#: Failures that an error names.
_SHOWN = 5


@frozen
class Step:
    """One file that is to be transferred.

    Attributes:
        path: Where it is in the project.
        work: Transfers it with an engine, and tells what it transferred.
    """

    path: str
    work: Callable[[Engine], Awaitable[TransferredFile]]


@frozen
class _Outcome:
    path: str
    file: TransferredFile | None = None
    error: Exception | None = None


async def transfer_all(
    engine: Engine,
    steps: Sequence[Step],
    *,
    direction: Direction,
    workers: int,
    progress: Progress,
    unchanged: Sequence[str] = (),
    problems: Mapping[str, Exception] | None = None,
) -> TransferReport:
    """Transfer files.

    Args:
        engine: Sends the requests.
        steps: The files.
        direction: `up` or `down`.
        workers: How many files at a time.
        progress: Is told of each file.
        unchanged: What need not be done, for the report.
        problems: What cannot be done, for the report.

    Raises:
        BulkTransferError: Some files could not be transferred; it holds the report.
    """
    began = engine.clock.monotonic()
    done: list[TransferredFile] = []
    failed = dict(problems or {})
    left = dict.fromkeys(step.path for step in steps)
    is_over, in_a_row = False, 0
    _logger.info("%d files go %s, %d are unchanged", len(steps), direction, len(unchanged))

    def wanted() -> Iterator[Step]:
        for step in steps:
            if is_over:
                return
            yield step

    async def work(engine: Engine, step: Step) -> _Outcome:
        try:
            return _Outcome(step.path, file=await step.work(engine))
        except (DominoError, OSError, ValueError) as error:
            if error is progress.failure:
                raise
            return _Outcome(step.path, error=error)

    async def note(outcome: _Outcome) -> None:
        nonlocal is_over, in_a_row
        del left[outcome.path]
        if outcome.file is not None:
            in_a_row = 0
            done.append(outcome.file)
            await progress.whole(outcome.path, outcome.file.size or 0)
        elif (error := outcome.error) is not None:
            _logger.warning("%r failed: %s", outcome.path, error)
            failed[outcome.path] = error
            in_a_row = in_a_row + 1 if isinstance(error, _OF_SERVER) else 0
            is_full = isinstance(error, OSError) and error.errno in _FULL
            is_over = is_over or is_full or in_a_row >= _IN_A_ROW or isinstance(error, _OF_ALL)

    await each(
        engine,
        wanted(),
        work,
        workers=min(workers, max(1, len(steps))),
        done=note,
        is_urgent=lambda outcome: outcome.error is not None,  # it may end the work
    )
    report = TransferReport(
        direction=direction,
        transferred=sorted(done, key=lambda file: file.path),
        unchanged=list(unchanged),
        failed=failed,
        not_tried=list(left),
        size=sum(file.size or 0 for file in done),
        seconds=engine.clock.monotonic() - began,
    )
    _logger.info("%s", report)
    return checked(report)


def checked(report: TransferReport) -> TransferReport:
    """Return a report on which nothing failed.

    Raises:
        BulkTransferError: Something did; it holds the report.
    """
    if report.failed and not report.is_dry_run:
        raise BulkTransferError(_told(report), report=report)
    return report


def _told(report: TransferReport) -> str:
    reasons = [f"{path!r}: {error}" for path, error in list(report.failed.items())[:_SHOWN]]
    more = len(report.failed) - len(reasons)
    if more:
        reasons.append(f"and {more} more, see the error's .report.failed")
    return f"{report}; call again to go on with the rest: {'; '.join(reasons)}"
