from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewEnvironmentToolProxy(_wire_model.WireModel):
    """How a tool of workspaces is reached."""

    internal_path: str
    """Path to find the workspace at."""
    port: int
    """Port that the tool listens on."""
    rewrite: bool | None = None
    """Whether addresses are rewritten on the way; false by default."""
    require_subdomain: bool | None = None
    """Whether it wants a subdomain of its own; false by default."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("internal_path", "internalPath", True),
        ("port", "port", True),
        ("rewrite", "rewrite", False),
        ("require_subdomain", "requireSubdomain", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        internal_path = _get("internalPath")
        if type(internal_path) is not str:
            _wire.fail("a string", internal_path, "internalPath")
        port = _get("port")
        if type(port) is not int:
            port = _wire.at("port", _wire.integer, port)
        rewrite = _get("rewrite")
        if rewrite is not None and type(rewrite) is not bool:
            _wire.fail("true or false", rewrite, "rewrite")
        require_subdomain = _get("requireSubdomain")
        if require_subdomain is not None and type(require_subdomain) is not bool:
            _wire.fail("true or false", require_subdomain, "requireSubdomain")
        _made.internal_path = internal_path
        _made.port = port
        _made.rewrite = rewrite
        _made.require_subdomain = require_subdomain
        _made.__class__ = cls
        _model: Self = _made
        return _model
