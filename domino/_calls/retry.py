"""When a call is tried again, and after how long: one tenacity loop round the engine's call.

A call is repeated only where that is safe: reading, deleting and uploading a body that can be rewound, after a broken
connection, a time-out, 408, 429, 502, 503 or 504 (500 too while waiting for a run). A POST, and what the description
says is not repeatable, is repeated only if it certainly never reached the server. Wire facts 1.5 and 5.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import tenacity
from attrs import frozen
from domino_api import Operation

from domino.errors import (
    AuthenticationError,
    CallError,
    ConnectionFailedError,
    CredentialError,
    NotFoundError,
    NotTheApiError,
    ReplyShapeError,
    ReplyTooLargeError,
)

from .clock import Clock

__all__ = ["Call", "RetryPolicy", "is_transient", "may_be_done", "retry_after"]

T = TypeVar("T")

_logger = logging.getLogger("domino")

_TRANSIENT = {408, 429, 502, 503, 504}


@frozen(kw_only=True)
class RetryPolicy:
    """How often and how patiently.

    Attributes:
        max_retries: How often a call is repeated.
        first_delay: Upper bound in seconds of the first random delay; it doubles with each try.
        longest_delay: Upper bound in seconds of any random delay.
        longest_retry_after: The longest `Retry-After`, in seconds, that is waited for; a longer one ends the call.
        renews_credential: Whether the credential may be another one by the next try, so that a 401 is worth one.
    """

    max_retries: int = 4
    first_delay: float = 1.0
    longest_delay: float = 30.0
    longest_retry_after: float = 60.0
    renews_credential: bool = False


def is_transient(error: BaseException, *, poll: bool = False) -> bool:
    """Whether an error can be gone the next time."""
    if isinstance(error, ConnectionFailedError):
        return True
    return isinstance(error, CallError) and (error.status in _TRANSIENT or (poll and error.status == 500))


def may_be_done(error: CallError) -> bool:
    """Whether the server may have done what it was asked to, although the call failed."""
    if isinstance(error, ConnectionFailedError):
        return not error.never_sent
    if isinstance(error, NotTheApiError):
        # A web page is that of a login or a gateway; anything else can be what is left of the server's answer.
        return not error.is_page
    # Work can be done before a server fails (5xx), and was done if it answers success in a way that is not known.
    return isinstance(error, (ReplyShapeError, ReplyTooLargeError)) or (error.status or 0) >= 500


def retry_after(error: BaseException, now: float) -> float | None:
    """Return how many seconds the server asks to wait; `now` is seconds since 1970, for a date."""
    if not isinstance(error, CallError):
        return None
    value = error.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return max(0.0, (moment - datetime.fromtimestamp(now, timezone.utc)).total_seconds())


class Call:
    """One call with its tries."""

    def __init__(
        self,
        operation: Operation[Any],
        policy: RetryPolicy,
        clock: Clock,
        *,
        deadline: float | None = None,
        poll: bool = False,
        warns: bool = True,
    ) -> None:
        self._operation = operation
        self._policy = policy
        self._clock = clock
        self._deadline = deadline
        self._poll = poll
        self._warns = warns
        self._may_be_done = False
        self._delays = tenacity.wait_random_exponential(multiplier=policy.first_delay, max=policy.longest_delay)

    async def run(self, once: Callable[[], Awaitable[T]], sleep: Callable[[float], Awaitable[None]]) -> T:
        """Try until it works or another try makes no sense; the error tells the tries and the time they took."""
        started = self._clock.monotonic()
        try:
            return await once()
        except Exception as error:  # noqa: BLE001  (the loop takes it for the outcome of its first try)
            failure: Exception | None = error

        async def attempt() -> T:
            nonlocal failure
            if failure is None:
                return await once()
            error, failure = failure, None
            try:
                raise error
            finally:
                del error  # its traceback holds this frame

        # Most calls work at once, and the loop takes a tenth of the time of a small one: it begins where one did not.
        tries = tenacity.AsyncRetrying(
            sleep=sleep,
            retry=self._is_worth_it,
            wait=self._delay,
            stop=self._is_over,
            before_sleep=self._log,
            reraise=True,
        )
        try:
            return await tries(attempt)
        except CallError as error:
            error.attempts = int(tries.statistics.get("attempt_number", 1))
            error.elapsed = self._clock.monotonic() - started
            self._explain(error)
            raise
        finally:
            # Its steps hold it in a cycle, and with it the engine: a client that is dropped would keep its sockets.
            tries.iter_state.reset()

    def _is_worth_it(self, state: tenacity.RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome is not None else None
        if error is None:
            return False
        self._may_be_done = self._may_be_done or (isinstance(error, CallError) and may_be_done(error))
        if isinstance(error, CredentialError):
            # Nothing was sent. A token file that is being replaced is empty or absent for a moment.
            return self._policy.renews_credential and state.attempt_number == 1
        if isinstance(error, AuthenticationError):
            # The token may have been renewed in its file since; one try tells.
            return self._policy.renews_credential and state.attempt_number == 1 and self._is_repeatable()
        if not is_transient(error, poll=self._poll):
            return False
        never_sent = isinstance(error, ConnectionFailedError) and error.never_sent
        if not (never_sent and self._is_rewindable()) and not self._is_repeatable():
            return False
        wanted = retry_after(error, self._clock.time())
        return wanted is None or wanted <= self._policy.longest_retry_after

    def _is_repeatable(self) -> bool:
        return self._operation.repeatable and self._is_rewindable()

    def _is_rewindable(self) -> bool:
        body = self._operation.body
        return body is None or body.is_rewindable or not body.was_used

    def _delay(self, state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome is not None else None
        wanted = retry_after(error, self._clock.time()) if error is not None else None
        return self._delays(state) if wanted is None else wanted + random.uniform(0, 0.1)

    def _is_over(self, state: tenacity.RetryCallState) -> bool:
        if state.attempt_number > self._policy.max_retries:
            return True
        return self._deadline is not None and self._clock.monotonic() + state.upcoming_sleep >= self._deadline

    def _log(self, state: tenacity.RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome is not None else None
        number, most = state.attempt_number, self._policy.max_retries
        # Most often a mistake in the settings: whoever waits for the last try should know what for.
        is_news = number == 1 and isinstance(error, ConnectionFailedError) and error.never_sent
        _logger.log(
            logging.WARNING if is_news else logging.INFO,
            "retry %d of %d in %.1f s: %s",
            number,
            most,
            state.upcoming_sleep,
            error,
        )

    def _explain(self, error: CallError) -> None:
        """Say why the call was not tried (again) where that is not plain."""
        wanted = retry_after(error, self._clock.time())
        if wanted is not None and wanted > self._policy.longest_retry_after:
            error.message += f"; the server asks to wait {wanted:.0f} s, more than the {self._cap()} s that are waited"
        elif is_transient(error) and not self._is_rewindable():
            error.message += "; not tried again, since the body cannot be rewound: pass a file that can seek"
        elif self._warns and not self._operation.repeatable and may_be_done(error):
            error.message += "; it may have been done all the same, and is not sent twice: look before you call again"
        elif isinstance(error, NotFoundError) and self._operation.method == "DELETE" and self._may_be_done:
            error.message += "; a try before got no answer, and may have removed it"

    def _cap(self) -> str:
        return f"{self._policy.longest_retry_after:.0f}"
