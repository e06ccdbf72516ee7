"""Several calls at a time: threads on the engine that blocks, tasks on the one that suspends."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen
from domino_api import Operation, Stream

from domino._network.pace import read_beside_others

from .engine import BlockingEngine, Engine, run_blocking

if TYPE_CHECKING:
    from anyio.streams.memory import MemoryObjectSendStream

__all__ = ["each"]

Item = TypeVar("Item")
T = TypeVar("T")

#: How long a thread waits before it looks whether it is still wanted, in seconds.
_STEP = 0.5
#: How often results are handed on that nobody waits for, in seconds: each time costs the threads a change.
_BEAT = 0.05
#: How long threads that were told to stop are waited for when somebody pressed Ctrl-C, in seconds.
_PATIENCE = 5.0


async def each(
    engine: Engine,
    items: Iterable[Item],
    work: Callable[[Engine, Item], Awaitable[T]],
    *,
    workers: int,
    done: Callable[[T], Awaitable[None]],
    is_urgent: Callable[[T], bool] = lambda _: True,
) -> None:
    """Do something with each item, so many at a time; the first error stops the rest and is raised.

    Args:
        engine: What the caller calls with.
        items: Taken one by one, when there is a worker for them.
        work: What to do with one. It gets the engine to call with, and shares nothing that is not safe to share among
            threads.
        workers: How many at a time.
        done: Gets each result as it comes, in any order, one at a time: in the thread or task that this was called in.
        is_urgent: Whether `done` should get a result at once; others may be a moment late.
    """
    if workers == 1:
        for item in items:
            await done(await work(engine, item))
    elif isinstance(engine, BlockingEngine):
        await _in_threads(engine, items, work, workers, done, is_urgent)
    else:
        await _in_tasks(engine, items, work, workers, done)


# ----------------------------------------------------------------------------------------------------------- blocking
class _Stopped(BaseException):
    """Ends the work of a thread that is not wanted any more; nobody sees it."""


class _Stoppable(BlockingEngine):
    """An engine for one of several threads: whatever it does, it does not begin once they are told to stop."""

    def __init__(self, engine: BlockingEngine, stopped: threading.Event) -> None:
        super().__init__(engine.client, engine.clock, engine.limits, engine.home)
        self._stopped = stopped

    def _check(self) -> None:
        if self._stopped.is_set():
            raise _Stopped

    async def send(self, operation: Operation[T], timeout: float | None, within: float | None) -> T:  # noqa: ASYNC109
        self._check()
        return await super().send(operation, timeout, within)

    async def sleep(self, seconds: float) -> None:
        # In steps: the wait before another try can be half a minute.
        while seconds > 0:
            self._check()
            await super().sleep(min(seconds, _STEP))
            seconds -= _STEP

    async def chunks(self, stream: Stream) -> AsyncGenerator[bytes, None]:
        read_beside_others(stream.response)
        async for chunk in super().chunks(stream):
            self._check()
            yield chunk


@frozen
class _Outcome(Generic[T]):
    """What came of one item; of none of them, where a thread has ended."""

    results: tuple[T, ...] = ()
    error: BaseException | None = None
    is_end: bool = False


class _Pool(Generic[Item, T]):
    """The threads, and what they have in common."""

    def __init__(
        self,
        engine: BlockingEngine,
        items: Iterable[Item],
        work: Callable[[Engine, Item], Awaitable[T]],
        is_urgent: Callable[[T], bool],
    ) -> None:
        self._items = iter(items)
        self._lock = threading.Lock()
        self._work = work
        self.stopped = threading.Event()
        self._engine = _Stoppable(engine, self.stopped)
        self._is_urgent = is_urgent
        self._outcomes: deque[_Outcome[T]] = deque()
        self._news = threading.Event()

    def run(self) -> None:
        """Work until nothing is left; the body of each thread."""
        try:
            while not self.stopped.is_set():
                with self._lock:
                    item = next(self._items)
                result = run_blocking(self._work(self._engine, item))
                self._outcomes.append(_Outcome((result,)))
                if self._is_urgent(result):
                    self._news.set()
        except (StopIteration, _Stopped):
            pass
        except BaseException as error:  # noqa: BLE001  (it is raised where the caller is)
            self.stopped.set()
            self._outcomes.append(_Outcome(error=error))
        finally:
            self._outcomes.append(_Outcome(is_end=True))
            self._news.set()

    def next(self) -> _Outcome[T]:
        """Wait for the next outcome."""
        while not self._outcomes:
            # Without a limit Windows would not see Ctrl-C.
            self._news.wait(_BEAT)
            self._news.clear()
        return self._outcomes.popleft()


async def _in_threads(
    engine: BlockingEngine,
    items: Iterable[Item],
    work: Callable[[Engine, Item], Awaitable[T]],
    workers: int,
    done: Callable[[T], Awaitable[None]],
    is_urgent: Callable[[T], bool],
) -> None:
    pool = _Pool(engine, items, work, is_urgent)
    # Daemons: a program that ends does not wait for a server.
    threads = [threading.Thread(target=pool.run, name=f"domino-{n}", daemon=True) for n in range(workers)]
    started: list[threading.Thread] = []
    failed: BaseException | None = None
    try:
        for thread in threads:
            thread.start()
            started.append(thread)
        going = len(threads)
        while going:
            outcome = pool.next()
            going -= outcome.is_end
            failed = failed or outcome.error
            for result in outcome.results if failed is None else ():
                try:
                    await done(result)
                except Exception as error:  # noqa: BLE001  (raised below, when the threads have ended)
                    pool.stopped.set()
                    failed = error
    except BaseException:
        pool.stopped.set()
        until = time.monotonic() + _PATIENCE
        for thread in started:
            thread.join(max(0.0, until - time.monotonic()))
        raise
    if failed is not None:
        raise failed


# --------------------------------------------------------------------------------------------------------- suspending
async def _in_tasks(
    engine: Engine,
    items: Iterable[Item],
    work: Callable[[Engine, Item], Awaitable[T]],
    workers: int,
    done: Callable[[T], Awaitable[None]],
) -> None:
    from anyio import create_memory_object_stream, create_task_group  # httpx brings it; blocking use does without

    source = iter(items)
    failures: list[Exception] = []
    sending, receiving = create_memory_object_stream[T](workers)

    async with create_task_group() as group:

        async def run(results: MemoryObjectSendStream[T]) -> None:
            try:
                async with results:
                    for item in source:
                        await results.send(await work(engine, item))
            except Exception as error:  # noqa: BLE001  (raised below: a group would wrap it)
                failures.append(error)
                group.cancel_scope.cancel()

        async with sending:
            for _ in range(workers):
                group.start_soon(run, sending.clone())
        async with receiving:
            async for result in receiving:
                try:
                    await done(result)
                except Exception as error:  # noqa: BLE001  (as above)
                    failures.append(error)
                    group.cancel_scope.cancel()
                    break
    if failures:
        raise failures[0]
