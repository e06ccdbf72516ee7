"""The operations of an area, each loaded when it is first used: `datasets.list_datasets.operation(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import add_dataset_grant as add_dataset_grant
    from . import add_dataset_tag as add_dataset_tag
    from . import cancel_dataset_upload as cancel_dataset_upload
    from . import create_dataset as create_dataset
    from . import create_dataset_snapshot as create_dataset_snapshot
    from . import delete_dataset as delete_dataset
    from . import end_dataset_upload as end_dataset_upload
    from . import get_dataset as get_dataset
    from . import get_dataset_snapshot as get_dataset_snapshot
    from . import get_dataset_storage as get_dataset_storage
    from . import get_snapshot_file as get_snapshot_file
    from . import list_dataset_grants as list_dataset_grants
    from . import list_dataset_snapshots as list_dataset_snapshots
    from . import list_datasets as list_datasets
    from . import list_snapshot_files as list_snapshot_files
    from . import remove_dataset_grant as remove_dataset_grant
    from . import remove_dataset_tag as remove_dataset_tag
    from . import send_dataset_chunk as send_dataset_chunk
    from . import start_dataset_upload as start_dataset_upload
    from . import test_dataset_chunk as test_dataset_chunk
    from . import update_dataset as update_dataset
else:  # type checkers would take every misspelt name for an operation
    from importlib import import_module

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "add_dataset_grant",
    "add_dataset_tag",
    "cancel_dataset_upload",
    "create_dataset",
    "create_dataset_snapshot",
    "delete_dataset",
    "end_dataset_upload",
    "get_dataset",
    "get_dataset_snapshot",
    "get_dataset_storage",
    "get_snapshot_file",
    "list_dataset_grants",
    "list_dataset_snapshots",
    "list_datasets",
    "list_snapshot_files",
    "remove_dataset_grant",
    "remove_dataset_tag",
    "send_dataset_chunk",
    "start_dataset_upload",
    "test_dataset_chunk",
    "update_dataset",
]
