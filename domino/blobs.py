"""Blobs: the contents of files by their key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import overload

from domino_api.api.blobs import get_blob

from ._area import Area
from ._target import StrPath, checked_target, save
from ._transfer import AsyncRemoteFile, Download, RemoteFile
from .projects import AsyncProjects

__all__ = ["AsyncBlobs", "Blobs"]


class AsyncBlobs(AsyncProjects):
    """Blobs, suspending. Each method is documented at its twin in Blobs."""

    @overload
    async def blobs_get(self, key: str, to: None = None) -> AsyncRemoteFile: ...
    @overload
    async def blobs_get(self, key: str, to: StrPath) -> Path: ...
    async def blobs_get(self, key: str, to: StrPath | None = None) -> AsyncRemoteFile | Path:
        """Open a blob for reading, or write it to a local file."""
        target = None if to is None else checked_target(to)
        download = await self._open_blob(key)
        return AsyncRemoteFile(download) if target is None else await save(self._engine, download, target)

    async def _open_blob(self, key: str) -> Download:
        checked = _checked(key)
        return await Download(
            self._engine,
            lambda range_, if_range: get_blob.operation(*self._names, checked, range_=range_, if_range=if_range),
        ).open()


class Blobs(Area):
    """Blobs, blocking."""

    @overload
    def blobs_get(self, key: str, to: None = None) -> RemoteFile: ...
    @overload
    def blobs_get(self, key: str, to: StrPath) -> Path: ...
    def blobs_get(self, key: str, to: StrPath | None = None) -> RemoteFile | Path:
        """Open a blob for reading, or write it to a local file. Wire facts 2.7.

        Args:
            key: The key that `files_list` and `files_upload` give, 40 characters; a path is no key.
            to: A local file, in a folder that exists, that appears whole or not at all; None to read from the file
                object that is returned.

        Returns:
            A binary file object that streams, or the path that was written.

        Raises:
            ValueError: It is not a key.
            NotFoundError: There is no such blob; some versions answer ServerError instead.
            TransferError: It did not arrive whole.
        """
        if to is not None:
            return self._run(self._suspending.blobs_get(key, to))
        return RemoteFile(self._run(self._suspending._open_blob(key)))


def _checked(key: str) -> str:
    if not isinstance(key, str):
        raise TypeError(f"key must be a str, not {type(key).__name__}")
    if not re.fullmatch(r"\w{40}", key):
        hint = "; that looks like a path: use files_download(path), or take .key from files_list()"
        raise ValueError(f"a blob's key has 40 characters, not {key!r}{hint if '/' in key or '.' in key else ''}")
    return key
