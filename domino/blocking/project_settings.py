# Made by scripts/regen.sh from domino/areas/project_settings.py: edit that file, not this one.
"""Settings of projects, where their results go, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from domino_api import models

from domino._calls.engine import run_blocking

from .project_records import ProjectRecords

__all__ = ["ProjectSettings"]


class ProjectSettings(ProjectRecords):
    """Settings of projects."""

    def project_settings(self, project_id: str | None = None) -> models.ProjectSettings:
        """Return the default settings for runs and jobs of a project. Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.project_settings(project_id))

    def project_settings_update(
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
        return run_blocking(
            self._suspending.project_settings_update(
                project_id,
                hardware_tier_id=hardware_tier_id,
                environment_id=environment_id,
                environment_revision=environment_revision,
                volume_size_gib=volume_size_gib,
            )
        )

    def results_settings(self, project_id: str | None = None) -> models.ResultsBranch:
        """Return where the results of runs and jobs go: `main` or `isolated`, see `results_settings_update`.

        Wire facts 4.7.

        Args:
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.results_settings(project_id))

    def results_settings_update(
        self, branch: str | models.ResultsBranch, project_id: str | None = None
    ) -> models.ResultsBranch:
        """Set where the results of runs and jobs go, and return the new setting. Wire facts 4.7.

        Args:
            branch: `main` for the project's main line; `isolated` for a separate line of commits for each.
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.results_settings_update(branch, project_id))

    def project_status_update(
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
        return run_blocking(
            self._suspending.project_status_update(
                status, project_id=project_id, blocked_reason=blocked_reason, completed_message=completed_message
            )
        )
