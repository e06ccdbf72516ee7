"""Environments and their revisions: records, which revision is meant, and what a command has in one."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .database import Database
from .runs import new_id, now_ms

QUEUED = "Queued"
SUCCEEDED = "Succeeded"
FAILED = "Failed"
OVER = frozenset({SUCCEEDED, FAILED})

STANDARD = "0" * 23 + "1"
"""The id of the environment that projects have unless they name another."""
STANDARD_NAME = "Domino Standard Environment (Local Python)"
_SPARK = "0" * 23 + "2"
_FIRST = {
    STANDARD: (STANDARD_NAME, ()),
    _SPARK: ("Domino Spark Cluster Environment (Local Python)", ("Spark",)),
}
OWN_IMAGE = "local:python"
"""The image of the first environments: what commands have without any, the server's own Python."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS environment (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, visibility TEXT NOT NULL, owner_id TEXT, description TEXT NOT NULL,
    rebuild TEXT NOT NULL, is_curated INTEGER NOT NULL, archived INTEGER NOT NULL, changed INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS environment_revision (
    id TEXT PRIMARY KEY, environment_id TEXT NOT NULL REFERENCES environment (id), number INTEGER NOT NULL,
    status TEXT NOT NULL, is_restricted INTEGER NOT NULL, made_of TEXT NOT NULL, problem TEXT, python TEXT, path TEXT,
    UNIQUE (environment_id, number));
"""

_LOOK = 0.2  # seconds between two looks whether who waits for a build has given up


class UnknownEnvironment(LookupError):
    """There is no such environment or revision; the text says which."""


class NotBuilt(Exception):
    """A revision that could not be built, or that a server that ends will not build; the text says why."""


@dataclass(frozen=True)
class Environment:
    """The record of an environment; `changed` is in milliseconds since 1970, values are those of v4."""

    id: str
    name: str
    visibility: str = "Private"
    owner_id: str | None = None
    description: str = ""
    rebuild: str = "Never"
    is_curated: bool = False
    archived: bool = False
    changed: int = 0


@dataclass(frozen=True)
class Revision:
    """The record of a revision.

    `made_of` is what it was asked to be made of, by the names of the public API; `problem` why it could not be built;
    `python` and `path` what the build has found: the interpreter, and the folder that comes first on the search path.
    """

    id: str
    environment_id: str
    number: int
    status: str = QUEUED
    is_restricted: bool = False
    made_of: Mapping[str, Any] = field(default_factory=dict[str, Any])
    problem: str | None = None
    python: str | None = None
    path: str | None = None

    @property
    def image(self) -> str:
        """What it is built on."""
        return str(self.made_of.get("image") or OWN_IMAGE)


@dataclass(frozen=True)
class Runtime:
    """What a command has in an environment.

    Args:
        title: the environment and the number of its revision, for people.
        python: the interpreter for `.py` files; None for the server's own.
        path: folders that come first on the search path.
        variables: environment variables.
        notes: what is recorded and has no effect here, one sentence each.
    """

    title: str = STANDARD_NAME
    python: str | None = None
    path: tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    notes: tuple[str, ...] = ()

    def applied(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Return the environment variables of a command; those of the platform stay as they are."""
        own = {name: value for name, value in self.variables.items() if not name.startswith("DOMINO_")}
        changed = {**environment, **own}
        if self.path:
            changed["PATH"] = os.pathsep.join([*self.path, changed.get("PATH", os.defpath)])
        return changed


