"""What may be uploaded, checked before anything is sent."""

from __future__ import annotations

import contextlib
import inspect
import io
import os
from collections.abc import Generator
from typing import BinaryIO, TypeAlias, cast

from domino_api import BinaryFile, Body

__all__ = ["Content", "opened"]

#: An open binary file, bytes, or the path of a local file as a `pathlib.Path`.
Content: TypeAlias = BinaryFile | bytes | bytearray | memoryview | os.PathLike[str]


@contextlib.contextmanager
def opened(content: Content) -> Generator[Body, None, None]:
    """Return the body of an upload; a file that was opened here is closed, a file of the caller is not.

    Raises:
        TypeError: It is a `str` or a text file.
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


def _checked(file: BinaryFile) -> BinaryFile:
    if not hasattr(file, "read"):
        raise TypeError(f"cannot upload {type(file).__name__}: pass a file opened with 'rb', bytes, or a pathlib.Path")
    if getattr(file, "closed", False):
        raise ValueError("the file is closed: upload it inside its `with` block, or pass its path as a pathlib.Path")
    if inspect.iscoroutinefunction(file.read):
        raise TypeError("the file is an async one: pass it as open(path, 'rb') or as a pathlib.Path; a thread reads it")
    try:
        nothing: object = file.read(0)
    except io.UnsupportedOperation:
        raise ValueError("the file is open for writing only: open it with 'rb'") from None
    if isinstance(file, io.TextIOBase) or isinstance(nothing, str):
        raise TypeError("the file is open as text: open it with 'rb', so that its bytes arrive as they are")
    seekable = cast("BinaryIO", file)
    try:
        position = seekable.tell()
        end = seekable.seek(0, os.SEEK_END)
        seekable.seek(position)
    except (AttributeError, OSError):
        return file
    if end and position >= end:
        raise ValueError(
            f"the file stands at its end (position {position} of {end} bytes), so nothing would be uploaded: "
            "call file.seek(0) first"
        )
    return file
