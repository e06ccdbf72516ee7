from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class CopyableDataset(_wire_model.WireModel):
    """A data set of a project that is copied (`DatasetInfoV1`)."""

    id: str
    """Its id."""
    name: str | None = None
    """Its name."""
    description: str | None = None
    """What it is."""
    created_at: datetime.datetime | None = None
    """When it was made."""
    project_id: str | None = None
    """Id of its project."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("description", "description", False),
        ("created_at", "createdAt", False),
        ("project_id", "projectId", False),
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
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        created_at = _get("createdAt")
        if created_at is not None:
            created_at = _wire.if_readable(_wire.timestamp, created_at)
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        _made.id = id
        _made.name = name
        _made.description = description
        _made.created_at = created_at
        _made.project_id = project_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
