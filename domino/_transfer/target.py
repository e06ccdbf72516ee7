"""Where a download is written: a name that cannot leave its folder, a file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import secrets
from pathlib import Path
from typing import BinaryIO, TypeAlias

from domino._calls.engine import Engine

from .download import Download

__all__ = ["StrPath", "checked_target", "local_name", "save"]

_logger = logging.getLogger("domino.files")

StrPath: TypeAlias = str | os.PathLike[str]

#: In bytes: what is held before it is written.
_BATCH = 2 << 20
#: What Windows takes for a drive, a folder, a stream or a pattern, drops at the end, or knows as a device.
_NOT_ON_WINDOWS = re.compile(
    r'.*[<>:"|?*\\\x00-\x1f].*|.*[. ]|(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\xb9\xb2\xb3]) *(\..*)?',
    re.IGNORECASE | re.DOTALL,
)


def checked_target(to: StrPath, path: str | None = None) -> Path:
    """Return the file to write, before a byte is fetched.

    Args:
        to: The file, or a folder that exists and gets a file of the name that it has in the project.
        path: Where the file is in the project; None if it has no name there.

    Raises:
        IsADirectoryError: It is a folder, and the file has no name.
        FileNotFoundError: Its folder does not exist.
        ValueError: The name in the project cannot be that of a local file.
    """
    if not isinstance(to, (str, os.PathLike)):
        raise TypeError(
            f"to must be the path of a local file, not {type(to).__name__}: leave it out and copy from the file object "
            "that is returned"
        )
    target = Path(to)
    if target.is_dir() and path is not None:
        target /= local_name(path)
    if target.is_dir():
        raise IsADirectoryError(f"to={os.fspath(to)!r}: {str(target)!r} is a folder: name the file in it")
    if not target.parent.is_dir():
        raise FileNotFoundError(
            f"to={os.fspath(to)!r}: the folder {str(target.parent)!r} does not exist, create it first"
        )
    return target


def local_name(path: str, *, windows: bool = os.name == "nt") -> str:
    """Return the last name of a path of a project, if it is the name of one file in any folder here.

    The names in a project are chosen by whoever wrote to it. One that means another place, `..\\..\\x` or `C:x` on
    Windows, is refused and never repaired.

    Raises:
        ValueError: It is not.
    """
    name = path.rpartition("/")[2]
    if name in ("", ".", "..") or "\0" in name or (windows and _NOT_ON_WINDOWS.fullmatch(name)):
        raise ValueError(f"{name!r} cannot be the name of a file here: name the file yourself, to='folder/name'")
    return name


async def save(engine: Engine, download: Download, path: Path) -> Path:
    """Write a download to a file that appears whole or not at all; a file that was there is kept on failure.

    Raises:
        TransferError: The download did not arrive whole.
        OSError: The file cannot be written.
    """
    scratch = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    _logger.info("downloading to %s, %s bytes", path, "?" if download.size is None else download.size)
    try:
        file = await engine.off_loop(_create, scratch, path)
        try:
            while pieces := await _several(download):
                await engine.off_loop(file.writelines, pieces)
            await engine.off_loop(_finish, file)
        finally:
            file.close()
        await engine.off_loop(os.replace, scratch, path)
        await engine.off_loop(_sync_folder, path.parent)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            scratch.unlink()
        raise
    finally:
        await download.close()
    _logger.info("downloaded %s", path)
    return path


async def _several(download: Download) -> list[bytes]:
    """Return the next pieces, about 2 MiB: leaving the event loop for each one costs more than writing it."""
    pieces: list[bytes] = []
    size = 0
    while size < _BATCH and (piece := await download.read()):
        pieces.append(piece)
        size += len(piece)
    return pieces


def _create(scratch: Path, path: Path) -> BinaryIO:
    try:
        return scratch.open("xb")
    except OSError as error:
        # The name that the caller knows.
        raise type(error)(error.errno, error.strerror, os.fspath(path)) from None


def _finish(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # Only this makes the new name survive a power cut; Windows cannot open folders and needs no such call.
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
