from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.git_service_provider import GitServiceProvider

if TYPE_CHECKING:
    from ..models.git_reference import GitReference


@_wire_model.model(eq=False, repr=False, kw_only=True)
class MadeRepository(_wire_model.WireModel):
    """The main git repository of a project, its address in parts."""

    id: str | None = None
    """Its id in Domino."""
    name: str | None = None
    """Its name."""
    uri_host: str | None = None
    """Host in its address."""
    uri_port: str | None = None
    """Port in its address, as text."""
    uri_path: str | None = None
    """Path in its address."""
    default_ref: GitReference | None = None
    """A branch, tag or commit of a git repository."""
    service_provider: GitServiceProvider | None = None
    """Kind of git host. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("name", "name", False),
        ("uri_host", "uriHost", False),
        ("uri_port", "uriPort", False),
        ("uri_path", "uriPath", False),
        ("default_ref", "defaultRef", False),
        ("service_provider", "serviceProvider", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        id = _get("id")
        if id is not None and type(id) is not str:
            _wire.fail("a string", id, "id")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        uri_host = _get("uriHost")
        if uri_host is not None and type(uri_host) is not str:
            _wire.fail("a string", uri_host, "uriHost")
        uri_port = _get("uriPort")
        if uri_port is not None and type(uri_port) is not str:
            _wire.fail("a string", uri_port, "uriPort")
        uri_path = _get("uriPath")
        if uri_path is not None and type(uri_path) is not str:
            _wire.fail("a string", uri_path, "uriPath")
        default_ref = _get("defaultRef")
        if default_ref is not None:
            from ..models.git_reference import GitReference

            default_ref = _wire.at("defaultRef", GitReference.from_dict, default_ref)
            _wire_model.put(_made, "defaultRef", default_ref)
        service_provider = _get("serviceProvider")
        if service_provider is not None:
            service_provider = _wire.at("serviceProvider", GitServiceProvider.of, service_provider)
        _made.id = id
        _made.name = name
        _made.uri_host = uri_host
        _made.uri_port = uri_port
        _made.uri_path = uri_path
        _made.default_ref = default_ref
        _made.service_provider = service_provider
        _made.__class__ = cls
        _model: Self = _made
        return _model
