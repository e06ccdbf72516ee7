"""One run from `Queued` to its end: the statuses in their order, the command, and its results as a commit."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Literal

from domino.local.settings import LocalSettings
from domino.local.store.database import Database, Project
from domino.local.store.environments import Environments, NotBuilt, Runtime
from domino.local.store.jobs import Job
from domino.local.store.repository import MAIN, Repository
from domino.local.store.runs import (
    ERROR,
    FAILED,
    FINISHING,
    QUEUED,
    RUNNING,
    STOP_AND_DISCARD_REQUESTED,
    STOP_REQUESTED,
    STOPPED,
    STOPPING,
    SUCCEEDED,
    Run,
    not_before,
)
from domino.local.store.trees import FILE, Entry

from . import workdir
from .console import ConsoleWriter, read_end
from .diagnostic_statistics import FILE as STATISTICS
from .diagnostic_statistics import read_statistics
from .ignore import FILE as IGNORE_FILE
from .ignore import Ignored
from .job_setup import notes_on
from .mounts import Mount
from .process import Command, arguments
from .recorder import add_to_log
from .usage import Meter

_RESULT = (b"results", b"stdout.txt")


class StopAsked(Exception):
    """The user (or the server's end) stopped the run before its command began."""


class Execution:
    """The one run; its record is changed only here, one thread at a time.

    Args:
        run: the record as it was queued.
        job: what it has as a job.
        project: the project of the run.
        repository: the project's files.
        folder: where the run's console file and working directory are.
        database: where the record is kept.
        environments: what the command can have.
        settings: options of the server.
        environment: variables of the platform for the command, without the working directory.
        meter: what measures the command, if anything does.
        mount: puts the datasets of the project into the run's folder.
        snapshot: makes snapshots of them and tells of each.
        results_line: where its results go, asked when they do: `main`, or `isolated`.
    """

    def __init__(
        self,
        run: Run,
        job: Job,
        project: Project,
        repository: Repository,
        folder: Path,
        *,
        database: Database,
        environments: Environments,
        settings: LocalSettings,
        environment: Mapping[str, str],
        meter: Meter | None,
        mount: Mount,
        snapshot: Callable[[], Sequence[str]],
        results_line: Callable[[], str],
    ) -> None:
        self.run: Run = run
        self._job = job
        self._timed = job.command_line is not None or settings.stdout_markup
        self._project = project
        self._repository = repository
        self._folder = folder
        self._working = folder / "mnt"
        self._database = database
        self._environments = environments
        self._settings = settings
        self._environment = environment
        self._meter = meter
        self._mount = mount
        self._snapshot = snapshot
        self._results_line = results_line
        self._lock = threading.Lock()
        self._asked = threading.Event()
        self._closing = threading.Event()
        self._stop: Literal["keep", "discard", "server"] | None = None
        self._claimed = False
        self._command: Command | None = None

    # From other threads

    def claim(self) -> bool:
        """Take the run out of the queue; only the first caller may execute it."""
        with self._lock:
            first, self._claimed = not self._claimed, True
            return first

    def ask_stop(self, how: Literal["keep", "discard", "server"]) -> Run:
        """Ask the run to end and return its record as asked; one that is saving its results already, ends by itself."""
        with self._lock:
            if how == "server":
                self._closing.set()
            elif self._stop is not None or self.run.status == FINISHING or self.run.is_completed:
                return self.run
            else:
                self._save(status=STOP_REQUESTED if how == "keep" else STOP_AND_DISCARD_REQUESTED)
            self._stop = how
            self._asked.set()
            command, asked = self._command, self.run
        if command is not None:
            grace = 0.0 if how == "server" else self._settings.stop_grace
            threading.Thread(target=self._end_command, args=(command, grace), name="stop", daemon=True).start()
        return asked

    def _end_command(self, command: Command, grace: float) -> None:
        """Show `Stopping` while the command is being ended, unless it ended by itself and its run went on."""
        # A full disk: what is shown matters less than that the command ends.
        with self._lock, suppress(sqlite3.Error):
            if self.run.status in {STOP_REQUESTED, STOP_AND_DISCARD_REQUESTED}:
                self._save(status=STOPPING)
        command.end(grace)

    # The run's own thread

    def execute(self) -> None:
        """Go through the whole run; never raises for what a run can cause."""
        self._guard(self._execute)

    def finish_unstarted(self) -> None:
        """End a run that was stopped while it was queued."""
        self._guard(self._finish_unstarted)

    def _guard(self, work: Callable[[], None]) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                work()
            except StopAsked:
                self._finish_unstarted()
        except Exception as error:  # noqa: BLE001
            # The boundary of a run: whatever the platform cannot do (full disk, damaged store) is this run's `Error`,
            # and the thread goes on to the next run.
            workdir.remove(self._working)  # which may be what has filled the disk
            self._record_error(f"{type(error).__name__}: {error}")
        finally:
            workdir.remove(self._working)

    def _execute(self) -> None:
        self._pause()
        self._step("Scheduled", "Machine chosen.")
        self._step("Preparing", f"Writing out commit {self.run.commit_id}.")
        for note in notes_on(self._job):
            self._note(note)
        workdir.remove(self._working)
        self._working.mkdir()
        snapshot = workdir.write_out(self._repository, self.run.commit_id, self._working)
        earlier = self._working / STATISTICS
        if earlier.is_file() or earlier.is_symlink():
            earlier.unlink()
        try:
            runtime = self._ready()
        except NotBuilt as error:
            if self._asked.is_set():
                raise StopAsked from None
            return self._finish_error(str(error))
        exit_code = self._run_command(runtime)
        return self._finish(exit_code, snapshot)

    def _ready(self) -> Runtime:
        """Wait until the environment is built, and return what the command has in it."""
        revision = self._job.asked.get("environmentRevisionId")
        built = not isinstance(revision, str) or self._environments.is_built(revision)
        if self._settings.building_stage or not built:
            self._step("Building", "Building the environment.")
        runtime = Runtime()
        if isinstance(revision, str):
            runtime = self._environments.runtime(revision, given_up=self._asked.is_set)
        self._step("Pulling", f"Environment {runtime.title} is ready.")
        for note in runtime.notes:
            self._note(note)
        return runtime

    def _run_command(self, runtime: Runtime) -> int:
        run = self.run
        argv = arguments(
            run.command,
            is_direct=run.is_direct,
            settings=self._settings,
            folder=self._working,
            python=runtime.python,
        )
        console = ConsoleWriter(console_file(self._folder), timed=self._timed)
        here = {
            **self._mount(self._folder),
            "DOMINO_WORKING_DIR": str(self._working),
            "DOMINO_ARTIFACTS_DIR": str(self._working),
        }
        command = Command(
            run.id,
            argv,
            folder=self._working,
            environment={**runtime.applied(self._environment), **here},
            console=console,
            meter=self._meter,
        )
        self._note(f"Running {' '.join(argv)}")
        with self._lock:
            if self._stop:
                console.finish()
                raise StopAsked
            self._save(status=RUNNING, started=self._now())
            self._command = command
        return command.run()

    def _finish(self, exit_code: int, snapshot: workdir.Snapshot) -> None:
        with self._lock:
            stop, completed = self._stop, self._now()
            if stop in {"keep", "discard"}:
                self._save(status=STOPPING, completed=completed, exit_code=exit_code)
            if stop in {None, "keep"}:
                self._save(status=FINISHING, completed=completed, exit_code=exit_code)
        if stop == "server":
            return self._finish_error("the server was stopped while the run was going")
        if stop == "discard":
            return self._end(STOPPED)
        status = STOPPED if stop else SUCCEEDED if exit_code == 0 else FAILED
        statistics = read_statistics(self._working)
        output = self._save_results(snapshot, f"Run #{self.run.number}: {status}")
        if self._job.asked.get("snapshotDatasetsOnCompletion") and not stop:
            for line in self._snapshot():
                self._note(line)
        # One write: a client that waits for the output commit finds the final status with it.
        return self._end(status, output_commit_id=output, statistics=statistics)

    def _save_results(self, snapshot: workdir.Snapshot, message: str) -> str | None:
        lines = Ignored(self._working)
        if lines.left_out:
            self._note(f"{IGNORE_FILE}: too long to count: line {', '.join(map(str, lines.left_out))}")

        def ignored(path: bytes) -> bool:
            if self._closing.is_set():
                raise StopAsked  # many lines for many files take their time, and a server that ends has none
            return lines.covers(path)

        changes = workdir.changes(self._repository, self._working, snapshot, ignored=ignored)
        if not changes and not self._settings.commit_unchanged:
            return None
        results = self._working / "results"
        if not results.is_symlink() and (results.is_dir() or not results.exists()):
            end = read_end(console_file(self._folder), self._settings.results_stdout_limit)
            changes[_RESULT] = Entry(FILE, self._repository.objects.write(end))
        if self._results_line() == "main":
            return self._repository.commit(changes, message, author=self._project.owner, line=MAIN)
        line = f"refs/heads/runs/{self.run.number}"
        return self._repository.commit(changes, message, author=self._project.owner, line=line, base=self.run.commit_id)

    def _finish_unstarted(self) -> None:
        if self._stop == "server":
            if self.run.status != QUEUED:  # a queued run stays queued and goes on after the next start
                self._finish_error("the server was stopped before the command began")
            return
        with self._lock:
            self._save(status=STOPPING, completed=self._now())
            if self._stop == "keep":
                self._save(status=FINISHING)
        self._end(STOPPED)

    def _finish_error(self, message: str) -> None:
        self._note(message)  # first: who sees the end of the run finds the reason in its log
        self._end(ERROR, error=message)

    def _record_error(self, message: str) -> None:
        """End as `Error`, trying again for as long as the disk is full; a server that ends settles it at its start."""
        self._note(message)
        while True:
            try:
                return self._end(ERROR, error=message)
            except (OSError, sqlite3.Error):
                if self._closing.wait(0.5):
                    return None

    def _end(
        self,
        status: str,
        *,
        output_commit_id: str | None = None,
        statistics: str | None = None,
        error: str | None = None,
    ) -> None:
        completed = self.run.completed or self._now()
        with self._lock:
            self._save(
                status=status,
                completed=completed,
                post_processed=max(self._now(), completed + 1),
                output_commit_id=output_commit_id,
                statistics=statistics,
                error=error,
            )

    def _step(self, status: str, note: str) -> None:
        """Enter the next status before `Running`, for as long as the settings say."""
        with self._lock:
            if self._stop:
                raise StopAsked
            self._save(status=status)
        self._note(note)
        self._pause()

    def _pause(self) -> None:
        if self._asked.wait(self._settings.stage_delay):
            raise StopAsked

    def _note(self, text: str) -> None:
        """Add a line to the setup log."""
        line = text.encode("utf-8", "replace") + b"\n"
        with suppress(OSError):  # a full disk: the record of the run has the message too
            if self._timed:
                add_to_log(str(setup_file(self._folder)), line)
                return
            with setup_file(self._folder).open("ab") as log:
                log.write(line)

    def _now(self) -> int:
        """Return the time; a clock that was set back does not make the end of a run earlier than its beginning."""
        return not_before(self.run)

    def _save(self, **changes: str | int | None) -> None:
        run = replace(self.run, **changes)  # type: ignore[arg-type]  # the dataclass has these names and types
        self._database.save_run(run)
        self.run = run


def console_file(folder: Path) -> Path:
    """Return the file of a run's output."""
    return folder / "stdout"


def setup_file(folder: Path) -> Path:
    """Return the file of a run's preparation log."""
    return folder / "setup"
