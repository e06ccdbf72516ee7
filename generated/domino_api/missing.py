"""Errors for what a reply does not have: they name what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, ClassVar, Protocol

__all__ = ["MissingAttributeError", "MissingKeyError"]


class Reply(Protocol):
    """What the errors ask of a model."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]]

    def __iter__(self) -> Iterator[str]: ...

    def __contains__(self, key: object, /) -> bool: ...


# The texts are made when they are read: `hasattr` and `except KeyError` drop most of these errors unread, and a near
# name takes a thousand times as long to find as the error itself.
class MissingAttributeError(AttributeError):
    """An attribute that a reply does not have."""

    def __init__(self, name: str, reply: Reply) -> None:
        super().__init__(name, name=name)  # not `obj`: Python would add a near name of its own
        self.reply: Reply = reply

    def __str__(self) -> str:
        return f"{type(self.reply).__name__!r} object has no attribute {self.name!r}{self._hint()}"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (*self.args, self.reply)

    def _hint(self) -> str:
        """Return how to write what a script meant that was written for dicts, or misspelt."""
        reply = self.reply
        name: str = self.args[0]
        if name.startswith("_"):  # what a debugger looks for, also while a model is being made
            return ""
        near = _near(name, [each for each in dir(type(reply)) if not each.startswith("_")], reply)
        if name in reply and _plain(near) != _plain(name):
            return f": the description does not know it, but [{name!r}] came with the reply"
        return f": did you mean {near!r}?" if near else ""


class MissingKeyError(KeyError):
    """A key that a reply does not have."""

    def __init__(self, key: object, reply: Reply) -> None:
        super().__init__(key)
        self.key: object = key
        self.reply: Reply = reply

    # Without it a KeyError prints the repr of the key, and nothing else.
    def __str__(self) -> str:
        return f"{type(self.reply).__name__} has no key {self.key!r}{self._hint()}"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (*self.args, self.reply)

    def _hint(self) -> str:
        key, reply = self.key, self.reply
        if not isinstance(key, str):
            lists = [name for name, _, _ in reply._fields if isinstance(getattr(reply, name, None), list)]
            return f": did you mean .{lists[0]}[{key!r}]?" if lists and isinstance(key, int) else ""
        for attribute, wire_name, _ in reply._fields:
            if wire_name == key:
                return f": it was left out, and the attribute {attribute!r} is {getattr(reply, attribute)!r}"
        near = _near(key, reply, reply)
        return f": did you mean {near!r}?" if near else ""


def _near(name: str, candidates: Iterable[str], reply: Reply) -> str:
    """Return the candidate that was probably meant, whatever its case; empty where none is near."""
    spelt = {_plain(candidate): candidate for candidate in candidates}
    asked = _plain(name)
    if asked in spelt:
        return spelt[asked]
    ids = [each for each in spelt if each.endswith("id")]
    if asked == "id" and len(ids) == 1:  # the start of a run has `run_id`,
        return spelt[ids[0]]
    if "id" in spelt and asked in [f"{_plain(each.__name__)}id" for each in type(reply).__mro__]:
        return "id"  # and the run itself `id`
    return "".join(spelt[each] for each in get_close_matches(asked, spelt, n=1, cutoff=0.7))


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()
