"""What came is compared with what was asked, wherever both are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domino_api import Operation

from domino._text import shortened
from domino.errors import CallError, ReplyShapeError

if TYPE_CHECKING:
    from domino_api.models import Deleted

__all__ = ["check_about", "check_removed"]


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


def check_removed(operation: Operation[Any], reply: Deleted) -> None:
    """Raise CallError if the server says that it did not remove what it was asked to; one that says nothing did."""
    if reply.success is False:
        raise CallError(
            f"{operation.name} ({operation.method} {operation.path}) answered that it removed nothing: its `success` "
            "is false",
            operation=operation.name,
            method=operation.method,
        )
