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

    Every value becomes a string: a text as it is, all else as its JSON, with numbers as they were written. A file that
    is not a JSON object is an error.
    """
    try:
        with open(os.open(folder / FILE, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            text = file.read(_LARGEST + 1)
    except OSError:
        return None
    try:
        values: object = json.loads(text, parse_int=_Number, parse_float=_Number, parse_constant=_Number)
        if not isinstance(values, dict) or len(text) > _LARGEST:
            raise ValueError("not a JSON object")
        data = [_statistic(key, value) for key, value in cast("dict[str, object]", values).items()]
    except (ValueError, RecursionError):
        return json.dumps({"isError": True, "data": []})
    return json.dumps({"isError": False, "data": data})


class _Number(str):
    """A number, spelled as in the file."""

    __slots__ = ()


def _statistic(key: str, value: object) -> dict[str, str]:
    return {"key": _clean(key), "value": _clean(value if isinstance(value, str) else _as_json(value))}


def _as_json(value: object) -> str:
    """Return JSON text, as `json.dumps` would write it but for the numbers."""
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_as_json, cast('list[object]', value)))}]"
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return f"{{{', '.join(f'{json.dumps(name)}: {_as_json(item)}' for name, item in items)}}}"
    return json.dumps(value)


def _clean(text: str) -> str:
    # JSON can spell half of a surrogate pair, UTF-8 cannot.
    return text.encode("utf-8", "replace").decode()
