# Made by scripts/regen.sh from domino/areas/tags.py: edit that file, not this one.
"""Tags of projects."""

from __future__ import annotations

from collections.abc import Iterable

from domino_api import models

from domino._calls.engine import run_blocking
from domino.areas.replies import AddedTags, Removed

from .project_records import ProjectRecords

__all__ = ["Tags"]


class Tags(ProjectRecords):
    """Tags."""

    def tags_list(self, project_id: str | None = None) -> list[models.ProjectTag]:
        """List the tags of a project. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.tags_list(project_id))

    def tags_add(self, tags: Iterable[str], project_id: str | None = None) -> AddedTags:
        """Add tags to a project and return them; existing tags stay as they are. Wire facts 4.7.

        Args:
            tags: Their names.
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.tags_add(tags, project_id))

    def tag_get_id(self, tag_name: str, project_id: str | None = None) -> str | None:
        """Return the id of a tag of a project, None if the project has no such tag. Wire facts 4.7.

        Args:
            tag_name: Its name.
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.tag_get_id(tag_name, project_id))

    def tag_details(self, tag_id: str) -> models.ProjectTag:
        """Return a tag by its id, from the client's project or else from the deployment. Wire facts 4.7.

        Args:
            tag_id: Its id.

        Raises:
            NotFoundError: There is none among the first 1000 tags of the deployment.
        """
        return run_blocking(self._suspending.tag_details(tag_id))

    def tags_remove(self, tag_name: str, project_id: str | None = None) -> Removed:
        """Remove a tag from a project. Wire facts 4.2.

        Args:
            tag_name: Its name.
            project_id: The project; None for the client's.

        Raises:
            NotFoundError: The project has no such tag.
        """
        return run_blocking(self._suspending.tags_remove(tag_name, project_id))
