from ..wire import OpenEnum


class RunStatus(OpenEnum):
    """Where a run stands (wire facts 3.1). `Stopped`, `Succeeded`, `Failed` and `Error` are final; `Faulty` has no
    official description, so trust `isCompleted`. Success is `Succeeded` only. An open enum: unknown values are
    kept (some official tools also expect `Cancelled`, `Canceled` and `Archived`).
    """

    QUEUED = "Queued"
    PENDING = "Pending"
    SCHEDULED = "Scheduled"
    PREPARING = "Preparing"
    BUILDING = "Building"
    PULLING = "Pulling"
    RUNNING = "Running"
    SERVING = "Serving"
    STOP_REQUESTED = "StopRequested"
    STOP_AND_DISCARD_REQUESTED = "StopAndDiscardRequested"
    STOPPING = "Stopping"
    FINISHING = "Finishing"
    STOPPED = "Stopped"
    SUCCEEDED = "Succeeded"
    FAILED = "Failed"
    ERROR = "Error"
    FAULTY = "Faulty"
