"""What the areas stand on: the settings, the engine, and the step from suspending to blocking."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Coroutine, Generator
from typing import TYPE_CHECKING, Any, TypeVar

from ._engine import Engine, run_blocking
from .config import Config

if TYPE_CHECKING:
    from .client import AsyncDomino

__all__ = ["Area", "AsyncArea"]

T = TypeVar("T")


class AsyncArea:
    """The base of the areas of AsyncDomino, where the logic is."""

    _config: Config
    _engine: Engine


class Area:
    """The base of the areas of Domino: each method runs AsyncDomino's coroutine of that name on a blocking engine."""

    _suspending: AsyncDomino

    @staticmethod
    def _run(coroutine: Coroutine[Any, Any, T]) -> T:
        __tracebackhide__ = True
        return run_blocking(coroutine)

    @staticmethod
    def _iterate(items: AsyncGenerator[T, None]) -> Generator[T, None, None]:
        try:
            while True:
                yield run_blocking(anext(items))
        except StopAsyncIteration:
            return
        finally:
            run_blocking(items.aclose())
