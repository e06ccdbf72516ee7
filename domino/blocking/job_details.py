# Made by scripts/regen.sh from domino/areas/job_details.py: edit that file, not this one.
"""What is known of a job besides its state: machine, usage, results."""

from __future__ import annotations

from domino_api import models

from domino._calls.engine import run_blocking

from .projects import Projects

__all__ = ["JobDetails"]


class JobDetails(Projects):
    """What is known of a job."""

    def job_runtime_execution_details(self, job_id: str) -> models.JobRuntimeExecutionDetails:
        """Return what a job runs on: `.hardware_tier`, `.environment`, `.executor_info`. Wire facts 4.2.

        Args:
            job_id: The job, or a run.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_runtime_execution_details(job_id))

    def job_usage(self, job_id: str) -> list[models.JobUsageSample]:
        """Return the CPU and memory usage of a job over time: `.cpu`, `.memory`, `.timestamp_at`. Wire facts 4.2.

        The units are not documented. `Job.usage` has the latest values.

        Args:
            job_id: The job, or a run.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_usage(job_id))

    def job_results(self, job_id: str) -> models.JobResults:
        """Return the files that a job created or changed, as `.file_metadata`, and their commit. Wire facts 4.2.

            results = domino.job_results(job_id)
            for file in results.file_metadata or []:
                domino.files_download(file.filename, results.commit_id, to=file.filename)

        Args:
            job_id: The job, or a run.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_results(job_id))
