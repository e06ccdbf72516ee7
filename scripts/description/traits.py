"""What a description says of an operation and the generator drops: read here, for the templates and for errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.openapi import generate_operation_id
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

from bundle import Keys
from grammar import METHODS

__all__ = ["PREFIX", "Traits", "take_traits"]

#: What the generator puts before a name that cannot stand in Python.
PREFIX = "field_"


@dataclass(frozen=True)
class Traits:
    """What the templates are told beside what the generator knows.

    Attributes:
        keys: Where the operation stands in the document.
        deprecated: Whether the API will drop it.
        repeatable: Whether it may be sent again; None where the method tells.
    """

    keys: Keys
    deprecated: bool
    repeatable: bool | None


def take_traits(document: dict[str, Any]) -> dict[str, Traits]:
    """Return the traits of every operation by its name in Python, and leave in the document what the generator needs.

    That is no response of an error: those are read by `on_error`, whatever they hold, and of each the generator would
    make classes that nobody uses.
    """
    found: dict[str, Traits] = {}
    for url, item in document["paths"].items():
        for method in [method for method in METHODS if method in item]:
            operation = item[method]
            name = generate_operation_id(path=UntrustedString(url), method=method, prefix=PREFIX)
            operation["responses"] = {
                status: response for status, response in operation["responses"].items() if str(status).startswith("2")
            }
            found[PythonIdentifier(operation.setdefault("operationId", name), PREFIX)] = Traits(
                keys=("paths", url, method),
                deprecated=operation.get("deprecated", False),
                repeatable=operation.get("x-repeatable"),
            )
    return found
