"""What scripts written for python-domino ask of replies that were HTTP responses there."""

from __future__ import annotations

import json
from typing import Any, ClassVar, TypeVar

from domino_api import WireModel

__all__ = ["HttpListReply", "HttpReply"]

Item = TypeVar("Item", bound=WireModel)


class HttpReply(WireModel):
    """A reply that also answers as a `requests.Response` of a success does: for old scripts, new code needs none of it.

    An error status is raised by the call itself. The headers of the response are not kept.
    """

    __slots__ = ()

    #: The HTTP status.
    status_code: ClassVar[int] = 200
    #: True: everything else is raised as an error.
    ok: ClassVar[bool] = True

    def __bool__(self) -> bool:
        """Return True, as the response of a success does, also where there is nothing in it."""
        return True

    def raise_for_status(self) -> None:
        """Do nothing: an error status was raised by the call."""

    def json(self) -> dict[str, Any]:
        """Return the reply as a dict."""
        return self.to_dict()

    @property
    def text(self) -> str:
        """The reply as JSON text; blanks in it may differ from those that came."""
        return json.dumps(self.to_dict())

    @property
    def content(self) -> bytes:
        """The reply as JSON in UTF-8."""
        return self.text.encode()


class HttpListReply(list[Item]):
    """A list that also answers as a `requests.Response` of a success does, for old scripts."""

    __slots__ = ()

    #: The HTTP status.
    status_code: ClassVar[int] = 200
    #: True: everything else is raised as an error.
    ok: ClassVar[bool] = True

    def raise_for_status(self) -> None:
        """Do nothing: an error status was raised by the call."""

    def json(self) -> list[dict[str, Any]]:
        """Return the reply as a list of dicts."""
        return [item.to_dict() for item in self]

    @property
    def text(self) -> str:
        """The reply as JSON text; blanks in it may differ from those that came."""
        return json.dumps(self.json())

    @property
    def content(self) -> bytes:
        """The reply as JSON in UTF-8."""
        return self.text.encode()
