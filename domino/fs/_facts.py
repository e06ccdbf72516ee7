"""Facts about files and folders: the half of the file system that only looks."""

from __future__ import annotations

import datetime
import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, ClassVar, Literal, overload

from domino import Domino

from ._fsspec import AbstractFileSystem, tokenize
from ._projects import Place, Projects, not_found
from ._tree import Info, Tree

__all__ = ["FileFacts"]

#: What fsspec and its callers pass to every file system.
_FSSPEC_OPTIONS = {"asynchronous", "loop", "max_paths"}


class FileFacts(AbstractFileSystem):
    """Facts about the files of projects: the half of the file system that only looks."""

    protocol: ClassVar[str | tuple[str, ...]] = "domino"
    root_marker: ClassVar[str] = ""
    blocksize: ClassVar[int] = 8 << 20

    def __init__(
        self,
        host: str | None = None,
        api_key: str | None = None,
        *,
        auth_token: str | None = None,
        domino_token_file: str | None = None,
        api_proxy: str | None = None,
        profile: str | None = None,
        commit_id: str | None = None,
        client_options: Mapping[str, Any] | None = None,
        use_listings_cache: bool = True,
        listings_expiry_time: float | None = None,
        batch_size: int | None = None,
        **fsspec_options: object,
    ) -> None:
        """Take the settings; nothing is sent before the first call.

        Args:
            host: The deployment. Whatever is not given comes from the environment or a profile, as for `Domino`.
            api_key: The API key.
            auth_token: A bearer token.
            domino_token_file: A file with a bearer token, which is read again for each try.
            api_proxy: The proxy inside a run that adds the credential itself.
            profile: The profile to take settings from that are given nowhere else.
            commit_id: The commit to read from; nothing can be written then. None for the newest commit, or for the one
                in the path: `domino://owner/project@4f1c2a9/numbers.csv`. The first digits are enough, at least 4.
            client_options: More arguments for `Domino`, such as `{"timeout": 600, "verify": "ca.pem"}`.
            use_listings_cache: False to check for a newer commit before each answer.
            listings_expiry_time: Seconds after which to check for a newer commit; None for never.
            batch_size: How many files are transferred at a time, 1 to 100; -1 for 100, None for 16.
            **fsspec_options: What fsspec passes to every file system.

        Raises:
            TypeError: An option is unknown.
        """
        if unknown := sorted(fsspec_options.keys() - _FSSPEC_OPTIONS):
            raise TypeError(f"unknown storage option {unknown[0]!r}: further options of Domino go into client_options")
        super().__init__(**fsspec_options)
        self.commit_id = commit_id
        self.batch_size = batch_size
        settings: dict[str, Any] = {
            "host": host,
            "api_key": api_key,
            "auth_token": auth_token,
            "domino_token_file": domino_token_file,
            "api_proxy": api_proxy,
            "profile": profile,
            **(client_options or {}),
        }
        expires = listings_expiry_time if use_listings_cache else 0.0
        self._projects = Projects(lambda project: Domino(project, **settings), commit_id, expires)
        self._has_secret = api_key is not None or auth_token is not None

    def __reduce__(self) -> tuple[Any, ...]:
        if self._has_secret:
            raise TypeError(
                "a file system that was made with api_key= or auth_token= cannot be pickled: leave the credential to "
                "the environment (DOMINO_USER_API_KEY, DOMINO_TOKEN_FILE) of each process, or pass domino_token_file="
            )
        return super().__reduce__()

    @classmethod
    def _strip_protocol(cls, path: Any) -> Any:
        if isinstance(path, (str, os.PathLike)):
            return super()._strip_protocol(path).lstrip("/")
        return [cls._strip_protocol(each) for each in path]

    @overload
    def ls(self, path: str, detail: Literal[True] = True, *, refresh: bool = False) -> list[Info]: ...
    @overload
    def ls(self, path: str, detail: Literal[False], *, refresh: bool = False) -> list[str]: ...
    @overload
    def ls(self, path: str, detail: bool, *, refresh: bool = False) -> list[Info] | list[str]: ...
    def ls(self, path: str, detail: bool = True, *, refresh: bool = False) -> list[Info] | list[str]:
        """Return the entries of a folder, or the file itself; `refresh` checks for a newer commit first."""
        name: str = self._strip_protocol(path)
        info = self.info(name, refresh=refresh)
        infos = [info] if info["type"] == "file" else self._tree(name).inside(name)
        return list(infos) if detail else [info["name"] for info in infos]

    def info(self, path: str, *, refresh: bool = False) -> Info:
        """Return facts about a file or folder: its `size`, `type` and `commit`, and of a file also `key` and `mtime`.

        Raises:
            FileNotFoundError: There is no such file, folder or project.
        """
        name: str = self._strip_protocol(path)
        if refresh:
            self.invalidate_cache(name)
        found = self._tree(name).find(name)
        if found is None:
            raise not_found(name)
        return found

    def exists(self, path: str, **options: Any) -> bool:
        """Whether there is a file or folder; an error is raised if that cannot be found out."""
        try:
            self.info(path, **options)
        except FileNotFoundError:
            return False
        return True

    def isdir(self, path: str) -> bool:
        """Whether there is a folder."""
        return self.exists(path) and self.info(path)["type"] == "directory"

    def isfile(self, path: str) -> bool:
        """Whether there is a file."""
        return self.exists(path) and self.info(path)["type"] == "file"

    def walk(self, path: str, maxdepth: int | None = None, **options: Any) -> Iterator[tuple[str, Any, Any]]:
        """Yield each folder with its entries; a server that does not answer is an error, not an empty folder."""
        with suppress(FileNotFoundError):
            self.info(path)
        yield from super().walk(path, maxdepth, **options)

    def modified(self, path: str) -> datetime.datetime:
        """Return when a file was last modified, as a timezone-aware datetime."""
        time = self.checked_file(path).get("mtime")
        if time is None:
            raise NotImplementedError("the server does not tell when the file was modified")
        return time

    def created(self, path: str) -> datetime.datetime:
        """Raise NotImplementedError: Domino does not say when a file was created."""
        raise NotImplementedError(f"Domino does not tell when {path!r} was made: modified() and the commits tell more")

    def sign(self, path: str, expiration: int = 100, **options: Any) -> str:
        """Raise NotImplementedError: there are no links that work without a credential."""
        raise NotImplementedError(f"Domino has no signed links: nobody without a credential can be given {path!r}")

    def ukey(self, path: str) -> str:
        """Return the key of a file's contents: as long as the key is the same, so are the bytes."""
        return self.checked_file(path).get("key", "")

    def checksum(self, path: str) -> int:
        """Return a number that stays the same as long as the contents do."""
        return int(tokenize(self.ukey(path)), 16)

    def invalidate_cache(self, path: str | None = None) -> None:
        """Check for a newer commit at the next call, in the project of a path or in all projects."""
        super().invalidate_cache(path)
        name = "" if path is None else "/".join(self._strip_protocol(path).split("/")[:2])
        self._projects.forget(name.partition("@")[0] if "/" in name else None)

    def checked_file(self, path: str) -> Info:
        """Return facts about a file; raise FileNotFoundError or IsADirectoryError if it is not one."""
        info = self.info(path)
        if info["type"] == "directory":
            raise IsADirectoryError(errno.EISDIR, "it is a folder", path)
        return info

    def _tree(self, name: str) -> Tree:
        return self._projects.tree(self._place(name))

    def _check_writable(self, path: str) -> None:
        place = self._place(path)
        if place.commit is not None:
            raise OSError(
                errno.EROFS, f"the path names a commit, and none can be changed: leave out @{place.commit}", path
            )
        if self.commit_id is not None:
            raise OSError(errno.EROFS, f"commit_id={self.commit_id!r} was passed, and no commit can be changed", path)

    def _place(self, path: str) -> Place:
        return Place.of(self._strip_protocol(path))
