"""Every option of the local Domino, with its default."""

from __future__ import annotations

import math
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
"""What a user or project name looks like here; it becomes a folder name."""
LAST_PORT = 65535
"""The largest number of a port."""


@dataclass(frozen=True)
class HardwareTier:
    """One hardware tier; only its name and numbers are real, the machine is always this one.

    Args:
        id: free text, what a run shows as `hardwareTierId`.
        name: what `tier` in a start request must say.
        cores: share of processors, not always a whole number.
        memory_gib: memory in GiB.
        cents_per_minute: price.
        gpus: number of graphics processors.
        is_default: used when a start request names no tier.
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
    """Options of the local Domino; the defaults follow what is known of a real deployment.

    Args:
        user: the one user; every project name below it exists as soon as it is used.
        project: name of the project that `LocalDomino.project` and the command line announce.
        api_key: the key to accept; None makes one at the first start and keeps it in the root folder.
        version: what `/version` says.
        create_projects: whether an unknown project of the user is created on first use, else it is a 404.
        max_concurrent_runs: how many commands run at a time; the others wait as `Queued`.
        stage_delay: seconds that each status before `Running` lasts.
        building_stage: whether runs pass through `Building` (a real one does when its environment is not built yet).
        stop_grace: seconds between the request to end and the kill when a run is stopped.
        interpreters: file suffix to the program that runs it, on top of `.py` and `.sh`, as in `{".R": ("Rscript",)}`.
        environment: variables that every command gets besides those of the platform.
        commits_as: whether the v1 commit list holds objects, as current deployments have them, or id strings.
        commit_unchanged: whether a run that changed no file still gets an output commit (for its console output).
        results_line: whether results go to the project's main line or to a line of their own.
        stdout_markup: whether the console text comes as the HTML that servers of 2022 sent.
        stdout_limit: most bytes of console output in one reply, the end counts.
        results_stdout_limit: most bytes of console output kept in `results/stdout.txt`, the end counts.
        missing_blob: status for an unknown blob key.
        max_upload: largest upload in bytes, beyond is 413; None for no limit.
        max_path_bytes: longest path of an uploaded file in bytes.
        api_proxy: whether a second port takes requests without a credential, as the proxy inside a real run does; runs
            and `LocalDomino.environ` then have `DOMINO_API_PROXY`.
        api_proxy_port: number of that port, which turns it on; None or 0 takes a free one.
        allowed_hosts: names, besides its address and those of the loopback, under which the server answers: another
            machine's name for it, or that of its container. A request for any other name may come from a web page.
        token_lifetime: seconds that a token of `/access-token` is good for.
        token_prefix: whether `/access-token` puts `Bearer` and a space before the token, as some deployments do.
        durable: whether writes are flushed to the disk, so that they survive the loss of power; what is acknowledged
            survives `kill -9` either way. `LocalDomino` turns it off for a temporary folder.
        head_timeout: seconds in which the head of a request must be there, from its first byte on.
        recorded_requests: how many requests `LocalDomino.requests` remembers.
        hardware_tiers: the tiers of every project.
        other_users: who there is besides, to be made a collaborator or a member: they cannot log in.
        dataset_quota: most bytes that the files of all datasets may have, as they are now, before an upload is
            refused; None for no limit. What runs write there is not held up.

    Raises:
        ValueError: an option is out of its range.
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
        """Return the program that runs files of a suffix such as `.py`, or None."""
        shell = shutil.which("bash") or "sh"
        known: dict[str, Sequence[str]] = {".py": (sys.executable,), ".sh": (shell,), **self.interpreters}
        return known.get(suffix) or known.get(suffix.lower())

    @property
    def default_tier(self) -> HardwareTier:
        """The tier of runs that name none."""
        return next(tier for tier in self.hardware_tiers if tier.is_default)
