from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.job import Job
    from ..models.job_pagination import JobPagination


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobPage(_wire_model.WireModel):
    """One page of a project's jobs (`JobSet`)."""

    jobs: list[Job]
    """The jobs."""
    total_count: int | None = None
    """How many there are on all pages."""
    pagination: JobPagination | None = None
    """Which page this is."""
    domino_stat_columns: list[str] | None = None
    """Names of the values of `dominostats.json` that jobs of the project have."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("jobs", "jobs", True),
        ("total_count", "totalCount", False),
        ("pagination", "pagination", False),
        ("domino_stat_columns", "dominoStatColumns", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_envelope(wire, "jobs")
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        jobs = _get("jobs")
        from ..models.job import Job

        jobs = _wire.at("jobs", _wire.list_of(Job.from_dict), jobs)
        _wire_model.put(_made, "jobs", jobs)
        total_count = _get("totalCount")
        if total_count is not None and type(total_count) is not int:
            total_count = _wire.at("totalCount", _wire.integer, total_count)
        pagination = _get("pagination")
        if pagination is not None:
            from ..models.job_pagination import JobPagination

            pagination = _wire.at("pagination", JobPagination.from_dict, pagination)
            _wire_model.put(_made, "pagination", pagination)
        domino_stat_columns = _get("dominoStatColumns")
        if domino_stat_columns is not None:
            domino_stat_columns = _wire.at("dominoStatColumns", _wire.list_of(_wire.text), domino_stat_columns)
        _made.jobs = jobs
        _made.total_count = total_count
        _made.pagination = pagination
        _made.domino_stat_columns = domino_stat_columns
        _made.__class__ = cls
        _model: Self = _made
        return _model
