from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Commit(_wire_model.WireModel):
    """A commit of a project, where a server sends objects instead of ids."""

    id: str
    """Id of the commit, 40 hexadecimal digits."""
    name: str | None = None
    """Its message."""
    commit_time: int | None = None
    """When it was made, in milliseconds since 1970 UTC."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("commit_time", "commitTime", False),
    )

    @property
    def commit_time_at(self) -> datetime.datetime | None:
        """`commit_time` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.commit_time)

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
        commit_time = _get("commitTime")
        if commit_time is not None and type(commit_time) is not int:
            commit_time = _wire.if_readable(_wire.epoch_ms, commit_time)
        _made.id = id
        _made.name = name
        _made.commit_time = commit_time
        _made.__class__ = cls
        _model: Self = _made
        return _model
