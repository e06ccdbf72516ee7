"""python-domino's older spellings of parameters."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any
from unittest.mock import create_autospec

import pytest

from domino import AsyncDomino, Domino
from domino._python_domino.spelling import renamed


@renamed
def method(run_id: str = "", save_changes: bool = True, commit_id: str | None = None, **old: Any) -> tuple[Any, ...]:
    """Return the arguments; the decorator's subject in these tests."""
    return run_id, save_changes, commit_id, old


@pytest.mark.parametrize(
    ("positional", "named", "received"),
    [
        (["r"], {}, ("r", True, None)),
        ([], {"run_id": "r"}, ("r", True, None)),
        ([], {"runId": "r"}, ("r", True, None)),
        (["r", False], {"commitId": "c"}, ("r", False, "c")),
        ([], {"runId": "r", "saveChanges": False, "commitId": None}, ("r", False, None)),
        (["r"], {"saveChanges": False, "commit_id": "c"}, ("r", False, "c")),
    ],
)
def test_each_spelling_means_the_same(positional: list[Any], named: dict[str, Any], received: tuple[Any, ...]) -> None:
    """By position, by name, by older name; nothing is left over."""
    assert method(*positional, **named) == (*received, {})


@pytest.mark.parametrize(
    ("positional", "named", "message"),
    [
        (["r"], {"runId": "r"}, "got both run_id and its older spelling runId"),
        ([], {"run_id": "r", "runId": "r"}, "got both run_id and its older spelling runId"),
        (["r", True], {"saveChanges": True}, "got both save_changes and its older spelling saveChanges"),
        ([], {}, "missing 1 required argument: 'run_id'"),
        (["r"], {"isDirect": True}, "unexpected keyword argument 'isDirect'"),
        (["r"], {"save_change": True}, "unexpected keyword argument 'save_change'; did you mean 'save_changes'[?]$"),
        (["r"], {"color": True}, "unexpected keyword argument 'color'$"),
        (["r"], {"old": 1}, "unexpected keyword argument 'old'"),
    ],
)
def test_both_spellings_or_a_wrong_one_are_a_type_error(
    positional: list[Any], named: dict[str, Any], message: str
) -> None:
    """The function's name is in the message."""
    with pytest.raises(TypeError, match=rf"^method\(\).*{message}"):
        method(*positional, **named)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda d: d.runs_start(["main.py"], hardware_tier_name="Small"), "did you mean 'tier'[?]"),
        (lambda d: d.runs_start_blocking(["main.py"], poll_frequency=1), "did you mean 'poll_freq'[?]"),
        (lambda d: d.runs_start_blocking(["main.py"], timeout=1), "did you mean 'max_poll_time'[?]"),
        (lambda d: d.runs_status("57dafe", job_id="1"), "did you mean 'run_id'[?]"),
        (
            lambda d: d.run_stop("57dafe", commitMessage="x"),
            "'commitMessage': the call that stops a run takes no message",
        ),
        (lambda d: d.runs_start(["main.py"], environment_id="x"), "a run has the project's environment"),
    ],
)
def test_keywords_of_other_calls_get_a_hint(call: Any, says: str) -> None:
    """What scripts and assistants write for this one; nothing is sent."""
    with pytest.raises(TypeError, match=f"unexpected keyword argument .*{says}"):
        call(Domino("a/b", "key", "https://domino.example.com"))


def test_a_method_of_asyncdomino_can_be_awaited_on_an_autospec() -> None:
    """Every coroutine function is seen as one, whatever decorates it."""
    fake = create_autospec(AsyncDomino, instance=True)
    for name in ("runs_start", "runs_start_blocking", "runs_status", "runs_stdout", "files_list", "run_stop"):
        assert inspect.iscoroutinefunction(getattr(AsyncDomino, name))
        getattr(fake, name).return_value = name

    async def scenario() -> list[str]:
        started = await fake.runs_start(["main.py"], title="t")
        return [started, await fake.runs_status("1"), await fake.run_stop("1", save_changes=False)]

    assert asyncio.run(scenario()) == ["runs_start", "runs_status", "run_stop"]
