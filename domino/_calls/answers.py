"""What came is compared with what was asked, wherever both are known."""

from __future__ import annotations

from typing import Any

from domino_api import Operation

from domino._text import shortened
from domino.errors import ReplyShapeError

__all__ = ["check_about"]


def check_about(operation: Operation[Any], field: str, asked: str, got: str | None) -> None:
    """Raise ReplyShapeError for an answer to another question; one that does not say what it is about passes.

    A gateway that mixes up answers, or a cache, must not end the wait for one run with the success of another.
    """
    if got is not None and got != asked:
        error = ReplyShapeError(
            f"{operation.name} ({operation.method} {operation.path}) was asked for the {field} "
            f"{shortened(asked, 100)!r} and answered about {shortened(got, 100)!r}: this is the answer to another "
            "question, and is not used",
            operation=operation.name,
            method=operation.method,
        )
        error.path = field
        raise error
