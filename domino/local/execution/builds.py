"""Builds of environments: one after the other, on a thread of their own, through the states that a deployment has.

What is built is what an image names: `local:` and a virtual environment, an interpreter, or the name of one on the
search path. Other images are taken as they are; a command in them has the programs of this machine.
"""

from __future__ import annotations

import queue
import shlex
import shutil
import sqlite3
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

from domino.local.store.environments import FAILED, OWN_IMAGE, SUCCEEDED, Environments, Revision

LOCAL = "local:"
_PATIENCE = 30.0  # seconds for an interpreter to say that it is one
_PROBE = "import sys; print(sys.version_info[0])"


class BuildFailed(Exception):
    """An image from which no environment can be made; the text says why."""


class Builds:
    """The queue of builds.

    Args:
        folder: where a build keeps its files.
        environments: where the records are.
    """

    def __init__(self, folder: Path, environments: Environments) -> None:
        self._folder = folder
        self._environments = environments
        self._queue: queue.SimpleQueue[Revision | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def start(self) -> None:
        """Take up what an earlier process has left, and build from now on."""
        for revision in self._environments.unfinished():
            self.submit(revision)
        self._thread = threading.Thread(target=self._work, name="builder", daemon=True)
        self._thread.start()

    def submit(self, revision: Revision) -> None:
        """Queue a revision that is stored already."""
        self._queue.put(revision)

    def close(self) -> None:
        """Finish the build that is going; the others are taken up at the next start."""
        self._closing.set()
        self._environments.close()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while (revision := self._queue.get()) is not None and not self._closing.is_set():
            try:
                built = self._build(revision)
            except (BuildFailed, OSError) as error:
                built = replace(revision, status=FAILED, problem=str(error))
            self._save(built)

    def _save(self, revision: Revision) -> None:
        """Store how a build stands, trying again for as long as the disk is full."""
        while True:
            try:
                return self._environments.save(revision)
            except sqlite3.Error:
                if self._closing.wait(0.5):
                    return None  # the next start builds it anew

    def _build(self, revision: Revision) -> Revision:
        for status in ("Starting", "Pulling"):
            self._save(replace(revision, status=status))
        image = revision.image
        if image == OWN_IMAGE or not image.startswith(LOCAL):
            return replace(revision, status=SUCCEEDED)
        python = find_interpreter(image.removeprefix(LOCAL))
        self._save(replace(revision, status="Building"))
        _probe(python)
        folder = python.parent
        if not (folder.parent / "pyvenv.cfg").is_file():
            folder = self._stand_ins(revision.id, python)
        return replace(revision, status=SUCCEEDED, python=str(python), path=str(folder))

    def _stand_ins(self, revision_id: str, python: Path) -> Path:
        """Return a folder in which `python` and `python3` are this interpreter, which may have another name."""
        folder = self._folder / revision_id / "bin"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("python", "python3"):
            program = folder / name
            program.write_text(f'#!/bin/sh\nexec {shlex.quote(str(python))} "$@"\n', encoding="utf-8")
            program.chmod(0o700)
        return folder


def find_interpreter(named: str) -> Path:
    """Return the interpreter that the text behind `local:` names.

    Raises:
        BuildFailed: there is none.
    """
    if "/" not in named:
        program = shutil.which(named) if named else None
        if program is None:
            raise BuildFailed(f"{named!r} is no program on the search path; a folder is written as its whole path")
        return Path(program).absolute()
    try:
        path = Path(named).expanduser()
    except RuntimeError as error:
        raise BuildFailed(f"{named!r}: {error}") from None
    if not path.is_absolute():
        raise BuildFailed(f"{named!r} must be the whole path")
    if not path.is_dir():
        return path  # not resolved: in a virtual environment it is a link
    for inside in (path / "bin" / "python", path / "bin" / "python3"):
        if inside.is_file():
            return inside
    raise BuildFailed(f"{path} is no virtual environment: bin/python is not in it")


def _probe(python: Path) -> None:
    """Have the interpreter say that it is one."""
    try:
        done = subprocess.run(  # noqa: S603  # to run what users name is what this is for
            [python, "-I", "-c", _PROBE], capture_output=True, text=True, timeout=_PATIENCE, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildFailed(f"{python} cannot be run: {error}") from None
    if done.returncode or done.stdout.strip() != "3":
        last = (done.stderr or done.stdout).strip().rpartition("\n")[2]
        raise BuildFailed(f"{python} is no Python 3: {last[:200] or f'exit code {done.returncode}'}")
