"""Visits of people: pages without content that a browser may show, as it comes from a link in a notebook."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Scope

__all__ = ["is_page", "is_visit"]

#: Where a deployment has its pages (wire facts 4.12).
_FOLDERS = ("/u/", "/jobs/")


def is_page(scope: Scope) -> bool:
    """Tell whether a request is for a page: it needs no credential, since it tells nothing that is worth one."""
    return scope["method"] in ("GET", "HEAD") and scope["path"].startswith(_FOLDERS)


def is_visit(scope: Scope, headers: Headers) -> bool:
    """Tell whether a person follows a link of another site to a page, which no other site gets to see."""
    return (
        is_page(scope)
        and headers.getlist("sec-fetch-mode") == ["navigate"]
        and headers.getlist("sec-fetch-dest") == ["document"]
    )
