"""What waits for a run or job while no worker does."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any, Literal, TypeAlias

from domino.errors import DominoError, RunFailedError

from ._airflow import BaseTrigger, TriggerEvent
from ._hook import DominoHook

__all__ = ["DominoTrigger", "Kind"]

#: What is waited for.
Kind: TypeAlias = Literal["run", "job"]


class DominoTrigger(BaseTrigger):
    """Waits in Airflow's triggerer until a run or job is over, however it ends.

    It holds no credential; that comes from the connection, or from the triggerer's environment. Its event is
    `{"id": ...}`, with an `error` if the wait failed.

    Args:
        kind: `run` or `job`.
        id: Its id.
        project: The project, as `owner/project`.
        deadline: When the wait ends at the latest, in seconds since 1970 UTC, so that it stays the same if the
            triggerer restarts.
        poll_freq: Seconds between two polls.
        domino_conn_id: The connection; None for the environment.
        host: The deployment, if the connection does not name it.
        domino_token_file: A file with a bearer token.
    """

    def __init__(
        self,
        kind: Kind,
        id: str,
        project: str,
        deadline: float,
        poll_freq: float = 5,
        domino_conn_id: str | None = None,
        host: str | None = None,
        domino_token_file: str | None = None,
    ) -> None:
        super().__init__()
        self.kind: Kind = kind
        self.id = id
        self.project = project
        self.deadline = deadline
        self.poll_freq = poll_freq
        self.domino_conn_id = domino_conn_id
        self.host = host
        self.domino_token_file = domino_token_file

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return what the triggerer makes it of."""
        names = ("kind", "id", "project", "deadline", "poll_freq", "domino_conn_id", "host", "domino_token_file")
        return f"{__name__}.{type(self).__name__}", {name: getattr(self, name) for name in names}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Wait until it is over, and say so."""
        event: dict[str, Any] = {"id": self.id}
        try:
            async with await self._hook().get_async_conn() as domino:
                wait = domino.runs_wait if self.kind == "run" else domino.job_wait
                await wait(self.id, self.poll_freq, max(self.deadline - time.time(), 1))
        except RunFailedError:
            pass  # it is over: the worker that takes over tells how, with its log
        except DominoError as error:
            event["error"] = str(error)
        yield TriggerEvent(event)

    async def on_kill(self) -> None:
        """Stop it, when a user has ended the task; Airflow before 3.3 does not say so to triggers."""
        async with await self._hook().get_async_conn() as domino:
            await (domino.runs_stop if self.kind == "run" else domino.job_stop)(self.id)

    def _hook(self) -> DominoHook:
        return DominoHook(self.domino_conn_id, self.project, host=self.host, domino_token_file=self.domino_token_file)
