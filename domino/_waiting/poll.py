"""The loop that waits for a run or job: one small request a poll, a deadline, patience with what passes."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen
from domino_api import Operation

from domino._bars import Line, open_line
from domino._calls.answers import check_about
from domino._calls.engine import Engine
from domino._calls.retry import is_transient, retry_after
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

from .kinds import Kind

__all__ = ["MAX_POLL_TIME", "POLL_FREQ", "OnPoll", "Patience", "Wait", "wait_for"]

R = TypeVar("R")
#: Called with what is waited for after each successful poll.
OnPoll: TypeAlias = Callable[[R], object]

_logger = logging.getLogger("domino.runs")

#: Seconds between two polls, and in all.
POLL_FREQ = 5.0
MAX_POLL_TIME = 6000.0
#: How long what was just started may be unknown to the server, in seconds (wire facts 2.4).
_SETTLING = 30.0


@frozen(kw_only=True)
class Wait(Generic[R]):
    """How to wait.

    Attributes:
        poll_freq: Seconds between two polls.
        max_poll_time: Seconds in all.
        retry_count: How many polls in a row may fail; None for any number until the time is over.
        on_poll: Called with what is waited for after each poll; what it returns is awaited if it can be.
        line: Shows how it stands, where somebody looks.
    """

    poll_freq: float
    max_poll_time: float
    retry_count: int | None = None
    on_poll: OnPoll[R] | None = None
    line: Line | None = None

    @classmethod
    def checked(
        cls,
        engine: Engine,
        poll_freq: Timeout,
        max_poll_time: Timeout,
        retry_count: int | None = None,
        on_poll: OnPoll[R] | None = None,
        progress: bool = False,
    ) -> Wait[R]:
        """Return the settings; raise ValueError or TypeError if one makes no sense."""
        if retry_count is not None and not is_whole(retry_count, 0):
            raise ValueError(f"retry_count must be a whole number from 0 up, or None for any, not {retry_count!r}")
        if on_poll is not None and not callable(on_poll):
            raise TypeError(f"on_poll must be a function that takes what is waited for, not {on_poll!r}")
        if inspect.iscoroutinefunction(on_poll) and not engine.suspends:
            raise TypeError("on_poll is a coroutine function: only AsyncDomino awaits it, pass a plain function")
        if not isinstance(progress, bool):
            raise TypeError(f"progress must be True or False, not {progress!r}: on_poll takes a function")
        return cls(
            poll_freq=seconds(poll_freq, "poll_freq"),
            max_poll_time=seconds(max_poll_time, "max_poll_time"),
            retry_count=retry_count,
            on_poll=on_poll,
            line=open_line() if progress else None,
        )

    def show(self, text: str, since: float) -> None:
        """Show how it stands, so many seconds since the wait began."""
        if self.line is not None:
            self.line.show(f"{text}, {timedelta(seconds=int(since))}")

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self.line is not None:
            self.line.close()

    async def tell(self, seen: R) -> None:
        """Tell the caller's function what was seen."""
        if self.on_poll is not None and inspect.isawaitable(told := self.on_poll(seen)):
            await told


async def wait_for(engine: Engine, kind: Kind[R], ask: Operation[R], identity: str, wait: Wait[R]) -> R:
    """Poll one run or job until it is over.

    Raises:
        WaitTimeoutError: The time passed; it goes on.
        CallError: A poll failed in a way that does not pass, or `retry_count` polls in a row failed.
    """
    try:
        return await _polled(engine, kind, ask, identity, wait)
    finally:
        wait.end()


async def _polled(engine: Engine, kind: Kind[R], ask: Operation[R], identity: str, wait: Wait[R]) -> R:
    clock = engine.clock
    started = clock.monotonic()
    deadline = started + wait.max_poll_time
    _logger.info("waiting for %s %s, %g s at most", kind.noun, identity, wait.max_poll_time)
    patience = Patience(engine, kind, identity, wait)
    while True:
        pause = wait.poll_freq
        problem: DominoError | None = None
        try:
            seen = await engine.call(ask, deadline=deadline, poll=True, retries=0)
            check_about(ask, "id", identity, kind.identity(seen))
        except (CallError, CredentialError) as error:
            problem = error
            pause = max(pause, patience.failed(error))
        else:
            patience.seen(seen)
            wait.show(f"{kind.noun} {identity}: {kind.standing(seen)}", clock.monotonic() - started)
            await wait.tell(seen)
            if kind.is_over(seen):
                return seen
        left = deadline - clock.monotonic()
        if left <= 0:
            raise patience.timed_out(problem) from problem
        await engine.sleep(min(pause, left))


