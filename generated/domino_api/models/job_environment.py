from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.environment_revision_rule import EnvironmentRevisionRule

if TYPE_CHECKING:
    from ..models.environment_revision import EnvironmentRevision


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobEnvironment(_wire_model.WireModel):
    """The environment of a job."""

    environment_id: str | None = None
    """Its id."""
    environment_revision_id: str | None = None
    """Id of its revision."""
    environment_name: str | None = None
    """Its name."""
    revision_number: int | None = None
    """Number of its revision."""
    environment_revision_spec: EnvironmentRevisionRule | EnvironmentRevision | None = None
    """Which revision was asked for: a rule, or one revision by its id."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("environment_id", "environmentId", False),
        ("environment_revision_id", "environmentRevisionId", False),
        ("environment_name", "environmentName", False),
        ("revision_number", "revisionNumber", False),
        ("environment_revision_spec", "environmentRevisionSpec", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        environment_id = _get("environmentId")
        if environment_id is not None and type(environment_id) is not str:
            _wire.fail("a string", environment_id, "environmentId")
        environment_revision_id = _get("environmentRevisionId")
        if environment_revision_id is not None and type(environment_revision_id) is not str:
            _wire.fail("a string", environment_revision_id, "environmentRevisionId")
        environment_name = _get("environmentName")
        if environment_name is not None and type(environment_name) is not str:
            _wire.fail("a string", environment_name, "environmentName")
        revision_number = _get("revisionNumber")
        if revision_number is not None and type(revision_number) is not int:
            revision_number = _wire.at("revisionNumber", _wire.integer, revision_number)
        environment_revision_spec = _get("environmentRevisionSpec")
        if environment_revision_spec is not None:
            from ..models.environment_revision import EnvironmentRevision

            environment_revision_spec = _wire.at(
                "environmentRevisionSpec",
                _wire.one_of(EnvironmentRevisionRule.of, EnvironmentRevision.from_dict),
                environment_revision_spec,
            )
        _made.environment_id = environment_id
        _made.environment_revision_id = environment_revision_id
        _made.environment_name = environment_name
        _made.revision_number = revision_number
        _made.environment_revision_spec = environment_revision_spec
        _made.__class__ = cls
        _model: Self = _made
        return _model
