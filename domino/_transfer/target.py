"""Where a download is written: a name that cannot leave its folder, a file that appears whole or not at all."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import TypeAlias

from domino._calls.engine import Engine

from .download import Download
from .parts import SIZES, Sizes, fetch_parts, is_worth_parts
from .writing import begin_writing

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
        to: The file, or a folder that exists and gets a file of the name that it has in the project. A slash at the
            end means a folder.
        path: Where the file is in the project; None if it has no name there.

    Raises:
        IsADirectoryError: It is a folder, and the file has no name.
        FileNotFoundError: Its folder does not exist.
        NotADirectoryError: It ends in a slash and is a file.
        ValueError: The name in the project cannot be that of a local file.
    """
    if not isinstance(to, (str, os.PathLike)):
        raise TypeError(
            f"to must be the path of a local file, not {type(to).__name__}: leave it out and copy from the file object "
            "that is returned"
        )
    text = os.fspath(to)
    target, means_folder = Path(text), text.endswith(("/", os.sep))
    if target.is_dir():
        target = target if path is None else target / local_name(path)
        if target.is_dir():
            raise IsADirectoryError(f"to={text!r}: {str(target)!r} is a folder: name the file in it")
        means_folder = False
    elif means_folder and target.exists():
        raise NotADirectoryError(f"to={text!r}: the slash at the end means a folder, and {str(target)!r} is a file")
    # Behind a link is the folder that counts.
    folder = target if means_folder else Path(os.path.realpath(target)).parent
    if not folder.is_dir():
        raise FileNotFoundError(f"to={text!r}: the folder {str(folder)!r} does not exist, create it first")
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


async def save(
    engine: Engine,
    download: Download,
    path: Path,
    *,
    workers: int = 1,
    sizes: Sizes = SIZES,
    batch: int = _BATCH,
    outlives_power: bool = True,
) -> Path:
    """Write a download to a file that appears whole or not at all; a file that was there is kept on failure.

    A pipe or a device is no such file: it gets the bytes as they come.

    Args:
        engine: Sends the requests.
        download: What to write.
        path: The file.
        workers: By how many connections at most a large file is fetched, where the server gives parts.
        sizes: What a large file is, and where it is cut.
        batch: Bytes that are held before they are written, where it comes by one.
        outlives_power: Whether to wait until the disk has it, so that it is whole after a loss of power, too.

    Raises:
        TransferError: The download did not arrive whole.
        OSError: The file cannot be written.
    """
    _logger.info("downloading to %s, %s bytes", path, "?" if download.size is None else download.size)
    try:
        by_parts = workers > 1 and is_worth_parts(download, sizes)
        if download.size is not None and download.size <= batch and not by_parts:
            # To leave the event loop takes longer than to write a small file: it is left once.
            pieces: list[bytes] = []
            while more := await download.read_several(batch):
                pieces += more
            await engine.off_loop(_write, path, pieces, outlives_power)
        else:
            await _save_large(engine, download, path, workers if by_parts else 1, sizes, batch, outlives_power)
    finally:
        await download.close()
    _logger.info("downloaded %s", path)
    return path


async def _save_large(
    engine: Engine, download: Download, path: Path, workers: int, sizes: Sizes, batch: int, outlives_power: bool
) -> None:
    writing = await engine.off_loop(begin_writing, path, outlives_power)
    try:
        if workers > 1 and writing.has_places:
            await fetch_parts(engine, download, writing, workers, sizes)
        else:
            while pieces := await download.read_several(batch):
                await engine.off_loop(writing.write, pieces)
        await engine.off_loop(writing.finish)
    except BaseException:
        writing.abandon()
        raise


def _write(path: Path, pieces: list[bytes], outlives_power: bool) -> None:
    writing = begin_writing(path, outlives_power)
    try:
        writing.write(pieces)
        writing.finish()
    except BaseException:
        writing.abandon()
        raise
