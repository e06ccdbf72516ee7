"""Jobs: started, restarted, and started to be waited for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from domino_api import models
from domino_api.api import jobs
from domino_api.wire_model import recast
from typing_extensions import Unpack

from domino._waiting.kinds import JOBS
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ, OnPoll, Wait
from domino._waiting.starting import start
from domino.config import Timeout
from domino.exceptions import MalformedInputException, MissingRequiredFieldException

from .arguments import checked_choice, checked_id
from .job_details import AsyncJobDetails
from .job_logs import AsyncJobLogs
from .job_notes import AsyncJobNotes
from .job_options import JobStart, Revision, check_job_start
from .job_replies import RestartedJob
from .lookups import AsyncLookups

if TYPE_CHECKING:
    from .clusters import ComputeCluster
    from .spark_clusters import SparkCluster

__all__ = ["AsyncJobs"]


class AsyncJobs(AsyncJobLogs, AsyncJobDetails, AsyncJobNotes, AsyncLookups):
    """Jobs."""

    async def job_start(
        self,
        command: str,
        commit_id: str | None = None,
        hardware_tier_id: str | None = None,
        hardware_tier_name: str | None = None,
        environment_id: str | None = None,
        on_demand_spark_cluster_properties: Mapping[str, object] | None = None,
        compute_cluster_properties: models.ComputeClusterRequest | Mapping[str, object] | None = None,
        external_volume_mounts: Sequence[str] | None = None,
        title: str | None = None,
        main_repo_git_ref: models.GitReference | Mapping[str, object] | None = None,
        branch: str | None = None,
        *,
        environment_name: str | None = None,
        environment_revision: Revision | None = None,
        capacity_type: models.CapacityType | str | None = None,
        net_app_volume_ids: Sequence[str] | None = None,
        volume_size_gib: float | None = None,
        snapshot_datasets_on_completion: bool | None = None,
        snapshot_net_app_volumes_on_completion: bool | None = None,
    ) -> models.Job:
        """Start a job and return at once: `.id`, `.number`, `.statuses`. Wire facts 4.2.

            job = domino.job_start("train.py --epochs 10", hardware_tier_name="Medium", title="nightly")

        What you leave out is taken from the project's settings. Hardware tiers and environments are looked up first,
        once for each client. If there is none of that name, the error suggests similar ones, and nothing is started.

        Args:
            command: The command line, which Domino splits into words, as `"main.py 10"`.
            commit_id: The commit of the project's own files to run from; None for the latest one.
            hardware_tier_id: The id of a hardware tier.
            hardware_tier_name: The name of a hardware tier, instead of its id.
            environment_id: The id of an environment.
            on_demand_spark_cluster_properties: A Spark cluster in python-domino's older form; prefer the next one.
            compute_cluster_properties: `ComputeCluster.spark(...)`, `.ray`, `.dask` or `.mpi`, or python-domino's dict.
            external_volume_mounts: Ids of external volumes to mount.
            title: The title that the web interface shows. If it is unique, `jobs_find` finds the job when the reply is
                lost.
            main_repo_git_ref: What to run of a git-based project's main repository, `GitRef.branch("main")`, `.tag`,
                `.commit` or `.ref`, or python-domino's dict.
            branch: A branch of that repository; the same as `GitRef.branch(branch)`.
            environment_name: The name of an environment, instead of its id.
            environment_revision: Which revision of it: a rule, as `"LatestRevision"`, or the id of one.
            capacity_type: `"on-demand"` or `"spot"`.
            net_app_volume_ids: Ids of NetApp volumes to mount.
            volume_size_gib: Size of the volume that the job works on, in GiB.
            snapshot_datasets_on_completion: Whether to make snapshots of the datasets that it can write to at its end.
            snapshot_net_app_volumes_on_completion: The same for NetApp volumes.

        Raises:
            TypeError, ValueError: An argument cannot be sent, or contradicts another one.
            HardwareTierNotFoundException: The project may not use such a hardware tier. A NotFoundError.
            EnvironmentNotFoundException: The project may not use such an environment. A NotFoundError.
            StartUncertainError: The reply was lost, a 5xx or unreadable; the job may have started. It is never started
                twice: `jobs_find(**error.find)` lists the jobs that it could be.
            ReloginRequiredError: The user has to log in to the web interface first.
        """
        options: dict[str, object] = {
            "commit_id": commit_id,
            "hardware_tier_id": hardware_tier_id,
            "hardware_tier_name": hardware_tier_name,
            "environment_id": environment_id,
            "on_demand_spark_cluster_properties": on_demand_spark_cluster_properties,
            "compute_cluster_properties": compute_cluster_properties,
            "external_volume_mounts": external_volume_mounts,
            "title": title,
            "main_repo_git_ref": main_repo_git_ref,
            "branch": branch,
            "environment_name": environment_name,
            "environment_revision": environment_revision,
            "capacity_type": capacity_type,
            "net_app_volume_ids": net_app_volume_ids,
            "volume_size_gib": volume_size_gib,
            "snapshot_datasets_on_completion": snapshot_datasets_on_completion,
            "snapshot_net_app_volumes_on_completion": snapshot_net_app_volumes_on_completion,
        }
        # Loaded at the first start: most clients start none.
        from .clusters import checked_cluster, checked_revision
        from .git_refs import GitRef, checked_git_ref
        from .spark_clusters import SparkCluster

        check_job_start(command, options)
        older = on_demand_spark_cluster_properties
        cluster, spark = checked_cluster(compute_cluster_properties), None if older is None else SparkCluster(older)
        ref = GitRef.branch(branch) if branch is not None else checked_git_ref(main_repo_git_ref)
        revision = checked_revision(environment_revision, "environment_revision")
        capacity = (
            None if capacity_type is None else checked_choice(capacity_type, models.CapacityType, "capacity type")
        )
        request = models.StartJobRequest(
            project_id=await self._find_project_id(),
            command_to_run=command,
            commit_id=commit_id,
            override_hardware_tier_id=await self._tier(hardware_tier_id, hardware_tier_name),
            environment_id=await self._environment(environment_id, environment_name),
            environment_revision_spec=revision,
            on_demand_spark_cluster_properties=await self._spark(spark),
            compute_cluster_properties=await self._cluster(cluster),
            external_volume_mounts=None if external_volume_mounts is None else list(external_volume_mounts),
            net_app_volume_ids=None if net_app_volume_ids is None else list(net_app_volume_ids),
            title=title,
            main_repo_git_ref=ref,
            capacity_type=capacity,
            override_volume_size_gi_b=volume_size_gib,
            snapshot_datasets_on_completion=snapshot_datasets_on_completion,
            snapshot_net_app_volumes_on_completion=snapshot_net_app_volumes_on_completion,
        )
        return await start(self._engine, JOBS, jobs.start_job.operation(body=request), title)

    async def _tier(self, tier_id: str | None, name: str | None) -> str | None:
        if name is not None:
            return await self._tier_id(name, "name")
        return None if tier_id is None else await self._tier_id(tier_id, "id")

    async def _environment(self, environment_id: str | None, name: str | None) -> str | None:
        if name is not None:
            return await self._environment_id(name, "name")
        return None if environment_id is None else await self._environment_id(environment_id, "id")

    async def _cluster(self, cluster: ComputeCluster | None) -> models.ComputeClusterRequest | None:
        """Return the cluster with the ids of what it may have by name."""
        if cluster is None:
            return None
        kind, found = type(cluster), cluster.to_dict()
        found["computeEnvironmentId"] = await self._environment_id(found["computeEnvironmentId"], "id or name")
        for key in ("masterHardwareTierId", "workerHardwareTierId"):
            if key in found:
                found[key] = {"value": await self._tier_id(found[key]["value"], "id or name")}
        return kind.of(found)

    async def _spark(self, spark: SparkCluster | None) -> models.OnDemandSparkCluster | None:
        """Return the cluster with the deployment's defaults where it says nothing."""
        if spark is None:
            return None
        executor_tier, master_tier = spark.executor_tier, spark.master_tier
        if executor_tier is None or master_tier is None:
            defaults = await self._spark_defaults()
            most = defaults.max_user_execution_slots
            if most is not None and spark.executors > most:
                raise MalformedInputException(
                    f"executorCount is {spark.executors}, more than the {most} that are allowed"
                )
            worker, master = defaults.worker_hardware_tier_id, defaults.master_hardware_tier_id
            executor_tier = executor_tier or (worker.value if worker is not None else None)
            master_tier = master_tier or (master.value if master is not None else None)
        if executor_tier is None or master_tier is None:
            raise MissingRequiredFieldException(
                "the deployment has no default hardware tier for Spark clusters: give executorHardwareTierId and "
                "masterHardwareTierId in on_demand_spark_cluster_properties"
            )
        return models.OnDemandSparkCluster(
            compute_environment_id=await self._environment_id(spark.environment, "id or name"),
            executor_count=spark.executors,
            executor_hardware_tier_id=await self._tier_id(executor_tier, "id or name"),
            executor_storage=spark.storage,
            master_hardware_tier_id=await self._tier_id(master_tier, "id or name"),
        )

    async def _spark_defaults(self) -> models.DefaultComputeCluster:
        kind = str(models.ComputeClusterType.SPARK)
        return await self._engine.call(jobs.get_default_compute_cluster.operation(await self._find_project_id(), kind))

    async def job_start_blocking(
        self,
        poll_freq: Timeout = POLL_FREQ,
        max_poll_time: Timeout = MAX_POLL_TIME,
        ignore_exceptions: Sequence[type[BaseException]] | None = None,
        *,
        retry_count: int | None = None,
        on_poll: OnPoll[models.Job] | None = None,
        progress: bool = False,
        stop_on_interrupt: bool = False,
        **options: Unpack[JobStart],
    ) -> models.Job:
        """Start a job, wait until it is over, and return it; raise if it did not succeed.

            job = domino.job_start_blocking(command="train.py", hardware_tier_name="Medium", on_poll=print)

        After Ctrl-C the job goes on, and the error has its id.

        Args:
            poll_freq: Seconds between two polls of the job.
            max_poll_time: Seconds to wait in total.
            ignore_exceptions: The errors that python-domino ignores while it polls. Here, all temporary errors are
                ignored anyway; an empty tuple means that no poll may fail.
            retry_count: How many polls in a row may fail; None for any number until the deadline.
            on_poll: Called with the job after each poll; AsyncDomino awaits what it returns.
            progress: Whether to show a status line in a terminal or notebook.
            stop_on_interrupt: Stop the job on Ctrl-C or when the waiting task is cancelled.
            **options: The arguments of `job_start`, by name; `command` is required.

        Raises:
            RunFailedError: It failed by itself (Failed) or because of the platform (Error); `.job` is the job, and
                `.log` the end of its output.
            RunStoppedError: Somebody stopped it.
            WaitTimeoutError: The time is up; the job goes on, and `job_wait(error.job_id)` resumes the wait.
            StartUncertainError: The reply to the start was lost, a 5xx or unreadable.
        """
        if ignore_exceptions is not None and not ignore_exceptions:
            retry_count = 0
        wait = Wait[models.Job].checked(self._engine, poll_freq, max_poll_time, retry_count, on_poll, progress)
        job = await self.job_start(**options)
        return await self._job_until_over(job.id, wait, stop_on_interrupt)

    async def job_restart(self, job_id: str, should_use_original_input_commit: bool = True) -> RestartedJob:
        """Start a job again with its original arguments, and return the new job at once. Wire facts 4.2.

        The reply can also be used like the HTTP response that python-domino returns.

        Args:
            job_id: The job to start again.
            should_use_original_input_commit: Run from the same commit as before; False for the project's latest commit.

        Raises:
            NotFoundError: There is no such job.
            StartUncertainError: The reply was lost, a 5xx or unreadable; it is never started twice.
        """
        request = models.RestartJobRequest(
            job_id=checked_id(job_id, "job_id"), should_use_original_input_commit=should_use_original_input_commit
        )
        job = await start(self._engine, JOBS, jobs.restart_job.operation(body=request), None)
        return recast(RestartedJob, job)
