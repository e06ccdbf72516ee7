"""The whole table."""

from __future__ import annotations

from . import (
    rows_bodies,
    rows_clocks,
    rows_credentials,
    rows_cuts,
    rows_datasets,
    rows_delays,
    rows_ends,
    rows_folders,
    rows_jobs,
    rows_memory,
    rows_parts,
    rows_paths,
    rows_people,
    rows_projects,
    rows_redirects,
    rows_settings,
    rows_status,
    rows_tls,
    rows_uploads,
    rows_waits,
)
from .row import Row

__all__ = ["ROWS"]

ROWS: list[Row] = [
    *rows_status.ROWS,
    *rows_bodies.ROWS,
    *rows_cuts.ROWS,
    *rows_clocks.ROWS,
    *rows_ends.ROWS,
    *rows_memory.ROWS,
    *rows_parts.ROWS,
    *rows_delays.ROWS,
    *rows_redirects.ROWS,
    *rows_credentials.ROWS,
    *rows_tls.ROWS,
    *rows_settings.ROWS,
    *rows_paths.ROWS,
    *rows_uploads.ROWS,
    *rows_waits.ROWS,
    *rows_jobs.ROWS,
    *rows_folders.ROWS,
    *rows_datasets.ROWS,
    *rows_projects.ROWS,
    *rows_people.ROWS,
]
