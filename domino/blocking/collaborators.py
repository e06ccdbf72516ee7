# Made by scripts/regen.sh from domino/areas/collaborators.py: edit that file, not this one.
"""Who works on a project besides its owner."""

from __future__ import annotations

from enum import Enum

from domino._calls.engine import run_blocking
from domino.areas.replies import AddedCollaborator, CollaboratorList, Removed

from .project_records import ProjectRecords
from .users import Users

__all__ = ["Collaborators"]


class Collaborators(Users, ProjectRecords):
    """Collaborators."""

    def collaborators_get(self, project_id: str | None = None) -> CollaboratorList:
        """List the collaborators of a project, each with `.user_name` and `.project_role`. Wire facts 4.7.

        This makes two calls: the first returns the users, the second their roles.

        Args:
            project_id: The project; None for the client's.
        """
        return run_blocking(self._suspending.collaborators_get(project_id))

    def collaborators_add(
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
        return run_blocking(
            self._suspending.collaborators_add(username_or_email, message, role=role, project_id=project_id)
        )

    def collaborators_update(self, username_or_email: str, role: str | Enum, *, project_id: str | None = None) -> None:
        """Change the role of a collaborator. Wire facts 4.7.

        Args:
            username_or_email: The name, the e-mail address or the id.
            role: The new role, a CollaboratorRole or its text, such as `LauncherUser`.
            project_id: The project; None for the client's.

        Raises:
            NotFoundError: There is nobody with this name (the message suggests similar ones), or no such collaborator.
            ValueError: The role is misspelt.
        """
        return run_blocking(self._suspending.collaborators_update(username_or_email, role, project_id=project_id))

    def collaborators_remove(self, username_or_email: str, *, project_id: str | None = None) -> Removed:
        """Remove a user or an organization from a project. Wire facts 4.7.

        Args:
            username_or_email: The name, the e-mail address or the id.
            project_id: The project; None for the client's.

        Raises:
            NotFoundError: There is nobody with this name (the message suggests similar ones), or no such collaborator.
        """
        return run_blocking(self._suspending.collaborators_remove(username_or_email, project_id=project_id))
