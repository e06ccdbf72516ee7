"""What one command transfers, and how it is told: one report, whatever the number of calls."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ._ending import REFUSED, Problem
from ._session import Session
from ._terminal import plain

if TYPE_CHECKING:
    from domino.types import TransferredFile, TransferReport

__all__ = ["Transfers", "filter_options"]

F = TypeVar("F", bound=Callable[..., Any])
#: How many failures are told one by one.
_SHOWN = 20


def filter_options(command: F) -> F:
    """Add which files of folders are transferred."""
    command = click.option("--dry-run", is_flag=True, help="Only tell what would be done.")(command)
    command = click.option("--exclude", multiple=True, metavar="GLOB",
        help="Leave out what this names, as in a .gitignore; may be given again.")(command)  # fmt: skip
    return click.option("--include", multiple=True, metavar="GLOB",
        help="Of folders only files that this names; may be given again.")(command)  # fmt: skip


class Transfers:
    """The transfers of one command.

    Args:
        session: How to print.
        direction: `up` or `down`.
        is_dry_run: Whether nothing is done.
    """

    def __init__(self, session: Session, direction: Any, *, is_dry_run: bool) -> None:
        self._session, self._direction, self._is_dry_run = session, direction, is_dry_run
        self._reports: list[TransferReport] = []
        #: What the client shows while it works: bars, on a terminal.
        self.progress = not session.quiet

    def add(self, report: TransferReport) -> None:
        """Add what was done."""
        self._reports.append(report)

    def add_file(self, file: TransferredFile) -> None:
        """Add one file."""
        from domino.types import TransferReport

        self.add(TransferReport(direction=self._direction, transferred=[file], size=file.size or 0))

    @contextmanager
    def going_on(self) -> Generator[None, None, None]:
        """Keep what was done where some files fail, and say what an interrupt leaves."""
        from domino.errors import BulkTransferError

        try:
            yield
        except BulkTransferError as error:
            self.add(error.report)
        except KeyboardInterrupt:
            raise KeyboardInterrupt("the same command again goes on with what is left") from None

    def tell(self) -> None:
        """Print what was done; raise Problem if something failed."""
        report = self._together()
        session = self._session
        if session.as_json:
            from ._output import write_json

            write_json(_document(report))
        elif session.as_jsonl:
            from ._output import write_json

            for file in report.transferred:
                write_json(_file(file), is_line=True)
        else:
            if report.is_dry_run:
                _list(report)
            sys.stdout.write(f"{report}\n")
        for path, error in list(report.failed.items())[:_SHOWN]:
            sys.stderr.write(f"{plain(path)}: {plain(str(error))}\n")
        if report.failed or report.not_tried:
            count = len(report.failed) + len(report.not_tried)
            raise Problem(
                f"{count} {'file was' if count == 1 else 'files were'} not transferred",
                "the same command again goes on with what is left",
                REFUSED,
            )

    def _together(self) -> TransferReport:
        from domino.types import TransferReport

        reports = self._reports
        return TransferReport(
            direction=self._direction,
            transferred=[file for each in reports for file in each.transferred],
            unchanged=[path for each in reports for path in each.unchanged],
            deleted=[path for each in reports for path in each.deleted],
            failed={path: error for each in reports for path, error in each.failed.items()},
            not_tried=[path for each in reports for path in each.not_tried],
            size=sum(each.size for each in reports),
            seconds=sum(each.seconds for each in reports),
            is_dry_run=self._is_dry_run,
        )


def _list(report: TransferReport) -> None:
    verb = "upload" if report.direction == "up" else "download"
    lines = [(verb, file.path) for file in report.transferred] + [("delete", path) for path in report.deleted]
    sys.stdout.writelines(f"{what}\t{plain(path)}\n" for what, path in lines)


def _file(file: TransferredFile) -> dict[str, object]:
    return {"path": file.path, "local": None if file.local is None else str(file.local), "size": file.size}


def _document(report: TransferReport) -> dict[str, object]:
    return {
        "direction": report.direction,
        "transferred": [_file(file) for file in report.transferred],
        "unchanged": list(report.unchanged),
        "deleted": list(report.deleted),
        "failed": {path: str(error) for path, error in report.failed.items()},
        "not_tried": list(report.not_tried),
        "size": report.size,
        "seconds": round(report.seconds, 3),
        "is_dry_run": report.is_dry_run,
    }
