"""A typed client for the Domino Data Lab HTTP API.

    from domino import Domino

    domino = Domino("owner/project")
    run = domino.runs_start_blocking(["main.py", "hello"])
    print(domino.runs_stdout(run.run_id))

Importing the package loads none of its dependencies: each name is loaded when it is first used, the modules
`domino.errors`, `domino.exceptions`, `domino.local`, `domino.profiles` and `domino.types` too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors as errors
    from . import exceptions as exceptions
    from . import local as local
    from . import profiles as profiles
    from . import types as types
    from .client import AsyncDomino as AsyncDomino
    from .client import Domino as Domino
    from .errors import DominoError as DominoError
else:  # type checkers would take every misspelt name for one of the package
    from importlib import import_module

    _MODULES = {"AsyncDomino": ".client", "Domino": ".client", "DominoError": ".errors"}
    #: Not in `__all__`: `import *` would put a `types` and an `errors` over what a program has under such names.
    _SUBMODULES = ("errors", "exceptions", "local", "profiles", "types")

    def __getattr__(name: str) -> object:
        if name in _SUBMODULES:
            return import_module(f".{name}", __name__)
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*__all__, *_SUBMODULES, *(name for name in globals() if name.startswith("__"))})


#: Written here, where the build reads it: to ask the installed package for it takes 40 ms.
__version__ = "0.1.0"

__all__ = ["AsyncDomino", "Domino", "DominoError", "__version__"]

# Imports of modules that only python-domino has end in a hint.
__path__.append(f"{__path__[0]}/_python_domino/modules")
