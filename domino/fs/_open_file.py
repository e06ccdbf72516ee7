"""Open files of the file system: read in parts, stored as a whole."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Mapping
from types import TracebackType
from typing import Any, BinaryIO, Protocol, cast

from domino.errors import TransferError
from domino.types import RemoteFile

from ._fsspec import AbstractBufferedFile
from ._projects import as_os_errors
from ._tree import Info

__all__ = ["Contents", "DominoFile", "TextFile"]

#: In bytes: when more than this is written to a file, it waits on disk.
_IN_MEMORY = 8 << 20
#: In bytes: how much is searched for the end of a line at a time.
_LINES = 8 << 10


class Contents(Protocol):
    """What an open file needs from its file system."""

    def checked_file(self, path: str) -> Info:
        """Return facts about a file."""
        ...

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder."""
        ...

    def read_content(self, info: Mapping[str, Any], start: int, end: int) -> bytes:
        """Return some of the bytes of a file."""
        ...

    def open_content(self, info: Mapping[str, Any]) -> RemoteFile:
        """Open a file that can be read once, from its beginning."""
        ...

    def store(self, path: str, content: BinaryIO | bytes) -> None:
        """Store a file."""
        ...


class DominoFile(AbstractBufferedFile):
    """A file of a project, open for reading or writing.

    Reading can seek: only the parts that are read are requested, or the whole file, once, if the server does not
    support ranges. You read the contents that the file had when it was opened, even if it is replaced in the meantime.
    What you write is collected, on disk if it is large, and stored in a single commit when the file is closed. Nothing
    is stored if the `with` block of the file is left with an exception.
    """

    fs: Contents
    details: dict[str, Any]
    forced: bool
    loc: int

    def __init__(self, fs: Contents, path: str, mode: str = "rb", *args: Any, **options: Any) -> None:
        self._content: tempfile.SpooledTemporaryFile[bytes] | None = None
        if mode == "rb":
            # The key is looked up now: another commit must not change what an open file reads.
            info = fs.checked_file(path)
            if info["size"] is None:
                self._content = _copied(fs.open_content(info))
                info = {**info, "size": self._content.tell()}
            self.details = dict(info)
        super().__init__(fs, path, mode, *args, **options)
        if mode == "ab":
            self._initiate_upload()

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line, including its line break; empty at the end of the file."""
        line = self.readuntil(b"\n", blocks=_LINES)
        if size is not None and 0 <= size < len(line):
            self.seek(size - len(line), io.SEEK_CUR)
            return line[:size]
        return line

    def readlines(self, hint: int = -1, /) -> list[bytes]:
        """Return the remaining lines; with a hint, stop once they have that many bytes."""
        return io.IOBase.readlines(self, hint)

    def commit(self) -> None:
        """Store what was written, at the end of a transaction."""
        if self._content is not None:
            with self._content as content:
                self._content = None
                content.seek(0)
                self.fs.store(self.path, cast("BinaryIO", content))

    def discard(self) -> None:
        """Store nothing, at the end of a transaction that failed."""
        if self._content is not None:
            self._content.close()
            self._content = None

    def drop(self) -> None:
        """Close a file that was open for writing, without storing it."""
        self.forced = True  # nothing is left for close() to send
        self.discard()
        self.close()

    def close(self) -> None:
        """Close the file, and store what was written, unless a transaction is open."""
        super().close()
        if self.mode == "rb":
            self.discard()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and self.mode != "rb":
            self.drop()
        super().__exit__(kind, error, trace)

    def _initiate_upload(self) -> None:
        if self._content is None:
            is_there = self.mode == "ab" and self.fs.exists(self.path)
            before = self.fs.open_content(self.fs.checked_file(self.path)) if is_there else io.BytesIO()
            self._content = _copied(before)
            self.loc = self._content.tell()

    def _upload_chunk(self, final: bool = False) -> None:
        if self._content is not None:
            self._content.write(self.buffer.getvalue())
        if final and self.autocommit:
            self.commit()

    def _fetch_range(self, start: int, end: int) -> bytes:
        with as_os_errors(self.path):
            if self._content is None:
                try:
                    return self.fs.read_content(self.details, start, end)
                except TransferError:  # the server has no ranges, or not this one
                    self._content = _copied(self.fs.open_content(self.details))
        self._content.seek(start)
        return self._content.read(end - start)


class TextFile(io.TextIOWrapper):
    """A file of a project, open as text; if the `with` block that writes it fails, it is not stored."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and isinstance(self.buffer, DominoFile) and self.buffer.mode != "rb":
            self.buffer.drop()
        super().__exit__(kind, error, trace)


def _copied(source: BinaryIO | io.BytesIO | RemoteFile) -> tempfile.SpooledTemporaryFile[bytes]:
    """Return a temporary file with the contents of another file, which is then closed."""
    content = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  (whoever gets it closes it)
    try:
        with source:
            shutil.copyfileobj(source, content)
    except BaseException:
        content.close()
        raise
    return content
