"""The link from a task in Airflow's web page to the page of its run or job."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import quote

from domino import Domino

from ._airflow import BaseOperatorLink

__all__ = ["DominoLink", "page_of"]


class DominoLink(BaseOperatorLink):
    """A button that leads to the page of the task's run or job.

    Airflow reads the address from the task's XCom. The operators push it as soon as the run has started, so that the
    button is there while the run goes on; Airflow itself asks for it once more when the task is deferred or over.
    """

    name: ClassVar[str] = "Open in Domino"  # type: ignore[misc]

    def get_link(self, operator: Any, *, ti_key: object) -> str:
        """Return the address; an empty one, and so no button, where nothing was started."""
        return getattr(operator, "page", None) or ""


def page_of(domino: Domino, run_id: str) -> str:
    """Return the address of the page of a run or job, as the reply to a start has it. Wire facts 2.3."""
    return f"{domino.host}/jobs/{quote(domino.project)}/{quote(run_id, safe='')}"
