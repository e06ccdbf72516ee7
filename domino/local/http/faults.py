"""Faults: make the server misbehave on demand, from code or over HTTP."""

from __future__ import annotations

import json
import math
import re
import threading
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields
from difflib import get_close_matches
from typing import Any, ClassVar, Literal, cast

from domino.local.store.patterns import Pattern

BodyShape = Literal["message", "error", "envelope", "errors", "details", "redirect", "text", "html", "empty", "binary"]
SHAPES = ("message", "error", "envelope", "errors", "details", "redirect", "text", "html", "empty", "binary")
_LONGEST_DELAY = 3600
_LONGEST_PATH = 8192  # a longer one is no path of the server


@dataclass(frozen=True)
class Fault:
    """One way to misbehave, for the requests that match.

    Args:
        match: `*` for all requests; the name of an operation in the API description (`start_run`, `upload_file`); or,
            with a leading `/`, a regular expression for the beginning of the path, without look-around and
            backreferences.
        method: Only requests with this method.
        times: How many times; None for always.
        skip: How many matching requests to let through first.
        status: Reply with this status instead of the real reply.
        body_shape: The form of that reply: `message` (v4), `error`, `envelope`, `errors`, `details` (the public API,
            from old to new), `redirect` (a 409 that asks the user to log in again), `text`, `html`, `empty`, `binary`.
        message: The message in it.
        headers: Headers to add to the reply, such as `{"Retry-After": "3"}`.
        executed: Whether the request takes effect anyway, and only its reply is lost.
        html_login: Reply with 200 and a login page.
        redirect_login: Reply with 302 to a login page.
        delay: Seconds to wait before the reply.
        slow: How many bytes of the body to send per second.
        cut_after: Close the connection after this many bytes of the body.
        unknown_status: The status of the runs and jobs in the reply.
        extra_fields: Whether to add unknown fields to the objects in the reply.
        running_output_commit: Whether runs that are not over have an output commit, as live workspaces do.

    Raises:
        ValueError: An option is out of range.
    """

    match: str = "*"
    method: str | None = None
    times: int | None = 1
    skip: int = 0
    status: int | None = None
    body_shape: BodyShape = "message"
    message: str = "switched on by a fault"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    executed: bool = False
    html_login: bool = False
    redirect_login: bool = False
    delay: float = 0.0
    slow: float | None = None
    cut_after: int | None = None
    unknown_status: str | None = None
    extra_fields: bool = False
    running_output_commit: bool = False
    _pattern: ClassVar[Pattern | None] = None

    def __post_init__(self) -> None:
        """Refuse what could not be carried out.

        Raises:
            ValueError: An option is out of range.
        """
        if self.status is not None and not 200 <= self.status <= 599:
            raise ValueError("status must be from 200 to 599")
        if self.body_shape not in SHAPES:
            raise ValueError(f"body_shape must be one of {', '.join(SHAPES)}")
        if not 0 <= self.delay <= _LONGEST_DELAY:
            raise ValueError(f"delay must be from 0 to {_LONGEST_DELAY} seconds")
        if self.slow is not None and not (self.slow > 0 and math.isfinite(self.slow)):
            raise ValueError("slow must be a number of bytes per second above zero")
        if (self.times is not None and self.times < 1) or self.skip < 0 or (self.cut_after or 0) < 0:
            raise ValueError("times must be at least 1, skip and cut_after at least 0")
        if any(not re.fullmatch(r"[\w-]+: [\x20-\x7e]*", f"{name}: {value}") for name, value in self.headers.items()):
            raise ValueError("a header must be a name and printable ASCII")
        try:
            pattern = Pattern(self.match) if self.match.startswith("/") else None
        except ValueError as error:
            raise ValueError(f"match {error}") from None
        object.__setattr__(self, "_pattern", pattern)

    @classmethod
    def from_json(cls, values: object) -> Fault:
        """Create a fault from a decoded JSON object whose fields are the arguments.

        Raises:
            ValueError: A field is unknown or has the wrong type.
        """
        if not isinstance(values, dict):
            raise ValueError("a fault is a JSON object")  # noqa: TRY004  # wrong values of a request, types included
        given = cast("dict[str, Any]", values)
        for name, value in given.items():
            if name not in _TYPES:
                raise ValueError(f"no fault field is called {name!r}{_meant(name, _TYPES)}")
            if not isinstance(value, _TYPES[name]) or (isinstance(value, bool) and bool not in _TYPES[name]):
                raise ValueError(f"fault field {name!r} has a wrong type")
        json.dumps(given, ensure_ascii=False).encode()  # half a surrogate pair could not be sent back: a ValueError
        headers = given.get("headers", {})
        if not all(isinstance(value, str) for value in headers.values()):
            raise ValueError("fault field 'headers' has a wrong type")
        return cls(**given)

    def to_json(self) -> dict[str, object]:
        """Return the arguments as a JSON object."""
        return {**asdict(self), "headers": dict(self.headers)}

    def matches(self, operation: str, method: str, path: str) -> bool:
        """Return whether the fault applies to a request."""
        if self.method is not None and self.method.upper() != method:
            return False
        if self._pattern is not None:
            return len(path) <= _LONGEST_PATH and self._pattern.matches(path)
        return self.match in {"*", operation}


_NONE = type(None)
_BY_ANNOTATION: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "str | None": (str, _NONE),
    "int": (int,),
    "int | None": (int, _NONE),
    "float": (int, float),
    "float | None": (int, float, _NONE),
    "bool": (bool,),
    "BodyShape": (str,),
    "Mapping[str, str]": (dict,),
}
_TYPES = {each.name: _BY_ANNOTATION[str(each.type)] for each in fields(Fault)}


def _meant(name: str, names: Collection[str]) -> str:
    near = get_close_matches(name, names, n=1)
    return f": did you mean {near[0]!r}?" if near else ""


class Faults:
    """The active faults; safe to use from other threads while the server runs.

    Args:
        operations: The names that a fault can match.
    """

    def __init__(self, operations: Collection[str]) -> None:
        self._operations = operations
        self._lock = threading.Lock()
        self._counted: list[list[Any]] = []

    def add(self, fault: Fault) -> None:
        """Add a fault after those that are active already.

        Raises:
            ValueError: It is for an operation that the server does not have.
        """
        match = fault.match
        if match != "*" and not match.startswith("/") and match not in self._operations:
            meant = _meant(match, self._operations) or f": there are {', '.join(self._operations)}"
            raise ValueError(f"match must be '*', a path that begins with '/', or an operation, not {match!r}{meant}")
        with self._lock:
            self._counted.append([fault, fault.skip, fault.times])

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._counted.clear()

    def active(self) -> list[Fault]:
        """Return the faults that are still active."""
        with self._lock:
            return [fault for fault, _, _ in self._counted]

    def take(self, operation: str, method: str, path: str) -> Fault | None:
        """Return the first fault that applies to a request, and count it."""
        with self._lock:
            for counted in self._counted:
                fault, skip, times = cast("tuple[Fault, int, int | None]", tuple(counted))
                if not fault.matches(operation, method, path):
                    continue
                if skip > 0:
                    counted[1] = skip - 1
                    continue
                if times is not None:
                    counted[2] = times - 1
                    if times <= 1:
                        self._counted.remove(counted)
                return fault
        return None
