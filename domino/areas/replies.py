"""Replies that also answer as the HTTP responses that python-domino returns."""

from __future__ import annotations

from domino_api import models

from domino._python_domino.reply import HttpListReply, HttpReply

__all__ = ["AddedCollaborator", "AddedTags", "Collaborator", "CollaboratorList", "CreatedProject", "Removed"]


class AddedCollaborator(models.ProjectCollaborator, HttpReply):
    """Who works on a project now, and in which role.

    Scripts written for python-domino treat it as an HTTP response: `status_code`, `ok`, `json()`, `text`, `content` and
    `raise_for_status()` answer them.
    """

    __slots__ = ()


class AddedTags(HttpListReply["models.ProjectTag"]):
    """The tags that were added, a list.

    Scripts written for python-domino treat it as an HTTP response: `status_code`, `ok`, `json()`, `text`, `content` and
    `raise_for_status()` answer them.
    """

    __slots__ = ()


class Collaborator(models.Person):
    """A user, or an organization, that works on a project."""

    __slots__ = ()

    @property
    def project_role(self) -> models.CollaboratorRole | None:
        """What they may do; None if the server does not tell. `["projectRole"]` has its text."""
        role = self["projectRole"]
        return None if role is None else models.CollaboratorRole(role)


class CollaboratorList(list[Collaborator]):
    """Who works on a project. `"ada" in collaborators` tells whether somebody of this user name does."""

    __slots__ = ()

    def __contains__(self, person: object) -> bool:
        """Tell whether somebody is one of them, by user name or as `collaborators_get` has them."""
        if isinstance(person, str):
            return any(each.user_name == person for each in self)
        return super().__contains__(person)


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
