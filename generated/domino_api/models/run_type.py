from ..wire import OpenEnum


class RunType(OpenEnum):
    """Kind of an execution. An open enum: unknown values are kept."""

    ENDPOINT = "Endpoint"
    APP = "App"
    SCHEDULED = "Scheduled"
    LAUNCHER = "Launcher"
    BATCH = "Batch"
    WORKSPACE = "Workspace"
    OTHER = "Other"
    SSH_PROXY = "SSHProxy"
