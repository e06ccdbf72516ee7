from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobResultFile(_wire_model.WireModel):
    """A file that a job has made or changed (`ResultFileMetadata`)."""

    filename: str
    """Its path in the project."""
    content_id: str | None = None
    """Key of its content."""
    size: int | None = None
    """Its size in bytes."""
    last_modified: int | None = None
    """When it was changed, in milliseconds since 1970 UTC."""
    author: str | None = None
    """Who made it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("filename", "filename", True),
        ("content_id", "contentId", False),
        ("size", "size", False),
        ("last_modified", "lastModified", False),
        ("author", "author", False),
    )

    @property
    def last_modified_at(self) -> datetime.datetime | None:
        """`last_modified` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.last_modified)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        filename = _get("filename")
        if type(filename) is not str:
            _wire.fail("a string", filename, "filename")
        content_id = _get("contentId")
        if content_id is not None and type(content_id) is not str:
            _wire.fail("a string", content_id, "contentId")
        size = _get("size")
        if size is not None and type(size) is not int:
            size = _wire.at("size", _wire.integer, size)
        last_modified = _get("lastModified")
        if last_modified is not None and type(last_modified) is not int:
            last_modified = _wire.if_readable(_wire.epoch_ms, last_modified)
        author = _get("author")
        if author is not None and type(author) is not str:
            _wire.fail("a string", author, "author")
        _made.filename = filename
        _made.content_id = content_id
        _made.size = size
        _made.last_modified = last_modified
        _made.author = author
        _made.__class__ = cls
        _model: Self = _made
        return _model
