from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class WorkflowExecution(_wire_model.WireModel):
    """A task and its node in a workflow (`OrchestratorExecutionMetadata`)."""

    task_project_id: str | None = None
    """Project of the task."""
    task_domain: str | None = None
    """Domain of the task."""
    task_execution_version: str | None = None
    """Version of the task."""
    task_execution_name: str | None = None
    """Name of the task's execution."""
    node_id: str | None = None
    """Id of the node."""
    node_project_id: str | None = None
    """Project of the node."""
    node_domain: str | None = None
    """Domain of the node."""
    node_workflow_execution_name: str | None = None
    """Name of the workflow's execution."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("task_project_id", "taskProjectId", False),
        ("task_domain", "taskDomain", False),
        ("task_execution_version", "taskExecutionVersion", False),
        ("task_execution_name", "taskExecutionName", False),
        ("node_id", "nodeId", False),
        ("node_project_id", "nodeProjectId", False),
        ("node_domain", "nodeDomain", False),
        ("node_workflow_execution_name", "nodeWorkflowExecutionName", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        task_project_id = _get("taskProjectId")
        if task_project_id is not None and type(task_project_id) is not str:
            _wire.fail("a string", task_project_id, "taskProjectId")
        task_domain = _get("taskDomain")
        if task_domain is not None and type(task_domain) is not str:
            _wire.fail("a string", task_domain, "taskDomain")
        task_execution_version = _get("taskExecutionVersion")
        if task_execution_version is not None and type(task_execution_version) is not str:
            _wire.fail("a string", task_execution_version, "taskExecutionVersion")
        task_execution_name = _get("taskExecutionName")
        if task_execution_name is not None and type(task_execution_name) is not str:
            _wire.fail("a string", task_execution_name, "taskExecutionName")
        node_id = _get("nodeId")
        if node_id is not None and type(node_id) is not str:
            _wire.fail("a string", node_id, "nodeId")
        node_project_id = _get("nodeProjectId")
        if node_project_id is not None and type(node_project_id) is not str:
            _wire.fail("a string", node_project_id, "nodeProjectId")
        node_domain = _get("nodeDomain")
        if node_domain is not None and type(node_domain) is not str:
            _wire.fail("a string", node_domain, "nodeDomain")
        node_workflow_execution_name = _get("nodeWorkflowExecutionName")
        if node_workflow_execution_name is not None and type(node_workflow_execution_name) is not str:
            _wire.fail("a string", node_workflow_execution_name, "nodeWorkflowExecutionName")
        _made.task_project_id = task_project_id
        _made.task_domain = task_domain
        _made.task_execution_version = task_execution_version
        _made.task_execution_name = task_execution_name
        _made.node_id = node_id
        _made.node_project_id = node_project_id
        _made.node_domain = node_domain
        _made.node_workflow_execution_name = node_workflow_execution_name
        _made.__class__ = cls
        _model: Self = _made
        return _model
