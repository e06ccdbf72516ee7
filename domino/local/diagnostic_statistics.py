"""`dominostats.json`: numbers that a run leaves at the root of the project."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import cast

FILE = "dominostats.json"
_LARGEST = 1_000_000


def read_statistics(folder: Path) -> str | None:
    """Return `diagnosticStatistics` as JSON text, None when the run wrote no file.

    Every value becomes a string, numbers as they were written; a file that is not a JSON object is an error.
    """
    try:
        with open(os.open(folder / FILE, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            text = file.read(_LARGEST + 1)
    except OSError:
        return None
    try:
        values: object = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict) or len(text) > _LARGEST:
        return json.dumps({"isError": True, "data": []})
    numbers = cast("dict[str, object]", values)
    data = [{"key": _clean(key), "value": _clean(_as_text(value))} for key, value in numbers.items()]
    return json.dumps({"isError": False, "data": data})


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _clean(text: str) -> str:
    # JSON can spell half of a surrogate pair, UTF-8 cannot.
    return text.encode("utf-8", "replace").decode()
