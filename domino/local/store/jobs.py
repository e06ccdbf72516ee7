"""What a job has besides its run: what it was asked to have, and whether it is hidden.

A job is a run, with the same id; what only jobs have stands in tables of its own. A run that was started as such has no
row there until somebody archives it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from .database import Database
from .job_marks import JobMarks
from .runs import QUEUED, TERMINAL, Run

_SCHEMA = """
CREATE TABLE IF NOT EXISTS job (
    run_id TEXT PRIMARY KEY, command_line TEXT, asked TEXT NOT NULL DEFAULT '{}',
    archived INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS job_usage (
    run_id TEXT NOT NULL, time INTEGER NOT NULL, cpu REAL NOT NULL, memory REAL NOT NULL);
CREATE INDEX IF NOT EXISTS job_usage_run ON job_usage (run_id);
"""
STATUSES = ("all", "queued", "running", "completed", "archived", "active")
"""What a list of jobs can be confined to."""
_OVER = ", ".join(f"'{status}'" for status in sorted(TERMINAL))
_CONDITIONS = {
    "all": "1",
    "queued": f"status = '{QUEUED}'",
    "running": f"status NOT IN ('{QUEUED}', {_OVER})",
    "completed": f"status IN ({_OVER})",
    "archived": "id IN (SELECT run_id FROM job WHERE archived)",
    "active": f"status NOT IN ({_OVER})",
}
_STATISTIC = """(SELECT json_extract(value, '$.value') FROM json_each(statistics, '$.data')
    WHERE json_extract(value, '$.key') = ?)"""
_COMMAND = "COALESCE((SELECT command_line FROM job WHERE run_id = run.id), command)"
_KEYS = {
    "number": "number",
    "numberAsDouble": "number",
    "queued": "queued",
    "duration": "COALESCE(completed, ?) - COALESCE(started, queued)",
    "command": _COMMAND,
    "commentCount": "(SELECT COUNT(*) FROM job_comment WHERE run_id = run.id AND NOT archived)",
    "status": "status",
    "title": "title",
    "user": "project_id",  # there is one user
    "dominoStatsField": f"CAST({_STATISTIC} AS REAL)",
}
ORDERS = tuple(_KEYS)
"""What a list of jobs can be sorted by."""


@dataclass(frozen=True)
class Job:
    """What a run has as a job.

    `asked` is what its start asked for, by the names of the request; `command_line` its command as it was sent, None
    for a run that was started as such.
    """

    run_id: str
    command_line: str | None = None
    asked: Mapping[str, object] = field(default_factory=dict[str, object])
    is_archived: bool = False


@dataclass(frozen=True)
class Usage:
    """What a job used at a time, in milliseconds since 1970: processors in percent (100 is one), memory in GiB."""

    time: int
    cpu: float
    memory: float


@dataclass(frozen=True)
class Selection:
    """Which jobs of a project to list, and in which order.

    Args:
        status: one of `STATUSES`.
        show_archived: whether archived jobs are among them; they are when `status` asks for them.
        tag: only jobs with a tag of this name.
        query: only jobs that have this text in title or command, or as their number.
        order: one of `ORDERS`.
        descending: whether the largest comes first.
        statistic: what to sort by when `order` is `dominoStatsField`.
    """

    status: str = "all"
    show_archived: bool = False
    tag: str | None = None
    query: str | None = None
    order: str = "number"
    descending: bool = True
    statistic: str | None = None


class Jobs:
    """The jobs of all projects.

    Args:
        database: where the records are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        database.define(_SCHEMA)
        self.marks: JobMarks = JobMarks(database)

    def add(self, job: Job) -> None:
        """Store what a job was asked to have; before its run, so that no run is without."""
        with self._database.change() as connection:
            values = (job.run_id, job.command_line, json.dumps(job.asked))
            connection.execute("INSERT INTO job (run_id, command_line, asked) VALUES (?, ?, ?)", values)

    def get(self, run_id: str) -> Job:
        """Return what a run has as a job; one that was started as a run has little."""
        query = "SELECT run_id, command_line, asked, archived FROM job WHERE run_id = ?"
        for row in self._database.rows(query, run_id):
            return Job(row[0], row[1], json.loads(row[2]), bool(row[3]))
        return Job(run_id)

    def archive(self, run_id: str) -> None:
        """Hide a job from lists that do not ask for hidden ones."""
        with self._database.change() as connection:
            connection.execute("INSERT OR IGNORE INTO job (run_id) VALUES (?)", (run_id,))
            connection.execute("UPDATE job SET archived = 1 WHERE run_id = ?", (run_id,))

    def archived(self, project_id: str) -> set[str]:
        """Return the ids of the hidden jobs of a project."""
        query = "SELECT id FROM run JOIN job ON run_id = id WHERE project_id = ? AND archived"
        return {str(row[0]) for row in self._database.rows(query, project_id)}

    def add_usage(self, run_id: str, usage: Usage) -> None:
        """Store what a job used."""
        with self._database.change() as connection:
            connection.execute(
                "INSERT INTO job_usage VALUES (?, ?, ?, ?)", (run_id, usage.time, usage.cpu, usage.memory)
            )

    def usage(self, run_id: str) -> list[Usage]:
        """Return what a job used, oldest first."""
        query = "SELECT time, cpu, memory FROM job_usage WHERE run_id = ? ORDER BY rowid"
        return [Usage(*row) for row in self._database.rows(query, run_id)]

    def last_usage(self, run_id: str) -> Usage | None:
        """Return what a job used last."""
        query = "SELECT time, cpu, memory FROM job_usage WHERE run_id = ? ORDER BY rowid DESC LIMIT 1"
        return next((Usage(*row) for row in self._database.rows(query, run_id)), None)

    def select(self, project_id: str, chosen: Selection, *, now: int, limit: int, offset: int) -> tuple[list[Run], int]:
        """Return some jobs of a project, and how many there are in all.

        Args:
            project_id: the project.
            chosen: which jobs, in which order.
            now: until when jobs that go on have lasted, in milliseconds since 1970.
            limit: how many to return.
            offset: how many to pass over.
        """
        where, values = _where(project_id, chosen)
        key = _KEYS[chosen.order]
        inner = [now] if chosen.order == "duration" else [chosen.statistic] if "?" in key else []
        direction = "DESC" if chosen.descending else "ASC"
        order = f"ORDER BY {key} {direction}, number {direction} LIMIT ? OFFSET ?"
        runs = self._database.runs_where(f"WHERE {where} {order}", *values, *inner, limit, offset)
        total = self._database.rows(f"SELECT COUNT(*) FROM run WHERE {where}", *values)  # noqa: S608  # conditions above
        return runs, int(total[0][0])

    def statistics(self, project_id: str) -> list[str]:
        """Return the names of all values that runs of a project have left."""
        query = """SELECT DISTINCT json_extract(value, '$.key') FROM run, json_each(run.statistics, '$.data')
            WHERE project_id = ? ORDER BY 1"""
        return [str(row[0]) for row in self._database.rows(query, project_id)]


def _where(project_id: str, chosen: Selection) -> tuple[str, list[object]]:
    """Return the condition that jobs must meet, and the values in it."""
    conditions, values = ["project_id = ?", _CONDITIONS[chosen.status]], list[object]((project_id,))
    if not chosen.show_archived and chosen.status != "archived":
        conditions.append("id NOT IN (SELECT run_id FROM job WHERE archived)")
    if chosen.tag is not None:
        conditions.append("id IN (SELECT run_id FROM job_tagged JOIN job_tag ON tag_id = job_tag.id WHERE name = ?)")
        values.append(chosen.tag)
    if chosen.query:
        conditions.append(f"(INSTR(LOWER(COALESCE(title, '')), ?) OR INSTR(LOWER({_COMMAND}), ?) OR number = ?)")
        text = chosen.query.lower()
        values += [text, text, chosen.query]
    return " AND ".join(conditions), values
