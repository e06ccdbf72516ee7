"""The lines of a job's log, page by page: where to go on, and which lines came before."""

from __future__ import annotations

from domino_api import models

__all__ = ["LogCursor"]


class LogCursor:
    """Where to go on reading.

    A page ends at a time in nanoseconds, which the next one begins with. Nobody says whether the lines of that very
    time come again (wire facts 4.2); where the next page seems to repeat the end of the last one, the caller finds out.

    Attributes:
        latest: The time to go on from; None at the beginning, and where the server tells no times.
        offset: How many lines to leave out instead, where it tells none.
        repeats: Whether lines of that time come again; None while nobody knows.
    """

    def __init__(self) -> None:
        self.latest: str | None = None
        self.offset = 0
        self.repeats: bool | None = None
        self._before: list[models.JobLogLine] = []

    def overlap(self, lines: list[models.JobLogLine]) -> int:
        """Return how many lines at the beginning of a page are those at the end of the page before."""
        if self.latest is None or self.repeats is False or not lines:
            return 0
        # The fewest that it can be: lines of one time come again, and hardly two have the same one.
        for count in range(1, min(len(lines), len(self._before)) + 1):
            if self._before[-count] == lines[0] and self._before[-count:] == lines[:count]:
                return count
        return 0

    def settle(self, first: str | None) -> None:
        """Note the time of the first line from `latest` on: one that is not later has come before."""
        self.repeats = first is None or not _is_later(first, self.latest)

    def advance(self, page: models.JobLogSet, repeated: int) -> list[models.JobLogLine]:
        """Return the new lines of a page, and go on behind it."""
        lines = page.log_content
        latest = page.pagination.latest_time_nano if page.pagination is not None else None
        if latest is not None:
            if not _is_later(latest, self.latest):
                return []  # all of it has come before
            self.latest = latest
        elif self.latest is None:
            self.offset += len(lines)
        if lines:
            self._before = lines
        return lines[repeated:]


def _is_later(time: str, than: str | None) -> bool:
    if than is None:
        return True
    if time.isascii() and than.isascii() and time.isdecimal() and than.isdecimal():
        return int(time) > int(than)
    return time != than
