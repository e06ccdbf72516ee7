"""What every generated model shares: the mapping by wire name."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .missing import MissingAttributeError, MissingKeyError
from .wire import to_wire

__all__ = ["WireModel", "model"]

if TYPE_CHECKING:
    from attrs import frozen as model
else:
    # Models are not to be changed, and a type checker says so. At run time freezing would nearly double what decoding
    # a list of runs takes.
    from attrs import define as model


class WireModel(Mapping[str, Any]):
    """An attrs class that is also a read-only mapping by wire name.

    The decoded reply is kept as it came, so `run["runId"]`, `.get`, `in`, `dict(run)`, unknown fields and `to_dict()`
    come from it. A model made by hand has the mapping of its attributes, without optional ones that are None.
    """

    __slots__ = ()

    #: attribute name, wire name, whether None is sent
    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = ()
    _wire: dict[str, Any] | None

    @classmethod
    @abstractmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Make the model from decoded JSON; raise ShapeError, with the path of the field, if it does not fit."""

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON-ready dicts and lists, unknown fields included: a copy, free to be changed."""
        return deepcopy(self._mapping())

    def _mapping(self) -> dict[str, Any]:
        if self._wire is not None:
            return self._wire
        values = ((wire_name, getattr(self, name), always) for name, wire_name, always in self._fields)
        return {name: to_wire(value) for name, value, always in values if always or value is not None}

    def __getitem__(self, key: str) -> Any:
        try:
            return self._mapping()[key]
        except KeyError:
            raise MissingKeyError(key, self) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._mapping())

    def __len__(self) -> int:
        return len(self._mapping())

    # A mapping with no entries is still a reply.
    def __bool__(self) -> bool:
        return True

    if not TYPE_CHECKING:  # type checkers would take every misspelt name for an attribute

        def __getattr__(self, name: str) -> Any:
            raise MissingAttributeError(name, self)
