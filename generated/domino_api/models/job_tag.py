from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobTag(_wire_model.WireModel):
    """A tag on a job (`TagApplication`)."""

    tag_id: str | None = None
    """Id of the tag."""
    name: str | None = None
    """Its text."""
    created_by: str | None = None
    """Id of the user who set it."""
    created_at: int | None = None
    """When it was set, in milliseconds since 1970 UTC."""
    project_id: str | None = None
    """Id of the project."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("tag_id", "tagId", False),
        ("name", "name", False),
        ("created_by", "createdBy", False),
        ("created_at", "createdAt", False),
        ("project_id", "projectId", False),
    )

    @property
    def created_at_at(self) -> datetime.datetime | None:
        """`created_at` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.created_at)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        tag_id = _get("tagId")
        if tag_id is not None and type(tag_id) is not str:
            _wire.fail("a string", tag_id, "tagId")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        created_by = _get("createdBy")
        if created_by is not None and type(created_by) is not str:
            _wire.fail("a string", created_by, "createdBy")
        created_at = _get("createdAt")
        if created_at is not None and type(created_at) is not int:
            created_at = _wire.if_readable(_wire.epoch_ms, created_at)
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        _made.tag_id = tag_id
        _made.name = name
        _made.created_by = created_by
        _made.created_at = created_at
        _made.project_id = project_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
