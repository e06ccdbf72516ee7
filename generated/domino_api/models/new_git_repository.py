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
class NewGitRepository(_wire_model.WireModel):
    """A git repository to add."""

    uri: str
    """Its address."""
    name: str | None = None
    """Its name; else that in its address."""
    default_ref: RepositoryRef | None = None
    """What is used of a git repository."""
    service_provider: PublicGitServiceProvider | None = None
    """Kind of git host, as the public API spells it. An open enum: unknown values are kept."""
    git_credential_id: str | None = None
    """Id of the credential of the user that opens it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("uri", "uri", True),
        ("name", "name", False),
        ("default_ref", "defaultRef", False),
        ("service_provider", "serviceProvider", False),
        ("git_credential_id", "gitCredentialId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        uri = _get("uri")
        if type(uri) is not str:
            _wire.fail("a string", uri, "uri")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        default_ref = _get("defaultRef")
        if default_ref is not None:
            from ..models.repository_ref import RepositoryRef

            default_ref = _wire.at("defaultRef", RepositoryRef.from_dict, default_ref)
            _wire_model.put(_made, "defaultRef", default_ref)
        service_provider = _get("serviceProvider")
        if service_provider is not None:
            service_provider = _wire.at("serviceProvider", PublicGitServiceProvider.of, service_provider)
        git_credential_id = _get("gitCredentialId")
        if git_credential_id is not None and type(git_credential_id) is not str:
            _wire.fail("a string", git_credential_id, "gitCredentialId")
        _made.uri = uri
        _made.name = name
        _made.default_ref = default_ref
        _made.service_provider = service_provider
        _made.git_credential_id = git_credential_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
