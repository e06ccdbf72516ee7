"""What is known of a project besides its names: its folder, its description, whether it is archived."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .database import Database, Project
from .runs import new_id, now_ms

_SCHEMA = """
CREATE TABLE IF NOT EXISTS project_detail (
    project_id TEXT PRIMARY KEY REFERENCES project (id), folder TEXT NOT NULL, name TEXT NOT NULL,
    owner TEXT NOT NULL, archived INTEGER, forked_from TEXT, facts TEXT NOT NULL);
"""
_COLUMNS = "folder, name, archived, forked_from, facts"


@dataclass(frozen=True)
class Details:
    """What is known of a project; `archived` and `changed` are in milliseconds since 1970.

    Args:
        folder: the name of its repository's folder.
        name: its name, also after it is archived.
        archived: when it was, if so.
        forked_from: the project it began as.
        facts: the rest, as JSON: `description`, `visibility`, `status`, `settings`, `resultsBranch`, `changed` ...
    """

    folder: str
    name: str
    archived: int | None = None
    forked_from: str | None = None
    facts: dict[str, Any] = field(default_factory=dict[str, Any])


class ProjectDetails:
    """The details of all projects. A project of an earlier version has none until they change.

    Args:
        database: where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        database.define(_SCHEMA)

    def of(self, project: Project) -> Details:
        """Return the details of a project."""
        query = f"SELECT {_COLUMNS} FROM project_detail WHERE project_id = ?"  # noqa: S608  # our own columns
        for folder, name, archived, forked_from, facts in self._database.rows(query, project.id):
            return Details(folder, name, archived, forked_from, json.loads(facts))
        return Details(f"{project.name}.git", project.name)

    def add_project(self, owner: str, details: Details) -> Project:
        """Store a new project with its details, both or neither."""
        project = Project(new_id(), owner, details.name, now_ms())
        with self._database.change() as connection:
            values = (project.id, project.owner, project.name, project.created)
            connection.execute("INSERT INTO project (id, owner, name, created) VALUES (?, ?, ?, ?)", values)
            _save(connection, project, details)
        return project

    def change(self, project: Project, **facts: object) -> Details:
        """Store what changed in a project, and when, and return its details."""
        with self._database.change() as connection:
            old = self.of(project)
            new = replace(old, facts={**old.facts, **facts, "changed": now_ms()})
            _save(connection, project, new)
        return new

    def change_settings(self, project: Project, changes: Mapping[str, object]) -> None:
        """Store what changed in the settings of a project's executions."""
        with self._database.change() as connection:
            old = self.of(project)
            settings = {**old.facts.get("settings", {}), **changes}
            _save(connection, project, replace(old, facts={**old.facts, "settings": settings, "changed": now_ms()}))

    def archive(self, project: Project) -> None:
        """Hide a project. Its name is free again: the record takes one that no project can have."""
        with self._database.change() as connection:
            old = self.of(project)
            _save(connection, project, replace(old, archived=now_ms()))
            hidden = f"{old.name} (archived {project.id})"
            connection.execute("UPDATE project SET name = ? WHERE id = ?", (hidden, project.id))

    def has_archived(self, owner: str, name: str) -> bool:
        """Tell whether a project of this name was archived."""
        query = "SELECT 1 FROM project_detail WHERE owner = ? AND name = ? AND archived IS NOT NULL"
        return bool(self._database.rows(query, owner, name))

    def has_folder(self, owner: str, folder: str) -> bool:
        """Tell whether a project, archived or not, has its files in a folder."""
        query = "SELECT 1 FROM project_detail WHERE owner = ? AND folder = ?"
        return bool(self._database.rows(query, owner, folder))


def _save(connection: sqlite3.Connection, project: Project, details: Details) -> None:
    values = (
        *(project.id, details.folder, details.name, project.owner, details.archived, details.forked_from),
        json.dumps(details.facts),
    )
    connection.execute("INSERT OR REPLACE INTO project_detail VALUES (?, ?, ?, ?, ?, ?, ?)", values)
