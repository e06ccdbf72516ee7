"""What people put on jobs: tags, comments, links to goals."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from .database import Database
from .runs import new_id, now_ms

_SCHEMA = """
CREATE TABLE IF NOT EXISTS job_tag (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (project_id, name));
CREATE TABLE IF NOT EXISTS job_tagged (
    run_id TEXT NOT NULL, tag_id TEXT NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (run_id, tag_id));
CREATE TABLE IF NOT EXISTS job_comment (
    id TEXT PRIMARY KEY, run_id TEXT NOT NULL, file TEXT, commit_id TEXT, body TEXT NOT NULL, created INTEGER NOT NULL,
    archived INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS job_comment_run ON job_comment (run_id);
CREATE TABLE IF NOT EXISTS job_goal (run_id TEXT NOT NULL, goal_id TEXT NOT NULL, PRIMARY KEY (run_id, goal_id));
"""


@dataclass(frozen=True)
class JobTag:
    """A tag of a project's jobs; `created` is when it was put on a job, in milliseconds since 1970."""

    id: str
    name: str
    created: int = 0


@dataclass(frozen=True)
class JobComment:
    """A comment on a job, or on a result file of it; `created` is in milliseconds since 1970."""

    id: str
    run_id: str
    file: str | None
    commit_id: str | None
    body: str
    created: int

    @property
    def thread_id(self) -> str:
        """The id of the thread that it is in: there is one for the job, and one for each file."""
        return thread_id(self.run_id, self.file, self.commit_id)


class JobMarks:
    """Tags, comments and goals of the jobs of all projects.

    Args:
        database: where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        database.define(_SCHEMA)

    def add_tag(self, run_id: str, project_id: str, name: str) -> JobTag:
        """Put a tag on a job and return it; one that is there stays as it is."""
        with self._database.change() as connection:
            connection.execute("INSERT OR IGNORE INTO job_tag VALUES (?, ?, ?)", (new_id(), project_id, name))
            pair = "INSERT OR IGNORE INTO job_tagged SELECT ?, id, ? FROM job_tag WHERE project_id = ? AND name = ?"
            connection.execute(pair, (run_id, now_ms(), project_id, name))
        return next(tag for tag in self.tags(run_id) if tag.name == name)

    def remove_tag(self, run_id: str, tag_id: str) -> JobTag | None:
        """Take a tag off a job and return it, None when the job has none of this id."""
        found = next((tag for tag in self.tags(run_id) if tag.id == tag_id), None)
        with self._database.change() as connection:
            connection.execute("DELETE FROM job_tagged WHERE run_id = ? AND tag_id = ?", (run_id, tag_id))
        return found

    def tags(self, run_id: str) -> list[JobTag]:
        """Return the tags of a job, in the order in which they were put on it."""
        query = """SELECT job_tag.id, name, created FROM job_tagged JOIN job_tag ON job_tag.id = tag_id
            WHERE run_id = ? ORDER BY job_tagged.rowid"""
        return [JobTag(*row) for row in self._database.rows(query, run_id)]

    def tags_of_project(self, project_id: str) -> list[JobTag]:
        """Return the tags that jobs of a project have, by name."""
        query = """SELECT id, name FROM job_tag WHERE project_id = ?
            AND id IN (SELECT tag_id FROM job_tagged) ORDER BY name"""
        return [JobTag(*row) for row in self._database.rows(query, project_id)]

    def add_comment(self, run_id: str, body: str, *, file: str | None = None, commit_id: str | None = None) -> None:
        """Store a comment on a job, or on a file of its results."""
        with self._database.change() as connection:
            values = (new_id(), run_id, file, commit_id, body, now_ms())
            insert = "INSERT INTO job_comment (id, run_id, file, commit_id, body, created) VALUES (?, ?, ?, ?, ?, ?)"
            connection.execute(insert, values)

    def comments(self, run_id: str) -> list[JobComment]:
        """Return the comments on a job and on its files, oldest first."""
        query = """SELECT id, run_id, file, commit_id, body, created FROM job_comment
            WHERE run_id = ? AND NOT archived ORDER BY rowid"""
        return [JobComment(*row) for row in self._database.rows(query, run_id)]

    def archive_comment(self, run_id: str, thread: str, comment_id: str) -> JobComment | None:
        """Hide a comment and return it, None when there is none of this id in the thread."""
        for comment in self.comments(run_id):
            if (comment.id, comment.thread_id) == (comment_id, thread):
                with self._database.change() as connection:
                    connection.execute("UPDATE job_comment SET archived = 1 WHERE id = ?", (comment_id,))
                return comment
        return None

    def link_goal(self, run_id: str, project_id: str, goal_id: str) -> None:
        """Link a job to a goal; a link that is there stays, and nothing happens when the project has no such goal."""
        with self._database.change() as connection:
            # In one statement: a goal that is removed meanwhile gets no link.
            link = """INSERT OR IGNORE INTO job_goal
                SELECT ?, id FROM project_part WHERE id = ? AND project_id = ? AND kind = 'goal'"""
            connection.execute(link, (run_id, goal_id, project_id))

    def unlink_goal(self, run_id: str, goal_id: str) -> bool:
        """Take the link of a job to a goal back; False when there is none."""
        with self._database.change() as connection:
            query = "DELETE FROM job_goal WHERE run_id = ? AND goal_id = ?"
            return connection.execute(query, (run_id, goal_id)).rowcount > 0

    def goals(self, run_id: str) -> Sequence[str]:
        """Return the ids of the goals of a job, in the order in which they were linked, without those that are gone."""
        query = """SELECT goal_id FROM job_goal JOIN project_part ON project_part.id = goal_id
            WHERE run_id = ? ORDER BY job_goal.rowid"""
        return [row[0] for row in self._database.rows(query, run_id)]


def thread_id(run_id: str, file: str | None, commit_id: str | None) -> str:
    """Return the id of a thread; it is there as soon as somebody asks for it."""
    named = "\0".join((run_id, file or "", commit_id or ""))
    return hashlib.sha256(named.encode()).hexdigest()[:24]
