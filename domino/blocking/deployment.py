# Made by scripts/regen.sh from domino/areas/deployment.py: edit that file, not this one.
"""The deployment itself: its version."""

from __future__ import annotations

from domino_api import models

from domino._calls.engine import run_blocking

from .area import Area

__all__ = ["Deployment"]


class Deployment(Area):
    """The deployment."""

    def deployment_version(self) -> models.Version:
        """Return the version of the deployment: `.version` is `"5.10.0"`. Wire facts 2.1."""
        return run_blocking(self._suspending.deployment_version())
