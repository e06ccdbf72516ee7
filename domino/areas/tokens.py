"""Personal access tokens: credentials that the user makes, for programs that act in the user's name."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from datetime import timedelta

from domino_api import models
from domino_api.api import tokens

from domino._calls.paging import LARGEST_PAGE, Page, Place, paged

from .area import AsyncArea
from .arguments import check_limit, check_page, checked_id, checked_lifetime

__all__ = ["AsyncTokens"]

_ID = re.compile(r"[0-9a-f]{24}")


class AsyncTokens(AsyncArea):
    """Personal access tokens."""

    async def tokens_list(
        self, *, offset: int = 0, limit: int = LARGEST_PAGE
    ) -> list[models.PersonalAccessTokenDetails]:
        """List a page of your personal access tokens, without their secrets. Wire facts 4.9.

        Args:
            offset: How many to skip.
            limit: How many to return at most; servers return up to 100.
        """
        check_page(offset, limit)
        return await self._engine.call(tokens.list_personal_access_tokens.operation(offset=offset, limit=limit))

    def tokens_iter(self, *, limit: int | None = None) -> AsyncGenerator[models.PersonalAccessTokenDetails, None]:
        """Yield your personal access tokens, without their secrets, page by page. Wire facts 4.9.

        Args:
            limit: How many to return at most; None for all.
        """
        check_limit(limit)

        async def ask(place: Place) -> Page[models.PersonalAccessTokenDetails]:
            return Page(await self.tokens_list(offset=place.offset, limit=place.size))

        return paged(ask, lambda token: token.pat_id, limit=limit)

    async def tokens_create(
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
        body = models.NewPersonalAccessToken(
            name=checked_id(name, "name"), description=description, expires_in=checked_lifetime(expires_in)
        )
        return await self._engine.call(tokens.create_personal_access_token.operation(body=body))

    async def tokens_invalidate(self, pat_id: str) -> None:
        """Invalidate a personal access token; it stays in the list. Wire facts 4.9.

        Args:
            pat_id: Its id, `.pat_id`; not its secret.
        """
        await self._engine.call(tokens.invalidate_personal_access_token.operation(_token_id(pat_id)))

    async def tokens_delete(self, pat_id: str) -> None:
        """Delete a personal access token. Wire facts 4.9.

        Args:
            pat_id: Its id, `.pat_id`; not its secret.
        """
        await self._engine.call(tokens.delete_personal_access_token.operation(_token_id(pat_id)))

    async def tokens_invalidate_all(self) -> None:
        """Invalidate all your personal access tokens, including the one that this client uses.

        Wire facts 4.9.
        """
        await self._engine.call(tokens.invalidate_all_personal_access_tokens.operation())

    async def tokens_delete_all(self) -> None:
        """Delete all your personal access tokens, including the one that this client uses. Wire facts 4.9."""
        await self._engine.call(tokens.delete_all_personal_access_tokens.operation())


def _token_id(pat_id: str) -> str:
    """Return the id of a token; a secret in its place must not travel in a URL, nor stand in an error."""
    if isinstance(pat_id, str) and not _ID.fullmatch(pat_id):
        raise ValueError("pat_id is the id of a token, 24 hexadecimal digits: .pat_id, not .token")
    return checked_id(pat_id, "pat_id")
