"""Writing a local file: whole or not at all where it is a file, straight through where it is a pipe or a device."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import threading
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import BinaryIO, ClassVar

__all__ = ["Writing", "begin_writing"]

#: Where the file system, or the kernel, has no files without a name.
_NO_UNNAMED = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL}


class Writing(ABC):
    """A local file that is being written; exactly one of `finish` and `abandon` ends it.

    Attributes:
        has_places: Whether it can be written at any place, also by several threads.
    """

    has_places: ClassVar[bool] = False
    _file: BinaryIO

    def write(self, pieces: Iterable[bytes]) -> None:
        """Write some pieces behind those before."""
        self._file.writelines(pieces)

    def write_at(self, place: int, pieces: Iterable[bytes]) -> None:
        """Write some pieces from a place on, in bytes from the beginning, where it `has_places`."""
        raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE))

    @abstractmethod
    def finish(self) -> None:
        """Make what was written the content of the file."""

    @abstractmethod
    def abandon(self) -> None:
        """Leave the file as it was, where that is possible."""


def begin_writing(path: Path, outlives_power: bool = True) -> Writing:
    """Begin to write a file.

    A link is followed: what it leads to gets the content, the link stays. A file that is there keeps mode and owner.

    Args:
        path: The file.
        outlives_power: Whether `finish` waits until the disk has it.

    Raises:
        OSError: It cannot be written; the name in it is the one that was given.
    """
    try:
        return _begun(path, outlives_power)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, os.fspath(path)) from None


def _begun(path: Path, outlives_power: bool) -> Writing:
    try:
        there = path.lstat()
    except FileNotFoundError:
        return _Beside(path, None, outlives_power)
    target = path
    if stat.S_ISLNK(there.st_mode):
        target = Path(os.path.realpath(path))
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if not target.exists():
            return _Beside(target, None, outlives_power)
        there = target.stat()
    if not stat.S_ISREG(there.st_mode):
        return _Through(target)
    if not os.access(target, os.W_OK):
        # A new file could take its place; but who protected it did not mean that.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return _Beside(target, there, outlives_power)


class _Beside(Writing):
    """A new file that takes the place of the target when it is whole.

    Until then it has no name, where the system can do that: so nothing is left of it however the process ends. Where
    nobody waits for the disk it has one: to give it later takes longer than to write a small file.
    """

    has_places = True

    def __init__(self, target: Path, there: os.stat_result | None, outlives_power: bool) -> None:
        self._target = target
        self._outlives_power = outlives_power
        self._lock = threading.Lock()
        self._scratch = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}.part")
        unnamed = _unnamed(target.parent) if outlives_power else None
        self._has_name = unnamed is None
        # finish or abandon closes it.
        self._file = self._scratch.open("xb") if unnamed is None else open(unnamed, "wb")  # noqa: SIM115
        if there is not None:
            self._keep(there)

    def _keep(self, there: os.stat_result) -> None:
        """Take over owner and mode, as far as the user may and the file system has such things."""
        descriptor = self._file.fileno()
        if not hasattr(os, "fchown"):
            return
        try:
            os.fchown(descriptor, there.st_uid, there.st_gid)
        except OSError:  # only root may give a file away, but to a group of theirs users may give it
            with contextlib.suppress(OSError):
                os.fchown(descriptor, -1, there.st_gid)
        with contextlib.suppress(OSError):
            # Without setuid and setgid, which the kernel takes from a file that is written, too.
            os.fchmod(descriptor, there.st_mode & 0o777)

    def write_at(self, place: int, pieces: Iterable[bytes]) -> None:
        # A thread may come late, when all has been given up: what it writes must not go into a file of that descriptor.
        with self._lock:
            self._file.seek(place)
            self._file.writelines(pieces)

    def finish(self) -> None:
        self._file.flush()
        if self._outlives_power:
            os.fsync(self._file.fileno())
        if not self._has_name:
            _give_name(self._file.fileno(), self._scratch)
            self._has_name = True
        self._file.close()
        os.replace(self._scratch, self._target)
        self._has_name = False
        if self._outlives_power and os.name == "posix":
            # Only this makes the new name survive a power cut; Windows cannot open folders and needs no such call.
            with _opened_folder(self._target.parent) as folder:
                os.fsync(folder)

    def abandon(self) -> None:
        with self._lock:
            self._file.close()
        if self._has_name:
            self._scratch.unlink(missing_ok=True)


class _Through(Writing):
    """A pipe or a device: what is written is gone at once."""

    def __init__(self, target: Path) -> None:
        try:
            # A pipe without a reader would block here for as long as nobody comes.
            descriptor = os.open(target, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        except OSError as error:
            if error.errno == errno.ENXIO and target.is_fifo():
                raise OSError(errno.ENXIO, "nothing reads from this pipe") from None
            raise
        os.set_blocking(descriptor, True)
        self._file = open(descriptor, "wb")  # noqa: SIM115  # as above

    def finish(self) -> None:
        self._file.close()

    def abandon(self) -> None:
        with contextlib.suppress(BrokenPipeError):
            self._file.close()


def _unnamed(folder: Path) -> int | None:
    """Return a descriptor of a new file without a name, None where there are no such files."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.open(folder, flag | os.O_WRONLY, 0o666)
    except OSError as error:
        if error.errno in _NO_UNNAMED:
            return None
        raise


def _give_name(descriptor: int, path: Path) -> None:
    """Give a file that has none a name. One that is taken is no danger: it is random, and this would be an error."""
    with _opened_folder(path.parent) as folder:
        # With a folder's descriptor Python calls linkat, which follows the link in /proc to the file.
        os.link(f"/proc/self/fd/{descriptor}", path.name, dst_dir_fd=folder, follow_symlinks=True)


@contextlib.contextmanager
def _opened_folder(path: Path) -> Generator[int, None, None]:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
