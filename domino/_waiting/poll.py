"""The loop that waits for a run: one small request a poll, a deadline, patience with what passes."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from typing import TypeAlias, TypeVar

from attrs import frozen
from domino_api import Operation
from domino_api.models import Run, RunStatus

from domino._calls.answers import check_about
from domino._calls.engine import Engine
from domino._calls.retry import is_transient, retry_after
from domino._text import shortened
from domino.config import Timeout, is_whole, seconds
from domino.errors import (
    AuthenticationError,
    CallError,
    CredentialError,
    DominoError,
    NotFoundError,
    NotTheApiError,
    ReplyShapeError,
    WaitTimeoutError,
)

__all__ = ["FINAL", "MAX_POLL_TIME", "POLL_FREQ", "OnPoll", "Wait", "is_over", "wait_for_run"]

R = TypeVar("R", bound=Run)
#: Called with the run after each successful poll.
OnPoll: TypeAlias = Callable[[Run], object]

_logger = logging.getLogger("domino.runs")

#: The statuses of a run that is over. `Faulty` is not here: nobody says whether it is final (wire facts 3.1).
FINAL = frozenset({RunStatus.STOPPED, RunStatus.SUCCEEDED, RunStatus.FAILED, RunStatus.ERROR})
#: Seconds between two polls, and in all.
POLL_FREQ = 5.0
MAX_POLL_TIME = 6000.0
#: How long a run that was just started may be unknown to the server, in seconds (wire facts 2.4).
_SETTLING = 30.0


@frozen(kw_only=True)
class Wait:
    """How to wait.

    Attributes:
        poll_freq: Seconds between two polls.
        max_poll_time: Seconds in all.
        retry_count: How many polls in a row may fail; None for any number until the time is over.
        on_poll: Called with the run after each poll; what it returns is awaited if it can be.
    """

    poll_freq: float
    max_poll_time: float
    retry_count: int | None = None
    on_poll: OnPoll | None = None

    @classmethod
    def checked(
        cls,
        engine: Engine,
        poll_freq: Timeout,
        max_poll_time: Timeout,
        retry_count: int | None = None,
        on_poll: OnPoll | None = None,
    ) -> Wait:
        """Return the settings; raise ValueError or TypeError if one makes no sense."""
        if retry_count is not None and not is_whole(retry_count, 0):
            raise ValueError(f"retry_count must be a whole number from 0 up, or None for any, not {retry_count!r}")
        if on_poll is not None and not callable(on_poll):
            raise TypeError(f"on_poll must be a function that takes the run, not {on_poll!r}")
        if inspect.iscoroutinefunction(on_poll) and not engine.suspends:
            raise TypeError("on_poll is a coroutine function: only AsyncDomino awaits it, pass a plain function")
        return cls(
            poll_freq=seconds(poll_freq, "poll_freq"),
            max_poll_time=seconds(max_poll_time, "max_poll_time"),
            retry_count=retry_count,
            on_poll=on_poll,
        )


def is_over(run: Run) -> bool:
    """Whether a run is over: `isCompleted` says so, the status only where that is missing."""
    return run.status in FINAL if run.is_completed is None else run.is_completed


async def wait_for_run(engine: Engine, ask: Operation[R], run_id: str, wait: Wait) -> R:
    """Poll one run until it is over.

    Raises:
        WaitTimeoutError: The time passed; the run goes on.
        CallError: A poll failed in a way that does not pass, or `retry_count` polls in a row failed.
    """
    clock = engine.clock
    started = clock.monotonic()
    deadline = started + wait.max_poll_time
    journal = _Journal(run_id, wait)
    run: R | None = None
    failures = refusals = oddities = 0
    while True:
        pause = wait.poll_freq
        problem: DominoError | None = None
        try:
            answer = await engine.call(ask, deadline=deadline, poll=True, retries=0)
            check_about(ask, "id", run_id, answer.id)
            run = answer
        except (CallError, CredentialError) as error:
            settling = isinstance(error, NotFoundError) and run is None and clock.monotonic() - started < _SETTLING
            refusals = refusals + 1 if isinstance(error, (AuthenticationError, CredentialError)) else 0
            # The token may have expired a moment before it is renewed in its file: the next poll tells.
            renewing = refusals == 1 and engine.limits.policy.renews_credential
            # One page of a gateway, or one answer that was cut, is no reason to give up a wait of hours.
            oddities = oddities + 1 if isinstance(error, (NotTheApiError, ReplyShapeError)) else 0
            if not (settling or renewing or oddities == 1 or is_transient(error, poll=True)):
                raise
            problem = error
            failures += 1
            if wait.retry_count is not None and failures > wait.retry_count:
                if isinstance(error, CallError):
                    error.message = f"{failures} polls of run {run_id} in a row failed, the last one: {error.message}"
                raise
            journal.failed(error, settling=settling)
            pause = max(pause, min(retry_after(error, clock.time()) or 0.0, engine.limits.policy.longest_retry_after))
        else:
            failures = refusals = oddities = 0
            journal.seen(run, clock.monotonic() - started)
            if wait.on_poll is not None and inspect.isawaitable(told := wait.on_poll(run)):
                await told
            if is_over(run):
                return run
        left = deadline - clock.monotonic()
        if left <= 0:
            raise _timed_out(run_id, run, wait, problem) from problem
        await engine.sleep(min(pause, left))


class _Journal:
    """What the log tells of a wait: each status and each trouble when it begins, and no more of it at every poll."""

    def __init__(self, run_id: str, wait: Wait) -> None:
        self._run_id = run_id
        self._status: str | None = None
        self._trouble: tuple[object, ...] | None = None
        _logger.info("waiting for run %s, %g s at most", run_id, wait.max_poll_time)

    def seen(self, run: Run, after: float) -> None:
        if self._trouble is not None or run.status != self._status:
            _logger.info("run %s is %s, %.0f s after the wait began", self._run_id, shortened(run.status, 50), after)
        self._trouble, self._status = None, run.status

    def failed(self, error: CallError | CredentialError, *, settling: bool) -> None:
        trouble = (type(error), getattr(error, "status", None))
        level = logging.INFO if trouble == self._trouble else logging.WARNING
        self._trouble = trouble
        if settling:
            text = "run %s is not known yet; it is looked for during %g s, since it may have just been started: %s"
            _logger.log(level, text, self._run_id, _SETTLING, error)
        else:
            _logger.log(level, "a poll of run %s failed, waiting goes on: %s", self._run_id, error)


def _timed_out(run_id: str, run: Run | None, wait: Wait, problem: DominoError | None) -> WaitTimeoutError:
    if run is not None:
        last = f"it was {shortened(run.status, 50)} when last seen, and goes on"
    elif isinstance(problem, NotFoundError):
        last = "it was never seen: is the id right?"
    else:
        last = "no poll was answered"
    trouble = f"; the last poll failed: {problem}" if problem is not None else ""
    return WaitTimeoutError(
        f"run {run_id} was not over after {wait.max_poll_time:g} s ({last}){trouble}; wait again with "
        f"domino.runs_wait({run_id!r})",
        run_id=run_id,
        run=run,
    )
