"""All options of the local Domino, with their defaults."""

from __future__ import annotations

import math
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
"""What a user or project name can look like here; it becomes the name of a folder."""
LAST_PORT = 65535
"""The highest port number."""


@dataclass(frozen=True)
class HardwareTier:
    """A hardware tier. Only its name and its numbers differ: the machine is always this one.

    Args:
        id: Any text; a run shows it as `hardwareTierId`.
        name: The name that a request to start a run has to give as `tier`.
        cores: The number of processors, which can be a fraction.
        memory_gib: The memory in GiB.
        cents_per_minute: The price.
        gpus: The number of graphics processors.
        is_default: Whether it is used when a request to start a run names no tier.
    """

    id: str
    name: str
    cores: float
    memory_gib: float
    cents_per_minute: float
    gpus: int = 0
    is_default: bool = False


TIERS = (
    HardwareTier("small-k8s", "Small", cores=0.9, memory_gib=3.6, cents_per_minute=0.53, is_default=True),
    HardwareTier("medium-k8s", "Medium", cores=1.8, memory_gib=18.0, cents_per_minute=1.06),
    HardwareTier("gpu-k8s", "GPU", cores=7.5, memory_gib=55.5, cents_per_minute=12.24, gpus=1),
)


@dataclass(frozen=True)
class LocalSettings:
    """Options of the local Domino. The defaults follow what is known about real deployments.

    Args:
        user: The user that every credential belongs to. Each project of this user exists as soon as it is used.
        project: The name of the project that `LocalDomino.project` and the command line announce.
        api_key: The API key to accept. If it is None, one is generated at the first start and kept in the root folder.
        version: The version that `/version` returns.
        create_projects: Whether an unknown project of the user is created on first use; otherwise it is a 404.
        max_concurrent_runs: How many commands run at a time; the others wait as `Queued`.
        stage_delay: How many seconds each status before `Running` lasts.
        building_stage: Whether runs pass through `Building`, as on a deployment when their environment is not built.
        stop_grace: How many seconds a stopped run has to end by itself before it is killed.
        interpreters: Programs for file types other than `.py` and `.sh`, by suffix, such as `{".R": ("Rscript",)}`.
        environment: Environment variables for every command, in addition to those of the platform.
        commits_as: Whether the list of commits in v1 has objects, as on current deployments, or ids as strings.
        commit_unchanged: Whether a run that changed no files still gets an output commit, for its console output.
        results_line: Whether results go to the main line of the project or to a line of their own.
        stdout_markup: Whether console output is returned as HTML, as by servers of about 2022.
        stdout_limit: The maximum bytes of console output in one reply; if there is more, you get the end.
        results_stdout_limit: The maximum bytes of console output in `results/stdout.txt`; if there is more, the end is
            kept.
        missing_blob: The status for an unknown blob key.
        max_upload: The maximum size of an upload in bytes; a larger one is a 413. None for no limit.
        max_path_bytes: The maximum length of the path of an uploaded file, in bytes.
        api_proxy: Whether a second port accepts requests without a credential, as the proxy inside a real run does.
            Runs and `LocalDomino.environ` then have `DOMINO_API_PROXY`.
        api_proxy_port: The number of that port; setting it turns the port on. None or 0 for a free port.
        allowed_hosts: Host names that the server answers to, in addition to its address and loopback names: what
            another machine calls it, or the name of its container. A request for any other name may come from a web
            page.
        token_lifetime: How many seconds a token from `/access-token` is valid.
        token_prefix: Whether `/access-token` puts `Bearer` and a space in front of the token, as some deployments do.
        durable: Whether writes are flushed to disk, so that they survive a power failure. What is acknowledged survives
            `kill -9` either way. `LocalDomino` turns this off for a temporary folder.
        head_timeout: How many seconds the head of a request may take, counted from its first byte.
        recorded_requests: How many requests `LocalDomino.requests` keeps.
        hardware_tiers: The hardware tiers of every project.
        other_users: Other users, who can be made collaborators or members but cannot log in.
        dataset_quota: The maximum bytes of all current files in the datasets, above which uploads are refused; None for
            no limit. What runs write there is not limited.

    Raises:
        ValueError: An option is out of range.
    """

    user: str = "local"
    project: str = "quick-start"
    api_key: str | None = None
    version: str = "5.10.0"
    create_projects: bool = True
    max_concurrent_runs: int = 4
    stage_delay: float = 0.0
    building_stage: bool = False
    stop_grace: float = 5.0
    interpreters: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    commits_as: Literal["strings", "objects"] = "objects"
    commit_unchanged: bool = True
    results_line: Literal["main", "isolated"] = "main"
    stdout_markup: bool = False
    stdout_limit: int = 10_000_000
    results_stdout_limit: int = 1_000_000
    missing_blob: Literal[500, 404] = 500
    max_upload: int | None = None
    max_path_bytes: int = 2048
    api_proxy: bool = False
    api_proxy_port: int | None = None
    allowed_hosts: Sequence[str] = ()
    token_lifetime: float = 3600.0
    token_prefix: bool = False
    durable: bool = True
    head_timeout: float = 20.0
    recorded_requests: int = 1000
    hardware_tiers: Sequence[HardwareTier] = TIERS
    other_users: Sequence[str] = ("colleague", "visitor")
    dataset_quota: int | None = None

    def __post_init__(self) -> None:
        """Refuse what could not work."""
        if isinstance(self.other_users, str):
            raise ValueError("other_users is a sequence of names, such as ('colleague',)")  # noqa: TRY004  # as below
        for name in (self.user, *self.other_users, self.project):
            if not NAME.fullmatch(name):
                raise ValueError(f"{name!r} is not a name of letters, digits, '_', '-' and '.'")
        if any(isinstance(program, str) for program in self.interpreters.values()):
            raise ValueError("an interpreter is a sequence of arguments, such as ('Rscript',)")
        if isinstance(self.allowed_hosts, str):
            raise ValueError("allowed_hosts is a sequence of names, such as ('domino.test',)")  # noqa: TRY004  # as above
        if not 0 <= (self.api_proxy_port or 0) <= LAST_PORT:
            raise ValueError(f"api_proxy_port must be from 0 to {LAST_PORT}, not {self.api_proxy_port}")
        if self.api_proxy_port is not None:
            object.__setattr__(self, "api_proxy", True)
        if not 0 < self.head_timeout < math.inf:
            raise ValueError("head_timeout must be a number of seconds above zero")
        if self.max_concurrent_runs < 1:
            raise ValueError("max_concurrent_runs must be at least 1")
        if sum(tier.is_default for tier in self.hardware_tiers) != 1:
            raise ValueError("exactly one hardware tier must be the default")
        if self.api_key is not None and not re.fullmatch(r"[\x21-\x7e]+", self.api_key):
            raise ValueError("api_key must be printable ASCII without spaces: it travels in a header")

    def interpreter(self, suffix: str) -> Sequence[str] | None:
        """Return the program that runs files with a suffix such as `.py`, or None."""
        shell = shutil.which("bash") or "sh"
        known: dict[str, Sequence[str]] = {".py": (sys.executable,), ".sh": (shell,), **self.interpreters}
        return known.get(suffix) or known.get(suffix.lower())

    @property
    def default_tier(self) -> HardwareTier:
        """The tier for runs that name none."""
        return next(tier for tier in self.hardware_tiers if tier.is_default)
