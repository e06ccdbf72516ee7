"""The file system: the contents of files, in and out."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from domino import Domino
from domino.types import RemoteFile, TransferProgress

from . import _transfers as transfers
from ._fsspec import Callback
from ._many import ManyFiles
from ._open_file import DominoFile, TextFile
from ._projects import as_os_errors, not_found

__all__ = ["DominoFileSystem"]


class DominoFileSystem(ManyFiles):
    """The files of projects, by paths as `owner/project/data/numbers.csv`. Wire facts 2.6 to 2.10 and 4.3.

        fs = fsspec.filesystem("domino")
        fs.ls("owner/project/data")

    The files of a commit never change: a project's list of files is asked for once a commit, and answers `ls`, `info`,
    `glob` and `find` from then on. Which commit is the newest is asked for once, again after each change that is made
    here, and after `invalidate_cache()`. Folders are there as long as files are in them. Each file that is stored, and
    each removal, is a commit. Threads may share one. Pickled, it takes key or token from the environment where it is
    unpickled; one whose key or token was passed as an option refuses to be pickled.
    """

    def open(
        self,
        path: str,
        mode: str = "rb",
        block_size: int | None = None,
        cache_options: dict[str, Any] | None = None,
        compression: str | None = None,
        **options: Any,
    ) -> Any:
        """Open a file: `rb`, `wb`, `ab` (stores the whole file again), `xb`, and the same as text.

        Args:
            path: Which.
            mode: How. There is no file that is read and written.
            block_size: Bytes that are fetched at a time; None is 8 MiB.
            cache_options: For fsspec's cache of what is read, which `cache_type=` chooses; `readahead` is the default.
            compression: As `gzip`; `infer` goes by the name.
            **options: Encoding, errors and newline of a text.

        Raises:
            FileNotFoundError: There is none to read.
            FileExistsError: With `x` there is one already.
            IsADirectoryError: It is a folder that would be read; the server refuses to store a file in its place.
        """
        if "b" in mode:
            return super().open(path, mode, block_size, cache_options, compression, **options)
        text = {name: options.pop(name) for name in ("encoding", "errors", "newline") if name in options}
        binary = self.open(path, mode.replace("t", "") + "b", block_size, cache_options, compression, **options)
        return TextFile(binary, **text)

    def _open(
        self,
        path: str,
        mode: str = "rb",
        block_size: int | None = None,
        autocommit: bool = True,
        cache_options: dict[str, Any] | None = None,
        **options: Any,
    ) -> DominoFile:
        if mode not in ("rb", "wb", "ab", "xb"):
            raise NotImplementedError(f"no file can be opened with {mode!r}: Domino stores files as a whole")
        if mode != "rb":
            self._check_writable(path)
            if mode == "xb" and self.exists(path):
                raise FileExistsError(errno.EEXIST, "there is such a file", path)
        return DominoFile(
            self, path, mode, block_size or self.blocksize, autocommit, cache_options=cache_options, **options
        )

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **options: Any) -> bytes:
        """Return the bytes of a file, or those from `start` up to `end`; negative ones count from its end."""
        content = self._read([(path, start, end)], 1)[0]
        if isinstance(content, Exception):
            raise content
        return content

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **options: Any) -> None:
        """Store bytes as a file; with the mode `create` only where there is none."""
        self._check_writable(path)
        if mode == "create" and self.exists(path):
            raise FileExistsError(errno.EEXIST, "there is such a file", path)
        if self._intrans:
            super().pipe_file(path, value, **options)
        else:
            self.store(path, bytes(value))

    def get_file(
        self, rpath: str, lpath: Any, callback: Callback | None = None, outfile: Any = None, **options: Any
    ) -> None:
        """Write a file to a local one, which appears whole or not at all; folders are made."""
        callback = callback or Callback()
        if outfile is not None or hasattr(lpath, "write"):
            super().get_file(rpath, lpath, callback, outfile, **options)
            return
        info = self.info(rpath)
        if info["type"] == "directory":
            os.makedirs(lpath, exist_ok=True)
            return
        os.makedirs(os.path.dirname(os.path.abspath(lpath)), exist_ok=True)
        callback.set_size(info["size"] or 0)
        with as_os_errors(rpath):
            self._client(rpath).blobs_get(info.get("key", ""), lpath, progress=_telling(callback))

    def put_file(
        self, lpath: str, rpath: str, callback: Callback | None = None, mode: str = "overwrite", **options: Any
    ) -> None:
        """Store a local file; a folder leaves nothing: what is in it makes it."""
        callback = callback or Callback()
        self._check_writable(rpath)
        if os.path.isdir(lpath):
            return
        if mode == "create" and self.exists(rpath):
            raise FileExistsError(errno.EEXIST, "there is such a file", rpath)
        if self._intrans:
            super().put_file(lpath, rpath, callback, **options)
            return
        with open(lpath, "rb") as file:
            callback.set_size(os.fstat(file.fileno()).st_size)
            self.store(rpath, file, callback)

    def cp_file(self, path1: str, path2: str, **options: Any) -> None:
        """Copy a file, by way of this machine: Domino copies none itself."""
        self._check_writable(path2)
        info = self.info(path1)
        if info["type"] == "directory":
            return  # what is in it makes it
        transfers.copy(self._projects, [(info, self._strip_protocol(path2))], 1)

    def rm_file(self, path: str) -> None:
        """Remove a file."""
        self.checked_file(path)
        self._remove(path)

    def rm(self, path: str | list[str], recursive: bool = False, maxdepth: int | None = None) -> None:
        """Remove files, and folders with `recursive`: one commit for each path that is given, or that a glob finds.

        Args:
            path: Which; globs are looked up.
            recursive: Remove folders, too.
            maxdepth: Remove only files that are not deeper in a folder, each in a commit of its own.

        Raises:
            FileNotFoundError: There is none.
            IsADirectoryError: It is a folder, and `recursive` was not passed.
        """
        if maxdepth is not None:
            for each in self.expand_path(path, recursive=recursive, maxdepth=maxdepth):
                if self.isfile(each):
                    self.rm_file(each)
            return
        for each in self.expand_path(path):
            if not recursive:
                self.rm_file(each)
            elif self.exists(each):  # else it went with a folder before it
                self._remove(each)
            elif path in (each, [each]):
                raise not_found(each)

    def makedirs(self, path: str, exist_ok: bool = False) -> None:
        """Make nothing: a folder is there when a file is in it. Raises FileExistsError where something is there."""
        if not exist_ok and self.exists(path):
            raise FileExistsError(errno.EEXIST, "there is such a file or folder", path)
        if self.isfile(path):
            raise FileExistsError(errno.EEXIST, "a file has this name", path)

    def rmdir(self, path: str) -> None:
        """Raise OSError for a folder, none of which is empty: `rm(path, recursive=True)` removes one."""
        if self.info(path)["type"] == "file":
            raise NotADirectoryError(errno.ENOTDIR, "it is a file", path)
        raise OSError(errno.ENOTEMPTY, "no folder is empty: rm(path, recursive=True) removes one with its files", path)

    def read_content(self, info: Mapping[str, Any], start: int, end: int) -> bytes:
        """Return some of the bytes of a file; raise TransferError where the server gives no parts."""
        client = self._client(info["name"])
        if start == 0 and end == info["size"]:
            with client.blobs_get(info["key"]) as remote:
                return remote.read()
        return client.blobs_read(info["key"], start, end)

    def open_content(self, info: Mapping[str, Any]) -> RemoteFile:
        """Open a file, to be read once from its beginning."""
        return self._client(info["name"]).blobs_get(info["key"])

    def store(self, path: str, content: BinaryIO | bytes, callback: Callback | None = None) -> None:
        """Store a file in a commit of its own."""
        self._check_writable(path)
        place = self._place(path)
        try:
            with as_os_errors(path):
                self._client(path).files_upload(place.inner, content, progress=_telling(callback))
        finally:
            self._projects.forget(place.project)

    def _remove(self, path: str) -> None:
        self._check_writable(path)
        place = self._place(path)
        try:
            with as_os_errors(path):
                self._client(path).files_remove(place.inner)
        finally:
            self._projects.forget(place.project)

    def _client(self, path: str) -> Domino:
        return self._projects.client(self._place(path).project)


def _telling(callback: Callback | None) -> Callable[[TransferProgress], None] | None:
    """Return what tells a callback of fsspec how far a transfer is."""
    if callback is None:
        return None
    return lambda told: callback.absolute_update(told.bytes_done)
