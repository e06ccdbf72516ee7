"""Replies that also answer as the HTTP responses that python-domino returns."""

from __future__ import annotations

from domino_api import models

from domino._python_domino.reply import HttpListReply, HttpReply

__all__ = ["AddedTags", "CreatedProject", "Removed"]


class AddedTags(HttpListReply["models.ProjectTag"]):
    """The tags that were added, a list.

    Scripts written for python-domino treat it as an HTTP response: `status_code`, `ok`, `json()`, `text`, `content` and
    `raise_for_status()` answer them.
    """

    __slots__ = ()


class CreatedProject(models.MadeProject, HttpReply):
    """A project that was just made.

    Scripts written for python-domino treat it as an HTTP response: `status_code`, `ok`, `json()`, `text`, `content` and
    `raise_for_status()` answer them.
    """

    __slots__ = ()


class Removed(models.Deleted, HttpReply):
    """That something was taken off a project: the server says so without a body.

    Scripts written for python-domino treat it as an HTTP response: `status_code`, `ok`, `json()`, `text`, `content` and
    `raise_for_status()` answer them.
    """

    __slots__ = ()
