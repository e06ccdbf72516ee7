from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Version(_wire_model.WireModel):
    """Version and build of the deployment."""

    version: str
    """Dotted version, three parts; four on very old servers."""
    build_id: str | None = None
    """Id of the build."""
    build_url: str | None = None
    """Address of the build."""
    commit_id: str | None = None
    """Commit the build was made from."""
    commit_url: str | None = None
    """Address of that commit."""
    timestamp: str | None = None
    """Time of the build, ISO 8601 with `Z`."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("version", "version", True),
        ("build_id", "buildId", False),
        ("build_url", "buildUrl", False),
        ("commit_id", "commitId", False),
        ("commit_url", "commitUrl", False),
        ("timestamp", "timestamp", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        version = _get("version")
        if type(version) is not str:
            _wire.fail("a string", version, "version")
        build_id = _get("buildId")
        if build_id is not None and type(build_id) is not str:
            _wire.fail("a string", build_id, "buildId")
        build_url = _get("buildUrl")
        if build_url is not None and type(build_url) is not str:
            _wire.fail("a string", build_url, "buildUrl")
        commit_id = _get("commitId")
        if commit_id is not None and type(commit_id) is not str:
            _wire.fail("a string", commit_id, "commitId")
        commit_url = _get("commitUrl")
        if commit_url is not None and type(commit_url) is not str:
            _wire.fail("a string", commit_url, "commitUrl")
        timestamp = _get("timestamp")
        if timestamp is not None and type(timestamp) is not str:
            _wire.fail("a string", timestamp, "timestamp")
        _made.version = version
        _made.build_id = build_id
        _made.build_url = build_url
        _made.commit_id = commit_id
        _made.commit_url = commit_url
        _made.timestamp = timestamp
        _made.__class__ = cls
        _model: Self = _made
        return _model
