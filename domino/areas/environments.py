"""Environments: what executions run in."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import TypeAlias, TypeVar

from domino_api import models
from domino_api.api import environments

from domino._calls.answers import check_about
from domino._calls.paging import Page, Place, paged
from domino.errors import DominoError

from .arguments import check_limit, checked_choice, checked_id
from .projects import AsyncProjects
from .revisions import Tool, Variables, checked_clusters, checked_tools, checked_variables, checked_visibility

__all__ = ["AsyncEnvironments"]

Cluster: TypeAlias = "models.PublicClusterType | str"
Body = TypeVar("Body", "models.NewEnvironment", "models.NewEnvironmentRevision")


class AsyncEnvironments(AsyncProjects):
    """Environments."""

    async def environments_list(self) -> models.EnvironmentList:
        """List the environments that the user can see, briefly: `.data` has their ids, names and visibilities.

        Domino calls this list deprecated (wire facts 4.6); `environments_iter` has more details.
        """
        return await self._engine.call(environments.list_environments.operation())

    def environments_iter(self, *, limit: int | None = None) -> AsyncGenerator[models.Environment, None]:
        """Yield the environments that the user can see, with their revisions, page by page. Wire facts 4.6.

        Args:
            limit: How many to return at most; None for all.
        """
        check_limit(limit)

        async def ask(place: Place) -> Page[models.Environment]:
            operation = environments.list_visible_environments.operation(offset=place.offset, limit=place.size)
            page = await self._engine.call(operation)
            return Page(page.environments, page.metadata.total_count if page.metadata else None)

        return paged(ask, lambda environment: environment.id, limit=limit)

    async def environments_useable(self) -> models.UseableEnvironments:
        """Return the environments that the project may use, as `.environments`, and the current one.

        The current one is `.currently_selected_environment`. Wire facts 4.6.

        Raises:
            NotFoundError: There is no such project, or the user may not see it.
        """
        operation = environments.list_useable_environments.operation(await self._find_project_id())
        return await self._engine.call(operation)

    async def get_environment(self, environment_id: str) -> models.EnvironmentEnvelope:
        """Return an environment as `.environment`, even if it is archived. Wire facts 4.6.

        Its `.latest_revision.status` is the state of the build: `succeeded` and `failed` are final.

        Args:
            environment_id: The environment.

        Raises:
            NotFoundError: It does not exist, or the user may not see it.
        """
        operation = environments.get_environment.operation(checked_id(environment_id, "environment_id"))
        found = await self._engine.call(operation)
        check_about(operation, "id", environment_id, found.environment.id)
        return found

    async def get_default_environment(self) -> models.EnvironmentDetails:
        """Return the environment that projects use by default. Wire facts 4.6.

        Its `.latest_revision_details.docker_image` is the default base image of `create_environment`.
        """
        return await self._engine.call(environments.get_default_environment.operation())

    async def create_environment(
        self,
        name: str,
        visibility: models.NewEnvironmentVisibility | str,
        dockerfile_instructions: str = "",
        environment_variables: Variables | None = None,
        base_image: str = "",
        post_run_script: str = "",
        post_setup_script: str = "",
        pre_run_script: str = "",
        pre_setup_script: str = "",
        skip_cache: bool = False,
        summary: str = "",
        supported_clusters: Sequence[Cluster] | None = None,
        tags: Sequence[str] | None = None,
        use_vpn: bool = False,
        workspace_tools: Sequence[Tool] | None = None,
        add_base_dependencies: bool = True,
        description: str = "",
        is_restricted: bool = False,
        organization_owner_id: str | None = None,
        *,
        is_curated: bool | None = None,
        rebuild_on_base_changes: models.PublicRebuildRule | str | None = None,
    ) -> models.EnvironmentEnvelope:
        """Create an environment, and return it as `.environment` while its first revision is being built.

        It is sent only once. If the reply is lost, look for it in `environments_iter()`. Wire facts 4.6.

        Args:
            name: Its name.
            visibility: `private` or `global`, in upper or lower case; it is sent as you write it.
            dockerfile_instructions: What to add to the image.
            environment_variables: A dict, as `{"USERNAME": "x"}`, or dicts with `key` (or `name`) and `value`.
            base_image: The image to build on; if empty, that of the default environment.
            post_run_script: A script to run after each execution.
            post_setup_script: A script to run after packages are installed.
            pre_run_script: A script to run before each execution.
            pre_setup_script: A script to run before packages are installed.
            skip_cache: Whether to rebuild each layer of the image.
            summary: What is new in the first revision.
            supported_clusters: The kinds of compute clusters that it can be used for.
            tags: Tags of the first revision.
            use_vpn: Whether executions use a VPN.
            workspace_tools: Tools of workspaces in it, as NewEnvironmentTool or dicts.
            add_base_dependencies: Whether to add what Domino itself needs to the image.
            description: A description.
            is_restricted: Whether restricted projects use it; this needs the permission ClassifyEnvironments.
            organization_owner_id: The organization that owns a private environment; None for you.
            is_curated: Whether administrators vouch for it; None leaves it to the server.
            rebuild_on_base_changes: `never` or `followActive`; None leaves it to the server.

        Raises:
            ValueError: The name is empty, or a word is misspelt.
            DominoError: No image was given, and the default environment has none.
        """
        rule = rebuild_on_base_changes
        body = models.NewEnvironment(
            name=checked_id(name, "name"),
            visibility=checked_visibility(visibility),
            dockerfile_instructions=dockerfile_instructions,
            environment_variables=checked_variables(environment_variables),
            image=base_image,
            post_run_script=post_run_script,
            post_setup_script=post_setup_script,
            pre_run_script=pre_run_script,
            pre_setup_script=pre_setup_script,
            skip_cache=skip_cache,
            summary=summary,
            supported_clusters=checked_clusters(supported_clusters),
            tags=list(tags or ()),
            use_vpn=use_vpn,
            workspace_tools=checked_tools(workspace_tools),
            add_base_dependencies=add_base_dependencies,
            description=description,
            is_restricted=is_restricted,
            org_owner_id=organization_owner_id,
            is_curated=is_curated,
            rebuild_on_base_changes=None if rule is None else checked_choice(rule, models.PublicRebuildRule, "rule"),
        )
        operation = environments.create_environment.operation(body=await self._with_image(body))
        return await self._engine.call(operation)

    async def environments_duplicate(self, environment_id: str) -> models.EnvironmentEnvelope:
        """Copy an environment, and return the copy as `.environment`; the server chooses its name.

        It is sent only once. Wire facts 4.6.

        Args:
            environment_id: The environment to copy.
        """
        body = models.NewEnvironment(duplicate_from_environment_id=checked_id(environment_id, "environment_id"))
        return await self._engine.call(environments.create_environment.operation(body=body))

    async def create_environment_revision(
        self,
        environment_id: str,
        dockerfile_instructions: str = "",
        environment_variables: Variables | None = None,
        base_image: str | None = None,
        post_run_script: str = "",
        post_setup_script: str = "",
        pre_run_script: str = "",
        pre_setup_script: str = "",
        skip_cache: bool = False,
        summary: str = "",
        supported_clusters: Sequence[Cluster] | None = None,
        tags: Sequence[str] | None = None,
        use_vpn: bool = False,
        workspace_tools: Sequence[Tool] | None = None,
    ) -> models.EnvironmentRevisionEnvelope:
        """Create a revision of an environment, and return it as `.environment_revision` while it is being built.

        Nothing is taken over from the previous revision: what you leave out is empty. Sent only once. Wire facts 4.6.

        Args:
            environment_id: The environment.
            dockerfile_instructions: What to add to the image.
            environment_variables: A dict, as `{"USERNAME": "x"}`, or dicts with `key` (or `name`) and `value`.
            base_image: The image to build on; None for that of the DEFAULT environment.
            post_run_script: A script to run after each execution.
            post_setup_script: A script to run after packages are installed.
            pre_run_script: A script to run before each execution.
            pre_setup_script: A script to run before packages are installed.
            skip_cache: Whether to rebuild each layer of the image.
            summary: What is new in it.
            supported_clusters: The kinds of compute clusters that it can be used for.
            tags: Its tags.
            use_vpn: Whether executions use a VPN.
            workspace_tools: Tools of workspaces in it, as NewEnvironmentTool or dicts.

        Raises:
            NotFoundError: There is no such environment.
            ValueError: A word is misspelt.
            DominoError: No image was given, and the default environment has none.
        """
        checked = checked_id(environment_id, "environment_id")
        body = models.NewEnvironmentRevision(
            dockerfile_instructions=dockerfile_instructions,
            environment_variables=checked_variables(environment_variables),
            image=base_image or "",
            post_run_script=post_run_script,
            post_setup_script=post_setup_script,
            pre_run_script=pre_run_script,
            pre_setup_script=pre_setup_script,
            skip_cache=skip_cache,
            summary=summary,
            supported_clusters=checked_clusters(supported_clusters),
            tags=list(tags or ()),
            use_vpn=use_vpn,
            workspace_tools=checked_tools(workspace_tools),
        )
        operation = environments.create_environment_revision.operation(checked, body=await self._with_image(body))
        return await self._engine.call(operation)

    async def restrict_environment_revision(
        self, environment_id: str, revision_id: str, *, is_restricted: bool = True
    ) -> None:
        """Make a revision the one that restricted projects use. Wire facts 4.6.

        Args:
            environment_id: The environment.
            revision_id: The revision.
            is_restricted: False to undo this.

        Raises:
            NotFoundError: There is no such revision.
            PermissionDeniedError: This needs the permission ClassifyEnvironments.
        """
        operation = environments.update_environment_revision.operation(
            checked_id(environment_id, "environment_id"),
            checked_id(revision_id, "revision_id"),
            body=models.EnvironmentRevisionUpdate(is_restricted=is_restricted),
        )
        await self._engine.call(operation)

    async def archive_environment(self, environment_id: str) -> None:
        """Hide an environment from lists; it can still be found by its id. Wire facts 4.6.

        Args:
            environment_id: The environment.

        Raises:
            NotFoundError: It does not exist.
        """
        operation = environments.archive_environment.operation(checked_id(environment_id, "environment_id"))
        await self._engine.call(operation)

    async def _with_image(self, body: Body) -> Body:
        """Return what is to be made with an image: where none was named, that of the default environment."""
        if body.image:
            return body
        default = await self.get_default_environment()
        for revision in (default.latest_revision_details, default.base):
            if revision is not None and revision.docker_image:
                return type(body).from_dict({**body, "image": revision.docker_image})
        raise DominoError("the default environment does not tell its image: name one as base_image")
