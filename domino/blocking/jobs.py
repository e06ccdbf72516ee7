# Made by scripts/regen.sh from domino/areas/jobs.py: edit that file, not this one.
"""Jobs: started, restarted, and started to be waited for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domino_api import models
from typing_extensions import Unpack

from domino._calls.engine import run_blocking
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ, OnPoll
from domino.areas.job_options import JobStart, Revision
from domino.areas.job_replies import RestartedJob
from domino.config import Timeout

from .job_details import JobDetails
from .job_logs import JobLogs
from .job_notes import JobNotes
from .lookups import Lookups

__all__ = ["Jobs"]


class Jobs(JobLogs, JobDetails, JobNotes, Lookups):
    """Jobs."""

    def job_start(
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
        return run_blocking(
            self._suspending.job_start(
                command,
                commit_id,
                hardware_tier_id,
                hardware_tier_name,
                environment_id,
                on_demand_spark_cluster_properties,
                compute_cluster_properties,
                external_volume_mounts,
                title,
                main_repo_git_ref,
                branch,
                environment_name=environment_name,
                environment_revision=environment_revision,
                capacity_type=capacity_type,
                net_app_volume_ids=net_app_volume_ids,
                volume_size_gib=volume_size_gib,
                snapshot_datasets_on_completion=snapshot_datasets_on_completion,
                snapshot_net_app_volumes_on_completion=snapshot_net_app_volumes_on_completion,
            )
        )

    def job_start_blocking(
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
        return run_blocking(
            self._suspending.job_start_blocking(
                poll_freq,
                max_poll_time,
                ignore_exceptions,
                retry_count=retry_count,
                on_poll=on_poll,
                progress=progress,
                stop_on_interrupt=stop_on_interrupt,
                **options,
            )
        )

    def job_restart(self, job_id: str, should_use_original_input_commit: bool = True) -> RestartedJob:
        """Start a job again with its original arguments, and return the new job at once. Wire facts 4.2.

        The reply can also be used like the HTTP response that python-domino returns.

        Args:
            job_id: The job to start again.
            should_use_original_input_commit: Run from the same commit as before; False for the project's latest commit.

        Raises:
            NotFoundError: There is no such job.
            StartUncertainError: The reply was lost, a 5xx or unreadable; it is never started twice.
        """
        return run_blocking(self._suspending.job_restart(job_id, should_use_original_input_commit))
