"""Everything that can go wrong, as one tree.

DominoError
├── ConfigError                 a setting is missing or wrong (also a ValueError)
├── CredentialError             the credential's source provided none
├── CallError                   a call of the API failed
│   ├── ConnectionFailedError   there was no complete reply (also a ConnectionError)
│   │   └── CallTimeoutError    a time limit passed (also a TimeoutError)
│   ├── StatusError             the server answered with an error
│   │   ├── BadRequestError           400, 422
│   │   ├── AuthenticationError       401
│   │   ├── PermissionDeniedError     403 (also a PermissionError)
│   │   ├── NotFoundError             404 (also a LookupError)
│   │   ├── ConflictError             409
│   │   │   └── ReloginRequiredError  409, the user has to log in to the web interface again
│   │   ├── TooLargeError             413
│   │   ├── RateLimitError            429
│   │   ├── ServerError               5xx
│   │   └── RedirectError             3xx to a place that a call must not follow
│   ├── NotTheApiError          the reply does not come from the API: most often a login page
│   ├── ReplyShapeError         JSON that does not have the described shape
│   └── ReplyTooLargeError      a reply with more bytes than max_reply_size
├── StartUncertainError         a run or job may have been started: the reply was lost, or is inconclusive
├── RunFailedError              a run or job did not succeed
│   └── RunStoppedError         somebody stopped it
├── WaitTimeoutError            the time to wait for a run or job is up (also a TimeoutError)
└── TransferError               a file did not arrive complete (also an OSError)
    └── BulkTransferError       some of many files could not be transferred

InsecureConnectionWarning (a UserWarning): plain http to another machine, or certificates that are not checked.

No error holds a credential; `status`, `request_id` and `body` of a CallError are what the server sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._text import readable

if TYPE_CHECKING:
    from domino_api.models import Job, Run, RunStatus

    from ._report import TransferReport

__all__ = [
    "AuthenticationError",
    "BadRequestError",
    "BulkTransferError",
    "CallError",
    "CallTimeoutError",
    "ConfigError",
    "ConflictError",
    "ConnectionFailedError",
    "CredentialError",
    "DominoError",
    "InsecureConnectionWarning",
    "NotFoundError",
    "NotTheApiError",
    "PermissionDeniedError",
    "RateLimitError",
    "RedirectError",
    "ReloginRequiredError",
    "ReplyShapeError",
    "ReplyTooLargeError",
    "RunFailedError",
    "RunStoppedError",
    "ServerError",
    "StartUncertainError",
    "StatusError",
    "TooLargeError",
    "TransferError",
    "WaitTimeoutError",
]


class InsecureConnectionWarning(UserWarning):
    """The credential is sent in a way that others can read."""


class DominoError(Exception):
    """The base of all errors of this package."""

    def __str__(self) -> str:
        # Much of it comes from elsewhere: it must not move the cursor of a terminal, or hide.
        return readable(super().__str__())


class ConfigError(DominoError, ValueError):
    """A setting is missing or wrong; the message names the argument and the environment variable."""


class CredentialError(DominoError):
    """The source of the credential provided none: a token file cannot be read, or a token endpoint does not answer."""


class CallError(DominoError):
    """A call of the API failed.

    Attributes:
        operation: The operation's name in the description, as `get_run`.
        method: The HTTP method.
        url: The URL, without credentials.
        status: The HTTP status; None if there was no answer.
        server_message: What the server said, whatever form it used; empty if there was nothing readable.
        request_id: The server's id for the request, if it sent one.
        body: The decoded JSON body, or the beginning of the text.
        headers: The headers of the reply, with names in lower case.
        run_id: The run or job that was waited for; None outside of waits.
        attempts: How many times the call was tried.
        elapsed: Seconds from the first try to the error.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str = "",
        method: str = "",
        url: str = "",
        status: int | None = None,
        server_message: str = "",
        request_id: str | None = None,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.operation = operation
        self.method = method
        self.url = url
        self.status = status
        self.server_message = server_message
        self.request_id = request_id
        self.body = body
        self.headers: dict[str, str] = headers or {}
        self.run_id: str | None = None
        self.attempts = 1
        self.elapsed: float = 0.0

    def __str__(self) -> str:
        tried = f" (tried {self.attempts} times in {self.elapsed:.1f} s)" if self.attempts > 1 else ""
        return readable(self.message) + tried

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors travel between processes; the default would call the constructor with the message alone.
        return _restore, (type(self), self.args, self.__dict__)


