"""The deployment itself: its version."""

from __future__ import annotations

import re

from domino_api import models
from domino_api.api import deployment

from .area import AsyncArea

__all__ = ["AsyncDeployment", "version_parts"]


class AsyncDeployment(AsyncArea):
    """The deployment."""

    async def deployment_version(self) -> models.Version:
        """Return the version of the deployment: `.version` is `"5.10.0"`. Wire facts 2.1."""
        return await self._engine.call(deployment.get_version.operation())


def version_parts(version: str) -> tuple[int, ...]:
    """Return the numbers of a dotted version: compared as text, 5.10 would be older than 5.9. 5.10.0 is 5.10.

    Raises:
        ValueError: It is not a dotted version.
    """
    if not re.match(r"\d", version):
        raise ValueError(f"a version is dotted numbers, as '5.10.0', not {version!r}")
    numbers = [int(part) for part in re.findall(r"\d+", version.partition("-")[0])]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
