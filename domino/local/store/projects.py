"""The projects of the user: created on first use, each with its repository."""

from __future__ import annotations

import threading
from pathlib import Path

from domino.local.settings import NAME, LocalSettings

from .database import Database, Project
from .repository import Repository

FIRST_FILES = {
    ".dominoignore": (
        b"# Name patterns here, one a line as in .gitignore, to ignore certain files:\n"
        b"# new files that match are not saved when a run ends.\n"
    )
}


class Projects:
    """Finds projects and makes them.

    Args:
        folder: where the repositories are, `<owner>/<name>.git`.
        database: where the records are.
        settings: whose user's projects, and whether to make them.
    """

    def __init__(self, folder: Path, database: Database, settings: LocalSettings) -> None:
        self._folder = folder
        self._database = database
        self._settings = settings
        self._lock = threading.Lock()
        self._open: dict[str, Repository] = {}

    def find(self, owner: str, name: str) -> Project | None:
        """Return a project, made now if need be; None for another user's or an impossible name."""
        if owner != self._settings.user or not NAME.fullmatch(name) or name.lower().endswith((".git", ".new")):
            return None
        with self._lock:
            known = self._database.project(owner, name)
            announced = name == self._settings.project
            if known is None and (self._settings.create_projects or announced):
                self._create_repository(owner, name)
                known = self._database.add_project(owner, name)
            return known

    def by_id(self, project_id: str) -> Project | None:
        """Return a project by its id."""
        return self._database.project_by_id(project_id)

    def repository(self, project: Project) -> Repository:
        """Return the repository of a project."""
        with self._lock:
            if project.id not in self._open:
                path = self._path(project.owner, project.name)
                self._open[project.id] = Repository.open(path, durable=self._settings.durable)
            return self._open[project.id]

    def close(self) -> None:
        """Close all repositories."""
        with self._lock:
            for repository in self._open.values():
                repository.close()
            self._open.clear()

    def _create_repository(self, owner: str, name: str) -> None:
        # The repository comes first: a crash in between leaves one without a record, which is taken up here.
        path = self._path(owner, name)
        if not path.exists():
            Repository.create(path, FIRST_FILES, author=owner, durable=self._settings.durable).close()

    def _path(self, owner: str, name: str) -> Path:
        return self._folder / owner / f"{name}.git"
