from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class SelectedEnvironmentRevisions(_wire_model.WireModel):
    """Revisions of the environment that a project has (`SelectedV2EnvironmentDetailsDTO`)."""

    latest_revision: int | None = None
    """Number of its latest revision."""
    latest_revision_url: str | None = None
    """Page of its latest revision."""
    latest_revision_status: str | None = None
    """How the build of its latest revision stands, as text; Domino lists no values here."""
    selected_revision: int | None = None
    """Number of the revision that is used."""
    selected_revision_id: str | None = None
    """Id of the revision that is used."""
    selected_revision_url: str | None = None
    """Page of the revision that is used."""
    restricted_revision_number: int | None = None
    """Number of the revision that restricted projects use, if it has one."""
    restricted_revision_id: str | None = None
    """Id of the revision that restricted projects use, if it has one."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("latest_revision", "latestRevision", False),
        ("latest_revision_url", "latestRevisionUrl", False),
        ("latest_revision_status", "latestRevisionStatus", False),
        ("selected_revision", "selectedRevision", False),
        ("selected_revision_id", "selectedRevisionId", False),
        ("selected_revision_url", "selectedRevisionUrl", False),
        ("restricted_revision_number", "restrictedRevisionNumber", False),
        ("restricted_revision_id", "restrictedRevisionId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        latest_revision = _get("latestRevision")
        if latest_revision is not None and type(latest_revision) is not int:
            latest_revision = _wire.at("latestRevision", _wire.integer, latest_revision)
        latest_revision_url = _get("latestRevisionUrl")
        if latest_revision_url is not None and type(latest_revision_url) is not str:
            _wire.fail("a string", latest_revision_url, "latestRevisionUrl")
        latest_revision_status = _get("latestRevisionStatus")
        if latest_revision_status is not None and type(latest_revision_status) is not str:
            _wire.fail("a string", latest_revision_status, "latestRevisionStatus")
        selected_revision = _get("selectedRevision")
        if selected_revision is not None and type(selected_revision) is not int:
            selected_revision = _wire.at("selectedRevision", _wire.integer, selected_revision)
        selected_revision_id = _get("selectedRevisionId")
        if selected_revision_id is not None and type(selected_revision_id) is not str:
            _wire.fail("a string", selected_revision_id, "selectedRevisionId")
        selected_revision_url = _get("selectedRevisionUrl")
        if selected_revision_url is not None and type(selected_revision_url) is not str:
            _wire.fail("a string", selected_revision_url, "selectedRevisionUrl")
        restricted_revision_number = _get("restrictedRevisionNumber")
        if restricted_revision_number is not None and type(restricted_revision_number) is not int:
            restricted_revision_number = _wire.at("restrictedRevisionNumber", _wire.integer, restricted_revision_number)
        restricted_revision_id = _get("restrictedRevisionId")
        if restricted_revision_id is not None and type(restricted_revision_id) is not str:
            _wire.fail("a string", restricted_revision_id, "restrictedRevisionId")
        _made.latest_revision = latest_revision
        _made.latest_revision_url = latest_revision_url
        _made.latest_revision_status = latest_revision_status
        _made.selected_revision = selected_revision
        _made.selected_revision_id = selected_revision_id
        _made.selected_revision_url = selected_revision_url
        _made.restricted_revision_number = restricted_revision_number
        _made.restricted_revision_id = restricted_revision_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