class Environments:
    """All environments.

    Args:
        database: where the records are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._changed = threading.Condition()
        self._closing = False
        database.define(_SCHEMA)
        known = {each.id for each in self._select("")}
        for id_, (name, clusters) in _FIRST.items():
            if id_ not in known:
                first = Environment(id_, name, "Global", description="This machine", is_curated=True, changed=now_ms())
                self._insert(first, {"image": OWN_IMAGE, "supportedClusters": list(clusters)}, status=SUCCEEDED)

    # Records

    def all(self) -> list[Environment]:
        """Return those that are not archived, oldest first."""
        return self._select("WHERE NOT archived")

    def get(self, environment_id: str) -> Environment:
        """Return one, also one that is archived.

        Raises:
            UnknownEnvironment: there is none.
        """
        for found in self._select("WHERE id = ?", environment_id):
            return found
        raise UnknownEnvironment(f"environment {environment_id} was not found")

    def revisions(self, environment_id: str) -> list[Revision]:
        """Return the revisions of an environment, latest first."""
        return self._revisions("WHERE environment_id = ? ORDER BY number DESC", environment_id)

    def unfinished(self) -> list[Revision]:
        """Return the revisions that are still to be built, oldest first."""
        marks = ", ".join("?" for _ in OVER)
        return self._revisions(f"WHERE status NOT IN ({marks}) ORDER BY rowid", *OVER)

    def add(self, environment: Environment, made_of: Mapping[str, Any], *, is_restricted: bool = False) -> Revision:
        """Store a new environment and return its first revision, which is still to be built."""
        return self._insert(environment, made_of, is_restricted=is_restricted)

    def add_revision(self, environment_id: str, made_of: Mapping[str, Any]) -> Revision:
        """Store a new revision, which is still to be built.

        Raises:
            UnknownEnvironment: there is no such environment, or it is archived.
        """
        environment = self.get(environment_id)
        if environment.archived:
            raise UnknownEnvironment(f"environment {environment.name} is archived")
        with self._database.change() as connection:
            query = "SELECT COALESCE(MAX(number), 0) + 1 FROM environment_revision WHERE environment_id = ?"
            number = int(connection.execute(query, (environment_id,)).fetchone()[0])
            made = Revision(new_id(), environment_id, number, made_of=made_of)
            _insert_revision(connection, made)
            connection.execute("UPDATE environment SET changed = ? WHERE id = ?", (now_ms(), environment_id))
        return made

    def restrict(self, environment_id: str, revision_id: str, *, is_restricted: bool) -> None:
        """Say whether restricted projects use a revision; at most one of an environment is theirs.

        Raises:
            UnknownEnvironment: the environment has no such revision.
        """
        self._one_revision(environment_id, revision_id)
        with self._database.change() as connection:
            if is_restricted:
                query = "UPDATE environment_revision SET is_restricted = 0 WHERE environment_id = ?"
                connection.execute(query, (environment_id,))
            query = "UPDATE environment_revision SET is_restricted = ? WHERE id = ?"
            connection.execute(query, (is_restricted, revision_id))

    def archive(self, environment_id: str) -> None:
        """Hide an environment; what runs in it goes on."""
        with self._database.change() as connection:
            query = "UPDATE environment SET archived = 1, changed = ? WHERE id = ?"
            connection.execute(query, (now_ms(), environment_id))

    def save(self, revision: Revision) -> None:
        """Store how the build of a revision stands, and tell who waits for it."""
        with self._database.change() as connection:
            query = "UPDATE environment_revision SET status = ?, problem = ?, python = ?, path = ? WHERE id = ?"
            values = (revision.status, revision.problem, revision.python, revision.path, revision.id)
            connection.execute(query, values)
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    # What is meant, and what it gives

    def is_built(self, revision_id: str) -> bool:
        """Tell whether the build of a revision is over."""
        return any(each.status in OVER for each in self._revisions("WHERE id = ?", revision_id))

    def choose(self, environment_id: str | None = None, revision: str = "ActiveRevision") -> Revision:
        """Return the revision that an execution asks for.

        Args:
            environment_id: the environment, None for the one that projects have.
            revision: a rule, or the id of a revision.

        Raises:
            UnknownEnvironment: there is no such environment or revision, or the environment is archived.
        """
        environment = self.get(environment_id or STANDARD)
        if environment.archived:
            raise UnknownEnvironment(f"environment {environment.name} is archived")
        revisions = self.revisions(environment.id)
        if revision == "LatestRevision":
            return revisions[0]
        if revision == "RestrictedRevision":
            for each in revisions:
                if each.is_restricted:
                    return each
            raise UnknownEnvironment(f"environment {environment.name} has no restricted revision")
        if revision == "ActiveRevision":
            return active(revisions) or revisions[0]
        return self._one_revision(environment.id, revision)

    def runtime(self, revision_id: str, *, given_up: Callable[[], bool] = lambda: False) -> Runtime:
        """Return what a command has in a revision, once that is built.

        Args:
            revision_id: the revision, as `choose` has given it.
            given_up: asked now and then whether it is still worth waiting.

        Raises:
            UnknownEnvironment: there is no such revision.
            NotBuilt: it could not be built, nobody wants it any more, or the server ends.
        """
        while True:
            with self._changed:
                found = next(iter(self._revisions("WHERE id = ?", revision_id)), None)
                if found is None:
                    raise UnknownEnvironment(f"revision {revision_id} was not found")
                if found.status in OVER:
                    break
                if self._closing or given_up():
                    raise NotBuilt("it was not built yet")
                self._changed.wait(_LOOK)
        title = f"{self.get(found.environment_id).name} #{found.number}"
        if found.status == FAILED:
            raise NotBuilt(f"environment {title} could not be built: {found.problem}")
        if found.python is not None and not Path(found.python).exists():
            raise NotBuilt(f"environment {title}: {found.python} is not there any more")
        pairs: list[dict[str, str]] = found.made_of.get("environmentVariables") or []
        return Runtime(
            title=title,
            python=found.python,
            path=(found.path,) if found.path else (),
            variables={**_virtual(found), **{pair["key"]: pair["value"] for pair in pairs}},
            notes=tuple(_notes(found)),
        )

    # Rows

    def _insert(
        self,
        environment: Environment,
        made_of: Mapping[str, Any],
        *,
        status: str = QUEUED,
        is_restricted: bool = False,
    ) -> Revision:
        changed = replace(environment, changed=now_ms())
        id_ = environment.id if status == SUCCEEDED else new_id()  # the first ones keep their ids in every root folder
        made = Revision(id_, environment.id, 1, status, is_restricted, made_of)
        with self._database.change() as connection:
            values = tuple(vars(changed).values())
            connection.execute("INSERT INTO environment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            _insert_revision(connection, made)
        return made

    def _select(self, where: str, *values: str) -> list[Environment]:
        rows = self._database.rows(f"SELECT * FROM environment {where} ORDER BY rowid", *values)  # noqa: S608  # ours
        return [
            Environment(
                id=id_,
                name=name,
                visibility=visibility,
                owner_id=owner_id,
                description=description,
                rebuild=rebuild,
                is_curated=bool(is_curated),
                archived=bool(archived),
                changed=changed,
            )
            for id_, name, visibility, owner_id, description, rebuild, is_curated, archived, changed in rows
        ]

    def _revisions(self, where: str, *values: str) -> list[Revision]:
        rows = self._database.rows(f"SELECT * FROM environment_revision {where}", *values)  # noqa: S608  # ours
        return [
            Revision(
                id=id_,
                environment_id=environment_id,
                number=number,
                status=status,
                is_restricted=bool(is_restricted),
                made_of=json.loads(made_of),
                problem=problem,
                python=python,
                path=path,
            )
            for id_, environment_id, number, status, is_restricted, made_of, problem, python, path in rows
        ]

    def _one_revision(self, environment_id: str, revision_id: str) -> Revision:
        for found in self._revisions("WHERE id = ? AND environment_id = ?", revision_id, environment_id):
            return found
        raise UnknownEnvironment(f"revision {revision_id} was not found in environment {environment_id}")


def active(revisions: list[Revision]) -> Revision | None:
    """Return the one that is used unless another is asked for: the latest that is built."""
    return next((each for each in revisions if each.status == SUCCEEDED), None)


def _insert_revision(connection: Any, revision: Revision) -> None:
    values = {**vars(revision), "made_of": json.dumps(revision.made_of)}
    connection.execute("INSERT INTO environment_revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", tuple(values.values()))


def _virtual(revision: Revision) -> dict[str, str]:
    """Return the variable by which programs know that they are in a virtual environment."""
    if revision.python is None or revision.path is None:
        return {}
    folder = Path(revision.path).parent
    return {"VIRTUAL_ENV": str(folder)} if (folder / "pyvenv.cfg").is_file() else {}


def _notes(revision: Revision) -> list[str]:
    made_of, notes = revision.made_of, list[str]()
    if not revision.image.startswith("local:"):
        notes.append(f"Image {revision.image} is not pulled: the command has the programs of this machine.")
    scripts = ("preSetupScript", "postSetupScript", "preRunScript", "postRunScript")
    kept = [name for name in ("dockerfileInstructions", *scripts) if made_of.get(name)]
    if kept:
        notes.append(f"{', '.join(kept)}: recorded and shown, not executed.")
    return notes
