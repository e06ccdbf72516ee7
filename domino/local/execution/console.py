"""The console output of a run: written by its command, read in pieces from the end.

Both streams of a command are one open file, so their order is exact and no reader is needed. Only when the markup
option is on do they come through two pipes, so that the lines of stderr can be told; two writes within the same
instant may then change places.
"""

from __future__ import annotations

import html
import os
import selectors
import struct
import threading
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_BLOCK = 65536
_SPAN = struct.Struct("<QQ")
_MOST_SPANS = 100_000
_OPENING = (
    "<pre style='white-space: pre-wrap; white-space: -moz-pre-wrap; white-space: -pre-wrap; "
    "white-space: -o-pre-wrap; word-wrap: break-word; word-wrap: break-all;'>"
)


class ConsoleWriter:
    """Receives the output of one command.

    Args:
        file: where the merged output goes.
        tell_errors: whether to note which bytes came from stderr, in a file beside it.
    """

    def __init__(self, file: Path, *, tell_errors: bool) -> None:
        self._file = file
        self._tell_errors = tell_errors
        self._pipes: dict[int, bool] = {}
        self._ended, self._end = os.pipe() if tell_errors else (-1, -1)
        self._reader: threading.Thread | None = None
        file.touch()

    @contextmanager
    def streams(self) -> Generator[tuple[int, int]]:
        """Yield the descriptors that the command gets as stdout and stderr; ours are closed afterwards."""
        if self._tell_errors:
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
        if self._tell_errors:
            self._reader = threading.Thread(target=self._copy, name="console", daemon=True)
            self._reader.start()

    def finish(self) -> None:
        """Take what is left in the pipes and close them."""
        if self._tell_errors:
            os.close(self._end)
            if self._reader is not None:
                self._reader.join()
            for descriptor in (self._ended, *self._pipes):
                os.close(descriptor)

    def error(self, text: str) -> None:
        """Add a line of the platform, as if the command had written it to stderr."""
        with self._file.open("ab") as output:
            self._append(output, text.encode("utf-8", "replace"), is_error=True)

    def _copy(self) -> None:
        with self._file.open("ab") as output, selectors.DefaultSelector() as ready:
            for descriptor in (self._ended, *self._pipes):
                os.set_blocking(descriptor, False)
                ready.register(descriptor, selectors.EVENT_READ)
            while True:
                readable = {key.fd for key, _ in ready.select()}
                copied = [self._take(output, pipe, ready) for pipe in self._pipes if pipe in readable]
                # A process outside our reach may hold a pipe open for ever: do not wait for its end.
                if self._ended in readable and not any(copied):
                    return

    def _take(self, output: BinaryIO, pipe: int, ready: selectors.BaseSelector) -> bool:
        """Copy what one pipe holds; False when there is nothing."""
        try:
            chunk = os.read(pipe, _BLOCK)
        except BlockingIOError:
            return False
        if chunk:
            self._append(output, chunk, is_error=self._pipes[pipe])
        else:
            ready.unregister(pipe)
        return bool(chunk)

    def _append(self, output: BinaryIO, chunk: bytes, *, is_error: bool) -> None:
        start = output.seek(0, os.SEEK_END)
        output.write(chunk)
        output.flush()
        if is_error and self._tell_errors:
            with _spans_file(self._file).open("ab") as spans:
                spans.write(_SPAN.pack(start, start + len(chunk)))


def _spans_file(file: Path) -> Path:
    return file.with_name(file.name + ".errors")


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
            yield from _marked(output, start, size, _error_spans(file, start))
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


def _error_spans(file: Path, start: int) -> deque[tuple[int, int]]:
    """Return where stderr wrote from `start` on."""
    spans = _spans_file(file)
    if not spans.exists():
        return deque()
    with spans.open("rb") as records:
        whole = records.seek(0, os.SEEK_END) // _SPAN.size
        records.seek(max(0, whole - _MOST_SPANS) * _SPAN.size)
        known = records.read(min(whole, _MOST_SPANS) * _SPAN.size)
    return deque((begin, end) for begin, end in _SPAN.iter_unpack(known) if end > start)


def _marked(output: BinaryIO, position: int, size: int, spans: deque[tuple[int, int]]) -> Iterator[str]:
    while position < size and (line := output.readline(size - position)):
        while spans and spans[0][1] <= position:
            spans.popleft()
        position += len(line)
        text = html.escape(line.decode("utf-8", "replace").rstrip("\r\n"))
        opening = '<span class="text-danger">' if spans and spans[0][0] < position else "<span>"
        yield f"{opening}{text}</span>" + ("\n" if line.endswith(b"\n") else "")
