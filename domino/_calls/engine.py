"""Calling, sleeping and streaming, once blocking and once suspending: all that the logic needs from its surroundings.

The logic of every method is an `async def` over an Engine. On the blocking engine such a coroutine never suspends, so
one step runs it to its end: no event loop, no thread.
"""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator
from typing import Any, ClassVar, TypeVar, cast

from attrs import evolve, field, frozen
from domino_api import AsyncClient, Client, Operation, Stream
from typing_extensions import Self

from domino._web import Home
from domino.errors import CallError, DominoError

from .clock import Clock
from .retry import Call, RetryPolicy

__all__ = ["AsyncEngine", "BlockingEngine", "Engine", "Limits", "iterate_blocking", "run_blocking"]

T = TypeVar("T")

#: An answer that is no stream may take so many times the time-out as a whole: a long list over a slow line needs it.
_PATIENCE = 10


@frozen(kw_only=True)
class Limits:
    """How long a try may take and how often it is repeated: what `with_options` changes."""

    timeout: float | None = None
    policy: RetryPolicy = field(factory=RetryPolicy)


class Engine(ABC):
    """What both engines share: the retry loop round one try.

    Attributes:
        clock: What tells the time and waits.
        limits: Time-out and retries of each call.
        home: Where replies come from, which is noted on them.
        suspends: Whether it runs on an event loop, and so can await what a caller brings.
    """

    suspends: ClassVar[bool]

    def __init__(self, clock: Clock, limits: Limits, home: Home) -> None:
        self.clock = clock
        self.limits = limits
        self.home = home

    def limited(self, limits: Limits) -> Self:
        """Return an engine with other limits that sends by the same connections."""
        twin = copy.copy(self)
        twin.limits = limits
        return twin

    async def call(
        self,
        operation: Operation[T],
        *,
        deadline: float | None = None,
        poll: bool = False,
        retries: int | None = None,
        warns: bool = True,
    ) -> T:
        """Send an operation and return its result, tried again where that is safe.

        Args:
            operation: What to send.
            deadline: When to give up, on `clock.monotonic()`; it bounds waits between tries and each try's time-out.
            poll: Whether HTTP 500 is worth another try, as it is while waiting for a run.
            retries: How often it is tried again; None for as often as the client's settings say.
            warns: Whether the error of a call that is sent once says that it may have been done; False where the
                caller says so in other words.
        """

        async def once() -> T:
            within = None if deadline is None else max(deadline - self.clock.monotonic(), 1.0)
            return await self.send(operation, self.limits.timeout, within)

        policy = self.limits.policy if retries is None else evolve(self.limits.policy, max_retries=retries)
        tries = Call(operation, policy, self.clock, deadline=deadline, poll=poll, warns=warns)
        try:
            reply = await tries.run(once, self.sleep)
        except CallError as error:
            # The message says it all; fifty lines of frames below would only push the caller's own out of sight.
            for each in (error, error.__cause__):
                if each is not None:
                    each.__traceback__ = None
            raise error  # noqa: TRY201  # a bare one brings the frames back
        self.home.mark(reply)
        return reply

    @abstractmethod
    async def send(self, operation: Operation[T], timeout: float | None, within: float | None) -> T:
        """Send an operation once; `timeout` bounds each step in seconds, `within` everything."""

    @abstractmethod
    async def sleep(self, seconds: float) -> None:
        """Wait."""

    @abstractmethod
    async def shielded(self, last: Awaitable[T]) -> T:
        """Await something to its end although the task is being cancelled."""

    @abstractmethod
    def chunks(self, stream: Stream) -> AsyncGenerator[bytes, None]:
        """Return the pieces of a streamed answer as they come, compressed if the server compressed them."""

    @abstractmethod
    async def close_stream(self, stream: Stream) -> None:
        """Give up the rest of a streamed answer and free its connection."""

    @abstractmethod
    async def off_loop(self, function: Callable[..., T], *arguments: Any) -> T:
        """Call a function that touches the disk so that no event loop waits for it."""


class BlockingEngine(Engine):
    """Blocks instead of suspending."""

    suspends = False

    def __init__(self, client: Client, clock: Clock, limits: Limits, home: Home) -> None:
        super().__init__(clock, limits, home)
        self.client = client

    async def send(self, operation: Operation[T], timeout: float | None, within: float | None) -> T:
        return self.client.send(operation, timeout=timeout, total=_whole(timeout), within=within)

    async def sleep(self, seconds: float) -> None:
        self.clock.sleep(seconds)

    async def shielded(self, last: Awaitable[T]) -> T:
        return await last

    async def chunks(self, stream: Stream) -> AsyncGenerator[bytes, None]:
        for chunk in stream.response.iter_raw():
            yield chunk

    async def close_stream(self, stream: Stream) -> None:
        stream.response.close()

    async def off_loop(self, function: Callable[..., T], *arguments: Any) -> T:
        return function(*arguments)


class AsyncEngine(Engine):
    """Suspends."""

    suspends = True

    def __init__(self, client: AsyncClient, clock: Clock, limits: Limits, home: Home) -> None:
        super().__init__(clock, limits, home)
        self.client = client

    async def send(self, operation: Operation[T], timeout: float | None, within: float | None) -> T:
        return await self.client.send(operation, timeout=timeout, total=_whole(timeout), within=within)

    async def sleep(self, seconds: float) -> None:
        await self.clock.sleep_async(seconds)

    async def shielded(self, last: Awaitable[T]) -> T:
        from anyio import CancelScope  # httpx brings it; blocking use does without

        result: T | None = None
        # A cancelled scope of anyio or trio cancels every later await too, not only the first.
        with CancelScope(shield=True):
            result = await last
        return cast("T", result)

    async def chunks(self, stream: Stream) -> AsyncGenerator[bytes, None]:
        async for chunk in stream.response.aiter_raw():
            yield chunk

    async def close_stream(self, stream: Stream) -> None:
        await stream.response.aclose()

    async def off_loop(self, function: Callable[..., T], *arguments: Any) -> T:
        from anyio import to_thread  # httpx brings it; blocking use does without

        return await to_thread.run_sync(function, *arguments)


def _whole(timeout: float | None) -> float | None:
    return None if timeout is None else timeout * _PATIENCE


def run_blocking(coroutine: Coroutine[Any, Any, T] | Awaitable[T]) -> T:
    """Run a coroutine of the blocking engine to its end; it never suspends, so no event loop is needed."""
    __tracebackhide__ = True  # IPython and pytest leave this frame out
    steps = coroutine.__await__()
    try:
        next(steps)
    except StopIteration as done:
        result: T = done.value
        return result
    except DominoError as error:
        # As in Engine.call: the frames below are ours, and the message says it all.
        raise error.with_traceback(None)  # noqa: B904  # it is the same error
    raise RuntimeError("a coroutine of the blocking engine suspended: something in it awaited real I/O")


def iterate_blocking(items: AsyncGenerator[T, None]) -> Generator[T, None, None]:
    """Yield what an async generator of the blocking engine yields; closing this one closes it."""
    try:
        while True:
            yield run_blocking(anext(items))
    except StopAsyncIteration:
        return
    finally:
        run_blocking(items.aclose())
