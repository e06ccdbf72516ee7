"""Everything behind the HTTP surface, opened and closed together."""

from __future__ import annotations

import fcntl
import os
import re
import secrets
from collections import deque
from collections.abc import Collection
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from starlette.requests import Request

from domino.local.execution.builds import Builds
from domino.local.execution.mounts import mount_datasets, take_snapshots
from domino.local.execution.scheduler import Scheduler
from domino.local.settings import LocalSettings
from domino.local.store.collaborators import Collaborators
from domino.local.store.database import Database, Project
from domino.local.store.datasets import Datasets
from domino.local.store.environments import Environments
from domino.local.store.jobs import Jobs
from domino.local.store.objects import DamagedStore
from domino.local.store.people import People
from domino.local.store.project_parts import ProjectParts
from domino.local.store.projects import Projects
from domino.local.store.runs import new_id
from domino.local.store.tags import Tags
from domino.local.store.tokens import Tokens

from .access import issue_token
from .faults import Faults

_KEY_BYTES = 64
_CREDENTIALS = {"authorization", "cookie", "proxy-authorization", "x-domino-api-key"}


class Hidden(str):
    """Text that does not show itself in a repr: a failed assertion prints those, and CI keeps what it prints."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Tell only that there is something."""
        return "<hidden>"


@dataclass(frozen=True)
class RecordedRequest:
    """A request as it arrived: `target` is the raw path with its query; names of headers are in lower case.

    `operation` is its name in the API description, such as `start_run`; empty if the description does not have it.
    `status` is the status of the reply, None as long as there is none. A credential can be read by the name of its
    header, but the repr does not show it.
    """

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    operation: str = ""
    status: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Hide the credentials among the headers."""
        shown = tuple((name, Hidden(value) if name in _CREDENTIALS else value) for name, value in self.headers)
        object.__setattr__(self, "headers", shown)

    def answered(self, status: int) -> None:
        """Record the reply: the one thing about a request that comes later."""
        object.__setattr__(self, "status", status)

    def header(self, name: str) -> str | None:
        """Return the first header with this name."""
        return next((value for known, value in self.headers if known == name.lower()), None)


class RootInUse(OSError):
    """Another server works in the root folder."""


class Deployment:
    """The state of one local Domino.

    Args:
        root: the folder that holds everything; made when missing.
        settings: options.
        url: where the server can be reached, without a trailing slash.
        proxy_url: where the port without credentials can be reached, if there is one.
        operations: the names of the operations, for faults.

    Raises:
        RootInUse: another server works in the folder.
    """

    def __init__(
        self, root: Path, settings: LocalSettings, *, url: str, proxy_url: str | None, operations: Collection[str]
    ) -> None:
        _make_private(root)
        with ExitStack() as opened:
            opened.callback(os.close, _lock(root / "lock"))
            self.settings = settings
            self.url = url
            self.proxy_url = proxy_url
            self.api_key: str = settings.api_key or _stored_key(root / "api-key")
            self.token: str = issue_token(self.api_key, settings.user)
            self.database: Database = Database(root / "domino.sqlite", durable=settings.durable)
            opened.callback(self.database.close)
            self.user_id: str = self.database.setting(f"user-id {settings.user}", new_id())
            self.people: People = People(self.database, settings, self.user_id)
            self.collaborators: Collaborators = Collaborators(self.database)
            self.tokens: Tokens = Tokens(self.database)
            self.projects: Projects = Projects(root / "projects", self.database, settings)
            opened.callback(self.projects.close)
            self.jobs: Jobs = Jobs(self.database)
            self.datasets: Datasets = Datasets(
                root / "datasets", self.database, owner_id=self.user_id, durable=settings.durable
            )
            self.environments: Environments = Environments(self.database)
            self.builds: Builds = Builds(root / "environments", self.environments)
            opened.callback(self.builds.close)
            self.project_parts: ProjectParts = ProjectParts(self.database)
            self.tags: Tags = Tags(self.database)
            self.scheduler: Scheduler = Scheduler(
                root / "runs",
                self.database,
                self.projects,
                self.jobs,
                self.environments,
                settings,
                self._environment,
                partial(mount_datasets, self.datasets),
                partial(take_snapshots, self.datasets),
            )
            opened.callback(self.scheduler.close)
            self.faults: Faults = Faults(operations)
            self.requests: deque[RecordedRequest] = deque(maxlen=settings.recorded_requests)
            self._opened = opened.pop_all()

    def open(self) -> None:
        """Make the announced project and begin to execute runs."""
        self.projects.find(self.settings.user, self.settings.project)
        self.datasets.recover()
        self.builds.start()
        self.scheduler.start()

    def stop_runs(self, owner: str, name: str) -> None:
        """Ask the runs of a project that are not over to end; of a project that is not there, there are none."""
        project = self.database.project(owner, name)
        if project is not None:
            for run in self.scheduler.unfinished(project):
                self.scheduler.stop(run, keep=False)

    def close(self) -> None:
        """End all runs and close all files."""
        self._opened.close()

    def _environment(self) -> dict[str, str]:
        variables = {
            "DOMINO_API_HOST": self.url,
            "DOMINO_USER_HOST": self.url,
            "DOMINO_USER_API_KEY": self.api_key,
        }
        if self.proxy_url:
            variables["DOMINO_API_PROXY"] = self.proxy_url
        return variables


def deployment_of(request: Request) -> Deployment:
    """Return the deployment that a request is for."""
    deployment = request.app.state.deployment
    assert isinstance(deployment, Deployment)
    return deployment


def base_url(request: Request) -> str:
    """Return the address under which the client reached the server, for links in replies; `Guard` has checked it."""
    return f"http://{request.headers['host']}"


def project_url(request: Request, project: Project) -> str:
    """Return the v1 address of a project."""
    return f"{base_url(request)}/v1/projects/{project.owner}/{project.name}"


def _lock(file: Path) -> int:
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise RootInUse(f"another local Domino works in {file.parent}") from None
    return descriptor


def _make_private(root: Path) -> None:
    """Make the folder, or what is ours in it, closed to others; a folder that holds other things keeps its rights."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (root / "lock").exists() or not any(root.iterdir()):
        root.chmod(0o700)
    for name in ("projects", "runs", "datasets"):
        (root / name).mkdir(mode=0o700, exist_ok=True)
        (root / name).chmod(0o700)
    for file in (root / "lock", root / "api-key"):
        if file.exists():
            file.chmod(0o600)


def _stored_key(file: Path) -> str:
    """Return the key of this root folder, made at its first use.

    Raises:
        DamagedStore: the file holds no key; what is left of one would be easy to guess.
    """
    if not file.exists():
        unfinished = file.with_name(file.name + ".new")
        unfinished.unlink(missing_ok=True)
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as text:
            text.write(secrets.token_hex(_KEY_BYTES // 2) + "\n")
            text.flush()
            os.fsync(text.fileno())
        unfinished.replace(file)
    key = file.read_bytes()[: _KEY_BYTES + 2].removesuffix(b"\n")
    if not re.fullmatch(rb"[0-9a-f]{64}", key):
        raise DamagedStore(f"{file} holds no key: delete it, and the next start makes a new one")
    return key.decode()
