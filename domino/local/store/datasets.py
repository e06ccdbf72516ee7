"""Datasets: their records, snapshots, tags and grants; the files are those of `dataset_files`."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path as FilePath

from .database import Database, Project
from .dataset_files import clear, copy_tree, finish_clearing, walk
from .dataset_uploads import Uploads
from .paths import Path
from .runs import new_id, now_ms

NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_. -]{0,98}[A-Za-z0-9_-])?")
"""What a dataset can be called: it becomes a folder's name."""
TAG = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,99}")
"""What a tag can be called."""
ROLES = ("DatasetRwOwner", "DatasetRwEditor", "DatasetRwReader")
"""The roles that a grant can give."""
_RESERVED = {"snapshots"}  # the folder beside the datasets of a project

_SCHEMA = """
CREATE TABLE IF NOT EXISTS dataset (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL, name TEXT NOT NULL, description TEXT, created INTEGER NOT NULL,
    head_id TEXT NOT NULL UNIQUE, UNIQUE (project_id, name));
CREATE TABLE IF NOT EXISTS dataset_snapshot (
    id TEXT PRIMARY KEY, dataset_id TEXT NOT NULL REFERENCES dataset (id) ON DELETE CASCADE, version INTEGER NOT NULL,
    created INTEGER NOT NULL, UNIQUE (dataset_id, version));
CREATE TABLE IF NOT EXISTS dataset_tag (
    dataset_id TEXT NOT NULL REFERENCES dataset (id) ON DELETE CASCADE, name TEXT NOT NULL, snapshot_id TEXT NOT NULL,
    PRIMARY KEY (dataset_id, name));
CREATE TABLE IF NOT EXISTS dataset_grant (
    dataset_id TEXT NOT NULL REFERENCES dataset (id) ON DELETE CASCADE, target_id TEXT NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY (dataset_id, target_id));
"""


class NameTaken(ValueError):
    """Another dataset of the project has this name."""


class NoOwnerLeft(ValueError):
    """Without this grant nobody would own the dataset."""


@dataclass(frozen=True)
class Dataset:
    """A dataset's record; `created` is in milliseconds since 1970, `head_id` names its files as they are now."""

    id: str
    project_id: str
    name: str
    description: str | None
    created: int
    head_id: str


@dataclass(frozen=True)
class Snapshot:
    """A snapshot's record; versions count up from 1 in the dataset, 0 is the dataset as it is now."""

    id: str
    dataset_id: str
    version: int
    created: int


