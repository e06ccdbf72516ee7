"""What ends a wait does not end what was waited for: its id is told, or it is asked to stop."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from domino._calls.engine import Engine
from domino.errors import CallError, DominoError, NotFoundError, RunFailedError, WaitTimeoutError

from .kinds import Kind

__all__ = ["guarded", "told"]

T = TypeVar("T")
#: Asks a run or job to stop.
Stop = Callable[[str], Awaitable[object]]

_logger = logging.getLogger("domino.runs")


def told(interrupt: BaseException, what: str) -> BaseException:
    """Return the interrupt with what the user has to know: a cancelled task has only the log for it."""
    _logger.warning("interrupted: %s", what)
    return KeyboardInterrupt(what) if isinstance(interrupt, KeyboardInterrupt) else interrupt


async def guarded(engine: Engine, kind: Kind[Any], identity: str, waiting: Awaitable[T], stop: Stop | None) -> T:
    """Wait; whatever ends the waiting, the run or job does not end with it, unless `stop` is there to ask it to."""
    try:
        return await waiting
    except (RunFailedError, WaitTimeoutError, NotFoundError, GeneratorExit):
        raise
    except Exception as error:
        goes_on = f"{kind.noun} {identity} {kind.goes_on(identity)}"
        if isinstance(error, CallError):
            error.run_id = identity
            error.message += f"; {goes_on}"
        else:
            _logger.warning("waiting failed (%s): %s", type(error).__name__, goes_on)
        raise
    except BaseException as interrupt:  # noqa: BLE001  (Ctrl-C or a cancelled task; it is raised again)
        raise told(interrupt, await _left_behind(engine, kind, identity, stop)) from None


async def _left_behind(engine: Engine, kind: Kind[Any], identity: str, stop: Stop | None) -> str:
    goes_on = kind.goes_on(identity)
    if stop is None:
        return f"{kind.noun} {identity} {goes_on}"
    try:
        await engine.shielded(stop(identity))
    except DominoError as error:
        # The interrupt must arrive, also where nothing could be stopped.
        return f"{kind.noun} {identity} could not be stopped ({error}) and {goes_on}"
    return f"{kind.noun} {identity} was asked to stop"
