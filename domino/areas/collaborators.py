"""Who works on a project besides its owner."""

from __future__ import annotations

from enum import Enum

from domino_api import models
from domino_api.api import projects
from domino_api.wire_model import recast

from .choices import checked_choice
from .project_records import AsyncProjectRecords
from .replies import AddedCollaborator, Collaborator, CollaboratorList, Removed
from .users import AsyncUsers

__all__ = ["AsyncCollaborators"]


class AsyncCollaborators(AsyncUsers, AsyncProjectRecords):
    """Collaborators."""

    async def collaborators_get(self, project_id: str | None = None) -> CollaboratorList:
        """List the collaborators of a project, each with `.user_name` and `.project_role`. Wire facts 4.7.

        This makes two calls: the first returns the users, the second their roles.

        Args:
            project_id: The project; None for the client's.
        """
        project = await self._id_of(project_id)
        people = await self._engine.call(projects.list_collaborators.operation(project))
        summary = await self._engine.call(projects.get_project_summary.operation(project))
        roles = {each.collaborator_id: str(each.project_role) for each in summary.collaborators or []}
        return CollaboratorList(
            Collaborator.from_dict({**each.to_dict(), "projectRole": roles.get(each.id)}) for each in people
        )

    async def collaborators_add(
        self,
        username_or_email: str,
        message: str = "",
        *,
        role: str | Enum = "Contributor",
        project_id: str | None = None,
    ) -> AddedCollaborator:
        """Add a user or an organization to a project. Wire facts 4.7.

        The call is sent only once. If its reply is lost, `collaborators_get()` shows whether it worked.

        Args:
            username_or_email: The name, the e-mail address or the id.
            message: Not sent, because the API has no place for it; accepted for old scripts.
            role: The role, a CollaboratorRole or its text, such as `LauncherUser`.
            project_id: The project; None for the client's.

        Raises:
            NotFoundError: There is nobody with this name; the message suggests similar names.
            ValueError: The role is misspelt.
        """
        if not isinstance(message, str):
            raise TypeError(f"message must be a str, not {message!r}: the role is role=")
        body = await self._collaborator(username_or_email, role)
        operation = projects.add_collaborator.operation(await self._id_of(project_id), body=body)
        added = await self._engine.call(operation)
        return recast(AddedCollaborator, added)

    async def collaborators_update(
        self, username_or_email: str, role: str | Enum, *, project_id: str | None = None
    ) -> None:
        """Change the role of a collaborator. Wire facts 4.7.

        Args:
            username_or_email: The name, the e-mail address or the id.
            role: The new role, a CollaboratorRole or its text, such as `LauncherUser`.
            project_id: The project; None for the client's.

        Raises:
            NotFoundError: There is nobody with this name (the message suggests similar ones), or no such collaborator.
            ValueError: The role is misspelt.
        """
        body = await self._collaborator(username_or_email, role)
        await self._engine.call(projects.update_collaborator_role.operation(await self._id_of(project_id), body=body))

    async def collaborators_remove(self, username_or_email: str, *, project_id: str | None = None) -> Removed:
        """Remove a user or an organization from a project. Wire facts 4.7.

        Args:
            username_or_email: The name, the e-mail address or the id.
            project_id: The project; None for the client's.

        Raises:
            NotFoundError: There is nobody with this name (the message suggests similar ones), or no such collaborator.
        """
        person = await self._person(username_or_email)
        await self._engine.call(projects.remove_collaborator.operation(await self._id_of(project_id), person.id))
        return Removed.from_dict({"success": True})

    async def _collaborator(self, username_or_email: str, role: str | Enum) -> models.ProjectCollaborator:
        chosen = checked_choice(role, models.CollaboratorRole, "role")
        person = await self._person(username_or_email)
        return models.ProjectCollaborator(collaborator_id=person.id, project_role=chosen)
