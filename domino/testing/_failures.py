"""Errors, as the client raises them."""

from __future__ import annotations

from typing import Any

from domino.errors import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RedirectError,
    RunFailedError,
    RunStoppedError,
    ServerError,
    StatusError,
    TooLargeError,
)
from domino.types import Job, Run, RunStatus

from ._runs import make_run
from ._values import HOST

__all__ = ["make_run_failure", "make_status_error"]

_CLASSES: dict[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    413: TooLargeError,
    422: BadRequestError,
    429: RateLimitError,
}


def make_status_error(
    status: int = 500,
    message: str = "made by a test",
    *,
    operation: str = "get_run",
    headers: dict[str, str] | None = None,
) -> StatusError:
    """Create the error that the client raises when a call is answered with this status.

        fake.runs_list.side_effect = make_status_error(429, headers={"retry-after": "60"})

    Args:
        status: From 300 to 599: 404 gives a NotFoundError, any 5xx a ServerError.
        message: What the server said.
        operation: The name of the call in the API description.
        headers: Headers of the reply, with names in lower case.

    Raises:
        ValueError: The status is not that of an error.
    """
    if not 300 <= status <= 599:
        raise ValueError(f"status must be from 300 to 599, not {status}")
    family: dict[int, type[StatusError]] = {3: RedirectError, 4: StatusError, 5: ServerError}
    kind = _CLASSES.get(status, family[status // 100])
    url = f"{HOST}/v1/projects/owner/project"
    body: Any = {"message": message}
    return kind(
        f"{operation} (GET {url}) answered HTTP {status}: {message}",
        operation=operation,
        method="GET",
        url=url,
        status=status,
        server_message=message,
        body=body,
        headers=headers,
    )


def make_run_failure(of: Run | Job | None = None, *, log: str = "") -> RunFailedError:
    """Create the error of a wait for a run or job: a RunStoppedError if it was stopped, otherwise a RunFailedError.

    Args:
        of: The run or job as it was last seen. Default: a run that failed.
        log: The end of its console output.

    Raises:
        ValueError: The run or job succeeded, or is not over.
    """
    one = of or make_run(status=RunStatus.FAILED)
    if isinstance(one, Job):
        status, is_over, noun = one.statuses.execution_status, one.statuses.is_completed, "job"
    else:
        status, is_over, noun = one.status, one.is_completed, "run"
    if not is_over or status == RunStatus.SUCCEEDED:
        raise ValueError(f"{one!r} is no failure: make one with status='Failed', 'Error' or 'Stopped'")
    kind = RunStoppedError if status == RunStatus.STOPPED else RunFailedError
    end = f"; the end of its output:\n{log}" if log else ""
    message = f"{noun} {one.id} ended as {status}{end}"
    if isinstance(one, Job):
        return kind(message, run_id=one.id, job=one, log=log)
    return kind(message, run_id=one.id, run=one, log=log)
