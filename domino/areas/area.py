"""What the areas stand on: settings in, an engine that calls."""

from __future__ import annotations

from domino._calls.engine import Engine
from domino.config import Config

__all__ = ["AsyncArea"]


class AsyncArea:
    """The base of the areas.

    Args:
        config: The settings.
        engine: Calls, sleeps and streams. On one that blocks the coroutines never suspend: so does Domino run them.
    """

    def __init__(self, config: Config, engine: Engine) -> None:
        self._config = config
        self._engine = engine
