"""Descriptions in files, and what every source is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contract import Contract
from located import NoYaml, load

__all__ = ["Source", "Unreadable", "parsed", "read"]


class Unreadable(Exception):
    """A source that cannot be compared with, and why."""


@dataclass(frozen=True)
class Source:
    """A description and what it is called; whether it has all that there is of the families that are in it."""

    name: str
    contract: Contract
    whole: bool


def read(name: str, *, whole: bool) -> Source:
    """Return the description in a file of JSON, or of YAML by its ending."""
    file = Path(name)
    try:
        if file.suffix in (".yaml", ".yml"):
            return Source(name, Contract(load(file)), whole)
        return Source(name, parsed(file.read_bytes()), whole)
    except FileNotFoundError:
        raise Unreadable(f"{name}: there is no such file; a HOST begins with https://") from None
    except OSError as error:
        raise Unreadable(f"{name}: {error.strerror}") from None
    except (ValueError, NoYaml) as error:
        raise Unreadable(f"{name}: {error}") from None


def parsed(text: bytes) -> Contract:
    """Return the description in JSON; raise ValueError where it is none."""
    try:
        document: Any = json.loads(text)
    except (ValueError, RecursionError):
        page = ", but a page: is the credential right?" if text.lstrip()[:1] == b"<" else ""
        raise ValueError(f"this is no JSON{page}") from None
    return Contract(document)
