"""The log of a job: preparation and both streams, line by line, by time."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from domino.local.store.runs import Run

from .lifecycle import console_file, setup_file
from .recorder import LONGEST
from .timed_log import Line, Piece, has_times, lines_of, pieces_since

STDOUT, STDERR, PREPARATION = "stdout", "stderr", "prepareoutput"


@dataclass(frozen=True)
class LogLine:
    """A line of a job's log.

    Args:
        time: when it was written, in nanoseconds since 1970; no two lines of a job have the same.
        kind: what wrote it: `stdout`, `stderr` or `prepareoutput`.
        text: the line, with its newline if it has one.
    """

    time: int
    kind: str
    text: bytes


def log_lines(folder: Path, run: Run, *, kinds: Collection[str], after: int) -> Iterator[LogLine]:
    """Yield the lines of a run that were written after a time, earliest first.

    Args:
        folder: the folder of the run.
        run: the run, as it was before its log is read.
        kinds: which lines.
        after: nanoseconds since 1970.
    """
    sources: list[Iterator[LogLine]] = []
    if PREPARATION in kinds:
        lines = _lines(setup_file(folder), after, begin=run.queued, is_over=run.is_completed)
        sources.append(LogLine(line.time, PREPARATION, line.text) for line in lines)
    if STDOUT in kinds or STDERR in kinds:
        lines = _lines(console_file(folder), after, begin=run.started or run.queued, is_over=run.is_completed)
        told = (LogLine(line.time, STDERR if line.is_error else STDOUT, line.text) for line in lines)
        sources.append(line for line in told if line.kind in kinds)
    return heapq.merge(*sources, key=lambda line: line.time)


def _lines(file: Path, after: int, *, begin: int, is_over: bool) -> Iterator[Line]:
    """Yield the lines of a file.

    Args:
        file: the file; a missing one has none.
        after: yield only lines of a later time.
        begin: when the first line was written, in milliseconds since 1970, if that is not known better.
        is_over: whether nothing will be added to the last line.
    """
    if not file.exists():
        return
    with file.open("rb") as text:
        if has_times(file):
            for piece in pieces_since(file, after):
                yield from lines_of(text, piece, after=after)
            return
        whole = Piece(0, file.stat().st_size, begin * 1_000_000, is_error=False)
        for line in lines_of(text, whole, after=after):
            if is_over or line.text.endswith(b"\n") or len(line.text) == LONGEST:
                yield line
