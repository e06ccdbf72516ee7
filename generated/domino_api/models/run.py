from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.run_status import RunStatus

if TYPE_CHECKING:
    from ..models.diagnostic_statistics import DiagnosticStatistics
    from ..models.run_dataset_mount import RunDatasetMount


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Run(_wire_model.WireModel):
    """One execution of a project, as the legacy API shows it."""

    id: str
    """Id of the run, 24 hexadecimal digits."""
    status: RunStatus
    """Where a run stands (wire facts 3.1). `Stopped`, `Succeeded`, `Failed` and `Error` are final; `Faulty` has no
    official description, so trust `isCompleted`. Success is `Succeeded` only. An open enum: unknown values are
    kept (some official tools also expect `Cancelled`, `Canceled` and `Archived`).
    """
    project_id: str | None = None
    """Id of its project."""
    number: int | None = None
    """Counts up in the project."""
    starting_user_id: str | None = None
    """Id of the user who started it."""
    queued: int | None = None
    """When it entered the queue, in milliseconds since 1970 UTC."""
    started: int | None = None
    """When user code started, in milliseconds since 1970 UTC; null until then."""
    completed: int | None = None
    """When user code ended, in milliseconds since 1970 UTC; null until then."""
    post_processed_timestamp: int | None = None
    """When the results were saved, in milliseconds since 1970 UTC; later than `completed`."""
    is_completed: bool | None = None
    """Whether it is over, whatever the outcome."""
    commit_id: str | None = None
    """Commit it started from, 40 hexadecimal digits."""
    output_commit_id: str | None = None
    """Commit that holds its results, 40 hexadecimal digits. Null or absent while it runs, maybe for ever when
    nothing changed. No sign of the end: it was seen on a running workspace.
    """
    executor: str | None = None
    """Id of the machine."""
    title: str | None = None
    """Title shown in the web interface."""
    is_archived: bool | None = None
    """Whether the web interface hides it."""
    hardware_tier_id: str | None = None
    """Id of the hardware tier."""
    diagnostic_statistics: DiagnosticStatistics | None = None
    """Values the run left in `dominostats.json`."""
    notebook_name: str | None = None
    """Kind of workspace or app, for instance `App` or `JupyterLab`; absent on plain runs."""
    starting_scheduled_run_id: str | None = None
    """Id of the schedule that started it."""
    publicly_visible: bool | None = None
    """Whether people without an account can see it."""
    environment_id: str | None = None
    """Id of the environment."""
    environment_revision_id: str | None = None
    """Id of the environment's revision."""
    repositories: list[Any] | None = None
    """Git repositories of the run; the shape of an entry is unknown."""
    run_queueing_information: Any = None
    """Seen as null only; its shape is unknown."""
    dataset_mounts: list[RunDatasetMount] | None = None
    """Datasets mounted in the run."""
    container_exit_code: int | None = None
    """Exit code of the container. Seen as null only; the type is inferred from the name."""
    auto_sync_settings: Any = None
    """Seen as null only; its shape is unknown."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("status", "status", True),
        ("project_id", "projectId", False),
        ("number", "number", False),
        ("starting_user_id", "startingUserId", False),
        ("queued", "queued", False),
        ("started", "started", False),
        ("completed", "completed", False),
        ("post_processed_timestamp", "postProcessedTimestamp", False),
        ("is_completed", "isCompleted", False),
        ("commit_id", "commitId", False),
        ("output_commit_id", "outputCommitId", False),
        ("executor", "executor", False),
        ("title", "title", False),
        ("is_archived", "isArchived", False),
        ("hardware_tier_id", "hardwareTierId", False),
        ("diagnostic_statistics", "diagnosticStatistics", False),
        ("notebook_name", "notebookName", False),
        ("starting_scheduled_run_id", "startingScheduledRunId", False),
        ("publicly_visible", "publiclyVisible", False),
        ("environment_id", "environmentId", False),
        ("environment_revision_id", "environmentRevisionId", False),
        ("repositories", "repositories", False),
        ("run_queueing_information", "runQueueingInformation", False),
        ("dataset_mounts", "datasetMounts", False),
        ("container_exit_code", "containerExitCode", False),
        ("auto_sync_settings", "autoSyncSettings", False),
    )

    @property
    def queued_at(self) -> datetime.datetime | None:
        """`queued` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.queued)

    @property
    def started_at(self) -> datetime.datetime | None:
        """`started` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.started)

    @property
    def completed_at(self) -> datetime.datetime | None:
        """`completed` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.completed)

    @property
    def post_processed_timestamp_at(self) -> datetime.datetime | None:
        """`post_processed_timestamp` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.post_processed_timestamp)

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
        status = _get("status")
        status = RunStatus.of(status) if type(status) is str else _wire.fail("a string", status, "status")
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        number = _get("number")
        if number is not None and type(number) is not int:
            number = _wire.at("number", _wire.integer, number)
        starting_user_id = _get("startingUserId")
        if starting_user_id is not None and type(starting_user_id) is not str:
            _wire.fail("a string", starting_user_id, "startingUserId")
        queued = _get("queued")
        if queued is not None and type(queued) is not int:
            queued = _wire.if_readable(_wire.epoch_ms, queued)
        started = _get("started")
        if started is not None and type(started) is not int:
            started = _wire.if_readable(_wire.epoch_ms, started)
        completed = _get("completed")
        if completed is not None and type(completed) is not int:
            completed = _wire.if_readable(_wire.epoch_ms, completed)
        post_processed_timestamp = _get("postProcessedTimestamp")
        if post_processed_timestamp is not None and type(post_processed_timestamp) is not int:
            post_processed_timestamp = _wire.if_readable(_wire.epoch_ms, post_processed_timestamp)
        is_completed = _get("isCompleted")
        if is_completed is not None and type(is_completed) is not bool:
            _wire.fail("true or false", is_completed, "isCompleted")
        commit_id = _get("commitId")
        if commit_id is not None and type(commit_id) is not str:
            _wire.fail("a string", commit_id, "commitId")
        output_commit_id = _get("outputCommitId")
        if output_commit_id is not None and type(output_commit_id) is not str:
            _wire.fail("a string", output_commit_id, "outputCommitId")
        executor = _get("executor")
        if executor is not None and type(executor) is not str:
            _wire.fail("a string", executor, "executor")
        title = _get("title")
        if title is not None and type(title) is not str:
            _wire.fail("a string", title, "title")
        is_archived = _get("isArchived")
        if is_archived is not None and type(is_archived) is not bool:
            _wire.fail("true or false", is_archived, "isArchived")
        hardware_tier_id = _get("hardwareTierId")
        if hardware_tier_id is not None and type(hardware_tier_id) is not str:
            _wire.fail("a string", hardware_tier_id, "hardwareTierId")
        diagnostic_statistics = _get("diagnosticStatistics")
        if diagnostic_statistics is not None:
            from ..models.diagnostic_statistics import DiagnosticStatistics

            diagnostic_statistics = _wire.at(
                "diagnosticStatistics", DiagnosticStatistics.from_dict, diagnostic_statistics
            )
            _wire_model.put(_made, "diagnosticStatistics", diagnostic_statistics)
        notebook_name = _get("notebookName")
        if notebook_name is not None and type(notebook_name) is not str:
            _wire.fail("a string", notebook_name, "notebookName")
        starting_scheduled_run_id = _get("startingScheduledRunId")
        if starting_scheduled_run_id is not None and type(starting_scheduled_run_id) is not str:
            _wire.fail("a string", starting_scheduled_run_id, "startingScheduledRunId")
        publicly_visible = _get("publiclyVisible")
        if publicly_visible is not None and type(publicly_visible) is not bool:
            _wire.fail("true or false", publicly_visible, "publiclyVisible")
        environment_id = _get("environmentId")
        if environment_id is not None and type(environment_id) is not str:
            _wire.fail("a string", environment_id, "environmentId")
        environment_revision_id = _get("environmentRevisionId")
        if environment_revision_id is not None and type(environment_revision_id) is not str:
            _wire.fail("a string", environment_revision_id, "environmentRevisionId")
        repositories = _get("repositories")
        if repositories is not None:
            repositories = _wire.at("repositories", _wire.list_of(_wire.anything), repositories)
        run_queueing_information = _get("runQueueingInformation")
        dataset_mounts = _get("datasetMounts")
        if dataset_mounts is not None:
            from ..models.run_dataset_mount import RunDatasetMount

            dataset_mounts = _wire.at("datasetMounts", _wire.list_of(RunDatasetMount.from_dict), dataset_mounts)
            _wire_model.put(_made, "datasetMounts", dataset_mounts)
        container_exit_code = _get("containerExitCode")
        if container_exit_code is not None and type(container_exit_code) is not int:
            container_exit_code = _wire.at("containerExitCode", _wire.integer, container_exit_code)
        auto_sync_settings = _get("autoSyncSettings")
        _made.id = id
        _made.status = status
        _made.project_id = project_id
        _made.number = number
        _made.starting_user_id = starting_user_id
        _made.queued = queued
        _made.started = started
        _made.completed = completed
        _made.post_processed_timestamp = post_processed_timestamp
        _made.is_completed = is_completed
        _made.commit_id = commit_id
        _made.output_commit_id = output_commit_id
        _made.executor = executor
        _made.title = title
        _made.is_archived = is_archived
        _made.hardware_tier_id = hardware_tier_id
        _made.diagnostic_statistics = diagnostic_statistics
        _made.notebook_name = notebook_name
        _made.starting_scheduled_run_id = starting_scheduled_run_id
        _made.publicly_visible = publicly_visible
        _made.environment_id = environment_id
        _made.environment_revision_id = environment_revision_id
        _made.repositories = repositories
        _made.run_queueing_information = run_queueing_information
        _made.dataset_mounts = dataset_mounts
        _made.container_exit_code = container_exit_code
        _made.auto_sync_settings = auto_sync_settings
        _made.__class__ = cls
        _model: Self = _made
        return _model
