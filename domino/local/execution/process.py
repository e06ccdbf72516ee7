"""One command: started below a supervisor, its output merged into a file, ended with all that it started."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from domino.local.settings import LocalSettings

from . import supervisor
from .console import ConsoleWriter
from .supervisor import MISSING
from .usage import Meter

RUN_VARIABLE = "DOMINO_RUN_ID"
_SUPERVISOR = (sys.executable, "-I", "-S", supervisor.__file__)
_TRIES = 15  # a second each: more than a supervisor waits for what cannot be killed


def arguments(
    command: Sequence[str], *, is_direct: bool, settings: LocalSettings, folder: Path, python: str | None = None
) -> list[str]:
    """Return the program and arguments to execute.

    A direct command goes through the shell; else the file type of the first element picks an interpreter, and what
    has none is a program of the project or of the search path. `python` is the interpreter for `.py` files; None for
    that of the settings.
    """
    if is_direct:
        return [shutil.which("bash") or "sh", "-c", " ".join(command)]
    program = command[0]
    suffix = Path(program).suffix
    interpreter = settings.interpreter(suffix) if suffix else None
    if python is not None and suffix.lower() == ".py":
        interpreter = (python,)
    if interpreter:
        return [*interpreter, *command]
    inside = os.path.join(folder, program)
    return [inside if os.path.isfile(inside) else program, *command[1:]]


class Command:
    """A command that can be waited for and ended from another thread.

    Args:
        run_id: marks every process that the command starts, by the environment variable `DOMINO_RUN_ID`.
        argv: the program and its arguments.
        folder: where it runs.
        environment: all of its environment variables.
        console: where its output goes.
        meter: what measures it, if anything does.
    """

    def __init__(
        self,
        run_id: str,
        argv: Sequence[str],
        *,
        folder: Path,
        environment: Mapping[str, str],
        console: ConsoleWriter,
        meter: Meter | None = None,
    ) -> None:
        self._run_id = run_id
        self._argv = list(argv)
        self._folder = folder
        self._environment = {**environment, RUN_VARIABLE: run_id}
        self._console = console
        self._meter = meter
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._ended = False

    def run(self) -> int:
        """Execute the command and return its exit code, negative when a signal ended it."""
        try:
            return self._run()
        finally:
            self.kill()  # what the command left behind in the background ends with it, as a container's would
            self._console.finish()

    def _run(self) -> int:
        try:
            with self._lock:
                if self._ended:
                    return -signal.SIGTERM
                with self._console.streams() as (stdout, stderr):
                    self._process = subprocess.Popen(  # noqa: S603  # to run what users send is what this is for
                        [*_SUPERVISOR, str(os.getpid()), *self._argv],
                        cwd=self._folder,
                        env=self._environment,
                        stdin=subprocess.DEVNULL,
                        stdout=stdout,
                        stderr=stderr,
                        start_new_session=True,
                    )
        except OSError as error:
            self._console.error(f"{self._argv[0]}: {error.strerror or error}\n")
            return MISSING
        with self._meter.following(self._process.pid) if self._meter else nullcontext():
            return self._process.wait()

    def end(self, grace: float) -> None:
        """Ask the command to end, and kill it when it has not after `grace` seconds."""
        with self._lock:
            self._ended = True
            process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """Kill everything that the command started, at once."""
        if self._process is not None:
            _end_supervisor(self._process)
        kill_strays({self._run_id})


def _end_supervisor(process: subprocess.Popen[bytes]) -> None:
    """Have a supervisor kill all that is below it; one that does not in time is killed itself."""
    for _ in range(_TRIES):
        process.send_signal(signal.SIGHUP)  # again: it is lost if it comes before a program under nohup listens
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()


def kill_strays(run_ids: set[str]) -> None:
    """Kill processes of these runs whose supervisor is gone, found by their environment (Linux only)."""
    if sys.platform != "linux" or not run_ids:
        return
    marks = re.compile(rb"(?:^|\0)" + RUN_VARIABLE.encode() + rb"=(?:" + "|".join(run_ids).encode() + rb")(?:\0|$)")
    for _ in range(20):  # a process may fork between the look and the kill: look until there is none
        strays = [int(name) for name in os.listdir("/proc") if name.isdecimal() and _has(name, marks)]
        for pid in strays:
            try:
                os.kill(pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                continue
        if not strays:
            return


def _has(pid: str, marks: re.Pattern[bytes]) -> bool:
    if int(pid) == os.getpid():
        return False
    try:
        return marks.search(Path("/proc", pid, "environ").read_bytes()) is not None
    except OSError:
        return False  # ended meanwhile, or of another user
