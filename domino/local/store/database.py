"""The SQLite file: who the user is, which projects there are, and every run."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from .objects import DamagedStore
from .runs import QUEUED, TERMINAL, Run

_SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS project (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL, UNIQUE (owner, name));
CREATE TABLE IF NOT EXISTS run (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id), number INTEGER NOT NULL,
    command TEXT NOT NULL, is_direct INTEGER NOT NULL, title TEXT, hardware_tier_id TEXT NOT NULL,
    commit_id TEXT NOT NULL, queued INTEGER NOT NULL, status TEXT NOT NULL, started INTEGER, completed INTEGER,
    post_processed INTEGER, output_commit_id TEXT, exit_code INTEGER, statistics TEXT, error TEXT,
    UNIQUE (project_id, number));
CREATE INDEX IF NOT EXISTS run_status ON run (status);
"""
_COLUMNS = [field.name for field in fields(Run)]
_COURSE = ("status", "started", "completed", "post_processed", "output_commit_id", "exit_code", "statistics", "error")


@dataclass(frozen=True)
class Project:
    """A project's record; `created` is in milliseconds since 1970."""

    id: str
    owner: str
    name: str
    created: int


class Database:
    """All records, safe to use from many threads; a change is on disk when the method returns.

    Args:
        file: the SQLite file, made when missing.
        durable: whether changes must survive the loss of power, not only of the process.

    Raises:
        DamagedStore: the file is no such database.
    """

    def __init__(self, file: Path, *, durable: bool = True) -> None:
        self._lock = threading.RLock()
        self._is_changing = False  # by the thread that has the lock
        for each in (file, *(file.with_name(file.name + ending) for ending in ("-wal", "-shm"))):
            if each == file or each.exists():
                os.close(os.open(each, os.O_RDWR | os.O_CREAT, 0o600))
                each.chmod(0o600)
        self.file = file
        self._connection = sqlite3.connect(file, check_same_thread=False)
        try:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'OFF'}")
            self._connection.executescript(_SCHEMA)
            self._check()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise DamagedStore(f"{file} cannot be used: {error}") from None

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _check(self) -> None:
        """Find damage before it is met by a request."""
        found = str(self._connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        if found != "ok":
            raise sqlite3.DatabaseError(found.replace("\n", " "))
        for row in self._connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM run ORDER BY rowid DESC LIMIT 1"):  # noqa: S608
            self._run(row)

    def define(self, schema: str) -> None:
        """Make the tables of an area where they are missing: `CREATE TABLE IF NOT EXISTS`, several in one text."""
        with self._lock:
            self._connection.executescript(schema)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def change(self) -> Generator[sqlite3.Connection]:
        """Yield the connection for a change that happens whole or not at all; nobody else reads or writes meanwhile.

        A change within another one is a part of it: it is stored with the whole.
        """
        with self._lock:
            if self._is_changing:
                yield self._connection
                return
            self._is_changing = True
            try:
                with self._connection:
                    yield self._connection
            finally:
                self._is_changing = False

    def setting(self, name: str, default: str) -> str:
        """Return a stored value, storing the default when there is none."""
        with self.change():
            self._connection.execute("INSERT OR IGNORE INTO setting VALUES (?, ?)", (name, default))
            row = self._connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
            return str(row[0])

    def project(self, owner: str, name: str) -> Project | None:
        """Find a project by its names."""
        with self._lock:
            row = self._connection.execute("SELECT * FROM project WHERE owner = ? AND name = ?", (owner, name))
            return next((Project(*values) for values in row), None)

    def project_by_id(self, project_id: str) -> Project | None:
        """Find a project by its id."""
        with self._lock:
            row = self._connection.execute("SELECT * FROM project WHERE id = ?", (project_id,))
            return next((Project(*values) for values in row), None)

    def projects(self, owner: str) -> list[Project]:
        """Return the projects of a user, oldest first."""
        with self._lock:
            rows = self._connection.execute("SELECT * FROM project WHERE owner = ? ORDER BY rowid", (owner,))
            return [Project(*values) for values in rows]

    def add_run(self, run: Run) -> Run:
        """Store a new run under the next number of its project and return it with that number."""
        with self.change():
            query = "SELECT COALESCE(MAX(number), 0) + 1 FROM run WHERE project_id = ?"
            number = int(self._connection.execute(query, (run.project_id,)).fetchone()[0])
            run = replace(run, number=number)
            marks = ", ".join("?" for _ in _COLUMNS)
            insert = f"INSERT INTO run ({', '.join(_COLUMNS)}) VALUES ({marks})"  # noqa: S608  # our own columns
            self._connection.execute(insert, _values(run))
            return run

    def save_run(self, run: Run) -> None:
        """Store how far a run has come; its title is the user's, who may have changed it meanwhile."""
        with self.change():
            assignments = ", ".join(f"{column} = ?" for column in _COURSE)
            update = f"UPDATE run SET {assignments} WHERE id = ?"  # noqa: S608  # our own columns
            self._connection.execute(update, (*(getattr(run, column) for column in _COURSE), run.id))

    def rename_run(self, run_id: str, title: str) -> None:
        """Give a run another title."""
        with self.change():
            self._connection.execute("UPDATE run SET title = ? WHERE id = ?", (title, run_id))

    def run(self, run_id: str) -> Run | None:
        """Find a run by its id."""
        return next(iter(self.runs_where("WHERE id = ?", run_id)), None)

    def runs(self, project_id: str) -> list[Run]:
        """Return the runs of a project, newest first."""
        return self.runs_where("WHERE project_id = ? ORDER BY number DESC", project_id)

    def unfinished_runs(self) -> list[Run]:
        """Return the runs of all projects that are not over, oldest first."""
        marks = ", ".join("?" for _ in TERMINAL)
        return self.runs_where(f"WHERE status NOT IN ({marks}) ORDER BY rowid", *TERMINAL)

    def load(self) -> tuple[int, int]:
        """Return how many runs are being executed and how many are queued."""
        runs = self.unfinished_runs()
        queued = sum(run.status == QUEUED for run in runs)
        return len(runs) - queued, queued

    def runs_where(self, where: str, *values: object) -> list[Run]:
        """Return the runs of a query from its WHERE on."""
        select = f"SELECT {', '.join(_COLUMNS)} FROM run {where}"  # noqa: S608  # our own columns and conditions
        with self._lock:
            rows = self._connection.execute(select, values).fetchall()
        return [self._run(row) for row in rows]

    def _run(self, row: tuple[object, ...]) -> Run:
        try:
            return _run(row)
        except (ValueError, TypeError) as error:
            raise DamagedStore(f"{self.file} is damaged: a run in it cannot be read: {error}") from None


def _values(run: Run) -> list[object]:
    values = [getattr(run, column) for column in _COLUMNS]
    values[_COLUMNS.index("command")] = json.dumps(run.command)
    return values


def _run(row: tuple[object, ...]) -> Run:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["command"] = tuple(json.loads(str(values["command"])))
    values["is_direct"] = bool(values["is_direct"])
    return Run(**values)  # type: ignore[arg-type]  # the schema above has the types of the dataclass
