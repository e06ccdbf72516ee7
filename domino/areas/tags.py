"""Tags of projects."""

from __future__ import annotations

from collections.abc import Iterable

from domino_api import models
from domino_api.api import projects

from domino.errors import NotFoundError

from .choices import checked_id, checked_name, checked_names
from .project_records import AsyncProjectRecords
from .replies import AddedTags, Removed

__all__ = ["AsyncTags"]

#: So many tags are asked for at once when one is looked for.
_MOST = 1000


class AsyncTags(AsyncProjectRecords):
    """Tags."""

    async def tags_list(self, project_id: str | None = None) -> list[models.ProjectTag]:
        """List the tags of a project. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
        """
        return (await self.project_get(project_id)).tags or []

    async def tags_add(self, tags: Iterable[str], project_id: str | None = None) -> AddedTags:
        """Add tags to a project and return them; existing tags stay as they are. Wire facts 4.7.

        Args:
            tags: Their names.
            project_id: The project; None for the client's.
        """
        names = checked_names(tags, "tags")
        body = models.NewTags(tag_names=names)
        reply = await self._engine.call(projects.add_tags.operation(await self._id_of(project_id), body=body))
        return AddedTags([reply] if isinstance(reply, models.ProjectTag) else reply)

    async def tag_get_id(self, tag_name: str, project_id: str | None = None) -> str | None:
        """Return the id of a tag of a project, None if the project has no such tag. Wire facts 4.7.

        Args:
            tag_name: Its name.
            project_id: The project; None for the client's.
        """
        checked_name(tag_name, "tag_name")
        return next((tag.id for tag in await self.tags_list(project_id) if tag.name == tag_name), None)

    async def tag_details(self, tag_id: str) -> models.ProjectTag:
        """Return a tag by its id, from the client's project or else from the deployment. Wire facts 4.7.

        Args:
            tag_id: Its id.

        Raises:
            NotFoundError: There is none among the first 1000 tags of the deployment.
        """
        checked_id(tag_id, "tag_id")
        for tag in await self.tags_list():
            if tag.id == tag_id:
                return tag
        for tag in await self._engine.call(projects.list_tags.operation(limit=_MOST)):
            if tag.id == tag_id:
                return tag
        raise NotFoundError(f"there is no tag {tag_id}", operation="list_tags")

    async def tags_remove(self, tag_name: str, project_id: str | None = None) -> Removed:
        """Remove a tag from a project. Wire facts 4.2.

        Args:
            tag_name: Its name.
            project_id: The project; None for the client's.

        Raises:
            NotFoundError: The project has no such tag.
        """
        project = await self._id_of(project_id)
        tag_id = await self.tag_get_id(tag_name, project)
        if tag_id is None:
            raise NotFoundError(f"the project has no tag {tag_name!r}: see tags_list()", operation="remove_tag")
        await self._engine.call(projects.remove_tag.operation(project, tag_id))
        return Removed.from_dict({"success": True})
