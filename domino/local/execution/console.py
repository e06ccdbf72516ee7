"""The console output of a run: written by its command, read in pieces from the end.

Both streams of a run are one open file, so their order is exact and no reader is needed. Those of a job, and of every
run when the markup option is on, come through two pipes, so that stream and time can be told; two writes within the
same instant may then change places.
"""

from __future__ import annotations

import html
import os
import selectors
import threading
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from .timed_log import LONGEST, Piece, TimedLog, pieces_from

_BLOCK = 65536
_PATIENCE = 0.05  # seconds that the beginning of a line waits for its end
_OPENING = (
    "<pre style='white-space: pre-wrap; white-space: -moz-pre-wrap; white-space: -pre-wrap; "
    "white-space: -o-pre-wrap; word-wrap: break-word; word-wrap: break-all;'>"
)


class ConsoleWriter:
    """Receives the output of one command.

    Args:
        file: where the merged output goes.
        timed: whether to note which stream wrote what, and when.
    """

    def __init__(self, file: Path, *, timed: bool) -> None:
        self._file = file
        self._log = TimedLog(file) if timed else None
        self._pipes: dict[int, bool] = {}
        self._ended, self._end = os.pipe() if timed else (-1, -1)
        self._reader: threading.Thread | None = None
        file.touch()

    @contextmanager
    def streams(self) -> Generator[tuple[int, int]]:
        """Yield the descriptors that the command gets as stdout and stderr; ours are closed afterwards."""
        if self._log:
            pairs = {is_error: os.pipe() for is_error in (False, True)}
            self._pipes = {pairs[is_error][0]: is_error for is_error in pairs}
            descriptors = (pairs[False][1], pairs[True][1])
        else:
            output = os.open(self._file, os.O_WRONLY | os.O_APPEND)
            descriptors = (output, output)
        try:
            yield descriptors
        finally:
            for descriptor in set(descriptors):
                os.close(descriptor)

    def follow(self) -> None:
        """Begin to read the pipes, if there are any."""
        if self._log:
            self._reader = threading.Thread(target=self._copy, args=(self._log,), name="console", daemon=True)
            self._reader.start()

    def finish(self) -> None:
        """Take what is left in the pipes and close them."""
        if self._log:
            os.close(self._end)
            if self._reader is not None:
                self._reader.join()
            for descriptor in (self._ended, *self._pipes):
                os.close(descriptor)

    def error(self, text: str) -> None:
        """Add a line of the platform, as if the command had written it to stderr."""
        line = text.encode("utf-8", "replace")
        if self._log:
            self._log.append(line, is_error=True)
            return
        with self._file.open("ab") as output:
            output.write(line)

    def _copy(self, log: TimedLog) -> None:
        streams = {pipe: _Stream(pipe, log, is_error=is_error) for pipe, is_error in self._pipes.items()}
        with selectors.DefaultSelector() as ready:
            for descriptor in (self._ended, *self._pipes):
                os.set_blocking(descriptor, False)
                ready.register(descriptor, selectors.EVENT_READ)
            while True:
                holding = any(stream.is_holding for stream in streams.values())
                readable = {key.fd for key, _ in ready.select(_PATIENCE if holding else None)}
                copied = False
                for pipe, stream in streams.items():
                    if pipe not in readable:
                        stream.flush()  # in the middle of a line: what the other stream says comes after it
                    elif stream.take():
                        copied = True
                    elif stream.is_over:
                        ready.unregister(pipe)
                # A process outside our reach may hold a pipe open for ever: do not wait for its end.
                if self._ended in readable and not copied:
                    break
        for stream in streams.values():
            stream.flush(everything=True)


