"""Projects: list, look at and archive them."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from domino_api import models
from domino_api.api import projects

from domino._calls.answers import check_about
from domino._calls.paging import Page, Place, paged
from domino.errors import DominoError, NotFoundError

from .choices import check_limit, checked_choice, checked_id, checked_name
from .projects import AsyncProjects

__all__ = ["AsyncProjectRecords"]


class AsyncProjectRecords(AsyncProjects):
    """Projects."""

    async def projects_list(
        self,
        relationship: str | models.ProjectRelationship = "Owned",
        show_completed: bool = False,
        *,
        limit: int | None = None,
        include_searchable_and_public: bool | None = None,
    ) -> list[models.ListedProject]:
        """List projects as the web interface does, the most recently changed first. Wire facts 4.7.

        Args:
            relationship: What you have to do with them: `Owned`, `Collaborating`, `OwnedAndCollaborating`, `Popular` or
                `Suggested`.
            show_completed: Whether to include projects whose status is `complete`.
            limit: How many to return at most; None for as many as the server sends.
            include_searchable_and_public: Whether those of others that you can find are in it; with
                `OwnedAndCollaborating` only.

        Raises:
            ValueError: There is no such relationship. Nothing was sent.
        """
        if relationship == "Suggesting":  # so python-domino spells it, which servers never did
            relationship = models.ProjectRelationship.SUGGESTED
        chosen = checked_choice(relationship, models.ProjectRelationship, "relationship")
        check_limit(limit)
        if limit == 0:
            return []
        operation = projects.list_projects.operation(
            relationship=chosen,
            show_completed=show_completed,
            limit=limit,
            include_searchable_and_public=include_searchable_and_public,
        )
        return (await self._engine.call(operation))[:limit]

    def projects_iter(self, limit: int | None = None) -> AsyncGenerator[models.VisibleProject, None]:
        """Yield every project that you may see, page by page. Wire facts 4.7.

            for project in domino.projects_iter():
                print(project.owner_username, project.name)

        Args:
            limit: How many to return at most; None for all.
        """
        check_limit(limit)

        async def ask(place: Place) -> Page[models.VisibleProject]:
            operation = projects.list_visible_projects.operation(offset=place.offset, limit=place.size)
            reply = await self._engine.call(operation)
            return Page(reply.projects, reply.metadata.total_count if reply.metadata else None)

        return paged(ask, lambda project: project.id, limit=limit)

    async def project_get(self, project_id: str | None = None) -> models.ProjectSummary:
        """Return a project with its tags, its collaborators and their roles. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.

        Raises:
            NotFoundError: There is no project with this id that you may see.
        """
        found = await self._id_of(project_id)
        operation = projects.get_project_summary.operation(found)
        project = await self._engine.call(operation)
        check_about(operation, "id", found, project.id)
        return project

    async def project_archive(self, project_name: str) -> None:
        """Archive a project of yours: it leaves all lists, and its runs are stopped. Only an administrator undoes that.

        Wire facts 4.2 and 4.7.

        Args:
            project_name: Its name, without the owner's.

        Raises:
            NotFoundError: You do not own a project of this name.
            DominoError: The server lists several of this name.
        """
        checked_name(project_name, "project_name")
        owned = await self.projects_list(show_completed=True)
        # A server that does not know the filter lists those of others, too.
        yours = (None, models.ProjectRelationship.OWNED)
        found = [project for project in owned if project.name == project_name and project.relationship in yours]
        if not found:
            hint = " (write the name without the owner)" if "/" in project_name else ""
            raise NotFoundError(f"you own no project {project_name!r}{hint}", operation="archive_project")
        if len(found) > 1:
            ids = " and ".join(project.id for project in found)
            raise DominoError(f"several projects of yours have the name {project_name!r}: {ids}")
        await self._engine.call(projects.archive_project.operation(found[0].id))

    async def _id_of(self, project_id: str | None) -> str:
        return await self._find_project_id() if project_id is None else checked_id(project_id, "project_id")
