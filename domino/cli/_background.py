"""The embedded local Domino in the background: one for each user, with what is needed to find it again."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ._ending import USAGE, Problem

__all__ = ["LocalServer", "default_root", "delete", "find", "start"]

#: Seconds in which it has to listen, and to end.
_START, _END = 60.0, 30.0
#: What the local Domino makes in its folder, in which a user may keep other things, too.
_FOLDERS = ("runs", "projects", "datasets", "environments")
_FILES = ("domino.sqlite", "domino.sqlite-shm", "domino.sqlite-wal", "api-key", "api-key.new", "lock")


@dataclass(frozen=True)
class LocalServer:
    """One that was started.

    Attributes:
        pid: Its process.
        root: The folder of its projects and runs.
        environ: The variables that lead a client to it, its key among them.
        since: When it was started, in seconds since 1970 UTC.
    """

    pid: int
    root: str
    environ: Mapping[str, str]
    since: float

    @property
    def url(self) -> str:
        """Where it listens."""
        return self.environ["DOMINO_API_HOST"]

    @property
    def is_alive(self) -> bool:
        """Whether its process goes on: one of the same number that is something else does not count."""
        return "domino.local" in _command(self.pid)

    def stop(self) -> None:
        """Ask it to end, and wait for that; raise Problem if it does not."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        if not _within(_END, lambda: not self.is_alive):
            raise Problem(f"the local Domino (process {self.pid}) does not end", f"kill -9 {self.pid} ends it")
        with suppress(FileNotFoundError):
            _state_file().unlink()


def default_root() -> Path:
    """Return the folder of projects and runs where none is chosen."""
    from platformdirs import user_data_path

    return user_data_path("domino", appauthor=False) / "local"


def find() -> LocalServer | None:
    """Return the one that was started last, alive or not; None if there is none."""
    try:
        known: dict[str, Any] = json.loads(_state_file().read_text(encoding="utf-8"))
        return LocalServer(**known)
    except (FileNotFoundError, ValueError, TypeError):
        return None


def start(root: Path, arguments: Sequence[str]) -> LocalServer:
    """Start one in the background, and return it when it listens.

    Args:
        root: The folder of its projects and runs; it is made if it is not there.
        arguments: Further ones for `python -m domino.local`.

    Raises:
        Problem: It does not start; its own words tell why.
    """
    state = _state_file()
    state.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines, log = state.with_name("local.lines"), state.with_name("local.log")
    command = [sys.executable, "-m", "domino.local", "--root", str(root), *arguments]
    with _private(lines) as out, _private(log) as errors:
        # In a session of its own: the terminal that closes, and Ctrl-C in it, do not end it.
        process = subprocess.Popen(  # noqa: S603  (this interpreter)
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=errors, start_new_session=True, env=_clean()
        )
    text = ""

    def listens() -> bool:
        nonlocal text
        text = lines.read_text(encoding="utf-8")
        return text.endswith("\n") or process.poll() is not None

    _within(_START, listens)
    lines.unlink()  # the key is in it, and in the file of the state
    if not text.endswith("\n"):
        process.kill()
        said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        raise Problem(said[-1] if said else "the local Domino did not start", f"its log is {log}", USAGE)
    environ = dict(part.split("=", 1) for line in text.splitlines() for part in shlex.split(line)[1:])
    server = LocalServer(process.pid, str(root), environ, time.time())
    with _private(state) as file:
        file.write(json.dumps(asdict(server)).encode())
    return server


def delete(root: Path) -> None:
    """Delete what a local Domino keeps in its folder, and the folder if that was all; raise Problem if it has none."""
    if not root.exists():
        return
    if not all((root / name).is_file() for name in ("lock", "api-key")):
        raise Problem(f"{root} is no folder of a local Domino", "nothing was deleted", USAGE)
    for name in _FOLDERS:
        if (root / name).is_dir():
            shutil.rmtree(root / name)
    for name in _FILES:
        (root / name).unlink(missing_ok=True)
    with suppress(OSError):  # there is something else in it
        root.rmdir()


def _state_file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("domino", appauthor=False) / "local.json"


def _private(path: Path) -> Any:
    """Open a new file that its user alone reads."""
    with suppress(FileNotFoundError):
        path.unlink()
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _clean() -> dict[str, str]:
    """Return the environment without what leads to a deployment: its runs get their own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("DOMINO_")}


def _command(pid: int) -> str:
    """Return the command line of a process, empty if it is over."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            return ""
    shown = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S603, S607
    return shown.stdout


def _within(seconds: float, is_so: Any) -> bool:
    """Look until something is so, and return whether it became so in time."""
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
