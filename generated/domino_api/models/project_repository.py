from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.public_git_service_provider import PublicGitServiceProvider

if TYPE_CHECKING:
    from ..models.repository_ref import RepositoryRef


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ProjectRepository(_wire_model.WireModel):
    """A git repository in a project, as the public API tells it."""

    id: str
    """Its id in Domino."""
    name: str | None = None
    """Its name, which is that of its folder."""
    uri: str | None = None
    """Its address."""
    default_ref: RepositoryRef | None = None
    """What is used of a git repository."""
    service_provider: PublicGitServiceProvider | None = None
    """Kind of git host, as the public API spells it. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("uri", "uri", False),
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
        if type(id) is not str:
            _wire.fail("a string", id, "id")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        uri = _get("uri")
        if uri is not None and type(uri) is not str:
            _wire.fail("a string", uri, "uri")
        default_ref = _get("defaultRef")
        if default_ref is not None:
            from ..models.repository_ref import RepositoryRef

            default_ref = _wire.at("defaultRef", RepositoryRef.from_dict, default_ref)
            _wire_model.put(_made, "defaultRef", default_ref)
        service_provider = _get("serviceProvider")
        if service_provider is not None:
            service_provider = _wire.at("serviceProvider", PublicGitServiceProvider.of, service_provider)
        _made.id = id
        _made.name = name
        _made.uri = uri
        _made.default_ref = default_ref
        _made.service_provider = service_provider
        _made.__class__ = cls
        _model: Self = _made
        return _model
