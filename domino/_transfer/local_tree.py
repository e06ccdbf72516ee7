"""A local folder as one side of a transfer: its files found, and names of a project turned into places in it."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from attrs import field, frozen

from .local_files import LocalFile
from .patterns import Patterns
from .target import local_name

__all__ = ["Places", "Tree", "clashing", "find_tree", "is_blind"]


@frozen
class Tree:
    """What is in a folder.

    Attributes:
        files: The files that take part, by their path below the folder.
        problems: What cannot be a file of a project, with the reason.
        folders: The folders that were looked into, deepest last.
    """

    files: dict[str, LocalFile] = field(factory=dict[str, LocalFile])
    problems: dict[str, Exception] = field(factory=dict[str, Exception])
    folders: list[str] = field(factory=list[str])


def find_tree(root: Path, patterns: Patterns) -> Tree:
    """Find the files of a folder and of the folders in it, in the order of their names.

    Links to files are files; a link to a folder is a problem, and nothing behind it is looked at: it may lead anywhere,
    also back.
    """
    tree = Tree()
    left = [""]
    while left:
        below = left.pop()
        tree.folders.append(below)
        try:
            entries = sorted(os.scandir(root / below), key=lambda entry: entry.name)
        except OSError as error:
            if not below:
                raise
            tree.problems[below] = error
            continue
        inside: list[str] = []
        for entry in entries:
            name = f"{below}/{entry.name}" if below else entry.name
            if entry.is_dir(follow_symlinks=False):
                if patterns.enters(name):
                    inside.append(name)
            elif patterns.takes(name):
                _add(tree, name, entry)
        left += reversed(inside)
    return tree


def _add(tree: Tree, name: str, entry: os.DirEntry[str]) -> None:
    try:
        name.encode()
        facts = entry.stat()
    except UnicodeEncodeError:
        tree.problems[name] = ValueError("the name is not UTF-8, and cannot be sent: rename the file")
    except OSError as error:
        tree.problems[name] = error
    else:
        if stat.S_ISDIR(facts.st_mode):
            tree.problems[name] = ValueError("a link to a folder is not followed: upload that folder by itself")
        elif stat.S_ISREG(facts.st_mode):
            path = Path(entry.path)
            tree.files[name] = LocalFile(path=path, name=name, size=facts.st_size, changed=facts.st_mtime_ns)
        else:
            tree.problems[name] = ValueError("this is no file, but a pipe, a socket or a device")


class Places:
    """Where the files of a project go below a local folder.

    Args:
        root: The folder, without links in its own path.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._made: set[Path] = {root}

    def of(self, name: str) -> Path:
        """Return where a file goes, with the folders it needs made.

        Args:
            name: The file's path below the folder, as the server tells it.

        Raises:
            ValueError: A part of the name is no name of a local file.
            OSError: There is something else in its way, or a link that leads out of the folder.
        """
        *folders, last = (local_name(part) for part in name.split("/"))
        parent = self._root.joinpath(*folders)
        if parent not in self._made:
            self._make(folders)
        place = parent / last
        try:
            kind = os.lstat(place).st_mode
        except FileNotFoundError:
            return place
        if stat.S_ISLNK(kind):
            if self._root not in Path(os.path.realpath(place)).parents:
                raise OSError(errno.EPERM, "a link leads out of the folder, and is not written through", str(place))
            kind = place.stat().st_mode if place.exists() else 0
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, "a folder takes the place of the file", str(place))
        return place

    def _make(self, folders: list[str]) -> None:
        parent = self._root
        for folder in folders:
            parent /= folder
            if parent.is_symlink():
                # What a link leads to may be anywhere.
                raise NotADirectoryError(
                    errno.ENOTDIR, "a link takes the place of a folder, and is not followed", str(parent)
                )
            parent.mkdir(exist_ok=True)
            self._made.add(parent)


def clashing(names: Iterable[str], blind: Callable[[], bool]) -> set[str]:
    """Return the names that are one and the same in the local file system.

    Args:
        names: Paths below the folder.
        blind: Tells whether the file system takes `a` for `A`; asked only where that matters.
    """
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(_folded(name), []).append(name)
    several = {name for group in groups.values() if len(group) > 1 for name in group}
    return several if several and blind() else set()


def is_blind(folder: Path) -> bool:
    """Tell whether the file system takes names for one that differ in case, or in how Unicode spells a letter."""
    mark = secrets.token_hex(6)
    written, others = folder / f".a\u00e9{mark}.part", (f".A\u00e9{mark}.part", f".ae\u0301{mark}.part")
    written.touch()
    try:
        return any((folder / other).exists() for other in others)
    finally:
        written.unlink()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
