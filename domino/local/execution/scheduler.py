"""The queue of runs: first come, first executed, a limited number at a time."""

from __future__ import annotations

import os
import queue
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from domino.local.settings import LocalSettings
from domino.local.store.database import Database, Project
from domino.local.store.environments import Environments
from domino.local.store.jobs import Job, Jobs, Usage
from domino.local.store.projects import Projects
from domino.local.store.runs import ERROR, QUEUED, STOPPED, Run, not_before, now_ms

from .job_setup import variables_of
from .lifecycle import Execution
from .process import kill_strays
from .usage import Meter
from .workdir import remove

# What a command inherits of the server's own environment; the rest (keys, tokens) is none of its business.
_INHERITED = ("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "LD_LIBRARY_PATH")


class Scheduler:
    """Executes runs in threads of its own.

    Args:
        folder: where each run has its folder.
        database: where the records are.
        projects: where the repositories are.
        jobs: what runs have as jobs.
        environments: what commands can have.
        settings: options of the server.
        environment: what the platform tells every command (host, key).
        mount: puts what runs of a project have beside its files into the folder of one.
        snapshot: makes snapshots of the datasets of a project and tells of each.
    """

    def __init__(
        self,
        folder: Path,
        database: Database,
        projects: Projects,
        jobs: Jobs,
        environments: Environments,
        settings: LocalSettings,
        environment: Callable[[], Mapping[str, str]],
        mount: Callable[[Project, Path], Mapping[str, str]],
        snapshot: Callable[[Project], Sequence[str]],
    ) -> None:
        self._folder = folder
        self._database = database
        self._projects = projects
        self._jobs = jobs
        self._environments = environments
        self._settings = settings
        self._environment = environment
        self._mount = mount
        self._snapshot = snapshot
        self._queue: queue.SimpleQueue[Execution | None] = queue.SimpleQueue()
        self._executions: dict[str, Execution] = {}
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._ending: list[threading.Thread] = []
        self._closing = False

    def start(self) -> None:
        """Settle what an earlier process left (see `_recover`), then begin to execute."""
        self._recover()
        for number in range(self._settings.max_concurrent_runs):
            thread = threading.Thread(target=self._work, name=f"executor-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def close(self) -> None:
        """Kill what is running (those runs become `Error`) and wait until all is recorded."""
        with self._lock:
            self._closing = True
            executions = list(self._executions.values())
        for execution in executions:
            execution.ask_stop("server")
        for _ in self._threads:
            self._queue.put(None)
        for thread in (*self._threads, *self._ending):
            thread.join()

    def submit(self, run: Run, project: Project) -> None:
        """Queue a run that is stored already."""
        job = self._jobs.get(run.id)
        execution = Execution(
            run,
            job,
            project,
            self._projects.repository(project),
            self.run_folder(run.id),
            database=self._database,
            environments=self._environments,
            settings=self._settings,
            environment=self._variables(run, job, project),
            meter=Meter(self._record_usage(run.id)) if job.command_line is not None else None,
            mount=partial(self._mount, project),
            snapshot=partial(self._snapshot, project),
            results_line=lambda: self._projects.results_line(project),
        )
        with self._lock:
            if self._closing:
                return  # it is stored as queued: the next start takes it up
            self._executions[run.id] = execution
        self._queue.put(execution)

    def _record_usage(self, run_id: str) -> Callable[[float, float], None]:
        def record(cpu: float, memory: float) -> None:
            with suppress(sqlite3.Error):  # a full disk: the job goes on, and what it uses is not known
                self._jobs.add_usage(run_id, Usage(now_ms(), cpu, memory))

        return record

    def stop(self, run: Run, *, keep: bool) -> Run:
        """Ask a run to end and return its record as asked; a finished run stays as it is.

        Args:
            run: the run.
            keep: whether to save the results so far.
        """
        with self._lock:
            execution = self._executions.get(run.id)
        if execution is None:
            return self._database.run(run.id) or run
        record = execution.ask_stop("keep" if keep else "discard")
        if execution.claim():  # still in the queue: nobody else will end it
            self._in_background(execution)
        return record

    def unfinished(self, project: Project) -> list[Run]:
        """Return the runs of a project that are queued or going."""
        with self._lock:
            return [each.run for each in self._executions.values() if each.run.project_id == project.id]

    def run_folder(self, run_id: str) -> Path:
        """Return the folder of a run's console output and working directory."""
        return self._folder / run_id

    def _in_background(self, execution: Execution) -> None:
        """End a run that never began, while the answer to the stop goes out."""

        def end() -> None:
            execution.finish_unstarted()
            self._forget(execution)

        thread = threading.Thread(target=end, name="stop", daemon=True)
        with self._lock:
            self._ending = [each for each in self._ending if each.is_alive()]
            self._ending.append(thread)
            thread.start()

    def _work(self) -> None:
        while (execution := self._queue.get()) is not None:
            if not self._closing and execution.claim():
                execution.execute()
                self._forget(execution)

    def _forget(self, execution: Execution) -> None:
        with self._lock:
            self._executions.pop(execution.run.id, None)

    def _recover(self) -> None:
        """Settle the runs of a process that was killed.

        Those that were going are `Error`, since nobody knows how far they came, and what is left of their commands is
        killed; those that were still queued have done nothing and are queued again.
        """
        unfinished = self._database.unfinished_runs()
        interrupted = [run for run in unfinished if run.status != QUEUED]
        kill_strays({run.id for run in interrupted})
        for run in interrupted:
            completed = run.completed or not_before(run)
            message = "the server was killed while the run was going"
            processed = max(not_before(run), completed + 1)
            self._database.save_run(
                replace(run, status=ERROR, completed=completed, post_processed=processed, error=message)
            )
            remove(self.run_folder(run.id) / "mnt")
        for run in unfinished:
            project = self._projects.by_id(run.project_id)
            if run.status == QUEUED and project is not None:
                self.submit(run, project)
            elif run.status == QUEUED:  # the project was archived, and the server killed before its runs were stopped
                now = not_before(run)
                self._database.save_run(replace(run, status=STOPPED, completed=now, post_processed=now + 1))

    def _variables(self, run: Run, job: Job, project: Project) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name in _INHERITED or name[:3] == "LC_"}
        return {
            **inherited,
            "PYTHONUNBUFFERED": "1",  # output is there while the run is going, in the order it was written
            **self._environment(),
            "DOMINO_PROJECT_ID": project.id,
            "DOMINO_PROJECT_NAME": project.name,
            "DOMINO_PROJECT_OWNER": project.owner,
            "DOMINO_USER_NAME": self._settings.user,
            "DOMINO_STARTING_USERNAME": self._settings.user,
            "DOMINO_RUN_NUMBER": str(run.number),
            "DOMINO_STARTING_COMMIT_ID": run.commit_id,
            "DOMINO_IS_GIT_BASED": "false",
            "DOMINO_HARDWARE_TIER_ID": run.hardware_tier_id,
            **variables_of(job),
            **self._settings.environment,
        }
