"""The local Domino: a server on your machine that answers like a deployment, for development and tests.

`LocalDomino` runs it inside a program, `python -m domino.local` in a terminal. It keeps projects as git repositories
and runs in SQLite, all in one folder, really executes commands, and survives `kill -9`. It is not a Domino
deployment: commands run as the user who started it, without a container.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .http.deployment import RecordedRequest
    from .http.faults import Fault
    from .server.local_domino import LocalDomino
    from .settings import HardwareTier, LocalSettings
else:  # a type checker that saw this would accept every misspelt name
    from importlib import import_module

    _HOMES = {
        "Fault": "http.faults",
        "HardwareTier": "settings",
        "LocalDomino": "server.local_domino",
        "LocalSettings": "settings",
        "RecordedRequest": "http.deployment",
    }

    def __getattr__(name: str) -> object:
        """Load a public name when it is first used, so that importing the package costs nothing."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        try:
            return getattr(import_module(f".{_HOMES[name]}", __name__), name)
        except ModuleNotFoundError as error:
            if error.name == "fcntl":
                raise ModuleNotFoundError("the local Domino needs Linux or macOS", name=error.name) from error
            if error.name is not None and error.name.split(".")[0] in {"dulwich", "starlette", "uvicorn", "anyio"}:
                # The package is on no index: `domino-client[local]` would find nothing, or somebody else's package.
                hint = (
                    f"the local Domino needs {error.name}, which its extra brings: pip install '.[local]' in a "
                    "checkout, pip install './domino_client-VERSION-py3-none-any.whl[local]' beside a wheel"
                )
                raise ModuleNotFoundError(hint, name=error.name) from error
            raise

    def __dir__() -> list[str]:
        return sorted({*globals(), *_HOMES})


__all__ = ["Fault", "HardwareTier", "LocalDomino", "LocalSettings", "RecordedRequest"]
