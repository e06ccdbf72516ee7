from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DependentRepository(_wire_model.WireModel):
    """A git repository in a job."""

    id: str
    """Its id in Domino."""
    name: str | None = None
    """Its name."""
    uri: str | None = None
    """Its address."""
    ref: str | None = None
    """What was asked for."""
    service_provider: str | None = None
    """Kind of git host, as text."""
    starting_commit_id: str | None = None
    """Commit at the start."""
    starting_commit_uri: str | None = None
    """Address of that commit."""
    finished_commit_id: str | None = None
    """Commit at the end."""
    finished_commit_uri: str | None = None
    """Address of that commit."""
    starting_branch: str | None = None
    """Branch at the start."""
    finished_branch: str | None = None
    """Branch at the end."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("uri", "uri", False),
        ("ref", "ref", False),
        ("service_provider", "serviceProvider", False),
        ("starting_commit_id", "startingCommitId", False),
        ("starting_commit_uri", "startingCommitUri", False),
        ("finished_commit_id", "finishedCommitId", False),
        ("finished_commit_uri", "finishedCommitUri", False),
        ("starting_branch", "startingBranch", False),
        ("finished_branch", "finishedBranch", False),
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
        ref = _get("ref")
        if ref is not None and type(ref) is not str:
            _wire.fail("a string", ref, "ref")
        service_provider = _get("serviceProvider")
        if service_provider is not None and type(service_provider) is not str:
            _wire.fail("a string", service_provider, "serviceProvider")
        starting_commit_id = _get("startingCommitId")
        if starting_commit_id is not None and type(starting_commit_id) is not str:
            _wire.fail("a string", starting_commit_id, "startingCommitId")
        starting_commit_uri = _get("startingCommitUri")
        if starting_commit_uri is not None and type(starting_commit_uri) is not str:
            _wire.fail("a string", starting_commit_uri, "startingCommitUri")
        finished_commit_id = _get("finishedCommitId")
        if finished_commit_id is not None and type(finished_commit_id) is not str:
            _wire.fail("a string", finished_commit_id, "finishedCommitId")
        finished_commit_uri = _get("finishedCommitUri")
        if finished_commit_uri is not None and type(finished_commit_uri) is not str:
            _wire.fail("a string", finished_commit_uri, "finishedCommitUri")
        starting_branch = _get("startingBranch")
        if starting_branch is not None and type(starting_branch) is not str:
            _wire.fail("a string", starting_branch, "startingBranch")
        finished_branch = _get("finishedBranch")
        if finished_branch is not None and type(finished_branch) is not str:
            _wire.fail("a string", finished_branch, "finishedBranch")
        _made.id = id
        _made.name = name
        _made.uri = uri
        _made.ref = ref
        _made.service_provider = service_provider
        _made.starting_commit_id = starting_commit_id
        _made.starting_commit_uri = starting_commit_uri
        _made.finished_commit_id = finished_commit_id
        _made.finished_commit_uri = finished_commit_uri
        _made.starting_branch = starting_branch
        _made.finished_branch = finished_branch
        _made.__class__ = cls
        _model: Self = _made
        return _model
