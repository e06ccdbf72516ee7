"""The projects that a file system has been asked about: their clients, their newest commits, their trees."""

from __future__ import annotations

import errno
import math
import re
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from attrs import frozen
from typing_extensions import Self

from domino import Domino
from domino.errors import NotFoundError
from domino.types import ProjectFile

from ._tree import Tree

__all__ = ["Place", "Projects", "as_os_errors", "not_found", "os_error"]

#: How many trees are kept; each is that of one commit.
_KEPT = 16


def os_error(error: Exception, path: str) -> Exception:
    """Return the error that users of fsspec expect for a path."""
    return FileNotFoundError(errno.ENOENT, str(error), path) if isinstance(error, NotFoundError) else error


@contextmanager
def as_os_errors(path: str) -> Generator[None]:
    """Raise FileNotFoundError for what the server does not know; other errors pass unchanged."""
    try:
        yield
    except NotFoundError as error:
        raise os_error(error, path) from error


def not_found(path: str, why: str = "there is no such file or folder") -> FileNotFoundError:
    """Return the error for a path at which there is nothing."""
    return FileNotFoundError(errno.ENOENT, why, path)


@frozen
class Place:
    """What a path says.

    Attributes:
        project: The project, as `owner/name`.
        commit: The commit in the path, as it was written; None for the one that the file system reads from.
        inner: The path in the project.
    """

    project: str
    commit: str | None
    inner: str

    @classmethod
    def of(cls, path: str) -> Self:
        """Return what `owner/name/path` says, or `owner/name@commit/path`.

        Only the project can be followed by a commit: project names have no `@`, those of files and owners can have one.

        Raises:
            FileNotFoundError: The path does not name a project.
        """
        owner, _, rest = path.partition("/")
        written, _, inner = rest.partition("/")
        name, at, commit = written.partition("@")
        if not owner or not name:
            raise not_found(path, "a path begins with owner and project, as domino://owner/project/data/numbers.csv")
        if at and not commit:
            raise not_found(path, "after the @ comes the id of a commit, as domino://owner/project@4f1c2a9/numbers.csv")
        return cls(f"{owner}/{name}", commit or None, inner)

    @property
    def root(self) -> str:
        """The beginning of all paths in the same project and commit."""
        return self.project if self.commit is None else f"{self.project}@{self.commit}"


class Projects:
    """Clients and trees by project; threads can share them.

    Args:
        connect: Creates the client of a project.
        commit: The commit to read from; None for the newest.
        expires: For how many seconds the newest commit counts as the newest; None for ever.
    """

    def __init__(self, connect: Callable[[str], Domino], commit: str | None, expires: float | None) -> None:
        self._connect = connect
        self._commit = commit
        self._expires = expires
        self._lock = threading.Lock()
        self._clients: dict[str, Domino] = {}
        #: The newest commit, and when it was asked for, on the monotonic clock.
        self._heads: dict[str, tuple[str | None, float]] = {}
        #: A commit never changes, so its tree is kept, unless there are too many.
        self._trees: dict[tuple[str, str | None], Tree] = {}
        #: The ids of commits, by the digits that somebody wrote.
        self._ids: dict[tuple[str, str], str] = {}
        #: Since when this thread has been in a block of `still`.
        self._still = threading.local()
        #: How often something was forgotten: a commit that was requested before that may not be the newest.
        self._forgotten = 0

    def client(self, project: str) -> Domino:
        """Return the client of a project."""
        with self._lock:
            if project not in self._clients:
                self._clients[project] = self._connect(project)
            return self._clients[project]

    def tree(self, place: Place) -> Tree:
        """Return the files of a project, as of the commit in the path.

        Raises:
            FileNotFoundError: There is no such project, or the project has no such commit.
            ValueError: The commit in the path is not the one that the file system reads from.
        """
        commit = self._commit_of(place)
        known = self._trees.get((place.root, commit))
        if known is not None:
            return known
        with as_os_errors(place.root):
            files: list[ProjectFile] = [] if commit is None else self.client(place.project).files_list(commit).data
        tree = Tree.of(place.root, commit, files)
        with self._lock:
            while len(self._trees) >= _KEPT:
                self._trees.pop(next(iter(self._trees)))
            self._trees[place.root, commit] = tree
        return tree

    @contextmanager
    def still(self) -> Generator[None]:
        """Look up the newest commit of a project only once during this block, however soon it expires."""
        before: float = getattr(self._still, "since", math.inf)
        self._still.since = min(before, time.monotonic())
        try:
            yield
        finally:
            self._still.since = before

    def _commit_of(self, place: Place) -> str | None:
        named, chosen = (
            None if commit is None else self._whole(place.project, commit) for commit in (place.commit, self._commit)
        )
        if None not in (named, chosen) and named != chosen:
            raise ValueError(f"{place.root!r} names another commit than commit_id={self._commit!r}: leave one out")
        return named or chosen or self._head(place.project)

    def _whole(self, project: str, commit: str) -> str:
        """Return the id of a commit of which somebody wrote the first digits."""
        digits = commit.lower()
        if re.fullmatch(r"[0-9a-f]{40}", digits):
            return digits
        if not re.fullmatch(r"[0-9a-f]{4,39}", digits):
            raise not_found(f"{project}@{commit}", "a commit is named by its id, or its first digits, 4 at least")
        with self._lock:
            known = self._ids.get((project, digits))
        if known is not None:
            return known
        with as_os_errors(project):
            found = [each for each in self.client(project).commits_list() if each.startswith(digits)]
        if not found:
            raise not_found(f"{project}@{commit}", "no commit of the project has an id that begins like this")
        if len(found) > 1:
            raise ValueError(
                f"{project}@{commit}: {len(found)} commits have ids that begin like this, write more of it"
            )
        with self._lock:
            self._ids[project, digits] = found[0]
        return found[0]

    def forget(self, project: str | None = None) -> None:
        """Check for a newer commit at the next call, in a project or in all."""
        with self._lock:
            self._forgotten += 1
            if project is None:
                self._heads.clear()
            else:
                self._heads.pop(project, None)

    def _head(self, project: str) -> str | None:
        with self._lock:
            known, forgotten = self._heads.get(project), self._forgotten
        still_since: float = getattr(self._still, "since", math.inf)
        if known is not None and (
            self._expires is None or time.monotonic() - known[1] < self._expires or known[1] >= still_since
        ):
            return known[0]
        asked = time.monotonic()
        with as_os_errors(project):
            commit = next(iter(self.client(project).commits_list()), None)
        with self._lock:
            if forgotten == self._forgotten:
                self._heads[project] = commit, asked
        return commit
