"""What a project has several of and the server only keeps: goals, git repositories."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from .database import Database
from .runs import new_id

Kind = Literal["goal", "repository"]
_SCHEMA = """
CREATE TABLE IF NOT EXISTS project_part (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id), kind TEXT NOT NULL, facts TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS project_part_of ON project_part (project_id, kind);
"""


class ProjectParts:
    """Parts of projects, each with an id and whatever is known of it.

    Args:
        database: where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        database.define(_SCHEMA)

    def all(self, project_id: str, kind: Kind) -> list[dict[str, Any]]:
        """Return the parts of a project, oldest first, each with its `id`."""
        query = "SELECT id, facts FROM project_part WHERE project_id = ? AND kind = ? ORDER BY rowid"
        return [{"id": each, **json.loads(facts)} for each, facts in self._database.rows(query, project_id, kind)]

    def find(self, project_id: str, kind: Kind, part_id: str) -> dict[str, Any] | None:
        """Return a part of a project, None if it has none of this id."""
        return next((part for part in self.all(project_id, kind) if part["id"] == part_id), None)

    def add(self, project_id: str, kind: Kind, facts: Mapping[str, object]) -> dict[str, Any]:
        """Store a new part and return it with its id."""
        part_id = new_id()
        with self._database.change() as connection:
            values = (part_id, project_id, kind, json.dumps(dict(facts)))
            connection.execute("INSERT INTO project_part VALUES (?, ?, ?, ?)", values)
        return {"id": part_id, **facts}

    def change(self, project_id: str, kind: Kind, part_id: str, facts: Mapping[str, object]) -> dict[str, Any] | None:
        """Store what changed in a part and return it, None if the project has none of this id."""
        with self._database.change() as connection:
            old = self.find(project_id, kind, part_id)
            if old is None:
                return None
            new = {**old, **facts}
            kept = json.dumps({name: value for name, value in new.items() if name != "id"})
            connection.execute("UPDATE project_part SET facts = ? WHERE id = ?", (kept, part_id))
            return new

    def remove(self, project_id: str, kind: Kind, part_id: str) -> bool:
        """Delete a part; False when the project has none of this id."""
        with self._database.change() as connection:
            query = "DELETE FROM project_part WHERE project_id = ? AND kind = ? AND id = ?"
            return connection.execute(query, (project_id, kind, part_id)).rowcount > 0
