"""The file system: reading and writing the contents of files."""

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
    """The files of projects, with paths such as `owner/project/data/numbers.csv`. Wire facts 2.6 to 2.10 and 4.3.

        fs = fsspec.filesystem("domino")
        fs.ls("owner/project/data")

    The files of a commit never change. A project's list of files is therefore requested once per commit, and `ls`,
    `info`, `glob` and `find` answer from it. The newest commit is looked up once, and again after each change that is
    made through this file system and after `invalidate_cache()`. A folder exists as long as there are files in it. Each
    stored file, and each removal, is a commit.

    Threads can share a file system. When it is unpickled, it takes the key or token from the environment there. If the
    key or token was passed as an option, it refuses to be pickled.
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
            path: The path of the file.
            mode: The mode. A file cannot be open for reading and writing at the same time.
            block_size: Bytes to fetch at a time; None for 8 MiB.
            cache_options: Options for fsspec's read cache, which `cache_type=` selects; the default is `readahead`.
            compression: For example `gzip`; `infer` decides by the name of the file.
            **options: `encoding`, `errors` and `newline` for text.

        Raises:
            FileNotFoundError: There is no such file to read.
            FileExistsError: The mode has an `x`, and the file exists already.
            IsADirectoryError: The path to read is a folder. (The server refuses to store a file in place of a folder.)
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
        """Return the bytes of a file, or those from `start` up to `end`; negative values count from its end."""
        content = self._read([(path, start, end)], 1)[0]
        if isinstance(content, Exception):
            raise content
        return content

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **options: Any) -> None:
        """Store bytes as a file; with the mode `create`, only if there is none yet."""
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
        """Download a file to a local path, where it appears whole or not at all; missing folders are created."""
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
        """Store a local file; nothing is stored for a folder, which exists only through its files."""
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
        """Copy a file through this machine: Domino has no call that copies files."""
        self._check_writable(path2)
        info = self.info(path1)
        if info["type"] == "directory":
            return  # its files make it
        transfers.copy(self._projects, [(info, self._strip_protocol(path2))], 1)

    def rm_file(self, path: str) -> None:
        """Remove a file."""
        self.checked_file(path)
        self._remove(path)

    def rm(self, path: str | list[str], recursive: bool = False, maxdepth: int | None = None) -> None:
        """Remove files, and folders with `recursive`: one commit for each path that is given or that a glob matches.

        Args:
            path: A path, a glob, or a list of them.
            recursive: Remove folders, too.
            maxdepth: Remove only files down to this depth, each in a commit of its own.

        Raises:
            FileNotFoundError: There is no such file or folder.
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
            elif self.exists(each):  # otherwise it was removed with a folder before it
                self._remove(each)
            elif path in (each, [each]):
                raise not_found(each)

    def makedirs(self, path: str, exist_ok: bool = False) -> None:
        """Create nothing: a folder exists when it contains a file. Raises FileExistsError if the path exists."""
        if not exist_ok and self.exists(path):
            raise FileExistsError(errno.EEXIST, "there is such a file or folder", path)
        if self.isfile(path):
            raise FileExistsError(errno.EEXIST, "a file has this name", path)

    def rmdir(self, path: str) -> None:
        """Raise OSError, because no folder is empty: `rm(path, recursive=True)` removes one with its files."""
        if self.info(path)["type"] == "file":
            raise NotADirectoryError(errno.ENOTDIR, "it is a file", path)
        raise OSError(errno.ENOTEMPTY, "no folder is empty: rm(path, recursive=True) removes one with its files", path)

    def read_content(self, info: Mapping[str, Any], start: int, end: int) -> bytes:
        """Return some of the bytes of a file; raise TransferError if the server does not support ranges."""
        client = self._client(info["name"])
        if start == 0 and end == info["size"]:
            with client.blobs_get(info["key"]) as remote:
                return remote.read()
        return client.blobs_read(info["key"], start, end)

    def open_content(self, info: Mapping[str, Any]) -> RemoteFile:
        """Open a file that can be read once, from its beginning."""
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
    """Return a function that tells fsspec's callback how far a transfer is."""
    if callback is None:
        return None
    return lambda told: callback.absolute_update(told.bytes_done)