class ConnectionFailedError(CallError, ConnectionError):
    """There was no complete reply: the connection was refused or cut, or the name could not be resolved.

    Attributes:
        never_sent: Whether it is certain that the request did not reach the server.
    """

    never_sent: bool = False


class CallTimeoutError(ConnectionFailedError, TimeoutError):
    """A time limit passed before the reply was complete."""


class StatusError(CallError):
    """The server answered with an error status."""


class BadRequestError(StatusError):
    """400 or 422: the server did not understand or accept the request."""


class AuthenticationError(StatusError):
    """401: the credential is missing, wrong or expired."""


class PermissionDeniedError(StatusError, PermissionError):
    """403: the user may not do this; also the answer to an API key that was sent as a bearer token."""


class NotFoundError(StatusError, LookupError):
    """404: it does not exist, or the user may not see it."""


class ConflictError(StatusError):
    """409: the state of the project or run does not allow it."""


class ReloginRequiredError(ConflictError):
    """409 with an address: the user has to log in to the web interface again before anything can start."""


class TooLargeError(StatusError):
    """413: the server does not accept a body of this size."""


class RateLimitError(StatusError):
    """429: too many requests."""


class ServerError(StatusError):
    """5xx: the server failed."""


class RedirectError(StatusError):
    """3xx: the server redirected the call to a place that it must not follow; `location` names it."""

    location: str = ""


class NotTheApiError(CallError):
    """The reply does not come from the API. Most often it is a login page."""

    @property
    def is_page(self) -> bool:
        """Whether it is a web page, by its content type."""
        return "html" in self.headers.get("content-type", "").lower()


class ReplyShapeError(CallError):
    """The JSON does not have the described shape; `path` names the field, as in `data[3].status`."""

    path: str = ""


class ReplyTooLargeError(CallError):
    """The reply, which is not a file, has more bytes than `max_reply_size`; the rest was not read."""


class StartUncertainError(DominoError):
    """A run or job may have been started: the reply was lost, a 5xx, or a success of an unknown shape.

    Attributes:
        find: The arguments `title` and `since` for `runs_find(**error.find)`, or `jobs_find`, which find what began.
    """

    def __init__(self, message: str, *, title: str | None = None, since: float = 0.0) -> None:
        super().__init__(message, title, since)
        self.message = message
        self.find: dict[str, Any] = {"title": title, "since": since}

    def __str__(self) -> str:
        return readable(self.message)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class _RunError(DominoError):
    """What errors about a run or job share."""

    def __init__(self, message: str, *, run_id: str, run: Run | None = None, job: Job | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.run_id = run_id
        self.run = run
        self.job = job

    @property
    def job_id(self) -> str:
        """The same id under another name, since runs and jobs share their ids."""
        return self.run_id

    @property
    def status(self) -> RunStatus | None:
        """The status when it was last seen."""
        if self.job is not None:
            return self.job.statuses.execution_status
        return self.run.status if self.run is not None else None

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class RunFailedError(_RunError):
    """A run or job did not succeed.

    Attributes:
        run_id: Its id.
        run: The run as it was last seen; None for a job.
        job: The job as it was last seen; None for a run.
        log: The end of its console output.
    """

    def __init__(
        self, message: str, *, run_id: str, run: Run | None = None, job: Job | None = None, log: str = ""
    ) -> None:
        super().__init__(message, run_id=run_id, run=run, job=job)
        self.log = log


class RunStoppedError(RunFailedError):
    """A run or job was stopped. This is a RunFailedError, because python-domino raises the same error for both."""


class WaitTimeoutError(_RunError, TimeoutError):
    """The time to wait is up; the run or job goes on: `runs_wait(error.run_id)`, `job_wait(error.job_id)` resume."""


class TransferError(DominoError, OSError):
    """A file did not arrive complete; nothing was left under its name.

    Attributes:
        expected: How many bytes were announced; None if that is not known.
        received: How many bytes arrived.
    """

    def __init__(self, message: str, *, expected: int | None = None, received: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.expected = expected
        self.received = received

    def __str__(self) -> str:
        return readable(self.message)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class BulkTransferError(TransferError):
    """Some of many files could not be transferred; the others were.

    Attributes:
        report: What was done; `report.failed` has the error of each file by its path in the project.
    """

    def __init__(self, message: str, *, report: TransferReport) -> None:
        super().__init__(message)
        self.report = report


def _restore(kind: type[DominoError], arguments: tuple[Any, ...], state: dict[str, Any]) -> DominoError:
    error = kind.__new__(kind, *arguments)
    error.args = arguments  # those that are OSErrors too take them in __init__ only
    error.__dict__.update(state)
    return error
