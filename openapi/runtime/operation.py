"""What is to be asked of the server, as a value: no I/O happens here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timezone
from typing import Any, Generic, TypeVar

import httpx
from attrs import Factory, field, frozen

from .body import Body
from .wire import ShapeError

__all__ = [
    "NotJson",
    "Operation",
    "Stream",
    "as_text",
    "read_by_status",
    "read_json",
    "read_lines",
    "read_nothing",
    "read_status",
    "read_text",
]

T = TypeVar("T")
Status = TypeVar("Status", bound=int)
#: Of which a second one leaves what the first one left.
IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
Scalar = str | int | float | bool | date
Parameter = Scalar | Sequence[Scalar] | None


def as_text(value: Scalar) -> str:
    """Return the value of a parameter as it is sent: times in ISO 8601, one without a zone is in UTC."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        return moment.isoformat().replace("+00:00", "Z")
    return str(value)


def _as_headers(headers: Mapping[str, Scalar | None]) -> dict[str, str]:
    return {name: as_text(value) for name, value in headers.items() if value is not None}


def _as_query(params: Mapping[str, Parameter]) -> dict[str, str | list[str]]:
    query: dict[str, str | list[str]] = {}
    for name, value in params.items():
        if isinstance(value, (str, int, float, date)):
            query[name] = as_text(value)
        elif value is not None:
            if not value:
                # It would look like None: instead of nothing the server would take everything.
                raise ValueError(f"{name} is an empty list, which cannot be sent: pass None to leave it out")
            query[name] = [as_text(item) for item in value]
    return query


def _by_method(operation: Operation[Any]) -> bool:
    return operation.method in IDEMPOTENT


@frozen(kw_only=True)
class Operation(Generic[T]):
    """One call of the API, ready to be sent by `client.send`.

    Attributes:
        name: The operation's name in the description, in snake case.
        method: The HTTP method.
        path: The path below the host, each part already quoted.
        read: Makes the result of a successful response.
        params: The query: None is left out, of a list each value is sent with the name (an empty one is a ValueError),
            times are sent in ISO 8601 (one without a zone is in UTC).
        headers: More headers; None values are left out.
        json: The JSON body.
        body: The binary body.
        streamed: Whether the response is handed over before its body has been read.
        repeatable: Whether it may be sent again when nobody knows what became of it: as its method tells, if the
            description (`x-repeatable`) does not.
    """

    name: str
    method: str
    path: str
    read: Callable[[httpx.Response], T] = field(repr=False)
    params: Mapping[str, str | list[str]] = field(factory=dict[str, str | list[str]], converter=_as_query)
    headers: Mapping[str, str] = field(factory=dict[str, str], converter=_as_headers)
    json: Any = field(default=None, repr=False)
    body: Body | None = field(default=None, repr=False)
    streamed: bool = False
    repeatable: bool = field(default=Factory(_by_method, takes_self=True))


class NotJson(ValueError):
    """A body that should be JSON and is not: most often a login page."""


def read_json(decode: Callable[[Any], T]) -> Callable[[httpx.Response], T]:
    """Return a reader of JSON replies; it raises NotJson or ShapeError."""

    def read(response: httpx.Response) -> T:
        if not response.content:
            if response.request.method in {"GET", "HEAD"}:
                raise NotJson  # what was asked for is not there
            # Some servers say no more than that it is done; which is enough where no field is needed.
            try:
                return decode({})
            except ShapeError:
                raise NotJson from None
        try:
            decoded = response.json()
        except (ValueError, RecursionError):
            raise NotJson from None
        return decode(decoded)

    return read


def read_nothing(response: httpx.Response) -> None:
    """Take a success that has no content; raise NotJson for a page: it asks to log in, and nothing was done."""
    if "html" in response.headers.get("content-type", "").lower():
        raise NotJson


def read_text(response: httpx.Response) -> str:
    """Return a reply that is text; raise NotJson for a page."""
    read_nothing(response)
    return response.text


def read_status(*known: Status) -> Callable[[httpx.Response], Status]:
    """Return a reader of successes without content, whose status is all that they say; raise ShapeError for another."""

    def read(response: httpx.Response) -> Status:
        read_nothing(response)
        for status in known:
            if status == response.status_code:
                return status
        raise _unknown(response, known)

    return read


def read_by_status(readers: Mapping[int, Callable[[httpx.Response], T]]) -> Callable[[httpx.Response], T]:
    """Return a reader of successes that differ by their status; raise ShapeError for one that is not described."""

    def read(response: httpx.Response) -> T:
        if response.status_code not in readers:
            raise _unknown(response, readers)
        return readers[response.status_code](response)

    return read


def _unknown(response: httpx.Response, known: Iterable[int]) -> ShapeError:
    return ShapeError(f"HTTP {' or '.join(map(str, known))}", f"HTTP {response.status_code}")


class Stream:
    """A successful response whose body has not been read: a thin view that knows no more than bytes and headers.

    It has to be read to its end or closed, else its connection is not free for the next call.
    """

    def __init__(self, response: httpx.Response) -> None:
        self.response = response

    @property
    def status(self) -> int:
        """The HTTP status, 200 or 206."""
        return self.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The response's headers; names in any case."""
        return self.response.headers

    def __repr__(self) -> str:
        return f"<Stream {self.status}>"


def read_lines(response: httpx.Response) -> Stream:
    """Return a stream of text, as of a log; raise NotJson for a page, which is none."""
    read_nothing(response)
    return Stream(response)
