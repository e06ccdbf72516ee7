"""A start is sent once; where its answer is lost, the error tells how to look for what it has begun."""

from __future__ import annotations

from typing import Any, TypeVar

from domino_api import Operation

from domino._calls.engine import Engine
from domino._calls.retry import may_be_done
from domino.errors import CallError, StartUncertainError

from .interrupts import told
from .kinds import Kind

__all__ = ["CLOCK_SKEW", "start"]

T = TypeVar("T")

#: Clocks of two machines differ: how much earlier than the start a run may seem to have been queued, in seconds.
CLOCK_SKEW = 120.0


async def start(engine: Engine, kind: Kind[Any], operation: Operation[T], title: str | None) -> T:
    """Send a start and return its reply.

    Raises:
        StartUncertainError: The answer was lost, 5xx or unreadable: it may have begun.
    """
    since = engine.clock.time()
    try:
        return await engine.call(operation, warns=False)
    except CallError as error:
        if not may_be_done(error):
            raise
        raise StartUncertainError(
            f"the {kind.noun} may or may not have started: {error.message}. It was not started again; "
            f"domino.{kind.find}(**error.find) lists the {kind.noun}s that it could be",
            title=title,
            since=since,
        ) from error
    except BaseException as interrupt:
        if isinstance(interrupt, (Exception, GeneratorExit)):
            raise
        raise told(
            interrupt,
            f"the start may have reached the server: domino.{kind.find}(title={title!r}, since={since:.0f}) lists "
            f"the {kind.noun}s that it could have begun",
        ) from None
