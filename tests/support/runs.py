"""What the tests about runs share."""

from __future__ import annotations

from typing import Any

from domino import Domino
from domino.local import LocalDomino

__all__ = ["MAIN", "NO_RUN", "POLL", "shell", "targets"]

#: Seconds between two polls.
POLL = 0.02
#: A script that prints its arguments.
MAIN = b"import sys\nprint('Hello', *sys.argv[1:])\nprint('to standard error', file=sys.stderr)\n"
NO_RUN = "0123456789abcdef01234567"


def shell(domino: Domino, command: str, **options: Any) -> str:
    """Start a shell command and return the run's id."""
    return domino.runs_start([command], is_direct=True, **options).run_id


def targets(server: LocalDomino, project: str) -> list[str]:
    """Return what the server was asked about a project: method and last part of the path."""
    asked = [request for request in server.requests if project in request.target]
    return [f"{request.method} {request.target.partition(project)[2]}" for request in asked]
