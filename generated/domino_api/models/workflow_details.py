from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.workflow_execution import WorkflowExecution


@_wire_model.model(eq=False, repr=False, kw_only=True)
class WorkflowDetails(_wire_model.WireModel):
    """Workflow a job belongs to."""

    workflow_orchestrator: str | None = None
    """What runs the workflow."""
    execution_metadata: WorkflowExecution | None = None
    """The task and its node."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("workflow_orchestrator", "workflowOrchestrator", False),
        ("execution_metadata", "executionMetadata", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        workflow_orchestrator = _get("workflowOrchestrator")
        if workflow_orchestrator is not None and type(workflow_orchestrator) is not str:
            _wire.fail("a string", workflow_orchestrator, "workflowOrchestrator")
        execution_metadata = _get("executionMetadata")
        if execution_metadata is not None:
            from ..models.workflow_execution import WorkflowExecution

            execution_metadata = _wire.at("executionMetadata", WorkflowExecution.from_dict, execution_metadata)
            _wire_model.put(_made, "executionMetadata", execution_metadata)
        _made.workflow_orchestrator = workflow_orchestrator
        _made.execution_metadata = execution_metadata
        _made.__class__ = cls
        _model: Self = _made
        return _model
