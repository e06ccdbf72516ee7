"""A program of its own: takes what a command writes on its two streams, and notes which of them wrote what, and when.

Two pipes alone lose the order in which they were written to: who reads them finds both full. So each pipe has room for
one write, and the kernel is asked which of them was written to first: a command that writes on both waits, a few
microseconds each time, until what it wrote is taken. While it writes much on one alone, that pipe has room for more;
what it then writes on the other may stand some writes too late or too early. (Elsewhere than on Linux pipes cannot be
made as small, and two writes within an instant may change places.)

It is no thread of the server, which has other things to do while a command waits; and it imports little, for it starts
with every job.

    python -I -S recorder.py FILE STDOUT STDERR END [EPOLL]

It ends when nobody can write any more, or when END, the reading side of a pipe, is closed.
"""

from __future__ import annotations

import os
import select
import struct
import sys
import time

LONGEST = 65536
"""Most bytes in one line of a log; what is longer counts as several."""
RECORD = struct.Struct("<QQ")
"""Where a piece of a log ends; and its time in nanoseconds, twice, with one more if stderr wrote it."""
WRITTEN_TO = select.EPOLLIN | select.EPOLLET if hasattr(select, "epoll") else select.POLLIN
NARROW, _WIDE = 4096, 262144  # bytes: room for one write, and for 64
_ALONE = 64  # writes in a row on one stream, after which its pipe is made wide
_PATIENCE = 0.05  # seconds that the beginning of a line waits for its end
_MOST_READS = 1000


class TimedLog:
    """Adds pieces to a log; no two of its lines have the same time, and later ones have later times.

    Args:
        file: the text; made when missing. The records are beside it.
    """

    def __init__(self, file: str) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0)
        self._text = os.open(file, flags, 0o600)
        self._records = os.open(records_of(file), flags, 0o600)
        self._end = os.fstat(self._text).st_size
        self._next = 0
        known = os.fstat(self._records).st_size // RECORD.size * RECORD.size
        os.ftruncate(self._records, known)
        if known:
            last = os.pread(self._records, RECORD.size, known - RECORD.size)
            self._next = RECORD.unpack(last)[1] // 2 + 2 * LONGEST

    def append(self, text: bytes, *, is_error: bool = False) -> None:
        """Add a piece of at most twice `LONGEST` bytes; what the disk has no room for is lost.

        Raises:
            OSError: the disk is full.
        """
        moment = max(time.time_ns(), self._next)
        self._next = moment + text.count(b"\n") + 1 + len(text) // LONGEST
        try:
            while text:
                written = os.write(self._text, text)
                self._end += written
                text = text[written:]
        finally:
            os.write(self._records, RECORD.pack(self._end, moment * 2 + is_error))

    def close(self) -> None:
        """Close the files."""
        os.close(self._text)
        os.close(self._records)


def add_to_log(file: str, text: bytes, *, is_error: bool = False) -> None:
    """Add one piece to a log.

    Raises:
        OSError: the disk is full.
    """
    log = TimedLog(file)
    try:
        log.append(text, is_error=is_error)
    finally:
        log.close()


def records_of(file: str) -> str:
    """Return the name of the file with the records of a log."""
    return file + ".times"


def make_narrow(pipe: int) -> None:
    """Give a pipe room for one write, by its writing side; where the system cannot, it stays as it is."""
    try:
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, NARROW)
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_DIRECT)
    except (AttributeError, OSError):
        return


def watch(pipes: list[int]) -> select.epoll | None:
    """Begin to note in which order pipes are written to, by their reading sides; None where that is not possible."""
    if not hasattr(select, "epoll"):
        return None
    order = select.epoll()
    for pipe in pipes:
        order.register(pipe, WRITTEN_TO)
    return order


