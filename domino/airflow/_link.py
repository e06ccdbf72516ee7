"""The link from a task in Airflow's web interface to the page of its run or job."""

from __future__ import annotations

from typing import Any, ClassVar

from ._airflow import BaseOperatorLink

__all__ = ["DominoLink"]


class DominoLink(BaseOperatorLink):
    """A button that leads to the page of the task's run or job.

    Airflow reads the address from the task's XCom. The operators push it as soon as the run has started, so that the
    button is there while the run goes on; Airflow itself asks for it again when the task is deferred or over.
    """

    name: ClassVar[str] = "Open in Domino"  # type: ignore[misc]

    def get_link(self, operator: Any, *, ti_key: object) -> str:
        """Return the address; an empty one, and so no button, if nothing was started or it has no known page."""
        return getattr(operator, "page", None) or ""
