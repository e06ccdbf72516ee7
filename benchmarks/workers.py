"""Processes that run a client, each in its environment; started once, so that no import is measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from attrs import frozen
from typing_extensions import Self

__all__ = ["OFFICIAL", "Taken", "Worker", "official", "ours"]

_CLIENTS = Path(__file__).parent / "clients"
#: The Python of the environment that has the official client; scripts/env.sh makes it.
OFFICIAL = Path(__file__).parents[1] / ".venvs" / "peer" / "bin" / "python"


@frozen
class Taken:
    """What a measurement gave.

    Attributes:
        value: What it returned, mostly seconds.
        over_idle: How many bytes more than before it the process had at most, meanwhile.
    """

    value: float
    over_idle: int


class Worker:
    """A process with a client.

    Args:
        python: Of its environment.
        functions: The file with what it can do.
        home: A folder for what clients keep beside.
    """

    def __init__(self, python: Path | str, functions: Path, home: Path) -> None:
        # Neither proxies nor credentials nor profiles of who measures.
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
        self._process = subprocess.Popen(
            [python, _CLIENTS / "harness.py", functions],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=home,  # away from the sources, which have a package `domino`, too
            env=environment,
        )

    def take(self, name: str, **arguments: object) -> Taken:
        """Let it do something, and return what it took.

        Raises:
            RuntimeError: It failed; the text has its traceback.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([name, arguments], default=str) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline() or '{"failed": "its process has ended"}')
        if "failed" in answer:
            raise RuntimeError(f"{name}: {answer['failed']}")
        return Taken(**answer)

    def __call__(self, name: str, **arguments: object) -> float:
        """Let it do something, and return what that returned."""
        return self.take(name, **arguments).value

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End its process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def ours(home: Path) -> Worker:
    """Start a process with this project's clients."""
    return Worker(sys.executable, _CLIENTS / "ours.py", home)


def official(home: Path) -> Worker:
    """Start a process with python-domino."""
    return Worker(OFFICIAL, _CLIENTS / "official.py", home)
