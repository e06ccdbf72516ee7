"""Decoding with exact errors, for every generated model and enum."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from operator import is_
from typing import Any, NoReturn, TypeVar, cast

from typing_extensions import Self, TypeIs

__all__ = ["OpenEnum", "ShapeError"]

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
#: `20240311` is a day; a longer number counts milliseconds.
_DIGITS_OF_A_DAY = 8
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


class Secret(str):
    """Text that does not show itself in a repr: those end up in logs and in the output of failed tests."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"


def is_object(value: object) -> TypeIs[dict[str, Any]]:
    """Whether this is a dict: what JSON has for an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeIs[list[Any]]:
    """Whether this is a list: what JSON has for an array."""
    return isinstance(value, list)


def to_wire(value: Any) -> Any:
    """Return a value of an attribute as it is written in JSON: itself where it can be."""
    if isinstance(value, OpenEnum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        entries = cast("Mapping[str, Any]", value)
        written = {key: to_wire(item) for key, item in entries.items()}
        return entries if is_object(entries) and all(map(is_, written.values(), entries.values())) else written
    if isinstance(value, (list, tuple)):
        items = cast("Sequence[Any]", value)
        sent = [to_wire(item) for item in items]
        return items if is_list(items) and all(map(is_, sent, items)) else sent
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
    """Decode a whole number, also one that is written as 1.0; JSON's true and false are none."""
    if type(value) is float and value.is_integer():
        return int(value)
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
    """Decode an ISO 8601 time; milliseconds since 1970, which older services send, are turned into one.

    As text, too; and Java writes the name of the zone behind the time: `2024-03-11T09:24:51Z[UTC]`.
    """
    from dateutil.parser import isoparse  # 37 ms, and most replies have no such time

    try:
        if type(value) is str and value.isascii() and value.isdigit() and len(value) > _DIGITS_OF_A_DAY:
            value = int(value)
        if type(value) is int:
            return datetime.fromtimestamp(value / 1000, timezone.utc)
        if type(value) is str:
            return isoparse(value.partition("[")[0])
    except (ValueError, OverflowError, OSError):
        pass
    fail("an ISO 8601 time", value)


def day(value: Any) -> date:
    """Decode an ISO 8601 date."""
    try:
        if type(value) is str:
            return date.fromisoformat(value)
    except ValueError:
        pass
    fail("an ISO 8601 date", value)


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


def if_readable(decode: Decoder[T], value: Any) -> T | None:
    """Decode a time that may be missing: one that cannot be read is none, and no reason to lose the whole reply."""
    try:
        return decode(value)
    except ShapeError:
        return None


def from_epoch_ms(value: float | None) -> datetime | None:
    """Return milliseconds since 1970 UTC as a timezone-aware time, None for None or a time beyond the calendar."""
    try:
        return None if value is None else _EPOCH + timedelta(milliseconds=value)
    except (OverflowError, ValueError):  # a number of JSON may also be NaN
        return None


def list_of(decode: Decoder[T]) -> Decoder[list[T]]:
    """Return the decoder of a list."""

    def decode_list(value: Any) -> list[T]:
        values = value if is_list(value) else fail("a list", value)
        try:
            return [decode(item) for item in values]
        except ShapeError:
            # Only now look for the index: counting along would cost every good list.
            return [at(f"[{index}]", decode, item) for index, item in enumerate(values)]

    return decode_list


def map_of(decode: Decoder[T]) -> Decoder[dict[str, T]]:
    """Return the decoder of an object that is used as a map."""

    def decode_map(value: Any) -> dict[str, T]:
        items = as_object(value).items()
        return {key: at(key if key.isidentifier() else f"[{key!r}]", decode, item) for key, item in items}

    return decode_map


def optional(decode: Decoder[T]) -> Decoder[T | None]:
    """Return the decoder of a value that may be null."""
    return lambda value: None if value is None else decode(value)


def one_of(*decoders: Decoder[Any]) -> Decoder[Any]:
    """Return the decoder that takes the first shape that fits; of several models, the one that knows most of it."""

    def decode_one(value: Any) -> Any:
        errors: list[ShapeError] = []
        fitting: list[tuple[int, Any]] = []
        for decode in decoders:
            try:
                made: Any = decode(value)
            except ShapeError as error:
                # Its frames hold this one, and so the client until the garbage collector comes.
                errors.append(error.with_traceback(None))
                continue
            fields: tuple[tuple[str, str, bool], ...] | None = getattr(made, "_fields", None)
            if fields is None:
                return made
            fitting.append((sum(wire_name in value for _, wire_name, _ in fields), made))
        if fitting:
            return max(fitting, key=lambda each: each[0])[1]
        inside = [error for error in errors if error.path]
        if len(inside) == 1:  # the shape that was meant: only it fits from outside
            raise inside[0]
        fail(" or ".join(error.expected for error in errors), value)

    return decode_one


def _kind(value: object) -> str:
    return _KINDS.get(type(value), type(value).__name__)
