"""The files of datasets: listed, opened and copied without ever leaving their folder.

A run may put links into a dataset, also to places elsewhere: here none is followed.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import stat
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path as FilePath
from typing import BinaryIO
from urllib.parse import quote

from .paths import DEEPEST, BadPath, Path, parse, shown, unshown

_CLONE = 0x40049409  # FICLONE of Linux: the copy shares its blocks with the original until one of them changes
_CLEARED = ".cleared-"
#: A file that was written so shortly before a snapshot may have been written once more within the same tick.
_TICK = 100_000_000
_MARKS = ".marks"


def dataset_path(text: str, *, longest: int) -> Path:
    """Take a path of a dataset apart; the empty one is the root.

    Raises:
        BadPath: it is not relative, not in normal form, or cannot be that of a file.
    """
    try:
        return parse(quote(text, safe="/"), longest=longest, for_git=False) if text else ()
    except UnicodeEncodeError:
        raise BadPath("the path is not UTF-8") from None


def locate(folder: FilePath, path: Path) -> os.stat_result | None:
    """Return the facts of a file or folder of a dataset, None when it is not there or behind a link."""
    place, facts = os.fsencode(folder), os.lstat(folder)
    for name in path:
        place = os.path.join(place, name)
        try:
            facts = os.lstat(place)
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not (stat.S_ISDIR(facts.st_mode) or stat.S_ISREG(facts.st_mode)):
            return None
    return facts


def real_path(folder: FilePath, path: Path) -> Path:
    r"""Return a path as it is on disk: one that was shown with `\x..` stands for bytes that are not UTF-8."""
    return path if locate(folder, path) is not None else unshown(path)


def place_of(folder: FilePath, path: Path) -> FilePath:
    """Return where a path of a dataset is."""
    return FilePath(os.fsdecode(os.path.join(os.fsencode(folder), *path)))


def open_file(folder: FilePath, path: Path) -> BinaryIO | None:
    """Open a file of a dataset, None when there is none."""
    facts = locate(folder, path)
    if facts is None or not stat.S_ISREG(facts.st_mode):
        return None
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    with suppress(FileNotFoundError):
        return open(os.open(place_of(folder, path), flags), "rb")
    return None


def list_folder(folder: FilePath, path: Path) -> list[tuple[str, os.stat_result]] | None:
    """Return the names and facts of what is in a folder, sorted; None when there is no such folder."""
    facts = locate(folder, path)
    if facts is None or not stat.S_ISDIR(facts.st_mode):
        return None
    with os.scandir(os.fsencode(place_of(folder, path))) as entries:
        found = [(shown(entry.name), entry.stat(follow_symlinks=False)) for entry in entries]
    return sorted((name, facts) for name, facts in found if stat.S_ISDIR(facts.st_mode) or stat.S_ISREG(facts.st_mode))


def walk(folder: FilePath, path: Path = ()) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the files below a folder."""
    with os.scandir(os.fsencode(place_of(folder, path))) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        facts = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(facts.st_mode) and len(path) < DEEPEST:
            yield from walk(folder, (*path, entry.name))
        elif stat.S_ISREG(facts.st_mode):
            yield (*path, entry.name), facts


def copy_tree(
    source: FilePath,
    target: FilePath,
    *,
    only: Collection[Path] | None = None,
    basis: FilePath | None = None,
    is_final: bool = False,
) -> None:
    """Copy files into a folder that appears whole or not at all.

    Args:
        source: what to copy.
        target: the new folder.
        only: the files and folders to copy; None for all.
        basis: an earlier copy that never changes: files that are as they were are linked to those there.
        is_final: whether the copy never changes either, so that later ones can be based on it.

    Raises:
        FileNotFoundError: one of `only` is not there.
    """
    marks: dict[str, object] = json.loads(_marks_of(basis).read_bytes()) if basis is not None else {}
    unfinished = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
    unfinished.mkdir(mode=0o700)
    begun, seen = time.time_ns(), {}
    try:
        for path, facts in _wanted(source, only):
            copy = place_of(unfinished, path)
            copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            name, mark = shown(b"/".join(path)), _mark(facts)
            if basis is not None and marks.get(name) == mark:
                _link(place_of(basis, path), copy)
            else:
                _copy_file(place_of(source, path), copy)
                copy.chmod(0o444 if is_final else 0o644)
            if max(facts.st_mtime_ns, facts.st_ctime_ns) < begun - _TICK:
                seen[name] = mark
        if is_final:
            _marks_of(target).write_text(json.dumps(seen))
            for folder, _, _ in os.walk(unfinished):
                os.chmod(folder, 0o500)
        unfinished.rename(target)
    except BaseException:
        clear(unfinished)
        raise


def clear(folder: FilePath) -> None:
    """Delete a file or folder: it is gone at once, also when the process ends in the middle."""
    if not os.path.lexists(folder):
        return
    trash = folder.with_name(_CLEARED + secrets.token_hex(6))
    folder.rename(trash)
    _delete(trash)


def finish_clearing(folder: FilePath) -> None:
    """Delete what an earlier process was deleting."""
    for trash in [*folder.glob(f"{_CLEARED}*"), *folder.glob(f"*/*/{_CLEARED}*")]:
        _delete(trash)


def _delete(path: FilePath) -> None:
    if not path.is_dir() or path.is_symlink():
        path.unlink(missing_ok=True)
        return
    for folder, _, _ in os.walk(path):
        os.chmod(folder, 0o700)
    shutil.rmtree(path, ignore_errors=True)


def _wanted(source: FilePath, only: Collection[Path] | None) -> Iterator[tuple[Path, os.stat_result]]:
    seen: set[Path] = set()
    for root in [()] if only is None else sorted(only):
        facts = locate(source, root)
        if facts is None:
            raise FileNotFoundError(f"{shown(b'/'.join(root))} does not exist")
        for path, each in walk(source, root) if stat.S_ISDIR(facts.st_mode) else [(root, facts)]:
            if path not in seen:
                seen.add(path)
                yield path, each


def _link(earlier: FilePath, copy: FilePath) -> None:
    try:
        os.link(earlier, copy)
    except OSError:  # a file can have so many names only
        _copy_file(earlier, copy)
        copy.chmod(0o444)


def _copy_file(source: FilePath, target: FilePath) -> None:
    with source.open("rb") as original, target.open("xb") as copy:
        try:
            fcntl.ioctl(copy.fileno(), _CLONE, original.fileno())
        except OSError:  # another file system, or another kernel
            shutil.copyfileobj(original, copy, 1 << 20)


def _mark(facts: os.stat_result) -> list[int]:
    return [facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino]


def _marks_of(folder: FilePath) -> FilePath:
    return folder.with_name(folder.name + _MARKS)
