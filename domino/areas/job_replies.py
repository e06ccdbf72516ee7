"""Jobs as scripts written for python-domino get them from calls that return HTTP responses there."""

from __future__ import annotations

from domino_api import models

from domino._python_domino.reply import HttpReply

__all__ = ["RestartedJob", "StoppingJob"]


class StoppingJob(models.Job, HttpReply):
    """A run or job that was asked to stop, as a job.

    Scripts written for python-domino treat it as an HTTP response: `status_code`, `ok`, `json()`, `text`, `content` and
    `raise_for_status()` answer them.
    """

    __slots__ = ()


class RestartedJob(models.Job, HttpReply):
    """The new job that a restart has begun; it answers as an HTTP response, too, as a StoppingJob does."""

    __slots__ = ()
