"""Goals of projects, and the git repositories in them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping

from domino_api import models
from domino_api.api import projects

from domino._calls.answers import check_about, check_removed
from domino._calls.paging import LARGEST_PAGE, Page, Place, paged

from .choices import check_limit, checked_choice, checked_id, checked_name
from .project_records import AsyncProjectRecords

__all__ = ["AsyncGoals"]


class AsyncGoals(AsyncProjectRecords):
    """Goals and git repositories."""

    async def goals_list(self, project_id: str | None = None) -> list[models.Goal]:
        """List the goals of a project. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
        """
        return (await self._engine.call(projects.list_goals.operation(await self._id_of(project_id)))).goals

    async def goals_add(
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
        body = models.NewGoal(
            title=checked_name(title, "title"), description=description, assignee_id=assignee_id, stage_id=stage_id
        )
        operation = projects.add_goal.operation(await self._id_of(project_id), body=body)
        return (await self._engine.call(operation)).goal

    async def goals_update(
        self, goal_id: str, is_complete: bool = True, *, project_id: str | None = None
    ) -> models.Goal:
        """Mark a goal as complete or not, and return it. Wire facts 4.7.

        Args:
            goal_id: The goal.
            is_complete: Whether it is.
            project_id: The project; None for the client's.
        """
        checked_id(goal_id, "goal_id")
        body = models.GoalUpdate(is_complete=is_complete)
        operation = projects.update_goal.operation(await self._id_of(project_id), goal_id, body=body)
        goal = (await self._engine.call(operation)).goal
        check_about(operation, "id", goal_id, goal.id)
        return goal

    async def goals_remove(self, goal_id: str, *, project_id: str | None = None) -> None:
        """Remove a goal from a project. Wire facts 4.7.

        Args:
            goal_id: The goal.
            project_id: The project; None for the client's.
        """
        checked_id(goal_id, "goal_id")
        operation = projects.remove_goal.operation(await self._id_of(project_id), goal_id)
        check_removed(operation, await self._engine.call(operation))

    async def git_repositories_list(
        self, project_id: str | None = None, *, offset: int = 0, limit: int = LARGEST_PAGE
    ) -> list[models.ProjectRepository]:
        """List one page of the git repositories in a project, without the main one. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
            offset: How many to skip.
            limit: How many to return at most.
        """
        found = await self._id_of(project_id)
        operation = projects.list_git_repositories.operation(found, offset=offset, limit=limit)
        return (await self._engine.call(operation)).repositories

    def git_repositories_iter(
        self, project_id: str | None = None, limit: int | None = None
    ) -> AsyncGenerator[models.ProjectRepository, None]:
        """Yield the git repositories in a project, page by page, without the main one. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
            limit: How many to return at most; None for all.
        """
        check_limit(limit)

        async def ask(place: Place) -> Page[models.ProjectRepository]:
            found = await self._id_of(project_id)
            operation = projects.list_git_repositories.operation(found, offset=place.offset, limit=place.size)
            reply = await self._engine.call(operation)
            return Page(reply.repositories, reply.metadata.total_count if reply.metadata else None)

        return paged(ask, lambda repository: repository.id, limit=limit)

    async def git_repositories_add(
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
        provider: models.PublicGitServiceProvider | None = None
        if service_provider is not None:
            provider = checked_choice(service_provider, models.PublicGitServiceProvider, "service_provider")
        body = models.NewGitRepository(
            uri=checked_name(uri, "uri"),
            name=name,
            default_ref=None if default_ref is None else models.RepositoryRef.from_dict(dict(default_ref)),
            service_provider=provider,
            git_credential_id=git_credential_id,
        )
        operation = projects.add_git_repository.operation(await self._id_of(project_id), body=body)
        return (await self._engine.call(operation)).repository

    async def git_repositories_remove(self, repository_id: str, *, project_id: str | None = None) -> None:
        """Remove a git repository from a project; the repository itself is not changed. Wire facts 4.7.

        Args:
            repository_id: Its id in Domino.
            project_id: The project; None for the client's.
        """
        checked_id(repository_id, "repository_id")
        operation = projects.remove_git_repository.operation(await self._id_of(project_id), repository_id)
        check_removed(operation, await self._engine.call(operation))
