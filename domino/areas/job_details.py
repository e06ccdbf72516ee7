"""What is known of a job besides its state: machine, usage, results."""

from __future__ import annotations

from domino_api import models
from domino_api.api import jobs

from .arguments import checked_id
from .projects import AsyncProjects

__all__ = ["AsyncJobDetails"]


class AsyncJobDetails(AsyncProjects):
    """What is known of a job."""

    async def job_runtime_execution_details(self, job_id: str) -> models.JobRuntimeExecutionDetails:
        """Return what a job runs on: `.hardware_tier`, `.environment`, `.executor_info`. Wire facts 4.2.

        Args:
            job_id: The job, or a run.

        Raises:
            NotFoundError: There is no such job.
        """
        operation = jobs.get_job_runtime_execution_details.operation(checked_id(job_id, "job_id"))
        return await self._engine.call(operation)

    async def job_usage(self, job_id: str) -> list[models.JobUsageSample]:
        """Return the CPU and memory usage of a job over time: `.cpu`, `.memory`, `.timestamp_at`. Wire facts 4.2.

        The units are not documented. `Job.usage` has the latest values.

        Args:
            job_id: The job, or a run.

        Raises:
            NotFoundError: There is no such job.
        """
        return await self._engine.call(jobs.get_job_usage.operation(checked_id(job_id, "job_id")))

    async def job_results(self, job_id: str) -> models.JobResults:
        """Return the files that a job created or changed, as `.file_metadata`, and their commit. Wire facts 4.2.

            results = await domino.job_results(job_id)
            for file in results.file_metadata or []:
                await domino.files_download(file.filename, results.commit_id, to=file.filename)

        Args:
            job_id: The job, or a run.

        Raises:
            NotFoundError: There is no such job.
        """
        operation = jobs.get_job_results.operation(
            checked_id(job_id, "job_id"), project_id=await self._find_project_id()
        )
        return await self._engine.call(operation)
