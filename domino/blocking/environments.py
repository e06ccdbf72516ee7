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
        """List all environments that the user can see, in short: `.data` has ids, names and visibilities.

        Domino calls this list deprecated (wire facts 4.6); `environments_iter` tells more of each.
        """
        return run_blocking(self._suspending.environments_list())

    def environments_iter(self, *, limit: int | None = None) -> Generator[models.Environment, None, None]:
        """Yield the environments that the user can see, with their revisions, page after page. Wire facts 4.6.

        Args:
            limit: How many to return at most; None for all.
        """
        return iterate_blocking(self._suspending.environments_iter(limit=limit))

    def environments_useable(self) -> models.UseableEnvironments:
        """Return the environments that the project may use, as `.environments`, and the one that it has.

        The one that it has is `.currently_selected_environment`. Wire facts 4.6.

        Raises:
            NotFoundError: There is no such project, or the user may not see it.
        """
        return run_blocking(self._suspending.environments_useable())

    def get_environment(self, environment_id: str) -> models.EnvironmentEnvelope:
        """Return an environment as `.environment`, also one that is archived. Wire facts 4.6.

        Its `.latest_revision.status` tells how a build stands: `succeeded` and `failed` are final.

        Args:
            environment_id: The environment.

        Raises:
            NotFoundError: There is none, or the user may not see it.
        """
        return run_blocking(self._suspending.get_environment(environment_id))

    def get_default_environment(self) -> models.EnvironmentDetails:
        """Return the environment that projects have unless they name another. Wire facts 4.6.

        Its `.latest_revision_details.docker_image` is what `create_environment` builds on unless told otherwise.
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
        """Make an environment, and return it as `.environment` while its first revision is being built.

        It is sent once: if the answer is lost, look among `environments_iter()` whether it is there. Wire facts 4.6.

        Args:
            name: Its name.
            visibility: `private` or `global`, in any case; it is sent as you write it.
            dockerfile_instructions: What to add to the image.
            environment_variables: A dict, as `{"USERNAME": "x"}`, or dicts with `key` (or `name`) and `value`.
            base_image: The image to build on; empty takes that of the default environment.
            post_run_script: Script after each execution.
            post_setup_script: Script after packages are installed.
            pre_run_script: Script before each execution.
            pre_setup_script: Script before packages are installed.
            skip_cache: Build each layer of the image anew.
            summary: What is new in the first revision.
            supported_clusters: The kinds of compute clusters that it can be used for.
            tags: Tags of the first revision.
            use_vpn: Executions use a VPN.
            workspace_tools: Tools of workspaces in it, as NewEnvironmentTool or dicts.
            add_base_dependencies: Add what Domino itself needs to the image.
            description: What is said of it.
            is_restricted: Restricted projects use it, which wants the permission ClassifyEnvironments.
            organization_owner_id: The organization that owns a private one; None for you.
            is_curated: Administrators vouch for it; None is up to the server.
            rebuild_on_base_changes: `never` or `followActive`; None is up to the server.

        Raises:
            ValueError: The name is empty, or a word is misspelt.
            DominoError: No image was named, and the default environment tells none.
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
        """Make a copy of an environment, and return it as `.environment`; its name is the server's choice.

        It is sent once. Wire facts 4.6.

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
        """Make a revision of an environment, and return it as `.environment_revision` while it is being built.

        Nothing is taken over from the revision before: what is not named is empty. It is sent once. Wire facts 4.6.

        Args:
            environment_id: The environment.
            dockerfile_instructions: What to add to the image.
            environment_variables: A dict, as `{"USERNAME": "x"}`, or dicts with `key` (or `name`) and `value`.
            base_image: The image to build on; None takes that of the DEFAULT environment.
            post_run_script: Script after each execution.
            post_setup_script: Script after packages are installed.
            pre_run_script: Script before each execution.
            pre_setup_script: Script before packages are installed.
            skip_cache: Build each layer of the image anew.
            summary: What is new in it.
            supported_clusters: The kinds of compute clusters that it can be used for.
            tags: Its tags.
            use_vpn: Executions use a VPN.
            workspace_tools: Tools of workspaces in it, as NewEnvironmentTool or dicts.

        Raises:
            NotFoundError: There is no such environment.
            ValueError: A word is misspelt.
            DominoError: No image was named, and the default environment tells none.
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
        """Have restricted projects use a revision. Wire facts 4.6.

        Args:
            environment_id: The environment.
            revision_id: The revision.
            is_restricted: False takes it back.

        Raises:
            NotFoundError: There is no such revision.
            PermissionDeniedError: It wants the permission ClassifyEnvironments.
        """
        return run_blocking(
            self._suspending.restrict_environment_revision(environment_id, revision_id, is_restricted=is_restricted)
        )

    def archive_environment(self, environment_id: str) -> None:
        """Hide an environment from lists; it is still found by its id. Wire facts 4.6.

        Args:
            environment_id: The environment.

        Raises:
            NotFoundError: There is none.
        """
        return run_blocking(self._suspending.archive_environment(environment_id))
