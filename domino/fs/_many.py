"""Several files at a time: what fsspec does one after the other, with the client's transfers of many files."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from domino.errors import DominoError

from . import _transfers as transfers
from ._facts import FileFacts
from ._fsspec import Callback
from ._pairs import pairs_of
from ._tree import Info

__all__ = ["ManyFiles"]

#: How many files the client transfers at a time, at most.
_MOST = 100


class ManyFiles(FileFacts):
    """The files of projects, several at a time: the half of the file system that transfers."""

    def get(
        self,
        rpath: Any,
        lpath: Any,
        recursive: bool = False,
        callback: Callback | None = None,
        maxdepth: int | None = None,
        **options: Any,
    ) -> None:
        """Download files, several at a time; each appears whole or not at all.

        Args:
            rpath: A path, a pattern, or a list of them; also folders, with `recursive`.
            lpath: The local file or folder, or a list with a file for each path.
            recursive: Download folders with everything in them.
            callback: Counts files; its branches count the bytes of each file.
            maxdepth: How deep to go into folders.
            **options: `batch_size`: how many files to transfer at a time.

        Raises:
            FileNotFoundError: There is no such file; nothing was written.
        """
        workers = self._workers(options)
        with self._projects.still():
            pairs = pairs_of(self, "get", rpath, lpath, recursive=recursive, maxdepth=maxdepth, **options)
            infos = [self.info(source) for source, _ in pairs]
        callback = callback or Callback()
        callback.set_size(len(pairs))
        files: list[transfers.Fetched] = []
        for info, (source, target) in zip(infos, pairs, strict=True):
            if info["type"] == "directory" or hasattr(target, "write"):
                with callback.branched(source, target) as child:
                    self.get_file(source, target, callback=child)
                callback.relative_update(1)
            else:
                os.makedirs(os.path.dirname(os.path.abspath(target)), exist_ok=True)
                files.append(transfers.Fetched(info, source, str(target)))
        if len(files) == 1:  # a large one is downloaded over several connections
            with callback.branched(files[0].source, files[0].target) as child:
                self.get_file(files[0].source, files[0].target, callback=child)
            callback.relative_update(1)
        else:
            transfers.fetch(self._projects, files, callback, workers)

    def put(
        self,
        lpath: Any,
        rpath: Any,
        recursive: bool = False,
        callback: Callback | None = None,
        maxdepth: int | None = None,
        *,
        mode: str = "overwrite",
        **options: Any,
    ) -> None:
        """Store local files, several at a time; each makes a commit.

        Args:
            lpath: A local path, a pattern, or a list of them; also folders, with `recursive`.
            rpath: The file or folder of a project, or a list with a file for each local path.
            recursive: Store folders with everything in them.
            callback: Counts files; its branches count the bytes of each file.
            maxdepth: How deep to go into folders.
            mode: `create` stores nothing if any of the files exists already.
            **options: `batch_size`: how many files to transfer at a time.

        Raises:
            FileNotFoundError: There is no such local file; nothing was stored.
            FileExistsError: The mode is `create`, and one of the files exists already.
        """
        workers = self._workers(options)
        with self._projects.still():
            pairs = pairs_of(self, "put", lpath, rpath, recursive=recursive, maxdepth=maxdepth, **options)
            self._check_new((target for _, target in pairs), mode)
        callback = callback or Callback()
        callback.set_size(len(pairs))
        files: list[transfers.Stored] = []
        for source, target in pairs:
            if self._intrans or os.path.isdir(source):
                with callback.branched(source, target) as child:
                    self.put_file(source, target, callback=child)
                callback.relative_update(1)
            else:
                files.append(transfers.Stored(self._strip_protocol(target), Path(source), str(source)))
        transfers.store(self._projects, files, callback, workers)

    def pipe(self, path: str | dict[str, bytes], value: bytes | None = None, **options: Any) -> None:
        """Store bytes as a file, or several files at a time from a dict of bytes by path; each makes a commit."""
        workers, mode = self._workers(options), options.get("mode", "overwrite")
        if not isinstance(path, (str, dict)):
            raise TypeError(f"path must be a str, or a dict of bytes by path, not {type(path).__name__}")
        given = {path: value} if isinstance(path, str) else path
        contents = {
            self._strip_protocol(each): b"" if content is None else bytes(content) for each, content in given.items()
        }
        if self._intrans or len(contents) == 1:
            for each, content in contents.items():
                self.pipe_file(each, content, **options)
        else:
            with self._projects.still():
                self._check_new(contents, mode)
            files = [transfers.Stored(each, content) for each, content in contents.items()]
            transfers.store(self._projects, files, Callback(), workers)

    def copy(
        self,
        path1: Any,
        path2: Any,
        recursive: bool = False,
        maxdepth: int | None = None,
        on_error: Literal["raise", "ignore"] | None = None,
        **options: Any,
    ) -> None:
        """Copy files through this machine, several at a time; also between projects, and from a certain commit.

        Args:
            path1: A path, a pattern, or a list of them; also folders, with `recursive`.
            path2: The file or folder to copy to, or a list with a file for each path.
            recursive: Copy folders with everything in them.
            maxdepth: How deep to go into folders.
            on_error: `raise`, or `ignore` to skip files that do not exist, which is the default with `recursive`.
            **options: `batch_size`: how many files to transfer at a time.

        Raises:
            FileNotFoundError: There is no such file.
        """
        workers = self._workers(options)
        ignores = (on_error or ("ignore" if recursive else "raise")) == "ignore"
        files: list[tuple[Info, str]] = []
        with self._projects.still():
            pairs = pairs_of(self, "copy", path1, path2, recursive=recursive, maxdepth=maxdepth, **options)
            for source, target in pairs:
                self._check_writable(target)
                try:
                    info = self.info(source)
                except FileNotFoundError:
                    if not ignores:
                        raise
                    continue
                if info["type"] == "file":  # a folder is made by its files
                    files.append((info, self._strip_protocol(target)))
        transfers.copy(self._projects, files, workers)

    def cat(self, path: Any, recursive: bool = False, on_error: str = "raise", **options: Any) -> Any:
        """Return the bytes of a file, or those of several files, read at the same time, as a dict by path.

        Args:
            path: A path, a pattern, or a list of them; also folders, with `recursive`.
            recursive: Read folders with everything in them.
            on_error: `raise`; `omit` to leave out files that cannot be read; `return` to get their errors instead.
            **options: `start` and `end` of the bytes of each file, and `batch_size`: how many to read at a time.

        Raises:
            FileNotFoundError: There is no such file.
        """
        if on_error not in ("raise", "omit", "return"):
            raise ValueError(f"on_error must be 'raise', 'omit' or 'return', not {on_error!r}")
        workers, start, end = self._workers(options), options.pop("start", None), options.pop("end", None)
        with self._projects.still():
            paths = self.expand_path(path, recursive=recursive, **options)
            is_one = not isinstance(path, list) and paths == [self._strip_protocol(path)]
            if recursive:
                paths = [each for each in paths if not self.isdir(each)]
                is_one = is_one and len(paths) == 1
            contents = self._read([(each, start, end) for each in paths], workers)
        failed = (content for content in contents if isinstance(content, Exception))
        if (on_error == "raise" or is_one) and (error := next(failed, None)) is not None:
            raise error
        if is_one:
            return contents[0]
        found = zip(paths, contents, strict=True)
        return {each: content for each, content in found if on_error != "omit" or isinstance(content, bytes)}

    def cat_ranges(
        self,
        paths: list[str],
        starts: int | list[int | None] | None,
        ends: int | list[int | None] | None,
        max_gap: int | None = None,
        on_error: str = "return",
        **options: Any,
    ) -> list[bytes | Exception]:
        """Return some of the bytes of each of several files, which are read at the same time.

        Args:
            paths: The paths; the same one can appear more than once.
            starts: Where to start in each file, or one number for all; negative numbers count from the end.
            ends: Where to end, not included, in each file, or one number for all; None for the end of the file.
            max_gap: Must be None: ranges are never merged.
            on_error: `return` to get an error in place of what cannot be read, or `raise`.
            **options: `batch_size`: how many to read at a time.
        """
        if max_gap is not None:
            raise NotImplementedError("ranges are read as they are: max_gap must be None")
        if not isinstance(paths, list):
            raise TypeError(f"paths must be a list, not {type(paths).__name__}")
        if on_error not in ("raise", "return"):
            raise ValueError(f"on_error must be 'raise' or 'return', not {on_error!r}")
        firsts = starts if isinstance(starts, list) else [starts] * len(paths)
        lasts = ends if isinstance(ends, list) else [ends] * len(paths)
        if not len(paths) == len(firsts) == len(lasts):
            raise ValueError(f"{len(paths)} paths, {len(firsts)} starts and {len(lasts)} ends are not as many")
        contents = self._read(list(zip(paths, firsts, lasts, strict=True)), self._workers(options))
        if on_error == "raise":
            for content in contents:
                if isinstance(content, Exception):
                    raise content
        return contents

    # -------------------------------------------------------------------------------------------- what they are made of
    def _workers(self, options: dict[str, Any]) -> int | None:
        """Take the number of files at a time out of fsspec's options; None leaves it to the client."""
        given: int | None = options.pop("batch_size", None)
        wanted = self.batch_size if given is None else given
        if wanted == -1:
            return _MOST
        if wanted is not None and not 1 <= wanted <= _MOST:
            raise ValueError(f"batch_size must be from 1 to {_MOST} files at a time, or -1 for as many, not {wanted!r}")
        return wanted

    def _check_new(self, paths: Iterable[str], mode: str) -> None:
        for path in paths:
            self._check_writable(path)
            if mode == "create" and self.exists(path):
                raise FileExistsError(errno.EEXIST, "there is such a file", path)

    def _read(
        self, parts: Sequence[tuple[str, int | None, int | None]], workers: int | None
    ) -> list[bytes | Exception]:
        """Return the bytes of each part, or the error that kept it from being read."""
        contents: dict[int, bytes | Exception] = {}
        known: dict[int, transfers.Part] = {}
        silent: dict[str, Exception] = {}  # a project that does not answer is asked only once
        with self._projects.still():
            for number, (path, start, end) in enumerate(parts):
                try:
                    known[number] = self._found(path, silent), start, end
                except (DominoError, OSError, ValueError) as error:
                    contents[number] = error
        contents.update(zip(known, transfers.read(self._projects, list(known.values()), workers), strict=True))
        return [contents[number] for number in range(len(parts))]

    def _found(self, path: str, silent: dict[str, Exception]) -> Info:
        root = self._place(path).root
        if root in silent:
            raise silent[root]
        try:
            self._tree(path)
        except (DominoError, OSError, ValueError) as error:
            silent[root] = error
            raise
        return self.checked_file(path)
