"""Who works on a project besides its owner."""

from __future__ import annotations

from collections.abc import Mapping

from .database import Database

_SCHEMA = """
CREATE TABLE IF NOT EXISTS collaborator (
    project_id TEXT NOT NULL REFERENCES project (id), person_id TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL, PRIMARY KEY (project_id, person_id));
"""


class Collaborators:
    """The collaborators of all projects.

    Args:
        database: where they are, beside the people.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        database.define(_SCHEMA)

    def of(self, project_id: str) -> dict[str, str]:
        """Return the roles of a project's collaborators by their ids, in the order in which they came."""
        query = "SELECT person_id, role FROM collaborator WHERE project_id = ? ORDER BY rowid"
        return dict(self._database.rows(query, project_id))

    def set(self, project_id: str, roles: Mapping[str, str]) -> None:
        """Let people work on a project, all or none; who does so already gets the new role."""
        with self._database.change() as connection:
            query = "INSERT INTO collaborator VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET role = excluded.role"
            connection.executemany(query, [(project_id, person, role) for person, role in roles.items()])

    def change_role(self, project_id: str, person_id: str, role: str) -> bool:
        """Give a collaborator another role; False when it is none of the project."""
        with self._database.change() as connection:
            query = "UPDATE collaborator SET role = ? WHERE project_id = ? AND person_id = ?"
            return connection.execute(query, (role, project_id, person_id)).rowcount > 0

    def remove(self, project_id: str, person_id: str) -> bool:
        """Let somebody work on a project no longer; False when they did not."""
        with self._database.change() as connection:
            query = "DELETE FROM collaborator WHERE project_id = ? AND person_id = ?"
            return connection.execute(query, (project_id, person_id)).rowcount > 0
