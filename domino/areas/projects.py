"""The project: its id, and the hardware it may use."""

from __future__ import annotations

from collections.abc import Awaitable

from domino_api import models
from domino_api.api import projects

from domino.errors import NotFoundError, ReplyShapeError

from .area import AsyncArea
from .arguments import checked_id

__all__ = ["AsyncProjects"]


class AsyncProjects(AsyncArea):
    """The project."""

    @property
    def _names(self) -> tuple[str, str]:
        return self._config.owner, self._config.project

    @property
    def project_id(self) -> Awaitable[str]:
        """The project's id, 24 hexadecimal digits, looked up once. Raises NotFoundError if you may not see it."""
        return self._find_project_id()

    async def _find_project_id(self) -> str:
        home = self._engine.home
        if home.project_id is None:
            home.project_id = (await self.projects_find()).id
        return home.project_id

    async def projects_find(self) -> models.Project:
        """Return the project with its owner, visibility, hardware tier and your role in it. Wire facts 2.11."""
        owner, name = self._names
        operation = projects.find_project_by_owner_and_name.operation(owner_name=owner, project_name=name)
        try:
            return await self._engine.call(operation)
        except ReplyShapeError as error:
            if error.path != "id":
                raise
            # Some versions answer 200 without one (wire facts 2.11).
            raise NotFoundError(
                f"project {owner}/{name} was not found: the server answered without its id; check owner and name, and "
                "that the user may see it",
                operation=error.operation,
                method=error.method,
                url=error.url,
                status=error.status,
                headers=error.headers,
            ) from None

    async def hardware_tiers_list(self) -> list[models.HardwareTierWithCapacity]:
        """List the hardware tiers that the project may use; `.hardware_tier.name` is what `runs_start` takes.

        Wire facts 2.12.
        """
        operation = projects.list_hardware_tiers_for_project.operation(await self._find_project_id())
        return await self._engine.call(operation)

    async def get_hardware_tier_id_from_name(self, hardware_tier_name: str) -> str | None:
        """Return the id of the project's hardware tier of this name, None if there is none. Wire facts 2.12.

        Args:
            hardware_tier_name: The name, as `hardware_tiers_list` has it, in the same case.
        """
        wanted = checked_id(hardware_tier_name, "hardware_tier_name")
        tiers = [each.hardware_tier for each in await self.hardware_tiers_list()]
        return next((tier.id for tier in tiers if tier.name == wanted), None)
