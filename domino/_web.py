"""The pages of a deployment: where a person looks at what a reply tells of. Wire facts 4.12.

A reply knows from which deployment and project it came; whether it has a page there is found out when somebody looks.
No link is better than a wrong one: what may belong to another project, or to an old commit, has none.
"""

from __future__ import annotations

import re
from typing import TypeVar
from urllib.parse import quote

from attrs import define
from domino_api import models
from domino_api.wire import is_list
from domino_api.wire_model import WireModel, note_origin, origin_of

__all__ = ["Home", "handed_on", "page_in_message", "web_page"]

R = TypeVar("R", bound=WireModel)

_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+", re.ASCII)


@define(eq=False)
class Home:
    """Where the replies of a client come from. It holds words alone, so that a reply keeps no connection alive.

    Attributes:
        host: Scheme, host and port of the pages; None where no browser reaches them.
        owner: The owner of the client's project.
        project: Its name.
        project_id: Its id, once it is known.
    """

    host: str | None
    owner: str
    project: str
    project_id: str | None = None

    def mark(self, reply: object) -> None:
        """Note on a reply, and on what is listed in it, that it came from here."""
        if isinstance(reply, WireModel):
            note_origin(reply, self)
            for value in reply.values():
                self._mark_held(value)
        else:
            self._mark_held(reply)

    def _mark_held(self, value: object) -> None:
        if isinstance(value, WireModel):
            note_origin(value, self)
        # A list has items of one kind, and most lists in replies have texts.
        elif is_list(value) and value and isinstance(value[0], WireModel):
            for item in value:
                if isinstance(item, WireModel):
                    note_origin(item, self)

    def page_of_project(self) -> str | None:
        """Return the address of the client's project."""
        return self._page("u", self.owner, self.project, "overview")

    def page_of_run(self, identity: str) -> str | None:
        """Return the address of a run or job of the client's project, which share their pages."""
        return self._page("jobs", self.owner, self.project, identity)

    def page_of(self, reply: WireModel) -> str | None:
        """Return the address of what a reply tells of; None where it has no page, or none that is known."""
        if isinstance(reply, models.Project):
            return self._page("u", reply.owner.user_name if reply.owner is not None else None, reply.name, "overview")
        if isinstance(reply, models.ProjectSummary | models.VisibleProject | models.MadeProject):
            return self._page("u", reply.owner_username, reply.name, "overview")
        area, *segments = self._place(reply)
        return self._page(area, self.owner, self.project, *segments) if area is not None else None

    def _place(self, reply: WireModel) -> tuple[str | None, ...]:
        """Return what stands before and behind the client's project in the address; None for what has no page in it."""
        if isinstance(reply, models.Run):
            return "jobs", reply.id
        if isinstance(reply, models.RunStarted):
            return "jobs", reply.run_id
        if isinstance(reply, models.RunList):
            return ("jobs",)
        if isinstance(reply, models.ProjectFile):
            return "u", "view", *reply.path.strip("/").split("/")
        if isinstance(reply, models.FileList):
            return "u", "browse"
        if isinstance(reply, models.Job) and self._is_own(reply.project_id):
            return "jobs", reply.id
        if isinstance(reply, models.JobPage) and all(self._is_own(job.project_id) for job in reply.jobs):
            return ("jobs",) if reply.jobs else (None,)
        if isinstance(reply, models.Dataset) and self._is_own(reply.project_id):
            return "u", "data", "rw", "upload", reply.name, reply.id
        return (None,)

    def _is_own(self, project_id: str | None) -> bool:
        return project_id is not None and project_id == self.project_id

    def _page(self, *segments: str | None) -> str | None:
        """Return an address; None where a segment is missing, or would lead out of the folder that it stands in."""
        quoted = [quote(segment or "", safe="") for segment in segments]
        if self.host is None or not all(quoted) or any(segment in (".", "..") for segment in quoted):
            return None
        return "/".join((self.host, *quoted))


def handed_on(made: R, reply: WireModel) -> R:
    """Return a reply that was made of another one, which now came from the same place."""
    note_origin(made, origin_of(reply))
    return made


def page_in_message(reply: WireModel) -> str | None:
    """Return the address that a start's reply tells in words: the server knows best. Wire facts 2.3."""
    message = reply.get("message")
    found = _ADDRESS.search(message) if isinstance(message, str) else None
    return found[0].rstrip(".,;:!?)") if found is not None else None


def web_page(reply: object) -> str | None:
    """Return the address of the page about a reply; None where it has none, or none that is known."""
    if not isinstance(reply, WireModel):
        return None
    told = page_in_message(reply) if isinstance(reply, models.Run | models.RunStarted) else None
    home = origin_of(reply)
    return told or (home.page_of(reply) if isinstance(home, Home) else None)
