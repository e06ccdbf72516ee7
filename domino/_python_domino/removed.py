"""A dataset that was removed, for scripts that take the answer for an HTTP response."""

from __future__ import annotations

from domino_api import models

from .reply import HttpReply

__all__ = ["RemovedDataset"]


class RemovedDataset(models.Dataset, HttpReply):
    """A dataset that was removed, as it was.

    Scripts written for python-domino treat it as an HTTP response: `status_code`, `ok`, `json()`, `text`, `content` and
    `raise_for_status()` answer them.
    """

    __slots__ = ()
