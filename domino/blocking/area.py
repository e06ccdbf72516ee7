# Made by scripts/regen.sh from domino/areas/area.py: edit that file, not this one.
"""What the areas of Domino stand on: those of AsyncDomino, on an engine that blocks."""

from __future__ import annotations

from domino.areas import AsyncAreas

__all__ = ["Area"]


class Area:
    """The base of the areas: each method drives the coroutine of that name."""

    _suspending: AsyncAreas
