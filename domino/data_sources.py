"""Domino data sources, as python-domino hands them on: all of `domino_data.data_sources`, from `dominodatalab-data`."""

from __future__ import annotations

try:
    from domino_data.data_sources import *  # pyright: ignore  # noqa: F403, PGH003  # an optional package
except ModuleNotFoundError as _error:
    if (_error.name or "").partition(".")[0] == "domino_data":
        _hint = "domino.data_sources is all of domino_data.data_sources: pip install dominodatalab-data"
        raise ModuleNotFoundError(_hint, name=_error.name) from None
    raise
