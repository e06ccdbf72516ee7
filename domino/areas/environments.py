"""Environments: what executions run in."""

from __future__ import annotations

from domino_api import models
from domino_api.api import environments

from .projects import AsyncProjects

__all__ = ["AsyncEnvironments"]


class AsyncEnvironments(AsyncProjects):
    """Environments."""

    async def environments_useable(self) -> models.UseableEnvironments:
        """Return the environments that the project may use, as `.environments`, and the one that it has.

        The one that it has is `.currently_selected_environment`. Wire facts 4.6.

        Raises:
            NotFoundError: There is no such project, or the user may not see it.
        """
        operation = environments.list_useable_environments.operation(await self._find_project_id())
        return await self._engine.call(operation)
