# Made by scripts/regen.sh from domino/areas/projects.py: edit that file, not this one.
"""The project: its id, and the hardware it may use."""

from __future__ import annotations

from domino_api import models

from domino._calls.engine import run_blocking

from .area import Area

__all__ = ["Projects"]


class Projects(Area):
    """The project."""

    @property
    def project_id(self) -> str:
        """The project's id, 24 hexadecimal digits, looked up once. Raises NotFoundError if you may not see it."""
        return run_blocking(self._suspending.project_id)

    def projects_find(self) -> models.Project:
        """Return the project with its owner, visibility, hardware tier and your role in it. Wire facts 2.11."""
        return run_blocking(self._suspending.projects_find())

    def hardware_tiers_list(self) -> list[models.HardwareTierWithCapacity]:
        """List the hardware tiers that the project may use; `.hardware_tier.name` is what `runs_start` takes.

        Wire facts 2.12.
        """
        return run_blocking(self._suspending.hardware_tiers_list())

    def get_hardware_tier_id_from_name(self, hardware_tier_name: str) -> str | None:
        """Return the id of the project's hardware tier of this name, None if there is none. Wire facts 2.12.

        Args:
            hardware_tier_name: The name, as `hardware_tiers_list` has it, in the same case.
        """
        return run_blocking(self._suspending.get_hardware_tier_id_from_name(hardware_tier_name))
