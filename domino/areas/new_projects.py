"""Projects that are made from nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from domino_api import models
from domino_api.api import projects

from .choices import checked_choice, checked_id, checked_name, checked_names
from .collaborators import AsyncCollaborators
from .replies import CreatedProject

__all__ = ["AsyncNewProjects"]

_FIELDS = {"collaboratorId", "projectRole"}


class AsyncNewProjects(AsyncCollaborators):
    """New projects."""

    async def project_create(self, project_name: str, owner_username: str | None = None) -> CreatedProject:
        """Make a project that only you see; `project_create_v4` says more of it. Wire facts 4.7.

        The call is not repeated when its answer is lost: `projects_list()` tells whether it worked.

        Args:
            project_name: Its name, without the owner's.
            owner_username: Name of its owner, a user or an organization; None for you.

        Raises:
            ConflictError: The owner has a project of this name (which status a server answers is not documented).
            NotFoundError: There is no such owner; the text tells the near ones.
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
        """Make a project with all that can be said of it. Wire facts 4.7.

        The call is not repeated when its answer is lost: `projects_list()` tells whether it worked.

        Args:
            project_name: Its name, without the owner's.
            owner_id: Id of its owner, a user or an organization.
            owner_username: Name of its owner, if not the id; without both it is the owner of the client's project.
            description: What it is about.
            collaborators: Who works on it besides: user names, of contributors, or a ProjectCollaborator, or the
                like of it as a dict, `{"collaboratorId": ..., "projectRole": ...}`.
            tags: Names of its tags.
            billing_tag: Whom its costs are for; None for nobody.
            visibility: `Public`, `Searchable` or `Private`: who can find it. As in python-domino everybody can.

        Raises:
            ConflictError: The owner has a project of this name (which status a server answers is not documented).
            NotFoundError: There is no such owner or collaborator; the text tells the near ones.
            ValueError: Visibility or a role is misspelt, or both id and name of the owner are given.
        """
        name = _project_name(project_name)
        chosen = checked_choice(visibility, models.ProjectVisibility, "visibility")
        named = checked_names(tags, "tags") if tags or isinstance(tags, str) else []
        if owner_id is not None and owner_username is not None:
            raise ValueError("owner_id and owner_username both say who owns the project: write one of them")
        if owner_id is None:
            owner = owner_username or self._config.owner
            owner_id = (await self._person(owner, "owner_username")).id
        return await self._create(
            name,
            checked_id(owner_id, "owner_id"),
            visibility=chosen,
            description=description or "",
            collaborators=await self._checked_collaborators(collaborators),
            tags=named,
            billing_tag=models.BillingTag(tag=billing_tag) if billing_tag else None,
        )

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
        return CreatedProject.from_dict(
            (await self._engine.call(projects.create_project.operation(body=body))).to_dict()
        )

    async def _checked_collaborators(
        self, given: Sequence[str | Mapping[str, object]] | None
    ) -> list[models.ProjectCollaborator]:
        if given is None:
            return []
        if isinstance(given, str | Mapping) or not isinstance(given, Sequence):
            raise TypeError(f"collaborators must be a list of users, not {given!r}: write {[given]!r}")
        checked = [each if isinstance(each, str) else _collaborator(each) for each in given]
        # What can be told without asking comes first.
        return [await self._collaborator(each, "Contributor") if isinstance(each, str) else each for each in checked]


def _project_name(name: str) -> str:
    if "/" in checked_name(name, "project_name"):
        raise ValueError(f"project_name must be the name without the owner, not {name!r}: that is owner_username")
    return name


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
