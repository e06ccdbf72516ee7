"""Git's loose objects, written and read as streams.

A loose object is the zlib stream of `<kind> <size>\\0<content>`, in a file named by the SHA-1 of that text. The
libraries at hand hold a whole blob in memory, some three times over; these few lines hold one chunk.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

KEY = re.compile(r"[0-9a-f]{40}")
_HEAD = re.compile(rb"(blob|tree|commit|tag) (\d{1,18})\0")
_LONGEST_HEAD = 64
_BLOCK = 256 * 1024
_TEMPORARY = "tmp_obj_"  # git's own prefix: its tools know such files for leftovers


class MissingObject(KeyError):
    """There is no loose object of this id."""


class DamagedStore(OSError):
    """What is stored cannot be used as it is; the text names the file."""


class WrongSize(ValueError):
    """A body turned out shorter or longer than announced."""


def sync(path: Path) -> None:
    """Make a file, or the names in a folder, durable: a rename is only on disk when its folder is."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class LooseObjects:
    """The loose objects of one repository.

    Args:
        folder: the `objects` folder of the repository.
        durable: whether what is stored must survive the loss of power, not only of the process.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self._folder = folder
        self.durable = durable
        self.alternates: list[Path] = list(_alternates(folder))

    @property
    def folder(self) -> Path:
        """The folder of the objects."""
        return self._folder

    def remove_leftovers(self) -> None:
        """Delete the unfinished files of a process that was killed; nothing may be writing."""
        for leftover in self._folder.glob(_TEMPORARY + "*"):
            leftover.unlink()

    def path(self, key: str) -> Path:
        """Return where an object of this id is kept."""
        return self._folder / key[:2] / key[2:]

    def writer(self, size: int, kind: str = "blob") -> ObjectWriter:
        """Begin an object of exactly `size` bytes; nothing is stored before `finish`."""
        return ObjectWriter(self, self.temporary(), size, kind)

    def temporary(self) -> Path:
        """Return a new name on the file system of the objects, cleaned up at the next start."""
        return self._folder / (_TEMPORARY + secrets.token_hex(8))

    def write(self, content: bytes, kind: str = "blob") -> str:
        """Store a small object and return its id."""
        with self.writer(len(content), kind) as writer:
            writer.write(content)
            return writer.finish()

    def write_file(self, file: BinaryIO, size: int) -> str:
        """Store the next `size` bytes of a file as a blob and return its id.

        Raises:
            WrongSize: the file ended before.
        """
        with self.writer(size) as writer:
            while block := file.read(min(_BLOCK, size - writer.written)):
                writer.write(block)
            return writer.finish()

    def open(self, key: str) -> ObjectReader:
        """Open an object to read it as a stream.

        Raises:
            MissingObject: there is none of this id.
        """
        if not KEY.fullmatch(key):
            raise MissingObject(key)
        for folder in (self._folder, *self.alternates):
            try:
                return ObjectReader((folder / key[:2] / key[2:]).open("rb"))
            except FileNotFoundError:
                continue
        raise MissingObject(key)

    def adopt(self, temporary: Path, key: str) -> None:
        """Give a finished and synced file its name."""
        target = self.path(key)
        if target.exists():
            os.utime(target)  # the same content was stored again now
            temporary.unlink()
            return
        if not target.parent.exists():
            target.parent.mkdir(mode=0o700, exist_ok=True)
            self._sync(self._folder)
        os.replace(temporary, target)
        self._sync(target.parent)

    def _sync(self, folder: Path) -> None:
        if self.durable:
            sync(folder)


def _alternates(folder: Path) -> Iterator[Path]:
    """Yield the folders of other repositories whose objects are read, too: git keeps them relative to this folder."""
    with suppress(FileNotFoundError):
        for line in (folder / "info" / "alternates").read_bytes().splitlines():
            yield Path(os.path.normpath(folder / os.fsdecode(line)))


class ObjectWriter:
    """Writes one object; leaving the `with` block before `finish` leaves nothing behind."""

    def __init__(self, store: LooseObjects, temporary: Path, size: int, kind: str) -> None:
        self._store = store
        self._temporary = temporary
        self._size = size
        self._head = f"{kind} {size}\0".encode()
        self._hash = hashlib.sha1(self._head, usedforsecurity=False)
        self._file = temporary.open("xb")
        self._zlib = zlib.compressobj(1)
        self._begun = False
        self.written: int = 0

    def __enter__(self) -> ObjectWriter:
        """Return the writer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not finished."""
        with suppress(OSError):  # closing writes what is buffered, which a full disk refuses once more
            self._file.close()
        self._temporary.unlink(missing_ok=True)

    def write(self, chunk: bytes) -> None:
        """Add content.

        Raises:
            WrongSize: more came than announced.
        """
        self.written += len(chunk)
        if self.written > self._size:
            raise WrongSize(f"more than the announced {self._size} bytes")
        if not self._begun:
            self._begun = True
            self._zlib = zlib.compressobj(_level(chunk))
            self._file.write(self._zlib.compress(self._head))
        self._hash.update(chunk)
        self._file.write(self._zlib.compress(chunk))

    def finish(self) -> str:
        """Make the object durable and return its id.

        Raises:
            WrongSize: less came than announced.
        """
        if not self._begun:
            self.write(b"")
        if self.written != self._size:
            raise WrongSize(f"{self.written} of {self._size} bytes")
        self._file.write(self._zlib.flush())
        self._file.flush()
        if self._store.durable:
            os.fsync(self._file.fileno())
        os.fchmod(self._file.fileno(), 0o444)
        self._file.close()
        key = self._hash.hexdigest()
        self._store.adopt(self._temporary, key)
        return key


def _level(first: bytes) -> int:
    """Choose the effort: none for content that is compressed already (pictures, parquet, zip)."""
    sample = first[:16384]
    return 1 if len(zlib.compress(sample, 1)) < 0.9 * len(sample) else 0


class ObjectReader:
    """Reads one object; `kind` and `size` are known at once, the content comes by `read`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._zlib = zlib.decompressobj()
        self._ready = b""
        try:
            while (
                b"\0" not in self._ready and len(self._ready) < _LONGEST_HEAD and (more := self._inflate(_LONGEST_HEAD))
            ):
                self._ready += more
            head = _HEAD.match(self._ready)
            if head is None:
                raise self._damage("it does not begin as an object of git")
        except BaseException:
            file.close()
            raise
        self._ready = self._ready[head.end() :]
        self.kind: str = head[1].decode("ascii")
        self.size: int = int(head[2])
        #: When it was last stored, in milliseconds since 1970.
        self.stored: int = os.fstat(file.fileno()).st_mtime_ns // 10**6

    def __enter__(self) -> ObjectReader:
        """Return the reader."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._file.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def read(self, size: int = _BLOCK) -> bytes:
        """Return up to `size` further bytes, empty at the end."""
        chunk = self._ready[:size] or self._inflate(size)
        self._ready = self._ready[size:]
        return chunk

    def read_all(self) -> bytes:
        """Return all the rest; for trees, commits and other small objects."""
        return b"".join(iter(self.read, b""))

    def skip(self, size: int) -> None:
        """Pass over `size` bytes; they are inflated and dropped, since a zlib stream cannot be entered midway."""
        while size > 0 and (chunk := self.read(min(size, _BLOCK))):
            size -= len(chunk)

    def _inflate(self, size: int) -> bytes:
        while not self._zlib.eof:
            source = self._zlib.unconsumed_tail or self._file.read(65536)
            try:
                chunk = self._zlib.decompress(source, size)
            except zlib.error as error:
                raise self._damage(str(error)) from None
            if chunk:
                return chunk
            if not source and not self._zlib.eof:
                raise self._damage("it is cut short")
        return b""

    def _damage(self, how: str) -> DamagedStore:
        return DamagedStore(f"{self._file.name} is damaged: {how}")