class _Stream:
    """One pipe: its output goes to the log by whole lines, unless a line takes its time."""

    def __init__(self, pipe: int, log: TimedLog, *, is_error: bool) -> None:
        self._pipe = pipe
        self._log = log
        self._is_error = is_error
        self._held = b""
        self.is_over = False

    @property
    def is_holding(self) -> bool:
        """Whether the beginning of a line waits for its end."""
        return bool(self._held)

    def take(self) -> bool:
        """Copy what the pipe holds; False when there is nothing."""
        try:
            chunk = os.read(self._pipe, LONGEST)
        except BlockingIOError:
            return False
        self.is_over = not chunk
        text = self._held + chunk
        whole = text.rfind(b"\n") + 1 or (len(text) if len(text) > LONGEST else 0)
        self._write(text[:whole])
        self._held = text[whole:]
        return bool(chunk)

    def flush(self, *, everything: bool = False) -> None:
        """Copy the beginning of a line, but for half a character at its end."""
        end = len(self._held) if everything else _whole_characters(self._held)
        self._write(self._held[:end])
        self._held = self._held[end:]

    def _write(self, text: bytes) -> None:
        if text:
            with suppress(OSError):  # a full disk: the command goes on, and what it says is lost
                self._log.append(text, is_error=self._is_error)


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


def read_end(file: Path, limit: int) -> bytes:
    """Return the end of a console file, from the beginning of a line if it is cut; a missing file is empty.

    Args:
        file: the console file.
        limit: most bytes to return.
    """
    if not file.exists():
        return b""
    with file.open("rb") as output:
        size = output.seek(0, os.SEEK_END)
        output.seek(_start_of_end(output, size, limit))
        return output.read(limit)


def console_text(file: Path, *, limit: int, lines: int | None = None, markup: bool = False) -> Iterator[str]:
    """Yield the console output as the API shows it, in pieces: invalid UTF-8 replaced, a cut told by a line of its own.

    Args:
        file: the console file; a missing one is empty.
        limit: most bytes of output to return; what stands before is left out and a line says so.
        lines: only the last lines.
        markup: whether to wrap the text in HTML, with a class on the lines of stderr.
    """
    if not file.exists():
        return
    with file.open("rb") as output:
        size = output.seek(0, os.SEEK_END)
        start = _start_of_end(output, size, limit) if lines is None else _start_of_lines(output, size, limit, lines)
        output.seek(start)
        cut = f"[{start} bytes left out]\n" if start and lines is None else ""
        if markup:
            yield _OPENING + cut
            yield from _marked(output, start, size, pieces_from(file, start))
            yield "</pre>"
        else:
            yield cut
            yield from _decoded(output, size - start)


def _decoded(output: BinaryIO, size: int) -> Iterator[str]:
    decoder = getincrementaldecoder("utf-8")("replace")
    while size > 0 and (block := output.read(min(size, _BLOCK))):
        size -= len(block)
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _start_of_end(output: BinaryIO, size: int, limit: int) -> int:
    """Return where to begin to read at most `limit` bytes: at a line, or at least at a character."""
    start = max(0, size - limit)
    if start == 0:
        return 0
    output.seek(start)
    block = output.read(min(_BLOCK, limit))
    newline = block.find(b"\n") + 1
    return start + (newline or len(block) - len(block.lstrip(bytes(range(0x80, 0xC0)))))


def _start_of_lines(output: BinaryIO, size: int, limit: int, lines: int) -> int:
    """Return where the last lines begin, `limit` bytes before the end at most."""
    lowest, position = max(0, size - limit), size
    while position > lowest and lines > 0:
        begin = max(lowest, position - _BLOCK)
        output.seek(begin)
        block = output.read(position - begin)
        end = len(block) - (position == size and block.endswith(b"\n"))
        while (newline := block.rfind(b"\n", 0, end)) >= 0:
            lines -= 1
            if lines == 0:
                return begin + newline + 1
            end = newline
        position = begin
    return lowest if lines else size


def _marked(output: BinaryIO, position: int, size: int, pieces: Iterator[Piece]) -> Iterator[str]:
    errors = (piece for piece in pieces if piece.is_error)
    error = next(errors, None)
    while position < size and (line := output.readline(size - position)):
        while error and error.end <= position:
            error = next(errors, None)
        position += len(line)
        text = html.escape(line.decode("utf-8", "replace").rstrip("\r\n"))
        opening = '<span class="text-danger">' if error and error.begin < position else "<span>"
        yield f"{opening}{text}</span>" + ("\n" if line.endswith(b"\n") else "")
