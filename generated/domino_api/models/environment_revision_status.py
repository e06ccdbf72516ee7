from ..wire import OpenEnum


class EnvironmentRevisionStatus(OpenEnum):
    """How the build of a revision stands, as v4 writes it. An open enum: unknown values are kept."""

    QUEUED = "Queued"
    PULLING = "Pulling"
    SUCCEEDED = "Succeeded"
    FAILED = "Failed"
    BUILDING = "Building"
    PUSHING = "Pushing"
    KILLED = "Killed"
    STARTING = "Starting"
