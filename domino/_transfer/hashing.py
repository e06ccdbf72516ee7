"""A file whose content is hashed while it is read, so that what is noted of it is what was sent."""

from __future__ import annotations

import hashlib
import io
from types import TracebackType
from typing import BinaryIO

from typing_extensions import Self

__all__ = ["HashedFile"]


class HashedFile:
    """An open file, from its beginning; it may be read a second time, when a request is repeated.

    Args:
        file: The file.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._hashed: int = 0
        self._position: int = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, empty at the end."""
        piece = self._file.read(size)
        if self._position == 0:
            self._digest, self._hashed = hashlib.sha256(), 0
        if self._position == self._hashed:
            self._digest.update(piece)
            self._hashed += len(piece)
        self._position += len(piece)
        return piece

    def tell(self) -> int:
        """Return the position."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a position."""
        self._position = self._file.seek(offset, whence)
        return self._position

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def hexdigest(self) -> str:
        """Return the SHA-256 of what was read, the last time from the beginning on."""
        return self._digest.hexdigest()
