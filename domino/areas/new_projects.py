"""Projects that are made: from nothing, or of another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from domino_api import models
from domino_api.api import projects
from domino_api.wire_model import recast

from .choices import checked_choice, checked_id, checked_name, checked_names
from .collaborators import AsyncCollaborators
from .replies import CreatedProject

__all__ = ["AsyncNewProjects"]

_FIELDS = {"collaboratorId", "projectRole"}


class AsyncNewProjects(AsyncCollaborators):
    """New projects."""

    async def project_create(self, project_name: str, owner_username: str | None = None) -> CreatedProject:
        """Create a private project; `project_create_v4` has more options. Wire facts 4.7.

        The call is sent only once. If its reply is lost, `projects_list()` shows whether it worked.

        Args:
            project_name: Its name, without the owner's.
            owner_username: Name of its owner, a user or an organization; None for you.

        Raises:
            ConflictError: The owner has a project of this name (the status that servers send is not documented).
            NotFoundError: There is no such owner; the message suggests similar names.
        """
        name = _project_name(project_name)
        if owner_username is None:
            owner_id = (await self.users_self()).id
        else:
            owner_id = (await self._person(owner_username, "owner_username")).id
        return await self._create(name, owner_id, visibility=models.ProjectVisibility.PRIVATE)

    async def project_create_v4(
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
        name = _project_name(project_name)
        chosen = checked_choice(visibility, models.ProjectVisibility, "visibility")
        named = _tags(tags)
        if owner_id is not None and owner_username is not None:
            raise ValueError("owner_id and owner_username both say who owns the project: write one of them")
        people = _collaborators(collaborators)
        owner = () if owner_id is not None else (owner_username or self._config.owner,)
        if owner_id is not None:
            checked_id(owner_id, "owner_id")
        found, owners = await self._found(people, *owner)
        return await self._create(
            name,
            owner_id or owners[0],
            visibility=chosen,
            description=description or "",
            collaborators=found,
            tags=named,
            billing_tag=_billing_tag(billing_tag),
        )

    async def fork_project(
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
        checked_name(target_name, "target_name")
        chosen, named, people = _visibility(visibility), _tags(tags), _collaborators(collaborators)
        found, _ = await self._found(people)
        body = models.ForkProjectRequest(
            name=target_name,
            description=description,
            visibility=chosen,
            collaborators=found or None,
            tags=models.NewTags(tag_names=named) if named else None,
            billing_tag=_billing_tag(billing_tag),
        )
        operation = projects.fork_project.operation(await self._find_project_id(), body=body)
        forked = await self._engine.call(operation)
        return recast(CreatedProject, forked)

    async def project_copy(
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
        body = models.CopyProjectRequest(
            copy_datasets=copy_datasets,
            copy_net_app_volumes=copy_netapp_volumes,
            name=None if name is None else checked_name(name, "name"),
            owner_id=None if owner_id is None else checked_id(owner_id, "owner_id"),
            visibility=_visibility(visibility),
        )
        operation = projects.copy_project.operation(await self._id_of(project_id), body=body)
        return await self._engine.call(operation)

    async def _create(
        self,
        name: str,
        owner_id: str,
        *,
        visibility: models.ProjectVisibility,
        description: str = "",
        collaborators: Sequence[models.ProjectCollaborator] = (),
        tags: Sequence[str] = (),
        billing_tag: models.BillingTag | None = None,
    ) -> CreatedProject:
        body = models.NewProject(
            name=name,
            description=description,
            visibility=visibility,
            owner_id=owner_id,
            collaborators=list(collaborators),
            tags=models.NewTags(tag_names=list(tags)),
            billing_tag=billing_tag,
        )
        made = await self._engine.call(projects.create_project.operation(body=body))
        return recast(CreatedProject, made)

    async def _found(
        self, given: Sequence[str | models.ProjectCollaborator], *owners: str
    ) -> tuple[list[models.ProjectCollaborator], list[str]]:
        """Return collaborators, and the ids of owners: all that are named are looked up at once."""
        names = [each for each in given if isinstance(each, str)]
        sought = [*((each, "owner_username") for each in owners), *((each, "each of collaborators") for each in names)]
        ids = iter([person.id for person in await self._people(sought)])
        found = [next(ids) for _ in owners]
        role = models.CollaboratorRole.CONTRIBUTOR
        return [
            models.ProjectCollaborator(collaborator_id=next(ids), project_role=role) if isinstance(each, str) else each
            for each in given
        ], found


def _project_name(name: str) -> str:
    if "/" in checked_name(name, "project_name"):
        raise ValueError(f"project_name must be the name without the owner, not {name!r}: that is owner_username")
    return name


def _tags(tags: Sequence[str] | None) -> list[str]:
    return checked_names(tags, "tags") if tags or isinstance(tags, str) else []


def _billing_tag(tag: str | None) -> models.BillingTag | None:
    return models.BillingTag(tag=tag) if tag else None


def _visibility(value: str | Enum | None) -> models.ProjectVisibility | None:
    return None if value is None else checked_choice(value, models.ProjectVisibility, "visibility")


def _collaborators(
    given: Sequence[str | Mapping[str, object]] | None,
) -> list[str | models.ProjectCollaborator]:
    """Return collaborators, of whom those that are named are still to be looked up."""
    if given is None:
        return []
    if isinstance(given, str | Mapping) or not isinstance(given, Sequence):
        raise TypeError(f"collaborators must be a list of users, not {given!r}: write {[given]!r}")
    return [each if isinstance(each, str) else _collaborator(each) for each in given]


def _collaborator(given: Mapping[str, object]) -> models.ProjectCollaborator:
    """Return one of the collaborators; raise TypeError or ValueError for what can be none."""
    if isinstance(given, models.ProjectCollaborator):
        return given
    if not isinstance(given, Mapping):
        raise TypeError(f"each of collaborators must be a str or a dict, not {given!r}")
    if set(given) != _FIELDS:
        raise ValueError(f"each of collaborators has collaboratorId and projectRole, not {', '.join(map(repr, given))}")
    person, role = given["collaboratorId"], given["projectRole"]
    if not isinstance(person, str) or not isinstance(role, str | Enum):
        raise TypeError(f"collaboratorId and projectRole must be str, not {person!r} and {role!r}")
    chosen = checked_choice(role, models.CollaboratorRole, "projectRole")
    return models.ProjectCollaborator(collaborator_id=checked_id(person, "collaboratorId"), project_role=chosen)
