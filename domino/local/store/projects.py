"""The projects of the user: created on first use or when asked for, each with its repository."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from domino.local.settings import NAME, HardwareTier, LocalSettings

from .database import Database, Project
from .objects import sync
from .project_details import Details, ProjectDetails
from .repository import Repository
from .runs import new_id

#: Stores what else there is of a new project, in one change with its record: both or neither.
Besides = Callable[[Project], object]

FIRST_FILES = {
    ".dominoignore": (
        b"# Name patterns here, one a line as in .gitignore, to ignore certain files:\n"
        b"# new files that match are not saved when a run ends.\n"
    )
}


class NameTaken(ValueError):
    """The user has a project of this name."""


class BadName(ValueError):
    """No project can have this name."""


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
        self._lock = threading.RLock()
        self._open: dict[str, Repository] = {}
        self.details: ProjectDetails = ProjectDetails(database)

    def find(self, owner: str, name: str) -> Project | None:
        """Return a project, made now if need be; None for another user's, an impossible name or an archived project."""
        if owner != self._settings.user or not _is_possible(name):
            return None
        with self._lock:
            known = self._database.project(owner, name)
            wanted = self._settings.create_projects or name == self._settings.project
            if known is None and wanted and not self.details.has_archived(owner, name):
                return self._create(owner, name, {})
            return known

    def create(self, name: str, facts: Mapping[str, object], besides: Besides | None = None) -> Project:
        """Make a project of the user; the name of one that is archived is free.

        Args:
            name: its name.
            facts: what is known of it.
            besides: stores what is known of it elsewhere, in the same change.

        Raises:
            NameTaken: the user has it.
            BadName: no project can have this name.
        """
        with self._lock:
            return self._create(self._owner_of_new(name), name, facts, besides)

    def fork(self, source: Project, name: str, facts: Mapping[str, object], besides: Besides | None = None) -> Project:
        """Make a project that begins with the history of another one, whose objects it shares.

        Args:
            source: the other one.
            name: its name.
            facts: what is known of it.
            besides: stores what is known of it elsewhere, in the same change.

        Raises:
            NameTaken: the user has it.
            BadName: no project can have this name.
        """
        with self._lock:
            owner = self._owner_of_new(name)
            original = self.repository(source)
            details = self._new_details(owner, name, facts, forked_from=source.id)
            path = self._folder / owner / details.folder
            unfinished = original.fork(path, mark=new_id())
            project = self._record(owner, details, besides)
            # In this order a crash leaves either nothing of the fork, or a record whose repository gets its name later.
            os.replace(unfinished, path)
            if self._settings.durable:
                sync(path.parent)
            return project

    def all(self, *, archived: bool = False) -> list[Project]:
        """Return the projects of the user, oldest first; with those that are archived under the names that they had."""
        found = [(each, self.details.of(each)) for each in self._database.projects(self._settings.user)]
        return [replace(each, name=details.name) for each, details in found if archived or not details.archived]

    def archive(self, project: Project) -> None:
        """Hide a project; what it holds stays on the disk."""
        with self._lock:
            self.details.archive(project)

    def by_id(self, project_id: str) -> Project | None:
        """Return a project by its id, unless it is archived."""
        project = self._database.project_by_id(project_id)
        return None if project is None or self.details.of(project).archived else project

    def repository(self, project: Project) -> Repository:
        """Return the repository of a project."""
        with self._lock:
            if project.id not in self._open:
                path = self._folder / project.owner / self.details.of(project).folder
                if not path.exists() and (unfinished := Repository.unfinished(path)).exists():
                    os.replace(unfinished, path)
                self._open[project.id] = Repository.open(path, durable=self._settings.durable)
            return self._open[project.id]

    def settings_of(self, project: Project) -> Mapping[str, object]:
        """Return what was said of a project's executions that ask for nothing else, by the names of the API."""
        settings: Mapping[str, object] = self.details.of(project).facts.get("settings", {})
        return settings

    def default_tier(self, project: Project) -> HardwareTier:
        """Return the hardware tier of executions that ask for none."""
        chosen = str(self.settings_of(project).get("defaultHardwareTierId"))
        tiers = {tier.id: tier for tier in self._settings.hardware_tiers}
        return tiers.get(chosen, self._settings.default_tier)

    def results_line(self, project: Project) -> str:
        """Return where the results of a project's runs go: `main`, or `isolated`."""
        return str(self.details.of(project).facts.get("resultsBranch", self._settings.results_line))

    def close(self) -> None:
        """Close all repositories."""
        with self._lock:
            for repository in self._open.values():
                repository.close()
            self._open.clear()

    def _owner_of_new(self, name: str) -> str:
        """Return who owns a new project, when its name is possible and free."""
        owner = self._settings.user
        if not _is_possible(name):
            raise BadName(f"{name!r} is no name of a project: letters, digits, '_', '-' and '.', at most 100")
        if self._database.project(owner, name) is not None:
            raise NameTaken(f"{owner} has a project {name!r}")
        return owner

    def _create(self, owner: str, name: str, facts: Mapping[str, object], besides: Besides | None = None) -> Project:
        # The repository comes first: a crash in between leaves one without a record, which is taken up here.
        details = self._new_details(owner, name, facts)
        path = self._folder / owner / details.folder
        if not path.exists():
            Repository.create(path, FIRST_FILES, author=owner, durable=self._settings.durable).close()
        return self._record(owner, details, besides)

    def _record(self, owner: str, details: Details, besides: Besides | None) -> Project:
        with self._database.change():
            project = self.details.add_project(owner, details)
            if besides is not None:
                besides(project)
        return project

    def _new_details(
        self, owner: str, name: str, facts: Mapping[str, object], forked_from: str | None = None
    ) -> Details:
        """Return the details of a new project, whose folder is that of no other one, archived or not."""
        folder = f"{name}.git"
        strange = forked_from is not None and (self._folder / owner / folder).exists()
        if strange or self.details.has_folder(owner, folder):
            folder = f"{name}@{new_id()}.git"  # no name has an @
        return Details(folder, name, forked_from=forked_from, facts=dict(facts))


def _is_possible(name: str) -> bool:
    return NAME.fullmatch(name) is not None and not name.lower().endswith((".git", ".new"))
