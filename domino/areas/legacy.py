"""python-domino's other names for what this client does, so that scripts written for it keep working."""

from __future__ import annotations

from typing import overload

from domino_api import InvalidPath, models
from domino_api.wire_model import recast
from typing_extensions import Unpack

from domino._python_domino.spelling import OldLog, OldLogCall, OldStop, OldStopCall, renamed
from domino._transfer.remote_file import AsyncRemoteFile
from domino._waiting.console import plain_text
from domino.errors import DominoError, NotFoundError
from domino.exceptions import MalformedInputException

from .deployment import AsyncDeployment, version_parts
from .files import AsyncFiles
from .job_replies import StoppingJob
from .runs import AsyncRuns

__all__ = ["AsyncLegacy", "StoppingJob"]


class AsyncLegacy(AsyncRuns, AsyncFiles, AsyncDeployment):
    """python-domino's other names."""

    async def get_run_info(self, run_id: str) -> models.Run | None:
        """Return a run as it stands now, None if there is no such run."""
        try:
            return await self.runs_status(run_id)
        except NotFoundError:
            return None

    @overload
    async def run_stop(self, run_id: str, save_changes: bool = True, **old: Unpack[OldStop]) -> StoppingJob: ...
    @overload
    async def run_stop(self, *, runId: str, save_changes: bool = True, **old: Unpack[OldStop]) -> StoppingJob: ...  # noqa: N803
    @renamed
    async def run_stop(self, run_id: str = "", save_changes: bool = True, **old: Unpack[OldStopCall]) -> StoppingJob:
        """Ask a run to stop, as `runs_stop`; the reply can also be used like the HTTP response of python-domino."""
        return recast(StoppingJob, await self.runs_stop(run_id, save_changes))

    @overload
    async def get_run_log(self, run_id: str, include_setup_log: bool = True, **old: Unpack[OldLog]) -> str: ...
    @overload
    async def get_run_log(self, *, runId: str, include_setup_log: bool = True, **old: Unpack[OldLog]) -> str: ...  # noqa: N803
    @renamed
    async def get_run_log(self, run_id: str = "", include_setup_log: bool = True, **old: Unpack[OldLogCall]) -> str:
        """Return the output of a run, by default with the log of its preparation first."""
        output = await self._output(run_id)
        parts = [output.setup if include_setup_log else None, output.stdout]
        return "\n".join(plain_text(part) for part in parts if part is not None)

    async def blobs_get_v2(self, path: str, commit_id: str, project_id: str) -> AsyncRemoteFile:
        """Open a file of another project, which is given by its id, for reading.

        Raises:
            MalformedInputException: The path has an empty, `.` or `..` segment; a ValueError too.
        """
        try:
            commit = await self._files.latest(commit_id)
            return AsyncRemoteFile(await self._files.open(path, commit, project_id=project_id))
        except InvalidPath as error:
            raise MalformedInputException(str(error)) from None

    async def requires_at_least(self, at_least_version: str) -> bool:
        """Return True, or raise DominoError if the deployment is older than a version such as `"5.9"`."""
        version = (await self.deployment_version()).version
        if version_parts(version) < version_parts(at_least_version):
            raise DominoError(f"this needs Domino {at_least_version} or newer; the deployment runs {version}")
        return True
