"""A file whose content is hashed while it is read, so that what is noted of it is what was sent."""

from __future__ import annotations

import hashlib
import io
from typing import BinaryIO

__all__ = ["HashedFile"]


class HashedFile:
    """An open file, from its beginning; it may be read a second time, when a request is repeated.

    Args:
        file: The file.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._hashed = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, empty at the end."""
        start = self._file.tell()
        piece = self._file.read(size)
        if start == 0:
            self._digest, self._hashed = hashlib.sha256(), 0
        if start == self._hashed:
            self._digest.update(piece)
            self._hashed += len(piece)
        return piece

    def tell(self) -> int:
        """Return the position."""
        return self._file.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a position."""
        return self._file.seek(offset, whence)

    def hexdigest(self) -> str:
        """Return the SHA-256 of what was read, the last time from the beginning on."""
        return self._digest.hexdigest()
