# Made by scripts/regen.sh from domino/areas/project_records.py: edit that file, not this one.
"""Projects: list, look at and archive them."""

from __future__ import annotations

from collections.abc import Generator

from domino_api import models

from domino._calls.engine import iterate_blocking, run_blocking

from .projects import Projects

__all__ = ["ProjectRecords"]


class ProjectRecords(Projects):
    """Projects."""

    def projects_list(
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
        return run_blocking(
            self._suspending.projects_list(
                relationship, show_completed, limit=limit, include_searchable_and_public=include_searchable_and_public
            )
        )

    def projects_iter(self, limit: int | None = None) -> Generator[models.VisibleProject, None, None]:
        """Yield every project that you may see, page by page. Wire facts 4.7.

            for project in domino.projects_iter():
                print(project.owner_username, project.name)

        Args:
            limit: How many to return at most; None for all.
        """
        return iterate_blocking(self._suspending.projects_iter(limit))

    def project_get(self, project_id: str | None = None) -> models.ProjectSummary:
        """Return a project with its tags, its collaborators and their roles. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.

        Raises:
            NotFoundError: There is no project with this id that you may see.
        """
        return run_blocking(self._suspending.project_get(project_id))

    def project_archive(self, project_name: str) -> None:
        """Archive a project of yours: it leaves all lists, and its runs are stopped. Only an administrator undoes that.

        Wire facts 4.2 and 4.7.

        Args:
            project_name: Its name, without the owner's.

        Raises:
            NotFoundError: You do not own a project of this name.
            DominoError: The server lists several of this name.
        """
        return run_blocking(self._suspending.project_archive(project_name))
