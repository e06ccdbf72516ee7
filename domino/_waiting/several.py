"""Waiting for several runs or jobs at once: one list of the newest where that is cheaper than asking for each."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from typing import Generic, TypeVar

from attrs import frozen
from domino_api import Operation

from domino._calls.answers import check_about
from domino._calls.engine import Engine
from domino._calls.retry import is_transient
from domino.errors import (
    AuthenticationError,
    CallError,
    CredentialError,
    DominoError,
    NotTheApiError,
    WaitTimeoutError,
)

from .interrupts import told
from .kinds import Kind
from .poll import Patience, Wait

__all__ = ["Source", "each_finished"]

R = TypeVar("R")

_logger = logging.getLogger("domino.runs")

#: How many there must be to wait for before a list pays.
_FEW = 3
#: A list of so many costs about as much as asking for one of them.
_CHEAP = 20
#: How many of the newest a list has, at least and at most.
_SMALLEST, _LARGEST = 10, 100


@frozen(kw_only=True)
class Source(Generic[R]):
    """Where what is waited for is asked for.

    Attributes:
        one: Makes the operation that asks for one, by its id.
        newest: Gets so many of the newest.
    """

    one: Callable[[str], Operation[R]]
    newest: Callable[[int, float], Awaitable[Sequence[R]]]


async def each_finished(
    engine: Engine, kind: Kind[R], identities: Sequence[str], wait: Wait[R], source: Source[R]
) -> AsyncGenerator[R, None]:
    """Yield each when it is over, however it ended.

    Raises:
        WaitTimeoutError: The time passed; those that are not over go on.
        CallError: Looks at one failed in a way that does not pass.
    """
    several = _Several(engine, kind, identities, wait, source)
    try:
        async with aclosing(several.finished()) as finished:
            async for one in finished:
                yield one
    except BaseException as interrupt:
        if isinstance(interrupt, (Exception, GeneratorExit)):
            raise
        raise told(interrupt, several.go_on()) from None
    finally:
        wait.end()


class _Several(Generic[R]):
    """What is known of each that is still waited for."""

    def __init__(
        self, engine: Engine, kind: Kind[R], identities: Sequence[str], wait: Wait[R], source: Source[R]
    ) -> None:
        self._engine = engine
        self._kind = kind
        self._wait = wait
        self._source = source
        self._count = len(identities)
        self._waiting = {identity: Patience(engine, kind, identity, wait) for identity in identities}
        self._started = engine.clock.monotonic()
        self._deadline = self._started + wait.max_poll_time
        #: How many of the newest to ask for; 0 where a list does not help.
        self._size = min(max(2 * len(identities), _SMALLEST), _LARGEST)

    def go_on(self) -> str:
        """Return what a user must know whose waiting ends before all are over."""
        return f"{len(self._waiting)} of {self._count} {self._kind.noun}s go on: {', '.join(self._waiting)}"

    async def finished(self) -> AsyncGenerator[R, None]:
        """Yield each when it is over."""
        clock = self._engine.clock
        while self._waiting:
            problem: DominoError | None = None
            pause = self._wait.poll_freq
            seen: dict[str, R] = {}
            try:
                seen = await self._listed()
                for identity in [each for each in self._waiting if each not in seen]:
                    seen[identity] = await self._asked(identity)
            except (CallError, CredentialError) as error:
                problem = error
                # The others would only fail in the same way: their turn comes after the pause.
                behind = next(each for each in self._waiting if each not in seen)
                pause = max(pause, self._waiting[behind].failed(error))
            for identity, one in seen.items():
                self._waiting[identity].seen(one)
                await self._wait.tell(one)
                if self._kind.is_over(one):
                    del self._waiting[identity]
                    yield one
            over = self._count - len(self._waiting)
            self._wait.show(f"{over} of {self._count} {self._kind.noun}s are over", clock.monotonic() - self._started)
            left = self._deadline - clock.monotonic()
            if self._waiting and left <= 0:
                raise self._timed_out(problem) from problem
            if self._waiting:
                await self._engine.sleep(min(pause, left))

    async def _asked(self, identity: str) -> R:
        ask = self._source.one(identity)
        one = await self._engine.call(ask, deadline=self._deadline, poll=True, retries=0)
        check_about(ask, "id", identity, self._kind.identity(one))
        return one

    async def _listed(self) -> dict[str, R]:
        """Return those that are among the newest; nothing where it is cheaper to ask for each."""
        if len(self._waiting) < _FEW or not 0 < self._size <= _CHEAP * len(self._waiting):
            return {}
        try:
            newest = await self._source.newest(self._size, self._deadline)
        except CallError as error:
            if is_transient(error, poll=True) or isinstance(error, (AuthenticationError, NotTheApiError)):
                raise
            _logger.info("the list of %ss cannot be had, each is asked for: %s", self._kind.noun, error)
            self._size = 0
            return {}
        places = {self._kind.identity(one): place for place, one in enumerate(newest, 1)}
        found = {each: newest[places[each] - 1] for each in self._waiting if each in places}
        deepest = max((places[each] for each in found), default=0)
        if len(found) == len(self._waiting):
            self._size = max(deepest + _SMALLEST, _SMALLEST)
        elif self._size < _LARGEST and len(newest) == self._size:
            self._size *= 2
        elif len(found) < _FEW:
            self._size = 0  # they are too old, or of another project
        self._size = min(self._size, _LARGEST)
        return found

    def _timed_out(self, problem: DominoError | None) -> WaitTimeoutError:
        if len(self._waiting) == self._count == 1:
            (patience,) = self._waiting.values()
            return patience.timed_out(problem)
        identity, patience = next(iter(self._waiting.items()))
        trouble = f"; the last look failed: {problem}" if problem is not None else ""
        message = f"{self.go_on()}; they were not over after {self._wait.max_poll_time:g} s{trouble}"
        return self._kind.timed_out(message, identity, patience.last)
