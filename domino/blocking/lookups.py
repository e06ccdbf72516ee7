# Made by scripts/regen.sh from domino/areas/lookups.py: edit that file, not this one.
"""Hardware tiers and environments by id and name, looked up before anything is started with them."""

from __future__ import annotations

from .environments import Environments

__all__ = ["Lookups"]


class Lookups(Environments):
    """Hardware tiers and environments by id and name; a list is asked for again when something is not on it."""
