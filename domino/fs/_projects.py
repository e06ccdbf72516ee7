"""The projects that a file system has been asked for: their clients, their newest commits, their trees."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from domino import Domino
from domino.errors import NotFoundError

from ._tree import Tree

__all__ = ["Projects", "as_os_errors", "not_found"]

#: Trees that are kept, of one commit each.
_KEPT = 16


@contextmanager
def as_os_errors(path: str) -> Generator[None]:
    """Raise FileNotFoundError where the server does not know something; the other errors are OSErrors or are told."""
    try:
        yield
    except NotFoundError as error:
        raise FileNotFoundError(errno.ENOENT, str(error), path) from error


def not_found(path: str, why: str = "there is no such file or folder") -> FileNotFoundError:
    """Return the error for a path that leads to nothing."""
    return FileNotFoundError(errno.ENOENT, why, path)


class Projects:
    """Clients and trees by project; threads may share them.

    Args:
        connect: Makes the client of a project.
        commit: The commit that is looked at; None for the newest.
        expires: Seconds for which the newest commit is taken for the newest; None for ever.
    """

    def __init__(self, connect: Callable[[str], Domino], commit: str | None, expires: float | None) -> None:
        self._connect = connect
        self._commit = commit
        self._expires = expires
        self._lock = threading.Lock()
        self._clients: dict[str, Domino] = {}
        #: The newest commit, and when it was asked for, on the monotonic clock.
        self._heads: dict[str, tuple[str | None, float]] = {}
        #: A commit never changes: what is known of it is not forgotten, but where there is too much of it.
        self._trees: dict[tuple[str, str | None], Tree] = {}
        #: How often something was forgotten: what was asked for before that is not what is the newest.
        self._forgotten = 0

    def client(self, project: str) -> Domino:
        """Return the client of a project."""
        with self._lock:
            if project not in self._clients:
                self._clients[project] = self._connect(project)
            return self._clients[project]

    def tree(self, project: str) -> Tree:
        """Return the files of a project.

        Raises:
            FileNotFoundError: There is no such project, or no such commit of it.
        """
        commit = self._commit or self._head(project)
        known = self._trees.get((project, commit))
        if known is not None:
            return known
        with as_os_errors(project):
            files = [] if commit is None else self.client(project).files_list(commit).data
        tree = Tree.of(project, commit, files)
        with self._lock:
            while len(self._trees) >= _KEPT:
                self._trees.pop(next(iter(self._trees)))
            self._trees[project, commit] = tree
        return tree

    def forget(self, project: str | None = None) -> None:
        """Ask again which commit is the newest, of a project or of all."""
        with self._lock:
            self._forgotten += 1
            if project is None:
                self._heads.clear()
            else:
                self._heads.pop(project, None)

    def _head(self, project: str) -> str | None:
        with self._lock:
            known, forgotten = self._heads.get(project), self._forgotten
        if known is not None and (self._expires is None or time.monotonic() - known[1] < self._expires):
            return known[0]
        asked = time.monotonic()
        with as_os_errors(project):
            commit = next(iter(self.client(project).commits_list()), None)
        with self._lock:
            if forgotten == self._forgotten:
                self._heads[project] = commit, asked
        return commit
