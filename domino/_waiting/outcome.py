"""A run that was waited for, as it is handed over."""

from __future__ import annotations

from domino_api import models

from domino._web import handed_on

__all__ = ["FinishedRun"]


class FinishedRun(models.Run):
    """A run that was waited for: it also answers `run_id`, `["runId"]` and the `message` of its start."""

    __slots__ = ()

    @classmethod
    def of(cls, run: models.Run, message: str | None = None) -> FinishedRun:
        """Return the run with what its start replied."""
        wire = {**run.to_dict(), "runId": run.id}
        if message is not None:
            wire["message"] = message
        return handed_on(cls.from_dict(wire), run)

    @property
    def run_id(self) -> str:
        """The run's id, under the name that the start's reply has for it."""
        return self.id

    @property
    def message(self) -> str | None:
        """What the server said at the start, a sentence with a URL; None if this client did not start the run."""
        message: str | None = self.get("message")
        return message
