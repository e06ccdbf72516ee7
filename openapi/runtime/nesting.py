"""JSON that is nested deeply, for what goes into it level by level: pickle and copy.deepcopy would give up."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from .wire import is_list, is_object

__all__ = ["Flattened", "sparing"]

#: Levels that pickle and copy can be left with; the description itself has fewer than ten.
_DEEP = 100


def sparing(value: Any, leaf: type) -> Any:
    """Return a value, flattened if it is nested so deeply that pickle and copy could not go into it.

    Args:
        value: Decoded JSON.
        leaf: Objects that pickle and copy ask themselves what they are made of.
    """
    level = [value]
    for _ in range(_DEEP):
        level = [each for item in level if not isinstance(item, leaf) for each in _held(item)]
        if not level:
            return value
    return Flattened.of(value, leaf)


def _held(item: Any) -> list[Any]:
    held: list[Any] = list(item.values()) if is_object(item) else item if is_list(item) else []
    return [each for each in held if is_object(each) or is_list(each)]


@frozen
class Flattened:
    """JSON as a list of all that is in it, level by level.

    Attributes:
        items: Each object as a tuple of its keys and the place of its first value in this list, each list as a tuple of
            its length and that place; all else as it is.
    """

    items: list[Any]

    @classmethod
    def of(cls, value: Any, leaf: type) -> Flattened:
        """Return a value flattened."""
        level, items = [value], list[Any]()
        for item in level:  # which grows meanwhile
            if isinstance(item, leaf) or not (is_object(item) or is_list(item)):
                items.append(item)
                continue
            items.append((list(item) if is_object(item) else len(item), len(level)))
            level.extend(item.values() if is_object(item) else item)
        return cls(items)

    @staticmethod
    def undone(value: Any) -> Any:
        """Return what was flattened, as it was; another value as it is."""
        if not isinstance(value, Flattened):
            return value
        made = list(value.items)
        for place in reversed(range(len(made))):  # what an object holds stands behind it
            if isinstance(made[place], tuple):
                held, first = made[place]
                if isinstance(held, int):
                    made[place] = made[first : first + held]
                else:
                    made[place] = dict(zip(held, made[first : first + len(held)], strict=True))
        return made[0]
