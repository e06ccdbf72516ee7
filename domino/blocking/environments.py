# Made by scripts/regen.sh from domino/areas/environments.py: edit that file, not this one.
"""Environments: what executions run in."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from domino_api import models

from domino._calls.engine import iterate_blocking, run_blocking
from domino.areas.environments import Cluster
from domino.areas.revisions import Tool, Variables

from .projects import Projects

__all__ = ["Environments"]


class Environments(Projects):
    """Environments."""

    def environments_list(self) -> models.EnvironmentList:
        """List the environments that the user can see, briefly: `.data` has their ids, names and visibilities.

        Domino calls this list deprecated (wire facts 4.6); `environments_iter` has more details.
        """
        return run_blocking(self._suspending.environments_list())

    def environments_iter(self, *, limit: int | None = None) -> Generator[models.Environment, None, None]:
        """Yield the environments that the user can see, with their revisions, page by page. Wire facts 4.6.

        Args:
            limit: How many to return at most; None for all.
        """
        return iterate_blocking(self._suspending.environments_iter(limit=limit))

    def environments_useable(self) -> models.UseableEnvironments:
        """Return the environments that the project may use, as `.environments`, and the current one.

        The current one is `.currently_selected_environment`. Wire facts 4.6.

        Raises:
            NotFoundError: There is no such project, or the user may not see it.
        """
        return run_blocking(self._suspending.environments_useable())

    def get_environment(self, environment_id: str) -> models.EnvironmentEnvelope:
        """Return an environment as `.environment`, even if it is archived. Wire facts 4.6.

        Its `.latest_revision.status` is the state of the build: `succeeded` and `failed` are final.

        Args:
            environment_id: The environment.

        Raises:
            NotFoundError: It does not exist, or the user may not see it.
        """
        return run_blocking(self._suspending.get_environment(environment_id))

    def get_default_environment(self) -> models.EnvironmentDetails:
        """Return the environment that projects use by default. Wire facts 4.6.

        Its `.latest_revision_details.docker_image` is the default base image of `create_environment`.
        """
        return run_blocking(self._suspending.get_default_environment())

    def create_environment(
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
        return run_blocking(
            self._suspending.create_environment(
                name,
                visibility,
                dockerfile_instructions,
                environment_variables,
                base_image,
                post_run_script,
                post_setup_script,
                pre_run_script,
                pre_setup_script,
                skip_cache,
                summary,
                supported_clusters,
                tags,
                use_vpn,
                workspace_tools,
                add_base_dependencies,
                description,
                is_restricted,
                organization_owner_id,
                is_curated=is_curated,
                rebuild_on_base_changes=rebuild_on_base_changes,
            )
        )

    def environments_duplicate(self, environment_id: str) -> models.EnvironmentEnvelope:
        """Copy an environment, and return the copy as `.environment`; the server chooses its name.

        It is sent only once. Wire facts 4.6.

        Args:
            environment_id: The environment to copy.
        """
        return run_blocking(self._suspending.environments_duplicate(environment_id))

    def create_environment_revision(
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
        return run_blocking(
            self._suspending.create_environment_revision(
                environment_id,
                dockerfile_instructions,
                environment_variables,
                base_image,
                post_run_script,
                post_setup_script,
                pre_run_script,
                pre_setup_script,
                skip_cache,
                summary,
                supported_clusters,
                tags,
                use_vpn,
                workspace_tools,
            )
        )

    def restrict_environment_revision(
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
        return run_blocking(
            self._suspending.restrict_environment_revision(environment_id, revision_id, is_restricted=is_restricted)
        )

    def archive_environment(self, environment_id: str) -> None:
        """Hide an environment from lists; it can still be found by its id. Wire facts 4.6.

        Args:
            environment_id: The environment.

        Raises:
            NotFoundError: It does not exist.
        """
        return run_blocking(self._suspending.archive_environment(environment_id))
