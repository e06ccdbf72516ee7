"""Which file goes where, when several are copied."""

from __future__ import annotations

from typing import Any, Literal

from ._facts import FileFacts
from ._fsspec import AbstractFileSystem

__all__ = ["pairs_of"]


class _Noting(FileFacts):
    """Notes what would be copied, and copies nothing.

    Only fsspec knows what paths, patterns and folders stand for, and it tells only by asking for one file after the
    other.
    """

    cachable = False

    def __init__(self, looking: FileFacts) -> None:
        AbstractFileSystem.__init__(self)
        self._projects = looking._projects
        self.pairs: list[tuple[Any, Any]] = []

    def get_file(self, rpath: str, lpath: Any, *_: object, **__: object) -> None:
        self.pairs.append((rpath, lpath))

    def put_file(self, lpath: Any, rpath: str, *_: object, **__: object) -> None:
        self.pairs.append((lpath, rpath))

    def cp_file(self, path1: str, path2: str, **_: object) -> None:
        self.pairs.append((path1, path2))


def pairs_of(
    looking: FileFacts, what: Literal["get", "put", "copy"], source: Any, target: Any, **options: Any
) -> list[tuple[Any, Any]]:
    """Return source and target of each file and folder that fsspec's method of this name would copy.

    Args:
        looking: The file system, which knows what exists.
        what: The name of the method.
        source: Its first argument: a path, a pattern, or a list.
        target: Its second argument.
        **options: `recursive` and `maxdepth`, and options for `find`, `glob` and `ls`.

    Raises:
        FileNotFoundError: There is nothing to copy.
    """
    noting = _Noting(looking)
    getattr(noting, what)(source, target, **options)
    return noting.pairs
