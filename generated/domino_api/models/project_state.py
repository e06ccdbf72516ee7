from ..wire import OpenEnum


class ProjectState(OpenEnum):
    """Whether a project is still worked on. An open enum: unknown values are kept."""

    ACTIVE = "active"
    COMPLETE = "complete"
