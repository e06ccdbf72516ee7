# Made by scripts/regen.sh from domino/areas/goals.py: edit that file, not this one.
"""Goals of projects, and the git repositories in them."""

from __future__ import annotations

from collections.abc import Generator, Mapping

from domino_api import models

from domino._calls.engine import iterate_blocking, run_blocking
from domino._calls.paging import LARGEST_PAGE

from .project_records import ProjectRecords

__all__ = ["Goals"]


class Goals(ProjectRecords):
    """Goals and git repositories."""

    def goals_list(self, project_id: str | None = None) -> list[models.Goal]:
        """List the goals of a project. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.goals_list(project_id))

    def goals_add(
        self,
        title: str,
        description: str | None = None,
        *,
        project_id: str | None = None,
        assignee_id: str | None = None,
        stage_id: str | None = None,
    ) -> models.Goal:
        """Add a goal to a project and return it. Wire facts 4.7.

        Args:
            title: What to achieve.
            description: More about it.
            project_id: The project; None for the client's.
            assignee_id: The id of the user who is responsible.
            stage_id: The id of its stage.
        """
        return run_blocking(
            self._suspending.goals_add(
                title, description, project_id=project_id, assignee_id=assignee_id, stage_id=stage_id
            )
        )

    def goals_update(self, goal_id: str, is_complete: bool = True, *, project_id: str | None = None) -> models.Goal:
        """Mark a goal as complete or not, and return it. Wire facts 4.7.

        Args:
            goal_id: The goal.
            is_complete: Whether it is.
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.goals_update(goal_id, is_complete, project_id=project_id))

    def goals_remove(self, goal_id: str, *, project_id: str | None = None) -> None:
        """Remove a goal from a project. Wire facts 4.7.

        Args:
            goal_id: The goal.
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.goals_remove(goal_id, project_id=project_id))

    def git_repositories_list(
        self, project_id: str | None = None, *, offset: int = 0, limit: int = LARGEST_PAGE
    ) -> list[models.ProjectRepository]:
        """List one page of the git repositories in a project, without the main one. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
            offset: How many to skip.
            limit: How many to return at most.
        """
        return run_blocking(self._suspending.git_repositories_list(project_id, offset=offset, limit=limit))

    def git_repositories_iter(
        self, project_id: str | None = None, limit: int | None = None
    ) -> Generator[models.ProjectRepository, None, None]:
        """Yield the git repositories in a project, page by page, without the main one. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
            limit: How many to return at most; None for all.
        """
        return iterate_blocking(self._suspending.git_repositories_iter(project_id, limit))

    def git_repositories_add(
        self,
        uri: str,
        name: str | None = None,
        *,
        project_id: str | None = None,
        default_ref: models.RepositoryRef | Mapping[str, str] | None = None,
        service_provider: str | models.PublicGitServiceProvider | None = None,
        git_credential_id: str | None = None,
    ) -> models.ProjectRepository:
        """Add a git repository to a project and return it: runs and jobs then find its files. Wire facts 4.7.

        The call is sent only once. If its reply is lost, `git_repositories_list()` shows whether it worked.

        Args:
            uri: Its address, such as `https://github.com/torvalds/linux`.
            name: Its name in the project; None to take it from the address.
            project_id: The project; None for the client's.
            default_ref: What is used of it, as `RepositoryRef(ref_type="Branch", value="master")`; None for its head.
            service_provider: The kind of host, such as `Github`; None leaves it to the server.
            git_credential_id: The id of your credential for it.
        """
        return run_blocking(
            self._suspending.git_repositories_add(
                uri,
                name,
                project_id=project_id,
                default_ref=default_ref,
                service_provider=service_provider,
                git_credential_id=git_credential_id,
            )
        )

    def git_repositories_remove(self, repository_id: str, *, project_id: str | None = None) -> None:
        """Remove a git repository from a project; the repository itself is not changed. Wire facts 4.7.

        Args:
            repository_id: Its id in Domino.
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.git_repositories_remove(repository_id, project_id=project_id))
