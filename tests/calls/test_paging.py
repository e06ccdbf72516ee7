"""Lists in pages, on lists that behave as servers do: they cap, shift, repeat themselves and miscount."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from domino._calls.engine import iterate_blocking
from domino._calls.paging import Page, Place, paged
from domino.errors import ReplyShapeError

Answer = Callable[[Place], Page[str]]


def read(answer: Answer, *, limit: int | None = None, size: int = 10) -> tuple[list[str], list[Place]]:
    """Return the items of a list, and what was asked for."""
    asked: list[Place] = []

    async def ask(place: Place) -> Page[str]:
        asked.append(place)
        assert len(asked) < 100, "it goes on for ever"
        return answer(place)

    return list(iterate_blocking(paged(ask, lambda item: item or None, limit=limit, size=size))), asked


def names(count: int) -> list[str]:
    """Return so many items."""
    return [f"item {number}" for number in range(count)]


def of(items: Sequence[str], *, cap: int = 100, total: int | None = None) -> Answer:
    """Return a list by offset that gives at most `cap` at once."""
    return lambda place: Page(items[place.offset :][: min(place.size, cap)], total)


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 20, 21])
def test_all_items_come_once_and_in_order(count: int, told: bool) -> None:
    """Below, at and above a page and two; with the total no request is made that could only be empty."""
    items, asked = read(of(names(count), total=count if told else None))
    assert items == names(count)
    full = -(-count // 10) or 1
    assert len(asked) == (full if told else full + (count > 0))


@pytest.mark.parametrize(
    ("limit", "given", "requests", "size"), [(0, 0, 0, 0), (1, 1, 1, 1), (9, 9, 1, 9), (10, 10, 1, 10), (11, 11, 2, 10)]
)
def test_no_more_is_asked_for_than_is_wanted(limit: int, given: int, requests: int, size: int) -> None:
    """Also of the server: a page is no larger than the limit."""
    items, asked = read(of(names(50)), limit=limit)
    assert (items, len(asked)) == (names(given), requests)
    assert all(place.size == size for place in asked)


@pytest.mark.parametrize("total", [None, 25])
def test_a_server_that_gives_fewer_than_asked_for_has_not_come_to_its_end(total: int | None) -> None:
    """A cap looks like a short page."""
    assert read(of(names(25), cap=4, total=total))[0] == names(25)


@pytest.mark.parametrize("total", [None, 25])
def test_lists_that_count_pages_are_read_to_their_end(total: int | None) -> None:
    """Their pages have the size that was asked for."""

    def answer(place: Place) -> Page[str]:
        start = (place.number - 1) * place.size
        return Page(names(25)[start : start + place.size], total)

    assert read(answer)[0] == names(25)


def test_items_that_new_ones_push_back_come_once() -> None:
    """Each page finds three more at the front."""
    grown = names(30)

    def answer(place: Place) -> Page[str]:
        page = Page(grown[place.offset : place.offset + place.size], len(grown))
        grown[:0] = [f"new {len(grown)} {number}" for number in range(3 if len(grown) < 60 else 0)]
        return page

    items, _ = read(answer)
    assert [item for item in items if item.startswith("item")] == names(30)
    assert len(items) == len(set(items))


def test_an_item_that_cannot_be_told_from_others_is_never_left_out() -> None:
    """Two without an id are two."""
    assert read(of(["", "a", "", "a"], cap=2))[0] == ["", "a", ""]


@pytest.mark.parametrize("total", [0, 10, -1, None])
def test_a_server_that_does_not_know_pages_gives_its_list_once(total: int | None) -> None:
    """Ten items each time, whatever is asked for."""
    items, asked = read(lambda _: Page(names(10), total))
    assert items == names(10)
    assert len(asked) <= 4


def test_a_list_that_claims_to_be_longer_than_what_comes_is_an_error() -> None:
    """What is missing must not be missed in silence; what came has come."""
    came: list[str] = []

    async def ask(_: Place) -> Page[str]:
        return Page(names(10), 1000)

    with pytest.raises(
        ReplyShapeError, match="says that the list has 1000 items, and gave the same 10 again and again"
    ):
        came.extend(iterate_blocking(paged(ask, str, size=10)))


def test_an_empty_page_ends_a_list_that_claims_to_be_longer() -> None:
    """Items that go while the list is read leave the total of before."""
    assert read(of(names(8), total=11))[0] == names(8)


def test_a_page_is_asked_for_when_it_is_needed() -> None:
    """Who stops early has not paid for the rest; of an endless list, too."""
    asked: list[Place] = []

    async def ask(place: Place) -> Page[str]:
        asked.append(place)
        return Page([f"item {place.offset + number}" for number in range(place.size)])

    items = iterate_blocking(paged(ask, str, size=10))
    assert [next(items) for _ in range(11)] == names(11)
    items.close()
    assert [place.offset for place in asked] == [0, 10]
