"""The console output of a run: written by its command, read in pieces from the end.

Both streams of a run are one open file, so their order is exact and no reader is needed. Those of a job, and of every
run when the markup option is on, come through two pipes to a recorder, so that stream and time can be told.
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from . import recorder
from .recorder import add_to_log, make_narrow, watch
from .timed_log import Piece, pieces_from

_BLOCK = 65536
_RECORDER = (sys.executable, "-I", "-S", recorder.__file__)
_PATIENCE = 10.0  # seconds for a recorder whose command has ended
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
        self._timed = timed
        self._recorder: subprocess.Popen[bytes] | None = None
        self._end = -1
        file.touch()

    @contextmanager
    def streams(self) -> Generator[tuple[int, int]]:
        """Yield the descriptors that the command gets as stdout and stderr; ours are closed afterwards."""
        if not self._timed:
            output = os.open(self._file, os.O_WRONLY | os.O_APPEND)
            try:
                yield output, output
            finally:
                os.close(output)
            return
        (stdout, out), (stderr, err), (ended, self._end) = os.pipe(), os.pipe(), os.pipe()
        try:
            for pipe in (out, err):
                make_narrow(pipe)
            self._start_recorder(stdout, stderr, ended)
            yield out, err
        finally:
            for descriptor in (stdout, out, stderr, err, ended):
                os.close(descriptor)

    def _start_recorder(self, stdout: int, stderr: int, ended: int) -> None:
        order = watch([stdout, stderr])  # before the command writes anything
        passed = [stdout, stderr, ended, *([order.fileno()] if order else [])]
        try:
            self._recorder = subprocess.Popen(  # noqa: S603  # a program of ours
                [*_RECORDER, str(self._file), *map(str, passed)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=passed,
                start_new_session=True,
            )
        finally:
            if order:
                order.close()

    def finish(self) -> None:
        """Have what is left in the pipes recorded."""
        if self._end >= 0:
            os.close(self._end)
            self._end = -1
        if self._recorder is not None:
            try:
                self._recorder.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self._recorder.kill()
                self._recorder.wait()

    def error(self, text: str) -> None:
        """Add a line of the platform, as if the command had written it to stderr."""
        line = text.encode("utf-8", "replace")
        if self._timed:
            add_to_log(str(self._file), line, is_error=True)
            return
        with self._file.open("ab") as output:
            output.write(line)


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
