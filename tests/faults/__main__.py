"""Writes docs/reliability.md from the table: `python -m tests.faults`."""

from __future__ import annotations

from .document import PAGE, written

PAGE.write_text(written(), encoding="utf-8")
