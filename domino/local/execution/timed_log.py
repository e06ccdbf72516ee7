"""A log whose pieces have a stream and a time: plain text in one file, and beside it records that say who wrote when.

The text alone is what a log without times is, so that whoever wants only that reads only that. A record tells where a
piece ends; it begins where the one before ended. Records have one size and both their numbers only grow: the place of a
time, or of a byte, is found by halving, whatever the length of the log.
"""

from __future__ import annotations

import os
import struct
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

LONGEST = 65536
"""Most bytes in one line of a log; what is longer counts as several."""
_RECORD = struct.Struct("<QQ")  # where the piece ends; its time, twice, and one more if stderr wrote it
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


class TimedLog:
    """Adds pieces to a log; no two of its lines have the same time, and later ones have later times.

    Args:
        file: the text; made when missing.
    """

    def __init__(self, file: Path) -> None:
        file.touch()
        self._text = file
        self._records = _records_of(file)
        self._next = 0
        with _open(self._records) as records:
            for last in records.read(max(0, records.count - 1)):
                self._next = last.time + 2 * LONGEST

    def append(self, text: bytes, *, is_error: bool = False) -> None:
        """Add a piece of at most twice `LONGEST` bytes."""
        with self._text.open("ab") as output:
            output.write(text)
            end = output.tell()
        moment = max(time.time_ns(), self._next)
        self._next = moment + text.count(b"\n") + 1 + len(text) // LONGEST
        with self._records.open("ab") as records:
            records.write(_RECORD.pack(end, moment * 2 + is_error))


def has_times(file: Path) -> bool:
    """Return whether a log has times."""
    return _records_of(file).exists()


def pieces_from(file: Path, begin: int) -> Iterator[Piece]:
    """Yield the pieces that end after a byte of the text."""
    with _open(_records_of(file)) as records:
        yield from records.read(records.first_after(begin, lambda piece: piece.end))


def pieces_since(file: Path, moment: int) -> Iterator[Piece]:
    """Yield the pieces from the last that began at a time or before it."""
    with _open(_records_of(file)) as records:
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
        self.count = file.seek(0, os.SEEK_END) // _RECORD.size if file else 0

    def first_after(self, value: int, key: Callable[[Piece], int]) -> int:
        """Return the number of the first record whose key is greater than a value."""
        return bisect_right(range(self.count), value, key=lambda number: key(next(self.read(number))))

    def read(self, first: int) -> Iterator[Piece]:
        """Yield the records from one on."""
        if self._file is None:
            return
        begin = 0
        if first:
            self._file.seek((first - 1) * _RECORD.size)
            begin = int(_RECORD.unpack(self._file.read(_RECORD.size))[0])
        while first < self.count:
            self._file.seek(first * _RECORD.size)
            known = self._file.read(_RECORD.size * min(_AT_ONCE, self.count - first))
            for end, moment in _RECORD.iter_unpack(known):
                yield Piece(begin, end, moment // 2, bool(moment % 2))
                begin = end
            first += len(known) // _RECORD.size


def _records_of(file: Path) -> Path:
    return file.with_name(file.name + ".times")


@contextmanager
def _open(file: Path) -> Iterator[_Records]:
    if not file.exists():
        yield _Records(None)
        return
    with file.open("rb") as records:
        yield _Records(records)
