"""Typed models and low-level calls of the Domino API, generated from openapi/domino.yaml: not to be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .body import BinaryFile as BinaryFile
    from .body import Body as Body
    from .body import Part as Part
    from .client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .errors import ApiError as ApiError
    from .errors import Failure as Failure
    from .errors import Reason as Reason
    from .operation import Operation as Operation
    from .operation import Stream as Stream
    from .paths import InvalidPath as InvalidPath
    from .wire import OpenEnum as OpenEnum
    from .wire import ShapeError as ShapeError
    from .wire_model import WireModel as WireModel
else:  # type checkers would take every misspelt name for one of the package
    from importlib import import_module

    _MODULES = {
        "ApiError": ".errors",
        "AsyncClient": ".client",
        "BinaryFile": ".body",
        "Body": ".body",
        "Client": ".client",
        "Failure": ".errors",
        "InvalidPath": ".paths",
        "OpenEnum": ".wire",
        "Operation": ".operation",
        "Part": ".body",
        "Reason": ".errors",
        "ShapeError": ".wire",
        "Stream": ".operation",
        "WireModel": ".wire_model",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})


__all__ = [
    "ApiError",
    "AsyncClient",
    "BinaryFile",
    "Body",
    "Client",
    "Failure",
    "InvalidPath",
    "OpenEnum",
    "Operation",
    "Part",
    "Reason",
    "ShapeError",
    "Stream",
    "WireModel",
]
