"""The types of requests and replies, for programs that use this package.

    from domino.types import Run, RunStatus

Models are attrs classes that are also read-only dicts by their names on the wire. Enums keep values that they do not
know. Whatever is added to the API description appears here after the next regeneration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # If two classes have the same name, mypy takes the first and pyright the last, so those derived from models come
    # both before and after the models.
    # isort: off
    from ._display.lists import FileList as FileList
    from ._display.lists import JobPage as JobPage
    from ._display.lists import RunList as RunList

    from domino_api.models import *  # type: ignore[assignment]  # noqa: F403  (their list is the generator's)

    from ._display.lists import FileList as FileList  # noqa: F811
    from ._display.lists import JobPage as JobPage  # noqa: F811
    from ._display.lists import RunList as RunList  # noqa: F811
    # isort: on

    from ._calls.clock import Clock as Clock
    from ._display.lists import DatasetTable as DatasetTable
    from ._display.lists import FileTable as FileTable
    from ._display.lists import JobTable as JobTable
    from ._display.lists import RunTable as RunTable
    from ._report import TransferProgress as TransferProgress
    from ._report import TransferredFile as TransferredFile
    from ._report import TransferReport as TransferReport
    from ._transfer.dataset_download import DatasetEntry as DatasetEntry
    from ._transfer.remote_file import AsyncRemoteFile as AsyncRemoteFile
    from ._transfer.remote_file import RemoteFile as RemoteFile
    from ._waiting.outcome import FinishedRun as FinishedRun
    from .areas.clusters import ComputeCluster as ComputeCluster
    from .areas.files import UploadedFile as UploadedFile
    from .areas.git_refs import GitRef as GitRef
    from .areas.job_replies import RestartedJob as RestartedJob
    from .areas.job_replies import StoppingJob as StoppingJob
    from .areas.replies import AddedCollaborator as AddedCollaborator
    from .areas.replies import AddedTags as AddedTags
    from .areas.replies import Collaborator as Collaborator
    from .areas.replies import CollaboratorList as CollaboratorList
    from .areas.replies import CreatedProject as CreatedProject
    from .areas.replies import Removed as Removed
else:  # a type checker that saw this would accept every misspelt name
    from importlib import import_module

    _OWN = {
        "AddedCollaborator": ".areas.replies",
        "AddedTags": ".areas.replies",
        "AsyncRemoteFile": "._transfer.remote_file",
        "Clock": "._calls.clock",
        "Collaborator": ".areas.replies",
        "CollaboratorList": ".areas.replies",
        "ComputeCluster": ".areas.clusters",
        "DatasetEntry": "._transfer.dataset_download",
        "DatasetTable": "._display.lists",
        "FileList": "._display.lists",
        "FileTable": "._display.lists",
        "CreatedProject": ".areas.replies",
        "FinishedRun": "._waiting.outcome",
        "GitRef": ".areas.git_refs",
        "JobPage": "._display.lists",
        "JobTable": "._display.lists",
        "RemoteFile": "._transfer.remote_file",
        "Removed": ".areas.replies",
        "RestartedJob": ".areas.job_replies",
        "RunList": "._display.lists",
        "RunTable": "._display.lists",
        "StoppingJob": ".areas.job_replies",
        "TransferProgress": "._report",
        "TransferReport": "._report",
        "TransferredFile": "._report",
        "UploadedFile": ".areas.files",
    }

    def __getattr__(name: str) -> object:
        models = import_module("domino_api.models")
        if name in _OWN:
            value = getattr(import_module(_OWN[name], __package__), name)
        elif name in models.__all__:
            value = getattr(models, name)
        elif name == "__all__":  # for `import *`, which would otherwise import what this module itself imports
            value = __dir__()
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*import_module("domino_api.models").__all__, *_OWN})
