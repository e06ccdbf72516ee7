"""Tags of projects: a name has one id in the whole deployment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .database import Database
from .runs import new_id, now_ms

_SCHEMA = """
CREATE TABLE IF NOT EXISTS tag (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, added INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS project_tag (
    project_id TEXT NOT NULL REFERENCES project (id), tag_id TEXT NOT NULL REFERENCES tag (id),
    PRIMARY KEY (project_id, tag_id));
"""


@dataclass(frozen=True)
class Tag:
    """A tag; `added` is when it was last put on a project, in milliseconds since 1970."""

    id: str
    name: str
    added: int


class Tags:
    """All tags, and which project has which.

    Args:
        database: where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        database.define(_SCHEMA)

    def add(self, project_id: str, names: Sequence[str]) -> list[Tag]:
        """Put tags on a project, all or none, and return them; one that is there stays."""
        with self._database.change() as connection:
            for name in names:
                connection.execute("INSERT OR IGNORE INTO tag VALUES (?, ?, ?)", (new_id(), name, now_ms()))
                connection.execute("UPDATE tag SET added = ? WHERE name = ?", (now_ms(), name))
                pair = "INSERT OR IGNORE INTO project_tag SELECT ?, id FROM tag WHERE name = ?"
                connection.execute(pair, (project_id, name))
        return [tag for name in dict.fromkeys(names) for tag in self._tags("WHERE name = ?", name)]

    def remove(self, project_id: str, tag_id: str) -> bool:
        """Take a tag off a project; False when it has none of this id."""
        with self._database.change() as connection:
            query = "DELETE FROM project_tag WHERE project_id = ? AND tag_id = ?"
            return connection.execute(query, (project_id, tag_id)).rowcount > 0

    def of(self, project_id: str) -> list[Tag]:
        """Return the tags of a project, in the order in which they were put on it."""
        where = "JOIN project_tag ON tag_id = id WHERE project_id = ? ORDER BY project_tag.rowid"
        return self._tags(where, project_id)

    def find(self, tag_id: str) -> Tag | None:
        """Return a tag by its id."""
        return next(iter(self._tags("WHERE id = ?", tag_id)), None)

    def search(self, part: str, limit: int) -> list[Tag]:
        """Return the tags with a text in their name, in whatever case, by name."""
        return self._tags("WHERE instr(lower(name), lower(?)) ORDER BY name LIMIT ?", part, limit)

    def _tags(self, where: str, *values: object) -> list[Tag]:
        return [Tag(*row) for row in self._database.rows(f"SELECT id, name, added FROM tag {where}", *values)]  # noqa: S608