class Patience(Generic[R]):
    """What is known of one that is waited for, and whether a poll that failed ends the wait.

    Its log tells each status and each trouble when it begins, and no more of it at every poll.

    Attributes:
        last: It, as it was last seen.
    """

    def __init__(self, engine: Engine, kind: Kind[R], identity: str, wait: Wait[R]) -> None:
        self.last: R | None = None
        self._engine = engine
        self._kind = kind
        self._identity = identity
        self._wait = wait
        self._name = f"{kind.noun} {identity}"
        self._started = engine.clock.monotonic()
        self._status: str | None = None
        self._trouble: tuple[object, ...] | None = None
        self._failures = self._refusals = self._oddities = 0

    def seen(self, one: R) -> None:
        """Note how it stands."""
        status = self._kind.status(one)
        if self._trouble is not None or status != self._status:
            after = self._engine.clock.monotonic() - self._started
            _logger.info("%s is %s, %.0f s after the wait began", self._name, self._kind.standing(one), after)
        self._trouble, self._status, self.last = None, status, one
        self._failures = self._refusals = self._oddities = 0

    def failed(self, error: CallError | CredentialError) -> float:
        """Return how long to wait at least, in seconds; raise the error if it ends the wait."""
        clock, policy = self._engine.clock, self._engine.limits.policy
        fresh = self.last is None and clock.monotonic() - self._started < _SETTLING
        settling = isinstance(error, NotFoundError) and fresh
        self._refusals = self._refusals + 1 if isinstance(error, (AuthenticationError, CredentialError)) else 0
        # The token may have expired a moment before it is renewed in its file: the next poll tells.
        renewing = self._refusals == 1 and policy.renews_credential
        # One page of a gateway, or one answer that was cut, is no reason to give up a wait of hours.
        self._oddities = self._oddities + 1 if isinstance(error, (NotTheApiError, ReplyShapeError)) else 0
        if not (settling or renewing or self._oddities == 1 or is_transient(error, poll=True)):
            raise error
        self._failures += 1
        if self._wait.retry_count is not None and self._failures > self._wait.retry_count:
            if isinstance(error, CallError):
                error.message = f"{self._failures} polls of {self._name} in a row failed, the last one: {error.message}"
            raise error
        self._log(error, settling=settling)
        return min(retry_after(error, clock.time()) or 0.0, policy.longest_retry_after)

    def _log(self, error: CallError | CredentialError, *, settling: bool) -> None:
        trouble = (type(error), getattr(error, "status", None))
        level = logging.INFO if trouble == self._trouble else logging.WARNING
        self._trouble = trouble
        if settling:
            text = "%s is not known yet; it is looked for during %g s, since it may have just been started: %s"
            _logger.log(level, text, self._name, _SETTLING, error)
        else:
            _logger.log(level, "a poll of %s failed, waiting goes on: %s", self._name, error)

    def timed_out(self, problem: DominoError | None) -> WaitTimeoutError:
        """Return the error for a wait that took too long."""
        if self.last is not None:
            seen = f"it was {self._kind.standing(self.last)} when last seen, and goes on"
        elif isinstance(problem, NotFoundError):
            seen = "it was never seen: is the id right?"
        else:
            seen = "no poll was answered"
        trouble = f"; the last poll failed: {problem}" if problem is not None else ""
        message = (
            f"{self._name} was not over after {self._wait.max_poll_time:g} s ({seen}){trouble}; wait again with "
            f"domino.{self._kind.wait}({self._identity!r})"
        )
        return self._kind.timed_out(message, self._identity, self.last)
