# Made by scripts/regen.sh from domino/areas/environments.py: edit that file, not this one.
"""Environments: what executions run in."""

from __future__ import annotations

from domino_api import models

from domino._calls.engine import run_blocking

from .projects import Projects

__all__ = ["Environments"]


class Environments(Projects):
    """Environments."""

    def environments_useable(self) -> models.UseableEnvironments:
        """Return the environments that the project may use, as `.environments`, and the one that it has.

        The one that it has is `.currently_selected_environment`. Wire facts 4.6.

        Raises:
            NotFoundError: There is no such project, or the user may not see it.
        """
        return run_blocking(self._suspending.environments_useable())
