from ..wire import OpenEnum


class EnvironmentBuildStatus(OpenEnum):
    """How the build of a revision stands. An open enum: unknown values are kept."""

    QUEUED = "queued"
    STARTING = "starting"
    PULLING = "pulling"
    BUILDING = "building"
    PUSHING = "pushing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    KILLED = "killed"
