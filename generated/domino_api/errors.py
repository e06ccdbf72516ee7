"""How a call can fail, before anyone has given the failure a name: the facts, and this package's own exceptions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from attrs import field, frozen

from .operation import Operation

__all__ = ["ApiError", "Failure", "OnError", "Reason"]


class Reason(Enum):
    """What went wrong with a call."""

    CONNECTION = "the request got no whole answer"
    STATUS = "the server answered with an error"
    NOT_JSON = "the answer is not JSON"
    SHAPE = "the answer is not of the described shape"
    TOO_LARGE = "the answer is larger than is taken into memory"


@frozen(kw_only=True)
class Failure:
    """The facts of a failed call.

    Attributes:
        reason: What went wrong.
        operation: What was asked.
        url: The URL it was asked of, without credentials.
        status: The HTTP status, None if there was no answer.
        headers: The answer's headers, names in lower case.
        body: The beginning of the answer's body.
        cause: The exception behind it, None for an answer with an error status.
    """

    reason: Reason
    operation: Operation[Any]
    url: str
    status: int | None = None
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    body: bytes = field(default=b"", repr=False)
    cause: Exception | None = None


class ApiError(Exception):
    """A call that failed. Its facts are in `failure`."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure)

    def __str__(self) -> str:
        failure = self.failure
        asked = f"{failure.operation.name}: {failure.operation.method} {failure.url}"
        answer = f"HTTP {failure.status}" if failure.status is not None else "no answer"
        why = str(failure.cause or "")
        return f"{asked}: {failure.reason.value} ({answer}{f', {why}' if why else ''})"


#: Makes the exception that is raised for a failure.
OnError = Callable[[Failure], Exception]
