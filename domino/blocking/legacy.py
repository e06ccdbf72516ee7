# Made by scripts/regen.sh from domino/areas/legacy.py: edit that file, not this one.
"""python-domino's other names for what this client does, so that scripts written for it keep working."""

from __future__ import annotations

from typing import overload

from domino_api import models
from typing_extensions import Unpack

from domino._calls.engine import run_blocking
from domino._python_domino.spelling import OldLog, OldLogCall, OldStop, OldStopCall, renamed
from domino._transfer.remote_file import RemoteFile, open_blocking
from domino.areas.job_replies import StoppingJob

from .deployment import Deployment
from .files import Files
from .runs import Runs

__all__ = ["Legacy"]


class Legacy(Runs, Files, Deployment):
    """python-domino's other names."""

    def get_run_info(self, run_id: str) -> models.Run | None:
        """Return a run as it stands now, None if there is no such run."""
        return run_blocking(self._suspending.get_run_info(run_id))

    @overload
    def run_stop(self, run_id: str, save_changes: bool = True, **old: Unpack[OldStop]) -> StoppingJob: ...

    @overload
    def run_stop(self, *, runId: str, save_changes: bool = True, **old: Unpack[OldStop]) -> StoppingJob: ...

    @renamed
    def run_stop(self, run_id: str = "", save_changes: bool = True, **old: Unpack[OldStopCall]) -> StoppingJob:
        """Ask a run to stop, as `runs_stop`; the reply can also be used like the HTTP response of python-domino."""
        return run_blocking(self._suspending.run_stop(run_id, save_changes))

    @overload
    def get_run_log(self, run_id: str, include_setup_log: bool = True, **old: Unpack[OldLog]) -> str: ...

    @overload
    def get_run_log(self, *, runId: str, include_setup_log: bool = True, **old: Unpack[OldLog]) -> str: ...

    @renamed
    def get_run_log(self, run_id: str = "", include_setup_log: bool = True, **old: Unpack[OldLogCall]) -> str:
        """Return the output of a run, by default with the log of its preparation first."""
        return run_blocking(self._suspending.get_run_log(run_id, include_setup_log))

    def blobs_get_v2(self, path: str, commit_id: str, project_id: str) -> RemoteFile:
        """Open a file of another project, which is given by its id, for reading.

        Raises:
            MalformedInputException: The path has an empty, `.` or `..` segment; a ValueError too.
        """
        return open_blocking(self._suspending.blobs_get_v2(path, commit_id, project_id))

    def requires_at_least(self, at_least_version: str) -> bool:
        """Return True, or raise DominoError if the deployment is older than a version such as `"5.9"`."""
        return run_blocking(self._suspending.requires_at_least(at_least_version))
