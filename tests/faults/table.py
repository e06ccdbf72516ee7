"""The whole table."""

from __future__ import annotations

from . import rows_bodies, rows_credentials, rows_cuts, rows_delays, rows_redirects, rows_status
from .row import Row

__all__ = ["ROWS"]

ROWS: list[Row] = [
    *rows_status.ROWS,
    *rows_bodies.ROWS,
    *rows_cuts.ROWS,
    *rows_delays.ROWS,
    *rows_redirects.ROWS,
    *rows_credentials.ROWS,
]
