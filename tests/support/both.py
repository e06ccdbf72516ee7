"""AsyncDomino seen as if it blocked, so that one suite describes both clients."""

from __future__ import annotations

import functools
import inspect
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

from anyio.from_thread import BlockingPortal

from domino import AsyncDomino, Domino
from domino._transfer.remote_file import AsyncRemoteFile

__all__ = ["as_blocking"]

#: What has another name on the suspending side.
_RENAMED = {"close": "aclose", "__enter__": "__aenter__", "__exit__": "__aexit__"}


def as_blocking(domino: AsyncDomino, portal: BlockingPortal) -> Domino:
    """Return a view of an AsyncDomino that is used as a Domino is; its event loop runs behind the portal."""
    return cast("Domino", _Driven(domino, portal))


class _Driven:
    """An object whose coroutines are run to their end, whose async iterators are iterated."""

    def __init__(self, inner: object, portal: BlockingPortal) -> None:
        self._inner = inner
        self._portal = portal

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, _RENAMED.get(name, name))
        if inspect.ismethod(value) or inspect.isfunction(value):
            return functools.wraps(value)(lambda *args, **kwargs: self._result(value(*args, **kwargs)))
        return self._result(value)

    def __repr__(self) -> str:
        return repr(self._inner)

    def __iter__(self) -> Iterator[Any]:
        return self._items(cast("AsyncIterator[Any]", self._inner))

    def __next__(self) -> Any:
        return next(iter(self))

    def __enter__(self) -> Any:
        return self.__getattr__("__enter__")()

    def __exit__(self, *error: object) -> Any:
        return self.__getattr__("__exit__")(*error)

    def _result(self, value: Any) -> Any:
        if inspect.isawaitable(value):
            return self._result(self._portal.call(_awaited, value))
        if isinstance(value, (AsyncDomino, AsyncRemoteFile)):
            return self if value is self._inner else _Driven(value, self._portal)
        if isinstance(value, AsyncIterator):
            return self._items(value)
        return value

    def _items(self, items: AsyncIterator[Any]) -> Iterator[Any]:
        while True:
            try:
                yield self._portal.call(_awaited, anext(items))
            except StopAsyncIteration:
                return


async def _awaited(value: Any) -> Any:
    return await value