class Stream:
    """One pipe: what comes through it goes to the log by whole lines, unless a line takes its time.

    Args:
        pipe: the reading side.
        log: where to.
        is_error: whether it is stderr.
    """

    def __init__(self, pipe: int, log: TimedLog, *, is_error: bool) -> None:
        os.set_blocking(pipe, False)
        self.pipe = pipe
        self.is_open: bool = True
        self.has_more: bool = False
        self.held: bytes = b""
        self._log = log
        self._is_error = is_error
        self._in_a_row = 0
        self._is_wide = False

    def read(self, *, whole: bool) -> bytes:
        """Return what one write has left in the pipe, or all of them up to about the length of a line."""
        text = b""
        self.has_more = False
        while self.is_open:
            try:
                chunk = os.read(self.pipe, LONGEST)
            except BlockingIOError:
                break
            self.is_open = bool(chunk)
            self._in_a_row += 1
            text += chunk
            if not whole and not self._is_wide:
                break  # what comes next may come after what the other has written
            if len(text) >= LONGEST:
                self.has_more = True
                break
        return text

    def add(self, text: bytes) -> None:
        """Copy what was read as far as it is whole lines, and hold the rest."""
        text = self.held + text
        whole = text.rfind(b"\n") + 1 or (_whole_characters(text) if len(text) > LONGEST else 0)
        self._write(text[:whole])
        self.held = text[whole:]
        if self._in_a_row > _ALONE and not self._is_wide:
            self._is_wide = self._resize(_WIDE)

    def yield_to_other(self) -> None:
        """Keep the order, now that the other stream has written: what is held came before."""
        self.flush()
        self._in_a_row = 0
        if self._is_wide:
            self._is_wide = not self._resize(NARROW)

    def flush(self, *, everything: bool = False) -> None:
        """Copy the beginning of a line, but for half a character at its end."""
        end = len(self.held) if everything else _whole_characters(self.held)
        self._write(self.held[:end])
        self.held = self.held[end:]

    def _write(self, text: bytes) -> None:
        if text:
            try:
                self._log.append(text, is_error=self._is_error)
            except OSError:
                return  # a full disk: the command goes on, and what it says is lost

    def _resize(self, size: int) -> bool:
        try:
            import fcntl

            fcntl.fcntl(self.pipe, fcntl.F_SETPIPE_SZ, size)
        except (AttributeError, OSError):
            return False  # there is more in it than would have room
        return True


def record(streams: list[Stream], end: int, order: select.epoll | select.poll, unit: float) -> None:
    """Copy both streams until nobody can write any more, or the pipe `end` is closed.

    Args:
        streams: both.
        end: the pipe that tells the end.
        order: tells which pipe can be read, the one that was written to first before the other.
        unit: what it takes for a second.
    """
    others = {streams[0].pipe: streams[1], streams[1].pipe: streams[0]}
    by_pipe = {stream.pipe: stream for stream in streams}
    going = True
    while going and any(stream.is_open for stream in streams):
        holding = any(stream.held for stream in streams)
        written = order.poll(_PATIENCE * unit if holding else None)
        if not written:
            for stream in streams:
                stream.flush()
        for pipe, event in written:
            if pipe == end:
                going = False
                continue
            stream = by_pipe[pipe]
            _copy(stream, others[pipe], whole=bool(event & select.POLLHUP))
            if not stream.is_open:
                order.unregister(pipe)
            elif stream.has_more:
                order.modify(pipe, WRITTEN_TO)  # else it would not be told again
    for stream in streams:
        for _ in range(_MOST_READS):  # a process outside our reach may hold a pipe open for ever, and write
            if not _copy(stream, others[stream.pipe], whole=True):
                break
        stream.flush(everything=True)


def _copy(stream: Stream, other: Stream, *, whole: bool) -> bool:
    """Copy what came on a stream; False when nothing did."""
    text = stream.read(whole=whole)
    if text:
        other.yield_to_other()
        stream.add(text)
    return bool(text)


def _whole_characters(text: bytes) -> int:
    """Return how much of a text ends with a whole character of UTF-8."""
    for length in range(1, min(4, len(text) + 1)):
        first = text[-length]
        if first >= 0xC0:
            needed = 2 if first < 0xE0 else 3 if first < 0xF0 else 4
            return len(text) - length if needed > length else len(text)
        if first < 0x80:
            break
    return len(text)


def main(file: str, stdout: int, stderr: int, end: int, order: int | None) -> None:
    """Record one command."""
    log = TimedLog(file)
    streams = [Stream(stdout, log, is_error=False), Stream(stderr, log, is_error=True)]
    if order is not None:
        known = select.epoll.fromfd(order)
        known.register(end, select.EPOLLIN)
        record(streams, end, known, 1)
        return
    poll = select.poll()
    for pipe in (stdout, stderr, end):
        poll.register(pipe, select.POLLIN)
    record(streams, end, poll, 1000)


if __name__ == "__main__":
    numbers: list[int] = [int(number) for number in sys.argv[2:]]
    main(sys.argv[1], numbers[0], numbers[1], numbers[2], numbers[3] if len(numbers) > 3 else None)
