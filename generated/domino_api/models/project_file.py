from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ProjectFile(_wire_model.WireModel):
    """One file of a project at one commit."""

    path: str
    """Path relative to the project's root, no leading slash."""
    key: str
    """Key of the blob with the file's bytes, 40 characters. Opaque; do not compute it."""
    url: str | None = None
    """Address of that blob."""
    size: int | None = None
    """Size in bytes."""
    last_modified: int | None = None
    """When it was last modified, in milliseconds since 1970 UTC."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("path", "path", True),
        ("key", "key", True),
        ("url", "url", False),
        ("size", "size", False),
        ("last_modified", "lastModified", False),
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
        path = _get("path")
        if type(path) is not str:
            _wire.fail("a string", path, "path")
        key = _get("key")
        if type(key) is not str:
            _wire.fail("a string", key, "key")
        url = _get("url")
        if url is not None and type(url) is not str:
            _wire.fail("a string", url, "url")
        size = _get("size")
        if size is not None and type(size) is not int:
            size = _wire.at("size", _wire.integer, size)
        last_modified = _get("lastModified")
        if last_modified is not None and type(last_modified) is not int:
            last_modified = _wire.if_readable(_wire.epoch_ms, last_modified)
        _made.path = path
        _made.key = key
        _made.url = url
        _made.size = size
        _made.last_modified = last_modified
        _made.__class__ = cls
        _model: Self = _made
        return _model
