"""What may be uploaded, checked before anything is sent."""

from __future__ import annotations

import codecs
import contextlib
import errno
import inspect
import io
import os
from collections.abc import Generator
from typing import BinaryIO, TextIO, TypeAlias, cast

from domino_api import BinaryFile, Body
from domino_api.body import NOTHING_YET

from domino.errors import TransferError

__all__ = ["Content", "check_stored", "opened", "size_of"]

TextFile: TypeAlias = TextIO | io.TextIOBase
#: An open file, bytes, or the path of a local file as a `pathlib.Path`.
Content: TypeAlias = BinaryFile | TextFile | bytes | bytearray | memoryview | os.PathLike[str]

#: No position in a file is so large.
_UNKNOWN = 1 << 63


@contextlib.contextmanager
def opened(content: Content) -> Generator[Body, None, None]:
    """Return the body of an upload; a file that was opened here is closed, a file of the caller is not.

    Raises:
        TypeError: It is a `str`, or no file.
        ValueError: It is a closed file, or a file that stands at its end.
    """
    if isinstance(content, str):
        raise TypeError(
            f"a str is neither a file nor bytes: pass open({content!r}, 'rb') or pathlib.Path({content!r}) to upload "
            "that file, or the text's .encode() to upload the text"
            if len(content) < 200 and content.isprintable()
            else "a str is neither a file nor bytes: pass its .encode()"
        )
    if isinstance(content, (bytes, bytearray, memoryview)):
        yield Body(bytes(content))
    elif isinstance(content, os.PathLike):
        with open(content, "rb") as file:
            yield Body(file)
    else:
        yield Body(_checked(content))


def size_of(content: Content) -> int | None:
    """Return how many bytes will be sent, None where that is not known before."""
    if isinstance(content, os.PathLike):
        with contextlib.suppress(OSError):
            return os.stat(content).st_size
    return len(content) if isinstance(content, (bytes, bytearray)) else None


def _checked(file: BinaryFile | TextFile) -> BinaryFile:
    if not hasattr(file, "read"):
        raise TypeError(f"cannot upload {type(file).__name__}: pass an open file, bytes, or a pathlib.Path")
    if getattr(file, "closed", False):
        raise ValueError("the file is closed: upload it inside its `with` block, or pass its path as a pathlib.Path")
    if inspect.iscoroutinefunction(file.read):
        raise TypeError("the file is an async one: pass it as open(path, 'rb') or as a pathlib.Path; a thread reads it")
    try:
        nothing: object = file.read(0)
    except io.UnsupportedOperation:
        raise ValueError("the file is open for writing only: open it with 'rb'") from None
    if isinstance(file, io.TextIOBase) or isinstance(nothing, str):
        binary = _beneath(cast("TextIO", file))
    else:
        binary = cast("BinaryIO", file)
    try:
        position = binary.tell()
        told = cast("int | None", binary.seek(0, os.SEEK_END))
        end = binary.tell() if told is None else told
        binary.seek(position)
    except (AttributeError, OSError, ValueError):
        return binary
    if end and position >= end:
        raise _at_its_end(f" (position {position} of {end} bytes)")
    return binary


def _at_its_end(where: str = "") -> ValueError:
    return ValueError(f"the file stands at its end{where}, so nothing would be uploaded: call file.seek(0) first")


def _beneath(text: TextIO) -> BinaryIO:
    """Return the bytes of a file that is open as text, from where it stands.

    python-domino takes such files, and its users pass them. The bytes are those of the file below, as they are; where
    its position cannot be told, they are the text that is left, encoded as the file says.
    """
    buffer: BinaryIO | None = getattr(text, "buffer", None)
    if buffer is not None:
        try:
            position = text.tell()
        except OSError:
            position = _UNKNOWN
        if position < _UNKNOWN:  # a larger one is no position alone: it has the state of the decoder in it
            text.flush()  # not before: it makes tell() answer, wrongly, in the middle of a loop over the lines
            buffer.seek(position)
            return buffer
    encoding, errors = getattr(text, "encoding", None) or "utf-8", getattr(text, "errors", None) or "strict"
    if buffer is None:
        rest = text.read()
        if not rest and getattr(text, "seekable", lambda: False)() and text.tell() > 0:
            raise _at_its_end()
        return io.BytesIO(rest.encode(encoding, errors))
    _check_blocks(text)
    return cast("BinaryIO", _Encoded(text, encoding, errors))


def _check_blocks(text: TextIO) -> None:
    """Raise BlockingIOError for a text that does not block: Python takes "nothing yet" for its end."""
    try:
        blocks = not hasattr(os, "get_blocking") or os.get_blocking(text.fileno())
    except (AttributeError, OSError, ValueError):
        return
    if not blocks:
        raise BlockingIOError(errno.EAGAIN, NOTHING_YET)


class _Encoded:
    """The bytes of a text that can only be read on."""

    def __init__(self, text: TextIO, encoding: str, errors: str) -> None:
        self._text = text
        # One for all pieces: a mark of the byte order belongs before the first one only.
        self._encoder = codecs.getincrementalencoder(encoding)(errors)

    def read(self, size: int, /) -> bytes:
        piece = self._text.read(size)
        return self._encoder.encode(piece, not piece)


def check_stored(body: Body, path: str, size: int | None) -> None:
    """Compare what was sent with what the server says that it stored, as far as it says anything.

    Raises:
        TransferError: It stored another number of bytes, or answered before it had them all.
    """
    if not body.was_sent_whole:
        told = f"after {body.sent} of {body.size} bytes" if body.size is not None else f"after {body.sent} bytes"
        raise TransferError(
            f"{path!r} may not be stored whole: the server answered {told}, and did not take the rest",
            expected=body.size,
            received=body.sent,
        )
    if size is not None and size != body.sent:
        raise TransferError(
            f"{path!r} is not stored as it was sent: the server says {size} bytes, and {body.sent} were sent",
            expected=body.sent,
            received=size,
        )
