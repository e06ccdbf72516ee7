from ..wire import OpenEnum


class SnapshotStatus(OpenEnum):
    """Where a snapshot stands; its files are whole when it is active. An open enum: unknown values are kept."""

    ACTIVE = "active"
    MARKFORDELETION = "markForDeletion"
    DELETIONINPROGRESS = "deletionInProgress"
    DELETED = "deleted"
    PENDING = "pending"
    FAILED = "failed"
    COPYING = "copying"
