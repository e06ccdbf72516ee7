# Made by scripts/regen.sh from domino/areas/tokens.py: edit that file, not this one.
"""Personal access tokens: credentials that the user makes, for programs that act in the user's name."""

from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta

from domino_api import models

from domino._calls.engine import iterate_blocking, run_blocking
from domino._calls.paging import LARGEST_PAGE

from .area import Area

__all__ = ["Tokens"]


class Tokens(Area):
    """Personal access tokens."""

    def tokens_list(self, *, offset: int = 0, limit: int = LARGEST_PAGE) -> list[models.PersonalAccessTokenDetails]:
        """List a page of your personal access tokens, without their secrets. Wire facts 4.9.

        Args:
            offset: How many to skip.
            limit: How many to return at most; servers return up to 100.
        """
        return run_blocking(self._suspending.tokens_list(offset=offset, limit=limit))

    def tokens_iter(self, *, limit: int | None = None) -> Generator[models.PersonalAccessTokenDetails, None, None]:
        """Yield your personal access tokens, without their secrets, page by page. Wire facts 4.9.

        Args:
            limit: How many to return at most; None for all.
        """
        return iterate_blocking(self._suspending.tokens_iter(limit=limit))

    def tokens_create(
        self, name: str, expires_in: float | timedelta, description: str | None = None
    ) -> models.PersonalAccessToken:
        """Create a personal access token; `.token` is its secret, which is shown only once. Wire facts 1.2, 4.9.

        Use it as `Domino(..., auth_token=made.token)`; as an API key it is refused. It never appears in a repr, an
        error or a log of this client, but `print(made.token)` shows it. The call is sent only once. If the reply is
        lost, so is the secret; look for the name in `tokens_list()`, and delete that token.

        Args:
            name: Its name.
            expires_in: How long it is valid, in seconds or as timedelta. Look at `.expires_at` of what comes back: that
                the server counts in seconds is not official, and it may have a limit of its own.
            description: What it is for.

        Raises:
            ValueError: The name is empty, or the time is not from one second to ten years.
        """
        return run_blocking(self._suspending.tokens_create(name, expires_in, description))

    def tokens_invalidate(self, pat_id: str) -> None:
        """Invalidate a personal access token; it stays in the list. Wire facts 4.9.

        Args:
            pat_id: Its id, `.pat_id`; not its secret.
        """
        return run_blocking(self._suspending.tokens_invalidate(pat_id))

    def tokens_delete(self, pat_id: str) -> None:
        """Delete a personal access token. Wire facts 4.9.

        Args:
            pat_id: Its id, `.pat_id`; not its secret.
        """
        return run_blocking(self._suspending.tokens_delete(pat_id))

    def tokens_invalidate_all(self) -> None:
        """Invalidate all your personal access tokens, including the one that this client uses.

        Wire facts 4.9.
        """
        return run_blocking(self._suspending.tokens_invalidate_all())

    def tokens_delete_all(self) -> None:
        """Delete all your personal access tokens, including the one that this client uses. Wire facts 4.9."""
        return run_blocking(self._suspending.tokens_delete_all())
