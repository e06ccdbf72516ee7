"""Lists that come in pages: one item after the other, whatever happens to the list meanwhile."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

from attrs import frozen

from domino.errors import ReplyShapeError

__all__ = ["LARGEST_PAGE", "Page", "Place", "paged"]

T = TypeVar("T")

#: The most items that every list of the API gives at once.
LARGEST_PAGE = 100
#: So many pages in a row may bring nothing new: what was added at the front shifts the others back.
_STALE = 3


@frozen(kw_only=True)
class Place:
    """Which page is asked for; some lists count items, some count pages.

    Attributes:
        offset: How many items come before it.
        number: The number of the page, from 1.
        size: How many items it may have at most.
    """

    offset: int
    number: int
    size: int


@frozen
class Page(Generic[T]):
    """A page of a list.

    Attributes:
        items: What is on it.
        total: How long the whole list is, as far as the server says.
    """

    items: Sequence[T]
    total: int | None = None


async def paged(
    ask: Callable[[Place], Awaitable[Page[T]]],
    key: Callable[[T], Hashable | None],
    *,
    limit: int | None = None,
    size: int = LARGEST_PAGE,
) -> AsyncGenerator[T, None]:
    """Yield the items of a list, asking for a page when it is needed.

    A page that is shorter than asked for is no end, since servers give fewer than they are asked for; the end is an
    empty page, or that so many items have come as the server says there are. What is added at the front of a list
    shifts the rest back: an item that came before is left out.

    Args:
        ask: Gets a page.
        key: Tells one item from another; None is never taken for another one.
        limit: At most so many items; None for all.
        size: How many to ask for at once.

    Raises:
        ReplyShapeError: The server says that there is more, and gives what it gave before.
    """
    wanted = size if limit is None else min(size, limit)
    seen: set[Hashable] = set()
    received = given = stale = 0
    number = 1
    while limit is None or given < limit:
        page = await ask(Place(offset=received, number=number, size=wanted))
        received, number, before = received + len(page.items), number + 1, given
        for item in page.items:
            known = key(item)
            if known is not None and known in seen:
                continue
            seen.add(known)
            given += 1
            yield item
            if given == limit:
                return
        total = page.total if page.total is not None and page.total >= 0 else None
        if not page.items or (total is not None and received >= total):
            return
        stale = stale + 1 if given == before else 0
        if stale == _STALE:
            if total is None:
                return  # it does not know pages, and gave all of it the first time
            raise ReplyShapeError(
                f"the server says that the list has {total} items, and gave the same {given} again and again: it does "
                "not seem to know pages"
            )
