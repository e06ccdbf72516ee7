"""What can be demanded of an outcome; each returns a check that fails with what happened instead."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from domino.errors import CallError

from .row import Check, Outcome, chain

__all__ = [
    "asked_elsewhere",
    "connections",
    "fact",
    "keeps_secrets",
    "last_cause",
    "raises",
    "requests",
    "returns",
    "slept",
    "tried",
    "warns",
]


def returns(value: Any) -> Check:
    """The call returned this, or something that the function accepts."""

    def check(outcome: Outcome) -> None:
        if outcome.error is not None:
            raise AssertionError(f"the call failed: {outcome.error!r}") from outcome.error
        if callable(value):
            assert value(outcome.value), outcome.value
        else:
            assert outcome.value == value

    return check


def raises(kind: type[BaseException], *texts: str, **attributes: object) -> Check:
    """The call raised exactly this kind of error, with these texts in it, and these attributes."""

    def check(outcome: Outcome) -> None:
        error = outcome.error
        if error is None:
            raise AssertionError(f"the call returned {outcome.value!r}")
        if type(error) is not kind:
            raise AssertionError(f"not {kind.__name__} but {error!r}") from error
        for text in texts:
            assert text in str(error), str(error)
        for name, value in attributes.items():
            assert getattr(error, name) == value, f"{name}: {getattr(error, name)!r}"

    return check


def requests(count: int) -> Check:
    """So many requests reached the server."""

    def check(outcome: Outcome) -> None:
        seen = [f"{request.method} {request.target}" for request in outcome.requests]
        assert len(seen) == count, seen

    return check


def connections(count: int) -> Check:
    """So many connections reached the server."""

    def check(outcome: Outcome) -> None:
        assert outcome.world.server.connections == count

    return check


def asked_elsewhere(count: int) -> Check:
    """So many requests reached the other origin, none with a credential."""

    def check(outcome: Outcome) -> None:
        seen = outcome.world.elsewhere.requests
        assert len(seen) == count, seen
        for request in seen:
            names = {name.lower() for name, _ in request.headers}
            assert not names & {"authorization", "x-domino-api-key", "cookie"}, names

    return check


def slept(*bounds: tuple[float, float]) -> Check:
    """The client waited as often, and each time so long: from, to."""

    def check(outcome: Outcome) -> None:
        times = outcome.world.clock.slept
        assert len(times) == len(bounds), times
        for time, (low, high) in zip(times, bounds, strict=True):
            assert low <= time <= high, times

    return check


def tried(count: int) -> Check:
    """The error tells so many tries."""

    def check(outcome: Outcome) -> None:
        assert isinstance(outcome.error, CallError)
        assert outcome.error.attempts == count
        if count > 1:
            assert f"tried {count} times in" in str(outcome.error)

    return check


def last_cause(*texts: str) -> Check:
    """The error has a cause whose text holds these."""

    def check(outcome: Outcome) -> None:
        assert outcome.error is not None
        assert outcome.error.__cause__ is not None
        for text in texts:
            assert text in str(outcome.error.__cause__)

    return check


def warns(text: str) -> Check:
    """A warning holds this text."""

    def check(outcome: Outcome) -> None:
        assert any(text in warning for warning in outcome.warned), outcome.warned

    return check


def fact(test: Callable[[Outcome], object]) -> Check:
    """The function finds the outcome right."""

    def check(outcome: Outcome) -> None:
        assert test(outcome), (outcome.value, outcome.error, outcome.requests)

    return check


def _pickled(client: Any) -> str:
    try:
        return repr(client.__reduce__())
    except TypeError as error:
        return str(error)  # a client with a key of its own refuses


def keeps_secrets(outcome: Outcome) -> None:
    """No credential is in any text that somebody could see: errors and all behind them, logs, the client itself."""
    seen: dict[str, str] = {"the log": outcome.log, "a warning": "\n".join(outcome.warned)}
    client: Any = outcome.world.notes.get("client")
    if client is not None:
        seen |= {"repr": repr(client), "vars": repr(vars(client)), "pickle": _pickled(client)}
    for error in chain(outcome.error):
        where = type(error).__name__
        seen[f"{where}'s text"] = f"{error} {error!r} {error.args!r}"
        seen[f"{where}'s attributes"] = repr(vars(error))
        request = getattr(error, "_request", None)
        if request is not None:
            seen[f"{where}'s request"] = repr(request.headers.raw) + str(request.url)
        seen[f"{where}'s frames"] = _our_frames(error)
    if outcome.error is not None and type(outcome.error).__module__.startswith("domino"):
        seen["the pickled error"] = repr(pickle.dumps(outcome.error))
    for where, text in seen.items():
        for secret in outcome.world.secrets:
            position = text.find(secret)
            assert position < 0, f"{where} holds the credential: {text[max(0, position - 200) : position + 60]}"


def _our_frames(error: BaseException) -> str:
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = {"domino", "domino_api"}
    return "\n".join(f"{frame.name}: {frame.locals}" for frame in told.stack if ours & set(Path(frame.filename).parts))
