"""Settings of projects, where their results go, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from domino_api import models
from domino_api.api import projects

from .choices import checked_choice, checked_id, checked_name
from .project_records import AsyncProjectRecords

__all__ = ["AsyncProjectSettings"]


class AsyncProjectSettings(AsyncProjectRecords):
    """Settings of projects."""

    async def project_settings(self, project_id: str | None = None) -> models.ProjectSettings:
        """Return the default settings for runs and jobs of a project. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
        """
        return await self._engine.call(projects.get_project_settings.operation(await self._id_of(project_id)))

    async def project_settings_update(
        self,
        project_id: str | None = None,
        *,
        hardware_tier_id: str | None = None,
        environment_id: str | None = None,
        environment_revision: str | models.EnvironmentRevision | Mapping[str, str] | None = None,
        volume_size_gib: float | None = None,
    ) -> models.ProjectSettings:
        """Change the default settings for runs and jobs of a project, and return them. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
            hardware_tier_id: Id of the hardware tier, as `hardware_tiers_list` returns it; None keeps it as it is.
            environment_id: Id of the environment; None keeps it as it is.
            environment_revision: `ActiveRevision`, `LatestRevision`, `RestrictedRevision`, or a revision by its id, as
                `EnvironmentRevision(revision_id=...)`; None keeps it as it is.
            volume_size_gib: Size of the volume, in GiB; None keeps it as it is.

        Raises:
            ValueError: There is nothing to change, or a value is invalid. Nothing was sent.
        """
        tier = None if hardware_tier_id is None else checked_name(hardware_tier_id, "hardware_tier_id")
        body = models.ProjectSettingsUpdate(
            default_hardware_tier_id=tier,
            default_environment_id=None if environment_id is None else checked_id(environment_id, "environment_id"),
            default_environment_revision_spec=_revision(environment_revision),
            default_volume_size_gi_b=volume_size_gib,
        )
        if not body.to_dict():
            raise ValueError(
                "nothing is to be changed: give hardware_tier_id, environment_id, environment_revision or "
                "volume_size_gib"
            )
        found = await self._id_of(project_id)
        await self._engine.call(projects.update_project_settings.operation(found, body=body))
        return await self.project_settings(found)

    async def results_settings(self, project_id: str | None = None) -> models.ResultsBranch:
        """Return where the results of runs and jobs go: `main` or `isolated`, see `results_settings_update`.

        Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
        """
        operation = projects.get_results_settings.operation(await self._id_of(project_id))
        return (await self._engine.call(operation)).results_settings.branch

    async def results_settings_update(
        self, branch: str | models.ResultsBranch, project_id: str | None = None
    ) -> models.ResultsBranch:
        """Set where the results of runs and jobs go, and return the new setting. Wire facts 4.7.

        Args:
            branch: `main` for the project's main line; `isolated` for a separate line of commits for each.
            project_id: The project; None for the client's.
        """
        body = models.ResultsSettings(branch=checked_choice(branch, models.ResultsBranch, "branch"))
        operation = projects.update_results_settings.operation(await self._id_of(project_id), body=body)
        return (await self._engine.call(operation)).results_settings.branch

    async def project_status_update(
        self,
        status: str | models.ProjectState = "active",
        *,
        project_id: str | None = None,
        blocked_reason: str | None = None,
        completed_message: str | None = None,
    ) -> models.ProjectStatus:
        """Mark a project as active, blocked or complete, and return its status. Wire facts 4.7.

        Args:
            status: `active` or `complete`. A complete project is in `projects_list(show_completed=True)` only.
            project_id: The project; None for the client's.
            blocked_reason: What blocks it; None if nothing does.
            completed_message: A message about its completion.
        """
        body = models.NewProjectStatus(
            status=checked_choice(status, models.ProjectState, "status"),
            is_blocked=blocked_reason is not None,
            blocked_reason=blocked_reason,
            completed_message=completed_message,
        )
        operation = projects.update_project_status.operation(await self._id_of(project_id), body=body)
        return (await self._engine.call(operation)).status


def _revision(
    value: str | models.EnvironmentRevision | Mapping[str, str] | None,
) -> models.EnvironmentRevisionRule | models.EnvironmentRevision | None:
    if value is None or isinstance(value, models.EnvironmentRevision):
        return value
    if isinstance(value, Mapping):
        return models.EnvironmentRevision.from_dict(dict(value))
    return checked_choice(value, models.EnvironmentRevisionRule, "environment_revision")
