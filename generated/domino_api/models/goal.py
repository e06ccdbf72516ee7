from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Goal(_wire_model.WireModel):
    """A goal of a project."""

    id: str
    """Its id."""
    title: str | None = None
    """Its title."""
    description: str | None = None
    """More about it."""
    is_complete: bool | None = None
    """Whether it is reached."""
    project_id: str | None = None
    """Id of the project."""
    created_at: datetime.datetime | None = None
    """When it was set."""
    creator_id: str | None = None
    """Id of the user who set it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("title", "title", False),
        ("description", "description", False),
        ("is_complete", "isComplete", False),
        ("project_id", "projectId", False),
        ("created_at", "createdAt", False),
        ("creator_id", "creatorId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        id = _get("id")
        if type(id) is not str:
            _wire.fail("a string", id, "id")
        title = _get("title")
        if title is not None and type(title) is not str:
            _wire.fail("a string", title, "title")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        is_complete = _get("isComplete")
        if is_complete is not None and type(is_complete) is not bool:
            _wire.fail("true or false", is_complete, "isComplete")
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        created_at = _get("createdAt")
        if created_at is not None:
            created_at = _wire.if_readable(_wire.timestamp, created_at)
        creator_id = _get("creatorId")
        if creator_id is not None and type(creator_id) is not str:
            _wire.fail("a string", creator_id, "creatorId")
        _made.id = id
        _made.title = title
        _made.description = description
        _made.is_complete = is_complete
        _made.project_id = project_id
        _made.created_at = created_at
        _made.creator_id = creator_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
