"""What was transferred before, so that it need not be again: a local file for each folder and its place in a project.

The key of a blob says which content the server has, and nobody may compute it (wire facts 2.7): so what is unchanged
can be told only by who remembers with which key a local file was last seen.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import threading
import time
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from domino._extras import load_extra

from .local_files import LocalFile

__all__ = ["Record"]

_logger = logging.getLogger("domino.files")

_VERSION = 1
#: A file that was changed so shortly before it was looked at may have been changed again without another time: FAT
#: counts in steps of two seconds. In nanoseconds.
_TOO_FRESH = 3_000_000_000
_BLOCK = 1 << 20


@frozen
class _Seen:
    """A file as it was transferred: its key there; its size, time of change in ns, and SHA-256 here."""

    key: str
    size: int
    changed: int
    digest: str
    fresh: bool


class Record:
    """The files of one folder that are the same here and there, by their path below the folder.

    Nothing depends on it but time: where it cannot be read or written, everything is transferred.

    Args:
        path: The file that keeps it; it holds no credential.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: dict[str, _Seen] = {}
        self._is_read = False
        self._writes = True
        self._file: FileIO | None = None
        self._lock = threading.Lock()

    @classmethod
    def of(cls, host: str, project: str, folder: str, root: Path) -> Record:
        """Return the record of a local folder and a folder of a project."""
        mark = hashlib.sha256("\n".join((host, project, folder, str(root))).encode(errors="surrogatepass")).hexdigest()
        caches = Path(load_extra("platformdirs", "files").user_cache_dir("domino-client", appauthor=False))
        return cls(caches / "transfers" / f"{mark[:32]}.jsonl")

    def read(self) -> bool:
        """Read it, and tell whether anything is known."""
        if not self._is_read:
            self._is_read = True
            lines = 0
            with suppress(OSError):
                for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
                    lines += 1
                    # A line that was cut when a process ended says nothing, and harms nothing.
                    with suppress(ValueError, TypeError, KeyError, RecursionError):
                        self._take(json.loads(line))
            if lines > 2 * len(self._seen) + 100:
                self._write_anew()
        return bool(self._seen)

    def _take(self, line: dict[str, Any]) -> None:
        name = str(line.pop("name"))
        if line.pop("v") == _VERSION:
            self._seen[name] = _Seen(**line)

    def knows(self, file: LocalFile, key: str) -> bool:
        """Tell whether a file has the content that this key stands for; it may be read for that."""
        seen = self._seen.get(file.name)
        if seen is None or seen.key != key or seen.size != file.size:
            return False
        if seen.changed == file.changed and not seen.fresh:
            return True
        try:
            same = _digest_of(file.path) == seen.digest
        except OSError:
            return False
        if same:
            self._note(file.name, key, file.size, file.changed, seen.digest)
        return same

    def add(self, file: LocalFile, key: str, digest: str) -> None:
        """Note that a file has the content of this key.

        Args:
            file: The file as it was before it was read, or after it was written.
            key: What the server calls its content; empty where it does not tell.
            digest: The SHA-256 of the bytes that were sent, or that came.
        """
        if key:
            self._note(file.name, key, file.size, file.changed, digest)

    def _note(self, name: str, key: str, size: int, changed: int, digest: str) -> None:
        seen = _Seen(key, size, changed, digest, abs(time.time_ns() - changed) < _TOO_FRESH)
        self._seen[name] = seen
        if not self._writes:
            return
        try:
            # One short line at a time: a process that is killed leaves what it has done, and two do not mix theirs.
            with self._lock:
                if self._file is None:
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    self._file = open(self._path, "ab", buffering=0)  # noqa: SIM115  # close() closes it
                self._file.write(_line(name, seen))
        except OSError as error:
            self._writes = False
            _logger.info("what is transferred cannot be noted in %s: %s", self._path, error)

    def close(self) -> None:
        """Close its file; the next note opens it again."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _write_anew(self) -> None:
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        with suppress(OSError):
            fresh.write_bytes(b"".join(_line(name, seen) for name, seen in self._seen.items()))
            os.replace(fresh, self._path)


def _line(name: str, seen: _Seen) -> bytes:
    return json.dumps({"v": _VERSION, "name": name, **asdict(seen)}).encode() + b"\n"


def _digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
