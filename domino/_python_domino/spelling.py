"""python-domino's older camelCase spellings of parameters, accepted by keyword."""

from __future__ import annotations

import difflib
import functools
import inspect
from collections.abc import Callable
from typing import Any, TypedDict, TypeVar, cast

__all__ = ["OldCommit", "OldLog", "OldLogCall", "OldRunId", "OldStart", "OldStop", "OldStopCall", "renamed"]

F = TypeVar("F", bound=Callable[..., Any])

_NEW_NAMES = {
    "isDirect": "is_direct",
    "commitId": "commit_id",
    "publishApiEndpoint": "publish_api_endpoint",
    "saveChanges": "save_changes",
    "includeSetupLog": "include_setup_log",
    "runId": "run_id",
}


#: Keywords of other calls and of older versions, as scripts and assistants write them, and what is meant here.
_MEANT = {
    **dict.fromkeys(("hardware_tier_name", "hardwareTierName", "hardware_tier", "hardware_tier_id"), "tier"),
    **dict.fromkeys(("commit", "commit_hash", "commitid"), "commit_id"),
    **dict.fromkeys(("id", "run", "job_id", "jobId", "runid"), "run_id"),
    **dict.fromkeys(("poll_frequency", "poll_interval", "interval", "pollFreq"), "poll_freq"),
    **dict.fromkeys(("timeout", "max_wait", "max_wait_time", "maxPollTime"), "max_poll_time"),
    **dict.fromkeys(("name", "run_title", "runTitle"), "title"),
    **dict.fromkeys(("cmd", "args", "arguments"), "command"),
}
#: Keywords that nothing here takes, and why.
_NOWHERE = {
    "commitMessage": "the call that stops a run takes no message",
    "commit_message": "the call that stops a run takes no message",
    "environment_id": "a run has the project's environment; job_start takes one",
}


class OldStart(TypedDict, total=False):
    """Older spellings of the start of a run."""

    isDirect: bool | None
    commitId: str | None
    publishApiEndpoint: bool | None


class OldCommit(TypedDict, total=False):
    """Older spelling of a commit."""

    commitId: str | None


class OldRunId(TypedDict, total=False):
    """Older spelling of a run. It stands for a required argument: overloads say so."""

    runId: str


class OldStop(TypedDict, total=False):
    """Older spellings of stopping a run."""

    saveChanges: bool


class OldLog(TypedDict, total=False):
    """Older spellings of asking for a run's log."""

    includeSetupLog: bool


class OldStopCall(OldStop, OldRunId, total=False):
    """All older spellings of `run_stop`."""


class OldLogCall(OldLog, OldRunId, total=False):
    """All older spellings of `get_run_log`."""


def renamed(method: F) -> F:
    """Let a method take its parameters by their older names too; naming one twice, or a wrong one, is a TypeError."""
    names = [name for name, p in inspect.signature(method).parameters.items() if p.kind is not p.VAR_KEYWORD]

    def translate(given: dict[str, Any], by_position: int) -> None:
        for old, new in _NEW_NAMES.items():
            if old in given and new in names:
                if new in given or names.index(new) < by_position:
                    raise TypeError(f"{method.__name__}() got both {new} and its older spelling {old}")
                given[new] = given.pop(old)
        # An overload for the older spelling forces a default on the new one, so that it is missed only here.
        if "run_id" in names and "run_id" not in given and not names.index("run_id") < by_position:
            raise TypeError(f"{method.__name__}() missing 1 required argument: 'run_id'")
        for name in given:
            if name not in names:
                close = [_MEANT[name]] if _MEANT.get(name) in names else difflib.get_close_matches(name, names[1:], 1)
                hint = f"; did you mean {close[0]!r}?" if close else f": {_NOWHERE[name]}" if name in _NOWHERE else ""
                raise TypeError(f"{method.__name__}() got an unexpected keyword argument {name!r}{hint}")

    @functools.wraps(method)
    def call(*args: Any, **kwargs: Any) -> Any:
        __tracebackhide__ = True  # IPython and pytest leave this frame out
        translate(kwargs, len(args))
        return method(*args, **kwargs)

    @functools.wraps(method)
    async def call_suspending(*args: Any, **kwargs: Any) -> Any:
        __tracebackhide__ = True
        translate(kwargs, len(args))
        return await method(*args, **kwargs)

    # A coroutine function stays one: create_autospec and others tell by that what can be awaited.
    return cast("F", call_suspending if inspect.iscoroutinefunction(method) else call)
