# Made by scripts/regen.sh from domino/areas/new_projects.py: edit that file, not this one.
"""Projects that are made: from nothing, or of another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from domino_api import models

from domino._calls.engine import run_blocking
from domino.areas.replies import CreatedProject

from .collaborators import Collaborators

__all__ = ["NewProjects"]


class NewProjects(Collaborators):
    """New projects."""

    def project_create(self, project_name: str, owner_username: str | None = None) -> CreatedProject:
        """Create a private project; `project_create_v4` has more options. Wire facts 4.7.

        The call is sent only once. If its reply is lost, `projects_list()` shows whether it worked.

        Args:
            project_name: Its name, without the owner's.
            owner_username: Name of its owner, a user or an organization; None for you.

        Raises:
            ConflictError: The owner has a project of this name (the status that servers send is not documented).
            NotFoundError: There is no such owner; the message suggests similar names.
        """
        return run_blocking(self._suspending.project_create(project_name, owner_username))

    def project_create_v4(
        self,
        project_name: str,
        owner_id: str | None = None,
        owner_username: str | None = None,
        description: str | None = "",
        collaborators: Sequence[str | Mapping[str, object]] | None = None,
        tags: Sequence[str] | None = None,
        billing_tag: str | None = None,
        visibility: str | Enum = "Public",
    ) -> CreatedProject:
        """Create a project, with all options. Wire facts 4.7.

        The call is sent only once. If its reply is lost, `projects_list()` shows whether it worked.

        Args:
            project_name: Its name, without the owner's.
            owner_id: Id of its owner, a user or an organization.
            owner_username: Name of its owner, if not the id; without both it is the owner of the client's project.
            description: What it is about.
            collaborators: Who works on it besides: user names, of contributors, or a ProjectCollaborator, or the
                like of it as a dict, `{"collaboratorId": ..., "projectRole": ...}`.
            tags: Names of its tags.
            billing_tag: The billing tag that its costs are assigned to; None for none.
            visibility: `Public`, `Searchable` or `Private`: who can find it. As in python-domino everybody can.

        Raises:
            ConflictError: The owner has a project of this name (the status that servers send is not documented).
            NotFoundError: There is no such owner or collaborator; the message suggests similar names.
            ValueError: Visibility or a role is misspelt, or both id and name of the owner are given.
        """
        return run_blocking(
            self._suspending.project_create_v4(
                project_name, owner_id, owner_username, description, collaborators, tags, billing_tag, visibility
            )
        )

    def fork_project(
        self,
        target_name: str,
        *,
        description: str | None = None,
        visibility: str | Enum | None = None,
        collaborators: Sequence[str | Mapping[str, object]] | None = None,
        tags: Sequence[str] | None = None,
        billing_tag: str | None = None,
    ) -> CreatedProject:
        """Fork the client's project into a new project of yours. Wire facts 4.7.

        The call is sent only once. If its reply is lost, `projects_list()` shows whether it worked.

        Args:
            target_name: Name of the new project.
            description: What it is about; None leaves it to the server, as do the others.
            visibility: `Public`, `Searchable` or `Private`: who can find it.
            collaborators: Its collaborators, as in `project_create_v4`.
            tags: Names of its tags.
            billing_tag: The billing tag that its costs are assigned to.

        Raises:
            ConflictError: You have a project of this name (the status that servers send is not documented).
            NotFoundError: There is no such collaborator; the message suggests similar names.
        """
        return run_blocking(
            self._suspending.fork_project(
                target_name,
                description=description,
                visibility=visibility,
                collaborators=collaborators,
                tags=tags,
                billing_tag=billing_tag,
            )
        )

    def project_copy(
        self,
        name: str | None = None,
        *,
        project_id: str | None = None,
        copy_datasets: bool = False,
        copy_netapp_volumes: bool | None = None,
        visibility: str | Enum | None = None,
        owner_id: str | None = None,
    ) -> models.ProjectCopy:
        """Copy a project; `.project` of the reply is the copy. Wire facts 4.7.

        The call is sent only once. If its reply is lost, `projects_list()` shows whether it worked.

        Args:
            name: Name of the copy; None leaves it to the server.
            project_id: The project to copy; None for the client's.
            copy_datasets: Whether to copy its datasets; `.datasets_not_copied` lists those that could not be copied.
            copy_netapp_volumes: Whether to copy its NetApp volumes.
            visibility: `Public`, `Searchable` or `Private`; None leaves it to the server.
            owner_id: Id of the copy's owner; None for you.
        """
        return run_blocking(
            self._suspending.project_copy(
                name,
                project_id=project_id,
                copy_datasets=copy_datasets,
                copy_netapp_volumes=copy_netapp_volumes,
                visibility=visibility,
                owner_id=owner_id,
            )
        )
