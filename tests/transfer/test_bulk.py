"""What ends a transfer of many files before its end."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

import pytest

from domino import Domino
from domino._calls.engine import Engine, run_blocking
from domino._transfer.bulk import Step, transfer_all
from domino._transfer.progress import Progress
from domino.errors import AuthenticationError, BulkTransferError, ReloginRequiredError, ServerError, StatusError
from domino.types import TransferredFile

NAMES = [f"{number:02}" for number in range(30)]


def transfer(domino: Domino, failing: Mapping[str, Exception]) -> tuple[list[str], list[str], list[str]]:
    """Transfer thirty files one after the other; return the names of what was done, of what failed, and of the rest."""
    engine = domino._engine

    def step(name: str) -> Step:
        async def work(_: Engine) -> TransferredFile:
            if name in failing:
                raise failing[name]
            return TransferredFile(path=name, local=None, size=1)

        return Step(name, work)

    progress = Progress(engine, None, dict.fromkeys(NAMES, 1), "Downloading")
    steps = [step(name) for name in NAMES]
    with pytest.raises(BulkTransferError) as caught:
        run_blocking(transfer_all(engine, steps, direction="down", workers=1, progress=progress))
    report = caught.value.report
    return [file.path for file in report.transferred], list(report.failed), list(report.not_tried)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_disk_that_takes_nothing_more_ends_it(number: int) -> None:
    """The next file would not fit either."""
    domino = Domino("a/b", "key", "http://127.0.0.1:9")
    done, failed, left = transfer(domino, {"03": OSError(number, os.strerror(number))})
    assert (done, failed, left) == (NAMES[:3], ["03"], NAMES[4:])


def test_files_that_cannot_be_read_do_not_end_it() -> None:
    """However many."""
    domino = Domino("a/b", "key", "http://127.0.0.1:9")
    broken: dict[str, Exception] = {name: PermissionError(errno.EACCES, "Permission denied") for name in NAMES[2:]}
    assert transfer(domino, broken) == (NAMES[:2], NAMES[2:], [])


def refusal() -> ServerError:
    """Return the error of a server that fails."""
    return ServerError("failed", status=503)


def test_ten_files_in_a_row_that_the_server_fails_at_end_it() -> None:
    """Not nine, and not more of them with one between that succeeds."""
    domino = Domino("a/b", "key", "http://127.0.0.1:9")
    done, failed, left = transfer(domino, {name: refusal() for name in NAMES[5:14]})
    assert (done, failed, left) == (NAMES[:5] + NAMES[14:], NAMES[5:14], [])
    done, failed, left = transfer(domino, {name: refusal() for name in NAMES[5:15]})
    assert (done, failed, left) == (NAMES[:5], NAMES[5:15], NAMES[15:])
    between = {name: refusal() for name in [*NAMES[5:14], *NAMES[15:24]]}
    assert transfer(domino, between) == ([*NAMES[:5], NAMES[14], *NAMES[24:]], list(between), [])


@pytest.mark.parametrize("kind", [AuthenticationError, ReloginRequiredError])
def test_a_user_who_has_to_log_in_ends_it(kind: type[StatusError]) -> None:
    """At the first file."""
    domino = Domino("a/b", "key", "http://127.0.0.1:9")
    assert transfer(domino, {"03": kind("log in", status=401)}) == (NAMES[:3], ["03"], NAMES[4:])
