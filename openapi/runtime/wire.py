"""What every generated model and enum shares: decoding with exact errors, and the mapping by wire name."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, cast

from typing_extensions import Self

__all__ = ["OpenEnum", "ShapeError", "WireModel", "model"]

T = TypeVar("T")
Decoder = Callable[[Any], T]

_KINDS: dict[type, str] = {
    type(None): "null or missing",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
}
#: What a dict has beyond a mapping.
_CHANGES = ("clear", "copy", "pop", "popitem", "setdefault", "update")
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


class ShapeError(ValueError):
    """JSON that does not have the described shape.

    Attributes:
        path: Where, as in `data[3].status`; empty for the reply itself.
        expected: What the description says, in words.
        got: What was there, in words; never the value, which could be a secret.
    """

    def __init__(self, expected: str, got: str, path: str = "") -> None:
        self.path = path
        self.expected = expected
        self.got = got
        super().__init__(expected, got, path)

    def __str__(self) -> str:
        return f"{self.path or 'the reply'} should be {self.expected}, but is {self.got}"

    def within(self, step: str) -> ShapeError:
        """Return the same error as seen from one level further out."""
        joint = "." if self.path and not self.path.startswith("[") else ""
        return ShapeError(self.expected, self.got, f"{step}{joint}{self.path}")


class OpenEnum(str, Enum):
    """A string enum that keeps values it does not know: a newer server may send them."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        unknown = str.__new__(cls, value)
        unknown._name_ = value
        unknown._value_ = value
        return unknown

    @classmethod
    def of(cls, value: Any) -> Self:
        """Return the member for a decoded JSON value; raise ShapeError if it is not a string."""
        if type(value) is not str:
            fail("a string", value)
        member = cls._value2member_map_.get(value)
        return cls(value) if member is None else cast("Self", member)

    @property
    def is_known(self) -> bool:
        """Whether the description lists this value."""
        return self._value_ in type(self)._value2member_map_

    # Python 3.11.0 to 3.11.3 copy and pickle by name, which a value that is not known does not have in the class.
    def __reduce_ex__(self, proto: object) -> tuple[Any, ...]:
        return type(self), (self._value_,)

    # Enum would print `RunStatus.SUCCEEDED`, and what it prints in an f-string depends on the Python version.
    def __str__(self) -> str:
        return str(self._value_)

    def __format__(self, format_spec: str) -> str:
        return format(str(self._value_), format_spec)


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
        return self._mapping()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._mapping())

    def __len__(self) -> int:
        return len(self._mapping())

    # A mapping with no entries is still a reply.
    def __bool__(self) -> bool:
        return True

    if not TYPE_CHECKING:  # type checkers would take every misspelt name for an attribute

        def __getattr__(self, name: str) -> Any:
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}{self._hint(name)}", name=name, obj=self
            )

    def _hint(self, name: str) -> str:
        """Return how to write what a script meant that was written for dicts."""
        if name in _CHANGES:
            return ": a reply is read-only, dict(reply) is a copy that can be changed"
        for attribute, wire_name, _ in self._fields:
            if wire_name == name != attribute:
                return f": the attribute of [{name!r}] is {attribute!r}"
        # Not of a name with an underscore: `_wire` itself is missing while a model is being made.
        if not name.startswith("_") and name in self:
            return f": the description does not know it, but [{name!r}] came with the reply"
        return ""


def to_wire(value: Any) -> Any:
    """Return a value of an attribute as it is written in JSON."""
    if isinstance(value, WireModel):
        return value.to_dict()
    if isinstance(value, OpenEnum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: to_wire(item) for key, item in cast("Mapping[str, Any]", value).items()}
    if isinstance(value, (list, tuple)):
        return [to_wire(item) for item in cast("list[Any]", value)]
    return value


def fail(expected: str, got: object, path: str = "") -> NoReturn:
    """Raise the ShapeError for a value of the wrong type."""
    raise ShapeError(expected, _kind(got), path)