class Datasets:
    """All datasets of a deployment.

    Args:
        folder: where their files are, a folder each.
        database: where the records are.
        owner_id: the user whose datasets they are.
        durable: whether what is stored must survive the loss of power.
    """

    def __init__(self, folder: FilePath, database: Database, *, owner_id: str, durable: bool) -> None:
        self._folder = folder
        self._database = database
        self._owner_id = owner_id
        self._lock = threading.Lock()
        self._copying = threading.Lock()
        database.define(_SCHEMA)
        self.uploads: Uploads = Uploads(folder, durable=durable)

    def recover(self) -> None:
        """Finish, or remove, what an earlier process was doing when it was killed."""
        known = {row[0] for row in self._database.rows("SELECT id FROM dataset")}
        snapshots = {row[0] for row in self._database.rows("SELECT id FROM dataset_snapshot")}
        for folder in self._folder.iterdir() if self._folder.is_dir() else ():
            if folder.name not in known:
                clear(folder)
                continue
            for each in (folder / "snapshots").iterdir():
                if each.name.partition(".")[0] not in snapshots:
                    clear(each)
        finish_clearing(self._folder)
        self.uploads.recover()

    # Datasets

    def of_project(self, project: Project) -> list[Dataset]:
        """Return the datasets of a project, oldest first; the first one is made with the project, under its name."""
        made = f"first-dataset {project.id}"
        with self._lock:
            if not self._database.rows("SELECT 1 FROM setting WHERE name = ?", made):
                with suppress(NameTaken):  # an earlier process was killed just here
                    self.add(project.id, project.name, "Default dataset")
                self._database.setting(made, "made")
        return self._datasets("WHERE project_id = ? ORDER BY rowid", project.id)

    def find(self, dataset_id: str) -> Dataset | None:
        """Return a dataset by its id."""
        return next(iter(self._datasets("WHERE id = ?", dataset_id)), None)

    def add(self, project_id: str, name: str, description: str | None, source: Snapshot | None = None) -> Dataset:
        """Create a dataset, empty or with the files of a snapshot.

        Raises:
            NameTaken: the project has one of that name.
        """
        dataset = Dataset(new_id(), project_id, name, description, now_ms(), new_id())
        self._add(dataset, self.files(source) if source else None)
        return dataset

    def change(self, dataset: Dataset, name: str | None, description: str | None) -> Dataset:
        """Rename or describe a dataset anew; None leaves it.

        Raises:
            NameTaken: the project has another one of that name.
        """
        query = "UPDATE dataset SET name = COALESCE(?, name), description = COALESCE(?, description) WHERE id = ?"
        try:
            with self._database.change() as connection:
                connection.execute(query, (name, description, dataset.id))
        except sqlite3.IntegrityError:
            raise NameTaken(f"the project has a dataset named {name} already") from None
        return self.find(dataset.id) or dataset

    def remove(self, dataset: Dataset) -> None:
        """Delete a dataset with all that belongs to it."""
        with self._copying:
            with self._database.change() as connection:
                for table in ("dataset_grant", "dataset_tag", "dataset_snapshot"):
                    connection.execute(f"DELETE FROM {table} WHERE dataset_id = ?", (dataset.id,))  # noqa: S608
                connection.execute("DELETE FROM dataset WHERE id = ?", (dataset.id,))
            clear(self._folder / dataset.id)

    def files(self, of: Dataset | Snapshot) -> FilePath:
        """Return the folder of the files of a dataset as they are now, or of a snapshot."""
        if isinstance(of, Dataset):
            return self._folder / of.id / "files"
        return self._folder / of.dataset_id / "snapshots" / of.id

    def size(self) -> int:
        """Return how many bytes the files of all datasets have, as they are now."""
        return sum(facts.st_size for each in self._datasets("") for _, facts in walk(self.files(each)))

    def _add(self, dataset: Dataset, source: FilePath | None = None) -> None:
        folder = self._folder / dataset.id
        # The files come first: a crash in between leaves a folder without a record, which the next start removes.
        for name in ("snapshots", "uploads"):
            (folder / name).mkdir(mode=0o700, parents=True)
        if source is None:
            (folder / "files").mkdir(mode=0o700)
        else:
            copy_tree(source, folder / "files")
        try:
            with self._database.change() as connection:
                values = (
                    dataset.id, dataset.project_id, dataset.name, dataset.description, dataset.created, dataset.head_id,
                )  # fmt: skip
                connection.execute("INSERT INTO dataset VALUES (?, ?, ?, ?, ?, ?)", values)
                grant = (dataset.id, self._owner_id, ROLES[0])
                connection.execute("INSERT INTO dataset_grant VALUES (?, ?, ?)", grant)
        except sqlite3.IntegrityError:
            clear(folder)
            raise NameTaken(f"the project has a dataset named {dataset.name} already") from None

    def _datasets(self, where: str, *values: str) -> list[Dataset]:
        rows = self._database.rows(f"SELECT * FROM dataset {where}", *values)  # noqa: S608  # our own conditions
        return [Dataset(*row) for row in rows]

    # Snapshots

    def head(self, head_id: str) -> Dataset | None:
        """Return the dataset whose files as they are now have this id."""
        return next(iter(self._datasets("WHERE head_id = ?", head_id)), None)

    def snapshots(self, dataset_id: str) -> list[Snapshot]:
        """Return the snapshots of a dataset, oldest first."""
        rows = self._database.rows("SELECT * FROM dataset_snapshot WHERE dataset_id = ? ORDER BY version", dataset_id)
        return [Snapshot(*row) for row in rows]

    def snapshot(self, snapshot_id: str) -> Snapshot | None:
        """Return a snapshot by its id."""
        rows = self._database.rows("SELECT * FROM dataset_snapshot WHERE id = ?", snapshot_id)
        return next((Snapshot(*row) for row in rows), None)

    def take(self, dataset: Dataset, paths: Collection[Path] | None) -> Snapshot:
        """Make a snapshot of some paths, or of all.

        What did not change since the last snapshot is a hard link to the file there; no snapshot ever changes.

        Raises:
            FileNotFoundError: one of the paths is not there.
        """
        with self._copying:
            earlier = self.snapshots(dataset.id)
            version = earlier[-1].version + 1 if earlier else 1
            snapshot = Snapshot(new_id(), dataset.id, version, now_ms())
            basis = self.files(earlier[-1]) if earlier else None
            copy_tree(self.files(dataset), self.files(snapshot), only=paths, basis=basis, is_final=True)
            with self._database.change() as connection:
                values = (snapshot.id, dataset.id, version, snapshot.created)
                connection.execute("INSERT INTO dataset_snapshot VALUES (?, ?, ?, ?)", values)
            return snapshot

    # Tags

    def tags(self, dataset_id: str) -> dict[str, str]:
        """Return ids of snapshots by their tags, the tag that was given last at the end."""
        query = "SELECT name, snapshot_id FROM dataset_tag WHERE dataset_id = ? ORDER BY rowid"
        return {row[0]: row[1] for row in self._database.rows(query, dataset_id)}

    def tag(self, snapshot: Snapshot, name: str) -> None:
        """Give a snapshot a tag, which the one that had it loses."""
        with self._database.change() as connection:
            values = (snapshot.dataset_id, name, snapshot.id)
            connection.execute("INSERT OR REPLACE INTO dataset_tag VALUES (?, ?, ?)", values)

    def untag(self, dataset_id: str, name: str) -> bool:
        """Take a tag away; return whether it was there."""
        with self._database.change() as connection:
            query = "DELETE FROM dataset_tag WHERE dataset_id = ? AND name = ?"
            return connection.execute(query, (dataset_id, name)).rowcount > 0

    # Grants

    def grants(self, dataset_id: str) -> Sequence[tuple[str, str]]:
        """Return who has which role."""
        query = "SELECT target_id, role FROM dataset_grant WHERE dataset_id = ? ORDER BY rowid"
        return self._database.rows(query, dataset_id)

    def grant(self, dataset_id: str, target_id: str, role: str) -> None:
        """Give somebody a role.

        Raises:
            NoOwnerLeft: it would take the last owner's.
        """
        with self._database.change() as connection:
            connection.execute("INSERT OR REPLACE INTO dataset_grant VALUES (?, ?, ?)", (dataset_id, target_id, role))
            _check_owner(connection, dataset_id)

    def revoke(self, dataset_id: str, target_id: str, role: str) -> bool:
        """Take a role from somebody; return whether it was there.

        Raises:
            NoOwnerLeft: it is the last owner's.
        """
        with self._database.change() as connection:
            query = "DELETE FROM dataset_grant WHERE dataset_id = ? AND target_id = ? AND role = ?"
            gone = connection.execute(query, (dataset_id, target_id, role)).rowcount > 0
            _check_owner(connection, dataset_id)
            return gone


def is_name(name: str) -> bool:
    """Tell whether a dataset can be called so."""
    return NAME.fullmatch(name) is not None and name.lower() not in _RESERVED


def _check_owner(connection: sqlite3.Connection, dataset_id: str) -> None:
    query = "SELECT 1 FROM dataset_grant WHERE dataset_id = ? AND role = ?"
    if connection.execute(query, (dataset_id, ROLES[0])).fetchone() is None:
        raise NoOwnerLeft("a dataset needs an owner")
