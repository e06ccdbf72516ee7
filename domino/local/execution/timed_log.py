"""Reads logs whose pieces have a stream and a time: text in one file, and beside it records that say who wrote when.

The text alone is what a log without times is, so that whoever wants only that reads only that. A record tells where a
piece ends; it begins where the one before ended. Records have one size and both their numbers only grow: the place of a
time, or of a byte, is found by halving, whatever the length of the log.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .recorder import LONGEST, RECORD, records_of

_AT_ONCE = 256


@dataclass(frozen=True)
class Piece:
    """What one stream wrote at one time: bytes `begin` to `end` of the text.

    `time` is that of its first line, in nanoseconds since 1970; each further line is one nanosecond later.
    """

    begin: int
    end: int
    time: int
    is_error: bool


@dataclass(frozen=True)
class Line:
    """A line of a log, with its newline if it has one."""

    time: int
    is_error: bool
    text: bytes


def has_times(file: Path) -> bool:
    """Return whether a log has times."""
    return _records(file).exists()


def pieces_from(file: Path, begin: int) -> Iterator[Piece]:
    """Yield the pieces that end after a byte of the text."""
    with _open(_records(file)) as records:
        yield from records.read(records.first_after(begin, lambda piece: piece.end))


def pieces_since(file: Path, moment: int) -> Iterator[Piece]:
    """Yield the pieces from the last that began at a time or before it."""
    with _open(_records(file)) as records:
        yield from records.read(max(0, records.first_after(moment, lambda piece: piece.time) - 1))


def lines_of(text: BinaryIO, piece: Piece, *, after: int) -> Iterator[Line]:
    """Yield the lines of a piece whose time is after another."""
    position, moment = piece.begin, piece.time
    text.seek(position)
    while position < piece.end and (line := text.readline(min(LONGEST, piece.end - position))):
        if moment > after:
            yield Line(moment, piece.is_error, line)
        position, moment = position + len(line), moment + 1


class _Records:
    """The records, read where they are looked at."""

    def __init__(self, file: BinaryIO | None) -> None:
        self._file = file
        self.count = file.seek(0, os.SEEK_END) // RECORD.size if file else 0

    def first_after(self, value: int, key: Callable[[Piece], int]) -> int:
        """Return the number of the first record whose key is greater than a value."""
        return bisect_right(range(self.count), value, key=lambda number: key(next(self.read(number))))

    def read(self, first: int) -> Iterator[Piece]:
        """Yield the records from one on."""
        if self._file is None:
            return
        begin = 0
        if first:
            self._file.seek((first - 1) * RECORD.size)
            begin = int(RECORD.unpack(self._file.read(RECORD.size))[0])
        while first < self.count:
            self._file.seek(first * RECORD.size)
            known = self._file.read(RECORD.size * min(_AT_ONCE, self.count - first))
            for end, moment in RECORD.iter_unpack(known):
                yield Piece(begin, end, moment // 2, bool(moment % 2))
                begin = end
            first += len(known) // RECORD.size


def _records(file: Path) -> Path:
    return Path(records_of(str(file)))


@contextmanager
def _open(file: Path) -> Generator[_Records]:
    if not file.exists():
        yield _Records(None)
        return
    with file.open("rb") as records:
        yield _Records(records)