def as_object(wire: Any) -> dict[str, Any]:
    """Return decoded JSON that has to be an object."""
    if type(wire) is dict:
        return cast("dict[str, Any]", wire)
    if isinstance(wire, Mapping):
        return dict(cast("Mapping[str, Any]", wire))
    fail("an object", wire)


def as_envelope(wire: Any, field: str) -> dict[str, Any]:
    """Return the envelope of a list; some servers send it bare or under `items` (`x-list-field` in the YAML)."""
    if type(wire) is list:
        return {field: wire}
    envelope = as_object(wire)
    if field not in envelope and "items" in envelope:
        return {**envelope, field: envelope["items"]}
    return envelope


def at(name: str, decode: Decoder[T], value: Any) -> T:
    """Decode the value of one field; an error in it tells the field."""
    try:
        return decode(value)
    except ShapeError as error:
        raise error.within(name) from None


def text(value: Any) -> str:
    """Decode a string."""
    return value if type(value) is str else fail("a string", value)


def integer(value: Any) -> int:
    """Decode a whole number; JSON's true and false are none."""
    return value if type(value) is int else fail("a whole number", value)


def number(value: Any) -> float:
    """Decode a number."""
    return value if type(value) is float or type(value) is int else fail("a number", value)


def boolean(value: Any) -> bool:
    """Decode true or false."""
    return value if type(value) is bool else fail("true or false", value)


def anything(value: Any) -> Any:
    """Decode a value of any type."""
    return value


def timestamp(value: Any) -> datetime:
    """Decode an ISO 8601 time; milliseconds since 1970, which older services send, are turned into one."""
    from dateutil.parser import isoparse  # 37 ms, and most replies have no such time

    try:
        if type(value) is int:
            return datetime.fromtimestamp(value / 1000, timezone.utc)
        if type(value) is str:
            return isoparse(value)
    except (ValueError, OverflowError, OSError):
        pass
    fail("an ISO 8601 time", value)


def epoch_ms(value: Any) -> int:
    """Decode milliseconds since 1970 UTC; ISO 8601, which newer services send, is turned into them."""
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        return int(value)
    if type(value) is not str:
        fail("milliseconds since 1970", value)
    moment = timestamp(value)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def from_epoch_ms(value: int | None) -> datetime | None:
    """Return milliseconds since 1970 UTC as a timezone-aware time, None for None or a time beyond the calendar."""
    try:
        return None if value is None else _EPOCH + timedelta(milliseconds=value)
    except OverflowError:
        return None


def list_of(decode: Decoder[T]) -> Decoder[list[T]]:
    """Return the decoder of a list."""

    def decode_list(value: Any) -> list[T]:
        if type(value) is not list:
            fail("a list", value)
        values = cast("list[Any]", value)  # type: ignore[redundant-cast]  # pyright needs it
        try:
            return [decode(item) for item in values]
        except ShapeError:
            # Only now look for the index: counting along would cost every good list.
            return [at(f"[{index}]", decode, item) for index, item in enumerate(values)]

    return decode_list


def map_of(decode: Decoder[T]) -> Decoder[dict[str, T]]:
    """Return the decoder of an object that is used as a map."""
    return lambda value: {key: at(key, decode, item) for key, item in as_object(value).items()}


def optional(decode: Decoder[T]) -> Decoder[T | None]:
    """Return the decoder of a value that may be null."""
    return lambda value: None if value is None else decode(value)


def one_of(*decoders: Decoder[Any]) -> Decoder[Any]:
    """Return the decoder that takes the first shape that fits."""

    def decode_one(value: Any) -> Any:
        wanted: list[str] = []
        for decode in decoders:
            try:
                return decode(value)
            except ShapeError as error:
                wanted.append(str(error.expected))
        fail(" or ".join(wanted), value)

    return decode_one


def _kind(value: object) -> str:
    return _KINDS.get(type(value), type(value).__name__)
