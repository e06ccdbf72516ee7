"""The whole table."""

from __future__ import annotations

from . import rows_status
from .row import Row

__all__ = ["ROWS"]

ROWS: list[Row] = [*rows_status.ROWS]
