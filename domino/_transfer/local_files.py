"""Local files that are to be uploaded: found, named as they will be called there, and watched for changes."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from domino.errors import TransferError

from .target import StrPath

__all__ = ["LocalFile", "NothingThere", "Slice", "find_files", "local_path", "md5_of", "name_there"]

_BLOCK = 1 << 20


class NothingThere(FileNotFoundError, ValueError):
    """There is no such local file or folder; python-domino raises a ValueError."""


@frozen(kw_only=True)
class LocalFile:
    """A file as it was when it was found.

    Attributes:
        path: Where it is.
        name: What it is called there, with slashes.
        size: Its bytes.
        changed: When it was last written, in nanoseconds since 1970.
    """

    path: Path
    name: str
    size: int
    changed: int

    @classmethod
    def at(cls, path: Path, name: str) -> LocalFile:
        """Return a file as it is now."""
        facts = path.stat()
        return cls(path=path, name=name, size=facts.st_size, changed=facts.st_mtime_ns)

    def open(self) -> BinaryIO:
        """Open it."""
        return open(self.path, "rb")

    def read(self) -> bytes:
        """Return its bytes, by as few calls of the system as that takes: at each one threads take turns.

        Of a file that has grown since it was found there are more of them, but not all.
        """
        descriptor = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            content = b""
            while len(content) <= self.size and (piece := os.read(descriptor, self.size + 1 - len(content))):
                content += piece
            return content
        finally:
            os.close(descriptor)

    def check(self) -> None:
        """Raise TransferError if it is not as it was found: then its parts may not fit each other."""
        facts = self.path.stat()
        if (facts.st_size, facts.st_mtime_ns) != (self.size, self.changed):
            raise TransferError(
                f"{str(self.path)!r} was changed while it was uploaded, and its parts may not fit: upload it again"
            )


def name_there(path: StrPath) -> str:
    """Return what a local file or folder is called there: its path in the working directory, as in python-domino.

    One that is elsewhere has only its own name; the working directory itself has none.
    """
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = os.pardir
    if relative == os.curdir:
        return ""
    if relative.split(os.sep)[0] == os.pardir:
        relative = os.path.basename(os.path.abspath(path))
    return relative.replace(os.sep, "/")


def local_path(path: StrPath) -> str:
    """Return the path of a local file in its shortest form, with slashes."""
    shortest: str = os.path.normpath(os.fspath(path))
    return shortest.replace(os.sep, "/")


def find_files(path: StrPath) -> list[LocalFile]:
    """Return a file, or all files in a folder and its folders, in the order of their names.

    Raises:
        NothingThere: There is nothing of that name.
        ValueError: It is an empty folder, or there is something in it that is no file, or a name that cannot be sent.
    """
    root, name = Path(path), name_there(path)
    if not root.exists():
        raise NothingThere(f"there is no local file or folder {os.fspath(path)!r}")
    if not root.is_dir():
        return [_found(root, name)]
    files = [_found(each, f"{name}/{below}".lstrip("/")) for each, below in _below(root, "")]
    if not files:
        raise ValueError(f"the folder {os.fspath(path)!r} has no files")
    return files


def _below(folder: Path, prefix: str) -> Iterator[tuple[Path, str]]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _below(folder / entry.name, f"{prefix}{entry.name}/")
        elif entry.is_dir():
            raise ValueError(f"{entry.path!r} is a link to a folder, and is not followed: upload that folder by itself")
        else:
            yield folder / entry.name, prefix + entry.name


def _found(path: Path, name: str) -> LocalFile:
    facts = path.stat()
    if not stat.S_ISREG(facts.st_mode):
        raise ValueError(f"{str(path)!r} is no file: a pipe or a device has no chunks")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise ValueError(f"the name of {str(path)!r} is not UTF-8, and cannot be sent: rename it") from None
    return LocalFile(path=path, name=name, size=facts.st_size, changed=facts.st_mtime_ns)


class Slice:
    """A part of an open file, as a file: it is read in pieces, also a second time.

    Args:
        file: The file; nobody else may move its position meanwhile.
        start: Where the part begins.
        size: How many bytes it has.
    """

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file = file
        self._start = start
        self._size = size
        self._position = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, empty at the end."""
        self._file.seek(self._start + self._position)
        piece = self._file.read(max(0, min(size, self._size - self._position)))
        self._position += len(piece)
        return piece

    def tell(self) -> int:
        """Return the position in the part."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a position in the part."""
        self._position = offset + (self._size if whence == io.SEEK_END else 0)
        return self._position


def md5_of(part: Slice) -> str:
    """Return the MD5 of a part, in upper case as the server wants it; the part is at its beginning again."""
    digest = hashlib.md5(usedforsecurity=False)
    while piece := part.read(_BLOCK):
        digest.update(piece)
    part.seek(0)
    return digest.hexdigest().upper()
